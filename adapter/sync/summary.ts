import { isAsking } from './question.js';
import { isAtRest } from './settle.js';
import { perSide, type SyncState } from './state.js';
import { SIDES, type PerSide, type Side, type Status } from './status.js';
import { pureCloudWork, salesforceWork, targetOf } from './target.js';

/** What the engine says of itself, for panels, reports and tests. */
export interface Summary {
  /** Both sides have been read since `start`. */
  readonly started: boolean;
  readonly enabled: boolean;
  readonly base: PerSide<Status | null>;
  readonly known: PerSide<Status | null>;
  /** What the sides should show. */
  readonly target: PerSide<Status | null>;
  readonly holds: {
    readonly salesforceWork: readonly string[];
    readonly pureCloudWork: readonly string[];
  };
  readonly refused: readonly Side[];
  readonly unreachable: readonly Side[];
  /** Sides with a choice that waits: a queued one, or one that PureCloud holds back. */
  readonly pending: readonly Side[];
  /** What waits there. */
  readonly waiting: PerSide<Status | null>;
  readonly paused: boolean;
  readonly asking: boolean;
  /** No command, retry or read is under way or waits. */
  readonly atRest: boolean;
}

export function summarize(state: SyncState, now: number): Summary {
  const waiting = perSide(state, (side) => side.waiting?.status ?? side.future?.status ?? null);
  return {
    started: state.phase === 'running',
    enabled: state.rules.enabled,
    base: perSide(state, (side) => side.base),
    known: perSide(state, (side) => side.known),
    target: {
      omni: targetOf(state, 'omni', now).status,
      pureCloud: targetOf(state, 'pureCloud', now).status,
    },
    holds: { salesforceWork: salesforceWork(state), pureCloudWork: pureCloudWork(state) },
    refused: SIDES.filter((side) => state[side].refused !== null),
    unreachable: SIDES.filter((side) => state[side].lost !== null),
    pending: SIDES.filter((side) => waiting[side] !== null),
    waiting,
    paused: state.pause !== null,
    asking: isAsking(state, now),
    atRest: isAtRest(state),
  };
}
