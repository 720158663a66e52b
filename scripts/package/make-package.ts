/** Builds, converts and checks what is deployed. */
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { convert, type Component } from './convert.js';
import { filesOf } from './files-of.js';
import { GROUPS, type GroupName } from './groups.js';
import { differences, listedComponents } from './listed-components.js';
import { PackageError } from './package-error.js';
import { brokenReferences } from './references.js';
import { stage } from './stage.js';

export interface PackageOptions {
  readonly root: string;
  /** `source/`, `package/` and `maps/` go there. */
  readonly outDir: string;
  /** PureCloud's region, whose hosts the Trusted URLs name. */
  readonly region: string;
  /** Takes a line for each step. */
  readonly log: (line: string) => void;
}

export interface PackagedGroup {
  readonly name: GroupName;
  /** With a package.xml, for the Metadata API. */
  readonly folder: string;
  readonly components: readonly Component[];
}

export interface Package {
  readonly version: string;
  readonly buildId: string;
  readonly apiVersion: string;
  /** The static resource's name. */
  readonly resource: string;
  readonly groups: ReadonlyMap<GroupName, PackagedGroup>;
}

/** @throws PackageError with all that is wrong; Error where nothing can be built */
export async function makePackage(options: PackageOptions): Promise<Package> {
  const { root, outDir, region, log } = options;
  await mkdir(outDir, { recursive: true });
  log('Building the softphone …');
  const staged = await stage({
    root,
    folder: path.join(outDir, 'source'),
    maps: path.join(outDir, 'maps'),
    region,
  });
  const { built, resource, apiVersion } = staged;
  const { version, build: buildId } = built.manifest;

  const findings: string[] = [];
  const groups = new Map<GroupName, PackagedGroup>();
  for (const { name } of GROUPS) {
    log(`Converting ${name} …`);
    const folder = path.join(outDir, 'package', name);
    const { components, strange } = await convert(staged.folders[name], folder, apiVersion);
    groups.set(name, { name, folder, components });
    findings.push(...strange.map((file) => `${name}/${file} belongs to no metadata type.`));
  }

  log('Checking …');
  const componentsOf = (name: GroupName): readonly Component[] =>
    groups.get(name)?.components ?? [];
  const resources = new Map([[resource, await filesOf(built.resource)]]);
  const document = await readFile(path.join(root, 'docs/components.md'), 'utf8');
  const listed = listedComponents(document, resource);
  for (const { name, needs } of GROUPS) {
    const components = componentsOf(name);
    const besides = needs.flatMap(componentsOf);
    findings.push(...(await brokenReferences({ components, besides, resources })));
    findings.push(...differences(name, listed.get(name) ?? [], components));
    findings.push(...(await otherApiVersions(components, apiVersion)));
  }
  if (findings.length > 0) throw new PackageError(findings);
  return { version, buildId, apiVersion, resource, groups };
}

/** A file that says another API version than sfdx-project.json does. */
async function otherApiVersions(
  components: readonly Component[],
  apiVersion: string,
): Promise<readonly string[]> {
  const findings: string[] = [];
  for (const file of components.flatMap(({ files }) => files)) {
    if (!/-meta\.xml$|\.page$|\.cmp$/.test(file)) continue;
    const text = await readFile(file, 'utf8');
    for (const [, said = ''] of text.matchAll(
      /(?:<apiVersion>|\/support\/api\/|data-api-version=")(\d+\.\d)/g,
    )) {
      if (said === apiVersion) continue;
      findings.push(
        `${path.basename(file)} says API version ${said}; sfdx-project.json says ${apiVersion}.`,
      );
    }
  }
  return findings;
}
