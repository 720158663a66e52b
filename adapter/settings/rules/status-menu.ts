import type { Catalog, OmniStatusRecord, PresenceDefinition } from '../../definition/catalog.js';
import { SYSTEM_PRESENCES, type SystemPresence } from '../../definition/catalog.js';
import { readStatus, writeStatus } from '../../definition/status-ref.js';
import { OMNI_OFFLINE, type Side } from '../../sync/status.js';

/** A status that can be chosen, with the text that a definition writes for it. */
export interface StatusOption {
  readonly text: string;
  readonly label: string;
}

export type OmniGroup = 'online' | 'busy' | 'unknown';

/** Statuses that stand together in a menu. */
export type StatusGroup =
  | { readonly kind: OmniGroup; readonly options: readonly StatusOption[] }
  /** `label`: the primary PureCloud status that the options stand under, itself the first of them. */
  | { readonly kind: 'primary'; readonly label: string; readonly options: readonly StatusOption[] }
  | { readonly kind: 'plain'; readonly options: readonly StatusOption[] };

/** What is known of the statuses of both sides. */
export type Statuses = Pick<Catalog, 'omni' | 'presences'>;

/** The name of a primary PureCloud status in the administrator's language. */
export type PrimaryNames = Readonly<Record<SystemPresence, string>>;

/** The Omni-Channel statuses, those that take work first; Offline, which is no record, stands at the end. */
export function omniMenu(
  statuses: readonly OmniStatusRecord[],
  offline: string,
): readonly StatusGroup[] {
  const groupOf = ({ takesWork }: OmniStatusRecord): OmniGroup =>
    takesWork === undefined ? 'unknown' : takesWork ? 'online' : 'busy';
  const groups = (['online', 'busy', 'unknown'] as const).flatMap((kind): StatusGroup[] => {
    const options = statuses
      .filter((status) => groupOf(status) === kind)
      .map((status) => ({ text: textOfOmni(status), label: omniLabel(status) }));
    return options.length === 0 ? [] : [{ kind, options }];
  });
  return [...groups, { kind: 'plain', options: [{ text: OMNI_OFFLINE, label: offline }] }];
}

/** As the settings page writes it: DeveloperName and Id, so that a definition can move to another org. */
export const textOfOmni = ({ id, apiName }: OmniStatusRecord): string =>
  writeStatus({ side: 'omni', id, text: id, ...(apiName === undefined ? {} : { name: apiName }) });

const omniLabel = ({ id, apiName, label }: OmniStatusRecord): string => label ?? apiName ?? id;

/** The primary PureCloud statuses, which are always there, each with the organisation's own ones under it. */
export function pureCloudMenu(
  presences: readonly PresenceDefinition[],
  names: PrimaryNames,
  language: string,
): readonly StatusGroup[] {
  return SYSTEM_PRESENCES.map((presence): StatusGroup => {
    const primary = { text: presence, label: names[presence] };
    const secondary = presences
      .filter((known) => known.secondary && !known.deactivated)
      .filter(({ systemPresence }) => systemPresence === presence)
      .map((known) => ({
        text: writeStatus({
          side: 'pureCloud',
          systemPresence: presence,
          id: known.id,
          text: known.id,
        }),
        label: presenceLabel(known, language),
      }));
    return secondary.length === 0
      ? { kind: 'plain', options: [primary] }
      : { kind: 'primary', label: primary.label, options: [primary, ...secondary] };
  });
}

/** A presence definition's label in a language, or in any that it has. */
export function presenceLabel({ labels, id }: PresenceDefinition, language: string): string {
  const own = Object.entries(labels).find(([code]) => code.toLowerCase().startsWith(language));
  return own?.[1] ?? labels['en_US'] ?? Object.values(labels)[0] ?? id;
}

/** The option that a written status means, however it is written; `null` where the menu does not have it. */
export function optionFor(
  side: Side,
  text: string,
  statuses: Statuses,
  groups: readonly StatusGroup[],
): StatusOption | null {
  const wanted = side === 'omni' ? omniText(text, statuses.omni) : pureCloudText(text, statuses);
  const options = groups.flatMap((group) => group.options);
  return options.find((option) => option.text === wanted) ?? null;
}

function omniText(text: string, statuses: readonly OmniStatusRecord[]): string | null {
  const ref = readStatus('omni', text);
  if (ref === null) return null;
  const { id, name } = ref;
  if (name === OMNI_OFFLINE) return OMNI_OFFLINE;
  const lower = name?.toLowerCase();
  const found =
    statuses.find((status) => status.id === id) ??
    statuses.find((status) => lower !== undefined && status.apiName?.toLowerCase() === lower) ??
    statuses.find((status) => lower !== undefined && status.label?.toLowerCase() === lower);
  return found === undefined ? null : textOfOmni(found);
}

function pureCloudText(text: string, { presences }: Statuses): string | null {
  const ref = readStatus('pureCloud', text);
  if (ref === null) return null;
  const known = presences.find((presence) => presence.id === ref.id);
  if (known === undefined) return ref.id === undefined ? (ref.systemPresence ?? null) : null;
  return known.secondary
    ? writeStatus({
        side: 'pureCloud',
        systemPresence: known.systemPresence,
        id: known.id,
        text: known.id,
      })
    : known.systemPresence;
}
