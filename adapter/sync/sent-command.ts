import type { Cause } from './commands.js';
import type { Status } from './status.js';

/** A command that was sent and may still come back as an event. */
export interface SentCommand {
  readonly id: number;
  readonly status: Status;
  readonly at: number;
  readonly attempt: number;
  /** Until when its value is taken for its echo, in milliseconds since the epoch. */
  readonly waitsUntil: number;
  readonly cause: Cause;
  /** Its echo was heard; an echo is waited for once. */
  readonly echoed: boolean;
  /** It was answered, whatever the answer. */
  readonly answered: boolean;
  /** `modifiedDate` of PureCloud's answer, or of the echo that came before it. */
  readonly date: number | null;
}

/** A choice that takes effect when a hold ends. */
export interface WaitingChoice {
  readonly status: Status;
  /** It was made in the panel, so that it falls with its refusal. */
  readonly inPanel: boolean;
}

/** Why going on queue must be asked about: the start, or a long time out of reach. */
export interface Guard {
  readonly since: 'start' | 'stale';
}
