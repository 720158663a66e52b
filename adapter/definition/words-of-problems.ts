import type { Problem, ProblemCode } from './problem.js';

export interface ProblemText {
  /** What is wrong, in a sentence. */
  readonly what: string;
  /** What to do, in a sentence. */
  readonly todo: string;
}

/** One language's words: a code without words does not compile. */
export type ProblemWords = Readonly<Record<ProblemCode, (problem: Problem) => ProblemText>>;

/** The name of an item without its section. */
export const itemOf = ({ item }: Problem): string => item.slice(item.indexOf('/') + 1);

/** A word of a table, whatever key an outside text gives. */
export const wordFor = (
  words: Readonly<Record<string, string>>,
  key: string,
): string | undefined => (Object.hasOwn(words, key) ? words[key] : undefined);
