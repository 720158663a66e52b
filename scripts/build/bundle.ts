/** The modules and styles of the static resource, as esbuild makes them; nothing is written to disk here. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Metafile } from 'esbuild';
import { sdkAliases, sdkStandIns } from '../../adapter/purecloud/build-aliases.mjs';
import { sdkMethodsPlugin } from './sdk-methods.js';
import { createSqueezer, squeezerId, type Squeezed } from './squeeze.js';
import { tidySourcesPlugin } from './tidy-sources.js';

/** Entry points by the name that their hashed files bear. */
const AGENTS_ENTRIES = {
  softphone: 'adapter/softphone.ts',
  page: 'static-resources/resource/page.css',
} as const;

/**
 * Each bundled by itself: chunks shared with the agents' page would hold what another page alone needs of them, and be
 * more in number, so that every agent would wait for a page that is not opened.
 */
const SIGN_IN_ENTRIES = { 'sign-in': 'adapter/sign-in.ts' } as const;
const SETTINGS_ENTRIES = { settings: 'adapter/settings.ts' } as const;
const VOICE_ENTRIES = { voice: 'adapter/voice.ts' } as const;

const ENTRIES = {
  ...AGENTS_ENTRIES,
  ...SIGN_IN_ENTRIES,
  ...SETTINGS_ENTRIES,
  ...VOICE_ENTRIES,
};

export type EntryName = keyof typeof ENTRIES;

export interface Bundle {
  /** By path inside the resource, e.g. `assets/softphone-ABCD1234.js`; `.map` files are in `maps`. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Source maps by the path of the file that they belong to. */
  readonly maps: ReadonlyMap<string, string>;
  /** The hashed file of each entry. */
  readonly entries: Readonly<Record<EntryName, string>>;
  /** What each entry needs at once: worth a preload. */
  readonly preload: Readonly<Record<EntryName, readonly string[]>>;
  /** Source files, relative to the project's root. */
  readonly inputs: readonly string[];
  /** Of the agents' pages, as esbuild tells it; paths are below {@link NOMINAL_OUT}. */
  readonly metafile: Metafile;
}

// esbuild writes paths relative to its output folder into maps and hashes, so it is told the same one always.
export const NOMINAL_OUT = 'dist/staticresources/Softphone';

/** What all of esbuild's runs are told. */
const COMMON = {
  bundle: true,
  platform: 'browser',
  target: 'es2022',
  charset: 'utf8',
  minify: true,
  // Licences are collected in a file of their own: third-party.ts.
  legalComments: 'none',
  write: false,
  logLevel: 'silent',
} as const;

/**
 * The service worker, under a name that stays: browsers look for a newer one under the name that they know. It is a
 * classic script without imports, which every browser with service workers runs.
 */
async function bundleWorker(root: string): Promise<[string, Uint8Array]> {
  const result = await build({
    ...COMMON,
    absWorkingDir: root,
    entryPoints: ['adapter/session-end-worker.ts'],
    format: 'iife',
  });
  const [file] = result.outputFiles;
  if (file === undefined) throw new Error('esbuild gave no file for the service worker.');
  return ['assets/session-end-worker.js', file.contents];
}

const bundleEntries = (
  root: string,
  entries: Readonly<Record<string, string>>,
  version: string,
  buildId: string,
) =>
  build({
    ...COMMON,
    absWorkingDir: root,
    entryPoints: Object.entries(entries).map(([out, file]) => ({ in: file, out })),
    outdir: path.join(root, NOMINAL_OUT),
    entryNames: 'assets/[name]-[hash]',
    chunkNames: 'assets/[name]-[hash]',
    splitting: true,
    format: 'esm',
    sourcemap: 'external',
    alias: sdkAliases,
    plugins: [sdkStandIns, sdkMethodsPlugin(root), tidySourcesPlugin],
    define: {
      __SOFTPHONE_VERSION__: JSON.stringify(version),
      __SOFTPHONE_BUILD__: JSON.stringify(buildId),
    },
    metafile: true,
  });

async function runEsbuild(root: string, version: string, buildId: string): Promise<Bundle> {
  const outdir = path.join(root, NOMINAL_OUT);
  const results = await Promise.all([
    bundleEntries(root, AGENTS_ENTRIES, version, buildId),
    bundleEntries(root, SIGN_IN_ENTRIES, version, buildId),
    bundleEntries(root, SETTINGS_ENTRIES, version, buildId),
    bundleEntries(root, VOICE_ENTRIES, version, buildId),
  ]);
  const [{ metafile: agents }] = results;

  const files = new Map<string, Uint8Array>([await bundleWorker(root)]);
  const maps = new Map<string, string>();
  for (const file of results.flatMap(({ outputFiles }) => outputFiles)) {
    const name = path.relative(outdir, file.path).split(path.sep).join('/');
    if (name.endsWith('.map')) maps.set(name.slice(0, -'.map'.length), tidyMap(name, file.text));
    else files.set(name, file.contents);
  }
  const outputs = new Map(results.flatMap(({ metafile }) => [...outputsByName(metafile)]));
  return {
    files,
    maps,
    entries: {
      softphone: entryFile(outputs, 'softphone'),
      'sign-in': entryFile(outputs, 'sign-in'),
      settings: entryFile(outputs, 'settings'),
      voice: entryFile(outputs, 'voice'),
      page: entryFile(outputs, 'page'),
    },
    preload: {
      softphone: atOnce(outputs, 'softphone', 'adapter/page.ts'),
      'sign-in': staticImports(outputs, entryFile(outputs, 'sign-in')),
      settings: staticImports(outputs, entryFile(outputs, 'settings')),
      voice: staticImports(outputs, entryFile(outputs, 'voice')),
      page: [],
    },
    inputs: [...new Set(results.flatMap(({ metafile }) => Object.keys(metafile.inputs)))].sort(),
    metafile: agents,
  };
}

