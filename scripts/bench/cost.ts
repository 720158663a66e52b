import { until } from '../day/until.js';
import { signIn } from '../soak-shift/panel.js';
import { Rig } from '../soak-shift/rig.js';
import type { Bench, BenchOptions } from './bench.js';
import { Fleet, type Seen } from './fleet.js';
import { returnOnPaper } from './on-paper.js';
import { busiest } from './rates.js';
import { spreadOf, spreadText, type Table } from './report.js';

const SIZE = 200;
const QUICK_SIZE = 20;
const ON_PAPER = 800;

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** The phone and the inactivity time-out ask a little later; then nothing more comes. */
const SETTLE = 6_500;

/** How long the regions are out of reach. */
const OUTAGE = 20 * SECOND;

/** Outages on paper. */
const OUTAGES = [10 * SECOND, MINUTE, 10 * MINUTE];

const RECONNECTS = 5;

/** REST calls that one softphone makes once its channel is back: snapshot, conversations and station. */
const CALLS_AFTER = 3;

/** What a start, an hour of nothing and an outage cost, for one softphone and for many. */
export const benchCost: Bench = async (options) => {
  const { table, idle } = await oneSoftphone(options);
  return {
    tables: [table, ...(await manySoftphones(options)), await onPaper(options)],
    targets: [
      {
        what: 'REST calls of an idle hour',
        aim: '0',
        got: String(idle),
        met: idle === 0,
      },
    ],
  };
};

/** What was counted over an idle time. */
interface Counts {
  readonly requests: number;
  readonly writes: number;
  readonly framesIn: number;
  readonly framesOut: number;
  /** Messages from the console, nearly all the bridge's. */
  readonly heard: number;
  /** Messages to it. */
  readonly said: number;
}

/** In a real page, on the simulated clock that `npm run soak:shift` runs on. */
async function oneSoftphone({
  log,
  quick,
}: BenchOptions): Promise<{ readonly table: Table; readonly idle: number }> {
  log('cost: one softphone, on a simulated clock');
  const rig = await Rig.open();
  try {
    await signIn(rig);
    await rig.pass(30 * SECOND);
    const start = (await rig.report()).requests;
    await rig.step({ omni: 'Available_Chat', by: 'agent' });
    await rig.pass(30 * SECOND);

    const idle = quick ? 10 * MINUTE : HOUR;
    await countMessages(rig);
    const before = await counts(rig);
    await rig.pass(idle);
    const after = await counts(rig);
    const an = (what: keyof Counts): string =>
      ((after[what] - before[what]) * (HOUR / idle)).toFixed(0);
    log('cost: reconnects');
    const back: number[] = [];
    for (let run = 0; run < RECONNECTS; run += 1) {
      const { requests } = await rig.report();
      await rig.step({ fault: 'socket', is: 'drop' });
      await rig.pass(MINUTE);
      back.push((await rig.report()).requests - requests);
    }
    const table = {
      title: 'What one softphone costs',
      about: `REST calls to PureCloud in a real page, on a simulated clock. The idle hour is ${quick ? 'ten minutes, times six' : 'observed whole'}: an agent on queue, to whom nothing happens, with the phone there.`,
      columns: ['what', 'REST calls', 'writes', 'socket frames in', 'out', 'from console', 'to it'],
      rows: [
        ['sign-in and start, phone included', start, '', '', '', '', ''],
        [
          'an idle hour',
          an('requests'),
          an('writes'),
          an('framesIn'),
          an('framesOut'),
          an('heard'),
          an('said'),
        ],
        ['a reconnect after a lost socket', spreadText(spreadOf(back)), '', '', '', '', ''],
      ],
    };
    return { table, idle: after.requests - before.requests };
  } finally {
    await rig.close();
  }
}

/** Both ends of the messages between console and softphone are counted where they come in. */
async function countMessages(rig: Rig): Promise<void> {
  const count = (field: string): string =>
    `window.${field} = 0, window.addEventListener('message', () => window.${field} += 1), 0`;
  await rig.softphone.evaluate(count('benchHeard'));
  await rig.console.evaluate(count('benchSaid'));
}

async function counts(rig: Rig): Promise<Counts> {
  const { requests, writes } = await rig.report();
  const { framesIn, framesOut } = await rig.softphone.look();
  return {
    requests,
    writes,
    framesIn,
    framesOut,
    heard: Number(await rig.softphone.evaluate('window.benchHeard')),
    said: Number(await rig.console.evaluate('window.benchSaid')),
  };
}

