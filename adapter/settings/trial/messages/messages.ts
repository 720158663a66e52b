import type { Step } from '../../../replay/step.js';
import type { Side, Status } from '../../../sync/status.js';
import type { BuiltIn } from '../built-in-names.js';
import type { FileProblem } from '../saved-shift.js';
import type { Difference, Edition, Remark, SyncState } from '../trial-types.js';
import type { StatusNames } from '../trial-org.js';

export type NameOf = (side: Side, status: Status) => string;

/** Everything that the trial says in one language. Times come as texts. */
export interface TrialMessages {
  readonly names: StatusNames;
  readonly side: Readonly<Record<Side, string>>;
  readonly intro: string;
  readonly shift: string;
  readonly builtIn: Readonly<Record<BuiltIn, string>>;
  readonly ownFile: (name: string) => string;
  readonly pick: string;
  readonly dropHint: string;
  readonly playing: string;
  readonly failed: string;
  readonly retry: string;

  readonly edition: Readonly<Record<Edition, string>>;
  readonly lane: (side: Side, edition: Edition) => string;
  readonly chart: string;
  readonly axisNote: string;
  readonly events: string;
  readonly segment: (time: string, status: string, cause: string) => string;
  readonly span: (from: string, to: string) => string;
  readonly hint: string;
  readonly atStart: string;
  readonly differs: string;

  readonly same: string;
  readonly differences: (count: number) => string;
  readonly difference: (difference: Difference) => string;
  readonly sync: Readonly<Record<Edition, Readonly<Record<Exclude<SyncState, 'on'>, string>>>>;
  readonly remark: (remark: Remark, time: string) => string;

  readonly showTable: string;
  readonly hideTable: string;
  readonly table: string;
  readonly time: string;
  readonly event: string;

  /** What happens in a step of a shift, in a sentence. */
  readonly step: (step: Step, nameOf: NameOf) => string;
  /** Ends the sentence about why a status was set. */
  readonly sentence: (why: string) => string;
  readonly problem: (problem: FileProblem) => string;
  readonly problemTitle: (file: string) => string;
  readonly moreProblems: (count: number) => string;
}
