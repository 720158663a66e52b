import type { Disposer } from './disposer.js';

/** Why a sign-in did not come about. */
export type SignInFailure =
  | 'popupBlocked'
  | 'popupClosed'
  | 'denied'
  | 'stateMismatch'
  | 'exchangeFailed'
  | 'timeout'
  /** PureCloud answers, but not to this page: its address is not among the OAuth client's (CORS). */
  | 'corsBlocked'
  /** The page's own content security policy keeps it from asking PureCloud. */
  | 'policyBlocked'
  /** Nothing answers at the region's address. */
  | 'unreachable'
  | 'misconfigured';

export class SignInError extends Error {
  override readonly name = 'SignInError';

  constructor(
    readonly reason: SignInFailure,
    readonly detail: string,
  ) {
    super(detail);
  }
}

/** `until`: when the token ends, in milliseconds since the epoch; `life`: for how long it was given, in milliseconds. */
export type SignInState =
  | { readonly is: 'signedOut'; readonly because?: 'expired' | 'revoked' }
  | { readonly is: 'signingIn' }
  | {
      readonly is: 'signedIn';
      readonly until: number;
      readonly endsSoon: boolean;
      readonly life?: number;
    };

/** The agent's sign-in to PureCloud. */
export interface SignInPort {
  readonly state: SignInState;
  /** Told at every change of `state`, the first time at the next change. */
  listen(listener: (state: SignInState) => void): Disposer;
  /**
   * Opens the sign-in popup; must be called inside a click's handler. Also renews a sign-in that ends soon.
   * Rejects with a SignInError; a former sign-in then stays as it was.
   */
  signIn(): Promise<void>;
  /** Revokes the token and wipes what is stored. Never rejects: what is stored here is gone either way. */
  signOut(): Promise<void>;
  dispose(): void;
}
