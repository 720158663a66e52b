/** The suites of tests, each run by its tool in a process of its own. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isRecord, recordsOf, type JsonRecord } from '../../adapter/ports/json.js';
import { build } from '../build.js';
import { DAY_BUILD } from '../day/day-build.js';
import { readJsonFile, textAt } from '../json.js';
import { runTool, type ToolRun } from '../tool.js';
import { orFailure, type Failure, type SuiteResult } from './results.js';

export interface Suite {
  readonly name: string;
  /** What it tests, for the help. */
  readonly about: string;
  /** `files`: globs that take the place of the suite's own, where there are any. */
  readonly run: (files: readonly string[]) => Promise<SuiteResult>;
}

/** Runs a tool that leaves its results in a JSON file. */
async function withResults(
  tool: (file: string) => Promise<ToolRun>,
  read: (results: JsonRecord) => Omit<SuiteResult, 'output'>,
): Promise<SuiteResult> {
  const folder = await mkdtemp(path.join(tmpdir(), 'softphone-test-'));
  try {
    const file = path.join(folder, 'results.json');
    const { ok, output } = await tool(file);
    const results = await readJsonFile(file).catch(() => null);
    if (results === null) {
      const message = output.trim() || 'It ended without results.';
      return { passed: 0, failures: [{ test: 'the whole suite', message }], output: '' };
    }
    const { passed, failures } = read(results);
    // A tool that fails with all tests passed has something to say: a leak, an error after the last test.
    const rest: Failure[] =
      ok || failures.length > 0
        ? []
        : [{ test: 'the whole suite', message: output.trim() || 'Its process failed.' }];
    return orFailure({ passed, failures: [...failures, ...rest], output: output.trim() });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const objects = (value: unknown): readonly JsonRecord[] => recordsOf(value) ?? [];

const count = (value: unknown): number => (typeof value === 'number' ? value : 0);

interface MochaOptions {
  readonly files: readonly string[];
  readonly ignore: readonly string[];
  /** Files that run at the same time, each in a process of its own; one after another where left out. */
  readonly jobs?: number;
  /** Milliseconds for one test. */
  readonly testLimit: number;
  /** Milliseconds for the suite. */
  readonly limit: number;
  readonly env?: Readonly<Record<string, string>>;
}

function runMocha({
  files,
  ignore,
  jobs,
  testLimit,
  limit,
  env = {},
}: MochaOptions): Promise<SuiteResult> {
  return withResults(
    (file) =>
      runTool(
        'mocha',
        'mocha',
        [
          ...['--reporter', 'json', '--reporter-option', `output=${file}`],
          ...['--timeout', String(testLimit), '--forbid-only', '--forbid-pending'],
          ...(jobs === undefined ? [] : ['--parallel', '--jobs', String(jobs)]),
          ...ignore.flatMap((glob) => ['--ignore', glob]),
          ...files,
        ],
        { node: ['--import', 'tsx'], limit, env },
      ),
    (results) => ({
      passed: count(isRecord(results['stats']) ? results['stats']['passes'] : 0),
      failures: objects(results['failures']).map((failure) => {
        const error = isRecord(failure['err']) ? failure['err'] : {};
        return {
          test: textAt(failure, 'fullTitle'),
          message: textAt(error, 'stack') || textAt(error, 'message'),
        };
      }),
    }),
  );
}

/** Every stage of the day serves the same build. */
async function withBuild(run: (folder: string) => Promise<SuiteResult>): Promise<SuiteResult> {
  const folder = await mkdtemp(path.join(tmpdir(), 'softphone-built-'));
  try {
    await build({ outDir: folder, quiet: true });
    return await run(folder);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { passed: 0, failures: [{ test: 'the build', message }], output: '' };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const MINUTE = 60_000;

export const SUITES: readonly Suite[] = [
  {
    name: 'node',
    about: 'tests of the pure rooms and of the scripts, in Node',
    run: (files) =>
      runMocha({
        files: files.length > 0 ? files : ['adapter/**/*.test.ts', 'scripts/**/*.test.ts'],
        ignore: ['**/*.browser.test.ts', '**/*.day.test.ts', '**/node_modules/**'],
        testLimit: 20_000,
        limit: 5 * MINUTE,
      }),
  },
  {
    name: 'browser',
    about: 'tests of everything in adapter/ that a browser runs, in headless Chromium',
    run: (files) =>
      withResults(
        (file) =>
          runTool(
            '@web/test-runner',
            'web-test-runner',
            files.length > 0 ? ['--files', ...files] : [],
            {
              env: { TEST_RESULTS: file },
              limit: 5 * MINUTE,
            },
          ),
        (results) => ({
          passed: count(results['passed']),
          failures: objects(results['failures']).map((failure) => ({
            test: textAt(failure, 'test'),
            message: textAt(failure, 'message'),
          })),
        }),
      ),
  },
  {
    name: 'day',
    about: "the agent's day: the softphone against the simulator, in headless Chromium",
    run: (files) =>
      withBuild((built) =>
        runMocha({
          files: files.length > 0 ? files : ['scripts/day/**/*.day.test.ts'],
          ignore: [],
          // A day waits more than it computes.
          jobs: 3,
          testLimit: MINUTE,
          limit: 25 * MINUTE,
          env: { [DAY_BUILD]: built },
        }),
      ),
  },
];
