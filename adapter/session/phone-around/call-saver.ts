import type { CallLogSettings } from '../../definition/around-settings.js';
import type { Clock } from '../../ports/clock.js';
import { CrmError, type CrmFailure, type CrmPort } from '../../ports/crm.js';
import type { Disposer } from '../../ports/disposer.js';
import type { KeptCall, KeptCalls } from './kept-calls.js';
import { changedFields, taskFields, type TaskFields } from './task-fields.js';
import type { UnsavedCallLog } from './view.js';
import type { AroundWords } from './words.js';

/** All in milliseconds. What lasts is brought up to date at most so often. */
const UPDATE_EVERY = 5_000;
/** Tried again after so long, doubling. */
const AGAIN = 1_000;
const LONGEST = 60_000;
/** What Salesforce says no to will seldom be taken a moment later. */
const REFUSED_AGAIN = 5_000;
const REFUSED_LONGEST = 300_000;
/** A tab that may not save asks again; the one that leads now does it in its place. */
const MAY_AGAIN = 1_000;
/** The page that asked for a Task has its answer by then. */
const ANSWERED_BY = 60_000;
/** A call that was first seen so long after it was connected may have its Task already. */
const SEEN_LATE = 10_000;
/** A Task that was made without an answer is found by then, by whoever looks for it. */
const FOUND_BY = 300_000;

export interface CallSaverOptions {
  readonly crm: CrmPort;
  readonly clock: Clock;
  readonly kept: KeptCalls;
  readonly settings: CallLogSettings;
  /** In the language of the moment. */
  readonly words: () => AroundWords;
  readonly maySave: () => Promise<boolean>;
  readonly onChange: () => void;
}

interface Trouble {
  readonly because: UnsavedCallLog['because'];
  readonly tries: number;
}

/** Saves what is kept of calls, one after another. */
export interface CallSaver {
  readonly unsaved: readonly UnsavedCallLog[];
  work(): void;
  /** The call is over, which is not put off as a mere change is. */
  soon(id: string): void;
  /** The agent has said something about it. */
  again(id: string): void;
  /** Nothing is begun until there is work again. */
  rest(): void;
  dispose(): void;
}

