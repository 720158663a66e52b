import type { CallCenterSettings } from './definition.js';
import type { Problem } from './problem.js';
import { suggesting, warning } from './problems.js';
import { isUnset, readSections } from './settings.js';
import { SOFTPHONE_SECTION } from './softphone-settings.js';
import { nearest } from './suggestion.js';

const DIALING_SECTION = 'reqDialingOptions';

/** What a telephone system wants in front of a number; each empty where there is none. */
export interface DialingPrefixes {
  /** For every number outside the organisation. */
  readonly outside: string;
  /** For one of another area of the own country. */
  readonly longDistance: string;
  /** For one of another country. */
  readonly international: string;
}

/** How numbers are read and called. */
export interface DialingSettings {
  /** ISO 3166-1, two capitals: whose numbers need no country code; `null`: all numbers do. */
  readonly country: string | null;
  readonly prefixes: DialingPrefixes;
  /** The prefixes are sent along; else PureCloud is given numbers of E.164. */
  readonly applyPrefixes: boolean;
  /** Who has no station cannot go On Queue. */
  readonly stationRequired: boolean;
}

export const NO_PREFIXES: DialingPrefixes = { outside: '', longDistance: '', international: '' };

const COUNTRY = /^[a-z]{2}$/i;
const PREFIX = /^[\d*#]{1,8}$/;

/** Salesforce keeps names that begin with `req` for itself; a definition written by hand may have it all the same. */
const RESERVED_NAME = 'requireStation';

/** Two letters that are often written for a country and are not its code. */
const MISTAKEN: Readonly<Record<string, string>> = { UK: 'GB', EN: 'GB', JA: 'JP', KO: 'KR' };

/**
 * Reads what sections `softphone` and `reqDialingOptions` say of calling. What is wrong here is told, and its default is
 * taken.
 */
export function readDialingSettings(settings: CallCenterSettings): {
  readonly settings: DialingSettings;
  readonly problems: readonly Problem[];
} {
  const { sections } = readSections(settings);
  const problems: Problem[] = [];
  const read = (section: string, item: string): string => {
    const value = sections.get(section)?.get(item) ?? '';
    return isUnset(value) ? '' : value;
  };
  const report = (path: string, value: string, expected: string, meant?: string): void =>
    void problems.push(suggesting(warning('value-invalid', path, value, expected), meant));

  const word = <Word extends string>(item: string, words: readonly [Word, ...Word[]]): Word => {
    const value = read(SOFTPHONE_SECTION, item);
    const found = words.find((one) => one === value.toLowerCase());
    if (found === undefined && value !== '') {
      const expected = `one of ${words.join(', ')}`;
      report(`${SOFTPHONE_SECTION}/${item}`, value, expected, nearest(value, words));
    }
    return found ?? words[0];
  };

  const truth = (item: string): boolean => word(item, ['false', 'true']) === 'true';

  const country = (): string | null => {
    const value = read(SOFTPHONE_SECTION, 'country');
    const code = value.toUpperCase();
    const meant = Object.hasOwn(MISTAKEN, code) ? MISTAKEN[code] : undefined;
    if (value === '' || (COUNTRY.test(value) && meant === undefined)) return code || null;
    report(
      `${SOFTPHONE_SECTION}/country`,
      value,
      'the two letters of a country (ISO 3166), such as US, DE or GB, or none',
      meant,
    );
    return null;
  };

  const prefix = (item: string): string => {
    const value = read(DIALING_SECTION, item);
    if (value === '' || PREFIX.test(value)) return value;
    report(`${DIALING_SECTION}/${item}`, value, 'up to 8 digits, * or #, or none');
    return '';
  };

  return {
    settings: {
      country: country(),
      prefixes: {
        outside: prefix('reqOutsidePrefix'),
        longDistance: prefix('reqLongDistPrefix'),
        international: prefix('reqInternationalPrefix'),
      },
      applyPrefixes: word('dialingPrefixes', ['none', 'apply']) === 'apply',
      stationRequired: truth('stationRequired') || truth(RESERVED_NAME),
    },
    problems,
  };
}
