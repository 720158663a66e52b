/** What a suite of tests came to. */

export interface Failure {
  readonly test: string;
  readonly message: string;
}

export interface SuiteResult {
  readonly passed: number;
  readonly failures: readonly Failure[];
  /** What the suite printed, of interest where something failed. */
  readonly output: string;
}

/** A suite without a test has not shown anything, and a skipped test neither. */
export function orFailure(result: SuiteResult): SuiteResult {
  if (result.passed > 0 || result.failures.length > 0) return result;
  return { ...result, failures: [{ test: 'the whole suite', message: 'It ran no test.' }] };
}
