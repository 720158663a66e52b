import type { Cause } from './commands.js';
import type {
  FailureReason,
  InteractionPhase,
  LossReason,
  OutsideEvent,
  RoutingStatus,
  StatusEvent,
} from './events.js';
import type { Memory } from './memory.js';
import type { Guard, SentCommand, WaitingChoice } from './sent-command.js';
import type { RuleSet } from './rules.js';
import type { PerSide, Status } from './status.js';

/** A read that is under way. */
export interface PendingRead {
  readonly id: number;
  readonly at: number;
  /** `whole`: status and items are taken (start, return, resume); `crossing`: the status alone. */
  readonly what: 'whole' | 'crossing';
  /** `stirred` when it was sent: a different number at its answer makes the answer stale. */
  readonly stirred: number;
}

/** What the engine knows of one side. */
export interface SideState {
  /** What the side's events, the answers to our commands, or a read last told. */
  known: Status | null;
  /** What the agent, a supervisor, the platform or a rule last chose. */
  base: Status | null;
  /** The agent chose under a hold: it covers nothing until it ends. */
  override: boolean;
  /** A choice that waits for the end of a hold (`duringHold` = `queue`). */
  waiting: WaitingChoice | null;
  /** Newest first is last. */
  sent: readonly SentCommand[];
  inFlight: number | null;
  retry: { readonly status: Status; readonly attempt: number; readonly at: number } | null;
  refused: { readonly status: Status; readonly reason: FailureReason } | null;
  lost: { readonly since: number; readonly reason: LossReason } | null;
  read: PendingRead | null;
  /** When to read next, whole or because events crossed. */
  readDue: { readonly at: number; readonly what: 'whole' | 'crossing' } | null;
  /** Failed whole reads in a row, for the probe's backoff. */
  readFailures: number;
  /** The side was read whole since the start. */
  ready: boolean;
  /** Events heard before the whole read was answered. */
  kept: readonly OutsideEvent[];
  /** While starting: the word, among those kept, that somebody gave the side the status that its read found. */
  told: StatusEvent | null;
  /** When the last event without an order of its own arrived. */
  lastArrival: number | null;
  /** The number of the next command when a change that is no echo was last heard: older ones were sent before it. */
  changedBefore: number | null;
  /** When the last command was answered. */
  lastAnswer: number | null;
  /** Counts what may make a read stale: events, commands sent, answers. */
  stirred: number;
  /** PureCloud holds back an off-queue request; `ours`: we asked for it. */
  future: { readonly status: Status; readonly ours: boolean } | null;
  /** PureCloud's `modifiedDate` of the newest change that was not our write. */
  newestChange: number | null;
  /** PureCloud's newest event that told what was known already: a write under way may turn out to be older. */
  repeated: { readonly status: Status; readonly date: number } | null;
  /** PureCloud's `modifiedDate` of the newest write of ours that is no longer among the sent. */
  newestWrite: number | null;
  /** When a rule last set the base. */
  ruleSetAt: number | null;
  /** What last decided the base. */
  baseCause: Cause | null;
  /** What last decided the target. */
  cause: Cause | null;
  /** The hold rule that the target came from, or `null` for the base. */
  shownBy: string | null;
  /** Times of the commands since the last outside event. */
  burst: readonly number[];
}

export interface WorkItemState {
  readonly id: string;
  readonly phase: 'assigned' | 'accepted';
  readonly object: string | null;
}

export interface InteractionState {
  readonly id: string;
  readonly phase: InteractionPhase;
  readonly media: string;
  /** Since when it is in this phase. */
  readonly since: number;
}

/** An item that ended a moment ago. */
export interface EndedItem {
  readonly kind: 'work' | 'interaction';
  readonly id: string;
  readonly at: number;
}

