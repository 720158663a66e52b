import type { Disposer } from './disposer.js';

/** Time, so that tests and long simulated shifts bring their own. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls back once after so many milliseconds, unless disposed of before. */
  after(milliseconds: number, callback: () => void): Disposer;
}
