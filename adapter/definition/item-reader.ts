import type { StartupAuthority } from '../sync/rules.js';
import type { Side } from '../sync/status.js';
import type { Written } from './definition.js';
import type { Problem } from './problem.js';
import { invalid, suggesting, warning } from './problems.js';
import { isUnset, type Items } from './settings.js';
import { EXPECTED_STATUS, NEAR_STATUS, readStatus } from './status-ref.js';
import { nearest } from './suggestion.js';
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
  /** Warns of the items that this version does not have; `names` are its own, besides those that every version has. */
  rejectOthers(version: number, names: readonly string[], more?: RegExp): void;
}

export const pathOf = (item: string): string => `${OMNI_SYNC_SECTION}/${item}`;

export function createItemReader(items: Items): ItemReader {
  const problems: Problem[] = [];
  const valueOf = (item: string): string => items.get(item) ?? '';
  const textOf = (item: string): string => (isUnset(valueOf(item)) ? '' : valueOf(item));
  const report = (item: string, expected: string, near: readonly string[] = []): void => {
    const value = valueOf(item);
    problems.push(suggesting(invalid(pathOf(item), value, expected), nearest(value, near)));
  };

  const reader: ItemReader = {
    problems,
    text: textOf,

    truth(item) {
      const value = textOf(item).toLowerCase();
      if (value !== '' && value !== 'true' && value !== 'false') {
        report(item, 'true or false', ['true', 'false']);
      }
      return value === 'true';
    },

    word(item, words) {
      const value = valueOf(item).toLowerCase();
      const [first] = words;
      if (value === '') return first;
      const found = words.find((word) => word.toLowerCase() === value);
      // `none` stands for "not set" where it is no word of the item itself.
      if (found === undefined && !isUnset(value)) {
        report(item, `one of ${words.join(', ')}`, words);
      }
      return found ?? first;
    },

    status(item, side) {
      const value = textOf(item);
      if (value === '') return null;
      const ref = readStatus(side, value);
      if (ref === null) report(item, EXPECTED_STATUS[side], NEAR_STATUS[side]);
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

    rejectOthers(version, names, more) {
      const known = [...COMMON_ITEMS, ...names];
      for (const [item, value] of items) {
        if (known.includes(item) || more?.test(item) === true) continue;
        const expected = `an item of definition version ${version}`;
        const problem = warning('item-unknown', pathOf(item), value, expected);
        problems.push(suggesting(problem, nearest(item, known)));
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
