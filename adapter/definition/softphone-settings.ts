import type { SoftphoneSettings } from './definition.js';
import type { Problem } from './problem.js';
import { suggesting, warning } from './problems.js';
import { resourceName } from './resource-name.js';
import { isUnset, type Items } from './settings.js';
import { nearest } from './suggestion.js';
import { LANGUAGES } from '../sync/languages.js';

export const SOFTPHONE_SECTION = 'softphone';

/** The first of them is the default. */
const MODES = ['full', 'companion'] as const;
const WHOSE_LANGUAGE = ['salesforce', 'pureCloud', ...LANGUAGES] as const;
const IDENTITIES = ['email', 'federationId', 'none'] as const;
const ACCESSES = ['bridge', 'console'] as const;
const SWITCH = ['true', 'false'] as const;

/** A version, or the name of the static resource that holds it. */
const VERSION = /^(?:Softphone_)?\d[\w.-]{0,30}$/i;
const RESOURCE = /^Softphone_/i;

/**
 * Reads section `softphone`, which may be missing. What is wrong here does not keep sync off: it takes another word for
 * the default, and says so.
 */
export function readSoftphoneSettings(items: Items | undefined): {
  readonly settings: SoftphoneSettings;
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  function word<Word extends string>(name: string, words: readonly [Word, ...Word[]]): Word {
    const value = items?.get(name) ?? '';
    const found = words.find((one) => one.toLowerCase() === value.toLowerCase());
    if (found !== undefined || isUnset(value)) return found ?? words[0];
    const expected = `one of ${words.join(', ')}`;
    const problem = warning('value-invalid', `${SOFTPHONE_SECTION}/${name}`, value, expected);
    problems.push(suggesting(problem, nearest(value, words)));
    return words[0];
  }
  function build(): string | null {
    const value = (items?.get('build') ?? '').trim();
    if (isUnset(value)) return null;
    if (VERSION.test(value)) return resourceName(value.replace(RESOURCE, ''));
    const expected = 'a version of the softphone such as 0.2.0, or none';
    problems.push(warning('value-invalid', `${SOFTPHONE_SECTION}/build`, value, expected));
    return null;
  }
  const settings: SoftphoneSettings = {
    mode: word('mode', MODES),
    language: word('language', WHOSE_LANGUAGE),
    ringtone: word('ringtone', SWITCH) === 'true',
    notifications: word('notifications', SWITCH) === 'true',
    identityMatch: word('identityMatch', IDENTITIES),
    omniAccess: word('omniAccess', ACCESSES),
    timeline: word('timeline', SWITCH) === 'true',
    build: build(),
  };
  return { settings, problems };
}
