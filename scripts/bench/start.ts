import { isRecord } from '../../adapter/ports/json.js';
import { until } from '../day/until.js';
import type { Bench, Measured, Target } from './bench.js';
import type { StartFigures } from './page-probe.js';
import { openPlace } from './place.js';
import { spreadOf, spreadText } from './report.js';
import { longestChain } from './spans.js';
import { BenchTab, type Slowness } from './tab.js';

const RUNS = 7;
const QUICK_RUNS = 2;

/** The phone comes once sync is on; so long it is waited for, in milliseconds. */
const LIMIT = 30_000;

/** It asks for nothing more once it has asked for nothing so long, in milliseconds. */
const QUIET = 500;

/** The phone's first file is asked for in the turn in which sync comes on; in milliseconds. */
const TURN = 5;

/** Where the network takes 100 ms, what takes less has not come from there. */
const FROM_CACHE = 50;

const CONDITIONS: readonly Slowness[] = [
  { cpu: 1, latency: 0 },
  { cpu: 4, latency: 0 },
  { cpu: 1, latency: 100 },
  { cpu: 4, latency: 100 },
  { cpu: 1, latency: 0, cold: true },
  { cpu: 4, latency: 0, cold: true },
  { cpu: 1, latency: 100, cold: true },
  { cpu: 4, latency: 100, cold: true },
];

/** One start; times are milliseconds since the navigation of the softphone's frame. */
interface Start {
  readonly paint: number;
  readonly bridge: number;
  readonly listeners: number;
  readonly links: number;
  readonly sync: number;
  /** Of the main thread, until sync was on, in milliseconds. */
  readonly busy: number;
  readonly files: number;
  /** Of these, not from the browser's cache. */
  readonly fetched: number;
  readonly fileChain: number;
  readonly calls: number;
  readonly callChain: number;
  /** What the phone asks PureCloud for once sync is on. */
  readonly phoneCalls: number;
}

/** From the navigation of the softphone's frame to a working sync, with an agent who has signed in before. */
export const benchStart: Bench = async ({ log, quick }) => {
  const place = await openPlace();
  try {
    const tab = await BenchTab.open(place);
    try {
      const rows: Row[] = [];
      for (const slowness of CONDITIONS) {
        log(`start: ${nameOf(slowness)}`);
        await tab.slow(slowness);
        const starts: Start[] = [];
        const runs = quick ? QUICK_RUNS : RUNS;
        // The first fills the browser's cache.
        for (let run = 0; run <= runs; run += 1) {
          const start = await startOnce(tab, place.pureCloud);
          if (run > 0) starts.push(start);
        }
        rows.push({ slowness, starts });
      }
      return measuredOf(rows);
    } finally {
      await tab.close();
    }
  } finally {
    await place.close();
  }
};

async function startOnce(tab: BenchTab, region: string): Promise<Start> {
  const told = tab.next();
  await tab.reloadFrame();
  await told;
  const { task } = await tab.mainThread();
  const expression = `window.benchProbe?.start(${JSON.stringify(region)})`;
  let calledAt = performance.now();
  let called = 0;
  const figures = await until(
    'the phone is there, and asks for nothing more',
    async () => {
      const seen = await tab.evaluate(expression);
      if (!isFigures(seen)) return undefined;
      if (seen.calls.length !== called) calledAt = performance.now();
      called = seen.calls.length;
      return seen.links !== null && performance.now() - calledAt > QUIET ? seen : undefined;
    },
    LIMIT,
  );
  const { paint, listeners, links, sync, files, calls } = figures;
  if (sync === null || paint === null || links === null)
    throw new Error('The browser did not tell of its paint.');
  const filesBefore = files.filter(({ from }) => from < sync - TURN);
  const fetched = filesBefore.filter(({ from, to }) => to - from > FROM_CACHE);
  const callsBefore = calls.filter(({ to }) => to <= sync);
  return {
    paint,
    sync,
    bridge: Math.min(...listeners.map(({ at }) => at)),
    listeners: Math.max(...listeners.map(({ at }) => at)),
    links,
    busy: task * 1_000,
    files: filesBefore.length,
    fetched: fetched.length,
    fileChain: longestChain(fetched),
    calls: callsBefore.length,
    callChain: longestChain(callsBefore),
    phoneCalls: calls.length - callsBefore.length,
  };
}

const isFigures = (value: unknown): value is StartFigures =>
  isRecord(value) && Array.isArray(value['listeners']) && Array.isArray(value['calls']);

