import { randomUUID } from 'node:crypto';
import { isRecord } from '../../adapter/ports/json.js';
import { until } from '../day/until.js';
import type { Bench } from './bench.js';
import type { Strain } from './page-probe.js';
import { openPlace, type Place } from './place.js';
import { spreadOf, spreadText } from './report.js';
import { BenchTab, type Slowness } from './tab.js';

const RUNS = 5;
const QUICK_RUNS = 2;

/** So many events of conversations come within a second. */
const EVENTS = 100;
const BURST = 1_000;

/** What they make the panel do is over by then; milliseconds. */
const AFTER = 500;

/** The browser tells of longer tasks alone; milliseconds. */
const LONG_TASK = 50;

/** At 60 frames a second; one that comes more than half a frame late is missed. */
const FRAME = 1_000 / 60;

const PROCESSORS: readonly Slowness[] = [
  { cpu: 1, latency: 0 },
  { cpu: 4, latency: 0 },
];

/** One burst; all but the counts in milliseconds. */
interface Burst {
  readonly task: number;
  readonly script: number;
  readonly longest: number;
  readonly longTasks: number;
  readonly missed: number;
}

/** What a burst of conversation events makes the main thread do, beside the same time without one. */
export const benchPanel: Bench = async ({ log, quick }) => {
  const place = await openPlace();
  try {
    const tab = await BenchTab.open(place);
    try {
      const rows: (string | number)[][] = [];
      /** Of all bursts at the slowest processor, which comes last. */
      let longest = 0;
      await tab.rest();
      for (const slowness of PROCESSORS) {
        await tab.slow(slowness);
        for (const events of [EVENTS, 0]) {
          log(`panel: ${slowness.cpu}x, ${events} events`);
          const bursts: Burst[] = [];
          const runs = quick ? QUICK_RUNS : RUNS;
          for (let run = 0; run < runs; run += 1) bursts.push(await burst(place, tab, events));
          if (events > 0) longest = Math.max(...bursts.map((one) => one.longest));
          const of = (figure: (one: Burst) => number): string =>
            spreadText(spreadOf(bursts.map(figure)));
          rows.push([
            `${slowness.cpu}x, ${events === 0 ? 'nothing happens' : `${events} events`}`,
            of(({ task }) => task),
            of(({ script }) => script),
            of(({ longest }) => longest),
            of(({ longTasks }) => longTasks),
            of(({ missed }) => missed),
          ]);
        }
      }
      const tables = [
        {
          title: 'Panel',
          about: `${EVENTS} events of conversations within ${BURST / 1_000} s, of five that ring, are answered and end: what the softphone's main thread does in that time and ${AFTER / 1_000} s more, in milliseconds, beside the same time in which nothing happens. The browser tells of tasks above 50 ms alone; 0 is none. Median of ${quick ? QUICK_RUNS : RUNS} bursts (least–most).`,
          columns: [
            'processor',
            'main thread',
            'of it script',
            'longest task above 50 ms',
            'tasks above 50 ms',
            'frames missed',
          ],
          rows,
        },
      ];
      return {
        tables,
        targets: [
          {
            what: 'longest task of a burst at 4x',
            aim: `at most ${LONG_TASK} ms`,
            got: longest === 0 ? `at most ${LONG_TASK} ms` : `${longest.toFixed(0)} ms`,
            met: longest <= LONG_TASK,
          },
        ],
      };
    } finally {
      await tab.close();
    }
  } finally {
    await place.close();
  }
};

async function burst({ world }: Place, tab: BenchTab, events: number): Promise<Burst> {
  const name = randomUUID();
  await tab.evaluate('window.benchProbe.watch()');
  const before = await tab.mainThread();
  const from = performance.now();
  for (let made = 0; made < events; made += 1) {
    await waitUntil(from + (made * BURST) / events);
    const result = world.step(stepOf(name, made));
    if (!result.ok) throw new Error(result.reason);
  }
  await waitUntil(from + BURST + AFTER);
  const after = await tab.mainThread();
  const strain = await tab.evaluate('window.benchProbe.strain()');
  if (!isStrain(strain)) throw new Error('The page did not tell how it fared.');
  for (const { id } of world.state().interactions) world.step({ interaction: id, is: 'ended' });
  await until('the interactions are over', () =>
    Promise.resolve(world.state().interactions.length === 0),
  );
  await waitUntil(performance.now() + AFTER);
  const { longTasks, frames } = strain;
  return {
    task: (after.task - before.task) * 1_000,
    script: (after.script - before.script) * 1_000,
    longest: Math.max(0, ...longTasks),
    longTasks: longTasks.length,
    missed: frames.reduce((sum, time) => sum + Math.max(0, Math.round(time / FRAME) - 1), 0),
  };
}

/** Five conversations at a time, each of which rings, is answered, and ends. */
function stepOf(name: string, made: number): Readonly<Record<string, string>> {
  const round = Math.floor(made / 15);
  const within = made % 15;
  const is = ['alerting', 'connected', 'ended'][Math.floor(within / 5)] ?? 'ended';
  return { interaction: `${name} ${round} ${within % 5}`, is, media: 'chat' };
}

const waitUntil = (at: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.max(0, at - performance.now())));

const isStrain = (value: unknown): value is Strain =>
  isRecord(value) && Array.isArray(value['longTasks']) && Array.isArray(value['frames']);
