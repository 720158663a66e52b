import { nextRevision, withItems, withoutItems } from '../../call-center/edit.js';
import type { CallCenterRecord } from '../../call-center/record.js';
import { upgradeToVersion2 } from '../../call-center/upgrade.js';
import { ENABLED, isRulePath, itemValues, SYNC } from './items.js';

/** New values by `section/item`; `null` removes the item. */
export type Changes = ReadonlyMap<string, string | null>;

/** A record with other values. What is not named stays as it is. */
export function changeItems(record: CallCenterRecord, changes: Changes): CallCenterRecord {
  const sections = new Map<string, { set: Record<string, string>; remove: string[] }>();
  for (const [path, value] of changes) {
    const slash = path.indexOf('/');
    const section = path.slice(0, slash);
    const item = path.slice(slash + 1);
    const of = sections.get(section) ?? { set: {}, remove: [] };
    sections.set(section, of);
    if (value === null) of.remove.push(item);
    else of.set[item] = value;
  }
  return [...sections].reduce(
    (changed, [section, { set, remove }]) =>
      withItems(withoutItems(changed, section, remove), section, set),
    record,
  );
}

/**
 * A draft as it is saved at a time (milliseconds since the epoch): with the revision that follows the one of `base`,
 * which is what the org has.
 */
export function counted(
  draft: CallCenterRecord,
  base: CallCenterRecord,
  at: number,
  author: string,
): CallCenterRecord {
  const revision = nextRevision(base, new Date(at).toISOString(), author);
  return withItems(draft, SYNC, { revision });
}

/**
 * Version 1 as version 2. Whoever has ticked *Enable* and mapped nothing yet goes on from there: with no rule nothing can
 * be saved. `switchedOff`: errors of version 1 kept the sync off, and version 2 would not have them.
 */
export function upgraded(draft: CallCenterRecord): {
  readonly record: CallCenterRecord;
  readonly switchedOff: boolean;
} {
  const record = upgradeToVersion2(draft);
  const was = itemValues(draft).get(ENABLED) ?? '';
  const items = itemValues(record);
  if (items.get(ENABLED) === was) return { record, switchedOff: false };
  if ([...items.keys()].some(isRulePath)) return { record, switchedOff: true };
  return { record: changeItems(record, new Map([[ENABLED, was]])), switchedOff: false };
}
