/** `npm run soak -- --runs N --seed S`: plays generated shifts and holds the sync engine to what always holds. */
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { version1, version2 } from '../adapter/replay/model/definitions.js';
import { judge, violationText, type NamedViolation } from '../adapter/replay/model/invariants.js';
import { minimal } from '../adapter/replay/model/minimal.js';
import { scenarioOf, shifts } from '../adapter/replay/model/shifts.js';
import { optionError } from './option-error.js';

const USAGE = `npm run soak -- [--runs N] [--seed S]

Plays N generated shifts (default 10,000) against the sync engine and holds it to the eight invariants of omni-sync.md:
half of them with definitions of version 1, half with version 2. The same seed (default 1) plays the same shifts.

Progress is told on stderr. Where an invariant does not hold, the smallest scenario that breaks it goes to stdout, fit for
\`npm run --silent replay -- FILE\`.

Exit status: 0 when everything held, 1 when something did not, 2 when an option is wrong.
`;

/** Shifts of one definition version that are generated together. */
const BATCH = 500;

const VERSIONS = [version1, version2] as const;

const tell = (text: string): void => void process.stderr.write(`${text}\n`);

interface Found {
  readonly scenario: Readonly<Record<string, unknown>>;
  readonly violations: readonly NamedViolation[];
}

function judgeShifts(batch: number, count: number, seed: number): Found | null {
  const definition = VERSIONS[batch % VERSIONS.length] ?? version1;
  // Neighbouring seeds of the generator share no shifts, so the batches of one soak do not repeat another's.
  const sample = fc.sample(shifts(definition), { numRuns: count, seed: seed * 1_000_003 + batch });
  let number = batch * BATCH;
  for (const shift of sample) {
    number += 1;
    const scenario = scenarioOf(shift, `soak ${number} of seed ${seed}`);
    const violations = judge(scenario);
    if (violations.length > 0) return { scenario, violations };
  }
  return null;
}

function report({ scenario, violations }: Found): void {
  const [first] = violations;
  tell(`${String(scenario['title'])} does not hold:`);
  const isSame = (smaller: Readonly<Record<string, unknown>>): boolean => {
    try {
      return judge(smaller).some(({ invariant }) => invariant === first?.invariant);
    } catch {
      // Without a part that it needs it is no scenario.
      return false;
    }
  };
  const smallest = minimal(scenario, isSame);
  for (const violation of judge(smallest)) tell(`  ${violationText(violation)}`);
  process.stdout.write(`${JSON.stringify(smallest, null, 2)}\n`);
}

function soak(runs: number, seed: number): boolean {
  const began = performance.now();
  let told = began;
  for (let batch = 0; batch * BATCH < runs; batch += 1) {
    const count = Math.min(BATCH, runs - batch * BATCH);
    const found = judgeShifts(batch, count, seed);
    if (found !== null) {
      report(found);
      return false;
    }
    const done = batch * BATCH + count;
    const now = performance.now();
    if (now - told > 5_000 || done === runs) {
      told = now;
      tell(`${done} of ${runs} shifts held, seed ${seed} (${Math.round((now - began) / 1_000)} s)`);
    }
  }
  return true;
}

/** A whole number of at least `least`, or `undefined`. */
function wholeNumber(text: string, least: number): number | undefined {
  const value = Number(text);
  return text !== '' && Number.isSafeInteger(value) && value >= least ? value : undefined;
}

function main(args: readonly string[]): number {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        runs: { type: 'string', default: '10000' },
        seed: { type: 'string', default: '1' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }));
  } catch (error) {
    tell(optionError(error));
    return 2;
  }
  if (values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const runs = wholeNumber(values.runs, 1);
  const seed = wholeNumber(values.seed, 0);
  if (runs === undefined || seed === undefined) {
    tell(`--runs is a whole number from 1, --seed one from 0.\n\n${USAGE}`);
    return 2;
  }
  return soak(runs, seed) ? 0 : 1;
}

process.exitCode = main(process.argv.slice(2));
