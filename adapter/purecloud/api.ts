import type { WrittenBy } from '../ports/omni.js';

/**
 * The REST calls that are used, whoever makes them. Answers are what came over the wire and are to be
 * validated by who reads them; every rejection is a RestError.
 * https://developer.genesys.cloud/devapps/api-explorer
 */
export interface PureCloudApi {
  /** `GET /api/v2/users/me` with presence and routing status; with `definitions`, also the organisation's. */
  me(definitions?: 'definitions'): Promise<unknown>;
  /** `GET /api/v2/presence/definitions`: the active ones, the labels in every language. */
  presenceDefinitions(): Promise<unknown>;
  /** `GET /api/v2/conversations`: those in which the agent takes part. */
  conversations(): Promise<unknown>;
  /** `PATCH /api/v2/users/{id}/presences/purecloud`. */
  setPresence(userId: string, definitionId: string, by: WrittenBy): Promise<unknown>;
  /** `POST /api/v2/notifications/channels`. */
  createChannel(): Promise<unknown>;
  /** `PUT …/channels/{id}/subscriptions`: replaces the topics, and lets the channel live for another day. */
  subscribe(channelId: string, topics: readonly string[]): Promise<unknown>;
  /** `DELETE …/channels/{id}/subscriptions`. */
  unsubscribe(channelId: string): Promise<unknown>;
  /** `GET /api/v2/tokens/timeout`: the organisation's inactivity timeout; not every agent may read it. */
  inactivityTimeout(): Promise<unknown>;
  /** `HEAD /api/v2/tokens/me`: the lightest call that uses the token. */
  touch(): Promise<unknown>;
}
