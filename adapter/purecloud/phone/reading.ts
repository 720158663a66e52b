import { deedsFor } from '../../ports/phone-rules.js';
import type {
  Callback,
  Consultation,
  Interaction,
  WrapUp,
  WrapUpDemand,
} from '../../ports/phone.js';
import { isRecord, recordsOf, textOf, type JsonRecord } from '../../ports/json.js';
import { isSaved, listsOf } from '../conversations.js';
import { dateOf } from '../dates.js';
import { liveState, ownPartOf, type OwnPart } from './own-part.js';
import { participantsIn } from './participants.js';
import {
  addressOf,
  callOf,
  consultIdOf,
  endOf,
  firstCommunication,
  isPerson,
  nameOf,
  purposeOf,
  withoutScheme,
} from './parties.js';

/**
 * An agent's interaction, from its conversation alone: events and REST bear the same bodies, whole each time.
 * https://developer.genesys.cloud/commdigital/digital/conversations/
 */

/** What a conversation does not tell by itself. */
export interface ReadingContext {
  readonly userId: string;
  /** What was read of it before. */
  readonly before: ReadInteraction | undefined;
  /** Of the agent's own queues; empty where it is not known. */
  readonly queueName: (id: string) => string;
  /** In milliseconds since the epoch. */
  readonly now: number;
}

/** An interaction, and the ids by which it is acted on. */
export interface ReadInteraction {
  readonly interaction: Interaction;
  readonly participant: string;
  readonly communication: string;
  /** The call that was made from a callback; `null`: none. */
  readonly callFromCallback: string | null;
  /** It is over, and the agent free again; it may still be wrapped up. */
  readonly lingers: boolean;
}

/** `undefined`: the agent has nothing to do in it, any more or at all. */
export function readInteraction(
  conversation: JsonRecord,
  context: ReadingContext,
): ReadInteraction | undefined {
  const { userId, before } = context;
  const id = textOf(conversation['id']);
  const wasConnected = (before?.interaction.connectedAt ?? null) !== null;
  const part = ownPartOf(conversation, userId, wasConnected);
  const participant = textOf(part?.participant['id']);
  const communication = textOf(part?.communication['id']);
  if (
    id === undefined ||
    part === undefined ||
    participant === undefined ||
    communication === undefined
  ) {
    return undefined;
  }
  const customer = customerIn(conversation, part);
  const asked = consultedIn(conversation, part, customer);
  const party = partyIn(conversation, part, customer);
  const same = before?.communication === communication ? before.interaction : undefined;
  const since = sinceOf(part) ?? (same?.state === part.state ? same.since : context.now);
  const audio = part.call ?? part.communication;
  const consultation = part.call === null ? null : consultationOf(asked, customer);
  const bare: Omit<Interaction, 'can'> = {
    id,
    media: part.media,
    state: part.state,
    direction: directionOf(customer, part),
    party: partyOf(party, part),
    queue: queueOf(conversation, part.participant, context),
    since,
    connectedAt: connectedAtOf(part, since, same),
    held: audio['held'] === true,
    muted: audio['muted'] === true,
    securePaused: part.state !== 'afterCallWork' && isPaused(conversation, audio),
    consultation,
    participants:
      part.call === null || part.state !== 'connected' || consultation !== null
        ? []
        : participantsIn(conversation, part.participant),
    wrapUp: wrapUpOf(part, since),
    subject: part.media === 'email' ? (textOf(part.communication['subject']) ?? '') : '',
    callback: part.media === 'callback' ? callbackOf(part.communication) : null,
  };
  const callFromCallback = part.media === 'callback' ? textOf(part.call?.['id']) : undefined;
  return {
    interaction: { ...bare, can: deedsFor(bare, part.call !== null) },
    participant,
    communication,
    callFromCallback: callFromCallback ?? null,
    lingers: part.lingers,
  };
}

/**
 * The other party. Who takes part in a consult transfer bears the id of the participant that is being transferred; in
 * a call within the organisation it is a colleague.
 */
