import type { Summary } from '../sync/engine.js';
import type { PerSide, Side, Status } from '../sync/status.js';
import { SIDES } from '../sync/status.js';
import { printStatus, type Org } from './org.js';
import type { Expectation } from './step.js';

/** An expectation that did not hold. */
export interface ReplayFailure {
  /** Counts from 0. */
  readonly step: number;
  /** Milliseconds from the start. */
  readonly at: number;
  readonly what: FailureName;
  readonly expected: Checked;
  readonly actual: Checked;
}

export type FailureName =
  | Side
  | 'writes.omni'
  | 'writes.pureCloud'
  | 'refused'
  | 'unreachable'
  | 'pending'
  | 'paused'
  | 'asking'
  | 'rest'
  | 'command';

export type Checked = string | number | boolean | readonly string[];

/** What an expectation is checked against. */
export interface Observed {
  readonly shown: PerSide<Status>;
  /** Commands carried out since the last expectation. */
  readonly writes: PerSide<number>;
  readonly summary: Pick<Summary, 'refused' | 'unreachable' | 'pending' | 'paused' | 'asking'>;
  readonly onTheWay: readonly string[];
}

/** Every part of an expectation that does not hold. */
export function check(
  expect: Expectation,
  observed: Observed,
  org: Org,
  place: { readonly step: number; readonly at: number },
): readonly ReplayFailure[] {
  const failures: ReplayFailure[] = [];
  const compare = (what: FailureName, expected: Checked | undefined, actual: Checked): void => {
    if (expected === undefined || same(expected, actual)) return;
    failures.push({ ...place, what, expected, actual });
  };
  compare('rest', [], observed.onTheWay);
  for (const side of SIDES) {
    const expected = expect[side];
    compare(
      side,
      expected === undefined ? undefined : printStatus(side, expected, org),
      printStatus(side, observed.shown[side], org),
    );
  }
  compare('writes.omni', expect.writes?.omni, observed.writes.omni);
  compare('writes.pureCloud', expect.writes?.pureCloud, observed.writes.pureCloud);
  const { summary } = observed;
  compare('refused', expect.refused, inOrder(summary.refused));
  compare('unreachable', expect.unreachable, inOrder(summary.unreachable));
  compare('pending', expect.pending, inOrder(summary.pending));
  compare('paused', expect.paused, summary.paused);
  compare('asking', expect.asking, summary.asking);
  return failures;
}

const inOrder = (sides: readonly Side[]): readonly Side[] =>
  SIDES.filter((side) => sides.includes(side));

const same = (one: Checked, other: Checked): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
