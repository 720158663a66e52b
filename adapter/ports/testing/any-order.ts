import type fc from 'fast-check';
import type { Clock } from '../clock.js';

/**
 * How often a test of the orders in which answers, messages and frames may come is run, and with which seed.
 * `ORDERS_RUNS` and `ORDERS_SEED` in Node's environment ask for more, or others.
 */
export function orders(numRuns: number): { readonly numRuns: number; readonly seed: number } {
  const env = typeof process === 'undefined' ? {} : process.env;
  return { numRuns: Number(env['ORDERS_RUNS'] ?? numRuns), seed: Number(env['ORDERS_SEED'] ?? 1) };
}

/** Waits as long as these are a way, on which one may overtake the other; longer ones are limits and heartbeats. */
const A_WAY = 500;

/**
 * A clock for the world outside the softphone: what travels arrives when the scheduler says, in any order and without
 * a length of time; what waits for longer waits by the clock.
 */
export const anyOrder = (scheduler: fc.Scheduler, clock: Clock): Clock => ({
  now: () => clock.now(),
  after(milliseconds, callback) {
    if (milliseconds > A_WAY) return clock.after(milliseconds, callback);
    let wanted = true;
    void scheduler.schedule(Promise.resolve(), 'arrives').then(() => {
      if (wanted) callback();
    });
    return () => {
      wanted = false;
    };
  },
});

/** Lets everything arrive that is on its way, and what it sets going. */
export async function arriveAll(scheduler: fc.Scheduler): Promise<void> {
  for (;;) {
    for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
    if (scheduler.count() === 0) return;
    await scheduler.waitNext(1);
  }
}
