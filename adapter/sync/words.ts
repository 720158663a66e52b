import type { Cause } from './commands.js';
import type { Language } from './languages.js';
import type { Side } from './status.js';
import type { NameOf, Words } from './vocabulary.js';
import { whyBy } from './why.js';
import { english } from './words-en.js';
import { japanese } from './words-ja.js';

export type { Language } from './languages.js';
export type { NameOf } from './vocabulary.js';

const WORDS: Record<Language, Words> = { en: english, ja: japanese };

/** {@link whyBy}, by whoever has the words of every language. */
export const whyText = (
  cause: Cause,
  side: Side,
  statusName: string,
  language: Language,
  nameOf: NameOf,
): string => whyBy(WORDS[language], cause, side, statusName, nameOf);
