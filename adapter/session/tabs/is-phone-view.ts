import { isString } from '../../ports/json.js';
import {
  either,
  isBoolean,
  isList,
  isReason,
  isTime,
  isWord,
  orNull,
  shape,
  type Guard,
} from './guards.js';

const isNamed = shape({ id: isString, name: isString });
const isOptional =
  (is: Guard): Guard =>
  (value) =>
    value === undefined || is(value);
const isStation = shape({
  id: isString,
  name: isString,
  kind: isOptional(isWord(['webRtc', 'remote', 'phone'])),
});
const isListedStation: Guard = (value) => isStation(value) && shape({ isTaken: isBoolean })(value);

/** A wrap-up as it is being written, part by part. */
export const DRAFT = { code: isString, notes: isString, tags: isList(isString) };

const isDemand = shape({
  mode: isWord(['optional', 'mandatory', 'timed', 'timedToTheEnd', 'onRequest']),
  until: orNull(isTime),
  requested: isBoolean,
  done: isBoolean,
  kept: orNull(shape(DRAFT)),
});

const isInteraction = shape({
  id: isString,
  media: isString,
  state: isWord(['alerting', 'contacting', 'dialing', 'connected', 'afterCallWork']),
  direction: isWord(['inbound', 'outbound']),
  party: shape({ name: isString, address: isString, user: isOptional(isString) }),
  queue: orNull(isNamed),
  since: isTime,
  connectedAt: orNull(isTime),
  held: isBoolean,
  muted: isBoolean,
  securePaused: isBoolean,
  consultation: orNull(
    shape({
      name: isString,
      state: isWord(['ringing', 'connected']),
      with: isWord(['destination', 'object', 'both']),
    }),
  ),
  participants: isList(
    shape({
      id: isString,
      name: isString,
      address: isString,
      state: isWord(['ringing', 'connected']),
    }),
  ),
  wrapUp: orNull(isDemand),
  subject: isString,
  callback: orNull(shape({ numbers: isList(isString), scheduledAt: orNull(isTime) })),
  // A deed that this build does not know is one that it has no button for.
  can: isList(isString),
  underWay: isList(isString),
  draft: orNull(shape(DRAFT)),
  codes: orNull(isList(isNamed)),
});

const isFailure = shape({
  wanted: isString,
  reason: either(isReason, isString),
  needs: isList(isString),
  wait: isOptional(isTime),
  interaction: orNull(isString),
  at: isTime,
});

const search = (is: Guard): Guard => orNull(shape({ text: isString, found: orNull(isList(is)) }));

/** What is shown of a call that the agent had, part by part. */
export const RECENT_CALL = {
  id: isString,
  number: isString,
  name: isString,
  user: isOptional(isString),
  queue: isOptional(isString),
  direction: isWord(['inbound', 'outbound']),
  at: isTime,
  missed: isBoolean,
};

export const isPhoneView = shape({
  interactions: isList(isInteraction),
  selected: orNull(isString),
  dialing: orNull(isString),
  failure: orNull(isFailure),
  forbidden: isList(shape({ deed: isString, needs: isList(isString) })),
  notResponding: isWord(['no', 'yes', 'asked']),
  station: either(orNull(isStation), isWord(['unknown'])),
  choosingStation: isBoolean,
  usualStation: orNull(isStation),
  asksOnQueue: isBoolean,
  numbers: shape({
    country: orNull(isString),
    prefixes: shape({ outside: isString, longDistance: isString, international: isString }),
  }),
  recent: isList(shape(RECENT_CALL)),
  queues: isList(isNamed),
  people: search(
    shape({ kind: isWord(['person', 'queue']), id: isString, name: isString, detail: isString }),
  ),
  stations: search(isListedStation),
});
