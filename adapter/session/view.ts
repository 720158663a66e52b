import type { Cause } from '../sync/commands.js';
import type { FailureReason, LossReason, SyncEvent } from '../sync/events.js';
import type { Side, Status } from '../sync/status.js';
import type { Problem } from '../definition/problem.js';
import type { HostFailure } from '../ports/host.js';
import type { OmniCondition } from '../ports/omni.js';
import type { PureCloudCondition } from '../ports/pure-cloud.js';
import type { SystemPresence } from '../definition/catalog.js';
import type { SignInFailure } from '../ports/sign-in.js';
import type { PhoneView } from './phone/view.js';

/** A status as the panel shows it. */
export interface ShownStatus {
  readonly status: Status;
  /** In the agent's language where the org has it. */
  readonly label: string;
  /** Whether work can arrive: decides the colour of the dot, never alone. */
  readonly kind: 'available' | 'busy' | 'away' | 'onQueue' | 'offline';
}

/** An entry of the PureCloud status menu. Idle and Offline are not offered. */
export interface PresenceChoice extends ShownStatus {
  readonly systemPresence: SystemPresence;
  readonly secondary: boolean;
}

/** One thing that is not as it should be. The panel has words for each, and what to do. */
export type Trouble =
  /** The page was not opened by Salesforce, or its Open CTI script did not load. `reason` as `OpenCtiFailure`. */
  | { readonly kind: 'host'; readonly reason: HostFailure }
  | { readonly kind: 'definition'; readonly problem: Problem }
  /** A status that the definition names has not been seen in this org yet, so that it cannot be set. */
  | { readonly kind: 'notYetKnown'; readonly name: string }
  | { readonly kind: 'signIn'; readonly reason: SignInFailure }
  | { readonly kind: 'tokenEnds'; readonly at: number }
  /** PureCloud signs the agent out at that time, because nothing happens here. */
  | { readonly kind: 'idleEnds'; readonly at: number }
  | { readonly kind: 'tokenGone'; readonly because: 'expired' | 'revoked' }
  | { readonly kind: 'omni'; readonly condition: Exclude<OmniCondition, 'connecting' | 'ready'> }
  | {
      readonly kind: 'unreachable';
      readonly side: Side;
      readonly reason: LossReason;
      readonly since: number;
    }
  | {
      readonly kind: 'refused';
      readonly side: Side;
      readonly status: ShownStatus;
      readonly reason: FailureReason;
    }
  /** The panel's own click could not be carried out. */
  | { readonly kind: 'choiceFailed'; readonly reason: FailureReason }
  | { readonly kind: 'paused'; readonly until: number }
  /** The definition was saved anew; `reload`: its section `pureCloud` needs a new page. */
  | {
      readonly kind: 'newRevision';
      readonly is: 'waiting' | 'inForce' | 'reload';
      readonly revision: string;
    }
  /** One item of the other product holds the status of `side` for unusually long; it may have been forgotten. */
  | {
      readonly kind: 'holdLong';
      readonly side: Side;
      /** The medium of the interaction, or the object of the work item; empty: not known. */
      readonly item: string;
      readonly since: number;
    };

/** What was last done, for the sync line. */
export interface LastChange {
  readonly side: Side;
  readonly status: ShownStatus;
  readonly cause: Cause;
}

