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
const DRAFT = { code: isString, notes: isString };

const isDemand = shape({
  mode: isWord(['optional', 'mandatory', 'timed', 'timedToTheEnd', 'onRequest']),
  until: orNull(isTime),
  requested: isBoolean,
  done: isBoolean,
  kept: orNull(shape({ ...DRAFT, tags: isList(isString) })),
});

const isInteraction = shape({
  id: isString,
  media: isString,
  state: isWord(['alerting', 'contacting', 'dialing', 'connected', 'afterCallWork']),
  direction: isWord(['inbound', 'outbound']),
  party: shape({ name: isString, address: isString }),
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
  wrapUp: orNull(isDemand),
  // A deed that this build does not know is one that it has no button for.
  can: isList(isString),
  underWay: isList(isString),
  draft: orNull(shape(DRAFT)),
  codes: orNull(isList(isNamed)),
});

const isFailure = shape({
  wanted: isString,
  reason: either(isReason, isWord(['noStation', 'alreadyDialing', 'stale'])),
  interaction: orNull(isString),
  at: isTime,
});

const search = (is: Guard): Guard => orNull(shape({ text: isString, found: orNull(isList(is)) }));

export const isPhoneView = shape({
  interactions: isList(isInteraction),
  selected: orNull(isString),
  dialing: orNull(isString),
  failure: orNull(isFailure),
  station: either(orNull(isNamed), isWord(['unknown'])),
  choosingStation: isBoolean,
  queues: isList(isNamed),
  people: search(
    shape({ kind: isWord(['person', 'queue']), id: isString, name: isString, detail: isString }),
  ),
  stations: search(isNamed),
});
