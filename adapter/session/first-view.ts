import type { SoftphoneView } from './view.js';

/** What the panel shows before anything is known, and before the code that could know it is there. */
export const firstView = (build: {
  readonly version: string;
  readonly id: string;
}): SoftphoneView => ({
  phase: 'connecting',
  signIn: 'signedOut',
  canSignIn: false,
  agentName: null,
  pureCloud: {
    condition: 'signedOut',
    shown: null,
    pending: null,
    choices: [],
    onQueue: false,
    onQueueStatus: null,
    offQueueStatus: null,
  },
  omni: { condition: 'connecting', shown: null, pending: null },
  sync: { is: 'starting', last: null, holds: { salesforceWork: 0, pureCloudWork: 0 } },
  question: null,
  troubles: [],
  phone: null,
  build: { ...build, revision: '', definition: '' },
});
