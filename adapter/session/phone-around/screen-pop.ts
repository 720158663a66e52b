import {
  addressFrom,
  attributesIn,
  type Attributes,
  type PopTargets,
} from '../../definition/around-settings.js';
import type { Clock } from '../../ports/clock.js';
import { CrmError, type CrmPort, type CrmRecord, type PopTarget } from '../../ports/crm.js';
import type { Interaction } from '../../ports/phone.js';
import type { PageLike } from '../tabs/browser-tabs.js';
import { isAbort } from '../tabs/abort.js';
import type { LocksLike } from '../tabs/lead.js';
import type { CallMarks } from './call-marks.js';
import { relationTo } from './relation.js';

/** While the console starts, it is asked again after so many milliseconds, doubling, and at most so often. */
const AGAIN = 500;
const TRIES = 6;

export interface ScreenPopOptions {
  readonly crm: CrmPort;
  readonly clock: Clock;
  readonly marks: CallMarks;
  readonly page: PageLike;
  readonly locks: LocksLike | null;
  readonly name: string;
  readonly when: 'alert' | 'answer' | 'off';
  /** What is opened before the org is searched. */
  readonly to: PopTargets;
  readonly attributes: (conversation: string, names: readonly string[]) => Promise<Attributes>;
  /** A record was found for a conversation, to which nothing was related yet. */
  readonly onFound: (conversation: string, record: CrmRecord) => void;
}

/** Brings the record of who calls to the front, in the tab that the agent sees. */
export interface ScreenPop {
  look(interactions: readonly Interaction[]): void;
  dispose(): void;
}

/** A tab's claim on a conversation, held until the conversation is over. */
interface Claim {
  end(): void;
}

/**
 * Once for each conversation: the tab that has its lock pops, and the mark in the storage tells a page that comes
 * later. Two windows that are both seen are kept apart by the lock alone, as a storage may be told late.
 */
export function createScreenPop(options: ScreenPopOptions): ScreenPop {
  const { crm, clock, marks, page, locks, name, when, to } = options;
  const asked = attributesIn(to);
  const byAddressAlone = to.flow === null && asked.length === 0;
  const claims = new Map<string, Claim>();
  let live: readonly Interaction[] = [];
  let disposed = false;

  const wants = ({ direction, state, party }: Interaction): boolean =>
    when !== 'off' &&
    direction === 'inbound' &&
    (party.address !== '' || !byAddressAlone) &&
    (state === 'connected' || (state === 'alerting' && when === 'alert'));
  const find = (id: string): Interaction | undefined => live.find((one) => one.id === id);

  function begin(id: string): void {
    const abort = new AbortController();
    const over = new Promise<void>((resolve) => {
      claims.set(id, {
        end() {
          abort.abort();
          resolve();
        },
      });
    });
    const popAndHold = async (): Promise<void> => {
      if (await pop(id)) await over;
      else claims.delete(id);
    };
    if (locks === null) void popAndHold();
    else {
      locks
        .request(`${name} pop ${id}`, { signal: abort.signal }, popAndHold)
        .catch((reason: unknown) => {
          // Unless the conversation was over before this tab's turn came, the browser denies locks.
          if (!isAbort(reason)) void popAndHold();
        });
    }
  }

  /** Tells whether that conversation is done with in this tab; otherwise it may be claimed again. */
  async function pop(id: string): Promise<boolean> {
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const interaction = find(id);
      if (disposed || interaction === undefined || marks.of(id)?.popped === true) return true;
      if (!page.visible) return false;
      // Before anything is asked, so that a page that comes in the middle of it does not do it again.
      marks.add(id, { popped: true });
      try {
        if (!(await popTarget(id))) await popAddress(id, interaction.party.address);
        return true;
      } catch (error) {
        // What was refused or is not answered is not done again: it may have been done.
        if (!(error instanceof CrmError) || error.reason !== 'notReady') return true;
        marks.unpop(id);
        await new Promise<void>((resolve) => void clock.after(AGAIN * 2 ** attempt, resolve));
      }
    }
    return true;
  }

  async function popAddress(id: string, address: string): Promise<void> {
    if (address === '') return;
    const outcome = await crm.popFor({ address, direction: 'inbound' });
    if (outcome.is === 'one') found(id, outcome.record);
  }

  /** Opens what the interaction brings along. Tells whether anything was opened, or may have been. */
  async function popTarget(id: string): Promise<boolean> {
    if (byAddressAlone) return false;
    const attributes =
      asked.length === 0 ? {} : await options.attributes(id, asked).catch((): Attributes => ({}));
    for (const target of targetsOf(to, attributes)) {
      try {
        await crm.popTo(target);
        // What kind of record it is says its Id.
        if (target.is === 'record') found(id, { id: target.id, object: '', name: '' });
        return true;
      } catch (error) {
        if (!(error instanceof CrmError) || error.reason !== 'refused') throw error;
      }
    }
    return false;
  }

  function found(id: string, record: CrmRecord): void {
    const mark = marks.of(id);
    if (disposed || mark?.chosen === true || mark?.who !== undefined) return;
    marks.add(id, relationTo(record));
    options.onFound(id, record);
  }

  function look(): void {
    for (const [id, claim] of claims) {
      if (find(id) !== undefined) continue;
      claims.delete(id);
      claim.end();
    }
    if (!page.visible) return;
    for (const interaction of live) {
      const { id } = interaction;
      if (!claims.has(id) && wants(interaction) && marks.of(id)?.popped !== true) begin(id);
    }
  }

  const stop = page.listen((change) => {
    if (change === 'visible') look();
  });

  return {
    look(interactions) {
      live = interactions;
      look();
    },
    dispose() {
      if (disposed) return;
      disposed = true;
      stop();
      for (const claim of claims.values()) claim.end();
      claims.clear();
    },
  };
}

/** 15 or 18 characters: https://developer.salesforce.com/docs/platform/object-reference/guide/field-types.html */
const RECORD_ID = /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/;

/** What can be opened, in order. */
function targetsOf(
  { record, url, flow }: PopTargets,
  attributes: Attributes,
): readonly PopTarget[] {
  const id = record === null ? '' : (attributes[record] ?? '').trim();
  const address = url === null ? null : addressFrom(url, attributes);
  const inputs = [...(flow?.inputs ?? [])].flatMap(([variable, attribute]) => {
    const value = attributes[attribute] ?? '';
    return value === '' ? [] : [[variable, value] as const];
  });
  const flowFits = flow !== null && (flow.inputs.size === 0 || inputs.length > 0);
  return [
    ...(RECORD_ID.test(id) ? [{ is: 'record', id } as const] : []),
    ...(address === null ? [] : [{ is: 'url', url: address } as const]),
    ...(flowFits
      ? [{ is: 'flow', name: flow.name, inputs: Object.fromEntries(inputs) } as const]
      : []),
  ];
}
