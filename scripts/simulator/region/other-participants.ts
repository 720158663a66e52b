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
