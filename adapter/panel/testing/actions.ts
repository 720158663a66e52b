import { WELL } from '../connection/diagnostics-fixtures.js';
import type { SoftphoneActions } from '../../session/view.js';

/** Actions that write down what was called, as `choosePureCloud p-busy`. */
export function recordedActions(): {
  readonly actions: SoftphoneActions;
  readonly calls: string[];
} {
  const calls: string[] = [];
  return {
    calls,
    actions: {
      signIn: () => calls.push('signIn'),
      signOut: () => calls.push('signOut'),
      choosePureCloud: (status) => calls.push(`choosePureCloud ${status}`),
      answer: (yes) => calls.push(`answer ${yes ? 'yes' : 'no'}`),
      resume: () => calls.push('resume'),
      retry: () => calls.push('retry'),
      active: () => calls.push('active'),
      componentAsked: (action) => calls.push(`componentAsked ${action}`),
      staySignedIn: () => calls.push('staySignedIn'),
      around: (deed) => calls.push(`around ${JSON.stringify(deed)}`),
      phone: (deed) => calls.push(`phone ${JSON.stringify(deed)}`),
      diagnose: () => {
        calls.push('diagnose');
        return Promise.resolve(WELL);
      },
    },
  };
}
