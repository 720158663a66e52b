import type { Clock } from '../clock.js';

/** A clock that stands still until it is told to go on. */
export interface ManualClock extends Clock {
  /**
   * Goes on by so many milliseconds, timer by timer; what a timer sets off (promises included) is done before the
   * next one.
   */
  advance(milliseconds: number): Promise<void>;
  /** How many timers wait: none are left behind by what was disposed of. */
  readonly waiting: number;
}

/** Long enough for a chain of promises of any length that a turn sets off. */
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
};

export function createManualClock(start = Date.UTC(2026, 0, 5, 9)): ManualClock {
  let now = start;
  let order = 0;
  const timers = new Map<number, { readonly at: number; readonly callback: () => void }>();

  const next = (until: number): number | null => {
    let found: [number, number] | null = null;
    for (const [id, { at }] of timers) {
      if (at <= until && (found === null || at < found[1])) found = [id, at];
    }
    return found === null ? null : found[0];
  };

  return {
    now: () => now,
    after(milliseconds, callback) {
      order += 1;
      const id = order;
      timers.set(id, { at: now + Math.max(0, milliseconds), callback });
      return () => void timers.delete(id);
    },
    async advance(milliseconds) {
      const until = now + milliseconds;
      await settle();
      for (let id = next(until); id !== null; id = next(until)) {
        const timer = timers.get(id);
        timers.delete(id);
        if (timer) {
          now = Math.max(now, timer.at);
          timer.callback();
        }
        await settle();
      }
      now = until;
    },
    get waiting() {
      return timers.size;
    },
  };
}
