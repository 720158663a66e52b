import type { Catalog } from '../definition/catalog.js';
import { statusNamed } from '../definition/resolve-status.js';
import type { Clock } from '../ports/clock.js';
import type { LossReason, OutsideEvent, ReachEvent } from '../sync/events.js';
import type { Memory } from '../sync/memory.js';
import type { RuleSet } from '../sync/rules.js';
import { isUnresolved, unresolvedName, type Status } from '../sync/status.js';
import { createEngineHost, type EngineHost, type Sides } from './engine-host.js';
import type { MemoryKey, Stored } from './stored.js';

/** One agent's shift: the engine that runs it, and what is kept of it for the next page. */
export interface Shift {
  /** Another one after each end. */
  readonly engine: EngineHost;
  /** PureCloud's id of the agent whose shift it is; `null`: none has begun. */
  readonly agent: string | null;
  /** Goes on from the memory where there is one under this key. */
  begin(key: MemoryKey, rules: RuleSet, catalog: Catalog): void;
  configure(rules: RuleSet, learnt: Readonly<Record<Status, Status>>): void;
  hear(event: OutsideEvent): void;
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
  const { base, waiting } = memory;
  return {
    ...memory,
    base: { ...base, omni: known(base.omni) },
    waiting: { ...waiting, omni: known(waiting.omni) },
  };
}

export function createShift(options: ShiftOptions): Shift {
  const { clock, stored, onChange } = options;
  let key: MemoryKey | null = null;
  /** What Omni-Channel last said of its reach: an engine made later has to know it, too. */
  let omniReach: ReachEvent | null = null;
  let disposed = false;
  let engine = makeEngine();
  let stopRemembering = clock.after(REMEMBER_EVERY, rememberAgain);

  function makeEngine(): EngineHost {
    const made = createEngineHost(options);
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
      const memory = kept === null ? {} : { memory: withKnown(kept, catalog) };
      engine.dispatch({ type: 'start', rules, ...memory });
    },
    configure(rules, learnt) {
      if (key !== null) engine.dispatch({ type: 'configured', rules, learnt });
    },
    hear(event) {
      if (event.type === 'reach' && event.side === 'omni') omniReach = event;
      engine.dispatch(event);
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
