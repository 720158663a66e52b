/** Leaves the results of the browser tests in a file, for scripts/test.ts to count. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Reporter, TestSession, TestSuiteResult } from '@web/test-runner';
import type { Failure } from './results.js';

export interface BrowserResults {
  readonly passed: number;
  readonly failures: readonly Failure[];
}

/** What is looked at of a test file's run. */
export type FileRun = Pick<
  TestSession,
  'testFile' | 'testResults' | 'errors' | 'logs' | 'request404s'
>;

interface Told {
  readonly message?: string | undefined;
  readonly stack?: string | undefined;
}

const wordsOf = ({ message = '', stack = '' }: Told): string =>
  stack.includes(message) ? stack : `${message}\n${stack}`;

function collect(suite: TestSuiteResult, above: string): { passed: number; failures: Failure[] } {
  let passed = 0;
  const failures: Failure[] = [];
  for (const test of suite.tests) {
    const name = `${above} ${test.name}`;
    if (test.skipped) failures.push({ test: name, message: 'It was skipped.' });
    else if (test.passed) passed += 1;
    else failures.push({ test: name, message: test.error ? wordsOf(test.error) : 'It failed.' });
  }
  for (const inner of suite.suites) {
    const found = collect(inner, `${above} ${inner.name}`);
    passed += found.passed;
    failures.push(...found.failures);
  }
  return { passed, failures };
}

/** Errors of a file as a whole count as failures; so does a file that holds no test. */
export function resultsOf(sessions: readonly FileRun[], root: string): BrowserResults {
  let passed = 0;
  const failures: Failure[] = [];
  for (const session of sessions) {
    const file = path.relative(root, session.testFile);
    const found = session.testResults
      ? collect(session.testResults, file)
      : { passed: 0, failures: [] };
    for (const error of session.errors) {
      const logs = session.logs.map((line) => line.map(String).join(' '));
      found.failures.push({ test: file, message: [wordsOf(error), ...logs].join('\n') });
    }
    for (const missing of session.request404s) {
      found.failures.push({ test: file, message: `It asks for ${missing}, which is not there.` });
    }
    if (found.passed === 0 && found.failures.length === 0) {
      found.failures.push({ test: file, message: 'It ran no test.' });
    }
    passed += found.passed;
    failures.push(...found.failures);
  }
  return { passed, failures };
}

export function resultsReporter(file: string): Reporter {
  let root = process.cwd();
  return {
    start({ config }) {
      root = config.rootDir;
    },
    stop({ sessions }) {
      writeFileSync(file, JSON.stringify(resultsOf([...sessions], root)));
    },
  };
}
