import type { RuleSet } from './rules.js';
import type { Memory } from './memory.js';
import type { Side, Status } from './status.js';

/**
 * Why an Omni-Channel status changed, from `reason` of `lightning:omniChannelStatusChanged`
 * (https://developer.salesforce.com/docs/platform/lightning-component-reference/guide/aura-omni-toolkit-api.html):
 * `toolkit` OmniToolkitStatusChange, `manual` OmniManualStatusChange, `supervisor` OmniSupervisorStatusChange,
 * `pushTimeout` OmniPushTimeout, `decline` OmniDeclineWork, `login` OmniLoginStatusChange. Older orgs give none.
 */
export type OmniReason = 'toolkit' | 'manual' | 'supervisor' | 'pushTimeout' | 'decline' | 'login';

/** A status of Omni-Channel was heard of. Offline is heard of by its logout. */
export interface OmniStatusEvent {
  readonly type: 'status';
  readonly side: 'omni';
  readonly status: Status;
  readonly reason?: OmniReason;
}

/** A presence of PureCloud was heard of. */
export interface PureCloudStatusEvent {
  readonly type: 'status';
  readonly side: 'pureCloud';
  readonly status: Status;
  /** Milliseconds since the epoch, by PureCloud's clock; only compared with its own kind. */
  readonly modifiedDate?: number;
  /** An off-queue request that PureCloud holds back. */
  readonly future?: Status;
}

export type StatusEvent = OmniStatusEvent | PureCloudStatusEvent;

/** An Omni-Channel work item moved on. */
export interface WorkEvent {
  readonly type: 'work';
  readonly id: string;
  readonly is: 'assigned' | 'accepted' | 'declined' | 'closed';
  /** The object's name (`Case`) or, where that is not known, its key prefix. Absent: unknown. */
  readonly object?: string;
}

/** The Omni-Channel workload, in percent of the configured capacity. */
export interface WorkloadEvent {
  readonly type: 'workload';
  readonly percent: number;
}

/** A PureCloud interaction of this agent moved on. `ended`: disconnected and no after-call work is pending. */
export interface InteractionEvent {
  readonly type: 'interaction';
  readonly id: string;
  readonly is: InteractionPhase | 'ended';
  readonly media: string;
}

export type InteractionPhase = 'alerting' | 'connected' | 'afterCallWork';

export type RoutingStatus =
  'IDLE' | 'INTERACTING' | 'NOT_RESPONDING' | 'OFF_QUEUE' | 'COMMUNICATING';

export interface RoutingStatusEvent {
  readonly type: 'routingStatus';
  readonly status: RoutingStatus;
  /** Milliseconds since the epoch, by PureCloud's clock. Decides nothing. */
  readonly since?: number;
}

/** Why a side cannot be reached, for the panel's words. */
export type LossReason =
  | 'connection'
  | 'duplicateLogin'
  | 'maintenance'
  | 'bridgeSilent'
  | 'omniMissing'
  | 'signedOut'
  | 'tokenExpired';

/** A side was lost, or can be read again. */
export type ReachEvent =
  | {
      readonly type: 'reach';
      readonly side: Side;
      readonly is: 'lost';
      readonly reason: LossReason;
    }
  | { readonly type: 'reach'; readonly side: Side; readonly is: 'back' };

export interface WorkSnapshot {
  readonly id: string;
  readonly is: 'assigned' | 'accepted';
  readonly object?: string;
}

export interface InteractionSnapshot {
  readonly id: string;
  readonly is: InteractionPhase;
  readonly media: string;
}

/** A side, read whole. */
export type Reading =
  | {
      readonly side: 'omni';
      readonly status: Status;
      readonly work: readonly WorkSnapshot[];
      /** Percent of the configured capacity; absent: not known. */
      readonly workload?: number;
    }
  | {
      readonly side: 'pureCloud';
      readonly status: Status;
      readonly modifiedDate?: number;
      readonly future?: Status;
      readonly interactions: readonly InteractionSnapshot[];
      readonly routingStatus?: RoutingStatus;
      /** As `since` of a RoutingStatusEvent. */
      readonly routingSince?: number;
    };

/** What a failed command or read was told, in a form that the panel can put into words. */
export interface Failure {
  /** `transient` is tried again, `permanent` is not. */
  readonly kind: 'transient' | 'permanent';
  /** For words: `timeout`, `network`, `rateLimited`, `serverError`, `notPermitted`, `notGranted`, `refused`. */
  readonly reason: FailureReason;
  /** Seconds that the product asked to wait. */
  readonly retryAfter?: number;
}

export type FailureReason =
  'timeout' | 'network' | 'rateLimited' | 'serverError' | 'notPermitted' | 'notGranted' | 'refused';

/** The answer to a `set` command. `command` is its id. */
export type AnswerEvent =
  | {
      readonly type: 'answer';
      readonly command: number;
      readonly ok: true;
      /** PureCloud: what the PATCH answered; absent for Omni-Channel. */
      readonly status?: Status;
      readonly modifiedDate?: number;
      readonly future?: Status;
    }
  | {
      readonly type: 'answer';
      readonly command: number;
      readonly ok: false;
      readonly failure: Failure;
    };

/** The answer to a `read` command. */
export type ReadEvent =
  | {
      readonly type: 'read';
      readonly command: number;
      readonly ok: true;
      readonly reading: Reading;
    }
  | {
      readonly type: 'read';
      readonly command: number;
      readonly ok: false;
      readonly side: Side;
      readonly failure: Failure;
    };

/** The page has loaded: both sides are read, and the shift begins or goes on from its memory. */
export interface StartEvent {
  readonly type: 'start';
  readonly rules: RuleSet;
  readonly memory?: Memory;
}

/** The definition was read afresh, or a status became known: `learnt` maps unresolved statuses to real ones. */
export interface ConfiguredEvent {
  readonly type: 'configured';
  readonly rules: RuleSet;
  readonly learnt?: Readonly<Record<Status, Status>>;
}

/** The agent chose a status in the panel. */
export interface ChosenEvent {
  readonly type: 'chosen';
  readonly side: Side;
  readonly status: Status;
}

/** The agent answered the panel's question (go on queue in both?). */
export interface AnsweredEvent {
  readonly type: 'answered';
  readonly yes: boolean;
}

/** What the two products do. */
export type OutsideEvent =
  StatusEvent | WorkEvent | WorkloadEvent | InteractionEvent | RoutingStatusEvent | ReachEvent;

/** Everything that the engine hears. Plain JSON, so that a shift can be recorded and replayed. */
export type SyncEvent =
  | OutsideEvent
  | AnswerEvent
  | ReadEvent
  | StartEvent
  | ConfiguredEvent
  | ChosenEvent
  | AnsweredEvent
  /** The agent pressed Resume after a pause. */
  | { readonly type: 'resume' }
  /** The time asked for by a `wake` command has come. */
  | { readonly type: 'wake' };
