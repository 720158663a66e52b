import type { Clock } from '../ports/clock.js';
import type { Disposer } from '../ports/disposer.js';

/** How a reading ended. `overtaken`: something was heard meanwhile, so that it may be older than what is known. */
export type CatchUpEnd = 'done' | 'overtaken' | 'failed';

export interface CatchUp {
  /** Something may have been missed from now on: reads, and goes on until a reading holds. Never throws. */
  start(): void;
  /** Nothing more is read; what is under way does not go on. */
  stop(): void;
}

/** Events come in bursts: a presence, its routing status, its conversation. */
const AFTER_OVERTAKEN = 1_000;
const AFTER_FAILURE = 5_000;
const LONGEST = 5 * 60_000;

/** `read` never rejects. */
export function createCatchUp(clock: Clock, read: () => Promise<CatchUpEnd>): CatchUp {
  let era = 0;
  let stopWaiting: Disposer = () => undefined;

  function stop(): void {
    era += 1;
    stopWaiting();
  }

  async function attempt(failures: number): Promise<void> {
    const mine = era;
    const end = await read();
    if (mine !== era || end === 'done') return;
    const failed = end === 'failed';
    const wait = failed ? Math.min(AFTER_FAILURE * 2 ** failures, LONGEST) : AFTER_OVERTAKEN;
    stopWaiting = clock.after(wait, () => void attempt(failed ? failures + 1 : 0));
  }

  return {
    start() {
      stop();
      void attempt(0);
    },
    stop,
  };
}
