import type { Disposer } from '../../../adapter/ports/disposer.js';
import type { InteractionPhase, RoutingStatus } from '../../../adapter/sync/events.js';

/** What of PureCloud exists in the simulated region, whoever serves it. */

export interface PresenceSeed {
  /** GUID. */
  readonly id: string;
  /** In the spelling of events (`ON_QUEUE`). */
  readonly systemPresence: string;
  readonly name: string;
  /** By language code as PureCloud writes it (`en_US`, `ja`). */
  readonly labels: Readonly<Record<string, string>>;
  readonly secondary: boolean;
  readonly deactivated: boolean;
}

export interface PureCloudUser {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly username: string;
}

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** The agent's presence as it stands in the region. */
export interface Presence {
  readonly definition: PresenceSeed;
  /** Milliseconds since the epoch, strictly increasing. */
  readonly modified: number;
  readonly message: string;
  /** An off-queue request that is held back. */
  readonly future: PresenceSeed | null;
}

/** One spell of the agent in a conversation; a missed and a taken alert are two. */
export interface Leg {
  readonly participantId: string;
  readonly communicationId: string;
  readonly phase: InteractionPhase | 'ended';
  /** Milliseconds since the epoch. */
  readonly alertingAt: number;
  readonly connectedAt: number | null;
  readonly endedAt: number | null;
  readonly wrapUpAt: number | null;
}

export interface Conversation {
  readonly id: string;
  readonly media: string;
  /** Offered by a queue, so that it counts for the routing status. */
  readonly acd: boolean;
  readonly startedAt: number;
  readonly customerParticipantId: string;
  readonly customerCommunicationId: string;
  readonly acdParticipantId: string;
  /** Oldest first; the last one is the agent's present part. */
  readonly legs: readonly Leg[];
}

/** What is new for the agent's clients, in the order in which PureCloud tells it. */
export type PureCloudNews =
  | { readonly topic: 'presence'; readonly presence: Presence }
  | { readonly topic: 'routingStatus'; readonly status: RoutingStatus; readonly since: number }
  | { readonly topic: 'conversation'; readonly conversation: Conversation }
  /** The idle time-out or a fault ended the agent's tokens. */
  | { readonly topic: 'tokens'; readonly is: 'expired' | 'revoked' };

/** A `refuse` step is in force for this presence. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';

  constructor(readonly transient: boolean) {
    super('Refused by a step.');
  }
}

/** The agent's side of the region. All effects are immediate; latency is the caller's. */
export interface PureCloudOrg {
  readonly organization: Named & { readonly thirdPartyOrgName: string };
  readonly user: PureCloudUser;
  readonly queues: readonly Named[];
  readonly wrapUpCodes: readonly Named[];
  readonly stations: readonly Named[];
  readonly presences: readonly PresenceSeed[];
  readonly presence: Presence;
  readonly routingStatus: { readonly status: RoutingStatus; readonly since: number };
  /** Those in which the agent takes part now, after-call work included. */
  readonly conversations: readonly Conversation[];
  /** Also those that are over, as long as they are remembered. */
  findConversation(id: string): Conversation | undefined;
  readonly reachable: boolean;
  /**
   * A client's PATCH. `softphone` and `agentInPanel` are counted; the rest is another PureCloud client.
   * Throws a RefusedError when a `refuse` step is in force; the definition must be one of `presences`.
   */
  setPresence(
    change: { readonly definition?: PresenceSeed; readonly message?: string },
    by: 'softphone' | 'agentInPanel',
  ): Presence;
  setRoutingStatus(status: RoutingStatus): void;
  /** The idle time-out ran out: OFFLINE, and the tokens are gone. */
  idledOut(): void;
  /** Called at once, once a change with all that it makes new; pass it on with `world.deliver('pureCloud', …)`. */
  listen(listener: (news: readonly PureCloudNews[]) => void): Disposer;
}