/** The engine's state: plain JSON. Only `reduce` makes a new one. */
export interface Draft {
  phase: 'new' | 'starting' | 'running';
  rules: RuleSet;
  /** While starting: what the page before left. */
  memory: Memory | null;
  omni: SideState;
  pureCloud: SideState;
  /** Oldest first, as are the other lists. */
  work: readonly WorkItemState[];
  interactions: readonly InteractionState[];
  workload: number | null;
  routingStatus: RoutingStatus | null;
  ended: readonly EndedItem[];
  guard: Guard | null;
  pause: { readonly since: number; readonly until: number } | null;
  /** How often sync paused by itself lately; decides how long the next pause is. */
  pauses: number;
  /** When the last pause ended; after a long time in peace the next one is short again. */
  resumedAt: number | null;
  nextCommand: number;
  wakeAt: number | null;
}

export type SyncState = Readonly<Draft>;

const freshSide = (): SideState => ({
  known: null,
  base: null,
  override: false,
  waiting: null,
  sent: [],
  inFlight: null,
  retry: null,
  refused: null,
  lost: null,
  read: null,
  readDue: null,
  readFailures: 0,
  ready: false,
  kept: [],
  told: null,
  lastArrival: null,
  changedBefore: null,
  lastAnswer: null,
  stirred: 0,
  future: null,
  newestChange: null,
  repeated: null,
  newestWrite: null,
  ruleSetAt: null,
  baseCause: null,
  cause: null,
  shownBy: null,
  burst: [],
});

/** Rules that do nothing: what runs before a definition was read. */
export const NO_RULES: RuleSet = {
  enabled: false,
  rules: [],
  startupAuthority: 'none',
  duringHold: 'override',
  externallyRoutedWork: [],
  onQueue: '',
  pureCloudOffline: '',
  omniWithoutChannels: [],
};

/** A softphone that has heard nothing yet. The first event that does anything is `start`. */
export const initialState = (): SyncState => ({
  phase: 'new',
  rules: NO_RULES,
  memory: null,
  omni: freshSide(),
  pureCloud: freshSide(),
  work: [],
  interactions: [],
  workload: null,
  routingStatus: null,
  ended: [],
  guard: null,
  pause: null,
  pauses: 0,
  resumedAt: null,
  nextCommand: 1,
  wakeAt: null,
});

// Field by field, as it is done at every event and a spread of so many fields takes three times as long.
const copyOf = (side: SideState): SideState => ({
  known: side.known,
  base: side.base,
  override: side.override,
  waiting: side.waiting,
  sent: side.sent,
  inFlight: side.inFlight,
  retry: side.retry,
  refused: side.refused,
  lost: side.lost,
  read: side.read,
  readDue: side.readDue,
  readFailures: side.readFailures,
  ready: side.ready,
  kept: side.kept,
  told: side.told,
  lastArrival: side.lastArrival,
  changedBefore: side.changedBefore,
  lastAnswer: side.lastAnswer,
  stirred: side.stirred,
  future: side.future,
  newestChange: side.newestChange,
  repeated: side.repeated,
  newestWrite: side.newestWrite,
  ruleSetAt: side.ruleSetAt,
  baseCause: side.baseCause,
  cause: side.cause,
  shownBy: side.shownBy,
  burst: side.burst,
});

/** A copy whose own fields and sides may be changed; what they hold is replaced, never changed. */
export const draftOf = (state: SyncState): Draft => ({
  phase: state.phase,
  rules: state.rules,
  memory: state.memory,
  omni: copyOf(state.omni),
  pureCloud: copyOf(state.pureCloud),
  work: state.work,
  interactions: state.interactions,
  workload: state.workload,
  routingStatus: state.routingStatus,
  ended: state.ended,
  guard: state.guard,
  pause: state.pause,
  pauses: state.pauses,
  resumedAt: state.resumedAt,
  nextCommand: state.nextCommand,
  wakeAt: state.wakeAt,
});

/** A value for each side, taken from the state. */
export const perSide = <T>(state: SyncState, take: (side: SideState) => T): PerSide<T> => ({
  omni: take(state.omni),
  pureCloud: take(state.pureCloud),
});

/** Whether a whole read is asked for or under way. */
export const isBeingRead = (side: SideState): boolean =>
  side.readDue?.what === 'whole' || side.read?.what === 'whole';
