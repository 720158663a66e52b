/** Why an action of another component is refused, each with a sentence for whoever wrote that component. */
const SENTENCES = {
  // What the definition or the message is about.
  off: 'The call center definition lets other components listen only (softphone/eventApi = events).',
  notAllowed: 'The call center definition does not list this action in softphone/eventApiActions.',
  unknownAction: 'There is no such action.',
  invalid: 'The message is not as the action needs it.',
  requestIdUsed: 'This requestId was used for another action before.',
  tooMany: 'Too many actions were asked for. Nothing was done; try again later.',
  // How the softphone stands.
  signedOut: 'The agent is not signed in to PureCloud.',
  notReady: 'The softphone is not connected to PureCloud, or has no phone.',
  unknownStatus: 'There is no such status, or the agent cannot choose it.',
  unknownInteraction: 'There is no such interaction, or it has ended.',
  notPossible: 'The interaction does not allow it in its present state.',
  busy: 'Something else is being done with this interaction.',
  badNumber: 'The number is none that can be called.',
  noStation: 'The agent has no station, so that nothing could be heard.',
  asksAgent: 'The agent has no station, and is asked whether to go On Queue all the same.',
  alreadyDialing: 'Another number is being dialed.',
  // What PureCloud made of it.
  network: 'PureCloud could not be reached.',
  timeout: 'PureCloud did not answer in time.',
  rateLimited: 'PureCloud takes no more requests for a while.',
  serverError: 'PureCloud failed.',
  notPermitted: 'The agent has no permission for it in PureCloud.',
  notGranted: 'The agent was not granted this status.',
  refused: 'PureCloud refused it.',
  noAnswer: 'Nothing came of it in time. It may still be done; the events tell.',
} as const;

export type Reason = keyof typeof SENTENCES;

export const REASONS: Readonly<Record<Reason, string>> = SENTENCES;

/** The reason by its word, for words of the phone that may be new. */
export const reasonOf = (word: string): Reason => {
  const told = PHONE_WORDS[word] ?? word;
  return isReason(told) ? told : 'refused';
};

/** What the phone has other words for. */
const PHONE_WORDS: Readonly<Partial<Record<string, Reason>>> = {
  stale: 'unknownInteraction',
  nobody: 'refused',
  empty: 'badNumber',
  letters: 'badNumber',
  country: 'badNumber',
  countryCode: 'badNumber',
  sip: 'badNumber',
  tooShort: 'badNumber',
  tooLong: 'badNumber',
  library: 'network',
};

const isReason = (word: string): word is Reason => Object.hasOwn(SENTENCES, word);
