import type { Destined } from '../world/phone-side.js';
import type { Conversation } from '../world/pure-cloud-side.js';
import { CALL_DETAILS, listOf, mediaDetails } from './media-shapes.js';
import { isoDate, type Json } from './shapes.js';

/** Whom the agent asks, and to whom the agent passed it on. */
export function otherParticipants(conversation: Conversation): readonly Json[] {
  const { consultation, transferred, customerParticipantId } = conversation;
  const asked = consultation ?? transferred;
  if (asked === null) return [];
  const consults = consultation === null ? {} : { consultParticipantId: customerParticipantId };
  const confined = consultation?.speakTo === 'OBJECT';
  const own = { ...participant(conversation, asked, confined), ...consults };
  const answered = consultation?.answeredBy ?? null;
  if (answered === null) return [own];
  return [
    own,
    {
      ...participant(
        conversation,
        {
          ...asked,
          kind: 'person',
          participantId: answered.participantId,
          id: answered.person.id,
          name: answered.person.name,
        },
        confined,
      ),
      ...consults,
      queueId: asked.id,
    },
  ];
}

/** Who came from a call with which this one was merged. */
export const joinedParticipants = (conversation: Conversation): readonly Json[] =>
  conversation.joined.map((one) => {
    // With the agent, all who are in it for the agent leave it.
    const gone = one.leftAt ?? conversation.legs.at(-1)?.endedAt ?? null;
    return {
      id: one.participantId,
      connectedTime: isoDate(one.at),
      ...(gone === null ? {} : { endTime: isoDate(gone) }),
      ...(one.name === '' ? {} : { name: one.name }),
      ...(one.userId === null ? { address: `tel:${one.number}` } : { userId: one.userId }),
      purpose: one.purpose,
      wrapupRequired: false,
      wrapupExpected: false,
      attributes: {},
      calls: [
        {
          id: one.communicationId,
          state: gone === null ? 'connected' : 'disconnected',
          initialState: 'connected',
          direction: one.purpose === 'external' ? 'outbound' : 'inbound',
          held: false,
          ...CALL_DETAILS,
          connectedTime: isoDate(one.at),
          ...(gone === null ? {} : { disconnectedTime: isoDate(gone), disconnectType: 'client' }),
        },
      ],
    };
  });

/** A colleague who had it before and gave it to this agent. */
export function passedBy(conversation: Conversation): readonly Json[] {
  const { passedBy: who, startedAt, queue, id } = conversation;
  if (who === null) return [];
  const [leg] = conversation.legs;
  const at = isoDate(leg?.alertingAt ?? startedAt);
  return [
    {
      id: `${who.id.slice(0, -4)}0001`,
      connectedTime: isoDate(startedAt),
      endTime: at,
      userId: who.id,
      name: who.name,
      purpose: 'agent',
      ...(queue === null ? {} : { queueId: queue.id }),
      wrapupRequired: false,
      wrapupExpected: false,
      attributes: {},
      [listOf(conversation.media)]: [
        {
          id: `${id}-${who.id.slice(-4)}`,
          state: 'disconnected',
          initialState: 'alerting',
          direction: conversation.direction,
          held: false,
          ...mediaDetails(conversation),
          connectedTime: isoDate(startedAt),
          disconnectedTime: at,
          disconnectType: 'transfer',
        },
      ],
    },
  ];
}

const PURPOSES: Readonly<Record<Destined['kind'], string>> = {
  person: 'agent',
  queue: 'acd',
  number: 'external',
  voicemail: 'voicemail',
};

function participant(conversation: Conversation, who: Destined, confined: boolean): Json {
  // A queue takes a call at once, and lets it wait.
  const waits = who.kind === 'queue' || who.kind === 'voicemail';
  const ringing = who.kind === 'number' ? 'dialing' : 'alerting';
  const connectedAt = who.connectedAt ?? (waits ? who.at : null);
  return {
    id: who.participantId,
    ...(connectedAt === null ? {} : { connectedTime: isoDate(connectedAt) }),
    ...(who.kind === 'number' ? { address: `tel:${who.id}` } : { name: who.name }),
    ...(who.kind === 'person' ? { userId: who.id } : {}),
    ...(who.kind === 'queue' ? { queueId: who.id } : {}),
    purpose: PURPOSES[who.kind],
    wrapupRequired: false,
    wrapupExpected: false,
    attributes: {},
    [listOf(conversation.media)]: [
      {
        id: who.communicationId,
        state: connectedAt === null ? ringing : 'connected',
        initialState: ringing,
        direction: who.kind === 'number' ? 'outbound' : 'inbound',
        held: false,
        ...(conversation.media === 'voice' ? CALL_DETAILS : mediaDetails(conversation)),
        ...(confined ? { confined: true } : {}),
        ...(connectedAt === null ? {} : { connectedTime: isoDate(connectedAt) }),
      },
    ],
  };
}
