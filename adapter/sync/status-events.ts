import { causeEvent } from './cause-event.js';
import { applyChange, type ChangedBy } from './change.js';
import { CROSSING_WINDOW, ECHO_WINDOW } from './constants.js';
import type {
  OmniReason,
  OmniStatusEvent,
  OutsideEvent,
  PureCloudStatusEvent,
  StatusEvent,
} from './events.js';
import type { SentCommand } from './sent-command.js';
import {
  datedEchoOf,
  newestWrite,
  takeEcho,
  updateCommand,
  waitingFor,
  wasCommanded,
} from './sent.js';
import type { Draft, SideState } from './state.js';
import { OMNI_OFFLINE, type Status } from './status.js';

/** Asks for a read, one crossing window after the last event that makes the order doubtful. */
export function readSoon(side: SideState, now: number): void {
  side.readDue = { at: now + CROSSING_WINDOW, what: 'crossing' };
}

const duringOrAfterCommand = (side: SideState, now: number): boolean =>
  side.inFlight !== null || (side.lastAnswer !== null && now - side.lastAnswer < CROSSING_WINDOW);

/** Events without an order of their own may have been swapped when they come this close together. */
function noticeCrossing(side: SideState, isEcho: boolean, now: number): void {
  const together = side.lastArrival !== null && now - side.lastArrival < CROSSING_WINDOW;
  if (together || (!isEcho && duringOrAfterCommand(side, now))) readSoon(side, now);
  side.lastArrival = now;
}

/** Without a date, what looks like the echo of an older command may be somebody's choice: a read tells. */
function takeUndatedEcho(side: SideState, command: SentCommand, now: number): void {
  const confirmed = takeEcho(side, command, null);
  noticeCrossing(side, true, now);
  if (!confirmed) readSoon(side, now);
}

/** Whether nothing in an event tells when it happened. */
export const isUnordered = (event: StatusEvent): boolean =>
  event.side === 'omni' || event.modifiedDate === undefined;

/** An event without order crosses what comes this close after it, though it is taken later or never. */
export function noteArrival(side: SideState, event: StatusEvent, now: number): void {
  if (isUnordered(event)) side.lastArrival = now;
}

/** A status that a whole read has told already was heard too: the command behind it waits no longer. */
export function noteOvertaken(side: SideState, event: StatusEvent, now: number): void {
  const echo = mayBeEcho(event) ? waitingFor(side, event.status, now) : undefined;
  if (echo !== undefined) updateCommand(side, echo.id, { echoed: true });
  side.lastArrival = now;
}

/** A repeated event says nothing, except where it contradicts a command that is under way. */
function onKnownStatus(side: SideState, event: StatusEvent, now: number): void {
  const { status } = event;
  const date = event.side === 'pureCloud' ? (event.modifiedDate ?? null) : null;
  if (date !== null) {
    onKnownDated(side, status, date, now);
    return;
  }
  side.lastArrival = now;
  const echo = mayBeEcho(event) ? waitingFor(side, status, now) : undefined;
  if (echo !== undefined) updateCommand(side, echo.id, { echoed: true });
  else if (duringOrAfterCommand(side, now) && side.sent.at(-1)?.status !== status) {
    readSoon(side, now);
  }
}

function onKnownDated(side: SideState, status: Status, date: number, now: number): void {
  const echo = datedEchoOf(side, status, date, now);
  if (echo !== undefined) takeEcho(side, echo, date);
  else if (side.newestChange === null || date >= side.newestChange) {
    side.newestChange = date;
    side.repeated = { status, date };
  }
}

/** A change that was heard of: by whom, its event tells. */
export function onChange(draft: Draft, event: StatusEvent, now: number): void {
  const { side } = event;
  draft[side].changedBefore = draft.nextCommand;
  const reason = event.side === 'omni' ? event.reason : undefined;
  const change = { side, status: event.status, by: changedBy(reason), event: causeEvent(event) };
  applyChange(draft, reason === undefined ? change : { ...change, reason }, now);
}

