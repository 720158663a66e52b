import { FREE, patch, step, type Act } from './phone-act.js';
import { ON_A_CALL, PAIRED } from './phone-stage.js';

/** What an agent does with callbacks, messages and emails. */

const END = {
  name: 'end',
  like: 'hang up',
  button: 'End',
  ...patch(),
  deed: /: hung up$/,
  failed: 'It was not ended',
} as const;

const CALL_BACK = 'Call back: Call +14155550117';

export const MEDIA_ACTS = {
  open: {
    name: 'answer',
    button: 'Answer',
    ...patch(),
    deed: /: answered$/,
    failed: 'It was not answered',
    done: { button: 'End' },
    statuses: ON_A_CALL,
  },
  /** Whose wrap-up is the agent's to write or not. */
  endOptional: { ...END, done: { button: 'Finish without code' }, statuses: PAIRED },
  end: { ...END, done: { button: 'Save and finish' }, statuses: ON_A_CALL },
  finish: {
    name: 'finish without a code',
    button: 'Finish without code',
    ...patch(),
    deed: /: wrap-up skipped$/,
    failed: 'The wrap-up was not finished',
    done: { says: FREE },
    statuses: PAIRED,
  },
  requestWrapUp: {
    name: 'ask for a wrap-up',
    button: 'Wrap-up after this',
    ...patch('/aftercallwork/'),
    deed: /: after-call work$/,
    failed: 'Wrap-up was not requested',
    done: { gone: 'Wrap-up after this' },
    statuses: ON_A_CALL,
  },
  takeCallback: {
    name: 'answer',
    button: 'Answer',
    ...patch('/callbacks/'),
    deed: /: answered$/,
    failed: 'It was not answered',
    done: { button: CALL_BACK },
    statuses: ON_A_CALL,
  },
  callBack: {
    name: 'call back',
    button: CALL_BACK,
    method: 'POST',
    path: '/conversations/calls/',
    deed: /: calls back /,
    failed: 'The number was not called',
    done: { button: 'Hold' },
    statuses: ON_A_CALL,
    next: step((interaction) => ({ interaction, is: 'connected' })),
  },
  hangUpCall: {
    name: 'hang up the call',
    button: 'Hang up',
    ...patch('/communications/'),
    deed: /: call from the callback hung up$/,
    failed: 'It was not ended',
    done: { button: CALL_BACK },
    statuses: ON_A_CALL,
  },
  hangUpCallback: {
    name: 'hang up',
    button: 'Hang up',
    ...patch('/callbacks/'),
    deed: /: hung up$/,
    failed: 'It was not ended',
    done: { says: 'Ends by itself in' },
    statuses: ON_A_CALL,
  },
} as const satisfies Readonly<Record<string, Act>>;
