/**
 * An org behind a made-up `sf`: it answers in the exact JSON of `sf … --json` (salesforcecli/plugin-org, plugin-data,
 * plugin-deploy-retrieve and plugin-user), changes as it is told to, and keeps what it was asked.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Ended } from '../../tool.js';

export interface MadeUpOrg {
  alias: string;
  readonly id: string;
  readonly username: string;
  readonly instanceUrl: string;
  /** By internal name. */
  definitions: Record<string, { id: string; xml: string }>;
  users: { Id: string; Username: string; IsActive: boolean; CallCenterId: string | null }[];
  assignments: { permissionSet: string; userId: string }[];
  /** Static resources by name, with their descriptions. */
  resources: Record<string, string>;
  /** `null`: Omni-Channel is off. */
  statuses: string[] | null;
  /** What a retrieval of apps and pages gives, by path. */
  metadata: Record<string, string>;
  /** Type and name of everything that was ever deployed. */
  deployed: string[];
  /** Makes the next deployment fail so. */
  refuses?: { type: string; name: string; problem: string }[];
  /** User names that a bulk update does not move. */
  stuck?: string[];
  /** The login has ended. */
  expired?: boolean;
  /** What it was asked, in order. */
  asked: string[][];
}

export const madeUpOrg = (): MadeUpOrg => ({
  alias: 'pilot',
  id: '00D000000000001EAA',
  username: 'admin@acme.example',
  instanceUrl: 'https://acme.my.salesforce.com',
  definitions: {},
  users: [
    ['005000000000001AAA', 'ann@acme.example'],
    ['005000000000002AAA', 'bob@acme.example'],
    ['005000000000003AAA', 'cem@acme.example'],
  ].map(([Id = '', Username = '']) => ({ Id, Username, IsActive: true, CallCenterId: null })),
  assignments: [],
  resources: {},
  statuses: ['Available_Chat', 'Busy', 'Transition', 'In_PureCloud'],
  metadata: {},
  deployed: [],
  asked: [],
});

const succeeded = (result: unknown): Ended => ({
  status: 0,
  stdout: `${JSON.stringify({ status: 0, result, warnings: [] }, null, 2)}\n`,
  stderr: '',
});

const failed = (name: string, message: string, more: object = {}): Ended => ({
  status: 1,
  stdout: `${JSON.stringify({ name, message, exitCode: 1, context: 'Command', stack: `${name}: ${message}`, warnings: [], code: '1', status: 1, ...more }, null, 2)}\n`,
  stderr: '',
});

/** The values behind each `--flag`. */
function flagsOf(args: readonly string[]): ReadonlyMap<string, string[]> {
  const flags = new Map<string, string[]>();
  for (const [index, arg] of args.entries()) {
    if (!arg.startsWith('--')) continue;
    const next = args[index + 1];
    const value = next === undefined || next.startsWith('--') ? [] : [next];
    flags.set(arg, [...(flags.get(arg) ?? []), ...value]);
  }
  return flags;
}

/** Answers one call of `sf`, as `sf` would for this org. */
export function answer(org: MadeUpOrg, args: readonly string[]): Ended {
  org.asked.push([...args]);
  const flags = flagsOf(args);
  const one = (flag: string): string => flags.get(flag)?.[0] ?? '';
  if (!args.includes('--json')) return { status: 2, stdout: '', stderr: 'Not asked for JSON.' };
  if (one('--target-org') !== org.alias) {
    return failed(
      'NamedOrgNotFoundError',
      `No authorization information found for ${one('--target-org')}.`,
    );
  }
  if (org.expired === true) {
    return failed(
      'RefreshTokenAuthError',
      'Error authenticating with the refresh token due to: expired access/refresh token',
    );
  }
  const command = args
    .slice(
      0,
      args.findIndex((arg) => arg.startsWith('--')),
    )
    .join(' ');
  switch (command) {
    case 'org display':
      return succeeded({
        id: org.id,
        apiVersion: '66.0',
        accessToken: '00D000000000001!SECRET',
        instanceUrl: org.instanceUrl,
        username: org.username,
        clientId: 'PlatformCLI',
        connectedStatus: 'Connected',
        alias: org.alias,
      });
    case 'data query':
      return query(org, one('--query'));
    case 'project retrieve start':
      return retrieve(org, flags.get('--metadata') ?? [], one('--target-metadata-dir'));
    case 'project deploy start':
      return deployment(org, one('--metadata-dir'), flags.has('--dry-run'));
    case 'org assign permset':
      return assign(org, one('--name'), flags.get('--on-behalf-of') ?? []);
    case 'data update bulk':
      return bulk(org, one('--file'));
    default:
      return failed('CommandNotFound', `Warning: ${command} is not a sf command.`);
  }
}

