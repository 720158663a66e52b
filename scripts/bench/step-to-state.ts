/**
 * How long a change takes from one product to the other: from a step posted to the simulator until the other side's
 * state has changed, at the default latencies, with the softphone in a headless browser in between.
 */
import { Stage, type Step } from '../day/stage.js';
import type { SimulatorState } from '../simulator/world.js';
import { isMain } from '../main.js';
import { withoutOptions } from '../option-error.js';

/** Each way is measured so often, half of it there and half of it back. */
const CHANGES = 100;

/** Milliseconds; what the issue asks for. */
const TARGET = 300;

const GIVE_UP = 10_000;

interface Change {
  readonly step: Step;
  readonly side: 'omni' | 'pureCloud';
  readonly becomes: string;
}

interface Way {
  readonly name: string;
  /** There and back again. */
  readonly changes: (round: number) => readonly [Change, Change];
}

const PAIRED = { omni: 'Available_Chat', pureCloud: 'ON_QUEUE' };

const WAYS: readonly Way[] = [
  {
    name: 'Omni-Channel → PureCloud',
    changes: () => [
      { step: { omni: 'Lunch' }, side: 'pureCloud', becomes: 'AVAILABLE' },
      { step: { omni: 'Available_Chat' }, side: 'pureCloud', becomes: 'ON_QUEUE' },
    ],
  },
  {
    name: 'PureCloud → Omni-Channel',
    changes: () => [
      { step: { pureCloud: 'MEAL' }, side: 'omni', becomes: 'Transition' },
      { step: { pureCloud: 'ON_QUEUE' }, side: 'omni', becomes: 'Available_Chat' },
    ],
  },
  {
    name: 'call connected, ended → Omni-Channel',
    changes: (round) => [
      { step: { interaction: `c${round}`, is: 'connected' }, side: 'omni', becomes: 'Busy' },
      { step: { interaction: `c${round}`, is: 'ended' }, side: 'omni', becomes: 'Available_Chat' },
    ],
  },
  {
    name: 'case accepted, closed → PureCloud',
    changes: (round) => [
      {
        step: { work: `w${round}`, is: 'accepted', channel: 'Case' },
        side: 'pureCloud',
        becomes: 'BUSY',
      },
      { step: { work: `w${round}`, is: 'closed' }, side: 'pureCloud', becomes: 'ON_QUEUE' },
    ],
  },
];

/** Milliseconds until the other side has changed, by the state alone. */
async function measure(stage: Stage, { step, side, becomes }: Change): Promise<number> {
  const start = performance.now();
  await stage.step(step);
  let state = await stage.state();
  while (state[side] !== becomes) {
    if (performance.now() - start > GIVE_UP) {
      throw new Error(`${side} did not become ${becomes} after ${JSON.stringify(step)}`);
    }
    state = await stage.state();
  }
  return performance.now() - start;
}

const writesOf = ({ writes }: SimulatorState): number => writes.omni + writes.pureCloud;

const at = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;

async function run(): Promise<boolean> {
  const stage = await Stage.open();
  let good = true;
  try {
    const console = await stage.openSignedIn();
    for (const { name, changes } of WAYS) {
      await stage.begin(console, { start: PAIRED });
      const before = writesOf(await stage.rest());
      const times: number[] = [];
      for (let round = 0; round < CHANGES / 2; round += 1) {
        for (const change of changes(round)) {
          times.push(await measure(stage, change));
          await stage.rest();
        }
      }
      const writes = writesOf(await stage.rest()) - before;
      times.sort((one, other) => one - other);
      const [median, p95, max] = [at(times, 0.5), at(times, 0.95), at(times, 1)];
      process.stdout.write(
        `${name.padEnd(38)} median ${median.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms, ` +
          `max ${max.toFixed(0)} ms; ${writes} writes for ${times.length} changes\n`,
      );
      good &&= max < TARGET && writes <= times.length;
    }
  } finally {
    await stage.close();
  }
  process.stdout.write(good ? `All below ${TARGET} ms.\n` : `Not all below ${TARGET} ms.\n`);
  return good;
}

const USAGE = `npm run bench:lag

Measures in the simulator how long a change takes from one product to the other, in a headless browser: ${CHANGES} changes
for each of ${WAYS.length} ways. It takes no option.

Exit status: 0 when all took less than ${TARGET} ms with a write each, 1 when not, 2 when an option is given.
`;

if (isMain(import.meta.url)) {
  process.exitCode = withoutOptions(process.argv.slice(2), USAGE) ?? ((await run()) ? 0 : 1);
}
