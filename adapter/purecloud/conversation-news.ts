import type { RoutingStatus } from '../sync/events.js';

/**
 * What is heard of conversations, as it came over the wire. The numbers count what was heard, so that what was asked for
 * before an event is not taken for newer than it.
 */
export type ConversationNews =
  | { readonly is: 'one'; readonly conversation: unknown; readonly at: number }
  /** The answer of `GET /api/v2/conversations`. */
  | { readonly is: 'all'; readonly answer: unknown; readonly asOf: number }
  /** Whether PureCloud offers, as told with an event or a snapshot. */
  | { readonly is: 'routing'; readonly status: RoutingStatus }
  /** The agent's station is another one, or none; which one has to be read. */
  | { readonly is: 'station' }
  /** The connection is back; what happened meanwhile was not told. */
  | { readonly is: 'back' };
