import type { Conversation, Leg, Presence, PresenceSeed, PureCloudOrg, World } from '../world.js';

/** PureCloud's own shapes, as REST answers and events bear them (reference: the SDK's typings). */

export type Json = Readonly<Record<string, unknown>>;

export const isoDate = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** REST spells `On Queue` what events call `ON_QUEUE`. */
export const restPresence = (systemPresence: string): string =>
  systemPresence
    .split('_')
    .map((word) => word.charAt(0) + word.slice(1).toLowerCase())
    .join(' ');

const definitionRef = ({ id, systemPresence }: PresenceSeed): Json => ({
  id,
  systemPresence: restPresence(systemPresence),
  selfUri: `/api/v2/presencedefinitions/${id}`,
});

export const userPresence = (world: World, presence: Presence): Json => ({
  id: world.pureCloud.user.id,
  source: 'PURECLOUD',
  sourceId: 'PURECLOUD',
  primary: true,
  presenceDefinition: definitionRef(presence.definition),
  ...(presence.future === null ? {} : { futurePresenceDefinition: definitionRef(presence.future) }),
  message: presence.message,
  ...(world.network.modifiedDates ? { modifiedDate: isoDate(presence.modified) } : {}),
  selfUri: `/api/v2/users/${world.pureCloud.user.id}/presences/PURECLOUD`,
});

const eventRef = ({ id, systemPresence }: PresenceSeed): Json => ({ id, systemPresence });

export const presenceEvent = (world: World, presence: Presence): Json => ({
  source: 'PURECLOUD',
  presenceDefinition: eventRef(presence.definition),
  primary: true,
  message: presence.message,
  ...(presence.future === null ? {} : { futurePresenceDefinition: eventRef(presence.future) }),
  ...(world.network.modifiedDates ? { modifiedDate: isoDate(presence.modified) } : {}),
});

export const routingStatus = (org: PureCloudOrg): Json => ({
  userId: org.user.id,
  status: org.routingStatus.status,
  startTime: isoDate(org.routingStatus.since),
});

export const routingStatusEvent = (org: PureCloudOrg): Json => ({
  id: org.user.id,
  routingStatus: {
    status: org.routingStatus.status,
    startTime: isoDate(org.routingStatus.since),
  },
});

export const activityEvent = (world: World): Json => {
  const { pureCloud, network } = world;
  const { presence } = pureCloud;
  return {
    ...routingStatusEvent(pureCloud),
    presence: {
      presenceDefinition: eventRef(presence.definition),
      presenceMessage: presence.message,
      ...(network.modifiedDates ? { modifiedDate: isoDate(presence.modified) } : {}),
    },
    outOfOffice: { active: false },
    activeQueueIds: pureCloud.queues.map(({ id }) => id),
  };
};

/** The languages that a query asks for: `ALL`, or one. */
export const definition = (seed: PresenceSeed, localeCode: string): Json => ({
  id: seed.id,
  name: seed.name,
  type: seed.secondary ? 'User' : 'System',
  languageLabels:
    localeCode === 'ALL'
      ? seed.labels
      : Object.fromEntries(Object.entries(seed.labels).filter(([code]) => code === localeCode)),
  systemPresence: restPresence(seed.systemPresence),
  divisionId: '*',
  deactivated: seed.deactivated,
  selfUri: `/api/v2/presence/definitions/${seed.id}`,
});

/** The deprecated list has no `type`; `primary` marks the default of a system presence. */
export const formerDefinition = (seed: PresenceSeed): Json => ({
  id: seed.id,
  name: seed.name,
  languageLabels: seed.labels,
  systemPresence: restPresence(seed.systemPresence),
  deactivated: seed.deactivated,
  primary: !seed.secondary,
  selfUri: `/api/v2/presencedefinitions/${seed.id}`,
});

const SUMMARY_KEYS = ['call', 'callback', 'email', 'message', 'chat', 'socialExpression', 'video'];

const summaryKey = (media: string): string => (media === 'voice' ? 'call' : media);

export const conversationSummary = (org: PureCloudOrg): Json => {
  const count = (key: string, acd: boolean, phases: readonly string[]): number =>
    org.conversations.filter(
      (each) =>
        summaryKey(each.media) === key &&
        each.acd === acd &&
        phases.includes(each.legs.at(-1)?.phase ?? 'ended'),
    ).length;
  const detail = (key: string, acd: boolean): Json => ({
    active: count(key, acd, ['alerting', 'connected']),
    acw: count(key, acd, ['afterCallWork']),
  });
  return {
    userId: org.user.id,
    ...Object.fromEntries(
      SUMMARY_KEYS.map((key) => [
        key,
        { contactCenter: detail(key, true), enterprise: detail(key, false) },
      ]),
    ),
  };
};

/** A participant's list of communications by medium. */
const LISTS: Readonly<Record<string, string>> = {
  voice: 'calls',
  callback: 'callbacks',
  chat: 'chats',
  email: 'emails',
  message: 'messages',
};

const listOf = (media: string): string => LISTS[media] ?? `${media}s`;

const mediaDetails = (media: string): Json => {
  switch (media) {
    case 'voice':
      return {
        recording: false,
        recordingState: 'none',
        muted: false,
        confined: false,
        securePause: false,
        provider: 'Edge',
      };
    case 'callback':
      return {
        callbackNumbers: ['tel:+15551234567'],
        callbackUserName: 'Casey Morgan',
        skipEnabled: true,
        externalCampaign: false,
        provider: 'PureCloud Callback',
      };
    case 'email':
      return { autoGenerated: false, subject: 'A question', provider: 'PureCloud Email' };
    case 'message':
      return { type: 'webmessaging', recipientCountry: 'US', provider: 'PureCloud Messaging' };
    default:
      return { provider: 'PureCloud Webchat v2' };
  }
};

