import type { Command } from './commands.js';
import type { SyncEvent } from './events.js';
import type { Memory } from './memory.js';
import type { PerSide, Side, Status } from './status.js';

export interface SyncState {
  readonly placeholder: true;
}

export interface Step {
  readonly state: SyncState;
  readonly commands: readonly Command[];
}

/** A softphone that has heard nothing yet. The first event that does anything is `start`. */
export const initialState = (): SyncState => ({ placeholder: true });

/** Takes an event; the same events at the same times give the same commands. */
export function reduce(state: SyncState, _event: SyncEvent, _now: number): Step {
  return { state, commands: [] };
}

/** What the engine says of itself, for panels, reports and tests. */
export interface Summary {
  /** Both sides have been read since `start`. */
  readonly started: boolean;
  readonly enabled: boolean;
  readonly base: PerSide<Status | null>;
  readonly known: PerSide<Status | null>;
  /** What the sides should show. */
  readonly target: PerSide<Status | null>;
  readonly holds: { readonly salesforceWork: readonly string[]; readonly pureCloudWork: readonly string[] };
  readonly refused: readonly Side[];
  readonly unreachable: readonly Side[];
  /** Sides with a choice that waits: a queued one, or one that PureCloud holds back. */
  readonly pending: readonly Side[];
  readonly paused: boolean;
  readonly asking: boolean;
  /** A command, a retry or a read that is under way or waits. */
  readonly atRest: boolean;
}

export declare function summarize(state: SyncState): Summary;

/** What the next page needs to go on. */
export declare function memoryOf(state: SyncState, now: number): Memory;
