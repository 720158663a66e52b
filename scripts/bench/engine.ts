import { build } from 'esbuild';
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isRecord } from '../../adapter/ports/json.js';
import { PROJECT } from '../tool.js';
import type { Bench, Measured } from './bench.js';
import { spreadOf, spreadText } from './report.js';

/** The engine is measured so often, each time in a process of its own. */
const RUNS = 5;

/** Events a second, with the fewest rules and the least work. */
const AIM = 500_000;

const SIZES = [1, 10, 100] as const;

export interface EngineFigures {
  readonly rules: number;
  readonly work: number;
  readonly eventsPerSecond: number;
  readonly bytesPerEvent: number;
}

/** Events a second and bytes allocated, by the number of rules and of open work items. */
export const benchEngine: Bench = async ({ log, quick }) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'engine-'));
  try {
    return await measureAll(await compile(folder), quick ? 1 : RUNS, log);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** As agents get it: what runs TypeScript directly gives every function its name anew, at each event. */
async function compile(folder: string): Promise<string> {
  const outfile = path.join(folder, 'engine.mjs');
  await build({
    entryPoints: [path.join(PROJECT, 'scripts', 'bench', 'engine-process.ts')],
    outfile,
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'es2022',
    logLevel: 'error',
  });
  return outfile;
}

async function measureAll(
  script: string,
  count: number,
  log: (text: string) => void,
): Promise<Measured> {
  let fastest = 0;
  let slowest = Infinity;
  const rows: (readonly string[])[] = [];
  for (const rules of SIZES) {
    for (const work of SIZES) {
      log(`engine: ${rules} rules, ${work} open work items`);
      const runs: EngineFigures[] = [];
      for (let run = 0; run < count; run += 1) runs.push(await measure(script, rules, work));
      const of = (figure: (one: EngineFigures) => number): string =>
        spreadText(spreadOf(runs.map(figure)));
      const { median } = spreadOf(runs.map(({ eventsPerSecond }) => eventsPerSecond));
      fastest = Math.max(fastest, median);
      slowest = Math.min(slowest, median);
      rows.push([
        `${rules} rules, ${work} work items`,
        of(({ eventsPerSecond }) => eventsPerSecond / 1000),
        of(({ bytesPerEvent }) => bytesPerEvent),
      ]);
    }
  }
  const thousands = (value: number): string => (value / 1000).toFixed(0);
  return {
    tables: [
      {
        title: 'Engine',
        about: `The sync engine alone, bundled as agents get it, in Node ${process.version}: status changes, work items and interactions in turn, each command answered. Median of ${count} processes (least–most).`,
        columns: ['rules and open work', 'thousand events a second', 'bytes an event'],
        rows,
      },
    ],
    targets: [
      {
        what: 'events a second of the engine, whatever there is to do',
        aim: `at least ${thousands(AIM)} thousand`,
        got: `${thousands(slowest)} to ${thousands(fastest)} thousand`,
        met: slowest >= AIM,
      },
    ],
  };
}

function measure(script: string, rules: number, work: number): Promise<EngineFigures> {
  const flags = ['--expose-gc', '--min-semi-space-size=256', '--max-semi-space-size=256'];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...flags, script, String(rules), String(work)], {
      cwd: PROJECT,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
    child.on('error', reject).on('close', (code) => {
      const figures: unknown = code === 0 ? JSON.parse(text) : null;
      if (isFigures(figures)) resolve(figures);
      else reject(new Error(`The engine's benchmark ended with ${code}.`));
    });
  });
}

const isFigures = (value: unknown): value is EngineFigures =>
  isRecord(value) &&
  ['rules', 'work', 'eventsPerSecond', 'bytesPerEvent'].every(
    (key) => typeof value[key] === 'number',
  );
