import { onAnswer, expireCommands } from './answers.js';
import { applyChange, forgetRefusals, outsideHappened, releaseHolds } from './change.js';
import type { CauseEvent, Command } from './commands.js';
import { ECHO_WINDOW, RESUME_LONGEST } from './constants.js';
import type { ChosenEvent, ConfiguredEvent, OutsideEvent, SyncEvent } from './events.js';
import type { Memory } from './memory.js';
import { dropGuardWhenPaired, isAsking, onAnswered } from './question.js';
import { expireReads, onReach, onRead, readWhole } from './readings.js';
import { isAtRest, settle } from './settle.js';
import { onStart } from './start.js';
import { isBeingRead, draftOf, perSide, type Draft, type SyncState } from './state.js';
import { SIDES, otherSide, type PerSide, type Side, type Status } from './status.js';
import { keepCommands, onOmniStatus, onPureCloudStatus } from './status-events.js';
import { pureCloudWork, salesforceWork, targetOf } from './target.js';
import { onInteraction, onRoutingStatus, onWork, onWorkload, pruneEnded } from './work.js';

export { initialState, type SyncState } from './state.js';

export interface Step {
  readonly state: SyncState;
  readonly commands: readonly Command[];
}

/** Takes an event; the same events at the same times give the same commands. Never throws. */
export function reduce(state: SyncState, event: SyncEvent, now: number): Step {
  const draft = draftOf(state);
  prune(draft, now);
  const hear = (heard: OutsideEvent): void => onOutside(draft, heard, now, hear);
  take(draft, event, now, hear);
  const cause = causeEvent(event);
  if (draft.phase === 'running') {
    if (!draft.rules.enabled) followWithoutRules(draft);
    releaseHolds(draft, cause, now);
    dropGuardWhenPaired(draft);
  }
  const commands = settle(draft, cause, now);
  return { state: draft, commands };
}

function take(
  draft: Draft,
  event: SyncEvent,
  now: number,
  hear: (event: OutsideEvent) => void,
): void {
  switch (event.type) {
    case 'start':
      onStart(draft, event, now);
      return;
    case 'configured':
      onConfigured(draft, event, now);
      return;
    case 'answer':
      onAnswer(draft, event, now);
      return;
    case 'read':
      onRead(draft, event, now, hear);
      return;
    case 'chosen':
      onChosen(draft, event, now);
      return;
    case 'answered':
      onAnswered(draft, event, now);
      return;
    case 'resume':
      resume(draft, now);
      draft.pauses = 0;
      return;
    case 'wake':
      onWake(draft, now);
      return;
    default:
      hear(event);
  }
}

const sideOf = (event: OutsideEvent): Side => {
  switch (event.type) {
    case 'status':
    case 'reach':
      return event.side;
    case 'work':
    case 'workload':
      return 'omni';
    case 'interaction':
    case 'routingStatus':
      return 'pureCloud';
  }
};

function onOutside(
  draft: Draft,
  event: OutsideEvent,
  now: number,
  hear: (event: OutsideEvent) => void,
): void {
  if (event.type === 'reach') {
    onReach(draft, event, now);
    if (event.is === 'lost') releaseKept(draft, otherSide(event.side), hear);
    return;
  }
  const name = sideOf(event);
  const side = draft[name];
  if (draft.phase === 'new') return;
  // Whatever a lost side says shows that it is back.
  if (side.lost !== null && !isBeingRead(side)) readWhole(side, now);
  if (side.lost !== null || isBeingRead(side) || mustKeep(draft, name)) {
    side.kept = [...side.kept, event];
    return;
  }
  if (draft.phase === 'starting' && event.type === 'status') {
    noteBeforeStart(draft, event);
    return;
  }
  switch (event.type) {
    case 'status':
      if (event.side === 'omni') onOmniStatus(draft, event, now);
      else onPureCloudStatus(draft, event, now);
      return;
    case 'work':
      onWork(draft, event, now);
      return;
    case 'workload':
      onWorkload(draft, event, now);
      return;
    case 'interaction':
      onInteraction(draft, event, now);
      return;
    case 'routingStatus':
      onRoutingStatus(draft, event, now);
      return;
  }
}

