import { fileURLToPath } from 'node:url';

/**
 * What the PureCloud SDK imports and a browser does not have or this softphone does not use, for every tool that
 * bundles or serves it. Measured: without the aliases esbuild stops at 35 errors; axios alone would add 23 kB (gzip),
 * configuration and log 3 kB.
 */

const path = (name) => fileURLToPath(new URL(`./stand-ins/${name}`, import.meta.url));

const NODE_ONLY = ['fs', 'os', 'path', 'crypto', 'https', 'winston', 'configparser'];

/** For esbuild's option `alias`: module name to file. */
export const sdkAliases = Object.freeze(
  Object.fromEntries(NODE_ONLY.map((name) => [name, path('empty.cjs')])),
);

const SDK = 'purecloud-platform-client-v2';

/** Of the SDK's own modules, by how they import each other: what stands in for them. */
const OWN = Object.freeze({
  './configuration.js': path('configuration.js'),
  './DefaultHttpClient.js': path('http-client.js'),
});

/** For esbuild's option `plugins`. */
export const sdkStandIns = {
  name: 'purecloud-sdk-stand-ins',
  setup(build) {
    build.onResolve({ filter: /^\.\/(configuration|DefaultHttpClient)\.js$/ }, (args) =>
      args.importer.includes(SDK) ? { path: OWN[args.path] } : undefined,
    );
  },
};

/**
 * For web-test-runner's option `plugins`: the same for modules that are served one by one. `rootDir` is the server's
 * root, the folder with package.json by default.
 */
export function sdkAliasPlugin(rootDir = fileURLToPath(new URL('../../', import.meta.url))) {
  return {
    name: 'purecloud-sdk-aliases',
    resolveImport({ source, context }) {
      const file = context.path.includes(SDK) ? OWN[source] : undefined;
      return file === undefined
        ? undefined
        : `/${file.slice(rootDir.length).replaceAll('\\', '/')}`;
    },
  };
}
