import type { TimedStep } from '../../replay/scenario.js';
import type { Step } from '../../replay/step.js';
import type { Cause } from '../../sync/commands.js';
import type { PerSide, Side, Status } from '../../sync/status.js';
import type { StatusKind } from './trial-org.js';

/** Which of the two definitions. */
export type Edition = 'before' | 'after';

export const EDITIONS: readonly Edition[] = ['before', 'after'];

/** Why a side showed a status from a time on. */
export type SegmentCause =
  | { readonly is: 'start' }
  | { readonly is: 'step'; readonly step: Step }
  | { readonly is: 'sync'; readonly cause: Cause };

/** A time in which a side showed one status; milliseconds from the start of the shift. */
export interface Segment {
  readonly from: number;
  readonly to: number;
  readonly status: Status;
  readonly label: string;
  readonly kind: StatusKind;
  readonly cause: SegmentCause;
}

/** A time in which a side showed different statuses before and after the edit. */
export interface Difference {
  readonly side: Side;
  readonly from: number;
  readonly to: number;
  readonly before: string;
  readonly after: string;
}

/** What the agent's panel would have said besides, under one of the definitions. */
export interface Remark {
  readonly edition: Edition;
  readonly at: number;
  readonly is: 'asking' | 'paused';
}

/** How sync stood: `broken`: the definition has errors, so that it stays off. */
export type SyncState = 'on' | 'off' | 'broken';

/** A shift under two definitions. */
export interface Trial {
  readonly end: number;
  readonly marks: readonly TimedStep[];
  readonly lanes: PerSide<Readonly<Record<Edition, readonly Segment[]>>>;
  readonly differences: readonly Difference[];
  readonly sync: Readonly<Record<Edition, SyncState>>;
  readonly remarks: readonly Remark[];
  /** The label of a status that a cause or a step names. */
  readonly nameOf: (side: Side, status: Status) => string;
}
