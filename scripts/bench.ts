/** `npm run bench`: what the softphone weighs and how fast it is, beside others; a table and JSON. */
import { writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { benchEngine } from './bench/engine.js';
import { tableText, type Table } from './bench/report.js';
import { benchSize } from './bench/size.js';
import { isMain } from './main.js';

type Bench = (log: (line: string) => void) => Promise<Table[]>;

const BENCHES: Readonly<Record<string, Bench>> = { size: benchSize, engine: benchEngine };

const HELP = `npm run bench [-- NAME …] [-- --json FILE]

Runs the benchmarks with these names, or all of them, and prints a table for each.

  ${Object.keys(BENCHES).join(', ')}

  --json FILE   writes the same figures as JSON
  --help        shows this

The first run installs what the softphone is compared with, below scripts/bench/parties.
`;

/** What the figures were made on; without it they say little. */
const machine = (): string => {
  const [first] = cpus();
  const memory = Math.round(totalmem() / 1024 ** 3);
  return `${cpus().length} × ${first?.model.trim() ?? 'unknown'}, ${memory} GiB, Node ${process.version}, ${process.platform}`;
};

export async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'string' }, help: { type: 'boolean' } },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const unknown = positionals.filter((name) => !Object.hasOwn(BENCHES, name));
  if (unknown.length > 0) {
    const known = Object.keys(BENCHES).join(', ');
    process.stderr.write(`There is no benchmark ${unknown.join(', ')}; there are ${known}.\n`);
    return 2;
  }
  const log = (line: string): void => void process.stderr.write(`${line}\n`);
  const tables: Table[] = [];
  for (const [name, bench] of Object.entries(BENCHES)) {
    if (positionals.length === 0 || positionals.includes(name)) tables.push(...(await bench(log)));
  }
  process.stdout.write(`${[machine(), ...tables.map(tableText)].join('\n\n')}\n`);
  if (values.json !== undefined) {
    await writeFile(values.json, `${JSON.stringify({ machine: machine(), tables }, null, 2)}\n`);
  }
  return 0;
}

if (isMain(import.meta.url)) {
  try {
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
