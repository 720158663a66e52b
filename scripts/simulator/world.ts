/**
 * The contract between the simulator's parts: what exists in the two simulated products, whoever serves it.
 * `createWorld` is in create-world.ts.
 */
import type { Disposer } from '../../adapter/ports/disposer.js';
import type { Side } from '../../adapter/sync/status.js';
import type { InteractionPhase, RoutingStatus } from '../../adapter/sync/events.js';

export interface OmniStatusSeed {
  /** 15 or 18 characters, beginning 0N5. */
  readonly id: string;
  readonly apiName: string;
  readonly name: string;
  readonly online: boolean;
}

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

export interface WorkItem {
  /** AgentWork id, `workId`. */
  readonly id: string;
  /** Id of the record, beginning with its object's key prefix. */
  readonly workItemId: string;
  readonly is: 'assigned' | 'accepted';
  readonly object: string | null;
}

export type OmniReasonName =
  | 'OmniToolkitStatusChange'
  | 'OmniManualStatusChange'
  | 'OmniSupervisorStatusChange'
  | 'OmniPushTimeout'
  | 'OmniDeclineWork'
  | 'OmniLoginStatusChange';

/** What Omni-Channel tells every console tab; the console turns it into `lightning:omniChannel*` events. */
export type OmniOrgEvent =
  | {
      readonly event: 'statusChanged';
      readonly status: OmniStatusSeed;
      readonly reason?: OmniReasonName;
    }
  | { readonly event: 'loginSuccess'; readonly statusId: string }
  | {
      readonly event: 'logout';
      readonly reason?: 'DuplicateLogin' | 'Maintenance' | 'Logout' | 'OmniSupervisorLogout';
    }
  | {
      readonly event: 'workAssigned' | 'workAccepted' | 'workDeclined' | 'workClosed';
      readonly workItemId: string;
      readonly workId: string;
    }
  | {
      readonly event: 'workloadChanged';
      readonly configuredCapacity: number;
      readonly previousWorkload: number;
      readonly newWorkload: number;
    }
  | { readonly event: 'connectionError' };

/** A toolkit call that Omni-Channel turned down. `transient`: as a lost request would; the same call may work later. */
export class ToolkitError extends Error {
  override readonly name = 'ToolkitError';

  constructor(
    message: string,
    readonly transient: boolean,
  ) {
    super(message);
  }
}

