import type { Clock } from '../../ports/clock.js';
import type { Disposer } from '../../ports/disposer.js';

/** Something of the console that is to be as it was last asked for. */
export interface Latest<T> {
  want(value: T): void;
  dispose(): void;
}

/** While the console starts it refuses everything; tried again after so many milliseconds, doubling. */
const AGAIN = 500;
const LONGEST = 30_000;

/** One call at a time, none for what is so already, and again until the newest wish has been taken. */
export function createLatest<T>({
  clock,
  set,
}: {
  readonly clock: Clock;
  readonly set: (value: T) => Promise<void>;
}): Latest<T> {
  let wanted: { readonly value: T } | null = null;
  let taken: { readonly value: T } | null = null;
  let busy = false;
  let wait = AGAIN;
  let disposed = false;
  let stop: Disposer = () => undefined;

  const next = (): { readonly value: T } | null =>
    disposed || wanted === null || wanted.value === taken?.value ? null : wanted;

  async function carryOut(): Promise<void> {
    busy = true;
    for (let attempt = next(); attempt !== null; attempt = next()) {
      try {
        await set(attempt.value);
        taken = attempt;
        wait = AGAIN;
      } catch {
        // What the console shows now is not known.
        taken = null;
        if (!disposed) stop = clock.after(wait, () => void carryOut());
        wait = Math.min(wait * 2, LONGEST);
        return;
      }
    }
    busy = false;
  }

  return {
    want(value) {
      wanted = { value };
      if (!busy) void carryOut();
    },
    dispose() {
      disposed = true;
      stop();
    },
  };
}
