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
}

export type PureCloudCondition = 'signedOut' | 'connecting' | 'ready' | 'lost';

export type PureCloudPortEvent =
  | PureCloudStatusEvent
  | InteractionEvent
  | RoutingStatusEvent
  | ReachEvent
  | { readonly type: 'condition'; readonly condition: PureCloudCondition };

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
  /** Closes the channel and ends every listener and timer. */
  dispose(): void;
}
