import { createListeners } from '../../ports/listeners.js';
import {
  SignInError,
  type SignInFailure,
  type SignInPort,
  type SignInState,
} from '../../ports/sign-in.js';

/** A sign-in whose popup is answered by the test. */
export interface FakeSignIn extends SignInPort {
  /** The popup comes back with a token that ends at `until`. */
  succeed(until: number): void;
  fail(reason: SignInFailure): void;
  become(state: SignInState): void;
  /** How often a popup was asked for. */
  readonly popups: number;
  readonly disposed: boolean;
}

export function createFakeSignIn(first: SignInState): FakeSignIn {
  const listeners = createListeners<SignInState>();
  let state = first;
  /** What a popup that comes to nothing leaves. */
  let before = first;
  let popups = 0;
  let disposed = false;
  let underWay: { resolve: () => void; reject: (reason: SignInError) => void } | null = null;

  const become = (next: SignInState): void => {
    state = next;
    listeners.tell(next);
  };

  return {
    get state() {
      return state;
    },
    get popups() {
      return popups;
    },
    get disposed() {
      return disposed;
    },
    listen: (listener) => listeners.add(listener),
    signIn() {
      popups += 1;
      before = state;
      return new Promise<void>((resolve, reject) => {
        underWay = { resolve, reject };
        if (state.is === 'signedOut') become({ is: 'signingIn' });
      });
    },
    succeed(until) {
      become({ is: 'signedIn', until, endsSoon: false });
      underWay?.resolve();
    },
    fail(reason) {
      underWay?.reject(new SignInError(reason, 'as the test has it'));
      if (state !== before) become(before);
    },
    become,
    signOut() {
      become({ is: 'signedOut' });
      return Promise.resolve();
    },
    dispose() {
      disposed = true;
      listeners.clear();
    },
  };
}