async function manySoftphones({ log, quick }: BenchOptions): Promise<Table[]> {
  const size = quick ? QUICK_SIZE : SIZE;
  log(`cost: ${size} softphones start together`);
  const fleet = await Fleet.open(size);
  try {
    const rows: (string | number)[][] = [];
    const began = performance.now();
    await fleet.start();
    const on = performance.now() - began;
    await settle(fleet);
    rows.push(rowOf(`${size} starting in the same instant`, fleet.seen, size, on));
    const started = callsBy(fleet.seen, size);

    log(`cost: ${size} softphones after an outage`);
    fleet.seen.length = 0;
    fleet.reach('lost');
    await fleet.allLost();
    await pause(OUTAGE);
    rows.push(rowOf(`attempts in an outage of ${OUTAGE / SECOND} s`, fleet.seen, size, null));
    fleet.seen.length = 0;
    const again = performance.now();
    fleet.reach('back');
    await fleet.allOn();
    const back = performance.now() - again;
    await settle(fleet);
    rows.push(rowOf(`${size} coming back after it`, fleet.seen, size, back));
    const returned = callsBy(fleet.seen, size);
    return [
      {
        title: 'Many softphones',
        about:
          "The session's and the client's own code, each with an agent, a token and a region of its own, in one Node process over real HTTP and real sockets on the same machine; as seen by the regions. What PureCloud allows a token is 300 calls a minute.",
        columns: [
          'what',
          'calls in all',
          'busiest second',
          'worst token, in a minute',
          'until the last was on, ms',
        ],
        rows,
      },
      {
        title: 'What they ask for',
        about: 'REST calls of one softphone, on average.',
        columns: ['call', 'start', 'reconnect'],
        rows: [...new Set([...started.keys(), ...returned.keys()])]
          .sort()
          .map((what) => [what, started.get(what) ?? '0', returned.get(what) ?? '0']),
      },
    ];
  } finally {
    await fleet.close();
  }
}

/** Nothing has come in for a while. */
async function settle({ seen }: Fleet): Promise<void> {
  await until(
    'the fleet comes to rest',
    () => {
      return Promise.resolve(performance.now() - (seen.at(-1)?.at ?? 0) > SETTLE);
    },
    2 * MINUTE,
  );
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

function rowOf(what: string, seen: readonly Seen[], size: number, on: number | null) {
  const times = seen.map(({ at }) => at);
  const ports = new Set(seen.map(({ port }) => port));
  const worst = Math.max(
    0,
    ...[...ports].map((port) =>
      busiest(
        seen.filter((one) => one.port === port).map(({ at }) => at),
        MINUTE,
      ),
    ),
  );
  const all = `${seen.length} (${(seen.length / size).toFixed(1)} each)`;
  return [what, all, busiest(times, SECOND), worst, on === null ? '' : on.toFixed(0)];
}

function callsBy(seen: readonly Seen[], size: number): ReadonlyMap<string, string> {
  const counted = new Map<string, number>();
  for (const { what } of seen) counted.set(what, (counted.get(what) ?? 0) + 1);
  return new Map([...counted].map(([what, count]) => [what, (count / size).toFixed(2)]));
}

async function onPaper({ log }: BenchOptions): Promise<Table> {
  const rows: (string | number)[][] = [];
  for (const outage of OUTAGES) {
    for (const hasJitter of [true, false]) {
      log(
        `cost: ${ON_PAPER} on paper, ${outage / SECOND} s, ${hasJitter ? 'spread' : 'not spread'}`,
      );
      const { attempts, calls, half, last } = await returnOnPaper(
        ON_PAPER,
        outage,
        CALLS_AFTER,
        hasJitter,
      );
      rows.push([
        `${outage / SECOND} s, ${hasJitter ? 'as it is' : 'waits without chance'}`,
        attempts,
        calls,
        (half / SECOND).toFixed(1),
        (last / SECOND).toFixed(1),
      ]);
    }
  }
  return {
    title: `${ON_PAPER} softphones after an outage, on paper`,
    about: `The notification channel's own code on a simulated clock, with a product that answers at once; a return is the renewed subscription and ${CALLS_AFTER} calls. The last rows' waits have no chance in them, to show what it does.`,
    columns: [
      'outage',
      'attempts in its busiest second',
      'calls in the busiest second after it',
      'half are back after, s',
      'the last after, s',
    ],
    rows,
  };
}
