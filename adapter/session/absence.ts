import type { Clock } from '../ports/clock.js';
import type { Disposer } from '../ports/disposer.js';

/** Milliseconds; a computer that wakes is noticed by the next look at the latest. */
const LOOK_EVERY = 2_000;

/** Browsers run the timers of a tab in the background once a minute; who missed more than that was not there. */
const ABSENT = 90_000;

/** Notices that the page did not run for a while: the computer slept, or the browser had frozen the tab. */
export interface AbsenceWatch {
  /** Looks now, because something woke the page. */
  look(): void;
  dispose(): void;
}

/** `onReturn` is told when the page was last known to run, in milliseconds since the epoch. */
export function watchAbsence(clock: Clock, onReturn: (since: number) => void): AbsenceWatch {
  let seen = clock.now();
  let stop: Disposer = () => undefined;

  function look(): void {
    const before = seen;
    seen = clock.now();
    if (seen - before > ABSENT) onReturn(before);
  }

  function lookAgain(): void {
    stop = clock.after(LOOK_EVERY, () => {
      look();
      lookAgain();
    });
  }

  lookAgain();
  return { look, dispose: () => stop() };
}
