import type { StartupAuthority } from '../sync/rules.js';
import type { Side } from '../sync/status.js';
import type { Written } from './definition.js';
import type { Problem } from './problem.js';
import { invalid, warning } from './problems.js';
import { isUnset, type Items } from './settings.js';
import { EXPECTED_STATUS, readStatus } from './status-ref.js';
import type { SectionContent } from './version-reader.js';
import { readObject } from './work-objects.js';

export const OMNI_SYNC_SECTION = 'omniSync';

/** Longest `sessionEndGrace`, in seconds. */
const LONGEST_GRACE = 3600;
const DEFAULT_GRACE = 10;

/** The items that every version has. */
const COMMON_ITEMS: readonly string[] = [
  'definitionVersion',
  'enabled',
  'startupAuthority',
  'sessionEndStatus',
  'sessionEndGrace',
  'revision',
];

/** Reads the items of section `omniSync` one by one, and collects what is wrong with them. */
export interface ItemReader {
  readonly problems: Problem[];
  /** Empty where the item is absent or not set. */
  text(item: string): string;
  truth(item: string): boolean;
  /** The first word is the default. */
  word<Word extends string>(item: string, words: readonly [Word, ...Word[]]): Word;
  status(item: string, side: Side): Written | null;
  objects(item: string): readonly string[];
  common(): Pick<
    SectionContent,
    'enabled' | 'startupAuthority' | 'sessionEndStatus' | 'sessionEndGrace' | 'revision'
  >;
  /** Warns of the items that this version does not have. */
  rejectOthers(version: number, has: (item: string) => boolean): void;
}

export const pathOf = (item: string): string => `${OMNI_SYNC_SECTION}/${item}`;

export function createItemReader(items: Items): ItemReader {
  const problems: Problem[] = [];
  const valueOf = (item: string): string => items.get(item) ?? '';
  const textOf = (item: string): string => (isUnset(valueOf(item)) ? '' : valueOf(item));
  const report = (item: string, expected: string): void => {
    problems.push(invalid(pathOf(item), valueOf(item), expected));
  };

  const reader: ItemReader = {
    problems,
    text: textOf,

    truth(item) {
      const value = textOf(item).toLowerCase();
      if (value !== '' && value !== 'true' && value !== 'false') report(item, 'true or false');
      return value === 'true';
    },

    word(item, words) {
      const value = valueOf(item).toLowerCase();
      const [first] = words;
      if (value === '') return first;
      const found = words.find((word) => word.toLowerCase() === value);
      // `none` stands for "not set" where it is no word of the item itself.
      if (found === undefined && !isUnset(value)) report(item, `one of ${words.join(', ')}`);
      return found ?? first;
    },

    status(item, side) {
      const value = textOf(item);
      if (value === '') return null;
      const ref = readStatus(side, value);
      if (ref === null) report(item, EXPECTED_STATUS[side]);
      return ref === null ? null : { ref, item: pathOf(item) };
    },

    objects(item) {
      const value = textOf(item);
      if (value === '') return [];
      const found = value.split(',').map(readObject);
      const known = found.filter((object) => object !== null);
      if (known.length < found.length) {
        report(item, 'objects separated by commas, e.g. MessagingSession, LiveChatTranscript');
      }
      return [...new Set(known)];
    },

    common() {
      return {
        enabled: reader.truth('enabled'),
        startupAuthority: reader.word<StartupAuthority>('startupAuthority', [
          'ask',
          'pureCloud',
          'omni',
          'none',
        ]),
        sessionEndStatus: reader.status('sessionEndStatus', 'pureCloud'),
        sessionEndGrace: grace(),
        revision: textOf('revision'),
      };
    },

    rejectOthers(version, has) {
      for (const [item, value] of items) {
        if (COMMON_ITEMS.includes(item) || has(item)) continue;
        problems.push(
          warning('item-unknown', pathOf(item), value, `an item of definition version ${version}`),
        );
      }
    },
  };

  function grace(): number {
    const value = textOf('sessionEndGrace');
    if (value === '') return DEFAULT_GRACE;
    const seconds = /^\d{1,4}$/.test(value) ? Number(value) : LONGEST_GRACE + 1;
    if (seconds <= LONGEST_GRACE) return seconds;
    report('sessionEndGrace', `seconds, 0 to ${LONGEST_GRACE}`);
    return DEFAULT_GRACE;
  }

  return reader;
}
