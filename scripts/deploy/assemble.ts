/** Puts into one folder what one deployment shall do: all of it happens, or nothing. */
import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { CallCenterRecord } from '../../adapter/call-center/record.js';
import { metadataXml } from '../../adapter/call-center/write.js';
import type { GroupName } from '../package/groups.js';
import type { Package } from '../package/make-package.js';

export interface Deployment {
  readonly made: Package;
  readonly groups: readonly GroupName[];
  /** Of group `softphone`, only the static resource: the new build beside the old one. */
  readonly buildOnly: boolean;
  readonly definition: CallCenterRecord | null;
  /** Names of presence statuses that the org has, which are left as they are. */
  readonly statuses: readonly string[];
  readonly folder: string;
}

/** A type and the names of its components, sorted. */
type Members = Map<string, string[]>;

/** @returns the number of components */
export async function assemble(deployment: Deployment): Promise<number> {
  const { made, groups, buildOnly, definition, statuses, folder } = deployment;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const members: Members = new Map();
  const add = (type: string, name: string): void => {
    members.set(type, [...(members.get(type) ?? []), name]);
  };
  for (const name of groups) {
    const group = made.groups.get(name);
    if (group === undefined) continue;
    const onlyBuild = buildOnly && name === 'softphone';
    for (const entry of await readdir(group.folder)) {
      if (entry === 'package.xml' || (onlyBuild && entry !== 'staticresources')) continue;
      await cp(path.join(group.folder, entry), path.join(folder, entry), { recursive: true });
    }
    for (const { type, name: component } of group.components) {
      if (type === 'ServicePresenceStatus' && statuses.includes(component)) {
        await rm(
          path.join(folder, 'servicePresenceStatuses', `${component}.servicePresenceStatus`),
        );
      } else if (!onlyBuild || type === 'StaticResource') add(type, component);
    }
  }
  if (definition !== null) {
    await mkdir(path.join(folder, 'callCenters'), { recursive: true });
    const file = path.join(folder, 'callCenters', `${definition.internalName}.callCenter`);
    await writeFile(file, metadataXml(definition));
    add('CallCenter', definition.internalName);
  }
  await writeFile(path.join(folder, 'package.xml'), packageXml(members, made.apiVersion));
  return [...members.values()].reduce((sum, names) => sum + names.length, 0);
}

function packageXml(members: Members, apiVersion: string): string {
  const types = [...members]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([type, names]) => {
      const lines = [...names].sort().map((name) => `        <members>${name}</members>\n`);
      return `    <types>\n${lines.join('')}        <name>${type}</name>\n    </types>\n`;
    });
  return `<?xml version="1.0" encoding="UTF-8"?>
<Package xmlns="http://soap.sforce.com/2006/04/metadata">
${types.join('')}    <version>${apiVersion}</version>
</Package>
`;
}
