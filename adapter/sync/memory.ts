import type { Cause } from './commands.js';
import type { PerSide, Status } from './status.js';
import type { Guard, SentCommand, WaitingChoice } from './sent-command.js';

/** What a page leaves for the next one (a refresh): plain JSON without token, name or number. */
export interface Memory {
  readonly format: 1;
  /** When it was taken, in milliseconds since the epoch. */
  readonly at: number;
  readonly base: PerSide<Status | null>;
  readonly override: PerSide<boolean>;
  /** Choices that wait for the end of a hold. */
  readonly waiting: PerSide<WaitingChoice | null>;
  readonly known: PerSide<Status | null>;
  readonly target: PerSide<Status | null>;
  readonly cause: PerSide<Cause | null>;
  /** Whether going on queue must be asked about first. */
  readonly guard: Guard | null;
  /** Since when a side is unreachable, in milliseconds since the epoch; `null`: it can be reached. */
  readonly lostSince: PerSide<number | null>;
  /** Commands younger than the echo window, or whose end was not seen. */
  readonly sent: PerSide<readonly SentCommand[]>;
  /** PureCloud's `modifiedDate` of the newest change. */
  readonly newestChange: number | null;
  /** When a rule last set the base of a side. */
  readonly ruleSetAt: PerSide<number | null>;
  readonly nextCommand: number;
}
