import type { EventApiAction } from '../definition/event-api-settings.js';
import type { Clock } from '../ports/clock.js';
import type { Disposer } from '../ports/disposer.js';
import type { OmniPort } from '../ports/omni.js';
import { PortError } from '../ports/port-error.js';
import type { PureCloudPort } from '../ports/pure-cloud.js';
import type { ReadCommand, SetCommand } from '../sync/commands.js';
import { initialState, memoryOf, reduce, summarize, type Summary } from '../sync/engine.js';
import type { AnswerEvent, Failure, ReadEvent, SyncEvent } from '../sync/events.js';
import type { Memory } from '../sync/memory.js';
import type { SyncState } from '../sync/state.js';
import type { Side } from '../sync/status.js';
import { createListeners } from '../ports/listeners.js';
import { createRecorder, type Recording } from './diagnostics/recording.js';
import { createStatusTimes, type StatusTimes } from './status-times.js';

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
  /** Since when each status has held. */
  readonly times: Pick<StatusTimes, 'since' | 'ahead'>;
  /** What was heard and wanted of late, so that it can be replayed; `null`: that is not kept. */
  recording(): Recording | null;
  /** Whether it is kept, as it is until this is said; `false` drops it. */
  keepRecording(on: boolean): void;
  dispatch(event: SyncEvent): void;
  /** Takes down that another component asked for something; the engine does not hear of it. */
  noteAsked(action: EventApiAction): void;
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
  /** Asked before each write, where given: a tab that no longer leads writes nothing. */
  readonly mayWrite?: (() => Promise<boolean>) | undefined;
}

const NAMES: Record<Side, string> = { omni: 'Omni-Channel', pureCloud: 'PureCloud' };

const notConnected = (side: Side): PortError =>
  new PortError({ kind: 'transient', reason: 'network' }, `${NAMES[side]} is not connected`);

export const failureOf = (reason: unknown): Failure =>
  reason instanceof PortError ? reason.failure : { kind: 'permanent', reason: 'refused' };

export function createEngineHost(options: EngineHostOptions): EngineHost {
  const { sides, clock, random, mayWrite } = options;
  const listeners = createListeners<void>();
  let state = initialState();
  let last: SetCommand | null = null;
  let lastSentAt = -Infinity;
  const recorder = createRecorder(state);
  const times = createStatusTimes();
  let stopWake: Disposer | null = null;
  let disposed = false;
  const queue: SyncEvent[] = [];
  let running = false;

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
    recorder.event(at, event, state);
    const step = reduce(state, event, at);
    state = step.state;
    times.note(event, state, at);
    for (const command of step.commands) {
      if (command.type === 'wake') {
        wakeAt(command.at);
        continue;
      }
      recorder.command(at, command);
      if (command.type === 'set') void set(command, at);
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

  async function set(command: SetCommand, sentAt: number): Promise<void> {
    const answer = await carryOut(command);
    if (answer.ok && (answer.status ?? command.status) === command.status)
      noteLast(command, sentAt);
    dispatch(answer);
  }

  /** What was answered late is no news. Of two that went out together, the agent knows the own choice. */
  function noteLast(command: SetCommand, sentAt: number): void {
    const together = sentAt === lastSentAt;
    if (sentAt < lastSentAt || (together && command.cause.rule === 'choice')) return;
    last = command;
    lastSentAt = sentAt;
  }

  /** Without a limit of its own: the engine gives a command up, and still takes a late answer. */
  async function carryOut({ id, side, status, cause }: SetCommand): Promise<AnswerEvent> {
    const by = cause.rule === 'choice' && cause.event.type === 'chosen' ? 'agent' : 'sync';
    try {
      if (mayWrite !== undefined && !(await mayWrite())) throw notConnected(side);
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
    times,
    recording: () => recorder.recording(),
    keepRecording: (on) => recorder.keep(on, state),
    summary: () => summarize(state, clock.now()),
    memory: () => memoryOf(state, clock.now()),
    dispatch,
    noteAsked: (action) => recorder.asked(clock.now(), action, state),
    listen: (listener) => listeners.add(listener),
    dispose() {
      disposed = true;
      stopWake?.();
      listeners.clear();
    },
  };
}
