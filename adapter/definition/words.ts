import type { Problem } from './problem.js';
import { english } from './words-en.js';
import { japanese } from './words-ja.js';
import type { ProblemText, ProblemWords } from './words-of-problems.js';

/** The languages that problems are told in. */
export type Language = 'en' | 'ja';

const WORDS: Readonly<Record<Language, ProblemWords>> = { en: english, ja: japanese };

/** A problem in words: what is wrong, and what to do about it. */
export const problemText = (problem: Problem, language: Language): ProblemText =>
  WORDS[language][problem.code](problem);
