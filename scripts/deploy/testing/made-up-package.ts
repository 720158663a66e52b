import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Component } from '../../package/convert.js';
import { GROUPS, type GroupName } from '../../package/groups.js';
import type { Package, PackagedGroup } from '../../package/make-package.js';

/** A package small enough to look through, made without building anything. */
export async function madeUpPackage(
  folder: string,
  { version = '0.1.0', buildId = 'aaaa000001' } = {},
): Promise<Package> {
  const resource = `Softphone_${version.replaceAll('.', '_')}`;
  const contents: Readonly<Record<GroupName, readonly (readonly [string, string, string])[]>> = {
    softphone: [
      ['StaticResource', resource, `staticresources/${resource}.resource-meta.xml`],
      ['ApexPage', 'Softphone', 'pages/Softphone.page'],
      ['PermissionSet', 'SoftphoneAgent', 'permissionsets/SoftphoneAgent.permissionset'],
    ],
    definitions: [],
    samples: [
      ['CustomApplication', 'SoftphoneConsole', 'applications/SoftphoneConsole.app'],
      ['ServicePresenceStatus', 'Busy', 'servicePresenceStatuses/Busy.servicePresenceStatus'],
    ],
    'trusted-urls': [['CspTrustedSite', 'Api', 'cspTrustedSites/Api.cspTrustedSite']],
  };
  const groups = new Map<GroupName, PackagedGroup>();
  for (const { name } of GROUPS) {
    const target = path.join(folder, 'package', name);
    await mkdir(target, { recursive: true });
    await writeFile(path.join(target, 'package.xml'), '<Package/>');
    const components: Component[] = [];
    for (const [type, component, file] of contents[name]) {
      await mkdir(path.dirname(path.join(target, file)), { recursive: true });
      await writeFile(
        path.join(target, file),
        `<description>The softphone, version ${version}, build ${buildId}: modules.</description>`,
      );
      components.push({ type, name: component, files: [] });
    }
    groups.set(name, { name, folder: target, components });
  }
  return { version, buildId, apiVersion: '66.0', resource, groups };
}