type Outputs = ReadonlyMap<string, Metafile['outputs'][string]>;

function outputsByName(metafile: Metafile): Outputs {
  return new Map(
    Object.entries(metafile.outputs).map(([file, output]) => [
      path.posix.relative(NOMINAL_OUT, file),
      output,
    ]),
  );
}

function entryFile(outputs: Outputs, name: EntryName): string {
  for (const [file, output] of outputs) if (output.entryPoint === ENTRIES[name]) return file;
  throw new Error(`esbuild gave no file for the entry ${ENTRIES[name]}.`);
}

/** An entry's static imports, and a module that it imports dynamically as the first thing that it does. */
function atOnce(outputs: Outputs, name: EntryName, module: string): string[] {
  const entry = entryFile(outputs, name);
  const [first] = [...outputs].find(([, { entryPoint }]) => entryPoint === module) ?? [];
  if (first === undefined) throw new Error(`esbuild gave no file for ${module}.`);
  const all = [...staticImports(outputs, entry), first, ...staticImports(outputs, first)];
  return [...new Set(all)].filter((file) => file !== entry).sort();
}

function staticImports(outputs: Outputs, entry: string): string[] {
  const found = new Set<string>();
  const visit = (file: string): void => {
    for (const { kind, path: imported } of outputs.get(file)?.imports ?? []) {
      const name = path.posix.relative(NOMINAL_OUT, imported);
      if (kind !== 'import-statement' || found.has(name)) continue;
      found.add(name);
      visit(name);
    }
  };
  visit(entry);
  return [...found].sort();
}

/** Names sources by their path in the project: `adapter/…`, `node_modules/…`. */
function tidyMap(name: string, text: string): string {
  const map: unknown = JSON.parse(text);
  if (typeof map !== 'object' || map === null || !('sources' in map)) return text;
  const { sources } = map;
  if (!Array.isArray(sources)) return text;
  const folder = path.posix.dirname(path.posix.join(NOMINAL_OUT, name));
  const tidy = sources.map((source: unknown) => path.posix.join(folder, String(source)));
  return JSON.stringify({ ...map, sources: tidy });
}

/** Where squeezed modules are kept from one build to the next; `npm ci` empties it. */
const SQUEEZED = fileURLToPath(
  new URL('../../node_modules/.cache/softphone-build', import.meta.url),
);

/** The same modules, squeezed. The service worker stays as it is: it is no module, and fetched apart. */
async function squeezed(bundle: Bundle): Promise<Bundle> {
  const squeeze = await createSqueezer(SQUEEZED);
  const made = new Map<string, Squeezed>();
  for (const [name, map] of bundle.maps) {
    const contents = bundle.files.get(name);
    if (contents === undefined || !name.endsWith('.js')) continue;
    made.set(name, await squeeze({ code: Buffer.from(contents).toString(), map }));
  }
  const files = [...bundle.files].map(([name, contents]): [string, Uint8Array] => [
    name,
    made.has(name) ? Buffer.from(made.get(name)?.code ?? '') : contents,
  ]);
  const maps = [...bundle.maps].map(([name, map]): [string, string] => [
    name,
    made.get(name)?.map ?? map,
  ]);
  return { ...bundle, files: new Map(files), maps: new Map(maps) };
}

/** A short name for exactly this content, in this order. */
function hashOf(parts: Iterable<string | Uint8Array>): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex').slice(0, 10);
}

export interface BundleOptions {
  /** Leaves out the last pass, which takes several times as long as the rest. */
  readonly quick?: boolean;
}

/**
 * Bundles the entries. The build id is a hash of what is built, by what, and of `others` (templates, licences); as it
 * stands in the modules itself, they are made once without and once with it.
 */
export async function bundle(
  root: string,
  version: string,
  others: readonly string[],
  { quick = false }: BundleOptions = {},
): Promise<Bundle & { readonly buildId: string }> {
  const draft = await runEsbuild(root, version, '');
  const buildId = hashOf([
    version,
    quick ? '' : await squeezerId(),
    ...others,
    ...[...draft.files].sort(([a], [b]) => (a < b ? -1 : 1)).flat(),
  ]);
  const made = await runEsbuild(root, version, buildId);
  return { ...(quick ? made : await squeezed(made)), buildId };
}
