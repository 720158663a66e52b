import {
  SYSTEM_PRESENCES,
  type Catalog,
  type OmniStatusRecord,
  type PresenceDefinition,
  type SystemPresence,
} from '../../definition/catalog.js';
import type {
  Definition,
  DefinedRule,
  StatusRef,
  WrittenOrAny,
} from '../../definition/definition.js';
import { OMNI_OFFLINE, type Side, type Status } from '../../sync/status.js';

/** The names of what no org names: PureCloud's primary statuses and Omni-Channel's Offline. */
export interface StatusNames {
  readonly language: string;
  readonly presence: Readonly<Record<SystemPresence, string>>;
  readonly offline: string;
}

/**
 * Everything that the two definitions and the shift name, so that a trial can be played before PureCloud's secondary
 * statuses have been retrieved, or where the org's list of Omni-Channel statuses could not be read.
 */
export function trialCatalog(
  catalog: Catalog,
  definitions: readonly Definition[],
  shift: Catalog | null,
): Catalog {
  const refs = definitions.flatMap(refsOf);
  return {
    omni: omniOf(catalog, refs, shift?.omni ?? []),
    omniComplete: catalog.omniComplete,
    ...(catalog.omniRefused === undefined ? {} : { omniRefused: catalog.omniRefused }),
    presences: presencesOf(catalog, refs, shift?.presences ?? []),
  };
}

function omniOf(
  { omni, omniComplete }: Catalog,
  refs: readonly StatusRef[],
  shift: readonly OmniStatusRecord[],
): readonly OmniStatusRecord[] {
  const known = [...omni];
  const add = (record: OmniStatusRecord): void => {
    if (!known.some((one) => one.id === record.id)) known.push(record);
  };
  shift.filter((record) => counterpart(record, omni) === null).forEach(add);
  // Where the whole list is known, a name that is not in it is an error, and told as such.
  if (omniComplete) return known;
  let made = 0;
  for (const ref of refs) {
    if (ref.side !== 'omni' || ref.name === OMNI_OFFLINE) continue;
    const { id, name } = ref;
    const there = known.some(
      (record) => record.id === id || (name !== undefined && bears(record, name)),
    );
    if (there) continue;
    made += 1;
    add({
      id: id ?? `0N5000000000T${String(made).padStart(2, '0')}`,
      ...(name === undefined ? {} : { apiName: name, label: name }),
    });
  }
  return known;
}

const bears = ({ apiName, label }: OmniStatusRecord, name: string): boolean =>
  [apiName, label].some((one) => one?.toLowerCase() === name.toLowerCase());

function presencesOf(
  { presences }: Catalog,
  refs: readonly StatusRef[],
  shift: readonly PresenceDefinition[],
): readonly PresenceDefinition[] {
  const known = [
    ...presences,
    ...shift.filter(({ id }) => !presences.some((one) => one.id === id)),
  ];
  const secondary = (id: Status, systemPresence: SystemPresence): PresenceDefinition => ({
    id,
    systemPresence,
    secondary: true,
    deactivated: false,
    labels: {},
  });
  // Not retrieved yet: what the definition says of them is believed.
  if (!presences.some((one) => one.secondary)) {
    for (const ref of refs) {
      if (ref.side !== 'pureCloud' || ref.id === undefined) continue;
      if (known.some(({ id }) => id === ref.id)) continue;
      known.push(secondary(ref.id, ref.systemPresence ?? 'BUSY'));
    }
  }
  const missing = SYSTEM_PRESENCES.filter(
    (presence) => !known.some((one) => one.systemPresence === presence && !one.secondary),
  );
  return [
    ...known,
    ...missing.map((presence): PresenceDefinition => {
      const number = String(SYSTEM_PRESENCES.indexOf(presence) + 1).padStart(12, '0');
      return { ...secondary(`00000000-0000-4000-8000-${number}`, presence), secondary: false };
    }),
  ];
}