/** Everything that the panel shows; plain data, made anew at every change. */
export interface SoftphoneView {
  /**
   * `connecting`: Salesforce or PureCloud has not answered yet; `signedOut`; `ready`; `degraded`: it works in part
   * (see `troubles`); `misconfigured`: an administrator must act first.
   */
  readonly phase: 'connecting' | 'signedOut' | 'ready' | 'degraded' | 'misconfigured';
  readonly signIn: 'signedOut' | 'signingIn' | 'signedIn';
  /** Whether a sign-in can be tried: the definition names a region and a client. */
  readonly canSignIn: boolean;
  readonly agentName: string | null;
  readonly pureCloud: {
    readonly condition: PureCloudCondition;
    readonly shown: ShownStatus | null;
    /** What the agent chose and PureCloud has not taken yet, or holds back until the interaction ends. */
    readonly pending: ShownStatus | null;
    readonly choices: readonly PresenceChoice[];
    readonly onQueue: boolean;
    /** The definition of On Queue, for the switch; `null` until known. */
    readonly onQueueStatus: Status | null;
    /** What the switch sets when it is turned off. */
    readonly offQueueStatus: Status | null;
  };
  readonly omni: {
    readonly condition: OmniCondition;
    readonly shown: ShownStatus | null;
    readonly pending: ShownStatus | null;
  };
  /** How the two are kept in step. `off`: the definition says so, or has an error. */
  readonly sync: {
    readonly is: 'off' | 'starting' | 'on' | 'paused' | 'waiting';
    readonly last: LastChange | null;
    /** How many work items and interactions hold a status now. */
    readonly holds: { readonly salesforceWork: number; readonly pureCloudWork: number };
  };
  /** The question of omni-sync.md §2.6.1, or `null`. */
  readonly question: { readonly pureCloud: ShownStatus; readonly omni: ShownStatus } | null;
  readonly troubles: readonly Trouble[];
  /** `null` until the phone is there, and where the definition leaves it to another client. */
  readonly phone: PhoneView | null;
  readonly build: {
    readonly version: string;
    readonly id: string;
    /** `revision` of the definition, or empty. */
    readonly revision: string;
    /** Display name of the call center definition, or empty. */
    readonly definition: string;
  };
}

/** What the agent can do in the panel. Each returns at once; what comes of it shows in the view. */
export interface SoftphoneActions {
  signIn(): void;
  signOut(): void;
  choosePureCloud(status: Status): void;
  answer(yes: boolean): void;
  resume(): void;
  /** The agent does something in this page, whatever it is; may be called often. */
  active(): void;
  /** Keeps PureCloud from signing the agent out because nothing happens. */
  staySignedIn(): void;
  /** Tries a lost connection now instead of later. */
  retry(): void;
  /** A PhoneDeedMessage; what is none is not done. */
  phone(deed: unknown): void;
  /** For the Connection page. Rejects where it cannot be told. */
  diagnose(): Promise<Diagnostics>;
}

/** What stands between the two products, from Salesforce's frame to the tab that leads. */
export type LinkName =
  | 'frame'
  | 'openCti'
  | 'definition'
  | 'bridge'
  | 'omniChannel'
  | 'signIn'
  | 'rest'
  | 'notifications'
  | 'leader'
  | 'storage';

/** `waiting`: it is under way, or the agent has to act; `unknown`: a link before it is not there. */
export type LinkState = 'ok' | 'waiting' | 'broken' | 'unknown';

export interface Link {
  readonly name: LinkName;
  readonly state: LinkState;
  /** In milliseconds since the epoch; `null`: not known. */
  readonly since: number | null;
  /** What is wrong, where the panel has words for it. */
  readonly trouble: Trouble | null;
}

interface TimelineRowBase {
  /** In milliseconds since the epoch. */
  readonly at: number;
  /** The side that it is about; `null`: both, or neither. */
  readonly side: Side | null;
  /** Whether a status changed, or was to be changed. */
  readonly change: boolean;
}

/** Something that was heard; `label` is the status that it is about, in the agent's language. */
export interface HeardRow extends TimelineRowBase {
  readonly kind: 'heard';
  readonly event: SyncEvent['type'];
  readonly label?: string;
  readonly is?: string;
  readonly reason?: string;
  /** The medium of an interaction, or the object of a work item. */
  readonly item?: string;
  /** A status event that is our own write come back. */
  readonly echo?: true;
}

/** A status that the softphone set, why, and what came of it. */
export interface SetRow extends TimelineRowBase {
  readonly kind: 'set';
  readonly side: Side;
  readonly label: string;
  readonly cause: Cause;
  /** The label of the status in `cause`. */
  readonly causeLabel: string;
  /** 1 for the first attempt. */
  readonly attempt: number;
  readonly outcome: 'taken' | 'unanswered' | FailureReason;
}

export type TimelineRow = HeardRow | SetRow;

/** How it stands with everything, and why it came so; plain data, made when it is asked for. */
export interface Diagnostics {
  /** When it was made, in milliseconds since the epoch. */
  readonly at: number;
  readonly links: readonly Link[];
  /** Messages from origins that this page does not deal with; none of them was read. */
  readonly foreignMessages: number;
  /** Newest first. */
  readonly rows: readonly TimelineRow[];
  /** The timeline as JSON Lines, as `npm run replay` reads it. No token, name or number. */
  readonly timelineFile: string;
  /** Everything that support asks for first, as JSON. No token, name or number. */
  readonly bundleFile: string;
}
