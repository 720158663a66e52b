import type { Definition } from '../definition/definition.js';
import { OMNI_SYNC_SECTION } from '../definition/item-reader.js';
import { readDefinition } from '../definition/read.js';
import { quotedStatus } from '../definition/rule-status.js';
import { isUnset, readSections, type Items } from '../definition/settings.js';
import { itemLabel, ruleLabel } from './product-items.js';
import type { CallCenterItem, CallCenterRecord, CallCenterSection } from './record.js';
import { settingsOf } from './settings-of.js';

/** An item of version 1 and the sentence that says the same in version 2 (omni-sync.md §5). */
const SENTENCES: readonly (readonly [item: string, sentence: (status: Quoted) => string])[] = [
  ['mappedOmniStatus', ({ mapped }) => `pair ${mapped} with ON_QUEUE`],
  ['leavingMappedStatus', ({ mapped, own }) => `when omni leaves ${mapped} set pureCloud ${own}`],
  ['leavingOnQueueStatus', ({ own }) => `when pureCloud leaves ON_QUEUE set omni ${own}`],
  ['salesforceWorkStatus', ({ own }) => `while salesforce work hold pureCloud ${own} always`],
  ['pureCloudWorkStatus', ({ own }) => `while pureCloud work hold omni ${own} always`],
];

interface Quoted {
  readonly mapped: string;
  readonly own: string;
}

/**
 * Version 1 turned into the same thing as version 2: an agent notices no difference. Each status becomes a rule, at
 * the place and with the label of the first of them; every other item stays as it is. Where version 1 is wrong in a
 * way that version 2 cannot be, so that sync was kept off, it is switched off. A record of another version is given
 * back as it is.
 */
export function upgradeToVersion2(record: CallCenterRecord): CallCenterRecord {
  const before = readDefinition(settingsOf(record));
  if (before.version !== 1) return record;
  const items = readSections(settingsOf(record)).sections.get(OMNI_SYNC_SECTION) ?? new Map();
  const upgraded = withSync(record, (section) => upgradedSection(section, items));
  const after = readDefinition(settingsOf(upgraded));
  const lost = syncErrors(after) < syncErrors(before);
  return lost && before.enabled ? withSync(upgraded, switchedOff) : upgraded;
}

const syncErrors = ({ problems }: Definition): number =>
  problems.filter(({ kind, item }) => kind === 'error' && item.startsWith(`${OMNI_SYNC_SECTION}/`))
    .length;

const withSync = (
  record: CallCenterRecord,
  change: (section: CallCenterSection) => CallCenterSection,
): CallCenterRecord => ({
  ...record,
  sections: record.sections.map((section) =>
    section.name === OMNI_SYNC_SECTION ? change(section) : section,
  ),
});

const switchedOff = (section: CallCenterSection): CallCenterSection => ({
  ...section,
  items: section.items.map((item) =>
    item.name === 'enabled' ? { ...item, value: 'false' } : item,
  ),
});

function upgradedSection(section: CallCenterSection, values: Items): CallCenterSection {
  const rules = rulesOf(section, values);
  const replaced = new Set(SENTENCES.map(([name]) => name));
  const first = section.items.findIndex(({ name }) => replaced.has(name));
  const items = section.items.flatMap((item, index): CallCenterItem[] => {
    if (index === first) return [...rules];
    if (replaced.has(item.name)) return [];
    return [item.name === 'definitionVersion' ? { ...item, value: '2' } : item];
  });
  return { ...section, items };
}

function rulesOf(section: CallCenterSection, values: Items): readonly CallCenterItem[] {
  const written = (name: string): string | null => {
    const value = values.get(name) ?? '';
    return isUnset(value) ? null : quotedStatus(value);
  };
  const mapped = written('mappedOmniStatus');
  const sentences = SENTENCES.flatMap(([name, sentence]) => {
    const own = written(name);
    // Without a mapped status nothing leaves it; version 1 has no such rule either.
    const idle = own === null || (mapped === null && name === 'leavingMappedStatus');
    return idle ? [] : [{ name, text: sentence({ mapped: mapped ?? '', own }) }];
  });
  return sentences.map(({ name, text }, index): CallCenterItem => {
    const from = section.items.find((item) => item.name === name);
    const label = from?.label ?? '';
    const own = label !== '' && label !== itemLabel(section.name, name);
    return {
      ...from,
      name: `rule${index + 1}`,
      label: own ? label : ruleLabel(index + 1),
      value: text,
    };
  });
}
