import { readAroundSettings } from '../definition/around-settings.js';
import type { Catalog } from '../definition/catalog.js';
import type { CallCenterSettings } from '../definition/definition.js';
import type { Problem } from '../definition/problem.js';
import { suggesting, warning } from '../definition/problems.js';
import { PURE_CLOUD_SECTION, pureCloudMissing } from '../definition/pure-cloud-settings.js';
import { readDialingSettings } from '../definition/dialing-settings.js';
import { readEventApiSettings } from '../definition/event-api-settings.js';
import { readDefinition } from '../definition/read.js';
import { resolveDefinition } from '../definition/resolve.js';
import { isUnset, readSections } from '../definition/settings.js';
import { SOFTPHONE_SECTION } from '../definition/softphone-settings.js';
import { nearest } from '../definition/suggestion.js';
import { checkGeneralInfo } from './check-general-info.js';
import { checkMetadata } from './check-metadata.js';
import { checkParts } from './check-parts.js';
import { checkVoice } from './check-voice.js';
import { inOrder, noFindings, type FileProblem } from './file-problem.js';
import type { Form, PlacedCallCenter, PlacedReading, PlacedSection } from './placed.js';
import { IMPORT_ROOT, placeImport } from './read-import.js';
import { placeMetadata } from './read-metadata.js';
import { isSoftphoneItem, SOFTPHONE_ITEMS } from './product-items.js';
import type { CallCenterRecord } from './record.js';
import type { DefinitionHost } from './salesforce-rules.js';
import { settingsOf } from './settings-of.js';
import { NOWHERE, type Place, type XmlElement } from './xml.js';

/** What Salesforce, or this softphone, would make of a definition; both count as errors where they would not take it. */
export type LintFinding = Place & { readonly kind: 'error' | 'warning' } & (
    | { readonly from: 'salesforce'; readonly text: string }
    | { readonly from: 'softphone'; readonly problem: Problem }
  );

export interface Linted {
  readonly form: Form;
  /** `null`: the file is no call center definition. */
  readonly record: CallCenterRecord | null;
  /** In the order of the file. */
  readonly findings: readonly LintFinding[];
}

/**
 * Checks a definition in either form: what Salesforce would refuse when it is imported or deployed, and what this
 * softphone would (omni-sync.md §6), in the host that is to read it. `internalName` is what a metadata file is called by.
 * Never throws.
 */
export function lintFile(
  root: XmlElement,
  internalName?: string,
  host: DefinitionHost = 'openCti',
): Linted {
  const form: Form = root.name === IMPORT_ROOT ? 'import' : 'metadata';
  const reading = form === 'import' ? placeImport(root) : placeMetadata(root, internalName);
  return lintReading(form, reading, host);
}

/** The same for a record of an org; its findings stand nowhere. */
export const lintRecord = (
  record: CallCenterRecord,
  host: DefinitionHost = 'openCti',
): readonly LintFinding[] => lintPlaced(placedAnywhere(record), host);

/** What Salesforce would say; `problems` would make it refuse the file. */
export function checkForSalesforce(
  placed: PlacedCallCenter,
  host: DefinitionHost = 'openCti',
): {
  readonly problems: readonly FileProblem[];
  readonly warnings: readonly FileProblem[];
} {
  const findings = noFindings();
  checkParts(placed, findings, host);
  checkGeneralInfo(placed, findings, host);
  if (host === 'voice') checkVoice(placed, findings);
  if (placed.form === 'metadata') checkMetadata(placed, findings);
  return { problems: inOrder(findings.problems), warnings: inOrder(findings.warnings) };
}

function lintReading(form: Form, reading: PlacedReading, host: DefinitionHost): Linted {
  if (!reading.ok) return { form, record: null, findings: reading.problems.map(asError) };
  const findings = [...reading.warnings.map(asWarning), ...lintPlaced(reading.placed, host)];
  return { form, record: reading.placed.record, findings: inOrder(findings) };
}

function lintPlaced(placed: PlacedCallCenter, host: DefinitionHost): readonly LintFinding[] {
  const { problems, warnings } = checkForSalesforce(placed, host);
  const placeOf = placesIn(placed);
  return inOrder([
    ...problems.map(asError),
    ...warnings.map(asWarning),
    ...softphoneProblems(placed.record).map((problem) => ({
      ...placeOf(problem.item),
      kind: problem.kind,
      from: 'softphone' as const,
      problem,
    })),
  ]);
}

const asError = ({ line, column, text }: FileProblem): LintFinding => ({
  line,
  column,
  kind: 'error',
  from: 'salesforce',
  text,
});

const asWarning = (problem: FileProblem): LintFinding => ({ ...asError(problem), kind: 'warning' });

/** No status is known; whether the org has them is for the settings page to tell. */
const UNKNOWN: Catalog = { omni: [], omniComplete: false, presences: [] };

function softphoneProblems(record: CallCenterRecord): readonly Problem[] {
  const settings = settingsOf(record);
  const definition = readDefinition(settings);
  const { problems } = resolveDefinition(definition, UNKNOWN);
  const missing = record.sections.some(({ name }) => name === PURE_CLOUD_SECTION)
    ? []
    : [pureCloudMissing];
  const around = [
    ...readAroundSettings(settings).problems,
    ...readDialingSettings(settings).problems,
    ...readEventApiSettings(settings).problems,
    ...unknownSoftphoneItems(settings),
  ];
  return [...problems, ...around, ...missing].map((problem) =>
    // A new definition waits for what only its administrator can give; with sync on it is too late to wait.
    !definition.enabled && yetToBeGiven(problem) ? { ...problem, kind: 'warning' } : problem,
  );
}

/** A misspelt item of section `softphone` is as if it were not there. */
function unknownSoftphoneItems(settings: CallCenterSettings): readonly Problem[] {
  const items = readSections(settings).sections.get(SOFTPHONE_SECTION) ?? new Map<string, string>();
  return [...items].flatMap(([name, value]) =>
    isSoftphoneItem(name)
      ? []
      : suggesting(
          warning(
            'item-unknown',
            `${SOFTPHONE_SECTION}/${name}`,
            value,
            'an item of this softphone',
          ),
          nearest(name, SOFTPHONE_ITEMS),
        ),
  );
}

const yetToBeGiven = ({ item, value }: Problem): boolean =>
  item === PURE_CLOUD_SECTION || (item === `${PURE_CLOUD_SECTION}/clientId` && isUnset(value));

/** Where an item (`section/item`) stands, or else its section, or else the whole. */
function placesIn({ place, sections }: PlacedCallCenter): (path: string) => Place {
  const places = new Map<string, Place>();
  // Where a name is there twice, the last one counts for the softphone.
  for (const section of sections) {
    places.set(section.name, section.place);
    for (const item of section.items) places.set(`${section.name}/${item.name}`, item.place);
  }
  return (path) => {
    const [section = ''] = path.split('/', 1);
    const { line, column } = places.get(path) ?? places.get(section) ?? place;
    return { line, column };
  };
}

function placedAnywhere(record: CallCenterRecord): PlacedCallCenter {
  const blank = { sortOrder: null, place: NOWHERE, strange: [], others: [] };
  const sections = record.sections.map(({ name, label, items }): PlacedSection => ({
    ...blank,
    name,
    label,
    items: items.map((item) => ({ ...blank, ...item })),
  }));
  return { form: 'metadata', place: NOWHERE, sections, head: new Map(), record };
}
