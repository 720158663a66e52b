/** Puts the metadata of all groups together in source format, with its placeholders filled. */
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { resourceName } from '../../adapter/definition/resource-name.js';
import { build, type Built } from '../build.js';
import { fillTemplate } from '../build/templates.js';
import { readJsonFile, textAt } from '../json.js';
import { GROUPS, type GroupName } from './groups.js';

export interface StageOptions {
  readonly root: string;
  /** Where a folder for each group goes; what it held is removed. */
  readonly folder: string;
  /** Where the source maps of the modules go: they are no metadata. */
  readonly maps: string;
  /** PureCloud's region, such as `mypurecloud.de`, whose hosts the Trusted URLs name. */
  readonly region: string;
}

export interface Staged {
  readonly built: Built;
  /** The static resource's name. */
  readonly resource: string;
  readonly apiVersion: string;
  readonly folders: Readonly<Record<GroupName, string>>;
}

/** @throws Error in words, where a source cannot be built or a placeholder is not known. */
export async function stage(options: StageOptions): Promise<Staged> {
  const { root, folder, maps, region } = options;
  const version = textAt(await readJsonFile(path.join(root, 'package.json')), 'version');
  const project = await readJsonFile(path.join(root, 'sfdx-project.json'));
  const apiVersion = textAt(project, 'sourceApiVersion');
  const resource = resourceName(version);
  const folderOf = (group: GroupName): string => path.join(folder, group);

  await rm(folder, { recursive: true, force: true });
  const built = await build({ root, outDir: folderOf('softphone'), resource, quiet: true });
  await rm(maps, { recursive: true, force: true });
  await mkdir(path.dirname(maps), { recursive: true });
  await rename(path.join(folderOf('softphone'), 'maps'), maps);

  const single = { __API_VERSION__: apiVersion, __REGION__: region };
  for (const { name, from } of GROUPS) {
    for (const source of from) {
      await copyFilled(
        path.join(root, source),
        path.join(folderOf(name), path.basename(source)),
        single,
      );
    }
  }
  return {
    built,
    resource,
    apiVersion,
    folders: {
      softphone: folderOf('softphone'),
      definitions: folderOf('definitions'),
      samples: folderOf('samples'),
      'trusted-urls': folderOf('trusted-urls'),
    },
  };
}

async function copyFilled(
  from: string,
  to: string,
  single: Readonly<Record<string, string>>,
): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const source = path.join(from, entry.name);
    const target = path.join(to, entry.name);
    if (entry.isDirectory()) {
      await copyFilled(source, target, single);
      continue;
    }
    const text = await readFile(source, 'utf8');
    await writeFile(target, fillTemplate(entry.name, text, { single, repeated: {} }));
  }
}