/** While the start is about to finish, events wait for it; while the other side is missing, they do not. */
function mustKeep(draft: Draft, name: Side): boolean {
  if (draft.phase !== 'starting') return false;
  return !draft[name].ready || draft[otherSide(name)].lost === null;
}

function releaseKept(draft: Draft, name: Side, hear: (event: OutsideEvent) => void): void {
  if (draft.phase !== 'starting' || !draft[name].ready) return;
  const { kept } = draft[name];
  draft[name].kept = [];
  for (const event of kept) hear(event);
}

/** Before the start there is no base that a change could be a change of: it is simply what is there. */
function noteBeforeStart(draft: Draft, event: Extract<OutsideEvent, { type: 'status' }>): void {
  const side = draft[event.side];
  if (event.side === 'pureCloud' && event.modifiedDate !== undefined) {
    if (side.newestChange !== null && event.modifiedDate < side.newestChange) return;
    side.newestChange = event.modifiedDate;
  }
  side.known = event.status;
  if (side.inFlight === null) side.base = null;
}

/** A choice in the panel is a change itself; the write to its own side follows from it. */
function onChosen(draft: Draft, { side: name, status }: ChosenEvent, now: number): void {
  const side = draft[name];
  if (side.lost !== null || side.known === null) return;
  const event: CauseEvent = { type: 'chosen', side: name, status };
  if (draft.phase !== 'running') {
    side.base = status;
    side.cause = { rule: 'choice', event, at: now };
    return;
  }
  applyChange(draft, { side: name, status, by: 'agent', event }, now);
}

/** Without sync the bases are what is there; only the agent's own choice in the panel differs for a moment. */
function followWithoutRules(draft: Draft): void {
  for (const name of SIDES) {
    const side = draft[name];
    const choosing = side.baseCause?.event.type === 'chosen' && side.refused === null;
    if (!choosing || side.known === side.base) {
      side.base = side.known;
      side.baseCause = null;
    }
    side.override = false;
    side.waiting = null;
  }
  draft.guard = null;
}

function onConfigured(draft: Draft, event: ConfiguredEvent, now: number): void {
  const before = draft.rules;
  draft.rules = event.rules;
  const learnt = event.learnt ?? {};
  const real = (status: Status | null): Status | null =>
    status !== null && Object.hasOwn(learnt, status) ? (learnt[status] ?? status) : status;
  for (const name of SIDES) {
    const side = draft[name];
    side.base = real(side.base);
    side.waiting = real(side.waiting);
  }
  if (draft.phase === 'running' && event.rules.enabled && !before.enabled) {
    // What was chosen while sync was off was chosen without it: a fresh start.
    onStart(draft, { type: 'start', rules: event.rules }, now);
  }
}

function resume(draft: Draft, now: number): void {
  if (draft.pause === null) return;
  draft.pause = null;
  draft.resumedAt = now;
  outsideHappened(draft);
  forgetRefusals(draft);
  for (const name of SIDES) {
    if (draft[name].lost === null) readWhole(draft[name], now);
  }
}

function onWake(draft: Draft, now: number): void {
  draft.wakeAt = null;
  expireCommands(draft, now);
  expireReads(draft, now);
  if (draft.pause !== null && now >= draft.pause.until) resume(draft, now);
}

/** Drops what is too old to matter, so that the state does not grow with the shift. */
function prune(draft: Draft, now: number): void {
  pruneEnded(draft, now);
  for (const name of SIDES) {
    const side = draft[name];
    keepCommands(
      side,
      (command) =>
        now - command.at < ECHO_WINDOW ||
        command.id === side.inFlight ||
        (side.lost !== null && !command.answered),
    );
  }
  const { pause, resumedAt } = draft;
  if (pause === null && resumedAt !== null && now - resumedAt > RESUME_LONGEST) {
    draft.pauses = 0;
    draft.resumedAt = null;
  }
}

