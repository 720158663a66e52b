/** The commands that were sent to a side and may still come back as events. */
import { COMMAND_LIMIT, ECHO_WINDOW } from './constants.js';
import type { SentCommand } from './sent-command.js';
import type { SideState } from './state.js';
import type { Status } from './status.js';

const LATEST_ANSWER = COMMAND_LIMIT + ECHO_WINDOW;

const isAwaited = (command: SentCommand, now: number): boolean => now < command.waitsUntil;

export const commandOf = (side: SideState, id: number | null): SentCommand | undefined =>
  id === null ? undefined : side.sent.find((command) => command.id === id);

/** Whether a status may be one that we have written just now. */
export const wasCommanded = (side: SideState, status: Status, now: number): boolean =>
  side.sent.some((command) => command.status === status && isAwaited(command, now));

/** The oldest command that waits for this value to come back. */
export const waitingFor = (side: SideState, status: Status, now: number): SentCommand | undefined =>
  side.sent.find(
    (command) => command.status === status && !command.echoed && isAwaited(command, now),
  );

/**
 * The command that an event with a date is the echo of, or may be: until the answer tells the date of the command under
 * way, every event with its value may be the echo, since a person may have chosen the same a moment before.
 */
export const datedEchoOf = (
  side: SideState,
  status: Status,
  date: number,
  now: number,
): SentCommand | undefined =>
  side.sent.find((command) => command.status === status && command.date === date) ??
  side.sent.find(
    (command) =>
      command.status === status &&
      isAwaited(command, now) &&
      (command.id === side.inFlight ||
        (!command.echoed && (!command.answered || command.date === null))),
  );

/** Whether something newer than this command is confirmed; `date` is PureCloud's `modifiedDate` of the word of it. */
export function isOvertaken(side: SideState, command: SentCommand, date: number | null): boolean {
  const byLaterCommand = side.sent.some(
    (other) => other.id > command.id && (other.echoed || other.answered),
  );
  return (
    byLaterCommand || (date !== null && side.newestChange !== null && date < side.newestChange)
  );
}

export function updateCommand(side: SideState, id: number, change: Partial<SentCommand>): void {
  side.sent = side.sent.map((command) => (command.id === id ? { ...command, ...change } : command));
}

/** Takes an echo, and what it tells; `false`: something newer is known. */
export function takeEcho(side: SideState, command: SentCommand, date: number | null): boolean {
  const isOlder = date !== null && command.date !== null && date < command.date;
  const saysNew = !isOlder && !isOvertaken(side, command, date);
  updateCommand(side, command.id, {
    echoed: true,
    date: isOlder ? command.date : (date ?? command.date),
  });
  if (saysNew) side.known = command.status;
  return saysNew;
}

/** Forgets the other commands, but not the date of the newest write: what was chosen before it may still come. */
function keepCommands(side: SideState, isKept: (command: SentCommand) => boolean): void {
  if (side.sent.every(isKept)) return;
  side.newestWrite = newestWrite(side);
  side.sent = side.sent.filter(isKept);
}

/** Forgets what nobody waits for any more; the answer to a command that was given up may be late by as long again. */
export function forgetOldCommands(side: SideState, now: number): void {
  keepCommands(
    side,
    (command) =>
      isAwaited(command, now) ||
      command.id === side.inFlight ||
      (!command.answered && (side.lost !== null || now - command.at < LATEST_ANSWER)),
  );
}

/** Forgets what has ended by now: the side was read. */
export const forgetEndedCommands = (side: SideState, now: number): void =>
  keepCommands(side, (command) => isAwaited(command, now));

/** The newest of our own writes, by PureCloud's clock. */
export const newestWrite = (side: SideState): number | null =>
  side.sent.reduce(
    (newest, { date }) => (date === null ? newest : Math.max(newest ?? date, date)),
    side.newestWrite,
  );
