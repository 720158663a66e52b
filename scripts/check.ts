/**
 * `npm run check`: everything about the sources that can be told without running them. One line a check; what failed
 * is shown with what to do.
 */
import { availableParallelism } from 'node:os';
import { findApex, findApiVersions, findMachineBound, type Findings } from './check/own-rules.js';
import { findOverweight } from './check/sizes.js';
import { isMain } from './main.js';
import { withoutOptions } from './option-error.js';
import { PROJECT, runTool, type ToolOptions, type ToolRun } from './tool.js';

interface Check {
  readonly name: string;
  readonly run: () => Promise<ToolRun>;
  /** A command that mends what it found, where there is one. */
  readonly mend?: string;
}

const own = async (find: (root: string) => Promise<Findings>): Promise<ToolRun> => {
  const findings = await find(PROJECT);
  return { ok: findings.length === 0, output: findings.join('\n') };
};

const quiet: ToolOptions = { env: { NODE_NO_WARNINGS: '1' } };

// The slowest first, so that the last ones fill the gaps.
const CHECKS: readonly Check[] = [
  {
    name: 'lint',
    run: () => runTool('eslint', 'eslint', ['--max-warnings', '0', '.'], quiet),
    mend: 'npx eslint --fix .',
  },
  { name: 'types', run: () => runTool('typescript', 'tsc', ['--pretty', 'false']) },
  {
    name: 'types of the pure rooms',
    run: () =>
      runTool('typescript', 'tsc', [
        '--pretty',
        'false',
        '--project',
        'scripts/check/pure.tsconfig.json',
      ]),
  },
  {
    name: 'format',
    run: () => runTool('prettier', 'prettier', ['--check', '--log-level', 'warn', '.']),
    mend: 'npx prettier --write .',
  },
  {
    name: 'circles and directions',
    run: () =>
      runTool('dependency-cruiser', 'depcruise', [
        '--config',
        '.dependency-cruiser.mjs',
        'adapter',
        'scripts',
      ]),
  },
  { name: 'unused code', run: () => runTool('knip', 'knip', ['--no-progress'], quiet) },
  { name: 'sizes', run: () => own(findOverweight) },
  { name: 'no Apex', run: () => own(findApex) },
  { name: 'one API version', run: () => own(findApiVersions) },
  { name: 'no address or path of one machine', run: () => own(findMachineBound) },
];

export interface CheckResult {
  readonly passed: number;
  readonly failed: number;
}

/** Runs all checks, as many at once as there are processors; `log` takes the report's lines. */
export async function runChecks(log: (line: string) => void): Promise<CheckResult> {
  const waiting = [...CHECKS];
  const failures: string[] = [];
  const work = async (): Promise<void> => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      const start = performance.now();
      const { ok, output } = await check.run();
      const seconds = ((performance.now() - start) / 1000).toFixed(1);
      log(`  ${ok ? 'ok    ' : 'FAILED'} ${check.name} (${seconds} s)`);
      if (ok) continue;
      const mend = check.mend === undefined ? '' : `\nTo mend what can be mended: ${check.mend}`;
      failures.push(`${check.name}:\n${output.trim()}${mend}`);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  for (const failure of failures) log(`\n${failure}`);
  return { passed: CHECKS.length - failures.length, failed: failures.length };
}

const USAGE = `npm run check

Types, lint, format, import circles and directions, unused code and this project's own rules: a line each. It takes no option.

Exit status: 0 when all are well, 1 when one is not, 2 when an option is given.
`;

async function main(): Promise<number> {
  const told = withoutOptions(process.argv.slice(2), USAGE);
  if (told !== null) return told;
  const { failed } = await runChecks((line) => process.stdout.write(`${line}\n`));
  return failed === 0 ? 0 : 1;
}

if (isMain(import.meta.url)) process.exitCode = await main();
