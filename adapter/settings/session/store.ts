import type { Disposer } from '../../ports/disposer.js';
import { createListeners } from '../../ports/listeners.js';

/** One value that changes, and who is told of it. */
export interface Store<State> {
  readonly state: State;
  /** Changes part of the state, and tells. */
  update(change: Partial<State>): void;
  listen(listener: (state: State) => void): Disposer;
  /** Nothing changes and nobody is told from now on. */
  close(): void;
}

export function createStore<State extends object>(initial: State): Store<State> {
  const listeners = createListeners<State>();
  let state = initial;
  let closed = false;
  return {
    get state() {
      return state;
    },
    update(change) {
      if (closed) return;
      state = { ...state, ...change };
      listeners.tell(state);
    },
    listen: (listener) => listeners.add(listener),
    close() {
      closed = true;
      listeners.clear();
    },
  };
}
