/** `npm run bench`: what the softphone weighs, how fast it is and what it costs, beside others; tables and JSON. */
import { open, readFile, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Bench, Target } from './bench/bench.js';
import { benchCost } from './bench/cost.js';
import { benchEngine } from './bench/engine.js';
import { benchLag } from './bench/lag.js';
import { benchPanel } from './bench/panel.js';
import { tableText, type Table } from './bench/report.js';
import { benchSize } from './bench/size.js';
import { benchStart } from './bench/start.js';
import { reasonOf } from './definition/files.js';
import { isMain } from './main.js';
import { optionError } from './option-error.js';
import { PROJECT } from './tool.js';

const BENCHES: Readonly<Record<string, Bench>> = {
  size: benchSize,
  start: benchStart,
  lag: benchLag,
  cost: benchCost,
  engine: benchEngine,
  panel: benchPanel,
};

const CHANGES = 10_000;
const QUICK_CHANGES = 200;

const DOCUMENT = path.join(PROJECT, 'docs', 'performance.md');

/** What follows it in the document is a run's output. */
const LAST_RUN = '## Last run';

const HELP = `npm run bench [-- NAME …] [-- OPTIONS]

Runs the benchmarks with these names, or all of them, and prints a table for each; progress is told on standard error.

  ${Object.keys(BENCHES).join(', ')}

  --quick       few runs, within about three minutes; all of it takes less than a quarter of an hour
  --changes N   takes the lag of N status changes in each series (${CHANGES}; ${QUICK_CHANGES} with --quick)
  --json FILE   writes the same figures as JSON
  --write-docs  puts the tables into docs/performance.md; for a whole run alone
  --help        shows this

The first run installs what the softphone is compared with, below scripts/bench/parties. start, lag, cost and panel need a
Chromium, as the browser tests do. Nothing else should run on the machine meanwhile.
`;

/** What the figures were made on; without it they say little. */
const machine = (): string => {
  const [first] = cpus();
  const memory = Math.round(totalmem() / 1024 ** 3);
  return `${cpus().length} × ${first?.model.trim() ?? 'unknown'}, ${memory} GiB, Node ${process.version}, ${process.platform}`;
};

const targetsTable = (targets: readonly Target[]): Table => ({
  title: 'Against the targets',
  about: 'Medians, but for counts and for tasks, which are the most of all runs.',
  columns: ['what', 'target', 'reached', 'met'],
  rows: targets.map(({ what, aim, got, met }) => [what, aim, got, met ? 'yes' : 'no']),
});

const parse = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: 'string' },
      quick: { type: 'boolean', default: false },
      changes: { type: 'string' },
      'write-docs': { type: 'boolean', default: false },
      help: { type: 'boolean' },
    },
  });

export async function main(args: readonly string[]): Promise<number> {
  const refuse = (why: string): number => {
    process.stderr.write(`${why}\n`);
    return 2;
  };
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return refuse(optionError(error));
  }
  const { values, positionals } = parsed;
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const { quick } = values;
  const unknown = positionals.filter((name) => !Object.hasOwn(BENCHES, name));
  if (unknown.length > 0) {
    const known = Object.keys(BENCHES).join(', ');
    return refuse(`There is no benchmark ${unknown.join(', ')}; there are ${known}.`);
  }
  if (values['write-docs'] && (positionals.length > 0 || quick)) {
    return refuse('--write-docs is for a whole run: leave out the names and --quick.');
  }
  const changes = Number(values.changes ?? (quick ? QUICK_CHANGES : CHANGES));
  if (!Number.isSafeInteger(changes) || changes < 4) {
    return refuse('--changes is a whole number from 4.');
  }
  if (values.json !== undefined) {
    // A quarter of an hour later would be late to say so.
    try {
      await (await open(values.json, 'a')).close();
    } catch (error) {
      return refuse(`${values.json}: cannot be written: ${reasonOf(error)}.`);
    }
  }
  const log = (line: string): void => void process.stderr.write(`${line}\n`);
  const tables: Table[] = [];
  const targets: Target[] = [];
  for (const [name, bench] of Object.entries(BENCHES)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    const measured = await bench({ log, quick, changes });
    tables.push(...measured.tables);
    targets.push(...measured.targets);
  }
  const all = [targetsTable(targets), ...tables];
  const where = quick ? `${machine()}; a quick run, whose figures say little` : machine();
  const text = `${[where, ...all.map(tableText)].join('\n\n')}\n`;
  process.stdout.write(text);
  if (values.json !== undefined) {
    const figures = { machine: machine(), quick, targets, tables };
    await writeFile(values.json, `${JSON.stringify(figures, null, 2)}\n`);
  }
  if (values['write-docs']) await writeDocument(text);
  return 0;
}

async function writeDocument(text: string): Promise<void> {
  const [before = '', after] = (await readFile(DOCUMENT, 'utf8')).split(`${LAST_RUN}\n`);
  if (after === undefined) throw new Error(`${DOCUMENT} has no heading “${LAST_RUN}”.`);
  await writeFile(DOCUMENT, `${before}${LAST_RUN}\n\n${text}`);
}

if (isMain(import.meta.url)) {
  try {
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
