import type { InteractionEvent, InteractionPhase, InteractionSnapshot } from '../sync/events.js';
import { isRecord, recordsOf, textOf, type JsonRecord } from '../ports/json.js';

/**
 * What an agent is doing in a conversation, from the conversation alone. Conversations come whole, in events
 * as in snapshots, so that nothing has to be pieced together.
 * https://developer.genesys.cloud/commdigital/digital/conversations/
 */

/** Where this agent stands in a conversation. `ended`: has no work in it, any more or at all. */
export type Phase = InteractionPhase | 'ended';

export interface Part {
  readonly is: Phase;
  readonly media: string;
}

/**
 * A participant's lists of communications. A callback comes first: the call that the agent makes from it is part of
 * it. The names are those that definitions use (`on voice, callback, …`).
 */
const MEDIA: readonly (readonly [list: string, media: string])[] = [
  ['callbacks', 'callback'],
  ['calls', 'voice'],
  ['chats', 'chat'],
  ['emails', 'email'],
  ['messages', 'message'],
  ['internalMessages', 'internalMessage'],
  ['videos', 'video'],
  ['socialExpressions', 'socialExpression'],
  ['cobrowsesessions', 'cobrowse'],
  ['screenshares', 'screenshare'],
];

/** A supervisor who listens, coaches, joins or watches takes part in another agent's interaction. */
const SUPERVISING = [
  'monitoredParticipantId',
  'coachedParticipantId',
  'bargedParticipantId',
  'screenMonitoredParticipantId',
] as const;

/**
 * `contacting`: the agent's own phone is being reached. `dialing`: the other party's is ringing, and the agent
 * waits on the line. A parked email or message, and a callback that is scheduled, wait without the agent.
 */
const PHASE_OF_STATE: ReadonlyMap<string, 'alerting' | 'connected' | 'away' | 'over'> = new Map([
  ['alerting', 'alerting'],
  ['contacting', 'alerting'],
  ['offering', 'alerting'],
  ['dialing', 'connected'],
  ['connected', 'connected'],
  ['converting', 'connected'],
  ['uploading', 'connected'],
  ['transmitting', 'connected'],
  ['parked', 'away'],
  ['scheduled', 'away'],
  ['none', 'away'],
  ['disconnected', 'over'],
  ['terminated', 'over'],
]);

const AFTER_CALL_WORK_DONE: readonly string[] = ['complete', 'skipped', 'notapplicable'];

/** More weighs more. After-call work outweighs a new offer of the same conversation: the agent is working. */
const WEIGHT: Readonly<Record<Phase, number>> = {
  ended: 0,
  alerting: 1,
  afterCallWork: 2,
  connected: 3,
};

/**
 * The agent's part in a conversation, or `undefined` where the agent has none. An agent who missed an offer and got
 * it again is in there several times; what is furthest on counts. `wasConnected`: it was heard that the agent
 * took it, should the conversation itself not say so.
 */
export function partOf(
  conversation: JsonRecord,
  userId: string,
  wasConnected = false,
): Part | undefined {
  let part: Part | undefined;
  for (const participant of recordsOf(conversation['participants']) ?? []) {
    if (!isOwn(participant, userId)) continue;
    for (const [list, media] of listsOf(participant)) {
      for (const communication of list) {
        const is = phaseOf(participant, communication, wasConnected);
        if (is === undefined) continue;
        if (part === undefined || WEIGHT[is] > WEIGHT[part.is]) part = { is, media };
      }
    }
  }
  return part;
}

export function isOwn(participant: JsonRecord, userId: string): boolean {
  const purpose = textOf(participant['purpose'])?.toLowerCase();
  return (
    textOf(participant['userId'])?.toLowerCase() === userId &&
    (purpose === 'agent' || purpose === 'user') &&
    SUPERVISING.every((field) => textOf(participant[field]) === undefined)
  );
}

const KNOWN_LISTS: ReadonlySet<string> = new Set(MEDIA.map(([list]) => list));

/** Known media first, in their order; then whatever else looks like communications, by its own name. */
export function* listsOf(participant: JsonRecord): Generator<[readonly JsonRecord[], string]> {
  for (const [name, media] of MEDIA) {
    const list = recordsOf(participant[name]);
    if (list !== undefined) yield [list, media];
  }
  for (const [name, value] of Object.entries(participant)) {
    if (KNOWN_LISTS.has(name) || name === 'screenMonitorings') continue;
    const list = recordsOf(value);
    if (list !== undefined) yield [list, name.replace(/s$/, '')];
  }
}

function phaseOf(
  participant: JsonRecord,
  communication: JsonRecord,
  wasConnected: boolean,
): Phase | undefined {
  const phase = PHASE_OF_STATE.get(textOf(communication['state'])?.toLowerCase() ?? '');
  if (phase === undefined) return undefined;
  if (phase === 'away') return 'ended';
  if (phase !== 'over') return phase;
  return hasAfterCallWork(participant, communication, wasConnected) ? 'afterCallWork' : 'ended';
}

