/** The browser tests: `npm test -- --only browser`, or `npx web-test-runner --watch` while writing one. */
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { defaultReporter } from '@web/test-runner';
import { tsImport } from 'tsx/esm/api';
import { sdkAliasPlugin } from './adapter/purecloud/build-aliases.mjs';

const { launchOptions } = await tsImport('./scripts/chromium.ts', import.meta.url);
const { resultsReporter } = await tsImport('./scripts/test/browser-reporter.ts', import.meta.url);

const resultsFile = process.env.TEST_RESULTS;

export default {
  files: [
    'adapter/**/*.test.ts',
    'scripts/**/*.browser.test.ts',
    '!**/*.node.test.ts',
    '!**/node_modules/**',
  ],
  nodeResolve: true,
  plugins: [
    sdkAliasPlugin(),
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('tsconfig.json', import.meta.url)),
    }),
  ],
  browsers: [chromeLauncher({ launchOptions: launchOptions() })],
  // Files run as tabs of one origin: channels and locks would cross, and hidden tabs get no animation frames.
  concurrency: 1,
  testFramework: { config: { ui: 'bdd', timeout: '10000' } },
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 300_000,
  reporters: [resultsFile ? resultsReporter(resultsFile) : defaultReporter()],
};
