import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { spawn } from 'node:child_process';
import { build } from 'esbuild';
import { isRecord, isString } from '../../adapter/ports/json.js';
import { sdkAliases } from '../../adapter/purecloud/build-aliases.mjs';
import { PROJECT } from '../tool.js';

/** What the softphone is compared with; its packages are installed by the benchmarks alone. */
export const PARTIES_FOLDER = path.join(PROJECT, 'scripts', 'bench', 'parties');

export interface Weighed {
  readonly name: string;
  /** Bytes. */
  readonly minified: number;
  readonly gzip: number;
  readonly brotli: number;
}

export function weigh(name: string, contents: readonly Uint8Array[]): Weighed {
  const sum = (size: (each: Uint8Array) => number): number =>
    contents.reduce((total, each) => total + size(each), 0);
  return {
    name,
    minified: sum((each) => each.byteLength),
    gzip: sum((each) => gzipSync(each, { level: 9 }).byteLength),
    brotli: sum((each) => brotliCompressSync(each).byteLength),
  };
}

/** Rejects where the packages cannot be fetched. */
export async function installParties(log: (line: string) => void): Promise<void> {
  if (existsSync(path.join(PARTIES_FOLDER, 'node_modules'))) return;
  log('Installing what the softphone is compared with …');
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel', 'error'];
  const code = await new Promise<number | null>((resolve, reject) => {
    spawn('npm', args, { cwd: PARTIES_FOLDER, stdio: ['ignore', 'ignore', 'inherit'] })
      .on('error', reject)
      .on('close', resolve);
  });
  if (code !== 0) throw new Error(`npm ci in ${PARTIES_FOLDER} ended with ${code}.`);
}

interface Party {
  readonly name: string;
  /** Whose version stands beside the name. */
  readonly package: string;
  readonly source: string;
  /** Where the package is. */
  readonly from: string;
}

const SDK = 'purecloud-platform-client-v2';

const PARTIES: readonly Party[] = [
  {
    name: `${SDK}, whole`,
    package: SDK,
    source: `import sdk from '${SDK}'; globalThis.party = sdk;`,
    from: PROJECT,
  },
  {
    name: `${SDK}, ApiClient and four APIs`,
    package: SDK,
    source: [
      'ApiClient',
      'api/ConversationsApi',
      'api/NotificationsApi',
      'api/PresenceApi',
      'api/UsersApi',
    ]
      .map(
        (module, index) =>
          `import m${index} from '${SDK}/src/purecloud-platform-client-v2/${module}.js'; globalThis.party${index} = m${index};`,
      )
      .join('\n'),
    from: PROJECT,
  },
  ...[
    'genesys-cloud-streaming-client',
    'amazon-connect-streams',
    '@salesforce/scv-connector-base',
  ].map((name) => ({
    name,
    package: name,
    source: `import * as party from '${name}'; globalThis.party = party;`,
    from: PARTIES_FOLDER,
  })),
];

/** All built by the same esbuild, with the same options, for a browser. */
export async function weighParties(): Promise<Weighed[]> {
  return Promise.all(
    PARTIES.map(async (party) => {
      const { outputFiles } = await build({
        stdin: { contents: party.source, resolveDir: party.from, loader: 'js' },
        bundle: true,
        minify: true,
        platform: 'browser',
        target: 'es2022',
        format: 'esm',
        legalComments: 'none',
        write: false,
        logLevel: 'silent',
        // What a browser does not have, left out as whoever imports the SDK in parts must; its HTTP client stays.
        alias: { ...sdkAliases },
        define: { global: 'globalThis' },
      });
      const version = await versionOf(party);
      return weigh(
        `${party.name} ${version}`,
        outputFiles.map(({ contents }) => contents),
      );
    }),
  );
}

async function versionOf({ package: name, from }: Party): Promise<string> {
  const text = await readFile(path.join(from, 'node_modules', name, 'package.json'), 'utf8');
  const manifest: unknown = JSON.parse(text);
  if (isRecord(manifest) && isString(manifest['version'])) return manifest['version'];
  throw new Error(`The package ${name} has no version.`);
}
