/** `npm test`: the checks and all tests, one line a suite, and at the end `N passed, N failed`. */
import { parseArgs } from 'node:util';
import { runChecks } from './check.js';
import { findChromium } from './chromium.js';
import { optionError } from './option-error.js';
import { SUITES, type Suite } from './test/suites.js';

const HELP = `npm test -- [--only NAME]... [FILES]

  --only NAME  runs that part alone; may be repeated:
               check    types, lint, format, circles, directions, unused code
${SUITES.map(({ name, about }) => `               ${name.padEnd(8)} ${about}`).join('\n')}
  FILES        globs that take the place of a suite's own; with --only

The last line is "N passed, N failed"; a check counts as a test.`;

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const indent = (text: string): string => text.replace(/^/gm, '    ');

async function runSuite(suite: Suite, files: readonly string[]): Promise<[number, number]> {
  const start = performance.now();
  const { passed, failures, output } = await suite.run(files);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  say(`${suite.name}: ${passed} passed, ${failures.length} failed (${seconds} s)`);
  for (const { test, message } of failures) say(`\n  ${test}\n${indent(message.trim())}`);
  if (failures.length > 0 && output !== '')
    say(`\n  What ${suite.name} printed:\n${indent(output)}`);
  return [passed, failures.length];
}

async function run(only: readonly string[], files: readonly string[]): Promise<number> {
  const wanted = (name: string): boolean => only.length === 0 || only.includes(name);
  let passed = 0;
  let failed = 0;
  if (wanted('check')) {
    say('check:');
    const checks = await runChecks(say);
    passed += checks.passed;
    failed += checks.failed;
  }
  const suites = SUITES.filter(({ name }) => wanted(name));
  // Installed, where it is missing, before a suite's time limit runs.
  if (suites.some(({ name }) => name !== 'node')) findChromium();
  // Each of those that measure no time leaves a processor idle; the day is played by itself.
  const quick = suites.filter(({ name }) => name !== 'day');
  const results = await Promise.all(quick.map((suite) => runSuite(suite, files)));
  for (const suite of suites.filter(({ name }) => name === 'day')) {
    results.push(await runSuite(suite, files));
  }
  for (const [good, bad] of results) {
    passed += good;
    failed += bad;
  }
  say(`${passed} passed, ${failed} failed`);
  return failed;
}

const parse = () =>
  parseArgs({
    options: {
      only: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', short: 'h', default: false },
    },
    allowPositionals: true,
  });

async function main(): Promise<number> {
  const refuse = (why: string): number => {
    process.stderr.write(`${why}\n`);
    return 2;
  };
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse();
  } catch (error) {
    return refuse(optionError(error));
  }
  const { values, positionals } = parsed;
  if (values.help) {
    say(HELP);
    return 0;
  }
  const names = ['check', ...SUITES.map(({ name }) => name)];
  const unknown = values.only.filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    return refuse(`There is no part ${unknown.join(', ')}; there are ${names.join(', ')}.`);
  }
  return (await run(values.only, positionals)) === 0 ? 0 : 1;
}

process.exitCode = await main();