/**
 * Whether after-call work is pending, or to be expected: `disconnected` may be told an instant before the
 * after-call work is, and an agent whose hold had ended in between would be shown as free. Where the expectation turns
 * out wrong, the routing status ends it (IDLE or OFF_QUEUE).
 *
 * An offer that was never taken has no after-call work, whatever its queue asks for.
 */
export function hasAfterCallWork(
  participant: JsonRecord,
  communication: JsonRecord,
  wasConnected: boolean,
): boolean {
  const work = communication['afterCallWork'];
  const state = isRecord(work) ? textOf(work['state'])?.toLowerCase() : undefined;
  if (state === 'pending') return true;
  if (state !== undefined && AFTER_CALL_WORK_DONE.includes(state)) return false;
  if (
    isSaved(participant['wrapup']) ||
    isSaved(communication['wrapup']) ||
    participant['wrapupSkipped'] === true ||
    textOf(participant['endAcwTime']) !== undefined
  ) {
    return false;
  }
  const begun = textOf(participant['startAcwTime']) !== undefined;
  const taken = wasConnected || textOf(communication['connectedTime']) !== undefined;
  return (begun || taken) && isExpected(participant, communication);
}

/** What an agent keeps for now, to go on with it later, is marked as provisional. */
export const isSaved = (wrapUp: unknown): boolean =>
  isRecord(wrapUp) && wrapUp['provisional'] !== true;

/** With the prompt `optional` an agent may wrap up, and is free meanwhile. */
function isExpected(participant: JsonRecord, communication: JsonRecord): boolean {
  return (
    participant['wrapupRequired'] === true ||
    communication['afterCallWorkRequired'] === true ||
    (participant['wrapupExpected'] === true && participant['wrapupPrompt'] !== 'optional')
  );
}

/** The agent's interactions in an answer of `GET /api/v2/conversations`, or `undefined` where it is none. */
export function readInteractions(
  answer: unknown,
  userId: string,
): readonly InteractionSnapshot[] | undefined {
  const entities = isRecord(answer) ? recordsOf(answer['entities']) : undefined;
  if (entities === undefined) return undefined;
  const interactions: InteractionSnapshot[] = [];
  for (const conversation of entities) {
    const id = textOf(conversation['id']);
    const part = partOf(conversation, userId);
    if (id === undefined || part === undefined || part.is === 'ended') continue;
    interactions.push({ id, is: part.is, media: part.media });
  }
  return interactions;
}

/** Ended conversations go on sending events (recordings, surveys); so many are remembered as ended. */
const REMEMBERED = 500;

/** Turns conversation events into what has changed for one agent. */
export interface InteractionTracker {
  /** `undefined`: nothing has changed, or it is not this agent's. */
  hear(conversation: unknown): InteractionEvent | undefined;
  /** What has changed by a list of all interactions that there are. */
  settle(interactions: readonly InteractionSnapshot[]): readonly InteractionEvent[];
  /** As `settle`, for who has the list already; of one that events have `overtaken` only what is new is taken. */
  learn(interactions: readonly InteractionSnapshot[], overtaken: boolean): void;
}

export function createInteractionTracker(userId: string): InteractionTracker {
  const known = new Map<string, Part>();
  const connected = new Set<string>();

  function change(id: string, part: Part): InteractionEvent | undefined {
    const before = known.get(id);
    // What has ended has no media worth telling again.
    if (before?.is === part.is && (part.is === 'ended' || before.media === part.media)) {
      return undefined;
    }
    known.delete(id);
    known.set(id, part);
    if (part.is === 'connected') connected.add(id);
    if (part.is === 'ended') connected.delete(id);
    forget();
    const media = part.is === 'ended' && before !== undefined ? before.media : part.media;
    return { type: 'interaction', id, is: part.is, media };
  }

  function forget(): void {
    for (const [id, part] of known) {
      if (known.size <= REMEMBERED) return;
      if (part.is === 'ended') known.delete(id);
    }
  }

  function settle(interactions: readonly InteractionSnapshot[]): readonly InteractionEvent[] {
    const there = new Set(interactions.map(({ id }) => id));
    const gone = [...known]
      .filter(([id, part]) => part.is !== 'ended' && !there.has(id))
      .map(([id, part]) => change(id, { is: 'ended', media: part.media }));
    const now = interactions.map(({ id, is, media }) => change(id, { is, media }));
    return [...gone, ...now].filter((event) => event !== undefined);
  }

  return {
    hear(conversation) {
      if (!isRecord(conversation)) return undefined;
      const id = textOf(conversation['id']);
      if (id === undefined) return undefined;
      const part = partOf(conversation, userId, connected.has(id));
      if (part !== undefined) return change(id, part);
      // Nothing of it can be read, or the agent is no longer in it; only the latter tells anything.
      const participants = recordsOf(conversation['participants']);
      const gone = participants !== undefined && !participants.some((one) => isOwn(one, userId));
      return gone && known.has(id) ? change(id, { is: 'ended', media: 'voice' }) : undefined;
    },
    settle,
    learn(interactions, overtaken) {
      if (!overtaken) {
        settle(interactions);
        return;
      }
      for (const { id, is, media } of interactions) {
        if (!known.has(id)) change(id, { is, media });
      }
    },
  };
}
