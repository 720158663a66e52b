import type { Cause } from '../sync/commands.js';
import type { FailureReason, LossReason, RoutingStatus, SyncEvent } from '../sync/events.js';
import type { Side, Status } from '../sync/status.js';
import type { EventApiAction } from '../definition/event-api-settings.js';
import type { Problem } from '../definition/problem.js';
import type { HostFailure } from '../ports/host.js';
import type { OmniCondition, OmniWay } from '../ports/omni.js';
import type { PureCloudCondition } from '../ports/pure-cloud.js';
import type { SystemPresence } from '../definition/catalog.js';
import type { SignInFailure } from '../ports/sign-in.js';
import type { Language } from '../sync/words.js';
import type { AroundView } from './phone-around/view.js';
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
  /** What the sign-in gives lasts less than a shift; `life` in milliseconds. On the Connection page alone. */
  | { readonly kind: 'tokenShort'; readonly life: number }
  /** PureCloud refused a request: `permission` as it names it, or empty; `call` without ids. */
  | { readonly kind: 'permission'; readonly permission: string; readonly call: string }
  /** Who is signed in to PureCloud is not who is signed in to Salesforce; both as the shared item names them. */
  | {
      readonly kind: 'otherUser';
      readonly by: 'email' | 'federationId';
      readonly salesforce: string;
      readonly pureCloud: string;
    }
  /** Nobody compared the two: this shell tells nothing of Salesforce's user. On the Connection page alone. */
  | { readonly kind: 'identityUnknown' }
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
  /**
   * The definition names another build, by its static resource; empty: the page's own. `offered`: it is there, and the
   * agent has no work; `missing`: the org has no such resource; `failed`: it does not load.
   */
  | {
      readonly kind: 'newBuild';
      readonly is: 'offered' | 'missing' | 'failed';
      readonly name: string;
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
  /** PureCloud's id of the same; `null`: it is not known who is signed in, or nobody is. */
  readonly agentId: string | null;
  readonly pureCloud: {
    readonly condition: PureCloudCondition;
    readonly shown: ShownStatus | null;
    /** Since when it shows, in milliseconds since the epoch by this machine's clock; `null`: not known. */
    readonly since: number | null;
    /** What PureCloud does with an agent on queue, and since when; `null`: not known. */
    readonly routing: { readonly status: RoutingStatus; readonly since: number | null } | null;
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
    /** As `pureCloud.since`; known where this softphone saw the change. */
    readonly since: number | null;
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
  /** Salesforce around the phone, in this tab; `null` until it is there, and where there is no phone. */
  readonly around: AroundView | null;
  /** What the panel speaks. */
  readonly language: Language;
  /** How the definition lets what alerts be told. */
  readonly noticed: { readonly ringtone: boolean; readonly notifications: boolean };
  readonly build: {
    readonly version: string;
    readonly id: string;
    /** `revision` of the definition, or empty. */
    readonly revision: string;
    /** Display name of the call center definition, or empty. */
    readonly definition: string;
    /** The static resource whose build the definition names; empty: none; left out: no definition was read yet. */
    readonly wanted?: string;
  };
}

/** What the agent can do in the panel. Each returns at once; what comes of it shows in the view. */
export interface SoftphoneActions {
  signIn(): void;
  signOut(): void;
  choosePureCloud(status: Status): void;
  /** The deed that follows is another component's, by way of the Event API: for the timeline. */
  componentAsked(action: EventApiAction): void;
  answer(yes: boolean): void;
  resume(): void;
  /** The agent does something in this page, whatever it is; may be called often. */
  active(): void;
  /** Keeps PureCloud from signing the agent out because nothing happens. */
  staySignedIn(): void;
  /** Loads the build that was offered; left out where none can be. */
  takeBuild?(): void;
  /** Tries a lost connection now instead of later. */
  retry(): void;
  /** A PhoneDeedMessage; what is none is not done. */
  phone(deed: unknown): void;
  /** An AroundDeed; what is none is not done. */
  around(deed: unknown): void;
  /** For the Connection page. Rejects where it cannot be told. */
  diagnose(): Promise<Diagnostics>;
}

/** What stands between the two products, from Salesforce's frame to the tab that leads. */
export type LinkName =
  | 'frame'
  | 'host'
  | 'definition'
  | 'bridge'
  | 'omniChannel'
  | 'signIn'
  | 'identity'
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

/** Another component of the console asked for something, by way of the Event API. */
export interface AskedRow extends TimelineRowBase {
  readonly kind: 'asked';
  readonly action: EventApiAction;
}

export type TimelineRow = HeardRow | SetRow | AskedRow;

/** What an administrator compares where PureCloud's own page refuses a sign-in, which no other page can see. */
export interface SignInNeeds {
  /** E.g. `mypurecloud.de`. */
  readonly region: string;
  readonly clientId: string;
  /** Address of the page to which PureCloud returns. */
  readonly redirectUri: string;
}

/** How it stands with everything, and why it came so; plain data, made when it is asked for. */
export interface Diagnostics {
  /** When it was made, in milliseconds since the epoch. */
  readonly at: number;
  readonly links: readonly Link[];
  /** By which way Omni-Channel is reached. */
  readonly omniWay: OmniWay;
  /** What PureCloud's OAuth client must agree with; `null`: no definition that can be used was read. */
  readonly signInNeeds: SignInNeeds | null;
  /** Messages from origins that this page does not deal with; none of them was read. */
  readonly foreignMessages: number;
  /** Newest first. */
  readonly rows: readonly TimelineRow[];
  /** The timeline as JSON Lines, as `npm run replay` reads it; empty where none is kept. No token, name or number. */
  readonly timelineFile: string;
  /** Everything that support asks for first, as JSON. No token, name or number. */
  readonly bundleFile: string;
}
