import type { CallCenterSettings } from './definition.js';
import type { Problem } from './problem.js';
import { suggesting, warning } from './problems.js';
import { isUnset, readSections, type Items } from './settings.js';
import { SOFTPHONE_SECTION } from './softphone-settings.js';
import { nearest } from './suggestion.js';

/** What another component of the console can ask of the softphone. */
export const EVENT_API_ACTIONS = [
  'setStatus',
  'dial',
  'answer',
  'hangUp',
  'hold',
  'resume',
  'mute',
  'unmute',
  'transfer',
] as const;

export type EventApiAction = (typeof EVENT_API_ACTIONS)[number];

/** What section `softphone` says of other components of the console. */
export interface EventApiSettings {
  /** `events`: they are told what happens; `actions`: they can ask for something, too. */
  readonly is: 'off' | 'events' | 'actions';
  /** What they can ask for; empty unless `is` is `actions`. */
  readonly allowed: readonly EventApiAction[];
  /** Events bear the other party's name and address. */
  readonly personal: boolean;
}

const LEVELS = ['off', 'events', 'actions'] as const;
const TRUTHS = ['false', 'true'] as const;

/**
 * Reads what section `softphone` says of the Event API. What cannot be read is told and gives other components nothing:
 * the API stays off, the action stays refused, the party stays unnamed.
 */
export function readEventApiSettings(settings: CallCenterSettings): {
  readonly settings: EventApiSettings;
  readonly problems: readonly Problem[];
} {
  const items: Items = readSections(settings).sections.get(SOFTPHONE_SECTION) ?? new Map();
  const problems: Problem[] = [];
  const report = (item: string, expected: string, found: string, near: readonly string[]): void => {
    const value = items.get(item) ?? '';
    const problem = warning('value-invalid', `${SOFTPHONE_SECTION}/${item}`, value, expected);
    problems.push(suggesting(problem, nearest(found, near)));
  };
  const word = <Word extends string>(item: string, words: readonly [Word, ...Word[]]): Word => {
    const value = items.get(item) ?? '';
    const found = wordIn(words, value);
    if (found === undefined && !isUnset(value)) {
      report(item, `one of ${words.join(', ')}`, value, words);
    }
    return found ?? words[0];
  };
  const is = word('eventApi', LEVELS);
  const allowed = new Set<EventApiAction>();
  for (const name of namesIn(items.get('eventApiActions') ?? '')) {
    const action = wordIn(EVENT_API_ACTIONS, name);
    if (action !== undefined) allowed.add(action);
    else {
      const expected = `actions separated by commas, of ${EVENT_API_ACTIONS.join(', ')}`;
      report('eventApiActions', expected, name, EVENT_API_ACTIONS);
    }
  }
  const personal = word('eventApiPersonal', TRUTHS) === 'true';
  return {
    settings: { is, allowed: is === 'actions' ? [...allowed] : [], personal },
    problems,
  };
}

const wordIn = <Word extends string>(words: readonly Word[], value: string): Word | undefined =>
  words.find((one) => one.toLowerCase() === value.toLowerCase());

const namesIn = (value: string): readonly string[] =>
  isUnset(value)
    ? []
    : value
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '');
