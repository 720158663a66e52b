import type { OmniStatusRecord } from '../../definition/catalog.js';
import { normalizeOmniId } from '../../definition/names.js';
import { textOf, type JsonRecord } from '../../ports/json.js';
import { SetupError, type PresenceStatuses } from '../../ports/setup.js';
import type { SalesforceApi } from './api.js';
import { query } from './query.js';

/**
 * The org's ServicePresenceStatus records. `DeveloperName` needs *View DeveloperName* or *View Setup and Configuration*
 * (https://developer.salesforce.com/docs/platform/object-reference/references/standard-objects/object-servicepresencestatus.html);
 * a status with a ServiceChannelStatus takes work
 * (https://developer.salesforce.com/docs/atlas.en-us.omni_channel_dev.meta/omni_channel_dev/sforce_api_objects_servicechannelstatus.htm).
 */
export async function listPresenceStatuses(api: SalesforceApi): Promise<PresenceStatuses> {
  const [named, online] = await Promise.all([readStatuses(api), readOnline(api)]);
  const statuses = named.rows.flatMap((row): OmniStatusRecord[] => {
    const id = normalizeOmniId(textOf(row['Id']) ?? '');
    if (id === null) return [];
    const label = textOf(row['MasterLabel']);
    const apiName = textOf(row['DeveloperName']);
    return [
      {
        id,
        ...(apiName === undefined ? {} : { apiName }),
        ...(label === undefined ? {} : { label }),
        ...(online === undefined ? {} : { takesWork: online.has(id) }),
      },
    ];
  });
  return { statuses, developerNames: named.developerNames, channels: online !== undefined };
}

async function readStatuses(
  api: SalesforceApi,
): Promise<{ readonly rows: readonly JsonRecord[]; readonly developerNames: boolean }> {
  const select = (fields: string): Promise<readonly JsonRecord[]> =>
    query(api, `SELECT ${fields} FROM ServicePresenceStatus ORDER BY MasterLabel`);
  const rows = await unlessWithheld(select('Id, MasterLabel, DeveloperName'));
  return rows === undefined
    ? { rows: await select('Id, MasterLabel'), developerNames: false }
    : // Field-level security may leave the field out where it does not refuse the query.
      { rows, developerNames: rows.every((row) => textOf(row['DeveloperName']) !== undefined) };
}

async function readOnline(api: SalesforceApi): Promise<ReadonlySet<string> | undefined> {
  const rows = await unlessWithheld(
    query(api, 'SELECT ServicePresenceStatusId FROM ServiceChannelStatus'),
  );
  return rows && new Set(rows.flatMap((row) => normalizeOmniId(idIn(row)) ?? []));
}

const idIn = (row: JsonRecord): string => textOf(row['ServicePresenceStatusId']) ?? '';

/** `undefined`: this administrator may not read it; other failures are failures. */
async function unlessWithheld(
  rows: Promise<readonly JsonRecord[]>,
): Promise<readonly JsonRecord[] | undefined> {
  try {
    return await rows;
  } catch (error) {
    if (error instanceof SetupError && error.reason === 'permissionMissing') return undefined;
    throw error;
  }
}
