import type { TimedStep } from '../../replay/scenario.js';
import { SIDES, type Side } from '../../sync/status.js';
import { EDITIONS, type Edition, type Segment, type Trial } from './trial-types.js';

/** One of the four lanes. */
export interface LaneName {
  readonly side: Side;
  readonly edition: Edition;
}

export const LANES: readonly LaneName[] = SIDES.flatMap((side) =>
  EDITIONS.map((edition) => ({ side, edition })),
);

/** A line of the trial as a table: what happened within a second, and what was shown after it. */
export interface Moment {
  readonly at: number;
  readonly marks: readonly TimedStep[];
  /** In the order of `LANES`. */
  readonly shown: readonly Segment[];
  readonly changed: readonly boolean[];
  /** Where before and after differ. */
  readonly differs: Readonly<Record<Side, boolean>>;
}

/** The products need some tenths of a second; what follows from one event is told with it. */
const TOGETHER = 1_000;

export function momentsOf({ lanes, marks }: Trial): readonly Moment[] {
  const all = LANES.map(({ side, edition }) => lanes[side][edition]);
  const times = [...marks.map(({ at }) => at), ...all.flat().map(({ from }) => from)].sort(
    (a, b) => a - b,
  );
  const starts: number[] = [];
  for (const time of times) {
    const last = starts.at(-1);
    if (last === undefined || time - last >= TOGETHER) starts.push(time);
  }
  return starts.map((at, index) => {
    const next = starts[index + 1] ?? Number.POSITIVE_INFINITY;
    const within = (time: number): boolean => time >= at && time < next;
    const shown = all.flatMap((lane) => lane.findLast(({ from }) => from < next) ?? []);
    const statusIn = (side: Side, edition: Edition): string | undefined =>
      lanes[side][edition].findLast(({ from }) => from < next)?.status;
    const differs = (side: Side): boolean => statusIn(side, 'before') !== statusIn(side, 'after');
    return {
      at,
      marks: marks.filter((mark) => within(mark.at)),
      shown,
      changed: shown.map(({ from }) => within(from)),
      differs: { omni: differs('omni'), pureCloud: differs('pureCloud') },
    };
  });
}
