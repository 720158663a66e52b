import type { Disposer } from '../ports/disposer.js';

/** Who wants to be told of something. */
export interface Listeners<T> {
  add(listener: (value: T) => void): Disposer;
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
      for (const { call } of [...all]) call(value);
    },
    clear: () => all.clear(),
  };
}
