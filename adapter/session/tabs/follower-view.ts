import type { SignInFailure, SignInState } from '../../ports/sign-in.js';
import type { SoftphoneView } from '../view.js';

/** What of the sign-in is a tab's own: its window, and what became of that. */
export interface OwnSignIn {
  readonly state: SignInState;
  readonly failure: SignInFailure | null;
}

/** What a follower shows: what the leader knows, with its own sign-in window in the place of the leader's. */
export function followerView(leader: SoftphoneView, own: OwnSignIn): SoftphoneView {
  const others = leader.troubles.filter(({ kind }) => kind !== 'signIn');
  const underWay = own.state.is === 'signingIn' ? 'signingIn' : 'signedOut';
  return {
    ...leader,
    signIn: leader.signIn === 'signedIn' ? 'signedIn' : underWay,
    troubles: own.failure === null ? others : [{ kind: 'signIn', reason: own.failure }, ...others],
  };
}

/** Whether a softphone has come so far that a click in it can be carried out, or that nothing more is to come. */
export const hasStarted = ({ phase, signIn, pureCloud, sync }: SoftphoneView): boolean =>
  phase !== 'connecting' &&
  (signIn !== 'signedIn' || (pureCloud.condition !== 'connecting' && sync.is !== 'starting'));
