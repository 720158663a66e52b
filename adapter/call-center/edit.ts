import { GENERAL_SECTION, repeatChanges } from './general-info.js';
import { itemLabel, sectionLabel, SYNC_SECTION } from './product-items.js';
import type { CallCenterItem, CallCenterRecord, CallCenterSection } from './record.js';

/** What stands for a value that is not set: the Metadata API wants every value to be filled. */
const NONE = 'none';

/**
 * The record with these values in a section. What is not named stays as it is, where it is; an item or a section that
 * is not there yet is added at the end, with this softphone's own label. An empty value becomes `none`.
 */
export function withItems(
  record: CallCenterRecord,
  section: string,
  items: Readonly<Record<string, string>>,
): CallCenterRecord {
  const wanted = new Map(
    Object.entries(items).map(([name, value]) => [name, value.trim() === '' ? NONE : value]),
  );
  if (wanted.size === 0) return record;
  const there = record.sections.some(({ name }) => name === section);
  const sections: readonly CallCenterSection[] = there
    ? record.sections
    : [...record.sections, { name: section, label: sectionLabel(section), items: [] }];
  const edited = {
    ...record,
    sections: sections.map((one) => (one.name === section ? withValues(one, wanted) : one)),
  };
  return section === GENERAL_SECTION ? repeatChanges(edited, wanted) : edited;
}

function withValues(
  section: CallCenterSection,
  wanted: ReadonlyMap<string, string>,
): CallCenterSection {
  const names = new Set(section.items.map(({ name }) => name));
  const changed = section.items.map((item) => {
    const value = wanted.get(item.name);
    return value === undefined ? item : { ...item, value };
  });
  const added = [...wanted].flatMap(([name, value]): CallCenterItem[] =>
    names.has(name) ? [] : [{ name, label: itemLabel(section.name, name), value }],
  );
  return { ...section, items: [...changed, ...added] };
}

/** The record without these items of a section; the section stays, even where nothing is left in it. */
export function withoutItems(
  record: CallCenterRecord,
  section: string,
  items: readonly string[],
): CallCenterRecord {
  const sections = record.sections.map((one) =>
    one.name === section
      ? { ...one, items: one.items.filter(({ name }) => !items.includes(name)) }
      : one,
  );
  const edited = { ...record, sections };
  return section === GENERAL_SECTION
    ? repeatChanges(edited, new Map(items.map((name) => [name, null])))
    : edited;
}

/** The value of an item as it stands; `undefined` where there is no such item. */
export const itemValue = (
  record: CallCenterRecord,
  section: string,
  item: string,
): string | undefined =>
  record.sections
    .filter(({ name }) => name === section)
    .flatMap(({ items }) => items)
    .find(({ name }) => name === item)?.value;

/**
 * The revision that the next save bears, such as `8 2026-11-22 a.admin`. `at` is a time in ISO 8601, of which the day
 * counts; a revision that begins with no number is followed by 1.
 */
export function nextRevision(record: CallCenterRecord, at: string, author: string): string {
  const current = /^\s*(\d{1,15})(?!\d)/.exec(itemValue(record, SYNC_SECTION, 'revision') ?? '');
  const count = Number(current?.[1] ?? 0) + 1;
  const by = author.trim().replace(/\s+/g, ' ').slice(0, LONGEST_AUTHOR);
  return [`${count}`, at.slice(0, 'YYYY-MM-DD'.length), by].filter((part) => part !== '').join(' ');
}

/** The record with its revision counted up. */
export const withNextRevision = (
  record: CallCenterRecord,
  at: string,
  author: string,
): CallCenterRecord =>
  withItems(record, SYNC_SECTION, { revision: nextRevision(record, at, author) });

const LONGEST_AUTHOR = 80;
