import type { PhoneMessages } from './messages.js';

const quoted = (text: string): string => `“${text}”`;

const AGAIN = 'Try again.';

export const en: PhoneMessages = {
  language: 'en',
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
  members: (count) => (count === '1' ? '1 agent' : `${count} agents`),
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
    merge: 'Merge calls',
    removeParticipant: 'Remove',
  },
  endOther: 'End',
  underWay: 'Under way',
  deedWith: (deed, who) => `${deed}: ${who}`,
  callNumber: (number) => `Call ${number}`,
  elsewhere: 'You read and write it in PureCloud.',
  callbackNumbers: 'Number to call back',
  scheduledFor: (time) => `for ${time}`,

  conference: {
    participants: 'In this call',
    ringing: 'ringing',
    remove: 'Remove',
    removeOne: (who) => `Remove ${who}`,
    choose: 'Merge with',
    mergeWith: (who) => `Merge with ${who}`,
  },
  missed: {
    title: 'Missed interaction',
    what: 'You did not answer, so PureCloud offers you nothing more.',
    back: 'Back on queue',
  },

  keypad: { label: 'Keypad', pressed: (digits) => `Pressed: ${digits}` },
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
      tooShort: 'This number is too short. Check it, or put + and the country code in front.',
      tooLong: 'This number is too long. With + and the country code, it has up to 15 digits.',
      countryCode: 'No country has this code. Check the digits behind the +.',
      library:
        'National numbers cannot be read just now. Put + and the country code in front, as in +1 212 555 0123.',
      sip: 'A SIP address looks like sip:name@example.com.',
    },
    hint: 'A number, or a part of a name.',
    calls: (number, country) => `Calls ${number}${country === '' ? '' : ` (${country})`}.`,
    unusual: (country) =>
      `${country === '' ? 'No country' : country} has no numbers like this one, as far as is known. Check it.`,
    searching: 'Searching…',
    found: ({ text, found }) =>
      found === null || found.length === 0
        ? `Nobody and no queue is called “${text}”.`
        : `${found.length} found.`,
    failed: 'The search failed. Type on to search again.',
    kind: { person: 'Person', queue: 'Queue', contact: 'Salesforce' },
    searchQueue: 'Search queues',
    clearQueue: 'No queue',
  },
  recent: {
    title: (count) => `Recent calls (${count})`,
    missed: 'Missed',
    none: 'No calls yet.',
    call: (who) => `Call ${who}`,
    noNumber: 'It has no number to call.',
    direction: { inbound: 'Incoming', outbound: 'Outgoing' },
  },
  onQueue: {
    title: 'On Queue without a phone',
    question: 'You have no phone selected: calls could not be heard. Go On Queue all the same?',
    yes: 'Go On Queue',
    choose: 'Choose phone',
    no: 'Cancel',
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
    kind: { webRtc: 'in the browser', remote: 'remote phone', phone: 'desk phone' },
    isOwn: 'in use by you',
    isUsual: 'your usual one',
    isTaken: 'in use by somebody else',
    useUsual: (name) => `Use your usual phone: ${name}`,
    failed: 'The search failed. Type on to search again.',
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
    soon: (seconds) => `Wrap-up ends in ${seconds} seconds.`,
    searchCodes: 'Search codes',
    codesFound: (found, all) => `${found} of ${all} codes.`,
    tags: 'Tags',
    tagsHint: 'Press Enter after each.',
    removeTag: (tag) => `Remove tag ${tag}`,
    tagAdded: (tag) => `Tag ${tag} added.`,
    tagRemoved: (tag) => `Tag ${tag} removed.`,
    tagsFull: (most) => `At most ${most} tags.`,
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
      merge: 'The calls were not merged',
      removeParticipant: 'Nobody was removed',
      backOnQueue: 'You are not back on queue',
      wrapUp: 'The wrap-up was not saved',
      keepWrapUp: 'The wrap-up was not kept',
      dial: 'The number was not called',
      useStation: 'The phone was not changed',
      goOnQueue: 'You are not On Queue',
      lookUp: 'The search failed',
    },
    digitsUnsure: {
      what: 'The digits may not have been sent',
      todo: 'Listen whether they were taken before you press them again.',
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
      stationTaken: 'somebody else uses it',
      alreadyDialing: 'another number is being called',
      stale: 'it had ended before',
      nobody: 'PureCloud does not find whom you chose',
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
      stationTaken: 'Choose another phone.',
      alreadyDialing: 'End that call first.',
      stale: '',
      nobody: 'Look whether it has ended, or choose somebody else.',
    },
    missing: (permissions) =>
      `you do not have the permission ${permissions.map(quoted).join(' or ')}`,
    forbidden: (permissions) => `You need the permission ${permissions.map(quoted).join(' or ')}.`,
    wait: (seconds) =>
      seconds > 120
        ? `Try again in ${Math.ceil(seconds / 60)} minutes.`
        : seconds > 1
          ? `Try again in ${Math.ceil(seconds)} seconds.`
          : 'Try again in a second.',
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
