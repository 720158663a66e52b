import type { CallCenterRecord } from '../../call-center/record.js';
import { isRuleItem } from '../rules/rule-items.js';

/** The values of a record by `section/item`. */
export type ItemValues = ReadonlyMap<string, string>;

export const SYNC = 'omniSync';

/** The path of an item of section `omniSync`. */
export const syncItem = (name: string): string => `${SYNC}/${name}`;

export const REVISION = syncItem('revision');
export const VERSION = syncItem('definitionVersion');
export const ENABLED = syncItem('enabled');
export const TIMELINE = 'softphone/timeline';

/** Whether a path is that of a rule, on or off. */
export const isRulePath = (path: string): boolean =>
  path.startsWith(`${SYNC}/`) && isRuleItem(path.slice(SYNC.length + 1));

export const itemValues = (record: CallCenterRecord): ItemValues =>
  new Map(
    record.sections.flatMap((section) =>
      section.items.map(({ name, value }): [string, string] => [`${section.name}/${name}`, value]),
    ),
  );

/** The items that differ, in the order of `after`; those that `after` no longer has come last. */
export function changedItems(before: ItemValues, after: ItemValues): readonly string[] {
  const changed = [...after].filter(([path, value]) => before.get(path) !== value);
  const removed = [...before.keys()].filter((path) => !after.has(path));
  return [...changed.map(([path]) => path), ...removed];
}

export function sameItems(a: CallCenterRecord, b: CallCenterRecord): boolean {
  return changedItems(itemValues(a), itemValues(b)).length === 0;
}
