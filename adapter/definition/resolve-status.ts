import { OMNI_OFFLINE, unresolvedStatus, type Status } from '../sync/status.js';
import type { Catalog, OmniStatusRecord, PresenceDefinition, SystemPresence } from './catalog.js';
import type { Written } from './definition.js';
import type { Problem } from './problem.js';
import { error, suggesting, warning } from './problems.js';
import type { OmniRef, PureCloudRef } from './status-ref.js';
import { nearest } from './suggestion.js';

/** Turns written statuses into those of the two orgs, and collects what that shows. */
export interface StatusResolver {
  readonly problems: readonly Problem[];
  /** Names of Omni-Channel statuses whose Id is not yet known, each once. */
  readonly notYetKnown: readonly string[];
  resolve(written: Written): Status;
  /** The primary definition of a system presence; unresolved where the org's are not known yet. */
  primary(presence: SystemPresence): Status;
}

export function createStatusResolver(catalog: Catalog): StatusResolver {
  const problems: Problem[] = [];
  const notYetKnown: string[] = [];
  /** A status stands in several rules, and its problem is told once. */
  const done = new Map<string, Status>();

  const primaryOf = (presence: SystemPresence): PresenceDefinition | undefined =>
    catalog.presences.find((known) => known.systemPresence === presence && !known.secondary);

  const unknown = (
    { item, ref }: Written,
    expected: string,
    near: readonly string[] = [],
  ): Status => {
    const problem = error('status-unknown', item, ref.text, expected);
    const name = ref.side === 'omni' ? (ref.name ?? '') : '';
    problems.push(suggesting(problem, nearest(name, near)));
    return unresolvedStatus(ref.text);
  };

  const later = (name: string): Status => {
    if (!notYetKnown.includes(name)) notYetKnown.push(name);
    return unresolvedStatus(name);
  };

  function resolveOmni(written: Written, ref: OmniRef): Status {
    const named = ref.name === undefined ? null : statusNamed(ref.name, catalog);
    if (ref.id !== undefined) {
      const { id } = ref;
      if (catalog.omni.some((known) => known.id === id)) return id;
      const foreign = catalog.omniComplete || (catalog.omniRefused ?? []).includes(id);
      if (foreign && named !== null) return named;
      return catalog.omniComplete ? unknown(written, EXPECTED_OMNI, namesOf(catalog.omni)) : id;
    }
    const name = ref.name ?? ref.text;
    if (name === OMNI_OFFLINE) return OMNI_OFFLINE;
    if (named !== null) return named;
    if (recordsNamed(catalog.omni, name).length > 1) {
      return unknown(written, 'a DeveloperName, because several statuses bear this label');
    }
    return catalog.omniComplete
      ? unknown(written, EXPECTED_OMNI, namesOf(catalog.omni))
      : later(name);
  }

  function resolvePureCloud(written: Written, ref: PureCloudRef): Status {
    if (catalog.presences.length === 0) {
      return ref.id ?? unresolvedStatus(ref.systemPresence ?? ref.text);
    }
    const own = catalog.presences.find((known) => known.id === ref.id);
    if (own !== undefined && !own.deactivated) return own.id;
    const presence = ref.systemPresence ?? own?.systemPresence;
    const primary = presence === undefined ? undefined : primaryOf(presence);
    if (primary === undefined) return unknown(written, 'a PureCloud status of the organisation');
    if (own !== undefined) {
      problems.push(
        warning(
          'status-deactivated',
          written.item,
          ref.text,
          `an active status; ${presence} is used`,
        ),
      );
    }
    return primary.id;
  }

  return {
    problems,
    notYetKnown,
    primary: (presence) => primaryOf(presence)?.id ?? unresolvedStatus(presence),
    resolve(written) {
      const key = `${written.item}\n${written.ref.text}`;
      const before = done.get(key);
      if (before !== undefined) return before;
      const { ref } = written;
      const status =
        ref.side === 'omni' ? resolveOmni(written, ref) : resolvePureCloud(written, ref);
      done.set(key, status);
      return status;
    },
  };
}

/** The Omni-Channel status that a name means by what is known; `null`: none, or several bear it as their label. */
export function statusNamed(name: string, catalog: Catalog): Status | null {
  const [first, ...others] = recordsNamed(catalog.omni, name);
  return first === undefined || others.length > 0 ? null : first.id;
}

/** Names that a status can be written by, DeveloperNames first. */
const namesOf = (records: readonly OmniStatusRecord[]): readonly string[] => [
  ...records.flatMap(({ apiName }) => (apiName === undefined ? [] : [apiName])),
  ...records.flatMap(({ label }) => (label === undefined ? [] : [label])),
];

const EXPECTED_OMNI = 'an Omni-Channel status of the org';

/**
 * The records that a name can mean: by DeveloperName, which is unique without regard to case, else by label. Exact
 * spelling goes first, because labels may differ by case alone.
 */
function recordsNamed(records: readonly OmniStatusRecord[], name: string): OmniStatusRecord[] {
  const lower = name.toLowerCase();
  const tests: readonly ((record: OmniStatusRecord) => boolean)[] = [
    (record) => record.apiName === name,
    (record) => record.apiName?.toLowerCase() === lower,
    (record) => record.label === name,
    (record) => record.label?.toLowerCase() === lower,
  ];
  for (const test of tests) {
    const found = records.filter(test);
    if (found.length > 0) return found;
  }
  return [];
}
