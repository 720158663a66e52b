import type { Clock } from '../clock.js';

/** A clock that knows how many of the timers that were set by it still wait. */
export function countTimers(clock: Clock): Clock & { readonly count: number } {
  const waiting = new Set<symbol>();
  return {
    now: () => clock.now(),
    after(milliseconds, callback) {
      const id = Symbol('timer');
      waiting.add(id);
      const stop = clock.after(milliseconds, () => {
        waiting.delete(id);
        callback();
      });
      return () => {
        waiting.delete(id);
        stop();
      };
    },
    get count() {
      return waiting.size;
    },
  };
}
