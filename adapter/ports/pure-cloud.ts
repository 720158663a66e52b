import type {
  InteractionEvent,
  PureCloudStatusEvent,
  ReachEvent,
  Reading,
  RoutingStatusEvent,
} from '../sync/events.js';
import type { Status } from '../sync/status.js';
import type { PresenceDefinition } from '../definition/catalog.js';
import type { Disposer } from './disposer.js';
import type { WrittenBy } from './omni.js';

/** Who is signed in to PureCloud. */
export interface PureCloudAgent {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** The name that PureCloud, or the identity provider before it, knows the agent by; absent: not told. */
  readonly username?: string;
  /** The language that the agent prefers there, e.g. `en-us`; absent: PureCloud does not say. */
  readonly language?: string;
}

export type PureCloudCondition = 'signedOut' | 'connecting' | 'ready' | 'lost';

export type PureCloudPortEvent =
  | PureCloudStatusEvent
  | InteractionEvent
  | RoutingStatusEvent
  | ReachEvent
  | { readonly type: 'condition'; readonly condition: PureCloudCondition };

/** A REST call that failed, for a support request: no token, no body, no query, and `{id}` for each id. */
export interface FailedCall {
  /** In milliseconds since the epoch. */
  readonly at: number;
  /** `PATCH /api/v2/users/{id}/presences/purecloud` */
  readonly call: string;
  /** Of HTTP; 0 where there was no answer. */
  readonly status: number;
  /** What went wrong without an answer, or PureCloud's own code. */
  readonly code: string;
  /** What PureCloud names as missing, such as `routing:agent:onqueue`; left out where it names nothing. */
  readonly permission?: string;
  /** `ININ-Correlation-Id`: Genesys' support asks for it first. */
  readonly correlationId: string | null;
  /** What PureCloud said, without the values in it; may be empty. */
  readonly words: string;
}

/** How the connection to PureCloud has been. */
export interface PureCloudHealth {
  /** How the newest call ended, and since when they end so; `null`: none was made yet. */
  readonly rest: { readonly ok: boolean; readonly since: number } | null;
  /** The last ones, oldest first. */
  readonly failedCalls: readonly FailedCall[];
  /** By how many milliseconds PureCloud's clock is ahead of this machine's; `null`: not readable. */
  readonly clockSkew: number | null;
  readonly requests: number;
  readonly sockets: number;
  readonly ignoredFrames: number;
}

/** PureCloud, as far as an agent's status needs it. */
export interface PureCloudPort {
  /** Events in the order of their arrival. The port reconnects by itself and says `reach lost` and `reach back`. */
  listen(listener: (event: PureCloudPortEvent) => void): Disposer;
  /**
   * Signs the port in to the notification channel. Resolves with the agent and the organisation's presence
   * definitions once events are heard. Rejects with a PortError.
   */
  connect(): Promise<{ agent: PureCloudAgent; presences: readonly PresenceDefinition[] }>;
  /** Reads presence, routing status and interactions afresh. Rejects with a PortError. */
  read(): Promise<Extract<Reading, { side: 'pureCloud' }>>;
  /** Sets a presence; answers with what PureCloud made of it. Rejects with a PortError. */
  set(
    status: Status,
    by: WrittenBy,
  ): Promise<{ status: Status; modifiedDate?: number; future?: Status }>;
  /**
   * Reads after how long without a call PureCloud signs the agent out, in milliseconds; `null`: never, or the agent
   * may not read it. Rejects with a PortError.
   */
  inactivityTimeout(): Promise<number | null>;
  /** One light call that counts as activity. Rejects with a PortError. */
  touch(): Promise<void>;
  /** When the newest call was sent that PureCloud took, in milliseconds since the epoch; `null`: none yet. */
  lastCall(): number | null;
  /** Closes the channel and ends every listener and timer. */
  dispose(): void;
}
