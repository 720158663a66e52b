/** What `npm run deploy` reads of an org, and does to it, in the words of `sf`. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CallCenterRecord } from '../../adapter/call-center/record.js';
import type { OmniStatusRecord } from '../../adapter/definition/catalog.js';
import { normalizeOmniId } from '../../adapter/definition/names.js';
import { recordsOf, type JsonRecord } from '../../adapter/ports/json.js';
import { readDefinitionFile } from '../definition/read-file.js';
import { textAt } from '../json.js';
import { askSf, SfFailed, type RunSf } from './sf.js';

export interface OrgIdentity {
  readonly id: string;
  readonly username: string;
  readonly instanceUrl: string;
}

export interface OrgCallCenter {
  readonly id: string;
  readonly internalName: string;
  readonly adapterUrl: string;
}

export interface OrgUser {
  readonly id: string;
  readonly username: string;
  readonly active: boolean;
  /** Empty: in no call center. */
  readonly callCenterId: string;
}

export interface OrgBuild {
  /** The static resource's name. */
  readonly resource: string;
  /** As the resource's description says; empty where it says nothing. */
  readonly buildId: string;
}

export interface ComponentFailure {
  readonly component: string;
  readonly problem: string;
}

export interface Org {
  identity(): Promise<OrgIdentity>;
  callCenters(): Promise<readonly OrgCallCenter[]>;
  builds(): Promise<readonly OrgBuild[]>;
  /** By their user names; who is not there is left out. */
  users(usernames: readonly string[]): Promise<readonly OrgUser[]>;
  usersOf(callCenterIds: readonly string[]): Promise<readonly OrgUser[]>;
  /** Ids of those of the users who have the permission set. */
  whoHas(permissionSet: string, userIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** `null` where Omni-Channel is not enabled, or its statuses may not be read. */
  presenceStatuses(): Promise<readonly OmniStatusRecord[] | null>;
  definitions(internalNames: readonly string[]): Promise<readonly CallCenterRecord[]>;
  /** The text of each file of these types, by its path, such as `flexipages/X.flexipage`. */
  metadata(types: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** @throws SfFailed; `failuresOf` tells the components */
  deploy(folder: string, options: { readonly checkOnly: boolean }): Promise<void>;
  assign(permissionSet: string, usernames: readonly string[]): Promise<readonly ComponentFailure[]>;
  /** `callCenterId` empty: none. Failures of single users are for the caller to see. */
  move(moves: readonly { readonly userId: string; readonly callCenterId: string }[]): Promise<void>;
}

/** Usernames in one query: a query has a longest length. */
const AT_ONCE = 150;

const inQuotes = (values: readonly string[]): string =>
  values.map((value) => `'${value.replace(/[\\']/g, '\\$&')}'`).join(', ');

const chunks = <Value>(values: readonly Value[]): readonly (readonly Value[])[] =>
  Array.from({ length: Math.ceil(values.length / AT_ONCE) }, (_, index) =>
    values.slice(index * AT_ONCE, (index + 1) * AT_ONCE),
  );

/** The components that a deployment failed for. */
export function failuresOf({ result }: SfFailed): readonly ComponentFailure[] {
  const details = result['details'];
  const list =
    typeof details === 'object' && details !== null && 'componentFailures' in details
      ? details.componentFailures
      : [];
  // One failure alone is not in a list.
  return (recordsOf(Array.isArray(list) ? list : [list]) ?? []).map((failure) => ({
    component: [textAt(failure, 'componentType'), textAt(failure, 'fullName')]
      .filter((part) => part !== '')
      .join(' '),
    problem: textAt(failure, 'problem'),
  }));
}

export function orgOf(run: RunSf, alias: string): Org {
  const target = ['--target-org', alias];

  const query = async (soql: string): Promise<readonly JsonRecord[]> => {
    const result = await askSf(run, ['data', 'query', '--query', soql, ...target]);
    return recordsOf(result['records']) ?? [];
  };

  const USER = 'SELECT Id, Username, IsActive, CallCenterId FROM User';

  const usersWhere = async (
    field: string,
    values: readonly string[],
  ): Promise<readonly OrgUser[]> => {
    const found: OrgUser[] = [];
    for (const some of chunks(values)) {
      for (const user of await query(`${USER} WHERE ${field} IN (${inQuotes(some)})`)) {
        found.push({
          id: textAt(user, 'Id'),
          username: textAt(user, 'Username'),
          active: user['IsActive'] === true,
          callCenterId: textAt(user, 'CallCenterId'),
        });
      }
    }
    return found;
  };

  const retrieve = async (what: readonly string[]): Promise<ReadonlyMap<string, string>> =>
    inFolder(async (folder) => {
      await askSf(run, [
        'project',
        'retrieve',
        'start',
        ...what.flatMap((one) => ['--metadata', one]),
        ...['--target-metadata-dir', folder, '--unzip'],
        ...target,
      ]);
      return textsBelow(folder);
    });

  return {
    async identity() {
      const result = await askSf(run, ['org', 'display', ...target]);
      return {
        id: textAt(result, 'id'),
        username: textAt(result, 'username'),
        instanceUrl: textAt(result, 'instanceUrl'),
      };
    },
    async callCenters() {
      const records = await query('SELECT Id, InternalName, AdapterUrl FROM CallCenter');
      return records.map((record) => ({
        id: textAt(record, 'Id'),
        internalName: textAt(record, 'InternalName'),
        adapterUrl: textAt(record, 'AdapterUrl'),
      }));
    },
    async builds() {
      const records = await query(
        "SELECT Name, Description FROM StaticResource WHERE Name LIKE 'Softphone%' AND NamespacePrefix = null",
      );
      return records.map((record) => ({
        resource: textAt(record, 'Name'),
        buildId: /\bbuild ([0-9a-f]+)/.exec(textAt(record, 'Description'))?.[1] ?? '',
      }));
    },
    users: (usernames) => usersWhere('Username', usernames),
    usersOf: (callCenterIds) => usersWhere('CallCenterId', callCenterIds),
    async whoHas(permissionSet, userIds) {
      const having = new Set<string>();
      for (const some of chunks(userIds)) {
        const records = await query(
          `SELECT AssigneeId FROM PermissionSetAssignment WHERE PermissionSet.Name = '${permissionSet}' AND AssigneeId IN (${inQuotes(some)})`,
        );
        for (const record of records) having.add(textAt(record, 'AssigneeId'));
      }
      return having;
    },
    async presenceStatuses() {
      try {
        const records = await query(
          'SELECT Id, DeveloperName, MasterLabel FROM ServicePresenceStatus',
        );
        return records.flatMap((record) => {
          const id = normalizeOmniId(textAt(record, 'Id'));
          const names = {
            apiName: textAt(record, 'DeveloperName'),
            label: textAt(record, 'MasterLabel'),
          };
          return id === null ? [] : [{ id, ...names }];
        });
      } catch (error) {
        if (error instanceof SfFailed && /INVALID_(TYPE|FIELD)/.test(error.code)) return null;
        throw error;
      }
    },
    async definitions(internalNames) {
      if (internalNames.length === 0) return [];
      const files = await retrieve(internalNames.map((name) => `CallCenter:${name}`));
      return internalNames.map((name) => {
        const [, text] =
          [...files].find(([file]) => file.endsWith(`callCenters/${name}.callCenter`)) ?? [];
        const read = text === undefined ? null : readDefinitionFile(text, `${name}.callCenter`);
        const record = read?.readable === true ? read.record : null;
        if (record === null) {
          throw new Error(
            `The call center ${name} of the org could not be read, so it is not touched. Does ${alias} have the permission Customize Application?`,
          );
        }
        return record;
      });
    },
    metadata: retrieve,
    async deploy(folder, { checkOnly }) {
      await askSf(run, [
        ...['project', 'deploy', 'start', '--metadata-dir', folder, '--wait', '60'],
        ...(checkOnly ? ['--dry-run'] : []),
        ...target,
      ]);
    },
    async assign(permissionSet, usernames) {
      const args = [
        ...['org', 'assign', 'permset', '--name', permissionSet],
        ...usernames.flatMap((name) => ['--on-behalf-of', name]),
        ...target,
      ];
      const result = await askSf(run, args).catch((error: unknown) => {
        // Where only some failed, it tells who.
        if (error instanceof SfFailed && error.result['failures'] !== undefined)
          return error.result;
        throw error;
      });
      return (recordsOf(result['failures']) ?? []).map((failure) => ({
        component: textAt(failure, 'name'),
        problem: textAt(failure, 'message'),
      }));
    },
    move: (moves) =>
      inFolder(async (folder) => {
        const file = path.join(folder, 'users.csv');
        const rows = moves.map(
          ({ userId, callCenterId }) => `${userId},${callCenterId === '' ? '#N/A' : callCenterId}`,
        );
        await writeFile(file, `${['Id,CallCenterId', ...rows].join('\n')}\n`);
        await askSf(run, [
          ...['data', 'update', 'bulk', '--sobject', 'User', '--file', file],
          ...['--line-ending', 'LF', '--wait', '20'],
          ...target,
        ]).catch((error: unknown) => {
          // Who could not be moved is seen when the users are read again.
          if (!(error instanceof SfFailed) || !/FailedRecord/i.test(error.code)) throw error;
        });
      }),
  };
}

async function inFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(path.join(tmpdir(), 'softphone-deploy-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function textsBelow(folder: string): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile() && !entry.name.endsWith('.zip'));
  const texts = await Promise.all(
    files.map(async ({ parentPath, name }): Promise<[string, string]> => {
      const file = path.join(parentPath, name);
      const relative = path.relative(folder, file).split(path.sep).join('/');
      return [relative.replace(/^(?:unpackaged\/)+/, ''), await readFile(file, 'utf8')];
    }),
  );
  return new Map(texts);
}