function customerIn(conversation: JsonRecord, part: OwnPart): JsonRecord | undefined {
  const others = (recordsOf(conversation['participants']) ?? []).filter(
    (each) => each['userId'] !== part.participant['userId'],
  );
  const about =
    consultIdOf(part.participant) ?? others.map(consultIdOf).find((id) => id !== undefined);
  const first = (purposes: readonly string[]): JsonRecord | undefined =>
    others.find((each) => purposes.includes(purposeOf(each)));
  return (
    (about === undefined ? undefined : others.find(({ id }) => id === about)) ??
    first(['customer']) ??
    first(['external']) ??
    others.find(isPerson)
  );
}

/** Where the customer has left a conference, whoever of the others is still there. */
function partyIn(
  conversation: JsonRecord,
  { participant, state }: OwnPart,
  customer: JsonRecord | undefined,
): JsonRecord | undefined {
  if (state !== 'connected' || customer === undefined || isThere(customer)) return customer;
  const others = (recordsOf(conversation['participants']) ?? []).filter(
    (each) => each['userId'] !== participant['userId'] && isThere(each),
  );
  const is = (purposes: readonly string[]): JsonRecord | undefined =>
    others.find((each) => purposes.includes(purposeOf(each)));
  return is(['customer']) ?? is(['external']) ?? others.find(isPerson) ?? customer;
}

const isThere = (participant: JsonRecord): boolean =>
  [...listsOf(participant)].some(([list]) => list.some((each) => liveState(each) !== undefined));

/**
 * Whom this agent asked came after the agent: of a queue first the queue itself and then whoever it chose. An agent who is
 * asked comes last.
 */
function consultedIn(
  conversation: JsonRecord,
  part: OwnPart,
  customer: JsonRecord | undefined,
): JsonRecord | undefined {
  const all = recordsOf(conversation['participants']) ?? [];
  return all
    .slice(all.indexOf(part.participant) + 1)
    .findLast(
      (each) => each !== customer && consultIdOf(each) !== undefined && callOf(each) !== undefined,
    );
}

/**
 * `confined` is who takes part in the call and hears nothing of it: whom the agent does not speak to. A party on hold
 * hears nothing either.
 */
function consultationOf(
  asked: JsonRecord | undefined,
  customer: JsonRecord | undefined,
): Consultation | null {
  const call = asked && callOf(asked);
  if (asked === undefined || call === undefined) return null;
  const apart = (one: JsonRecord | undefined): boolean =>
    one?.['confined'] === true || one?.['held'] === true;
  const customerApart = apart(customer && callOf(customer));
  return {
    name: nameOf(asked) || addressOf(asked, call),
    state: purposeOf(asked) !== 'acd' && liveState(call) === 'connected' ? 'connected' : 'ringing',
    with: customerApart ? 'destination' : apart(call) ? 'object' : 'both',
  };
}

/** By the customer's side: an agent's own side is inbound in a call that a campaign made. */
function directionOf(
  customer: JsonRecord | undefined,
  { communication }: OwnPart,
): Interaction['direction'] {
  // A colleague who is called and one who calls bear the direction as they see it.
  const colleague = customer === undefined || isPerson(customer);
  const told = colleague ? communication : firstCommunication(customer);
  return textOf(told?.['direction'])?.toLowerCase() === 'outbound' ? 'outbound' : 'inbound';
}

/** What does not look like a number or a time is not told. */
function callbackOf(communication: JsonRecord): Callback {
  const numbers = communication['callbackNumbers'];
  const texts = Array.isArray(numbers) ? numbers.filter((each) => typeof each === 'string') : [];
  return {
    numbers: [...new Set(texts.map(withoutScheme).filter((number) => number !== ''))],
    scheduledAt: dateOf(communication['callbackScheduledTime']) ?? null,
  };
}

