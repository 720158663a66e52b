import { applyChange, setBaseByRule } from './change.js';
import type { Cause } from './commands.js';
import { COMMAND_LIMIT, ECHO_WINDOW, RETRY_DELAYS } from './constants.js';
import type { AnswerEvent, Failure } from './events.js';
import type { SentCommand } from './sent-command.js';
import type { Draft, SideState } from './state.js';
import { SIDES, type Side, type Status } from './status.js';
import { leavesRuleFor, targetOf } from './target.js';
import { commandOf, isOvertaken, updateCommand } from './sent.js';

type Success = Extract<AnswerEvent, { ok: true }>;

/** The answer to a `set` command. One that was given up meanwhile still tells what the side took. */
export function onAnswer(draft: Draft, event: AnswerEvent, now: number): void {
  for (const side of SIDES) {
    const command = commandOf(draft[side], event.command);
    if (command === undefined) continue;
    const wasInFlight = draft[side].inFlight === command.id;
    if (wasInFlight) draft[side].inFlight = null;
    draft[side].stirred += 1;
    draft[side].lastAnswer = now;
    if (event.ok) onTaken(draft, side, command, event, now);
    else if (wasInFlight) onFailed(draft, side, command, event.failure, now);
    return;
  }
}

function onTaken(
  draft: Draft,
  side: Side,
  command: SentCommand,
  answer: Success,
  now: number,
): void {
  const state = draft[side];
  const isLate = now >= command.at + COMMAND_LIMIT;
  state.retry = null;
  state.refused = null;
  const status = answer.status ?? command.status;
  const date = answer.modifiedDate ?? null;
  if (date !== null) noticeTwin(state, command, date);
  updateCommand(state, command.id, {
    answered: true,
    date: date ?? command.date,
    // The echo of what was answered late is no earlier.
    waitsUntil: isLate ? now + ECHO_WINDOW : command.waitsUntil,
  });
  const { future } = answer;
  if (future !== undefined && future !== status) {
    // An off-queue request that PureCloud holds back: neither a refusal nor a change.
    state.future = { status: future, ours: true };
    updateCommand(state, command.id, { echoed: true });
  } else if (status !== command.status) {
    state.refused = { status: command.status, reason: 'refused' };
  }
  if (!isOutdated(state, command, date)) state.known = status;
  else if (date !== null) noticeSetAgain(draft, side, status, date, now);
}

/** What was taken for the echo of a command that was not carried out: somebody had set the same, and that dates what comes. */
function noticeNoEcho(side: SideState, { date }: SentCommand): void {
  if (date !== null) side.newestChange = Math.max(side.newestChange ?? date, date);
}

/** What was taken for the echo is newer than our write: somebody has set the same once more. */
function noticeTwin(side: SideState, { status, date: taken }: SentCommand, date: number): void {
  if (taken === null || taken <= date) return;
  if (side.newestChange !== null && side.newestChange > taken) return;
  side.newestChange = taken;
  side.repeated = { status, date: taken };
}

/**
 * What was there before our write was set again after it, by PureCloud's clock: heard of before the write was known to
 * have been carried out, it looked like a repeated event.
 */
function noticeSetAgain(
  draft: Draft,
  side: Side,
  written: Status,
  date: number,
  now: number,
): void {
  const { repeated, known, newestChange, base } = draft[side];
  if (repeated === null || repeated.date <= date || repeated.date !== newestChange) return;
  if (repeated.status !== known || (known === written && known === base)) return;
  draft[side].repeated = null;
  const event = { type: 'status', side, status: known };
  applyChange(draft, { side, status: known, by: 'agent', event }, now);
}

/** Whether something newer than what this answer tells has been seen. */
function isOutdated(side: SideState, command: SentCommand, date: number | null): boolean {
  if (isOvertaken(side, command, date)) return true;
  if (date !== null) return false;
  // Without an order: the echo came before the answer and said the same; a change since then is newer.
  return command.echoed || (side.changedBefore !== null && command.id < side.changedBefore);
}

function onFailed(
  draft: Draft,
  side: Side,
  command: SentCommand,
  failure: Failure,
  now: number,
): void {
  const state = draft[side];
  const mayHaveWorked = failure.reason === 'timeout' || failure.reason === 'network';
  if (!mayHaveWorked) {
    state.sent = state.sent.filter(({ id }) => id !== command.id);
    noticeNoEcho(state, command);
  }
  // The refusal of a value that is no longer wanted, or that the side shows by now, has no consequence.
  if (targetOf(draft, side, now).status !== command.status || state.known === command.status) {
    state.retry = null;
    return;
  }
  const delay = RETRY_DELAYS[command.attempt - 1];
  if (failure.kind === 'transient' && delay !== undefined) {
    const asked = (failure.retryAfter ?? 0) * 1_000;
    state.retry = {
      status: command.status,
      attempt: command.attempt + 1,
      at: now + Math.max(delay, asked),
    };
    return;
  }
  state.retry = null;
  state.refused = { status: command.status, reason: failure.reason };
  compensate(draft, side, command, now);
}

/** After a refused base: nobody may look paired who is not, nor keep a choice that was not taken. */
function compensate(draft: Draft, side: Side, command: SentCommand, now: number): void {
  const { rules } = draft;
  const state = draft[side];
  if (rules.enabled && side === 'pureCloud' && command.status === rules.onQueue) {
    const cause: Cause = {
      rule: 'onQueueRefused',
      event: { type: 'refused', side, status: command.status },
      at: now,
    };
    state.base = state.known;
    state.baseCause = cause;
    const leaving = leavesRuleFor(rules, 'pureCloud', rules.onQueue);
    if (leaving !== null) setBaseByRule(draft, 'omni', leaving.set, cause);
    return;
  }
  // A choice in the panel that was not taken; one made in the product itself stays, and waits for the next change.
  if (command.cause.inPanel === true) state.base = state.known;
}

/** A command that was not answered within the limit has failed, though it may still take effect. */
export function expireCommands(draft: Draft, now: number): void {
  for (const side of SIDES) {
    const state = draft[side];
    const command = commandOf(state, state.inFlight);
    if (command === undefined || now - command.at < COMMAND_LIMIT) continue;
    state.inFlight = null;
    state.stirred += 1;
    state.lastAnswer = now;
    onFailed(draft, side, command, { kind: 'transient', reason: 'timeout' }, now);
    // Once the agent was told that it failed, the same value is rather the agent's own choice than a late echo.
    if (state.refused?.status === command.status) continue;
    updateCommand(state, command.id, { waitsUntil: now + ECHO_WINDOW });
  }
}
