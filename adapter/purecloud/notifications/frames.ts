import { isRecord, readJson, recordsOf, textOf } from '../../ports/json.js';

/**
 * What a text frame of the notification socket says. `alive`: a heartbeat or the answer to a ping. `closing`: PureCloud
 * closes the socket within a minute. `unsubscribed`: the channel is of no use any more. `revoked`: a token is gone,
 * perhaps this one.
 * https://developer.genesys.cloud/notificationsalerts/notifications/
 */
export type Frame =
  | { readonly is: 'alive' }
  | { readonly is: 'closing' }
  | { readonly is: 'unsubscribed' }
  | { readonly is: 'revoked' }
  | { readonly is: 'event'; readonly topic: Topic; readonly body: unknown };

/** The topics that are subscribed to, by the last part of their names. */
const TOPICS = ['presence', 'routingStatus', 'conversations', 'station'] as const;
export type Topic = (typeof TOPICS)[number];

/**
 * One topic for all that is heard of an agent: combined topics count as one, and a channel takes one thousand.
 * A combined name stays below 200 characters.
 */
export const topicsOf = (userId: string): readonly string[] => [
  `v2.users.${userId}?${TOPICS.join('&')}`,
];

/** Asks the server for a sign of life. */
export const PING = JSON.stringify({ message: 'ping' });

/** Reads a frame; `undefined` for what is not known or not this user's. Never throws. */
export function readFrame(data: unknown, userId: string): Frame | undefined {
  const frame = typeof data === 'string' ? readJson(data) : undefined;
  if (!isRecord(frame)) return undefined;
  const name = textOf(frame['topicName']);
  if (name === undefined) return undefined;
  if (name === 'channel.metadata') return { is: 'alive' };
  if (name.startsWith('v2.system.')) return systemFrame(name);
  const topic = topicOf(name, frame['eventBody'], userId);
  return topic && { is: 'event', topic, body: frame['eventBody'] };
}

function systemFrame(name: string): Frame | undefined {
  if (name.startsWith('v2.system.socket_closing')) return { is: 'closing' };
  if (name.startsWith('v2.system.no_longer_subscribed')) return { is: 'unsubscribed' };
  if (name.startsWith('v2.system.token_revoked')) return { is: 'revoked' };
  return undefined;
}

/**
 * Events of a combined subscription are expected to bear the single topic's name; should one bear the combined
 * name, its body tells what it is.
 */
function topicOf(name: string, body: unknown, userId: string): Topic | undefined {
  const match = /^v2\.users\.([^.?]+)([.?])(.+)$/.exec(name);
  if (match?.[1]?.toLowerCase() !== userId.toLowerCase()) return undefined;
  if (match[2] === '.') return TOPICS.find((topic) => topic === match[3]);
  if (!isRecord(body)) return undefined;
  if (isRecord(body['presenceDefinition'])) return 'presence';
  if (isRecord(body['routingStatus'])) return 'routingStatus';
  if ('associatedStation' in body) return 'station';
  return recordsOf(body['participants']) === undefined ? undefined : 'conversations';
}
