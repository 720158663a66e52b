import { SWITCHES } from './phone-rules.js';
import type { PhoneAction, PhoneDeed } from './phone.js';

/** `settled` resolves once what came of it is known; it never rejects. */
export interface Sent {
  readonly settled: Promise<void>;
}

/** Actions of one kind with one interaction take turns, so that the last wish is the one that counts. */
export interface PhoneTurns {
  /** `act` is called in its turn; the promise is that of its answer. */
  take(action: PhoneAction, act: () => Promise<Sent>): Promise<void>;
}

interface Turn {
  readonly key: string;
  readonly answered: Promise<void>;
  readonly over: Promise<void>;
}

/** Each of these undoes another; which was sent last counts. */
const KINDS: Readonly<Partial<Record<PhoneDeed, string>>> = {
  ...SWITCHES,
  wrapUp: 'wrapUp',
  keepWrapUp: 'wrapUp',
};

export function createPhoneTurns(): PhoneTurns {
  const newest = new Map<string, Turn>();
  return {
    take(action, act) {
      const kind = `${KINDS[action.do] ?? action.do} ${action.interaction}`;
      const key = JSON.stringify(action);
      const last = newest.get(kind);
      // A digit is pressed twice because it is wanted twice.
      if (last?.key === key && action.do !== 'digits') return last.answered;
      const begun = (last?.over ?? Promise.resolve()).then(act);
      const end = (): void => {
        if (newest.get(kind) === turn) newest.delete(kind);
      };
      // Whoever hears that it failed may want it again at once.
      const answered = begun.then(
        () => undefined,
        (reason: unknown) => {
          end();
          throw reason;
        },
      );
      const over = begun.then(({ settled }) => settled).then(end, end);
      const turn: Turn = { key, answered, over };
      newest.set(kind, turn);
      return answered;
    },
  };
}
