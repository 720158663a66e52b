import { normalizeOmniId } from '../../definition/names.js';
import { textOf, type JsonRecord } from '../../ports/json.js';
import { SetupError, type Coverage, type SetupFailure } from '../../ports/setup.js';
import type { Status } from '../../sync/status.js';
import type { SalesforceApi } from './api.js';
import { query, queryInBatches, soqlText } from './query.js';

type Unchecked = Coverage['unchecked'][number];

interface Agent {
  readonly id: string;
  readonly name: string;
  readonly profile: string;
}

/** What was read, or why it was not. */
type Read<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly because: SetupFailure };

/** From a status to who gives it. */
type Givers = ReadonlyMap<Status, ReadonlySet<string>>;

/**
 * Which agents of a call center have been given which statuses. A status is given by a permission set (alone, or in a
 * group) or by a profile, which has a permission set of its own:
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_setupentityaccess.htm. What this administrator may
 * not read is told in `unchecked`; where the grants themselves cannot be read nobody is called uncovered. Rejects with a
 * SetupError where there is no such call center or no answer at all.
 */
export async function whoIsCovered(
  api: SalesforceApi,
  internalName: string,
  wanted: readonly Status[],
): Promise<Coverage> {
  const statuses = [...new Set(wanted.flatMap((status) => normalizeOmniId(status) ?? []))];
  const agents = await readOr(readAgents(api, internalName));
  if (!agents.ok) return unknown(0, [{ what: 'agents', because: agents.because }]);
  if (statuses.length === 0) return unknown(agents.value.length, []);

  const grants = await readOr(readGrants(api, statuses));
  if (!grants.ok) {
    const { because } = grants;
    return unknown(agents.value.length, [
      { what: 'permissionSets', because },
      { what: 'profiles', because },
    ]);
  }
  const sets = [...new Set([...grants.value.values()].flatMap((givers) => [...givers]))];
  const [profiles, groups, held] = await Promise.all([
    readOr(readProfiles(api, sets)),
    readOr(readGroups(api, sets)),
    readOr(readAssignments(api, agents.value)),
  ]);
  const unchecked: Unchecked[] = [];
  const notRead = groups.ok ? held : groups;
  if (!notRead.ok) unchecked.push({ what: 'permissionSets', because: notRead.because });
  if (!profiles.ok) unchecked.push({ what: 'profiles', because: profiles.because });
  // Without the assignments anybody may have been given anything.
  if (!held.ok) return unknown(agents.value.length, unchecked);

  const gives = (agent: Agent, set: string): boolean => {
    const has = held.value.get(agent.id);
    if (has?.has(set) === true) return true;
    if (groups.ok && [...(groups.value.get(set) ?? [])].some((group) => has?.has(group) === true)) {
      return true;
    }
    return profiles.ok && profiles.value.get(set) === agent.profile;
  };
  const uncovered = agents.value.flatMap((agent) => {
    const lacks = statuses.filter(
      (status) => ![...(grants.value.get(status) ?? [])].some((set) => gives(agent, set)),
    );
    return lacks.length === 0 ? [] : [{ name: agent.name, lacks }];
  });
  return { agents: agents.value.length, uncovered, unchecked };
}

const unknown = (agents: number, unchecked: readonly Unchecked[]): Coverage => ({
  agents,
  uncovered: [],
  unchecked,
});

/** A missing permission, or words that this org does not know, leave a gap; every other failure is one of the whole. */
async function readOr<T>(reading: Promise<T>): Promise<Read<T>> {
  try {
    return { ok: true, value: await reading };
  } catch (error) {
    if (
      error instanceof SetupError &&
      (error.reason === 'permissionMissing' || error.reason === 'contentRefused')
    ) {
      return { ok: false, because: error.reason };
    }
    throw error;
  }
}

async function readAgents(api: SalesforceApi, internalName: string): Promise<readonly Agent[]> {
  const [center] = await query(
    api,
    `SELECT Id FROM CallCenter WHERE InternalName = ${soqlText(internalName)}`,
  );
  const id = center && idIn(center, 'Id');
  if (id === undefined) {
    throw new SetupError('notFound', `There is no call center ${internalName}.`);
  }
  const rows = await query(
    api,
    `SELECT Id, Name, ProfileId FROM User WHERE CallCenterId = ${soqlText(id)} AND IsActive = true ORDER BY Name`,
  );
  return rows.flatMap((row): Agent[] => {
    const user = idIn(row, 'Id');
    if (user === undefined) return [];
    return [{ id: user, name: textOf(row['Name']) ?? user, profile: idIn(row, 'ProfileId') ?? '' }];
  });
}

const readGrants = async (api: SalesforceApi, statuses: readonly Status[]): Promise<Givers> =>
  grouped(
    await queryInBatches(
      api,
      statuses,
      (list) =>
        `SELECT ParentId, SetupEntityId FROM SetupEntityAccess WHERE SetupEntityId IN (${list})`,
    ),
    'SetupEntityId',
    ['ParentId'],
  );

/** From a profile's permission set to the profile. */
async function readProfiles(
  api: SalesforceApi,
  sets: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await queryInBatches(
    api,
    sets,
    (list) =>
      `SELECT Id, ProfileId FROM PermissionSet WHERE IsOwnedByProfile = true AND Id IN (${list})`,
  );
  return new Map(
    rows.flatMap((row): [string, string][] => {
      const set = idIn(row, 'Id');
      const profile = idIn(row, 'ProfileId');
      return set === undefined || profile === undefined ? [] : [[set, profile]];
    }),
  );
}

/** From a permission set to the groups that it is in. */
const readGroups = async (api: SalesforceApi, sets: readonly string[]): Promise<Givers> =>
  grouped(
    await queryInBatches(
      api,
      sets,
      (list) =>
        `SELECT PermissionSetGroupId, PermissionSetId FROM PermissionSetGroupComponent WHERE PermissionSetId IN (${list})`,
    ),
    'PermissionSetId',
    ['PermissionSetGroupId'],
  );

/** From an agent to the permission sets and groups that the agent has. */
const readAssignments = async (api: SalesforceApi, agents: readonly Agent[]): Promise<Givers> =>
  grouped(
    await queryInBatches(
      api,
      agents.map(({ id }) => id),
      (list) =>
        `SELECT AssigneeId, PermissionSetId, PermissionSetGroupId FROM PermissionSetAssignment WHERE AssigneeId IN (${list})`,
    ),
    'AssigneeId',
    ['PermissionSetId', 'PermissionSetGroupId'],
  );

function grouped(
  rows: readonly JsonRecord[],
  by: string,
  members: readonly string[],
): Map<string, Set<string>> {
  const groups = new Map<string, Set<string>>();
  for (const row of rows) {
    const key = idIn(row, by);
    if (key === undefined) continue;
    const group = groups.get(key) ?? new Set();
    for (const member of members) {
      const id = idIn(row, member);
      if (id !== undefined) group.add(id);
    }
    groups.set(key, group);
  }
  return groups;
}

/** The first 15 characters of an Id: surfaces differ in whether they give 15 or 18. */
const idIn = (row: JsonRecord, field: string): string | undefined => {
  const text = textOf(row[field]) ?? '';
  return /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/.test(text) ? text.slice(0, 15) : undefined;
};
