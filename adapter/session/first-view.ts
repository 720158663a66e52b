import type { SoftphoneView } from './view.js';
import type { Language } from '../sync/words.js';

/** What the panel shows before anything is known, and before the code that could know it is there. */
export const firstView = (
  build: { readonly version: string; readonly id: string },
  language: Language = 'en',
): SoftphoneView => ({
  phase: 'connecting',
  signIn: 'signedOut',
  canSignIn: false,
  agentName: null,
  agentId: null,
  pureCloud: {
    condition: 'signedOut',
    shown: null,
    since: null,
    routing: null,
    pending: null,
    choices: [],
    onQueue: false,
    onQueueStatus: null,
    offQueueStatus: null,
  },
  omni: { condition: 'connecting', shown: null, since: null, pending: null },
  sync: { is: 'starting', last: null, holds: { salesforceWork: 0, pureCloudWork: 0 } },
  question: null,
  troubles: [],
  phone: null,
  around: null,
  language,
  noticed: { ringtone: true, notifications: true },
  build: { ...build, revision: '', definition: '' },
});
