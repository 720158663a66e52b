import { applyFound, outsideHappened } from './change.js';
import { COMMAND_LIMIT, CROSSING_WINDOW, STALE_AFTER } from './constants.js';
import type { OutsideEvent, ReachEvent, ReadEvent, Reading, StatusEvent } from './events.js';
import { finishStart } from './start.js';
import type { Draft, SideState } from './state.js';
import { SIDES, otherSide, type Side } from './status.js';
import { forgetEndedCommands, updateCommand, wasCommanded } from './sent.js';
import {
  changeTold,
  isUnordered,
  noteArrival,
  noteOvertaken,
  onChange,
  readSoon,
} from './status-events.js';
import { takeItems } from './work.js';

/** Probes of a side that does not answer: after 5 s, doubling to 60 s. */
const PROBE_FIRST = 5_000;
const PROBE_LONGEST = 60_000;

/**
 * Asks for a whole read as soon as possible; until it is answered the side's events are kept. What was kept before is
 * older than what will be read.
 */
export function readWhole(side: SideState, now: number): void {
  side.kept = [];
  side.read = null;
  side.readDue = { at: now, what: 'whole' };
}

export function onReach(draft: Draft, event: ReachEvent, now: number): void {
  const side = draft[event.side];
  if (event.is === 'back') {
    if (draft.phase === 'new') side.lost = null;
    else if (side.lost !== null || !side.ready) readWhole(side, now);
    // What the other side said meanwhile was noted without the care that a running engine takes.
    const other = draft[otherSide(event.side)];
    if (draft.phase === 'starting' && other.ready && other.lost === null) readWhole(other, now);
    return;
  }
  // What was in flight may have taken effect: it stays among the sent, its end unseen.
  side.inFlight = null;
  side.retry = null;
  side.read = null;
  side.readDue = null;
  side.readFailures = 0;
  side.lost = { since: side.lost?.since ?? now, reason: event.reason };
  outsideHappened(draft);
}

/** The answer to a read. */
export function onRead(
  draft: Draft,
  event: ReadEvent,
  now: number,
  hear: (event: OutsideEvent) => void,
): void {
  const name = SIDES.find((side) => draft[side].read?.id === event.command);
  if (name === undefined) return;
  const side = draft[name];
  const { read } = side;
  if (read === null) return;
  side.read = null;
  if (!event.ok) readFailed(side, read.what, now);
  else if (event.reading.side !== name) readFailed(side, read.what, now);
  else if (read.what === 'whole') takeWhole(draft, name, event.reading, now, hear);
  else if (side.stirred !== read.stirred)
    side.readDue = { at: now + CROSSING_WINDOW, what: 'crossing' };
  else takeCrossing(draft, name, event.reading, now);
}

function readFailed(side: SideState, what: 'whole' | 'crossing', now: number): void {
  const wait = Math.min(PROBE_FIRST * 2 ** side.readFailures, PROBE_LONGEST);
  side.readFailures += 1;
  side.readDue = { at: now + wait, what };
}

/** A read that was not answered within the limit has failed. */
export function expireReads(draft: Draft, now: number): void {
  for (const name of SIDES) {
    const side = draft[name];
    if (side.read === null || now - side.read.at < COMMAND_LIMIT) continue;
    const { what } = side.read;
    side.read = null;
    readFailed(side, what, now);
  }
}

/** The status alone, because events crossed. */
function takeCrossing(draft: Draft, name: Side, reading: Reading, now: number): void {
  const side = draft[name];
  side.readFailures = 0;
  if (reading.status === side.known) return;
  const ours = wasCommanded(side, reading.status, now);
  side.known = reading.status;
  noteDate(side, reading);
  if (!ours) applyFound(draft, name, reading.status, now);
}

function takeWhole(
  draft: Draft,
  name: Side,
  reading: Reading,
  now: number,
  hear: (event: OutsideEvent) => void,
): void {
  const side = draft[name];
  side.readFailures = 0;
  const first = !side.ready;
  // The page before may have lost it already.
  const before = first ? (draft.memory?.lostSince[name] ?? now) : now;
  const away = now - Math.min(side.lost?.since ?? now, before);
  if (side.lost !== null) outsideHappened(draft);
  side.lost = null;
  side.ready = true;
  takeItems(draft, reading, now);
  if (reading.side === 'pureCloud') {
    const { future } = reading;
    const asked = future !== undefined && future !== reading.status;
    side.future = asked
      ? { status: future, ours: side.sent.some(({ status }) => status === future) }
      : null;
  }
  // Also where it was lost before the start was over: who was there then may have left.
  if (away > STALE_AFTER && draft.rules.enabled) draft.guard = { since: 'stale' };
  const told = changeTold(side.kept, reading.status);
  noteEnds(side, reading, told);
  if (draft.phase === 'starting' || first) {
    side.known = reading.status;
    noteDate(side, reading);
    side.told = told ?? null;
    side.kept = keepNewer(side, reading, now);
    if (draft.phase === 'starting') finishStart(draft, now, hear);
    return;
  }
  const commanded = side.sent.some(({ status }) => status === reading.status);
  const isNew = reading.status !== side.known;
  if (reading.status !== side.known) noteDate(side, reading);
  side.known = reading.status;
  // Their ends have been seen by now.
  forgetEndedCommands(side, now);
  if (isNew && !commanded) applyFound(draft, name, reading.status, now);
  else if (isNew && told !== undefined) onChange(draft, told, now);
  const kept = keepNewer(side, reading, now);
  side.kept = [];
  for (const event of kept) hear(event);
}

/**
 * A command whose answer nobody heard has ended where the reading shows its value, unless somebody chose that. The date
 * tells its echo; without one its echo is waited for no longer, since what comes may as well be a choice.
 */
function noteEnds(side: SideState, reading: Reading, told: StatusEvent | undefined): void {
  const command = side.sent.findLast(({ status }) => status === reading.status);
  if (command === undefined || command.answered || command.id === side.inFlight) return;
  const date = reading.side === 'pureCloud' ? reading.modifiedDate : undefined;
  if (date !== undefined) updateCommand(side, command.id, { answered: true, date });
  else if (told === undefined) updateCommand(side, command.id, { answered: true, echoed: true });
}

/** By a date, the reading makes what is older than it old news. */
function noteDate(side: SideState, reading: Reading): void {
  if (reading.side !== 'pureCloud' || reading.modifiedDate === undefined) return;
  const date = reading.modifiedDate;
  if (side.sent.some((command) => command.date === date)) return;
  side.newestChange = Math.max(side.newestChange ?? date, date);
}

function keepNewer(side: SideState, reading: Reading, now: number): readonly OutsideEvent[] {
  const newer = newerThan(side.kept, reading);
  for (const event of side.kept) {
    if (event.type !== 'status') continue;
    if (newer.includes(event)) noteArrival(side, event, now);
    else noteOvertaken(side, event, now);
    // Whether it was read before or after this happened, only another read can tell.
    if (event.status !== reading.status && isUnordered(event)) readSoon(side, now);
  }
  return newer;
}

/** What was kept while a side was read, without what the reading tells already or is older than it. */
function newerThan(kept: readonly OutsideEvent[], reading: Reading): readonly OutsideEvent[] {
  const known = kept.findLastIndex(
    (event) => event.type === 'status' && event.status === reading.status,
  );
  const readDate = reading.side === 'pureCloud' ? reading.modifiedDate : undefined;
  return kept.filter((event, index) => {
    if (event.type !== 'status') return true;
    const date = event.side === 'pureCloud' ? event.modifiedDate : undefined;
    return date === undefined || readDate === undefined ? index > known : date > readDate;
  });
}
