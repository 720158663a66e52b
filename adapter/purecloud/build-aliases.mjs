import { fileURLToPath } from 'node:url';

/**
 * What the PureCloud SDK imports and a browser does not have, for every tool that bundles or serves it.
 * Measured: without these aliases esbuild stops at 35 errors; axios alone would add 23 kB (gzip).
 */

const path = (name) => fileURLToPath(new URL(`./stand-ins/${name}`, import.meta.url));

const NODE_ONLY = ['fs', 'os', 'path', 'crypto', 'https', 'winston', 'configparser'];

/** For esbuild's option `alias`: module name to file. */
export const sdkAliases = Object.freeze({
  ...Object.fromEntries(NODE_ONLY.map((name) => [name, path('empty.cjs')])),
  axios: path('axios.js'),
});

/**
 * For web-test-runner's option `plugins`: served as modules, the SDK's files import axios alone.
 * `rootDir` is the server's root, the folder with package.json by default.
 */
export function sdkAliasPlugin(rootDir = fileURLToPath(new URL('../../', import.meta.url))) {
  return {
    name: 'purecloud-sdk-aliases',
    resolveImport({ source }) {
      if (source !== 'axios') return undefined;
      return `/${sdkAliases.axios.slice(rootDir.length).replaceAll('\\', '/')}`;
    },
  };
}
