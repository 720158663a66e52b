import {
  SYSTEM_PRESENCES,
  type Catalog,
  type OmniStatusRecord,
  type PresenceDefinition,
} from '../definition/catalog.js';
import { normalizeGuid, normalizeOmniId, systemPresenceOf } from '../definition/names.js';
import { readStatus, type OmniRef, type PureCloudRef } from '../definition/status-ref.js';
import { OMNI_OFFLINE, type Side, type Status } from '../sync/status.js';
import { isRecord } from '../ports/json.js';
import { type FieldReader, type Understood } from './fields.js';

/** What exists in the two orgs of a scenario, and how its statuses are written and printed. */
export interface Org {
  readonly catalog: Catalog;
  /** What people call the statuses of each side. */
  readonly omniNames: ReadonlyMap<Status, string>;
  readonly pureCloudNames: ReadonlyMap<Status, string>;
}

const understood = <T>(value: T | null, expected: string): Understood<T> =>
  value === null ? { ok: false, expected } : { ok: true, value };

/** Reads `org` of a scenario. Notes every misfit with the reader and gives what fits. */
export function readOrg(fields: FieldReader): Org {
  const omni: OmniStatusRecord[] = [];
  for (const record of elements(
    fields,
    'omniStatuses',
    'a list of { id, apiName, name, online }',
  )) {
    const id = record.understood('id', (text) =>
      understood(
        normalizeOmniId(text),
        'a ServicePresenceStatus Id: 15 or 18 characters beginning 0N5',
      ),
    );
    const apiName = record.text('apiName', 'a DeveloperName');
    const label = record.text('name', 'a label');
    const takesWork = record.flag('online');
    record.end();
    if (id === undefined || apiName === undefined || label === undefined || takesWork === undefined)
      continue;
    if (omni.some((other) => other.id === id)) {
      record.misfit('id', 'an Id that no other status has');
      continue;
    }
    omni.push({ id, apiName, label, takesWork });
  }

  const presences: PresenceDefinition[] = [];
  const names = new Map<Status, string>();
  for (const record of elements(fields, 'presences', 'a list of { id, systemPresence, name }')) {
    const id = record.understood('id', (text) =>
      understood(normalizeGuid(text), 'the GUID of a presence definition'),
    );
    const systemPresence = record.understood('systemPresence', (text) =>
      understood(systemPresenceOf(text), `one of ${SYSTEM_PRESENCES.join(', ')}`),
    );
    const name = record.text('name', 'a name');
    const deactivated = record.flagOr('deactivated', false);
    const named = record.flagOr('secondary', false);
    record.end();
    if (id === undefined || systemPresence === undefined || name === undefined) continue;
    if (presences.some((other) => other.id === id)) {
      record.misfit('id', 'a GUID that no other presence has');
      continue;
    }
    const secondary =
      named ||
      deactivated ||
      presences.some((other) => other.systemPresence === systemPresence && !other.secondary);
    presences.push({ id, systemPresence, secondary, deactivated, labels: { en_US: name } });
    names.set(id, name);
  }

  return {
    catalog: { omni, omniComplete: true, presences },
    omniNames: new Map(omni.map((status) => [status.id, status.label ?? status.id])),
    pureCloudNames: names,
  };
}

function elements(fields: FieldReader, name: string, expected: string): readonly FieldReader[] {
  const found: FieldReader[] = [];
  (fields.list(name, expected) ?? []).forEach((value, index) => {
    if (isRecord(value)) found.push(fields.element(name, index, value));
    else fields.elementMisfit(name, index, value, 'an object');
  });
  return found;
}

/** The status of an org that `text` stands for, written as in a definition; `Offline` is Omni-Channel's. */
export function understandStatus(side: Side, text: string, org: Org): Understood<Status> {
  if (side === 'omni') {
    const ref = readStatus('omni', text);
    return understood(
      ref === null ? null : omniStatusOf(ref, org.catalog.omni),
      'an Omni-Channel status of the org (DeveloperName, Id, DeveloperName:Id, an unambiguous label) or Offline',
    );
  }
  const ref = readStatus('pureCloud', text);
  return understood(
    ref === null ? null : presenceOf(ref, org.catalog.presences),
    'a PureCloud status of the org (a primary one such as ON_QUEUE, a GUID, or BREAK:GUID)',
  );
}

/** Where Id and name disagree, the Id counts; a label stands for a status where only one bears it. */
function omniStatusOf(ref: OmniRef, records: readonly OmniStatusRecord[]): Status | null {
  if (ref.id !== undefined) {
    const known = records.find((record) => record.id === ref.id);
    if (known !== undefined) return known.id;
  }
  const { name } = ref;
  if (name === undefined) return null;
  if (name === OMNI_OFFLINE) return OMNI_OFFLINE;
  const lower = name.toLowerCase();
  return (
    only(records.filter((record) => record.apiName === name)) ??
    only(records.filter((record) => record.apiName?.toLowerCase() === lower)) ??
    only(records.filter((record) => record.label === name)) ??
    only(records.filter((record) => record.label?.toLowerCase() === lower))
  );
}

const only = (records: readonly OmniStatusRecord[]): Status | null =>
  records.length === 1 ? (records[0]?.id ?? null) : null;

/** A GUID alone is what is there, deactivated or not; with a primary beside it, that is the fallback. */
function presenceOf(ref: PureCloudRef, presences: readonly PresenceDefinition[]): Status | null {
  const named = presences.find((presence) => presence.id === ref.id);
  if (ref.systemPresence === undefined) return named?.id ?? null;
  if (named !== undefined && !named.deactivated) return named.id;
  const primary = presences.find(
    (presence) => presence.systemPresence === ref.systemPresence && !presence.secondary,
  );
  return primary?.id ?? null;
}

/** As reports print a status: by apiName (Omni-Channel), by system presence, or by GUID for a secondary one. */
export function printStatus(side: Side, status: Status, org: Org): string {
  if (side === 'omni') {
    return org.catalog.omni.find((record) => record.id === status)?.apiName ?? status;
  }
  const presence = org.catalog.presences.find((definition) => definition.id === status);
  return presence === undefined || presence.secondary ? status : presence.systemPresence;
}

/** As people call a status. */
export function nameOfStatus(side: Side, status: Status, org: Org): string {
  const names = side === 'omni' ? org.omniNames : org.pureCloudNames;
  return names.get(status) ?? status;
}
