import type { Disposer } from './disposer.js';

/** Who wants to be told of something. */
export interface Listeners<T> {
  /** A function that is added twice is told twice, and leaves once for each disposer. */
  add(listener: (value: T) => void): Disposer;
  /** Tells them in the order in which they came; who leaves meanwhile is told no more. */
  tell(value: T): void;
  clear(): void;
}

export function createListeners<T>(): Listeners<T> {
  const all = new Set<{ readonly call: (value: T) => void }>();
  return {
    add(listener) {
      const entry = { call: listener };
      all.add(entry);
      return () => {
        all.delete(entry);
      };
    },
    tell(value) {
      for (const entry of [...all]) if (all.has(entry)) entry.call(value);
    },
    clear: () => all.clear(),
  };
}
