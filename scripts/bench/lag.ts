import { build } from 'esbuild';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isRecord } from '../../adapter/ports/json.js';
import { until } from '../day/until.js';
import type { StepResult } from '../simulator/world.js';
import { PROJECT } from '../tool.js';
import { sdkAliases } from '../../adapter/purecloud/build-aliases.mjs';
import type { Bench, Measured } from './bench.js';
import type { Told } from './page-probe.js';
import { openPlace, PAIRED, SEED, type Place } from './place.js';
import { quantile } from './report.js';
import { BenchTab } from './tab.js';

/** The naive sync's guard, and a little; milliseconds. */
const NAIVE_PAUSE = 1_100;
const NAIVE_CHANGES = 60;
const NAIVE_QUICK = 12;

/** Changes in a hurry: so many, so far apart in milliseconds. */
const HURRIED = 40;
const HURRY = 300;

/** From event to command, milliseconds. */
const LAG_AIM = 5;

/** A series ends after so long, also with fewer changes; milliseconds. */
const SERIES = 180_000;

/** A change that takes longer is one that never comes; milliseconds. */
const LIMIT = 10_000;

interface Change {
  readonly step: Readonly<Record<string, string>>;
  /** The side that follows. */
  readonly to: Told['to'];
  readonly becomes: string;
}

/** There and back on each side; the other follows each time. */
const ROUND: readonly Change[] = [
  { step: { omni: 'Lunch' }, to: 'pureCloud', becomes: 'AVAILABLE' },
  { step: { omni: 'Available_Chat' }, to: 'pureCloud', becomes: 'ON_QUEUE' },
  { step: { pureCloud: 'MEAL' }, to: 'omni', becomes: 'Transition' },
  { step: { pureCloud: 'ON_QUEUE' }, to: 'omni', becomes: 'Available_Chat' },
];

interface Lags {
  /** Milliseconds. */
  readonly command: number[];
  readonly loop: number[];
}

interface Series {
  readonly name: string;
  readonly lags: Readonly<Record<Told['to'], Lags>>;
  readonly changes: number;
  readonly counts: Counts;
}

interface Counts {
  readonly writes: number;
  readonly writesToPureCloud: number;
  readonly calls: number;
  /** Reads that the bridge was asked for. */
  readonly reads: number;
}

/** From an event of one side to the command that leaves for the other, and until the other has changed. */
export const benchLag: Bench = async ({ log, quick, changes }) => {
  const place = await openPlace();
  try {
    const tab = await BenchTab.open(place);
    try {
      const progress = (name: string) => (done: number) => log(`lag: ${name}, ${done} changes`);
      await tab.rest();
      const visible = await play(place, tab, 'softphone, in front', changes, progress('in front'));
      const hurriedOwn = await hurry(place);
      await tab.toBackground();
      const hidden = await play(
        place,
        tab,
        'softphone, in the background',
        changes,
        progress('background'),
      );
      await tab.toFront();
      log('lag: a naive sync');
      const naive = await openNaive(place, tab);
      const naiveChanges = quick ? NAIVE_QUICK : NAIVE_CHANGES;
      const other = await play(
        place,
        naive,
        'naive sync, in front',
        naiveChanges,
        undefined,
        NAIVE_PAUSE,
      );
      const hurriedNaive = await hurry(place);
      return measuredOf([visible, hidden, other], { own: hurriedOwn, naive: hurriedNaive });
    } finally {
      await tab.close();
    }
  } finally {
    await place.close();
  }
};

/** Changes one after another, each once the one before has been answered. */
async function play(
  { world }: Place,
  tab: BenchTab,
  name: string,
  changes: number,
  progress: (done: number) => void = () => undefined,
  pause = 0,
): Promise<Series> {
  const lags = { omni: fresh(), pureCloud: fresh() };
  const counted = async (): Promise<Counts> => {
    const { writes, requests } = world.state();
    const reads = Number(await tab.evaluate('window.benchProbe?.published.read ?? 0'));
    return {
      writes: writes.omni + writes.pureCloud,
      writesToPureCloud: writes.pureCloud,
      calls: requests,
      reads,
    };
  };
  const before = await counted();
  const end = performance.now() + SERIES;
  let done = 0;
  // Whole rounds, so that each begins with both sides as the first did.
  while (done < changes && (done % ROUND.length !== 0 || performance.now() < end)) {
    const change = ROUND[done % ROUND.length];
    if (change === undefined) break;
    const told = tab.next();
    const from = performance.now();
    const followed = follows(world, change);
    must(world.step(change.step));
    await inTime(followed, change);
    const loop = performance.now() - from;
    const command = await inTime(told, change);
    if (!isTold(command) || command.to !== change.to || command.lag === null) {
      throw new Error(`${JSON.stringify(change.step)} was answered by ${JSON.stringify(command)}.`);
    }
    lags[change.to].command.push(command.lag);
    lags[change.to].loop.push(loop);
    done += 1;
    if (done % 1_000 === 0) progress(done);
    if (pause > 0) await wait(pause);
  }
  const after = await counted();
  return {
    name,
    lags,
    changes: done,
    counts: {
      writes: after.writes - before.writes,
      writesToPureCloud: after.writesToPureCloud - before.writesToPureCloud,
      calls: after.calls - before.calls,
      reads: after.reads - before.reads,
    },
  };
}

