import type { Cause } from './commands.js';
import type { Language } from './languages.js';
import { reasonOf } from './reason.js';
import type { Side } from './status.js';
import { PRODUCT, type NameOf, type Words } from './vocabulary.js';
import { english } from './words-en.js';
import { japanese } from './words-ja.js';

export type { Language } from './languages.js';
export type { NameOf } from './vocabulary.js';

const WORDS: Record<Language, Words> = { en: english, ja: japanese };

/**
 * Says in one sentence what was set and why: "Omni-Channel set to Busy because you are on a call in PureCloud".
 * `statusName` is the label of the status that was set.
 */
export function whyText(
  cause: Cause,
  side: Side,
  statusName: string,
  language: Language,
  nameOf: NameOf,
): string {
  const words = WORDS[language];
  const reason = reasonOf(cause, side);
  // What is told by its rule alone names it already.
  const item = 'rule' in reason ? null : (/^rule\d+/.exec(cause.rule)?.[0] ?? null);
  const told = words.reason(reason, nameOf) + (item === null ? '' : words.item(item));
  return words.sentence(PRODUCT[side], statusName, told);
}
