import { changedItems, isRulePath, REVISION, SYNC, VERSION, type ItemValues } from './items.js';

/** Whose value is kept. */
export type Keep = 'mine' | 'theirs';

/** What another save has changed, for an administrator who was editing the same definition. */
export interface Difference {
  /** A path, or `omniSync/rules` for all rules, or `omniSync` where the definition version itself differs. */
  readonly key: string;
  /** The items that it is about. */
  readonly items: readonly string[];
  /** True where both sides have changed it. */
  readonly clash: boolean;
  readonly keep: Keep;
}

export const ALL_RULES = `${SYNC}/rules`;

/**
 * What `theirs` changed since `base`, beside what `mine` changed since then. What only they changed is theirs to begin
 * with; what both changed differently stays mine, as nothing that was typed may be lost. Rules are one matter, since
 * their numbers mean nothing by themselves; and where one side has changed the definition version, its whole section.
 */
export function differences(
  base: ItemValues,
  theirs: ItemValues,
  mine: ItemValues,
): readonly Difference[] {
  const theirChanges = new Set(changedItems(base, theirs));
  const myChanges = new Set(changedItems(base, mine));
  const wholeSection = theirs.get(VERSION) !== mine.get(VERSION);
  const keyOf = (path: string): string => {
    if (wholeSection && path.startsWith(`${SYNC}/`)) return SYNC;
    return isRulePath(path) ? ALL_RULES : path;
  };

  const groups = new Map<string, string[]>();
  for (const path of new Set([...base.keys(), ...theirs.keys(), ...mine.keys()])) {
    if (path === REVISION) continue;
    const key = keyOf(path);
    groups.set(key, [...(groups.get(key) ?? []), path]);
  }
  return [...groups].flatMap(([key, items]): Difference[] => {
    const changedByThem = items.some((path) => theirChanges.has(path));
    const differs = items.some((path) => theirs.get(path) !== mine.get(path));
    if (!changedByThem || !differs) return [];
    const clash = items.some((path) => myChanges.has(path));
    return [{ key, items, clash, keep: clash ? 'mine' : 'theirs' }];
  });
}

/** The values that a definition gets when `theirs` is laid under `mine`: `null` removes an item. */
export function merged(
  theirs: ItemValues,
  mine: ItemValues,
  base: ItemValues,
  chosen: readonly Difference[],
): ReadonlyMap<string, string | null> {
  const decided = new Map(
    chosen.flatMap(({ items, keep }) => items.map((path): [string, Keep] => [path, keep])),
  );
  const changes = new Map<string, string | null>();
  for (const path of changedItems(theirs, mine)) {
    if (path === REVISION) continue;
    const untouched = base.get(path) === mine.get(path);
    const keep = decided.get(path) ?? (untouched ? 'theirs' : 'mine');
    if (keep === 'mine') changes.set(path, mine.get(path) ?? null);
  }
  return changes;
}
