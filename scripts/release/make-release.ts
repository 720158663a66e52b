/** One archive with everything that an administrator needs, the same to the byte whenever it is made. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isRecord } from '../../adapter/ports/json.js';
import { readJsonFile, textAt } from '../json.js';
import { filesOf } from '../package/files-of.js';
import { GROUPS } from '../package/groups.js';
import { makePackage, type Package } from '../package/make-package.js';
import { USUAL_REGION } from '../package/package-error.js';
import { zipOf } from '../package/zip.js';
import { assertInChangelog } from './changelog.js';
import { npmSbom, reproducibleSbom, shippedPackages } from './sbom.js';

export interface ReleaseOptions {
  readonly root: string;
  /** Where the package is built and `release/` goes. */
  readonly outDir: string;
  readonly log: (line: string) => void;
}

export interface Released {
  readonly made: Package;
  /** Absolute; the archive, the bill of materials and the checksums. */
  readonly files: readonly string[];
  /** Of the archive, in hexadecimal. */
  readonly sha256: string;
}

/** Texts of the project that belong to a release. */
const TEXTS = ['CHANGELOG.md', 'SECURITY.md', 'LICENSE'];

/** @throws Error or PackageError in words, where there is nothing fit to be released */
export async function makeRelease({ root, outDir, log }: ReleaseOptions): Promise<Released> {
  const about = await readJsonFile(path.join(root, 'package.json'));
  const dependencies = isRecord(about['dependencies']) ? Object.keys(about['dependencies']) : [];
  const product = { name: textAt(about, 'name'), version: textAt(about, 'version'), dependencies };
  assertInChangelog(await readFile(path.join(root, 'CHANGELOG.md'), 'utf8'), product.version);
  const made = await makePackage({ root, outDir, region: USUAL_REGION, log });

  log('Listing the packages …');
  const licences = await readFile(
    path.join(outDir, 'source/softphone/staticresources', made.resource, 'licences.txt'),
    'utf8',
  );
  const bom = reproducibleSbom(await npmSbom(root), product, shippedPackages(licences));
  const sbom = Buffer.from(`${JSON.stringify(bom, null, 2)}\n`);

  log('Packing …');
  const files = new Map<string, Uint8Array>([['sbom.cdx.json', sbom]]);
  for (const { name } of GROUPS) {
    const folder = made.groups.get(name)?.folder ?? '';
    files.set(`deploy/${name}.zip`, await zipOf(await filesOf(folder)));
  }
  for (const name of TEXTS) files.set(name, await readFile(path.join(root, name)));
  files.set('sfdx-project.json', Buffer.from(projectJson(product.name, made.apiVersion)));
  for (const [name, contents] of await definitionsAndDocs(root)) files.set(name, contents);
  files.set('SHA256SUMS', Buffer.from(sums(files)));

  const title = `${product.name}-${product.version}`;
  const folder = path.join(outDir, 'release');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const archive = await zipOf(
    new Map([...files].map(([name, contents]) => [`${title}/${name}`, contents])),
  );
  const outputs = new Map<string, Uint8Array>([
    [`${title}.zip`, archive],
    [`${title}.cdx.json`, sbom],
  ]);
  outputs.set('SHA256SUMS', Buffer.from(sums(outputs)));
  for (const [name, contents] of outputs) await writeFile(path.join(folder, name), contents);
  return {
    made,
    files: [...outputs.keys()].map((name) => path.join(folder, name)),
    sha256: sha256(archive),
  };
}

/** Definitions to import in Setup, and the documents with what they show. */
async function definitionsAndDocs(root: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const folder of ['callcenter', 'docs']) {
    for (const [name, contents] of await filesOf(path.join(root, folder))) {
      // Those to deploy are in a package of their own.
      if (name.startsWith('metadata/')) continue;
      files.set(`${folder}/${name}`, contents);
    }
  }
  return files;
}

/** `sf project deploy start` wants to be in a project, even where it is given all. */
const projectJson = (name: string, apiVersion: string): string =>
  `${JSON.stringify({ packageDirectories: [{ path: 'deploy', default: true }], name, namespace: '', sourceApiVersion: apiVersion }, null, 2)}\n`;

const sha256 = (contents: Uint8Array): string =>
  createHash('sha256').update(contents).digest('hex');

/** As `sha256sum --check` reads it. */
const sums = (files: ReadonlyMap<string, Uint8Array>): string =>
  [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, contents]) => `${sha256(contents)}  ${name}\n`)
    .join('');
