import type { Clock } from '../../ports/clock.js';
import type { Disposer } from '../../ports/disposer.js';

/** A leader answers at once, also in the background, where timers wait but messages do not; in milliseconds. */
const ANSWER_LIMIT = 750;

/** How often a visible follower asks, so that what its agent looks at is not the picture of a tab that is frozen. */
const ASK_EVERY = 2_000;

export interface QuestionOptions {
  readonly clock: Clock;
  /** Whether there is reason to ask: the tab is visible, and follows. */
  readonly wants: () => boolean;
  readonly ask: () => void;
  /** Nobody answered. */
  readonly onSilence: () => void;
}

/** Whether the leader lives. */
export interface Question {
  /** Asks now; with a question open, nothing more. */
  ask(): void;
  /** The leader was heard. */
  answered(): void;
  dispose(): void;
}

export function createQuestion({ clock, wants, ask, onSilence }: QuestionOptions): Question {
  let stop: Disposer = () => undefined;
  let open = false;

  function later(): void {
    open = false;
    stop();
    stop = clock.after(ASK_EVERY, now);
  }

  function now(): void {
    if (open) return;
    if (!wants()) {
      later();
      return;
    }
    open = true;
    stop();
    const at = clock.now();
    stop = clock.after(ANSWER_LIMIT, () => {
      later();
      // Who was asleep itself has not listened to the end.
      if (clock.now() - at > 2 * ANSWER_LIMIT) now();
      else if (wants()) onSilence();
    });
    ask();
  }

  later();
  return {
    ask: now,
    answered() {
      if (open) later();
    },
    dispose: () => stop(),
  };
}