function causeEvent(event: SyncEvent): CauseEvent {
  switch (event.type) {
    case 'status': {
      const reason = event.side === 'omni' ? event.reason : undefined;
      return {
        type: 'status',
        side: event.side,
        status: event.status,
        ...(reason === undefined ? {} : { reason }),
      };
    }
    case 'work':
      return {
        type: 'work',
        is: event.is,
        ...(event.object === undefined ? {} : { object: event.object }),
      };
    case 'interaction':
      return { type: 'interaction', is: event.is, media: event.media };
    case 'routingStatus':
      return { type: 'routingStatus', is: event.status };
    case 'workload':
      return { type: 'workload', is: String(event.percent) };
    case 'reach':
      return { type: 'reach', side: event.side, is: event.is };
    case 'chosen':
      return { type: 'chosen', side: event.side, status: event.status };
    case 'answered':
      return { type: 'answered', is: event.yes ? 'yes' : 'no' };
    default:
      return { type: event.type };
  }
}

/** What the engine says of itself, for panels, reports and tests. */
export interface Summary {
  /** Both sides have been read since `start`. */
  readonly started: boolean;
  readonly enabled: boolean;
  readonly base: PerSide<Status | null>;
  readonly known: PerSide<Status | null>;
  /** What the sides should show. */
  readonly target: PerSide<Status | null>;
  readonly holds: {
    readonly salesforceWork: readonly string[];
    readonly pureCloudWork: readonly string[];
  };
  readonly refused: readonly Side[];
  readonly unreachable: readonly Side[];
  /** Sides with a choice that waits: a queued one, or one that PureCloud holds back. */
  readonly pending: readonly Side[];
  /** What waits there. */
  readonly waiting: PerSide<Status | null>;
  readonly paused: boolean;
  readonly asking: boolean;
  /** No command, retry or read is under way or waits. */
  readonly atRest: boolean;
}

export function summarize(state: SyncState, now: number): Summary {
  const waiting = perSide(state, (side) => side.waiting ?? side.future?.status ?? null);
  return {
    started: state.phase === 'running',
    enabled: state.rules.enabled,
    base: perSide(state, (side) => side.base),
    known: perSide(state, (side) => side.known),
    target: {
      omni: targetOf(state, 'omni', now).status,
      pureCloud: targetOf(state, 'pureCloud', now).status,
    },
    holds: { salesforceWork: salesforceWork(state), pureCloudWork: pureCloudWork(state) },
    refused: SIDES.filter((side) => state[side].refused !== null),
    unreachable: SIDES.filter((side) => state[side].lost !== null),
    pending: SIDES.filter((side) => waiting[side] !== null),
    waiting,
    paused: state.pause !== null,
    asking: isAsking(state, now),
    atRest: isAtRest(state),
  };
}

/** What the next page needs to go on; `null` before the first start has finished. */
export function memoryOf(state: SyncState, now: number): Memory | null {
  if (state.phase !== 'running') return state.memory;
  return {
    format: 1,
    at: now,
    base: perSide(state, (side) => side.base),
    override: perSide(state, (side) => side.override),
    waiting: perSide(state, (side) => side.waiting),
    known: perSide(state, (side) => side.known),
    target: {
      omni: targetOf(state, 'omni', now).status,
      pureCloud: targetOf(state, 'pureCloud', now).status,
    },
    cause: perSide(state, (side) => side.cause),
    guard: state.guard,
    sent: perSide(state, (side) => side.sent),
    newestChange: state.pureCloud.newestChange,
    ruleSetAt: perSide(state, (side) => side.ruleSetAt),
    nextCommand: state.nextCommand,
  };
}