function changedBy(reason: OmniReason | undefined): ChangedBy {
  switch (reason) {
    case 'toolkit':
      return 'automation';
    case 'pushTimeout':
    case 'decline':
      return 'platform';
    case 'supervisor':
      return 'supervisor';
    default:
      // Manual, by logging in, or without a reason (PureCloud, older orgs).
      return 'agent';
  }
}

/** Whether an event may be the echo of a command, by its reason (omni-sync.md §2.3). */
function mayBeEcho(event: StatusEvent): boolean {
  if (event.side === 'pureCloud') return true;
  if (event.reason === 'toolkit' || event.reason === undefined) return true;
  return event.status === OMNI_OFFLINE && event.reason !== 'supervisor';
}

/**
 * The newest word, among those kept, that somebody gave a side this status, where we may have written it ourselves. What
 * a login gives is nobody's choice.
 */
export function changeTold(kept: readonly OutsideEvent[], status: Status): StatusEvent | undefined {
  return kept.findLast(
    (event): event is StatusEvent =>
      event.type === 'status' &&
      event.status === status &&
      !mayBeEcho(event) &&
      !(event.side === 'omni' && event.reason === 'login'),
  );
}

/** Whether a change without a date is one of our own writes come back, or could be; then it is no change. */
function tookForEcho(side: SideState, status: Status, now: number): boolean {
  const echo = waitingFor(side, status, now);
  if (echo !== undefined) {
    takeUndatedEcho(side, echo, now);
    return true;
  }
  if (!wasCommanded(side, status, now)) return false;
  // It could be a second echo: only a read can tell.
  side.lastArrival = now;
  readSoon(side, now);
  return true;
}

export function onOmniStatus(draft: Draft, event: OmniStatusEvent, now: number): void {
  const side = draft.omni;
  side.stirred += 1;
  if (event.status === side.known) {
    onKnownStatus(side, event, now);
    return;
  }
  if (mayBeEcho(event) && tookForEcho(side, event.status, now)) return;
  side.known = event.status;
  noticeCrossing(side, false, now);
  onChange(draft, event, now);
}

function noticeFuture(side: SideState, event: PureCloudStatusEvent, now: number): void {
  const { future, status } = event;
  if (future !== undefined && future !== status) {
    const ours =
      (side.future?.status === future && side.future.ours) || wasCommanded(side, future, now);
    side.future = { status: future, ours };
  } else {
    // Granted, or withdrawn.
    side.future = null;
  }
}

export function onPureCloudStatus(draft: Draft, event: PureCloudStatusEvent, now: number): void {
  const side = draft.pureCloud;
  const { status, modifiedDate } = event;
  side.stirred += 1;
  const granted = side.future?.status === status && side.future.ours;
  noticeFuture(side, event, now);
  if (status === side.known) {
    onKnownStatus(side, event, now);
    return;
  }
  if (granted) {
    // What we had asked for and PureCloud had held back.
    side.known = status;
    return;
  }
  if (modifiedDate === undefined) onUndated(draft, event, now);
  else onDated(draft, event, modifiedDate, now);
}

function onUndated(draft: Draft, event: PureCloudStatusEvent, now: number): void {
  const side = draft.pureCloud;
  if (tookForEcho(side, event.status, now)) return;
  side.known = event.status;
  noticeCrossing(side, false, now);
  onChange(draft, event, now);
}

function onDated(draft: Draft, event: PureCloudStatusEvent, date: number, now: number): void {
  const side = draft.pureCloud;
  const { status } = event;
  const echo = datedEchoOf(side, status, date, now);
  if (echo !== undefined) {
    takeEcho(side, echo, date);
    return;
  }
  if (side.newestChange !== null && date <= side.newestChange) return;
  side.newestChange = date;
  if (date < (newestWrite(side) ?? date)) {
    // The agent chose it before our write arrived; what a rule chose since then is newer.
    if (side.ruleSetAt !== null && now - side.ruleSetAt < ECHO_WINDOW) return;
  } else {
    side.known = status;
  }
  onChange(draft, event, now);
}