export function createCallSaver(options: CallSaverOptions): CallSaver {
  const { crm, clock, kept, settings, words, maySave, onChange } = options;
  const troubles = new Map<string, Trouble>();
  /** When one may be saved again. */
  const due = new Map<string, number>();
  let working = false;
  let busy = false;
  let disposed = false;
  let stopWaiting: Disposer = () => undefined;

  const fieldsOf = ({ id, facts, over }: KeptCall): TaskFields =>
    facts === null ? {} : taskFields({ id, facts, over }, settings, words());
  const hasWork = (call: KeptCall): boolean => call.facts !== null && call.stage !== 'dropped';
  /** What is `unsure` and cannot be looked for is the agent's to say. */
  const waitsForAgent = ({ id, stage }: KeptCall): boolean =>
    stage === 'unsure' && troubles.get(id)?.because === 'unsure';
  const isDue = (call: KeptCall): boolean =>
    hasWork(call) && !waitsForAgent(call) && (due.get(call.id) ?? 0) <= clock.now();
  const isSaved = (call: KeptCall): boolean =>
    call.stage === 'made' && changedFields(fieldsOf(call), call.saved) === null;

  function work(): void {
    stopWaiting();
    working = true;
    if (busy || disposed) return;
    for (const call of kept.all()) {
      if (call.over && call.facts !== null && isSaved(call)) forget(call.id);
    }
    const next = kept.all().find((call) => isDue(call) && !isSaved(call));
    if (next === undefined) waitForNext();
    else void step(next.id);
  }

  /** Of one that is saved and over nothing is kept but that. */
  function forget(id: string): void {
    kept.change(id, (call) => ({ ...call, facts: null, saved: {} }));
    troubles.delete(id);
    due.delete(id);
  }

  function waitForNext(): void {
    const times = kept
      .all()
      .filter((call) => hasWork(call) && !waitsForAgent(call))
      .map(({ id }) => due.get(id) ?? 0)
      .filter((at) => at > clock.now());
    if (times.length === 0) return;
    stopWaiting = clock.after(Math.min(...times) - clock.now(), work);
  }

  async function step(id: string): Promise<void> {
    busy = true;
    const before = JSON.stringify(unsaved());
    try {
      if (!(await maySave())) due.set(id, clock.now() + MAY_AGAIN);
      else if (working && !disposed) await save(id);
    } catch (error) {
      failed(id, reasonOf(error));
    } finally {
      busy = false;
      if (!disposed && JSON.stringify(unsaved()) !== before) onChange();
      if (working) work();
    }
  }

  async function save(id: string): Promise<void> {
    const call = kept.get(id);
    if (call === undefined || !hasWork(call)) return;
    switch (call.stage) {
      case 'new':
        return make(call);
      case 'made':
        return update(call);
      case 'asked':
      case 'unsure':
        return lookFor(call);
      case 'dropped':
    }
  }

  /** Of a call that went on before anything was kept of it: in another browser, or before a sign-out. */
  async function madeBefore({ id, at, facts }: KeptCall): Promise<boolean> {
    if (facts === null || at < facts.connectedAt + SEEN_LATE) return false;
    const found = await crm.findCallLog(id);
    if (found.is === 'found') made(id, found.task, {});
    return found.is === 'found';
  }

  async function make(call: KeptCall): Promise<void> {
    const { id } = call;
    if (await madeBefore(call)) return;
    const fields = fieldsOf(call);
    kept.change(id, (now) => ({ ...now, stage: 'asked', askedAt: clock.now() }));
    try {
      made(
        id,
        await crm.saveCallLog({ task: null, fields }, (task) => late(id, task, fields)),
        fields,
      );
    } catch (error) {
      const reason = reasonOf(error);
      // A late answer may have come before this one, and another tab may have found it.
      kept.change(id, (now) =>
        now.stage === 'asked' ? { ...now, stage: reason === 'noAnswer' ? 'unsure' : 'new' } : now,
      );
      if (kept.get(id)?.stage !== 'made') failed(id, reason);
    }
  }

  function made(id: string, task: string, saved: TaskFields): void {
    kept.change(id, (now) =>
      now.stage === 'made' || now.stage === 'dropped'
        ? now
        : { ...now, stage: 'made', task, saved },
    );
    succeeded(id);
  }

  function late(id: string, task: string, fields: TaskFields): void {
    made(id, task, fields);
    if (disposed) return;
    onChange();
    if (working) work();
  }

  async function update(call: KeptCall): Promise<void> {
    const { id, task } = call;
    const changes = changedFields(fieldsOf(call), call.saved);
    if (task === null || changes === null) return;
    try {
      await crm.saveCallLog({ task, fields: changes });
      kept.change(id, (now) => ({ ...now, saved: { ...now.saved, ...changes } }));
      succeeded(id);
    } catch (error) {
      const reason = reasonOf(error);
      if (reason === 'gone') {
        // Somebody deleted it; it is not made anew.
        kept.change(id, (now) => ({ ...now, stage: 'dropped', facts: null, saved: {} }));
        succeeded(id);
      } else failed(id, reason);
    }
  }

  /** A page went while it waited, or its answer never came: whether there is a Task is for Salesforce to say. */
  async function lookFor({ id, askedAt }: KeptCall): Promise<void> {
    try {
      const found = await crm.findCallLog(id);
      // Meanwhile its answer may have come after all.
      if (kept.get(id)?.stage === 'made') return;
      if (found.is === 'found') made(id, found.task, {});
      else if (found.is === 'unknown' && clock.now() >= askedAt + ANSWERED_BY) {
        kept.change(id, (now) => ({ ...now, stage: 'unsure' }));
        troubles.set(id, { because: 'unsure', tries: 0 });
      } else if (found.is === 'unknown' || clock.now() < askedAt + FOUND_BY) {
        failed(id, 'noAnswer');
      } else {
        kept.change(id, (now) => ({ ...now, stage: 'new' }));
        due.delete(id);
      }
    } catch (error) {
      failed(id, reasonOf(error));
    }
  }

  function succeeded(id: string): void {
    troubles.delete(id);
    due.set(id, kept.get(id)?.over === true ? 0 : clock.now() + UPDATE_EVERY);
  }

  function failed(id: string, because: CrmFailure): void {
    const tries = (troubles.get(id)?.tries ?? 0) + 1;
    const [first, longest] =
      because === 'refused' ? [REFUSED_AGAIN, REFUSED_LONGEST] : [AGAIN, LONGEST];
    troubles.set(id, { because, tries });
    due.set(id, clock.now() + Math.min(first * 2 ** (tries - 1), longest));
  }

  /** What is under way for the first time is no trouble yet. */
  function unsaved(): readonly UnsavedCallLog[] {
    return kept
      .all()
      .flatMap(({ id, facts, stage }) => {
        const because = troubles.get(id)?.because ?? (stage === 'unsure' ? 'noAnswer' : null);
        const settled = because === 'unsure' && stage !== 'unsure';
        if (facts === null || because === null || settled) return [];
        const again = because === 'unsure' ? null : (due.get(id) ?? clock.now());
        const { connectedAt: at, number } = facts;
        return [{ conversation: id, at, number, because, again }];
      })
      .sort((a, b) => a.at - b.at);
  }

  return {
    get unsaved() {
      return unsaved();
    },
    work,
    soon(id) {
      if (!troubles.has(id)) due.delete(id);
    },
    again(id) {
      troubles.delete(id);
      due.delete(id);
      onChange();
      if (working) work();
    },
    rest() {
      working = false;
      stopWaiting();
    },
    dispose() {
      disposed = true;
      working = false;
      stopWaiting();
    },
  };
}

const reasonOf = (error: unknown): CrmFailure =>
  error instanceof CrmError ? error.reason : 'noAnswer';
