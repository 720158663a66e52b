/** What the lags that were measured come to, in tables and against their aim. */
import type { Measured } from './bench.js';
import type { Told } from './page-probe.js';
import { quantile } from './report.js';

/** Changes in a hurry: so many, so far apart in milliseconds. */
export const HURRIED = 40;
export const HURRY = 300;

/** From event to command, milliseconds. */
const LAG_AIM = 5;

export interface Lags {
  /** Milliseconds. */
  readonly command: number[];
  readonly loop: number[];
}

export interface Series {
  readonly name: string;
  readonly lags: Readonly<Record<Told['to'], Lags>>;
  readonly changes: number;
  readonly counts: Counts;
}

export interface Counts {
  readonly writes: number;
  readonly writesToPureCloud: number;
  readonly calls: number;
  /** Reads that the bridge was asked for. */
  readonly reads: number;
}

export function measuredOf(
  series: readonly Series[],
  hurried: { readonly own: number; readonly naive: number },
): Measured {
  const share = (values: readonly number[], at: number, digits: number): string =>
    quantile(
      [...values].sort((a, b) => a - b),
      at,
    ).toFixed(digits);
  const ways = [
    ['Omni-Channel to PureCloud', 'pureCloud'],
    ['PureCloud to Omni-Channel', 'omni'],
  ] as const;
  const tables = [
    {
      title: 'Lag',
      about:
        "Milliseconds. _Command_: from the bridge's message or the socket's frame in the page to the command that leaves for the other product (the browser's clock has steps of 0.1 ms). _Loop_: from the change in one product until the other has changed, in the simulator without latency. One change after another; the naive sync is PureCloud's SDK as a whole, one handler a direction and a timer of 1 s against loops, and is given 1.1 s between changes.",
      columns: [
        'who and which way',
        'changes',
        'command p50',
        'p99',
        'p99.9',
        'loop p50',
        'p99',
        'p99.9',
      ],
      rows: series.flatMap(({ name, lags }) =>
        ways.map(([way, to]) => {
          const { command, loop } = lags[to];
          return [
            `${name}, ${way}`,
            command.length,
            ...[0.5, 0.99, 0.999].map((at) => share(command, at, 1)),
            ...[0.5, 0.99, 0.999].map((at) => share(loop, at, 0)),
          ];
        }),
      ),
    },
    {
      title: 'What a change costs',
      about: `Per change, in the same runs. _Followed_: of ${HURRIED} changes ${HURRY} ms apart, those that the other product had followed by the next one.`,
      columns: ['who', 'writes', 'REST calls', 'reads of Omni-Channel', 'followed in a hurry'],
      rows: series.map(({ name, changes, counts }) => [
        name,
        (counts.writes / changes).toFixed(3),
        (counts.calls / changes).toFixed(3),
        (counts.reads / changes).toFixed(3),
        name.startsWith('naive')
          ? `${hurried.naive} of ${HURRIED}`
          : name.endsWith('front')
            ? `${hurried.own} of ${HURRIED}`
            : '',
      ]),
    },
  ];
  const targets = series
    .filter(({ name }) => !name.startsWith('naive'))
    .map(({ name, lags }) => {
      const worst = Math.max(...ways.map(([, to]) => Number(share(lags[to].command, 0.99, 1))));
      return {
        what: `lag p99, ${name}`,
        aim: `below ${LAG_AIM} ms`,
        got: `${worst} ms`,
        met: worst < LAG_AIM,
      };
    });
  const own = series.filter(({ name }) => !name.startsWith('naive'));
  const worst = (of: (counts: Counts) => number): number =>
    Math.max(...own.map(({ counts, changes }) => of(counts) / changes));
  const writes = worst((counts) => counts.writes);
  // Half of all changes are written to PureCloud, by a call each; a call more is a read.
  const reads = worst(
    (counts) => counts.reads + Math.max(0, counts.calls - counts.writesToPureCloud),
  );
  return {
    tables,
    targets: [
      ...targets,
      {
        what: 'writes and reads a change',
        aim: '1 and 0',
        got: `${writes.toFixed(3)} and ${reads.toFixed(3)}`,
        met: writes <= 1 && reads === 0,
      },
    ],
  };
}
