import { textOf } from '../../ports/json.js';
import { SetupError } from '../../ports/setup.js';
import type { SalesforceApi } from './api.js';
import type { ListedCallCenter } from './metadata-api.js';
import { query } from './query.js';

/** Where the Metadata API tells no date of a definition, that of its record, as far as it may be read. */
export async function withDates(
  api: SalesforceApi,
  listed: readonly ListedCallCenter[],
): Promise<readonly ListedCallCenter[]> {
  if (listed.every(({ changed }) => changed !== '')) return listed;
  const dates = await readDates(api);
  return listed.map((one) =>
    one.changed === '' ? { ...one, changed: dates.get(one.internalName) ?? '' } : one,
  );
}

async function readDates(api: SalesforceApi): Promise<ReadonlyMap<string, string>> {
  try {
    const rows = await query(api, 'SELECT InternalName, LastModifiedDate FROM CallCenter');
    return new Map(
      rows.flatMap((row): [string, string][] => {
        const name = textOf(row['InternalName']);
        const date = textOf(row['LastModifiedDate']);
        return name === undefined || date === undefined ? [] : [[name, iso(date)]];
      }),
    );
  } catch (error) {
    // Without dates the definition's own revision still tells that somebody has saved.
    if (error instanceof SetupError && error.reason === 'permissionMissing') return new Map();
    throw error;
  }
}

/** REST writes `2026-11-22T16:33:22.000+0000`. */
const iso = (date: string): string => date.replace(/([+-]\d\d)(\d\d)$/, '$1:$2');
