import type { OpenCti, ScreenPop } from '@salesforce/open-cti';
import type { Clock } from '../../ports/clock.js';
import {
  CrmError,
  type CallLogEntry,
  type ClickedNumber,
  type CrmPort,
  type PopFacts,
  type PopOutcome,
  type PopTarget,
} from '../../ports/crm.js';
import type { Disposer } from '../../ports/disposer.js';
import { createListeners } from '../../ports/listeners.js';
import {
  clickedNumber,
  crmError,
  looksForTasks,
  peopleIn,
  popOutcome,
  recordOf,
  savedId,
  taskIn,
} from './answers.js';
import { createLatest } from './latest.js';

/** A save may meet triggers and flows of the org, in milliseconds. */
const SAVE_LIMIT = 60_000;

export interface SalesforceCrmOptions {
  readonly openCti: OpenCti;
  readonly clock: Clock;
  /**
   * In which ways the org may have written an address, the most likely one first; left out: as it is. A search finds
   * a number in another form only as far as Salesforce knows phone numbers.
   */
  readonly spellings?: (address: string) => Promise<readonly string[]>;
}

/** The code of it: in the phone's chunk. Rejects where it cannot be loaded. */
export type LoadCrm = () => Promise<{
  readonly createSalesforceCrm: (options: SalesforceCrmOptions) => CrmPort;
}>;

/** The console as an agent who makes and takes calls needs it, by Open CTI alone. */
export function createSalesforceCrm({
  openCti,
  clock,
  spellings = (address) => Promise.resolve([address]),
}: SalesforceCrmOptions): CrmPort {
  const clicks = createListeners<ClickedNumber>();
  const dialling = createLatest<boolean>({
    clock,
    set: (allowed) => (allowed ? openCti.enableClickToDial() : openCti.disableClickToDial()),
  });
  const label = createLatest<string>({ clock, set: (text) => openCti.setSoftphoneItemLabel(text) });
  const icon = createLatest<string>({ clock, set: (key) => openCti.setSoftphoneItemIcon(key) });
  let disposed = false;
  let deaf: Disposer | null = null;

  /** Only now, so that a click of before is heard. */
  function hearClicks(): void {
    if (deaf !== null || disposed) return;
    deaf = () => undefined;
    try {
      deaf = openCti.onClickToDial((payload) => {
        const clicked = clickedNumber(payload);
        if (clicked !== null) clicks.tell(clicked);
      });
    } catch {
      // An org whose library has none of it: its numbers are no links.
    }
  }

  /** Where there are several spellings, the one that finds somebody is found out first, without a pop. */
  async function inboundPop(all: readonly string[], address: string): Promise<PopOutcome> {
    let chosen = all[0] ?? address;
    if (all.length > 1) chosen = (await firstFound(all))?.spelling ?? chosen;
    return popOutcome(
      await openCti.searchAndScreenPop({
        searchParams: chosen,
        callType: 'inbound',
        defaultFieldValues: newRecordWith(address),
      }),
    );
  }

  async function firstFound(
    all: readonly string[],
  ): Promise<{ readonly spelling: string; readonly outcome: PopOutcome } | null> {
    for (const spelling of all) {
      const outcome = popOutcome(
        await openCti.searchAndScreenPop({
          searchParams: spelling,
          callType: 'inbound',
          deferred: true,
        }),
      );
      if (outcome.is !== 'none') return { spelling, outcome };
    }
    return null;
  }

  async function popFor({ address, direction }: PopFacts): Promise<PopOutcome> {
    const all = await spellings(address);
    try {
      if (direction === 'inbound') return await inboundPop(all, address);
      return (await firstFound(all.length > 0 ? all : [address]))?.outcome ?? { is: 'none' };
    } catch (error) {
      throw crmError(error);
    }
  }

  async function saveCallLog(
    { task, fields }: CallLogEntry,
    late?: (task: string) => void,
  ): Promise<string> {
    const value = task === null ? { entityApiName: 'Task', ...fields } : { Id: task, ...fields };
    const told = (returnValue: unknown): void => {
      const id = savedId(returnValue);
      if (id !== null) late?.(id);
    };
    let returnValue: unknown;
    try {
      returnValue = await openCti.saveLog(value, { timeLimit: SAVE_LIMIT, late: told });
    } catch (error) {
      throw crmError(error, task !== null);
    }
    // Which record was changed is known, whatever the answer calls it.
    if (task !== null) return task;
    const id = savedId(returnValue);
    if (id === null) throw new CrmError('noAnswer', 'Salesforce saved a Task without naming it.');
    // It is not shown by itself; an agent who does not see it finds it later.
    openCti.refreshView().catch(() => undefined);
    return id;
  }

  return {
    onClickToDial(listener) {
      const stop = clicks.add(listener);
      hearClicks();
      return stop;
    },
    allowClickToDial: (allowed) => dialling.want(allowed),
    popFor,
    async popTo(target) {
      try {
        await openCti.screenPop(screenPopOf(target));
      } catch (error) {
        throw crmError(error);
      }
    },
    saveCallLog,
    async findCallLog(conversation) {
      try {
        if (!looksForTasks(await openCti.getSoftphoneLayout())) return { is: 'unknown' };
        const task = taskIn(
          await openCti.searchAndScreenPop({
            searchParams: conversation,
            callType: 'internal',
            deferred: true,
          }),
          conversation,
        );
        return task === null ? { is: 'absent' } : { is: 'found', task };
      } catch (error) {
        throw crmError(error);
      }
    },
    async findPeople(text) {
      try {
        return peopleIn(
          // Neither outbound nor internal calls pop anything, and what is deferred does not either.
          await openCti.searchAndScreenPop({
            searchParams: text,
            callType: 'outbound',
            deferred: true,
          }),
        );
      } catch (error) {
        throw crmError(error);
      }
    },
    async recordInFront() {
      try {
        return recordOf(await openCti.getAppViewInfo());
      } catch (error) {
        throw crmError(error);
      }
    },
    notice(notice) {
      label.want(notice.label);
      icon.want(notice.icon);
    },
    openPanel() {
      if (!disposed) openCti.setSoftphonePanelVisibility(true).catch(() => undefined);
    },
    dispose() {
      if (disposed) return;
      disposed = true;
      deaf?.();
      clicks.clear();
      dialling.dispose();
      label.dispose();
      icon.dispose();
      openCti.disableClickToDial().catch(() => undefined);
    },
  };
}

/** https://developer.salesforce.com/docs/service/api-cti/guide/sforce-api-cti-screenpop-lex.html */
function screenPopOf(target: PopTarget): ScreenPop {
  switch (target.is) {
    case 'record':
      return { type: 'sobject', params: { recordId: target.id } };
    case 'url':
      return { type: 'url', params: { url: target.url } };
    case 'flow': {
      const { name: flowDevName, inputs } = target;
      const flowArgs = Object.entries(inputs).map(([name, value]) => ({
        name,
        type: 'String',
        value,
      }));
      return { type: 'flow', params: { flowDevName, flowArgs } };
    }
  }
}

/** What a record that the agent makes begins with. */
const newRecordWith = (address: string): Readonly<Record<string, string>> =>
  address.includes('@') ? { Email: address } : { Phone: address };
