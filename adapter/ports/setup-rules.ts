import { itemValue } from '../call-center/edit.js';
import { SYNC_SECTION } from '../call-center/product-items.js';
import type { CallCenterRecord } from '../call-center/record.js';
import type { Stamp, StoredCallCenter } from './setup.js';

/** What every Setup decides alike, whatever it talks to. */

/** A user name without its domain. */
export const authorOf = (userName: string): string => userName.replace(/@.*$/s, '');

export function inDisplayOrder(centers: readonly StoredCallCenter[]): readonly StoredCallCenter[] {
  const collator = new Intl.Collator('en', { numeric: true });
  return [...centers].sort(
    ({ record: a }, { record: b }) =>
      collator.compare(a.displayName, b.displayName) ||
      collator.compare(a.internalName, b.internalName),
  );
}

export function stampOf(record: CallCenterRecord, changed: string, changedBy: string): Stamp {
  const revision = itemValue(record, SYNC_SECTION, 'revision');
  return { changed, changedBy, ...(revision === undefined ? {} : { revision }) };
}

/** Whether somebody has saved since. Orgs that tell no date still have the revision. */
export function hasMoved(base: Stamp, now: Stamp): boolean {
  const dated = base.changed !== '' && now.changed !== '';
  return (dated && base.changed !== now.changed) || base.revision !== now.revision;
}

/** Whether the org has this record already: every section and item, by name, label and value, in this order. */
export const isAlready = (record: CallCenterRecord, stored: CallCenterRecord): boolean =>
  written(record) === written(stored);

const written = ({ internalName, displayName, sections }: CallCenterRecord): string =>
  JSON.stringify([
    internalName,
    displayName,
    sections.map(({ name, label, items }) => [
      name,
      label,
      items.map((item) => [item.name, item.label, item.value]),
    ]),
  ]);

/** An item that a save changed and that the org has otherwise. */
export interface NotKept {
  readonly section: string;
  readonly item: string;
  readonly value: string;
  /** Absent: the item is not there. */
  readonly found?: string;
}

/** The first item that was to be changed, and was not. */
export function firstNotKept(
  before: CallCenterRecord,
  wanted: CallCenterRecord,
  after: CallCenterRecord,
): NotKept | undefined {
  for (const section of wanted.sections) {
    for (const { name, value } of section.items) {
      if (itemValue(before, section.name, name) === value) continue;
      const found = itemValue(after, section.name, name);
      if (found === value) continue;
      return {
        section: section.name,
        item: name,
        value,
        ...(found === undefined ? {} : { found }),
      };
    }
  }
  return undefined;
}

/** For the administrator, as the detail of a refusal. */
export const sentenceOf = ({ section, item, value, found }: NotKept): string =>
  found === undefined
    ? `The org did not keep the item ${item} of section ${section}.`
    : `The org keeps the item ${item} of section ${section} as "${found}", not as "${value}".`;
