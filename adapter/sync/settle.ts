import type { Cause, CauseEvent, Command, SetCommand } from './commands.js';
import {
  COMMAND_LIMIT,
  ECHO_WINDOW,
  PAUSE_COMMANDS,
  PAUSE_WINDOW,
  RESUME_AFTER,
  RESUME_LONGEST,
} from './constants.js';
import { mustAsk } from './question.js';
import type { HoldRule } from './rules.js';
import { isBeingRead, type Draft, type SideState } from './state.js';
import { SIDES, isUnresolved, type Side, type Status } from './status.js';
import { commandOf } from './sent.js';
import { holdOf, nextHold, targetOf } from './target.js';

/** Sends what the sides need to show their targets, reads what is due, and asks to be woken in time. */
export function settle(draft: Draft, event: CauseEvent, now: number): Command[] {
  const commands: Command[] = [];
  if (draft.phase === 'running') {
    const omni = targetOf(draft, 'omni', now);
    const pureCloud = targetOf(draft, 'pureCloud', now);
    noticeTarget(draft, 'omni', omni.hold, event, now);
    noticeTarget(draft, 'pureCloud', pureCloud.hold, event, now);
    addSet(commands, draft, 'omni', omni.status, now);
    addSet(commands, draft, 'pureCloud', pureCloud.status, now);
  } else if (draft.phase === 'starting') {
    // The phone works while the other side is missing: the agent's own choice is carried out.
    for (const name of SIDES) {
      if (draft[name].ready) addSet(commands, draft, name, targetOf(draft, name, now).status, now);
    }
  }
  for (const name of SIDES) addRead(commands, draft, name, now);
  const wake = nextWake(draft, now);
  if (wake !== null && wake !== draft.wakeAt) commands.push({ type: 'wake', at: wake });
  draft.wakeAt = wake;
  return commands;
}

/** Keeps the cause of what a side should show. */
function noticeTarget(
  draft: Draft,
  name: Side,
  hold: HoldRule | null,
  event: CauseEvent,
  now: number,
): void {
  const side = draft[name];
  const before = side.shownBy;
  side.shownBy = hold?.name ?? null;
  if (hold === null) {
    side.cause = causeOfBase(draft, name, before, event, now);
    return;
  }
  const writtenBack = event.type === 'status' && event.side === name;
  if (before !== hold.name || writtenBack) side.cause = { rule: hold.name, event, at: now };
}

/** Why a side shows its base: the hold that it showed `before` has ended, or whatever decided the base. */
function causeOfBase(
  draft: Draft,
  name: Side,
  before: string | null,
  event: CauseEvent,
  now: number,
): Cause | null {
  const { cause, baseCause, override } = draft[name];
  // A later rule that is in force may cover nothing; the one that did has ended all the same.
  const ended = before !== null && !override && holdOf(draft, name, now)?.name !== before;
  const chosen = baseCause?.rule === 'choice' && baseCause.at === now;
  if (ended && !chosen) return { rule: `${before} ended`, event, at: now };
  return baseCause !== null && isNewer(baseCause, cause) ? baseCause : cause;
}

const isNewer = (cause: Cause, than: Cause | null): boolean => than === null || cause.at >= than.at;

function addSet(
  commands: Command[],
  draft: Draft,
  name: Side,
  status: Status | null,
  now: number,
): void {
  const side = draft[name];
  if (status === null || side.known === null) return;
  if (side.retry !== null && side.retry.status !== status) side.retry = null;
  if (status === side.known) {
    side.retry = null;
    return;
  }
  if (side.inFlight !== null || side.lost !== null || draft.pause !== null) return;
  if (isBeingRead(side) || isUnresolved(status)) return;
  if (side.future?.status === status || side.refused?.status === status) return;
  if (side.retry !== null && side.retry.at > now) return;
  if (mustAsk(draft, name, status)) return;
  const attempt = side.retry?.attempt ?? 1;
  side.retry = null;
  if (attempt === 1 && isFight(side, now)) pause(draft, now);
  else commands.push(send(draft, name, status, attempt, now));
}

function isFight(side: SideState, now: number): boolean {
  side.burst = side.burst.filter((at) => now - at < PAUSE_WINDOW);
  return side.burst.length >= PAUSE_COMMANDS;
}

function pause(draft: Draft, now: number): void {
  const length = Math.min(RESUME_AFTER * 2 ** draft.pauses, RESUME_LONGEST);
  draft.pause = { since: now, until: now + length };
  draft.pauses += 1;
}

function send(draft: Draft, name: Side, status: Status, attempt: number, now: number): SetCommand {
  const side = draft[name];
  const id = draft.nextCommand;
  draft.nextCommand += 1;
  const cause = side.cause ?? { rule: 'start', event: { type: 'start' }, at: now };
  const from = side.known;
  side.inFlight = id;
  side.stirred += 1;
  side.sent = [
    ...side.sent,
    {
      id,
      status,
      at: now,
      attempt,
      waitsUntil: now + ECHO_WINDOW,
      cause,
      echoed: false,
      answered: false,
      date: null,
    },
  ];
  if (attempt === 1) side.burst = [...side.burst, now];
  return { type: 'set', id, side: name, status, from, attempt, cause };
}

function addRead(commands: Command[], draft: Draft, name: Side, now: number): void {
  const side = draft[name];
  if (side.readDue === null || side.readDue.at > now || side.read !== null) return;
  // A command on its way would make the answer stale, and before the start there is nothing that it could change.
  const mayCross = side.inFlight === null && draft.phase === 'running';
  if (side.readDue.what === 'crossing' && !mayCross) return;
  const id = draft.nextCommand;
  draft.nextCommand += 1;
  side.read = { id, at: now, what: side.readDue.what, stirred: side.stirred };
  side.readDue = null;
  commands.push({ type: 'read', id, side: name });
}

const earlier = (one: number | null, other: number): number =>
  one === null || other < one ? other : one;

/** The earliest time at which something must be done without an event. */
function nextWake(draft: Draft, now: number): number | null {
  let wake = nextHold(draft, now);
  if (draft.pause !== null) wake = earlier(wake, draft.pause.until);
  for (const name of SIDES) {
    const side = draft[name];
    const flying = commandOf(side, side.inFlight);
    if (flying !== undefined) wake = earlier(wake, flying.at + COMMAND_LIMIT);
    if (side.read !== null) wake = earlier(wake, side.read.at + COMMAND_LIMIT);
    if (side.readDue !== null && side.readDue.at > now) wake = earlier(wake, side.readDue.at);
    if (side.retry !== null && draft.pause === null) wake = earlier(wake, side.retry.at);
  }
  return wake;
}

/** Whether nothing is under way and nothing waits: no command, retry or read. */
export function isAtRest(draft: Readonly<Draft>): boolean {
  return SIDES.every((name) => {
    const side = draft[name];
    const busy = side.inFlight !== null || side.retry !== null || side.read !== null;
    // A lost side's probes never end; they are no sign of unrest.
    return !busy && (side.readDue === null || side.lost !== null);
  });
}
