import type { Language } from '../sync/languages.js';
import type { Problem } from './problem.js';
import { english } from './words-en.js';
import { japanese } from './words-ja.js';
import type { ProblemText, ProblemWords } from './words-of-problems.js';

export type { Language } from '../sync/languages.js';

const WORDS: Readonly<Record<Language, ProblemWords>> = { en: english, ja: japanese };

/** A problem in words: what is wrong, and what to do about it. */
export function problemText(problem: Problem, language: Language): ProblemText {
  const { what, todo } = WORDS[language][problem.code](problem);
  const { suggestion } = problem;
  return suggestion === undefined
    ? { what, todo }
    : { what: what + DID_YOU_MEAN[language](suggestion), todo };
}

const DID_YOU_MEAN: Readonly<Record<Language, (suggestion: string) => string>> = {
  en: (suggestion) => ` Did you mean “${suggestion}”?`,
  ja: (suggestion) => ` 「${suggestion}」ではありませんか。`,
};
