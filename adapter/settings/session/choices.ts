import type {
  Catalog,
  OmniStatusRecord,
  PresenceDefinition,
  SystemPresence,
} from '../../definition/catalog.js';
import { isUnset } from '../../definition/settings.js';
import { readStatus, writeStatus, type OmniRef } from '../../definition/status-ref.js';
import { statusNamed } from '../../definition/resolve-status.js';
import { OMNI_OFFLINE } from '../../sync/status.js';

export const NONE = 'none';

/** Whether a status takes work; `unknown` where the org did not say. */
export type OmniKind = 'online' | 'busy' | 'unknown';

/** What stands in a menu of Omni-Channel statuses. */
export type OmniChoice =
  | { readonly is: 'none' }
  | { readonly is: 'offline' }
  | { readonly is: 'status'; readonly label: string; readonly kind: OmniKind }
  /** What the definition says and the org does not have; `name` is what is written. */
  | { readonly is: 'missing'; readonly name: string }
  /** A name that cannot be looked up, because the org's names could not be read. */
  | { readonly is: 'unread'; readonly name: string };

/** What stands in a menu of PureCloud statuses. */
export type PureCloudChoice =
  | { readonly is: 'none' }
  | { readonly is: 'primary'; readonly presence: SystemPresence; readonly labels: Labels }
  | { readonly is: 'secondary'; readonly presence: SystemPresence; readonly labels: Labels }
  /** A secondary status, of which no more is known before the statuses have been retrieved. */
  | { readonly is: 'unread'; readonly presence: SystemPresence | null; readonly id: string }
  | { readonly is: 'deactivated'; readonly presence: SystemPresence; readonly labels: Labels }
  | { readonly is: 'missing'; readonly name: string };

type Labels = PresenceDefinition['labels'];

/** `value` is what is stored when it is picked. */
export interface Option<Choice> {
  readonly value: string;
  readonly choice: Choice;
}

/** A menu and what is chosen in it; the chosen one is always among the options. */
export interface StatusMenu<Choice> {
  readonly value: string;
  readonly options: readonly Option<Choice>[];
}

export const omniKind = ({ takesWork }: OmniStatusRecord): OmniKind =>
  takesWork === undefined ? 'unknown' : takesWork ? 'online' : 'busy';

/** With its name and Id where both are known. */
export const omniRef = ({ id, apiName, label }: OmniStatusRecord): OmniRef => ({
  side: 'omni',
  id,
  text: label ?? id,
  ...(apiName === undefined ? {} : { name: apiName }),
});

const writeOmni = (status: OmniStatusRecord): string => writeStatus(omniRef(status));

/** `offline`: leaving Omni-Channel altogether is among the choices. */
export function omniMenu(
  stored: string,
  catalog: Catalog,
  offline: boolean,
): StatusMenu<OmniChoice> {
  const options: Option<OmniChoice>[] = [
    { value: NONE, choice: { is: 'none' } },
    ...catalog.omni.map((status): Option<OmniChoice> => ({
      value: writeOmni(status),
      choice: {
        is: 'status',
        label: status.label ?? status.apiName ?? status.id,
        kind: omniKind(status),
      },
    })),
    ...(offline ? [{ value: OMNI_OFFLINE, choice: { is: 'offline' } } as const] : []),
  ];
  if (isUnset(stored)) return { value: NONE, options };
  const ref = readStatus('omni', stored);
  const name = ref?.name ?? stored;
  if (offline && ref?.name === OMNI_OFFLINE) return { value: OMNI_OFFLINE, options };
  const known =
    catalog.omni.find(({ id }) => id === ref?.id) ??
    catalog.omni.find(({ id }) => id === statusNamed(name, catalog));
  if (known !== undefined) return { value: writeOmni(known), options };
  const unread = ref?.id === undefined && !catalog.omniComplete && ref !== null;
  const choice: OmniChoice = unread ? { is: 'unread', name } : { is: 'missing', name };
  return { value: stored, options: [...options, { value: stored, choice }] };
}

/** Those that a person can choose; On Queue is the pair's, and Idle is PureCloud's own. */
const PRIMARIES: readonly SystemPresence[] = [
  'AVAILABLE',
  'BUSY',
  'AWAY',
  'BREAK',
  'MEAL',
  'MEETING',
  'TRAINING',
];

/** `more`: primary statuses besides those that fit everywhere. */
export function pureCloudMenu(
  stored: string,
  presences: readonly PresenceDefinition[],
  more: readonly SystemPresence[] = [],
): StatusMenu<PureCloudChoice> {
  const active = presences.filter(({ deactivated }) => !deactivated);
  const options: Option<PureCloudChoice>[] = [{ value: NONE, choice: { is: 'none' } }];
  for (const presence of [...PRIMARIES, ...more]) {
    const primary = active.find((known) => known.systemPresence === presence && !known.secondary);
    options.push({
      value: presence,
      choice: { is: 'primary', presence, labels: primary?.labels ?? {} },
    });
    for (const { id, systemPresence, secondary, labels } of active) {
      if (systemPresence !== presence || !secondary) continue;
      options.push({ value: `${presence}:${id}`, choice: { is: 'secondary', presence, labels } });
    }
  }
  if (isUnset(stored)) return { value: NONE, options };
  const value = meant(stored, presences);
  if (options.some((option) => option.value === value)) return { value, options };
  return { value, options: [...options, { value, choice: strange(stored, presences) }] };
}

/** The stored text in the spelling of the options. */
function meant(stored: string, presences: readonly PresenceDefinition[]): string {
  const ref = readStatus('pureCloud', stored);
  if (ref === null) return stored;
  const own = presences.find(({ id }) => id === ref.id);
  if (own !== undefined) {
    return own.secondary ? `${own.systemPresence}:${own.id}` : own.systemPresence;
  }
  return writeStatus(ref);
}

/** What is stored and not offered. */
function strange(stored: string, presences: readonly PresenceDefinition[]): PureCloudChoice {
  const ref = readStatus('pureCloud', stored);
  if (ref === null) return { is: 'missing', name: stored };
  const { systemPresence: presence, id } = ref;
  if (id === undefined) {
    return presence === undefined
      ? { is: 'missing', name: stored }
      : { is: 'primary', presence, labels: {} };
  }
  if (presences.length === 0) return { is: 'unread', presence: presence ?? null, id };
  const own = presences.find((known) => known.id === id);
  if (own === undefined) return { is: 'missing', name: stored };
  const known = { presence: own.systemPresence, labels: own.labels };
  if (own.deactivated) return { is: 'deactivated', ...known };
  return own.secondary ? { is: 'secondary', ...known } : { is: 'primary', ...known };
}