/** Changes that do not wait for one another; how many of them the other side followed. */
async function hurry({ world }: Place): Promise<number> {
  let followed = 0;
  await wait(NAIVE_PAUSE);
  for (let done = 0; done < HURRIED; done += 1) {
    const change = ROUND[done % ROUND.length];
    if (change === undefined) break;
    must(world.step(change.step));
    await wait(HURRY);
    if (world.state()[change.to] === change.becomes) followed += 1;
  }
  // Both sides as every series begins.
  must(world.step({ omni: PAIRED.omni }));
  await wait(NAIVE_PAUSE);
  must(world.step({ pureCloud: PAIRED.pureCloud }));
  await wait(NAIVE_PAUSE);
  return followed;
}

const fresh = (): Lags => ({ command: [], loop: [] });

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

function must(result: StepResult): void {
  if (!result.ok) throw new Error(result.reason);
}

function follows(world: Place['world'], { to, becomes }: Change): Promise<void> {
  return new Promise((resolve) => {
    const stop = world.listen(() => {
      if (world.state()[to] !== becomes) return;
      stop();
      resolve();
    });
  });
}

async function inTime<T>(awaited: Promise<T>, change: Change): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(
        new Error(
          `${change.to} did not become ${change.becomes} after ${JSON.stringify(change.step)}.`,
        ),
      );
    }, LIMIT);
  });
  try {
    return await Promise.race([awaited, limit]);
  } finally {
    clearTimeout(timer);
  }
}

const isTold = (value: unknown): value is Told => isRecord(value) && 'lag' in value;

/** Puts the naive sync into the softphone's place, with the token that the softphone was given. */
async function openNaive(place: Place, tab: BenchTab): Promise<BenchTab> {
  const { world, built, pureCloud } = place;
  const stored: unknown = JSON.parse(
    String(await tab.evaluate(`sessionStorage.getItem('pure-cloud-sign-in')`)),
  );
  const omni = (name: string): string =>
    world.omni.statuses.find(({ apiName }) => apiName === name)?.id ?? '';
  const presence = (system: string): string =>
    world.pureCloud.presences.find((one) => !one.secondary && one.systemPresence === system)?.id ??
    '';
  const { outputFiles } = await build({
    entryPoints: [path.join(PROJECT, 'scripts', 'bench', 'naive-page.ts')],
    bundle: true,
    minify: true,
    write: false,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    logLevel: 'silent',
    alias: { ...sdkAliases },
    define: {
      global: 'globalThis',
      NAIVE: JSON.stringify({
        region: pureCloud,
        token: isRecord(stored) ? stored['value'] : '',
        omni: { mapped: omni('Available_Chat'), otherwise: omni('Transition') },
        pureCloud: { mapped: presence('ON_QUEUE'), otherwise: presence('AVAILABLE') },
      }),
    },
  });
  await writeFile(path.join(built.resource, 'naive.js'), outputFiles[0]?.text ?? '');
  await writeFile(
    path.join(built.resource, 'naive.html'),
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>naive sync</title>' +
      '<script src="naive.js"></script></head><body>naive sync</body></html>\n',
  );
  const address = '/resource/1/Softphone/naive.html';
  must(world.reset({ ...SEED, settings: { '/reqGeneralInfo/reqAdapterUrl': address } }));
  const naive = await tab.reopen();
  try {
    await until('the naive sync is on', async () => {
      return (await naive.evaluate('document.title')) === 'naive sync is on';
    });
  } catch (error) {
    throw new Error(`${String(error)}: ${naive.console.errors.join('; ')}`, { cause: error });
  }
  // It knows of no status yet, and nothing of what is its own.
  await wait(NAIVE_PAUSE);
  return naive;
}

function measuredOf(
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
