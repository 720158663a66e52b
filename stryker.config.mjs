/**
 * `npm run mutation`: changes the sync engine in one place at a time and looks whether a test of adapter/sync fails.
 * The tests are those of `npm test`, unchanged, in Node. No line of the engine is left out, its English and Japanese words
 * included: only tests and their helpers are. docs/mutation.md has the last figures and says what survives and why.
 */
export default {
  testRunner: 'mocha',
  testRunnerNodeArgs: ['--import', 'tsx'],
  mochaOptions: { spec: ['adapter/sync/**/*.test.ts'] },
  coverageAnalysis: 'perTest',
  mutate: ['adapter/sync/**/*.ts', '!adapter/sync/**/*.test.ts', '!adapter/sync/testing/**'],
  // The sandbox needs the rooms that the tests import and the guide that one of them reads, nothing of the product around them.
  ignorePatterns: ['/callcenter', '/dist', '/docs/pictures', '/scripts', '/static-resources'],
  tempDirName: '.tmp/mutation',
  reporters: ['clear-text', 'json', 'progress-append-only'],
  clearTextReporter: { allowColor: false, logTests: false, allowEmojis: false },
  jsonReporter: { fileName: '.tmp/mutation.json' },
  thresholds: { high: 95, low: 90, break: 90 },
  concurrency: 2,
};
