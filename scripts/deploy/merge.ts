/** A definition of ours into an org that may have edited its own: three ways, setting by setting. */
import {
  itemValue,
  withItems,
  withNextRevision,
  withoutItems,
} from '../../adapter/call-center/edit.js';
import { SYNC_SECTION } from '../../adapter/call-center/product-items.js';
import type { CallCenterRecord } from '../../adapter/call-center/record.js';

export interface Difference {
  /** `section/item`, or `display name`. */
  readonly setting: string;
  /** `null`: it is not there. */
  readonly ours: string | null;
  readonly theirs: string | null;
}

export interface Merge {
  /** What the org should have. */
  readonly merged: CallCenterRecord;
  /** What changes in the org: ours is taken. */
  readonly taken: readonly Difference[];
  /** What was edited in Setup and stays. */
  readonly kept: readonly Difference[];
  /** Changed on both sides since the last deployment; in `merged` they are as in Setup. */
  readonly conflicts: readonly Difference[];
}

export interface Sides {
  readonly ours: CallCenterRecord;
  readonly theirs: CallCenterRecord;
  /** Ours as it was last deployed; `null` where nobody knows. */
  readonly base: CallCenterRecord | null;
  /** Ours is taken wherever the two differ. */
  readonly force: boolean;
  /** For the revision: a time in ISO 8601, and who. */
  readonly at: string;
  readonly author: string;
}

const DISPLAY_NAME = 'display name';
const REVISION = `${SYNC_SECTION}/revision`;

function settingsOf(record: CallCenterRecord): ReadonlyMap<string, string> {
  const settings = new Map([[DISPLAY_NAME, record.displayName]]);
  for (const { name, items } of record.sections) {
    for (const item of items) settings.set(`${name}/${item.name}`, item.value);
  }
  return settings;
}

type Verdict = 'same' | 'take' | 'keep' | 'conflict';

/**
 * What only one side changed is that side's; without a base, what both have is as in Setup, and what only we have is new. Where
 * Setup has gone to another definition version, the settings of the sync are all its own.
 */
export function mergeDefinition(sides: Sides): Merge {
  const { theirs, force } = sides;
  const [our, their] = [settingsOf(sides.ours), settingsOf(theirs)];
  const base = sides.base === null ? null : settingsOf(sides.base);
  const versionItem = `${SYNC_SECTION}/definitionVersion`;
  const theirVersion = their.get(versionItem);
  const upgraded =
    theirVersion !== our.get(versionItem) &&
    (base === null || theirVersion !== base.get(versionItem));
  const settled = (setting: string): boolean =>
    upgraded && setting !== versionItem && setting.startsWith(`${SYNC_SECTION}/`);

  const verdictOn = (setting: string): Verdict => {
    const [ours, known] = [our.get(setting), their.get(setting)];
    if (ours === known || setting === REVISION) return 'same';
    if (force) return 'take';
    if (settled(setting)) return 'keep';
    if (base === null) return known === undefined ? 'take' : 'keep';
    const before = base.get(setting);
    if (known === before) return 'take';
    return ours === before ? 'keep' : 'conflict';
  };

  const found: Record<Verdict, Difference[]> = { same: [], take: [], keep: [], conflict: [] };
  for (const setting of new Set([...our.keys(), ...their.keys()])) {
    found[verdictOn(setting)].push({
      setting,
      ours: our.get(setting) ?? null,
      theirs: their.get(setting) ?? null,
    });
  }
  const { take: taken, keep: kept, conflict: conflicts } = found;
  return { merged: apply(sides, taken), taken, kept, conflicts };
}

function apply({ theirs, at, author }: Sides, taken: readonly Difference[]): CallCenterRecord {
  if (taken.length === 0) return theirs;
  let record = theirs;
  for (const { setting, ours } of taken) {
    if (setting === DISPLAY_NAME) {
      record = { ...record, displayName: ours ?? record.displayName };
      continue;
    }
    const [section = '', item = ''] = setting.split('/');
    record =
      ours === null
        ? withoutItems(record, section, [item])
        : withItems(record, section, { [item]: ours });
  }
  // The softphones take a definition for a newer one by its revision.
  return itemValue(record, SYNC_SECTION, 'revision') === undefined
    ? record
    : withNextRevision(record, at, author);
}
