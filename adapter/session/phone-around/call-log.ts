import type { Disposer } from '../../ports/disposer.js';
import type { ShownInteraction } from '../phone/view.js';
import { factsNow, factsOver, isLogged } from './call-facts.js';
import type { CallMarks } from './call-marks.js';
import { createCallSaver, type CallSaverOptions } from './call-saver.js';
import type { KeptCall } from './kept-calls.js';
import { relationTo } from './relation.js';
import { usesName } from './task-fields.js';
import type { UnsavedCallLog } from './view.js';

/** While a call lasts, what other tabs know of it is looked at so often, in milliseconds. */
const LOOK_EVERY = 5_000;

export interface CallLogOptions extends CallSaverOptions {
  readonly marks: CallMarks;
}

/** Keeps a Task for each call, in the tab that leads. */
export interface CallLog {
  readonly unsaved: readonly UnsavedCallLog[];
  /** `null`: this tab does not lead, or it is not known which calls there are; nothing is begun then. */
  look(interactions: readonly ShownInteraction[] | null): void;
  saveAgain(conversation: string): void;
  forgo(conversation: string): void;
  /** What was being saved is no more; to be called where all of it is wiped. */
  stop(): void;
  dispose(): void;
}

/**
 * Every call that was connected is written down before anything is asked of Salesforce, and stays so until Salesforce
 * has all of it: a page may go at any time, and the next one carries on.
 */
export function createCallLog(options: CallLogOptions): CallLog {
  const { crm, clock, kept, marks, settings } = options;
  const saver = createCallSaver(options);
  const names = usesName(settings);
  const lookedFor = new Set<string>();
  let live: readonly ShownInteraction[] | null = null;
  let stopLooking: Disposer = () => undefined;

  function note(interaction: ShownInteraction): void {
    const { id } = interaction;
    const was = kept.get(id);
    if (was?.stage === 'dropped') return;
    if (was === undefined && !isLogged(interaction)) return;
    const facts = factsNow(was?.facts ?? null, interaction, marks.of(id), {
      now: clock.now(),
      names,
    });
    if (was === undefined) {
      kept.put({ ...UNASKED, id, facts });
    } else if (was.facts !== facts || was.over) {
      kept.change(id, (call) => ({ ...call, facts, over: false }));
    }
  }

  /** Whom an outbound call goes to: it pops nothing, but its log says so. */
  async function findRelated({ id, direction, party }: ShownInteraction): Promise<void> {
    if (direction === 'inbound' || party.address === '' || lookedFor.has(id)) return;
    lookedFor.add(id);
    if (marks.of(id) !== null) return;
    try {
      const found = await crm.popFor({ address: party.address, direction });
      if (found.is === 'one' && marks.of(id) === null) marks.add(id, relationTo(found.record));
    } catch {
      // The log says whom was called by number.
    }
  }

  function end(call: KeptCall): void {
    const { id, facts } = call;
    if (facts === null || call.over) return;
    kept.change(id, (now) => ({ ...now, facts: factsOver(facts, clock.now()), over: true }));
    lookedFor.delete(id);
    saver.soon(id);
  }

  function look(): void {
    stopLooking();
    if (live === null) {
      saver.rest();
      return;
    }
    for (const interaction of live) {
      note(interaction);
      if (kept.get(interaction.id)?.over === false) void findRelated(interaction);
    }
    const ids = new Set(live.map(({ id }) => id));
    for (const call of kept.all()) if (!ids.has(call.id)) end(call);
    if (kept.all().some(({ over, stage }) => !over && stage !== 'dropped')) {
      stopLooking = clock.after(LOOK_EVERY, look);
    }
    saver.work();
  }

  return {
    get unsaved() {
      return saver.unsaved;
    },
    look(interactions) {
      live = interactions;
      look();
    },
    saveAgain(conversation) {
      kept.change(conversation, (call) =>
        call.stage === 'unsure' ? { ...call, stage: 'new' } : call,
      );
      saver.again(conversation);
    },
    forgo(conversation) {
      kept.change(conversation, (call) => ({ ...call, stage: 'dropped', facts: null, saved: {} }));
      saver.again(conversation);
    },
    stop() {
      stopLooking();
      lookedFor.clear();
      live = null;
      saver.rest();
    },
    dispose() {
      stopLooking();
      saver.dispose();
    },
  };
}

const UNASKED = { stage: 'new', askedAt: 0, task: null, saved: {}, over: false } as const;
