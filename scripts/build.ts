/**
 * `npm run build`: the static resource and the pages, in the source format of Salesforce's metadata, in dist/.
 * The same sources give the same bytes, whenever and wherever it runs.
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bundle, type Bundle, type EntryName } from './build/bundle.js';
import { sizeOf, sizeTable, type Size } from './build/sizes.js';
import { fillTemplate, type Values } from './build/templates.js';
import { thirdPartyLicences } from './build/third-party.js';
import { readJsonFile, textAt } from './json.js';
import { isMain } from './main.js';
import { withoutOptions } from './option-error.js';
import { PROJECT } from './tool.js';

/** What the static resource is called on this machine; in an org its name carries the version. */
const RESOURCE = 'Softphone';

/** Salesforce takes no larger static resource. */
const LARGEST_RESOURCE = 5_000_000;

export interface BuildOptions {
  /** Where `staticresources`, `pages` and `maps` go; what they held is removed. `dist` where left out. */
  readonly outDir?: string;
  /** Prints nothing. */
  readonly quiet?: boolean;
  /** Takes each line of the report; standard error where left out. */
  readonly log?: (line: string) => void;
  /** The project's root; tests build another. */
  readonly root?: string;
  /** The static resource's name, which the pages refer to; `Softphone` where left out. */
  readonly resource?: string;
  /** Leaves out the last pass over the modules: a little larger than what is released, and made in a fifth of the time. */
  readonly quick?: boolean;
}

export interface Manifest {
  readonly version: string;
  readonly build: string;
  /** The hashed file of each entry, inside the resource. */
  readonly entries: Readonly<Record<EntryName, string>>;
}

/** Where a build's files are. */
export interface BuiltFolders {
  /** The folder of the static resource. */
  readonly resource: string;
  /** The folder of the Visualforce pages. */
  readonly pages: string;
}

export interface Built extends BuiltFolders {
  readonly manifest: Manifest;
  readonly sizes: readonly Size[];
}

/** What a page's entry is called by its file's name. */
const ENTRY_OF: Readonly<Record<string, EntryName>> = {
  'Softphone.page': 'softphone',
  'SoftphoneSignIn.page': 'sign-in',
  'SoftphoneSettings.page': 'settings',
  'SoftphoneVoice.page': 'voice',
  'softphone.html': 'softphone',
  'sign-in.html': 'sign-in',
  'voice.html': 'voice',
};

interface Template {
  /** Where the filled text goes, below the output folder. */
  readonly target: string;
  readonly name: string;
  readonly text: string;
}

async function readTemplates(root: string, resource: string): Promise<Template[]> {
  const folders: Readonly<Record<string, string>> = {
    pages: 'pages',
    staticresources: 'staticresources',
    resource: path.join('staticresources', resource),
  };
  const templates: Template[] = [];
  for (const [from, to] of Object.entries(folders)) {
    const folder = path.join(root, 'static-resources', from);
    for (const name of (await readdir(folder)).sort()) {
      if (name.endsWith('.css')) continue;
      const text = await readFile(path.join(folder, name), 'utf8');
      const file = name.replace(/^Softphone(?=\.resource-meta\.xml$)/, resource);
      templates.push({ target: path.join(to, file), name, text });
    }
  }
  return templates;
}

interface Known {
  readonly apiVersion: string;
  readonly resource: string;
  readonly version: string;
  readonly buildId: string;
}

function valuesFor(name: string, known: Known, { entries, preload }: Bundle): Values {
  const { apiVersion, resource, version, buildId } = known;
  const entry = ENTRY_OF[name];
  return {
    single: {
      __RESOURCE__: resource,
      __VERSION__: version,
      __BUILD__: buildId,
      __API_VERSION__: apiVersion,
      __SOFTPHONE__: entries.softphone,
      __SIGN_IN__: entries['sign-in'],
      __SETTINGS__: entries.settings,
      __VOICE__: entries.voice,
      __PAGE_CSS__: entries.page,
    },
    repeated: { __PRELOAD__: entry === undefined ? [] : preload[entry] },
  };
}