/** The whole conversation, as the topic `conversations` bears it. REST adds times and a self-reference. */
export const conversationBody = (org: PureCloudOrg, conversation: Conversation): Json => {
  const { media, acd } = conversation;
  const list = listOf(media);
  const live = conversation.legs.at(-1)?.phase;
  const waiting = acd && live === 'ended' && conversation.legs.at(-1)?.connectedAt === null;
  // A customer whose offer was missed waits on in the queue.
  const customerState =
    live === 'alerting' || live === 'connected' || waiting ? 'connected' : 'disconnected';
  const [queue] = org.queues;
  const overAt = conversation.legs.at(-1)?.endedAt ?? null;
  const over = customerState === 'disconnected' && overAt !== null;
  const ended = over ? { endTime: isoDate(overAt) } : {};
  const customer = {
    id: conversation.customerParticipantId,
    connectedTime: isoDate(conversation.startedAt),
    ...ended,
    name: 'Casey Morgan',
    purpose: 'customer',
    address: media === 'voice' || media === 'callback' ? 'tel:+15551234567' : 'casey@example.com',
    wrapupRequired: false,
    wrapupExpected: false,
    attributes: {},
    [list]: [
      {
        id: conversation.customerCommunicationId,
        state: customerState,
        initialState: 'connected',
        direction: 'inbound',
        held: false,
        ...mediaDetails(media),
        connectedTime: isoDate(conversation.startedAt),
        ...(over ? { disconnectedTime: isoDate(overAt), disconnectType: 'endpoint' } : {}),
      },
    ],
  };
  const offered = {
    id: conversation.acdParticipantId,
    connectedTime: isoDate(conversation.startedAt),
    name: queue?.name ?? 'Support',
    ...(queue === undefined ? {} : { queueId: queue.id }),
    purpose: 'acd',
    wrapupRequired: false,
    wrapupExpected: false,
    attributes: {},
    [list]: [
      {
        id: `${conversation.acdParticipantId.slice(0, -4)}0acd`,
        state: waiting ? 'connected' : 'disconnected',
        direction: 'inbound',
        held: false,
        ...mediaDetails(media),
        connectedTime: isoDate(conversation.startedAt),
      },
    ],
  };
  return {
    id: conversation.id,
    maxParticipants: 100,
    recordingState: 'none',
    participants: [
      customer,
      ...(acd ? [offered] : []),
      ...conversation.legs.map((leg) => agentParticipant(org, conversation, leg)),
    ],
  };
};

function agentParticipant(org: PureCloudOrg, conversation: Conversation, leg: Leg): Json {
  const { acd, media } = conversation;
  const [queue] = org.queues;
  const [code] = org.wrapUpCodes;
  const working = leg.phase === 'afterCallWork';
  const wrapped = leg.wrapUpAt !== null;
  const ended = leg.endedAt !== null;
  const wrapUp =
    wrapped && leg.endedAt !== null && code !== undefined
      ? {
          wrapup: {
            code: code.id,
            notes: '',
            tags: [],
            durationSeconds: Math.round((leg.wrapUpAt - leg.endedAt) / 1000),
            endTime: isoDate(leg.wrapUpAt),
          },
        }
      : {};
  return {
    id: leg.participantId,
    ...(leg.connectedAt === null ? {} : { connectedTime: isoDate(leg.connectedAt) }),
    ...(leg.endedAt === null ? {} : { endTime: isoDate(leg.endedAt) }),
    userId: org.user.id,
    name: org.user.name,
    ...(acd && queue !== undefined ? { queueId: queue.id } : {}),
    purpose: acd ? 'agent' : 'user',
    wrapupRequired: working || wrapped,
    wrapupExpected: working || wrapped,
    ...(working || wrapped ? { wrapupPrompt: 'mandatory' } : {}),
    ...wrapUp,
    ...((working || wrapped) && leg.endedAt !== null ? { startAcwTime: isoDate(leg.endedAt) } : {}),
    ...(leg.wrapUpAt === null ? {} : { endAcwTime: isoDate(leg.wrapUpAt) }),
    ...(acd ? { alertingTimeoutMs: 30_000 } : {}),
    attributes: {},
    [listOf(media)]: [
      {
        id: leg.communicationId,
        state: ended ? 'disconnected' : leg.phase,
        initialState: 'alerting',
        direction: 'inbound',
        held: false,
        ...mediaDetails(media),
        startAlertingTime: isoDate(leg.alertingAt),
        ...(leg.connectedAt === null ? {} : { connectedTime: isoDate(leg.connectedAt) }),
        ...(leg.endedAt === null
          ? {}
          : {
              disconnectedTime: isoDate(leg.endedAt),
              disconnectType: leg.connectedAt === null ? 'client' : 'endpoint',
            }),
        ...wrapUp,
        afterCallWorkRequired: working || wrapped,
        afterCallWork: afterCallWork(leg),
      },
    ],
  };
}

const afterCallWork = (leg: Leg): Json => {
  if (leg.endedAt === null) return { state: 'unknown' };
  if (leg.phase === 'afterCallWork') return { state: 'pending', startTime: isoDate(leg.endedAt) };
  if (leg.wrapUpAt === null) return { state: 'notApplicable' };
  return {
    state: 'complete',
    startTime: isoDate(leg.endedAt),
    endTime: isoDate(leg.wrapUpAt),
  };
};

export const restConversation = (org: PureCloudOrg, conversation: Conversation): Json => ({
  ...conversationBody(org, conversation),
  startTime: isoDate(conversation.startedAt),
  selfUri: `/api/v2/conversations/${conversation.id}`,
});
