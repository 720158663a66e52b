import type { OmniStatusSeed } from './omni-side.js';
import type { Seed } from './seed.js';

export interface WorldOptions {
  /** The flat settings of the definition as it was imported; a seed's `settings` lie over them. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Leave DeveloperNames of a seed's settings as they are, not completed to `DeveloperName:Id`. */
  readonly names?: boolean;
}

const SECTION = '/omniSync/';

/** Items of version 1 whose value is an Omni status. */
const OMNI_ITEMS = ['mappedOmniStatus', 'leavingOnQueueStatus', 'pureCloudWorkStatus'];

/**
 * The imported definition with a scenario's settings: they replace the section `omniSync` whole and lie over the
 * rest. DeveloperNames in them are completed as the settings page does when it saves.
 */
export function mergedSettings(
  seed: Seed,
  options: WorldOptions,
): Readonly<Record<string, string>> {
  const imported = options.settings ?? {};
  if (seed.settings === null) return imported;
  const kept = Object.entries(imported).filter(([key]) => !key.startsWith(SECTION));
  const own = Object.entries(seed.settings).map(([key, value]): [string, string] => [
    key,
    options.names === true ? value : completed(key, value, seed.omniStatuses),
  ]);
  return Object.fromEntries([...kept, ...own]);
}

function completed(key: string, value: string, statuses: readonly OmniStatusSeed[]): string {
  const item = key.startsWith(SECTION) ? key.slice(SECTION.length) : '';
  if (OMNI_ITEMS.includes(item)) return withId(value, statuses);
  return /^rule\d+$/.test(item) ? ruleWithIds(value, statuses) : value;
}

const withId = (name: string, statuses: readonly OmniStatusSeed[]): string => {
  const status = statuses.find((each) => each.apiName === name);
  return status === undefined ? name : `${status.apiName}:${status.id}`;
};

/** In a rule an Omni status is the word after `omni` (and `is`, `leaves`), or after `pair`. */
const ruleWithIds = (rule: string, statuses: readonly OmniStatusSeed[]): string =>
  rule.replace(
    /(\bomni\s+(?:is\s+|leaves\s+)?|\bpair\s+)([A-Za-z]\w*)(?![\w:])/gi,
    (_whole, before: string, name: string) => before + withId(name, statuses),
  );