function query(org: MadeUpOrg, soql: string): Ended {
  const type = /\bFROM (\w+)/.exec(soql)?.[1] ?? '';
  const records = (rows: readonly object[]): Ended =>
    succeeded({
      records: rows.map((row) => ({
        attributes: { type, url: `/services/data/v66.0/sobjects/${type}` },
        ...row,
      })),
      totalSize: rows.length,
      done: true,
    });
  const values = [...(/ IN \((.*)\)$/.exec(soql)?.[1] ?? '').matchAll(/'([^']*)'/g)].map(
    ([, value = '']) => value,
  );
  switch (type) {
    case 'CallCenter':
      return records(
        Object.entries(org.definitions).map(([InternalName, { id, xml }]) => ({
          Id: id,
          InternalName,
          AdapterUrl: /<adapterUrl>([^<]*)/.exec(xml)?.[1] ?? null,
        })),
      );
    case 'StaticResource':
      return records(
        Object.entries(org.resources).map(([Name, Description]) => ({ Name, Description })),
      );
    case 'User': {
      const field = / WHERE (\w+) IN/.exec(soql)?.[1];
      return records(
        org.users.filter((user) =>
          field === 'Username'
            ? values.some((value) => value.toLowerCase() === user.Username.toLowerCase())
            : values.includes(user.CallCenterId ?? ''),
        ),
      );
    }
    case 'PermissionSetAssignment': {
      const name = /PermissionSet\.Name = '(\w+)'/.exec(soql)?.[1];
      return records(
        org.assignments
          .filter(({ permissionSet, userId }) => permissionSet === name && values.includes(userId))
          .map(({ userId }) => ({ AssigneeId: userId })),
      );
    }
    case 'ServicePresenceStatus':
      return org.statuses === null
        ? failed(
            'INVALID_TYPE',
            `\n${soql}\nsObject type 'ServicePresenceStatus' is not supported.`,
          )
        : records(
            org.statuses.map((DeveloperName, index) => ({
              Id: `0N500000000000${index}AAA`,
              DeveloperName,
              MasterLabel: DeveloperName.replaceAll('_', ' '),
            })),
          );
    default:
      return failed('INVALID_TYPE', `sObject type '${type}' is not supported.`);
  }
}

