import type { Clock } from '../ports/clock.js';
import type { Disposer } from '../ports/disposer.js';
import type { OmniPort } from '../ports/omni.js';
import { PortError } from '../ports/port-error.js';
import type { PureCloudPort } from '../ports/pure-cloud.js';
import type { Command, ReadCommand, SetCommand } from '../sync/commands.js';
import { initialState, memoryOf, reduce, summarize, type Summary } from '../sync/engine.js';
import type { AnswerEvent, Failure, ReadEvent, SyncEvent } from '../sync/events.js';
import type { Memory } from '../sync/memory.js';
import type { SyncState } from '../sync/state.js';
import type { Side } from '../sync/status.js';
import { createListeners } from '../ports/listeners.js';

/** A line of the timeline: what was heard, or what was done because of it. */
export type TimelineEntry =
  | { readonly at: number; readonly event: SyncEvent }
  | { readonly at: number; readonly command: Command };

/** Entries that the timeline keeps; the spec asks for 200 at least. */
const TIMELINE_LENGTH = 1_000;

/** It may grow by so many more before the oldest are dropped, all at once. */
const TIMELINE_SLACK = 500;

/** Retries of many softphones after one outage must not arrive together. */
const RETRY_JITTER = 250;

/** The products as they are reached at the moment; `null`: not at all. */
export interface Sides {
  readonly omni: OmniPort | null;
  readonly pureCloud: PureCloudPort | null;
}

/** Runs the engine: carries out its commands, wakes it, and keeps what it did. */
export interface EngineHost {
  readonly state: SyncState;
  summary(): Summary;
  memory(): Memory | null;
  /** The newest command that its side carried out, for the sync line. */
  readonly last: SetCommand | null;
  /** The newest entries, oldest first; a copy. */
  readonly timeline: readonly TimelineEntry[];
  dispatch(event: SyncEvent): void;
  /** Told after each event. */
  listen(listener: () => void): Disposer;
  dispose(): void;
}

export interface EngineHostOptions {
  /** Asked at each command, so that a side can be connected anew. */
  readonly sides: () => Sides;
  readonly clock: Clock;
  /** A number in [0, 1). */
  readonly random: () => number;
}

const NAMES: Record<Side, string> = { omni: 'Omni-Channel', pureCloud: 'PureCloud' };

const notConnected = (side: Side): PortError =>
  new PortError({ kind: 'transient', reason: 'network' }, `${NAMES[side]} is not connected`);

export const failureOf = (reason: unknown): Failure =>
  reason instanceof PortError ? reason.failure : { kind: 'permanent', reason: 'refused' };

export function createEngineHost({ sides, clock, random }: EngineHostOptions): EngineHost {
  const listeners = createListeners<void>();
  let state = initialState();
  let last: SetCommand | null = null;
  const timeline: TimelineEntry[] = [];
  let stopWake: Disposer | null = null;
  let disposed = false;
  const queue: SyncEvent[] = [];
  let running = false;

  const record = (entry: TimelineEntry): void => {
    timeline.push(entry);
    const surplus = timeline.length - TIMELINE_LENGTH;
    if (surplus >= TIMELINE_SLACK) timeline.splice(0, surplus);
  };

  function dispatch(event: SyncEvent): void {
    if (disposed) return;
    queue.push(event);
    if (running) return;
    running = true;
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) take(next);
    running = false;
    listeners.tell();
  }

  function take(event: SyncEvent): void {
    const at = clock.now();
    record({ at, event });
    const step = reduce(state, event, at);
    state = step.state;
    for (const command of step.commands) {
      if (command.type === 'wake') {
        wakeAt(command.at);
        continue;
      }
      record({ at, command });
      if (command.type === 'set') void set(command);
      else void read(command);
    }
  }

  function wakeAt(at: number): void {
    stopWake?.();
    const isRetry = state.omni.retry?.at === at || state.pureCloud.retry?.at === at;
    const jitter = isRetry ? random() * RETRY_JITTER : 0;
    stopWake = clock.after(Math.max(0, at - clock.now()) + jitter, () =>
      dispatch({ type: 'wake' }),
    );
  }

  async function set(command: SetCommand): Promise<void> {
    const answer = await carryOut(command);
    // One that comes late, or tells of another status, is no news of what was last done.
    const taken = answer.ok && (answer.status ?? command.status) === command.status;
    if (taken && command.id > (last?.id ?? -1)) last = command;
    dispatch(answer);
  }

  /** Without a limit of its own: the engine gives a command up, and still takes a late answer. */
  async function carryOut({ id, side, status, cause }: SetCommand): Promise<AnswerEvent> {
    const by = cause.rule === 'choice' && cause.event.type === 'chosen' ? 'agent' : 'sync';
    try {
      const { omni, pureCloud } = sides();
      if (side === 'omni') {
        if (omni === null) throw notConnected(side);
        await omni.set(status, by);
        return { type: 'answer', command: id, ok: true };
      }
      if (pureCloud === null) throw notConnected(side);
      return { type: 'answer', command: id, ok: true, ...(await pureCloud.set(status, by)) };
    } catch (reason) {
      return { type: 'answer', command: id, ok: false, failure: failureOf(reason) };
    }
  }

  async function read({ id, side }: ReadCommand): Promise<void> {
    dispatch(await reading(id, side));
  }

  async function reading(command: number, side: Side): Promise<ReadEvent> {
    try {
      const port = sides()[side];
      if (port === null) throw notConnected(side);
      return { type: 'read', command, ok: true, reading: await port.read() };
    } catch (reason) {
      return { type: 'read', command, ok: false, side, failure: failureOf(reason) };
    }
  }

  return {
    get state() {
      return state;
    },
    get last() {
      return last;
    },
    get timeline() {
      return timeline.slice(-TIMELINE_LENGTH);
    },
    summary: () => summarize(state, clock.now()),
    memory: () => memoryOf(state, clock.now()),
    dispatch,
    listen: (listener) => listeners.add(listener),
    dispose() {
      disposed = true;
      stopWake?.();
      listeners.clear();
    },
  };
}
