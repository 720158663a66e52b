import type { Memory } from './memory.js';
import { perSide, type SyncState } from './state.js';
import { targetOf } from './target.js';

/** What the next page needs to go on; `null` before the first start has finished. */
export function memoryOf(state: SyncState, now: number): Memory | null {
  if (state.phase !== 'running') return state.memory;
  return {
    format: 1,
    at: now,
    base: perSide(state, (side) => side.base),
    override: perSide(state, (side) => side.override),
    waiting: perSide(state, (side) => side.waiting),
    known: perSide(state, (side) => side.known),
    target: {
      omni: targetOf(state, 'omni', now).status,
      pureCloud: targetOf(state, 'pureCloud', now).status,
    },
    cause: perSide(state, (side) => side.cause),
    guard: state.guard,
    lostSince: perSide(state, (side) => side.lost?.since ?? null),
    sent: perSide(state, (side) => side.sent),
    newestChange: state.pureCloud.newestChange,
    ruleSetAt: perSide(state, (side) => side.ruleSetAt),
    nextCommand: state.nextCommand,
  };
}