/** What must never be in an org: a map's address, or where the build ran. */
function assertClean(name: string, contents: string, root: string): void {
  for (const bad of ['sourceMappingURL=', path.resolve(root)]) {
    if (contents.includes(bad)) throw new Error(`The built ${name} contains ${bad}.`);
  }
}

async function write(file: string, contents: string | Uint8Array): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, contents);
}

/** Where a build with that output folder left its files. */
export const builtIn = (outDir: string, resource: string = RESOURCE): BuiltFolders => ({
  resource: path.join(outDir, 'staticresources', resource),
  pages: path.join(outDir, 'pages'),
});

/** @throws Error (esbuild's, with its messages) where the sources cannot be built. */
export async function build(options: BuildOptions = {}): Promise<Built> {
  const root = options.root ?? PROJECT;
  const outDir = options.outDir ?? path.join(root, 'dist');
  const log = options.quiet ? () => undefined : (options.log ?? printToStandardError);

  const version = textAt(await readJsonFile(path.join(root, 'package.json')), 'version');
  const project = await readJsonFile(path.join(root, 'sfdx-project.json'));
  const apiVersion = textAt(project, 'sourceApiVersion');
  const resource = options.resource ?? RESOURCE;
  const resourceFolder = path.join('staticresources', resource);
  const templates = await readTemplates(root, resource);
  const others = [apiVersion, ...templates.map(({ text }) => text)];
  const made = await bundle(root, version, others, { quick: options.quick ?? false });

  const manifest: Manifest = { version, build: made.buildId, entries: made.entries };
  const outputs = new Map<string, string | Uint8Array>();
  const inResource = (name: string): string => path.join(resourceFolder, name);
  const known: Known = { apiVersion, resource, version, buildId: made.buildId };
  for (const [name, contents] of made.files) outputs.set(inResource(name), contents);
  for (const { target, name, text } of templates) {
    outputs.set(target, fillTemplate(name, text, valuesFor(name, known, made)));
  }
  outputs.set(inResource('manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  outputs.set(inResource('licences.txt'), await thirdPartyLicences(root, made.inputs));

  for (const [name, contents] of outputs) {
    assertClean(
      name,
      typeof contents === 'string' ? contents : Buffer.from(contents).toString(),
      root,
    );
  }
  const sizes = [...outputs]
    .filter(([name]) => name.startsWith(resourceFolder + path.sep))
    .map(([name, contents]) => sizeOf(path.relative(resourceFolder, name), Buffer.from(contents)));
  const weight = sizes.reduce((sum, { minified }) => sum + minified, 0);
  if (weight > LARGEST_RESOURCE) {
    throw new Error(
      `The static resource weighs ${weight} bytes; Salesforce takes ${LARGEST_RESOURCE}.`,
    );
  }

  for (const folder of ['staticresources', 'pages', 'maps']) {
    await rm(path.join(outDir, folder), { recursive: true, force: true });
  }
  for (const [name, contents] of outputs) await write(path.join(outDir, name), contents);
  for (const [name, map] of made.maps) {
    await write(path.join(outDir, 'maps', `${path.basename(name)}.map`), map);
  }

  log(`Softphone ${version}, build ${made.buildId}`);
  for (const line of sizeTable(sizes)) log(line);
  return {
    manifest,
    ...builtIn(outDir, resource),
    sizes,
  };
}

function printToStandardError(line: string): void {
  process.stderr.write(`${line}\n`);
}

const USAGE = `npm run build

Makes the static resource and the Visualforce pages in dist/, and prints the size of each file. It takes no option.
`;

if (isMain(import.meta.url)) {
  const told = withoutOptions(process.argv.slice(2), USAGE);
  if (told !== null) process.exitCode = told;
  else {
    try {
      await build();
    } catch (error) {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exitCode = 1;
    }
  }
}
