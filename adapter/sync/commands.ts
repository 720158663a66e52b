import type { Side, Status } from './status.js';

/** What made a command, as plain data; `words.ts` says it in a sentence. */
export interface Cause {
  /**
   * `mapped`, `leavingMapped`, `leavingOnQueue`, `salesforceWork`, `pureCloudWork` (and each with ` ended`),
   * `onQueueRefused`, `choice`, `start`; in version 2 the item's name (`rule7`, `rule7 ended`).
   */
  readonly rule: string;
  /** What happened, in short: the event's type and the side and status or item it was about. */
  readonly event: CauseEvent;
  /** When that was heard, in milliseconds since the epoch. */
  readonly at: number;
  /** A choice that was made in the panel, so that it falls with its refusal. */
  readonly inPanel?: true;
}

export interface CauseEvent {
  readonly type: string;
  readonly side?: Side;
  readonly status?: Status;
  readonly is?: string;
  readonly reason?: string;
  readonly media?: string;
  readonly object?: string;
}

/** Set the status of a side. It is answered by an event `answer` with the same id. */
export interface SetCommand {
  readonly type: 'set';
  readonly id: number;
  readonly side: Side;
  readonly status: Status;
  /** What the side showed before. */
  readonly from: Status | null;
  /** 1 for the first attempt; a retry has a new id and the next number. */
  readonly attempt: number;
  readonly cause: Cause;
}

/** Read a side. It is answered by an event `read` with the same id. */
export interface ReadCommand {
  readonly type: 'read';
  readonly id: number;
  readonly side: Side;
}

/** Send `wake` at this time (milliseconds since the epoch); replaces any earlier wish. */
export interface WakeCommand {
  readonly type: 'wake';
  readonly at: number;
}

export type Command = SetCommand | ReadCommand | WakeCommand;
