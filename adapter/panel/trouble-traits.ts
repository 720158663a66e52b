import type { Trouble } from '../session/view.js';

export type TroubleLevel = 'error' | 'warning' | 'info';
export type TroubleAction = 'takeBuild' | 'signIn' | 'resume' | 'retry' | 'staySignedIn';

/** How a trouble is shown: `urgent` ones are told at once, as the agent can do something about them. */
export interface TroubleTraits {
  readonly level: TroubleLevel;
  readonly urgent: boolean;
  readonly action: TroubleAction | null;
}

const traits = (
  level: TroubleLevel,
  urgent: boolean,
  action: TroubleAction | null = null,
): TroubleTraits => ({ level, urgent, action });

export function traitsOf(trouble: Trouble): TroubleTraits {
  switch (trouble.kind) {
    case 'host':
      return traits('error', true);
    case 'definition':
      return traits(trouble.problem.kind === 'error' ? 'error' : 'info', false);
    case 'notYetKnown':
    case 'holdLong':
    case 'newRevision':
      return traits('info', false);
    case 'signIn':
      return trouble.reason === 'popupClosed'
        ? traits('warning', false, 'signIn')
        : traits('error', true, 'signIn');
    case 'newBuild':
      return trouble.is === 'offered'
        ? traits('info', false, 'takeBuild')
        : traits('warning', false);
    case 'tokenShort':
    case 'identityUnknown':
      return traits('info', false);
    case 'permission':
      return traits('error', true, 'retry');
    case 'otherUser':
      return traits('error', true);
    case 'tokenEnds':
      return traits('warning', true, 'signIn');
    case 'idleEnds':
      return traits('warning', true, 'staySignedIn');
    case 'tokenGone':
      return traits('error', true, 'signIn');
    case 'omni':
      return trouble.condition === 'duplicateLogin' || trouble.condition === 'maintenance'
        ? traits('warning', true, 'retry')
        : traits('error', false, 'retry');
    case 'unreachable':
      return trouble.reason === 'signedOut' || trouble.reason === 'tokenExpired'
        ? traits('error', true, 'signIn')
        : traits('warning', false, 'retry');
    case 'refused':
      return traits('error', true);
    case 'choiceFailed':
      return traits('error', true);
    case 'paused':
      return traits('warning', true, 'resume');
  }
}
