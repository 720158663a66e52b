import type { Disposer } from '../../../adapter/ports/disposer.js';
import type {
  CallbackCall,
  CallbackWish,
  Consulted,
  Customer,
  DeskStation,
  Destined,
  Joined,
  Named,
  PartChange,
  Person,
  Queue,
  SpeakTo,
  To,
  WrapUpRecord,
  WrapUpRule,
} from './phone-side.js';
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

export type { Named };

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
  /** Of a call that the agent makes, until it is answered. */
  readonly stage: 'contacting' | 'dialing' | null;
  readonly held: boolean;
  readonly muted: boolean;
  /** What was written down; `null`: nothing by the agent. */
  readonly wrapUp: WrapUpRecord | null;
  readonly wrapUpSkipped: boolean;
  /** Where after-call work is on request: the agent asked for it. */
  readonly wrapUpRequested: boolean;
  /** The call that the agent made from a callback. */
  readonly call: CallbackCall | null;
  readonly disconnectType: string | null;
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
  readonly direction: 'inbound' | 'outbound';
  readonly customer: Customer;
  /** `null`: the agent is called directly, or calls for no queue. */
  readonly queue: Named | null;
  /** `null`: no after-call work is asked for. */
  readonly wrapUp: WrapUpRule | null;
  readonly securePaused: boolean;
  readonly consultation: Consulted | null;
  /** To whom it went when the agent left it. */
  readonly transferred: Destined | null;
  /** Who came from calls with which this one was merged. */
  readonly joined: readonly Joined[];
  /** The agent had the customer leave, and talks on with the others. */
  readonly customerLeft: boolean;
  /** A colleague who had it before; `null`: nobody. */
  readonly passedBy: Person | null;
  /** Of an email. */
  readonly subject: string;
  readonly callback: CallbackWish | null;
  /** The customer's participant attributes. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Oldest first; the last one is the agent's present part. */
  readonly legs: readonly Leg[];
}

/** What is new for the agent's clients, in the order in which PureCloud tells it. */
export type PureCloudNews =
  | { readonly topic: 'presence'; readonly presence: Presence }
  | { readonly topic: 'routingStatus'; readonly status: RoutingStatus; readonly since: number }
  | { readonly topic: 'conversation'; readonly conversation: Conversation }
  /** The agent has another station, or none. */
  | { readonly topic: 'station' }
  /** The idle time-out or a fault ended the agent's tokens. */
  | { readonly topic: 'tokens'; readonly is: 'expired' | 'revoked' };

/** A `refuse` step is in force for this presence. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';

  constructor(readonly transient: boolean) {
    super('Refused by a step.');
  }
}

/** The agent's phone. All effects are immediate; every deed throws a PhoneRefusal where it cannot be. */
export interface PhoneOrg {
  readonly stations: readonly DeskStation[];
  readonly station: DeskStation | null;
  readonly people: readonly Person[];
  readonly queues: readonly Queue[];
  /** That a queue offers. */
  codesOf(queue: Named | null): readonly Named[];
  /** What the agent's roles permit, as PureCloud writes it. */
  readonly permissions: readonly string[];
  /** Deeds of the agent's that were carried out. */
  readonly deeds: number;
  useStation(id: string | null): void;
  /** Calls a number, on behalf of one of the agent's queues where one is given. */
  place(to: To, queueId: string | null): Conversation;
  change(conversation: Conversation, change: PartChange): void;
  requestWrapUp(conversation: Conversation, required: boolean): void;
  pauseRecording(conversation: Conversation, paused: boolean): void;
  digits(conversation: Conversation, digits: string): void;
  transfer(conversation: Conversation, to: To): Destined;
  consult(conversation: Conversation, to: To, speakTo: SpeakTo): Consulted;
  speakTo(conversation: Conversation, speakTo: SpeakTo): void;
  cancelConsult(conversation: Conversation): void;
  /** Makes one call of this and the others. */
  merge(conversation: Conversation, others: readonly string[]): void;
  /** Has somebody else leave the call; `false`: nobody there has that id. */
  remove(conversation: Conversation, participantId: string): boolean;
  callFromCallback(conversation: Conversation, number: string): void;
  hangUpCallback(conversation: Conversation): void;
}

/** The agent's side of the region. All effects are immediate; latency is the caller's. */
export interface PureCloudOrg {
  readonly organization: Named & { readonly thirdPartyOrgName: string };
  readonly user: PureCloudUser;
  readonly queues: readonly Named[];
  readonly phone: PhoneOrg;
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
