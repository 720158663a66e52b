import type { World } from '../world.js';
import { type Answer, missingPermission, notFound } from './answers.js';
import type { Channel, Channels } from './channels.js';
import type { Json } from './shapes.js';
import type { Token, Tokens } from './tokens.js';

/** One REST call, authenticated. */
export interface Call {
  readonly method: string;
  /** Below `/api/v2`, without a slash at the end. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** The parsed body; undefined: none. */
  readonly body: unknown;
  readonly token: Token;
  /** Of the panel's own click, as the header of the softphone says. */
  readonly byAgent: boolean;
  /** `ws://host:port` as the client reached the region. */
  readonly socketOrigin: string;
}

export interface Region {
  readonly world: World;
  readonly tokens: Tokens;
  readonly channels: Channels;
}

export type Handler = (region: Region, call: Call, parameters: readonly string[]) => Answer;

export const listing = (entities: readonly unknown[], selfUri: string): Json => ({
  entities,
  pageSize: Math.max(25, entities.length),
  pageNumber: 1,
  total: entities.length,
  pageCount: 1,
  selfUri,
  firstUri: selfUri,
  lastUri: selfUri,
});

/** The first parameter must be the agent's own id. */
export function ofOwnUser(handler: Handler): Handler {
  return (region, call, parameters) =>
    parameters[0] === region.world.pureCloud.user.id
      ? handler(region, call, parameters)
      : missingPermission('presence:userPresence:view');
}

/** The second parameter must be the source PURECLOUD; the made-up user has no other. */
export function ofPureCloudSource(handler: Handler): Handler {
  return (region, call, parameters) =>
    parameters[1]?.toUpperCase() === 'PURECLOUD'
      ? handler(region, call, parameters)
      : notFound(`presence source ${parameters[1] ?? ''}`);
}

/** The first parameter must be a channel of the same app. */
export function ofOwnChannel(
  handler: (region: Region, channel: Channel, call: Call) => Answer,
): Handler {
  return (region, call, [id = '']) => {
    const channel = region.channels.find(id);
    return channel?.token.clientId !== call.token.clientId
      ? notFound(`channel ${id}`)
      : handler(region, channel, call);
  };
}
