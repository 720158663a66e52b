import type { Problem, ProblemCode } from './problem.js';

/** Longer values are cut in a problem: it is for reading. */
const SHOWN = 255;

const clip = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);

const make = (
  kind: Problem['kind'],
  code: ProblemCode,
  item: string,
  value: string,
  expected: string,
): Problem => ({ code, kind, item: clip(item), value: clip(value), expected });

export const error = (code: ProblemCode, item: string, value: string, expected: string): Problem =>
  make('error', code, item, value, expected);

export const warning = (
  code: ProblemCode,
  item: string,
  value: string,
  expected: string,
): Problem => make('warning', code, item, value, expected);

/** The problem with what was most likely meant, if anything. */
export const suggesting = (problem: Problem, suggestion: string | undefined): Problem =>
  suggestion === undefined ? problem : { ...problem, suggestion };

/** A value that cannot be read; `column` counts from 1. */
export function invalid(item: string, value: string, expected: string, column?: number): Problem {
  const problem = error('value-invalid', item, value, expected);
  return column === undefined ? problem : { ...problem, column };
}
