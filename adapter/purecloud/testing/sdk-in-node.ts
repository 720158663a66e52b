import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { sdkMethodsPlugin } from '../../../scripts/build/sdk-methods.js';
import { sdkAliases, sdkStandIns } from '../build-aliases.mjs';
import type { LoadSdk } from '../pure-cloud-client.js';

/**
 * The SDK's part as it is built for browsers, in Node: with the same aliases and of the
 * SDK's classes the same methods, so that tests find out when the recipe
 * stops working. Left to itself the SDK would take Node for a server and read files.
 */
export function sdkInNode(): LoadSdk {
  let loaded: ReturnType<LoadSdk> | null = null;
  return () => (loaded ??= load());
}

async function load(): ReturnType<LoadSdk> {
  const folder = await mkdtemp(join(tmpdir(), 'sdk-'));
  const outfile = join(folder, 'sdk.mjs');
  try {
    await build({
      entryPoints: [fileURLToPath(new URL('../sdk.ts', import.meta.url))],
      bundle: true,
      format: 'esm',
      platform: 'browser',
      target: 'es2022',
      alias: { ...sdkAliases },
      plugins: [
        sdkStandIns,
        sdkMethodsPlugin(fileURLToPath(new URL('../../../', import.meta.url))),
      ],
      define: { window: 'globalThis' },
      outfile,
      logLevel: 'error',
    });
    const module: unknown = await import(pathToFileURL(outfile).href);
    if (!isSdk(module)) throw new Error('The bundle does not export createSdkApi.');
    return module;
  } finally {
    await rm(folder, { recursive: true });
  }
}

const isSdk = (module: unknown): module is Awaited<ReturnType<LoadSdk>> =>
  typeof module === 'object' && module !== null && 'createSdkApi' in module;
