import { applyChange, type ChangedBy } from './change.js';
import type { CauseEvent } from './commands.js';
import { CROSSING_WINDOW, ECHO_WINDOW } from './constants.js';
import type { OmniStatusEvent, PureCloudStatusEvent, StatusEvent } from './events.js';
import type { SentCommand } from './sent-command.js';
import type { Draft, SideState } from './state.js';
import { OMNI_OFFLINE, type Side, type Status } from './status.js';

const isYoung = (command: SentCommand, now: number): boolean => now - command.at < ECHO_WINDOW;

const wasCommanded = (side: SideState, status: Status, now: number): boolean =>
  side.sent.some((command) => command.status === status && isYoung(command, now));

/** The oldest command that waits for this value to come back. */
const waitingFor = (side: SideState, status: Status, now: number): SentCommand | undefined =>
  side.sent.find(
    (command) => command.status === status && !command.echoed && isYoung(command, now),
  );

export function updateCommand(side: SideState, id: number, change: Partial<SentCommand>): void {
  side.sent = side.sent.map((command) => (command.id === id ? { ...command, ...change } : command));
}

/** Forgets the other commands, but not the date of the newest write: what was chosen before it may still come. */
export function keepCommands(side: SideState, isKept: (command: SentCommand) => boolean): void {
  const kept = side.sent.filter(isKept);
  if (kept.length === side.sent.length) return;
  side.newestWrite = newestWrite(side);
  side.sent = kept;
}

/** Takes an echo. One of an older command than one already confirmed says nothing new. */
function takeEcho(side: SideState, command: SentCommand, date: number | null): boolean {
  const newer =
    side.sent.some((other) => other.id > command.id && (other.echoed || other.answered)) ||
    (date !== null && side.newestChange !== null && date < side.newestChange);
  updateCommand(side, command.id, { echoed: true, date: date ?? command.date });
  if (!newer) side.known = command.status;
  return !newer;
}

/** Asks for a read, one crossing window after the last event that makes the order doubtful. */
function readSoon(side: SideState, now: number): void {
  if (side.readDue?.what === 'whole') return;
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

/** A status that a whole read has told already was heard too: the command behind it waits no longer. */
export function noteOvertaken(side: SideState, event: StatusEvent, now: number): void {
  const echo = waitingFor(side, event.status, now);
  if (echo !== undefined) updateCommand(side, echo.id, { echoed: true });
  side.lastArrival = now;
}

/** A repeated event says nothing, except where it contradicts a command that is under way. */
function onKnownStatus(side: SideState, event: StatusEvent, now: number): void {
  const { status } = event;
  const echo = waitingFor(side, status, now);
  const date = event.side === 'pureCloud' ? (event.modifiedDate ?? null) : null;
  if (echo !== undefined && (date === null || !echo.answered || echo.date === date)) {
    updateCommand(side, echo.id, { echoed: true, date: date ?? echo.date });
  } else if (date !== null) {
    const ours = side.sent.some((command) => command.date === date);
    if (!ours && (side.newestChange === null || date >= side.newestChange)) {
      side.newestChange = date;
      side.repeated = { status, date };
    }
  } else if (duringOrAfterCommand(side, now) && side.sent.at(-1)?.status !== status) {
    readSoon(side, now);
  }
  if (date === null) side.lastArrival = now;
}

function change(draft: Draft, side: Side, event: StatusEvent, by: ChangedBy, now: number): void {
  draft[side].lastForeign = now;
  const cause: CauseEvent = {
    type: 'status',
    side,
    status: event.status,
    ...(event.side === 'omni' && event.reason !== undefined ? { reason: event.reason } : {}),
  };
  const reason =
    event.side === 'omni' && (event.reason === 'pushTimeout' || event.reason === 'decline')
      ? { reason: event.reason }
      : {};
  applyChange(draft, { side, status: event.status, by, event: cause, ...reason }, now);
}

function omniChangedBy(event: OmniStatusEvent): ChangedBy {
  switch (event.reason) {
    case 'toolkit':
      return 'automation';
    case 'pushTimeout':
    case 'decline':
      return 'platform';
    case 'supervisor':
      return 'supervisor';
    default:
      // Manual, by logging in, or without a reason (older orgs).
      return 'agent';
  }
}

/** Whether an event may be the echo of a command, by its reason (omni-sync.md §2.3). */
function mayBeEcho(event: OmniStatusEvent): boolean {
  if (event.reason === 'toolkit' || event.reason === undefined) return true;
  return event.status === OMNI_OFFLINE && event.reason !== 'supervisor';
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
  change(draft, 'omni', event, omniChangedBy(event), now);
}

/** The newest of our own writes, by PureCloud's clock. */
function newestWrite(side: SideState): number | null {
  return side.sent.reduce(
    (newest, { date }) => (date === null ? newest : Math.max(newest ?? date, date)),
    side.newestWrite ?? null,
  );
}

function noticeFuture(side: SideState, event: PureCloudStatusEvent, now: number): void {
  const { future, status } = event;
  if (future !== undefined && future !== status) {
    const ours =
      (side.future?.status === future && side.future.ours) || wasCommanded(side, future, now);
    side.future = { status: future, ours };
  } else if (side.future !== null && status !== side.future.status) {
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
    side.future = null;
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
  side.future = side.future?.status === event.status ? null : side.future;
  noticeCrossing(side, false, now);
  change(draft, 'pureCloud', event, 'agent', now);
}

function onDated(draft: Draft, event: PureCloudStatusEvent, date: number, now: number): void {
  const side = draft.pureCloud;
  const { status } = event;
  const echo =
    side.sent.find((command) => command.status === status && command.date === date) ??
    side.sent.find(
      (command) =>
        command.status === status &&
        !command.echoed &&
        (!command.answered || command.date === null) &&
        isYoung(command, now),
    );
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
    side.future = side.future?.status === status ? null : side.future;
  }
  change(draft, 'pureCloud', event, 'agent', now);
}
