import type { Clock } from '../ports/clock.js';
import type { Disposer } from '../ports/disposer.js';
import type { SyncState } from '../sync/state.js';
import { SIDES, type Side } from '../sync/status.js';
import { pureCloudWork, salesforceWork } from '../sync/target.js';

/** One item that holds the status of a side for unusually long, as one does that was left open and forgotten. */
export interface LongHold {
  /** The side that is held. */
  readonly side: Side;
  /** The medium of the interaction, or the object of the work item; empty: not known. */
  readonly item: string;
  /** In milliseconds since the epoch, as far as this page has seen it. */
  readonly since: number;
}

const HOUR = 60 * 60_000;

/** Nobody talks for longer than this every day; an email or a case may well be open for longer. */
const LIVE_LIMIT = HOUR;
const OTHER_LIMIT = 2 * HOUR;
const LIVE = ['voice', 'callback'];

const limitOf = ({ item }: LongHold): number => (LIVE.includes(item) ? LIVE_LIMIT : OTHER_LIMIT);

export interface HoldWatch {
  /** Takes note of what holds by now; the answer are those that last too long, the oldest of each side. */
  note(state: SyncState): readonly LongHold[];
  dispose(): void;
}

/** `onLong` is called when a hold has just become too long, so that it is noted with no event as well. */
export function createHoldWatch(clock: Clock, onLong: () => void): HoldWatch {
  let holds: ReadonlyMap<string, LongHold> = new Map();
  let stop: Disposer = () => undefined;

  return {
    note(state) {
      const now = clock.now();
      const next = new Map<string, LongHold>();
      for (const side of SIDES) {
        if (state[side].shownBy === null) continue;
        for (const id of side === 'omni' ? pureCloudWork(state) : salesforceWork(state)) {
          const medium = state.interactions.find((one) => one.id === id)?.media;
          const item = medium ?? state.work.find((one) => one.id === id)?.object ?? '';
          next.set(side + id, holds.get(side + id) ?? { side, item, since: now });
        }
      }
      holds = next;
      stop();
      const all = [...holds.values()];
      const due = all.map((hold) => hold.since + limitOf(hold)).filter((at) => at > now);
      if (due.length > 0) stop = clock.after(Math.min(...due) - now, onLong);
      const long = all.filter((hold) => hold.since + limitOf(hold) <= now);
      // What was noted first is the oldest.
      return SIDES.flatMap((side) => long.find((hold) => hold.side === side) ?? []);
    },
    dispose: () => stop(),
  };
}