function partyOf(customer: JsonRecord | undefined, part: OwnPart): Interaction['party'] {
  const own = part.communication;
  const numbers = own['callbackNumbers'];
  const number: unknown = Array.isArray(numbers) ? numbers[0] : undefined;
  const known = [
    withoutScheme(textOf(number) ?? ''),
    customer === undefined ? '' : addressOf(customer, firstCommunication(customer)),
    withoutScheme(endOf(own['other']) ?? ''),
  ];
  const address = known.find((each) => each !== '') ?? '';
  const name = textOf(own['callbackUserName']) ?? (customer && nameOf(customer)) ?? '';
  const user = textOf(customer?.['userId']);
  return {
    name: withoutScheme(name) === address ? '' : name,
    address,
    ...(user === undefined ? {} : { user }),
  };
}

/** An event names a queue's id only; the queue itself takes part under its name, unless the agent called for it. */
function queueOf(
  conversation: JsonRecord,
  own: JsonRecord,
  { queueName, before }: ReadingContext,
): Interaction['queue'] {
  const id = textOf(own['queueId']);
  if (id === undefined) return null;
  const itself = (recordsOf(conversation['participants']) ?? []).find(
    (each) => purposeOf(each) === 'acd' && textOf(each['queueId']) === id,
  );
  const known = before?.interaction.queue;
  const name = (itself && nameOf(itself)) ?? (queueName(id) || (known?.id === id && known.name));
  return { id, name: name || '' };
}

function sinceOf({ state, participant, communication }: OwnPart): number | undefined {
  switch (state) {
    case 'alerting':
      return dateOf(communication['startAlertingTime']);
    case 'connected':
      return dateOf(communication['connectedTime']);
    case 'afterCallWork': {
      const work = communication['afterCallWork'];
      return (
        dateOf(isRecord(work) ? work['startTime'] : undefined) ??
        dateOf(participant['startAcwTime']) ??
        dateOf(communication['disconnectedTime'])
      );
    }
    default:
      return undefined;
  }
}

/** An agent's own side of an outgoing call may be connected while the other party's phone still rings. */
function connectedAtOf(
  { state, communication }: OwnPart,
  since: number,
  before: Interaction | undefined,
): number | null {
  if (state !== 'connected' && state !== 'afterCallWork') return null;
  return before?.connectedAt ?? dateOf(communication['connectedTime']) ?? since;
}

const isPaused = (conversation: JsonRecord, audio: JsonRecord): boolean =>
  [conversation, audio].some(
    (each) =>
      each['securePause'] === true || textOf(each['recordingState'])?.toLowerCase() === 'paused',
  );

const MODES: ReadonlyMap<string, WrapUpDemand['mode']> = new Map([
  ['mandatory', 'mandatory'],
  ['optional', 'optional'],
  ['agentrequested', 'onRequest'],
  ['timeout', 'timed'],
  ['forcedtimeout', 'timedToTheEnd'],
]);

function wrapUpOf(
  { participant, communication, state }: OwnPart,
  since: number,
): WrapUpDemand | null {
  const required = participant['wrapupRequired'] === true;
  const working = state === 'afterCallWork';
  const asked = working || required || communication['afterCallWorkRequired'] === true;
  const told = MODES.get(textOf(participant['wrapupPrompt'])?.toLowerCase() ?? '');
  const mode = told ?? (required ? 'mandatory' : 'optional');
  const offered = participant['wrapupExpected'] === true || told === 'onRequest';
  if (!asked && !(told !== undefined && offered)) return null;
  const timeout = participant['wrapupTimeoutMs'];
  const timed = mode === 'timed' || mode === 'timedToTheEnd';
  const saved = [communication['wrapup'], participant['wrapup']].find(isRecord);
  return {
    mode,
    until: working && timed && typeof timeout === 'number' ? since + timeout : null,
    requested: mode === 'onRequest' && asked,
    done: isSaved(saved) && textOf(saved?.['code']) !== undefined,
    kept: saved === undefined ? null : keptOf(saved),
  };
}

function keptOf(saved: JsonRecord): WrapUp {
  const tags = saved['tags'];
  return {
    code: textOf(saved['code']) ?? '',
    notes: textOf(saved['notes']) ?? '',
    tags: Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : [],
  };
}