/** The statuses that a definition names. */
function refsOf({ rules, sessionEndStatus }: Definition): readonly StatusRef[] {
  const end = sessionEndStatus === null ? [] : [sessionEndStatus.ref];
  return [...rules.flatMap(refsOfRule), ...end];
}

function refsOfRule(rule: DefinedRule): readonly StatusRef[] {
  const one = (status: WrittenOrAny): readonly StatusRef[] => ('any' in status ? [] : [status.ref]);
  switch (rule.kind) {
    case 'pair':
      return [rule.omni.ref, rule.pureCloud.ref];
    case 'is':
    case 'leaves':
      return [...one(rule.status), rule.set.ref];
    case 'ignore':
      return one(rule.status);
    case 'after':
      return [rule.set.ref];
    case 'hold':
      return [rule.status.ref];
  }
}

/** The status of this org that another org's record stands for: the same Id, or else the same DeveloperName. */
function counterpart(
  record: OmniStatusRecord,
  omni: readonly OmniStatusRecord[],
): OmniStatusRecord | null {
  const same = omni.find(({ id }) => id === record.id);
  const { apiName } = record;
  if (same !== undefined || apiName === undefined) return same ?? null;
  return omni.find((one) => one.apiName?.toLowerCase() === apiName.toLowerCase()) ?? null;
}

/** A status of a shift, which may have been recorded in another org, as the status of this one. */
export function translate(side: Side, status: Status, from: Catalog, to: Catalog): Status {
  if (side === 'omni') {
    const record = from.omni.find(({ id }) => id === status);
    return (record === undefined ? null : counterpart(record, to.omni))?.id ?? status;
  }
  if (to.presences.some(({ id }) => id === status)) return status;
  const own = from.presences.find(({ id }) => id === status);
  if (own === undefined || own.secondary) return status;
  return primary(own.systemPresence, to) ?? status;
}

/** The primary definition of a system presence. */
export const primary = (presence: SystemPresence, { presences }: Catalog): Status | null =>
  presences.find((one) => one.systemPresence === presence && !one.secondary)?.id ?? null;

/** As people call a status. */
export function nameIn(side: Side, status: Status, catalog: Catalog, names: StatusNames): string {
  if (side === 'omni') {
    if (status === OMNI_OFFLINE) return names.offline;
    const record = catalog.omni.find(({ id }) => id === status);
    return record?.label ?? record?.apiName ?? status;
  }
  const known = catalog.presences.find(({ id }) => id === status);
  if (known === undefined) return status;
  if (!known.secondary) return names.presence[known.systemPresence];
  const own = Object.entries(known.labels).find(([code]) =>
    code.toLowerCase().startsWith(names.language),
  );
  return (
    own?.[1] ??
    known.labels['en_US'] ??
    Object.values(known.labels)[0] ??
    `${names.presence[known.systemPresence]} (${known.id.slice(0, 8)}…)`
  );
}

/** What a status says at a glance, for its shape and colour. */
export type StatusKind = 'onQueue' | 'available' | 'busy' | 'away' | 'offline';

const KINDS: Readonly<Record<SystemPresence, StatusKind>> = {
  AVAILABLE: 'available',
  BUSY: 'busy',
  AWAY: 'away',
  BREAK: 'away',
  MEAL: 'away',
  MEETING: 'busy',
  TRAINING: 'busy',
  ON_QUEUE: 'onQueue',
  IDLE: 'away',
  OFFLINE: 'offline',
};

export function kindIn(side: Side, status: Status, catalog: Catalog): StatusKind {
  if (side === 'pureCloud') {
    const known = catalog.presences.find(({ id }) => id === status);
    return known === undefined ? 'away' : KINDS[known.systemPresence];
  }
  if (status === OMNI_OFFLINE) return 'offline';
  const record = catalog.omni.find(({ id }) => id === status);
  return record?.takesWork === undefined ? 'away' : record.takesWork ? 'available' : 'busy';
}
