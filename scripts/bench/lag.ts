import { setTimeout as wait } from 'node:timers/promises';
import { isRecord } from '../../adapter/ports/json.js';
import type { Bench } from './bench.js';
import { HURRIED, HURRY, measuredOf, type Counts, type Lags, type Series } from './lag-report.js';
import { NAIVE_PAUSE, openNaive } from './naive.js';
import type { Told } from './page-probe.js';
import { must, openPlace, PAIRED, type Place } from './place.js';
import { BenchTab } from './tab.js';

const NAIVE_CHANGES = 60;
const NAIVE_QUICK = 12;

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
