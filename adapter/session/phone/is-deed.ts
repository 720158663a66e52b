import { isString } from '../../ports/json.js';
import type { PhoneAction, PhoneDeed } from '../../ports/phone.js';
import { either, isBoolean, isList, isWord, orNull, shape, type Guard } from '../tabs/guards.js';
import { DRAFT } from '../tabs/is-phone-view.js';
import type { PhoneDeedMessage } from './view.js';

const isTo = either(
  shape({ user: isString }),
  shape({ queue: isString }),
  shape({ number: isString }),
);

const NOTHING_MORE: Readonly<Record<string, Guard>> = {};
const isTags: Guard = (value) => value === undefined || isList(isString)(value);
const WRITTEN = { code: isString, notes: isString, tags: isTags };

/** What belongs to each deed beside the interaction. A new one does not compile until it is known here. */
const DEEDS: { readonly [D in PhoneDeed]: Readonly<Record<string, Guard>> } = {
  answer: NOTHING_MORE,
  decline: NOTHING_MORE,
  hangUp: NOTHING_MORE,
  hold: NOTHING_MORE,
  resume: NOTHING_MORE,
  mute: NOTHING_MORE,
  unmute: NOTHING_MORE,
  securePause: NOTHING_MORE,
  secureResume: NOTHING_MORE,
  toVoicemail: NOTHING_MORE,
  requestAfterCallWork: NOTHING_MORE,
  endAfterCallWork: NOTHING_MORE,
  completeConsultation: NOTHING_MORE,
  cancelConsultation: NOTHING_MORE,
  digits: { digits: (value) => isString(value) && /^[0-9*#]{1,64}$/.test(value) },
  transfer: { to: isTo },
  consult: { to: isTo },
  speakTo: { with: isWord(['destination', 'object', 'both']) },
  merge: { other: isString },
  removeParticipant: { participant: isString },
  callBack: { number: isString },
  wrapUp: WRITTEN,
  keepWrapUp: WRITTEN,
};

const isAction = (value: unknown): value is PhoneAction =>
  Object.entries(DEEDS).some(([deed, parts]) =>
    shape({ do: (given) => given === deed, interaction: isString, ...parts })(value),
  );

const MESSAGES: { readonly [M in PhoneDeedMessage['is']]: Readonly<Record<string, Guard>> } = {
  perform: { action: isAction },
  dial: { number: isString, queue: orNull(isString) },
  call: {
    kind: isWord(['person', 'queue']),
    id: isString,
    name: isString,
    queue: orNull(isString),
  },
  goOnQueue: { yes: isBoolean },
  select: { interaction: isString },
  write: { interaction: isString, draft: shape(DRAFT) },
  search: { text: isString },
  searchStations: { text: isString },
  useStation: { id: orNull(isString) },
  backOnQueue: NOTHING_MORE,
  dismiss: NOTHING_MORE,
};

/** Whether it is something that an agent did in the phone: it may come from a tab of another build. */
export const isPhoneDeed = (value: unknown): value is PhoneDeedMessage =>
  Object.entries(MESSAGES).some(([is, parts]) =>
    shape({ is: (given) => given === is, ...parts })(value),
  );
