import { randomUUID } from 'node:crypto';
import type { World } from '../world.js';
import type { PureCloudNews } from '../world/pure-cloud-side.js';
import { conversationBody } from './conversation-shapes.js';
import {
  activityEvent,
  conversationSummary,
  type Json,
  presenceEvent,
  routingStatusEvent,
  stationEvent,
} from './shapes.js';

/** The envelope of an event; `CorrelationId` has its capital in the official samples. */
export interface Frame {
  readonly topicName: string;
  readonly version: '2';
  readonly eventBody: Json;
  readonly metadata: { readonly CorrelationId: string };
}

/** Topics of a user that are served; others are refused by name, so that nobody waits for their events. */
const USER_TOPICS: readonly string[] = [
  'presence',
  'routingStatus',
  'activity',
  'conversations',
  'conversationsummary',
  'station',
  'outofoffice',
  'tokens',
];

export type TopicProblem =
  | { readonly is: 'unknown'; readonly topic: string }
  | { readonly is: 'forbidden'; readonly topic: string };

/** What is wrong with a topic that this user asks for, or null. */
export function topicProblem(topic: string, userId: string): TopicProblem | null {
  for (const name of namesIn(topic)) {
    const match = /^v2\.users\.([^.]+)\.(.+)$/.exec(name);
    if (match?.[1] !== undefined && match[1] !== userId) return { is: 'forbidden', topic };
    if (
      match?.[2] === undefined ? !name.startsWith('v2.system.') : !USER_TOPICS.includes(match[2])
    ) {
      return { is: 'unknown', topic };
    }
  }
  return null;
}

/** `v2.users.ID?a&b` stands for the topics `v2.users.ID.a` and `v2.users.ID.b`. */
export function* namesIn(topic: string): Generator<string> {
  const mark = topic.indexOf('?');
  if (mark < 0) yield topic;
  else for (const name of topic.slice(mark + 1).split('&')) yield `${topic.slice(0, mark)}.${name}`;
}

const frame = (topicName: string, eventBody: Json): Frame => ({
  topicName,
  version: '2',
  eventBody,
  metadata: { CorrelationId: randomUUID() },
});

/** What a change makes new, in PureCloud's order, with the topics that sum it up behind. */
export function framesOf(world: World, news: readonly PureCloudNews[]): readonly Frame[] {
  const { pureCloud } = world;
  const ofUser = (topic: string, body: Json): Frame =>
    frame(`v2.users.${pureCloud.user.id}.${topic}`, body);
  const frames = news.flatMap((each): readonly Frame[] => {
    switch (each.topic) {
      case 'presence':
        return [ofUser('presence', presenceEvent(world, each.presence))];
      case 'routingStatus':
        return [ofUser('routingStatus', routingStatusEvent(pureCloud))];
      case 'conversation':
        return [ofUser('conversations', conversationBody(pureCloud, each.conversation))];
      case 'station':
        return [ofUser('station', stationEvent(pureCloud.phone))];
      case 'tokens':
        return [];
    }
  });
  const about = new Set(news.map(({ topic }) => topic));
  if (about.has('conversation')) {
    frames.push(ofUser('conversationsummary', conversationSummary(pureCloud)));
  }
  if (about.has('presence') || about.has('routingStatus')) {
    frames.push(ofUser('activity', activityEvent(world)));
  }
  return frames;
}

/** Heartbeat and pong have neither version nor correlation. */
export const metadata = (message: string): Json => ({
  topicName: 'channel.metadata',
  eventBody: { message },
});

export const socketClosing = (): Frame =>
  frame('v2.system.socket_closing', {
    message: 'The socket will close soon. Open a new one to the same channel.',
  });

export const tokenRevoked = (world: World, channelId: string, clientId: string): Frame =>
  frame(`v2.system.token_revoked.${world.pureCloud.user.id}`, {
    channelId,
    systemTopicType: 'token_revoked',
    organizationId: world.pureCloud.organization.id,
    userId: world.pureCloud.user.id,
    oauthClientId: clientId,
    reason: 'user_tokens_revoked',
    message: 'The token was revoked.',
  });
