import { expect } from 'chai';
import type { TestResult, TestSuiteResult } from '@web/test-runner';
import { resultsOf, type FileRun } from './browser-reporter.js';

describe('the results of the browser tests', () => {
  const run = (what: Partial<FileRun>): FileRun => ({
    testFile: '/project/adapter/x.test.ts',
    errors: [],
    logs: [],
    request404s: [],
    ...what,
  });
  const test = (name: string, passed: boolean, skipped = false): TestResult => ({
    name,
    passed,
    skipped,
  });
  const suite = (...tests: TestResult[]): TestSuiteResult => ({ name: 'inner', suites: [], tests });

  it('counts tests at every depth and names those that failed', () => {
    const testResults = {
      name: '',
      tests: [test('a', true)],
      suites: [suite(test('b', true), { ...test('c', false), error: { message: 'no' } })],
    };
    const { passed, failures } = resultsOf([run({ testResults })], '/project');
    expect(passed).to.equal(2);
    expect(failures).to.have.length(1);
    expect(failures[0]?.test).to.equal('adapter/x.test.ts inner c');
    expect(failures[0]?.message).to.contain('no');
  });

  it('takes a skipped test for a failure', () => {
    const testResults = suite(test('a', true), test('b', false, true));
    const { failures } = resultsOf([run({ testResults })], '/project');
    expect(failures.map(({ message }) => message)).to.deep.equal(['It was skipped.']);
  });

  it('takes a file that could not be loaded for a failure, and shows what the browser said', () => {
    const broken = run({ errors: [{ message: 'Could not import' }], logs: [['SyntaxError', 7]] });
    const { failures } = resultsOf([broken], '/project');
    expect(failures).to.have.length(1);
    expect(failures[0]?.message).to.match(/Could not import[^]*SyntaxError 7/);
  });

  it('takes a file without a test for a failure', () => {
    const { failures } = resultsOf([run({ testResults: suite() })], '/project');
    expect(failures.map(({ message }) => message)).to.deep.equal(['It ran no test.']);
  });

  it('takes a missing file that a test asks for for a failure', () => {
    const { passed, failures } = resultsOf(
      [run({ testResults: suite(test('a', true)), request404s: ['/gone.js'] })],
      '/project',
    );
    expect(passed).to.equal(1);
    expect(failures[0]?.message).to.contain('/gone.js');
  });
});
