import type { Catalog } from '../definition/catalog.js';
import { statusNamed } from '../definition/resolve-status.js';
import type { Clock } from '../ports/clock.js';
import type { LossReason, OutsideEvent, ReachEvent } from '../sync/events.js';
import type { Memory } from '../sync/memory.js';
import type { RuleSet } from '../sync/rules.js';
import type { SentCommand, WaitingChoice } from '../sync/sent-command.js';
import { isUnresolved, unresolvedName, type Status } from '../sync/status.js';
import { createEngineHost, type EngineHost, type Sides } from './engine-host.js';
import type { MemoryKey, SessionEnd, Stored } from './stored.js';

/** One agent's shift: the engine that runs it, and what is kept of it for the next page. */
export interface Shift {
  /** Another one after each end. */
  readonly engine: EngineHost;
  /** PureCloud's id of the agent whose shift it is; `null`: none has begun. */
  readonly agent: string | null;
  /** Goes on from the memory where there is one under this key. */
  begin(key: MemoryKey, rules: RuleSet, catalog: Catalog): void;
  configure(rules: RuleSet, learnt: Readonly<Record<Status, Status>>): void;
  /** The shift goes on under another definition; `rules`: as one that begins, where they are others than before. */
  renew(key: Omit<MemoryKey, 'user'>, rules: RuleSet): void;
  hear(event: OutsideEvent): void;
  /** Whether a timeline is kept, of this shift and of those that follow; `false` drops what was kept. */
  keepTimeline(on: boolean): void;
  /** The page did not run since then (milliseconds since the epoch): goes on as after a refresh. */
  resumeAfter(since: number): void;
  losePureCloud(reason: LossReason): void;
  regainPureCloud(): void;
  /** The next shift starts from nothing. What is remembered stays. */
  end(): void;
  remember(): void;
  dispose(): void;
}

export interface ShiftOptions {
  readonly sides: () => Sides;
  readonly clock: Clock;
  /** A number in [0, 1). */
  readonly random: () => number;
  readonly stored: Stored;
  /** Told after each event. */
  readonly onChange: () => void;
  /** Asked before each write of a status, where given. */
  readonly mayWrite?: (() => Promise<boolean>) | undefined;
}

/** A memory stays young while its page lives, so that only an absence makes it old. */
const REMEMBER_EVERY = 60_000;

/** What was remembered by its name may have become known since, by another page. */
function withKnown(memory: Memory, catalog: Catalog): Memory {
  const known = (status: Status | null): Status | null =>
    status !== null && isUnresolved(status)
      ? (statusNamed(unresolvedName(status), catalog) ?? status)
      : status;
  const knownChoice = (choice: WaitingChoice | null): WaitingChoice | null =>
    choice === null ? null : { ...choice, status: known(choice.status) ?? choice.status };
  const { base, waiting } = memory;
  return {
    ...memory,
    base: { ...base, omni: known(base.omni) },
    waiting: { ...waiting, omni: knownChoice(waiting.omni) },
  };
}

/** What the last page set as it went away is, until its grace is over, a command of ours that nobody has answered. */
function withSessionEnd(memory: Memory, { status, at, until }: SessionEnd, now: number): Memory {
  if (now > until) return memory;
  const command: SentCommand = {
    id: memory.nextCommand,
    status,
    at,
    attempt: 1,
    waitsUntil: until,
    cause: { rule: 'sessionEnd', event: { type: 'start' }, at },
    echoed: false,
    answered: false,
    date: null,
  };
  const { sent } = memory;
  return {
    ...memory,
    nextCommand: memory.nextCommand + 1,
    sent: { ...sent, pureCloud: [...sent.pureCloud, command] },
  };
}

export function createShift(options: ShiftOptions): Shift {
  const { clock, stored, onChange } = options;
  let key: MemoryKey | null = null;
  /** What Omni-Channel last said of its reach: an engine made later has to know it, too. */
  let omniReach: ReachEvent | null = null;
  let keepsTimeline = true;
  let disposed = false;
  let engine = makeEngine();
  let stopRemembering = clock.after(REMEMBER_EVERY, rememberAgain);

  function makeEngine(): EngineHost {
    const made = createEngineHost(options);
    made.keepRecording(keepsTimeline);
    if (omniReach !== null) made.dispatch(omniReach);
    made.listen(() => {
      remember();
      onChange();
    });
    return made;
  }

  function remember(): void {
    if (disposed || key === null) return;
    const memory = engine.memory();
    if (memory !== null) stored.saveMemory(key, memory);
  }

  function rememberAgain(): void {
    remember();
    stopRemembering = clock.after(REMEMBER_EVERY, rememberAgain);
  }

  return {
    get engine() {
      return engine;
    },
    get agent() {
      return key?.user ?? null;
    },
    begin(forKey, rules, catalog) {
      key = forKey;
      const kept = stored.memory(forKey);
      const end = stored.sessionEnd();
      if (end !== null) stored.saveSessionEnd(null);
      const taken = kept === null || end === null ? kept : withSessionEnd(kept, end, clock.now());
      const memory = taken === null ? {} : { memory: withKnown(taken, catalog) };
      engine.dispatch({ type: 'start', rules, ...memory });
    },
    configure(rules, learnt) {
      if (key !== null) engine.dispatch({ type: 'configured', rules, learnt });
    },
    renew(forKey, rules) {
      if (key === null) return;
      key = { ...forKey, user: key.user };
      const before = engine.state.rules;
      if (JSON.stringify(before) === JSON.stringify(rules)) remember();
      // Off stops the writes, and forgets nothing of the work that goes on.
      else if (!rules.enabled || !before.enabled) engine.dispatch({ type: 'configured', rules });
      else engine.dispatch({ type: 'start', rules });
    },
    hear(event) {
      if (event.type === 'reach' && event.side === 'omni') omniReach = event;
      engine.dispatch(event);
    },
    keepTimeline(on) {
      keepsTimeline = on;
      engine.keepRecording(on);
    },
    resumeAfter(since) {
      const memory = key === null ? null : engine.memory();
      if (memory === null) return;
      const at = Math.min(memory.at, since);
      engine.dispatch({ type: 'start', rules: engine.state.rules, memory: { ...memory, at } });
    },
    losePureCloud(reason) {
      if (key === null) return;
      engine.dispatch({ type: 'reach', side: 'pureCloud', is: 'lost', reason });
    },
    regainPureCloud: () => engine.dispatch({ type: 'reach', side: 'pureCloud', is: 'back' }),
    end() {
      engine.dispose();
      key = null;
      engine = makeEngine();
    },
    remember,
    dispose() {
      remember();
      disposed = true;
      stopRemembering();
      engine.dispose();
    },
  };
}
