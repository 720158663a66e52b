import type { Conversation, PureCloudOrg } from '../world/pure-cloud-side.js';
import { agentParticipant } from './agent-participant.js';
import { listOf, mediaDetails } from './media-shapes.js';
import { joinedParticipants, otherParticipants, passedBy } from './other-participants.js';
import { isoDate, type Json } from './shapes.js';

/** The whole conversation, as the topic `conversations` bears it. REST adds times and a self-reference. */
export const conversationBody = (org: PureCloudOrg, conversation: Conversation): Json => {
  const { securePaused } = conversation;
  return {
    id: conversation.id,
    maxParticipants: 100,
    recordingState: securePaused ? 'paused' : 'none',
    ...(securePaused ? { securePause: true } : {}),
    participants: [
      customerParticipant(conversation),
      ...passedBy(conversation),
      ...(conversation.acd ? [queueParticipant(conversation)] : []),
      ...conversation.legs.map((leg) => agentParticipant(org, conversation, leg)),
      ...joinedParticipants(conversation),
      ...otherParticipants(conversation),
    ],
  };
};

/** A customer whose offer was missed waits on in the queue; one who was passed on talks on. */
const isWaiting = ({ acd, legs, transferred }: Conversation): boolean =>
  acd &&
  transferred === null &&
  legs.at(-1)?.phase === 'ended' &&
  legs.at(-1)?.connectedAt === null;

function customerState(conversation: Conversation): string {
  if (conversation.customerLeft) return 'disconnected';
  const leg = conversation.legs.at(-1);
  if (leg?.stage === 'contacting' || leg?.stage === 'dialing') {
    return leg.stage === 'contacting' ? 'contacting' : 'dialing';
  }
  const there =
    leg?.phase === 'alerting' ||
    leg?.phase === 'connected' ||
    conversation.transferred !== null ||
    isWaiting(conversation);
  return there ? 'connected' : 'disconnected';
}

function customerParticipant(conversation: Conversation): Json {
  const { media, customer, direction, startedAt, consultation } = conversation;
  const leg = conversation.legs.at(-1);
  const state = customerState(conversation);
  const overAt = leg?.endedAt ?? null;
  const over = state === 'disconnected' && overAt !== null;
  const reachedAt = direction === 'inbound' ? startedAt : (leg?.connectedAt ?? null);
  const reached = reachedAt === null ? {} : { connectedTime: isoDate(reachedAt) };
  const onPhone = media === 'voice' || media === 'callback';
  const apart = consultation?.speakTo === 'DESTINATION';
  const call = media === 'callback' ? (leg?.call ?? null) : null;
  return {
    id: conversation.customerParticipantId,
    ...reached,
    ...(over ? { endTime: isoDate(overAt) } : {}),
    ...(customer.name === '' ? {} : { name: customer.name }),
    ...(customer.user === undefined
      ? { purpose: 'customer' }
      : { purpose: 'user', userId: customer.user }),
    address: onPhone ? `tel:${customer.number}` : customer.email,
    ...(consultation === null ? {} : { consultParticipantId: conversation.customerParticipantId }),
    wrapupRequired: false,
    wrapupExpected: false,
    attributes: conversation.attributes,
    [listOf(media)]: [
      {
        id: conversation.customerCommunicationId,
        state,
        initialState: direction === 'inbound' ? 'connected' : 'contacting',
        direction,
        held: false,
        ...mediaDetails(conversation),
        ...(apart ? { confined: true } : {}),
        ...reached,
        ...(over ? { disconnectedTime: isoDate(overAt), disconnectType: 'endpoint' } : {}),
      },
    ],
    ...(call === null
      ? {}
      : {
          calls: [
            {
              id: `${conversation.customerCommunicationId.slice(0, -4)}ca11`,
              state: call.stage ?? 'connected',
              direction: 'outbound',
              held: false,
              provider: 'Edge',
            },
          ],
        }),
  };
}

function queueParticipant(conversation: Conversation): Json {
  const { media, queue, startedAt } = conversation;
  return {
    id: conversation.acdParticipantId,
    connectedTime: isoDate(startedAt),
    name: queue?.name ?? 'Support',
    ...(queue === null ? {} : { queueId: queue.id }),
    purpose: 'acd',
    wrapupRequired: false,
    wrapupExpected: false,
    attributes: {},
    [listOf(media)]: [
      {
        id: `${conversation.acdParticipantId.slice(0, -4)}0acd`,
        state: isWaiting(conversation) ? 'connected' : 'disconnected',
        direction: 'inbound',
        held: false,
        ...mediaDetails(conversation),
        connectedTime: isoDate(startedAt),
      },
    ],
  };
}

export const restConversation = (org: PureCloudOrg, conversation: Conversation): Json => ({
  ...conversationBody(org, conversation),
  startTime: isoDate(conversation.startedAt),
  selfUri: `/api/v2/conversations/${conversation.id}`,
});