interface Row {
  readonly slowness: Slowness;
  readonly starts: readonly Start[];
}

const isFar = ({ slowness }: Row): boolean => slowness.latency > FROM_CACHE;

const nameOf = ({ cpu, latency, cold = false }: Slowness): string =>
  `${cpu}x, ${latency} ms, ${cold ? 'first time' : 'refresh'}`;

function measuredOf(rows: readonly Row[]): Measured {
  const text = (starts: readonly Start[], of: (start: Start) => number): string =>
    spreadText(spreadOf(starts.map(of)));
  const most = (starts: readonly Start[], of: (start: Start) => number): number =>
    Math.max(...starts.map(of));
  const tables = [
    {
      title: 'Start',
      about: `From the navigation of the softphone's frame, in milliseconds; the agent had signed in before. The processor so many times slower, and each answer so much later, by Chromium's own means; _first time_ without the browser's cache. _Listeners_: the bridge's, and the last of Open CTI's. _Links_: when the console's numbers can be clicked, which is the phone's and comes once sync is on. _Busy_: the main thread until sync is on. Median of ${rows[0]?.starts.length ?? 0} starts (least–most).`,
      columns: [
        'processor, latency, cache',
        'first paint',
        'bridge listener',
        'all listeners',
        'sync on',
        'busy until then',
        'links',
      ],
      rows: rows.map(({ slowness, starts }) => [
        nameOf(slowness),
        text(starts, ({ paint }) => paint),
        text(starts, ({ bridge }) => bridge),
        text(starts, ({ listeners }) => listeners),
        text(starts, ({ sync }) => sync),
        text(starts, ({ busy }) => busy),
        text(starts, ({ links }) => links),
      ]),
    },
    {
      title: 'Requests of a start',
      about:
        'The most of all starts, where the network takes 100 ms: then a chain shows, which is what began only after another had ended. Preflights, the page itself and the opening of the socket are not counted.',
      columns: [
        'processor, latency, cache',
        'files until sync is on',
        'of these fetched',
        'their chain',
        'calls to PureCloud until then',
        'their chain',
        "the phone's calls after it",
      ],
      rows: rows
        .filter(isFar)
        .map(({ slowness, starts }) => [
          nameOf(slowness),
          most(starts, ({ files }) => files),
          most(starts, ({ fetched }) => fetched),
          most(starts, ({ fileChain }) => fileChain),
          most(starts, ({ calls }) => calls),
          most(starts, ({ callChain }) => callChain),
          most(starts, ({ phoneCalls }) => phoneCalls),
        ]),
    },
  ];
  return { tables, targets: targetsOf(rows) };
}

/** Milliseconds, by how many times slower the processor is; a refresh without latency. */
const LISTENERS: readonly (readonly [cpu: number, aim: number])[] = [
  [1, 150],
  [4, 500],
];
const SCRIPT = 400;
const CALLS = 6;
const CHAIN = 3;

function targetsOf(rows: readonly Row[]): Target[] {
  const startsAt = (cpu: number): readonly Start[] =>
    rows.find(({ slowness }) => slowness.cpu === cpu && slowness.latency === 0)?.starts ?? [];
  const listeners = LISTENERS.flatMap(([cpu, aim]) =>
    (
      [
        ["the bridge's listener", ({ bridge }: Start) => bridge],
        ['all listeners', ({ listeners: all }: Start) => all],
      ] as const
    ).map(([what, of]) => {
      const got = spreadOf(startsAt(cpu).map(of)).median;
      return {
        what: `${what} after a refresh, ${cpu}x`,
        aim: `within ${aim} ms`,
        got: `${got.toFixed(0)} ms`,
        met: got <= aim,
      };
    }),
  );
  const busy = spreadOf(startsAt(1).map((start) => start.busy)).median;
  const far = rows.filter(isFar).flatMap(({ starts }) => starts);
  const most = (of: (start: Start) => number): number => Math.max(...far.map(of));
  const calls = most((start) => start.calls);
  const chain = most((start) => start.callChain);
  return [
    ...listeners,
    {
      what: 'main thread until sync is on, 1x',
      aim: `at most ${SCRIPT} ms`,
      got: `${busy.toFixed(0)} ms`,
      met: busy <= SCRIPT,
    },
    {
      what: 'REST calls until sync is on',
      aim: `at most ${CALLS}, ${CHAIN} in sequence`,
      got: `${calls}, ${chain} in sequence`,
      met: calls <= CALLS && chain <= CHAIN,
    },
  ];
}