function retrieve(org: MadeUpOrg, what: readonly string[], folder: string): Ended {
  const put = (file: string, text: string): void => {
    const target = path.join(folder, 'unpackaged', 'unpackaged', file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  };
  put('package.xml', '<Package/>');
  writeFileSync(path.join(folder, 'unpackaged.zip'), 'PK');
  const messages: object[] = [];
  for (const one of what) {
    const [type = '', name] = one.split(':');
    if (type === 'CallCenter' && name !== undefined) {
      const found = org.definitions[name];
      if (found !== undefined) put(`callCenters/${name}.callCenter`, found.xml);
      else {
        const problem = `Entity of type 'CallCenter' named '${name}' cannot be found`;
        messages.push({ fileName: 'unpackaged/package.xml', problem });
      }
    } else {
      const start = type === 'FlexiPage' ? 'flexipages/' : 'applications/';
      for (const [file, text] of Object.entries(org.metadata)) {
        if (file.startsWith(start)) put(file, text);
      }
    }
  }
  return succeeded({
    done: true,
    fileProperties: [],
    id: '09S000000000001EAA',
    status: 'Succeeded',
    success: true,
    messages,
    zipFilePath: path.join(folder, 'unpackaged.zip'),
    files: [],
  });
}

function deployment(org: MadeUpOrg, folder: string, checkOnly: boolean): Ended {
  const manifest = readFileSync(path.join(folder, 'package.xml'), 'utf8');
  const components = [...manifest.matchAll(/<types>([\s\S]*?)<\/types>/g)].flatMap(
    ([, inside = '']) => {
      const type = /<name>(\w+)<\/name>/.exec(inside)?.[1] ?? '';
      return [...inside.matchAll(/<members>([^<]+)<\/members>/g)].map(([, name = '']) => ({
        type,
        name,
      }));
    },
  );
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const missing = components
    .filter(({ name }) => !files.some((file) => path.basename(file).split('.')[0] === name))
    .map(({ type, name }) => ({ type, name, problem: 'No source with this name was found' }));
  const failures = [...missing, ...(org.refuses ?? [])];
  delete org.refuses;
  const result = {
    checkOnly,
    completedDate: '2026-11-22T12:00:02.000Z',
    createdDate: '2026-11-22T12:00:00.000Z',
    done: true,
    id: '0Af000000000001EAA',
    ignoreWarnings: false,
    numberComponentErrors: failures.length,
    numberComponentsDeployed: failures.length > 0 ? 0 : components.length,
    numberComponentsTotal: components.length,
    numberTestErrors: 0,
    numberTestsCompleted: 0,
    numberTestsTotal: 0,
    rollbackOnError: true,
    runTestsEnabled: false,
    status: failures.length > 0 ? 'Failed' : 'Succeeded',
    success: failures.length === 0,
    details: {
      componentFailures: failures.map(({ type, name, problem }) => ({
        changed: false,
        componentType: type,
        created: false,
        deleted: false,
        fileName: name,
        fullName: name,
        problem,
        problemType: 'Error',
        success: false,
      })),
      componentSuccesses: [],
      runTestResult: { numFailures: '0', numTestsRun: '0', totalTime: '0.0' },
    },
    files: [],
  };
  if (failures.length > 0) {
    return {
      ...succeeded(result),
      status: 1,
      stdout: JSON.stringify({ status: 1, result, warnings: [] }),
    };
  }
  if (!checkOnly) take(org, folder, components);
  return succeeded(result);
}

function take(
  org: MadeUpOrg,
  folder: string,
  components: readonly { readonly type: string; readonly name: string }[],
): void {
  for (const { type, name } of components) {
    org.deployed.push(`${type} ${name}`);
    if (type === 'CallCenter') {
      const xml = readFileSync(path.join(folder, 'callCenters', `${name}.callCenter`), 'utf8');
      const id =
        org.definitions[name]?.id ?? `04v00000000000${Object.keys(org.definitions).length}AAA`;
      org.definitions[name] = { id, xml };
    }
    if (type === 'StaticResource') {
      const file = path.join(folder, 'staticresources', `${name}.resource-meta.xml`);
      org.resources[name] = /<description>([^<]*)/.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
    }
  }
}

function assign(org: MadeUpOrg, permissionSet: string, usernames: readonly string[]): Ended {
  const successes: object[] = [];
  const failures: object[] = [];
  for (const name of usernames) {
    const user = org.users.find(({ Username }) => Username === name);
    if (user === undefined)
      return failed('SingleRecordQuery_NoRecords', 'No record found for SELECT Id FROM User');
    const userId = user.Id;
    const same = org.assignments.some(
      (one) => one.userId === userId && one.permissionSet === permissionSet,
    );
    if (!org.deployed.includes(`PermissionSet ${permissionSet}`)) {
      failures.push({
        name,
        message: `Permission set "${permissionSet}" not found in target org. Do you need to push source?`,
      });
    } else if (same)
      failures.push({
        name,
        message: 'Duplicate PermissionSetAssignment. Assignee: 005; Permission Set: 0PS',
      });
    else {
      org.assignments.push({ permissionSet, userId });
      successes.push({ name, value: permissionSet });
    }
  }
  const status = failures.length === 0 ? 0 : successes.length > 0 ? 68 : 1;
  return {
    ...succeeded({ successes, failures }),
    status,
    stdout: JSON.stringify({ status, result: { successes, failures }, warnings: [] }),
  };
}

function bulk(org: MadeUpOrg, file: string): Ended {
  const [head, ...rows] = readFileSync(file, 'utf8').trim().split('\n');
  if (head !== 'Id,CallCenterId')
    return failed('InvalidBatch', `Field name not found : ${head ?? ''}`);
  let wrong = 0;
  for (const row of rows) {
    const [id, callCenter = ''] = row.split(',');
    const user = org.users.find(({ Id }) => Id === id);
    if (user === undefined || org.stuck?.includes(user.Username) === true) wrong += 1;
    else user.CallCenterId = callCenter === '#N/A' ? null : callCenter;
  }
  const jobId = '750000000000001AAA';
  return wrong === 0
    ? succeeded({
        jobId,
        processedRecords: rows.length,
        successfulRecords: rows.length,
        failedRecords: 0,
      })
    : failed(
        'FailedRecordDetailsError',
        `Job finished being processed but failed to update ${wrong} records.`,
        {
          data: { jobId, state: 'JobComplete' },
        },
      );
}
