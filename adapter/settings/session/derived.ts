import { lintRecord } from '../../call-center/lint.js';
import type { CallCenterRecord } from '../../call-center/record.js';
import type { Catalog } from '../../definition/catalog.js';
import type { Definition, Resolved } from '../../definition/definition.js';
import type { Problem } from '../../definition/problem.js';
import { PURE_CLOUD_SECTION } from '../../definition/pure-cloud-settings.js';
import { isUnset } from '../../definition/settings.js';
import { readDefinition } from '../../definition/read.js';
import { resolveDefinition } from '../../definition/resolve.js';
import { VERSIONS } from '../../definition/versions.js';
import type { Rule } from '../../sync/rules.js';
import type { Status } from '../../sync/status.js';
import { settingsOf } from '../../call-center/settings-of.js';
import { SYNC } from './items.js';
import type { ListedCallCenter } from './view.js';

export const definitionOf = (record: CallCenterRecord): Definition =>
  readDefinition(settingsOf(record));

export const resolvedOf = (record: CallCenterRecord, catalog: Catalog): Resolved =>
  resolveDefinition(definitionOf(record), catalog);

/** A definition without the section is another adapter's. */
export const isOurs = (record: CallCenterRecord): boolean =>
  record.sections.some(({ name }) => name === SYNC);

const readsVersion = (version: number | null): version is number =>
  VERSIONS.some((reader) => reader.version === version);

export function listed(record: CallCenterRecord): ListedCallCenter {
  const { version, revision } = definitionOf(record);
  return {
    internalName: record.internalName,
    displayName: record.displayName,
    version,
    editable: readsVersion(version),
    revision,
  };
}

/**
 * The problems as an administrator is told of them. An OAuth client that is still to be made keeps agents from signing
 * in, but nobody from choosing statuses and saving them: it is a warning here.
 */
export const problemsFor = ({ problems }: Resolved): readonly Problem[] =>
  problems.map((problem) =>
    problem.item.startsWith(`${PURE_CLOUD_SECTION}/`) && isUnset(problem.value)
      ? { ...problem, kind: 'warning' }
      : problem,
  );

/** What Salesforce would say of the draft that it did not have to say of what it has. */
export function newFindings(base: CallCenterRecord, draft: CallCenterRecord): readonly string[] {
  const textsOf = (record: CallCenterRecord): readonly string[] =>
    lintRecord(record).flatMap((finding) => (finding.from === 'salesforce' ? [finding.text] : []));
  const before = new Set(textsOf(base));
  return textsOf(draft).filter((text) => !before.has(text));
}

const OMNI_ID = '0N5';

/** The Omni-Channel statuses that the sync may set, by Id: who lacks one of them cannot be set to it. */
export function neededStatuses({ rules }: Resolved): readonly Status[] {
  const needed = rules.rules.flatMap((rule) => setInOmni(rule) ?? []);
  return [...new Set(needed)].filter((status) => status.startsWith(OMNI_ID)).sort();
}

function setInOmni(rule: Rule): Status | null {
  switch (rule.kind) {
    case 'pair':
      return rule.omni;
    case 'is':
    case 'leaves':
      return rule.side === 'pureCloud' ? rule.set : null;
    case 'hold':
      return rule.side === 'omni' ? rule.status : null;
    case 'after':
    case 'ignore':
      return null;
  }
}
