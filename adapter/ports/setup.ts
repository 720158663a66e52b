import type { CallCenterRecord } from '../call-center/record.js';
import type { OmniStatusRecord } from '../definition/catalog.js';
import type { Status } from '../sync/status.js';

/** Why the org did not do what an administrator asked for. */
export type SetupFailure =
  /** The session has ended, or the org does not let this page's session use its API. */
  | 'sessionRefused'
  /** The administrator lacks a permission; `detail` names it where the org does. */
  | 'permissionMissing'
  /** No answer: network or time limit; or the org failed at it, by its own words in `detail`. To be tried again. */
  | 'unreachable'
  /** The org has no such definition (any more). */
  | 'notFound'
  /** The org refused the content; `detail` is its own sentence. */
  | 'contentRefused'
  /** Too many requests; to be tried later. */
  | 'limitReached'
  /** An answer that could not be read. */
  | 'answerUnreadable';

export class SetupError extends Error {
  override readonly name = 'SetupError';

  constructor(
    readonly reason: SetupFailure,
    /** For the administrator as additional detail; holds no session. */
    readonly detail: string,
  ) {
    super(`${reason}: ${detail}`);
  }
}

/** Which state of a definition was read; to be compared, not understood. */
export interface Stamp {
  /** ISO 8601, as the org tells it; empty where it does not. */
  readonly changed: string;
  readonly changedBy: string;
  /** What the definition's own `revision` said; absent where it has none. */
  readonly revision?: string;
}

export interface StoredCallCenter {
  readonly record: CallCenterRecord;
  readonly stamp: Stamp;
}

export type SaveOutcome =
  /** As the org has it now, read back after the write. */
  | { readonly is: 'saved'; readonly now: StoredCallCenter }
  /** Somebody else changed the definition since it was read; nothing was written. */
  | { readonly is: 'overtaken'; readonly now: StoredCallCenter };

export interface PresenceStatuses {
  /** By their labels. `apiName` is missing where the administrator may not read DeveloperName. */
  readonly statuses: readonly OmniStatusRecord[];
  /** False where DeveloperName could not be read. */
  readonly developerNames: boolean;
  /** False where it could not be told which of them take work. */
  readonly channels: boolean;
}

export interface UncoveredAgent {
  readonly name: string;
  /** The statuses that this agent has not been given. */
  readonly lacks: readonly Status[];
}

export interface Coverage {
  /** Agents of the call center who were looked at. */
  readonly agents: number;
  readonly uncovered: readonly UncoveredAgent[];
  /** What could not be looked at, and why; empty where all could. */
  readonly unchecked: readonly {
    readonly what: 'agents' | 'permissionSets' | 'profiles';
    readonly because: SetupFailure;
  }[];
}

/** Salesforce's Setup, as far as the settings page needs it. Every method rejects with a SetupError. */
export interface Setup {
  /** The administrator's user name without its domain (`a.admin`), for the revision. */
  readonly author: string;
  /** Every call center definition of the org, other adapters' too, in the order of their display names. */
  listCallCenters(): Promise<readonly StoredCallCenter[]>;
  readCallCenter(internalName: string): Promise<StoredCallCenter>;
  /**
   * Writes the whole record (blanks that the metadata type wants filled are filled by names and `none`), unless the org's has changed since `base` was read; then reads it back. Where the org
   * has exactly this record by now (an earlier save whose answer was lost) it is told as saved.
   */
  saveCallCenter(record: CallCenterRecord, base: Stamp): Promise<SaveOutcome>;
  listPresenceStatuses(): Promise<PresenceStatuses>;
  /** Which agents of that call center lack which of these statuses (15-character Ids). */
  whoIsCovered(internalName: string, statuses: readonly Status[]): Promise<Coverage>;
}