/** Omni-Channel in the org: one agent, whatever the number of tabs. All effects are immediate; latency is the caller's. */
export interface OmniOrg {
  /** `null`: Offline. */
  readonly status: OmniStatusSeed | null;
  readonly statuses: readonly OmniStatusSeed[];
  readonly work: readonly WorkItem[];
  /** Percent of the configured capacity. */
  readonly workload: number;
  readonly configuredCapacity: number;
  /** False after a `reach omni` step `lost` or `duplicateLogin`: what happens is told to nobody. */
  readonly reachable: boolean;
  /** `lost`: the toolkit gives no answer. `elsewhere`: another session took the agent over; the toolkit rejects. */
  readonly reach: 'reachable' | 'lost' | 'elsewhere';
  /**
   * A toolkit call of a console tab. `by` is `automation` for another component of the console, `softphone` for
   * the bridge. Throws a ToolkitError when the status is refused or unknown.
   */
  setStatus(statusId: string, by: 'softphone' | 'agentInPanel' | 'automation'): OmniStatusSeed;
  /** Throws a ToolkitError when a `refuse` step for Offline is in force (softphone and agentInPanel only). */
  logout(by: 'softphone' | 'agentInPanel' | 'agent' | 'supervisor'): void;
  /** The toolkit's acceptAgentWork, declineAgentWork, closeAgentWork. Throws a ToolkitError for an unknown item. */
  moveWork(workId: string, to: 'accepted' | 'declined' | 'closed'): void;
  /** Called at once, once an event; pass it on with `world.deliver('omni', …)`. */
  listen(listener: (event: OmniOrgEvent) => void): Disposer;
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

/** The bridge's behaviour, as `{ "fault": "bridge" }` steps set it. */
export type BridgeFault = 'absent' | 'silent' | null;

export type RestFault =
  { readonly status: number; readonly retryAfter: number | null } | { readonly timeout: true };

/** What goes wrong in the region besides refusals; set by `fault` steps, used up by the region. */
export interface Faults {
  /** The fault that the next REST call meets; counts it down. */
  takeRest(): RestFault | null;
  /** Whether the next opening of a socket is refused; counts it down. */
  takeSocketRefusal(): boolean;
  /** Seconds of the organisation's inactivity time-out; null: none. */
  readonly idleTimeout: number | null;
  /** Sockets: `drop` ends them without a close frame, `closing` announces it, `silent` sends nothing any more. */
  listen(listener: (fault: 'drop' | 'closing' | 'silent' | 'idle') => void): Disposer;
}

export interface Network {
  /** One way, in milliseconds. */
  omniLatency: number;
  pureCloudLatency: number;
  /** Random extra delay, at most this many milliseconds. */
  jitter: number;
  reasons: boolean;
  modifiedDates: boolean;
  duplicates: boolean;
  reorder: boolean;
}

/** What `POST /simulator/step` and the remote control play; see replay.md and simulator.md. */
export type StepResult =
  | { readonly ok: true; readonly state: SimulatorState }
  | { readonly ok: false; readonly reason: string };

export interface SimulatorState {
  readonly omni: string;
  readonly pureCloud: string;
  readonly routingStatus: string;
  readonly work: readonly {
    readonly id: string;
    readonly is: string;
    readonly channel: string | null;
  }[];
  readonly interactions: readonly {
    readonly id: string;
    readonly is: string;
    readonly media: string;
  }[];
  readonly writes: { readonly omni: number; readonly pureCloud: number };
  readonly requests: number;
  readonly byAgent: number;
  readonly channels: number;
  readonly sockets: number;
  readonly tabs: number;
  readonly log: readonly LogEntry[];
}

export interface LogEntry {
  /** Milliseconds since the world began. */
  readonly at: number;
  /** `step`, `omni`, `pureCloud`, `request`, `socket`, `console`. */
  readonly what: string;
  readonly text: string;
}

/** The agent as Salesforce knows them. */
export interface SalesforceUser {
  /** 18 characters, beginning 005. */
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly federationId: string;
}

/** `changed`: something of `state()` is different; `reset`: the world began anew; `restart`: reload the softphones. */
export type WorldSignal = 'changed' | 'reset' | 'restart';

export interface World {
  readonly omni: OmniOrg;
  readonly pureCloud: PureCloudOrg;
  readonly faults: Faults;
  readonly network: Readonly<Network>;
  readonly bridgeFault: BridgeFault;
  readonly salesforceUser: SalesforceUser;
  /** The flat settings that `getCallCenterSettings` gives to a softphone. */
  readonly settings: Readonly<Record<string, string>>;
  /** Open console tabs; the console counts them up and down. */
  tabOpened(): Disposer;
  /** A softphone's page has been asked for: after a reset the counters begin with the first one. */
  softphoneStarts(): void;
  /** The region answers a REST call. */
  countRequest(): void;
  /** Channels with an open socket, and open sockets. */
  setConnections(channels: number, sockets: number): void;
  step(step: unknown): StepResult;
  /** A fresh world; `reset` listeners reload their pages and forget the softphones' memory. */
  reset(seed: unknown): StepResult;
  state(): SimulatorState;
  log(what: string, text: string): void;
  listen(listener: (what: WorldSignal) => void): Disposer;
  /**
   * Waits one way of a side's latency, jitter included: a command on its way. False: the world began anew
   * meanwhile, so that it does not arrive.
   */
  travel(side: Side): Promise<boolean>;
  /**
   * Sends an event on its way; call it once an event, not once a receiver. `send` is called after one latency, in order, unless
   * the network reorders, and twice where it duplicates. Never called where the side is lost meanwhile, or the
   * world begins anew. Resolves when it has been called for the last time, or will not be.
   */
  deliver(side: Side, send: () => void): Promise<void>;
  /**
   * Sends an answer on its way: resolves true one latency later, after every event that is on its way on that side
   * now (a command's own event goes first). False: lost, never answer.
   */
  answer(side: Side): Promise<boolean>;
  dispose(): void;
}
