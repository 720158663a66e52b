import type { PhoneMessages } from './messages.js';

const AGAIN = 'Try again.';

export const en: PhoneMessages = {
  label: 'Phone',
  empty: {
    what: 'No interactions.',
    todo: 'Calls, chats and emails for you appear here.',
  },
  unknownParty: 'Unknown',
  media: {
    voice: 'Call',
    callback: 'Callback',
    chat: 'Chat',
    email: 'Email',
    message: 'Message',
    other: 'Interaction',
  },
  state: (state, media) => {
    switch (state) {
      case 'alerting':
        return media === 'voice' ? 'Incoming call' : `New ${en.media[media].toLowerCase()}`;
      case 'contacting':
        return 'Ringing your phone';
      case 'dialing':
        return 'Calling';
      case 'connected':
        return media === 'voice' ? 'Connected' : 'Open';
      case 'held':
        return 'On hold';
      case 'afterCallWork':
        return 'Wrap-up';
    }
  },
  direction: { inbound: 'inbound', outbound: 'outbound' },
  queue: (name) => name,
  muted: 'Muted',
  securePaused: 'Recording paused',
  since: (time) => `for ${time}`,
  list: 'Interactions',

  controls: 'Controls',
  deed: {
    answer: 'Answer',
    decline: 'Decline',
    hangUp: 'Hang up',
    hold: 'Hold',
    resume: 'Resume',
    mute: 'Mute',
    unmute: 'Unmute',
    securePause: 'Pause recording',
    secureResume: 'Resume recording',
    toVoicemail: 'Voicemail',
    requestAfterCallWork: 'Wrap-up after this',
    endAfterCallWork: 'Finish',
    completeConsultation: 'Complete transfer',
    cancelConsultation: 'Cancel',
    digits: 'Keypad',
    transfer: 'Transfer',
    consult: 'Ask first',
    speakTo: 'Speak to',
    callBack: 'Call back',
  },
  endOther: 'End',
  underWay: 'Under way',
  deedWith: (deed, who) => `${deed}: ${who}`,
  callNumber: (number) => `Call ${number}`,
  elsewhere: 'You read and write it in PureCloud.',

  keypad: { label: 'Keypad', sent: (digits) => `Sent: ${digits}` },
  transfer: {
    title: 'Transfer to',
    search: 'Person, queue or number',
    hint: 'Type a part of a name, or a number.',
    searching: 'Searching…',
    found: ({ text, found }) =>
      found === null || found.length === 0
        ? `Nobody and no queue is called “${text}”.`
        : `${found.length} found.`,
    kind: { person: 'Person', queue: 'Queue', number: 'Number' },
    blind: 'Transfer',
    consult: 'Ask first',
    blindTo: (name) => `Transfer to ${name}`,
    consultWith: (name) => `Ask first: ${name}`,
    close: 'Close',
  },
  consultation: {
    title: 'Transfer after asking',
    state: (state, name) =>
      state === 'ringing' ? `${name} is being called.` : `${name} is on the line.`,
    speakTo: 'Speak to',
    with: (to, asked, party) => {
      switch (to) {
        case 'destination':
          return asked;
        case 'object':
          return party;
        case 'both':
          return 'Everyone';
      }
    },
    complete: 'Complete transfer',
    cancel: 'Cancel transfer',
  },
  dial: {
    title: 'New call',
    number: 'Number to call',
    queue: 'On behalf of',
    noQueue: 'No queue',
    call: 'Call',
    calling: (number) => `Calling ${number}…`,
    problem: {
      empty: 'Type a number first.',
      letters: 'A number has no letters. Use digits, with + and the country code in front.',
      country:
        'Put + and the country code in front, as in +1 212 555 0123. An extension has up to 6 digits.',
      length:
        'This number is too short or too long. With + and the country code, it has 7 to 15 digits.',
    },
  },
  station: {
    title: 'Phone',
    unknown: 'Phone is being looked up…',
    none: 'No phone chosen, so you cannot hear calls.',
    change: 'Change',
    choose: 'Choose phone',
    search: 'Search phones',
    searching: 'Searching…',
    found: ({ text, found }) =>
      found === null || found.length === 0
        ? text === ''
          ? 'There is no phone that you could use.'
          : `No phone is called “${text}”.`
        : `${found.length} found.`,
    use: (name) => `Use ${name}`,
    stop: 'Use no phone',
    close: 'Close',
  },
  wrapUp: {
    title: 'Wrap-up',
    code: 'Code',
    noCode: 'Choose a code',
    loading: 'Codes are being loaded…',
    notes: 'Notes',
    later: 'Kept until the end of the interaction.',
    save: 'Save and finish',
    saveOnly: 'Save',
    finish: 'Finish without code',
    saved: 'Saved.',
    required: 'A code is required.',
    codeMissing: 'Choose a code first.',
    remaining: (time) => `Ends by itself in ${time}.`,
  },
  failure: {
    level: 'Error:',
    what: {
      answer: 'It was not answered',
      decline: 'It was not declined',
      hangUp: 'It was not ended',
      hold: 'It was not put on hold',
      resume: 'It is still on hold',
      mute: 'You are not muted',
      unmute: 'You are still muted',
      securePause: 'The recording was not paused',
      secureResume: 'The recording is still paused',
      toVoicemail: 'It was not sent to voicemail',
      requestAfterCallWork: 'Wrap-up was not requested',
      endAfterCallWork: 'The wrap-up was not finished',
      completeConsultation: 'The transfer was not completed',
      cancelConsultation: 'The transfer was not cancelled',
      digits: 'The digits were not sent',
      transfer: 'It was not transferred',
      consult: 'The other person was not called',
      speakTo: 'You still speak to the same person',
      callBack: 'The number was not called',
      wrapUp: 'The wrap-up was not saved',
      keepWrapUp: 'The wrap-up was not kept',
      dial: 'The number was not called',
      useStation: 'The phone was not changed',
      lookUp: 'The search failed',
    },
    why: {
      timeout: 'PureCloud did not answer in time',
      network: 'PureCloud could not be reached',
      rateLimited: 'PureCloud received too many requests',
      serverError: 'PureCloud has an error of its own',
      notPermitted: 'you do not have the permission',
      notGranted: 'you do not have the permission',
      refused: 'PureCloud refused it',
      noStation: 'no phone is chosen',
      alreadyDialing: 'another number is being called',
      stale: 'it had ended before',
    },
    todo: {
      timeout: AGAIN,
      network: `Check your network. ${AGAIN}`,
      rateLimited: 'Wait a moment, then try again.',
      serverError: AGAIN,
      notPermitted: 'Ask your administrator for it.',
      notGranted: 'Ask your administrator for it.',
      refused: 'Try another way, or tell your administrator.',
      noStation: 'Choose a phone below.',
      alreadyDialing: 'End that call first.',
      stale: '',
    },
    stop: '. ',
    dismiss: 'Dismiss',
  },
  announce: {
    alerting: (media, who, queue) =>
      `${media} from ${who}${queue === null ? '' : `, queue ${queue}`}.`,
    connected: (media, who) => `${media} with ${who} connected.`,
    held: (who) => `${who} is on hold.`,
    wrapUp: (who) => `${who}: wrap-up.`,
    ended: (media, who) => `${media} with ${who} ended.`,
  },
};
