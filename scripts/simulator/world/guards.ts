import type { JsonRecord } from '../../../adapter/ports/json.js';
import { shown } from '../../../adapter/replay/fields.js';

/** Hand-written guards for what comes in from files and over HTTP. */

/** Says that something does not fit, in a sentence for the person who wrote it. */
export class Misfit extends Error {
  override readonly name = 'Misfit';
}

export const misfit = (sentence: string): never => {
  throw new Misfit(sentence);
};

export const flagOf = (
  fields: JsonRecord,
  key: string,
  otherwise: boolean,
  where: string,
): boolean => {
  const value = fields[key];
  if (value === undefined) return otherwise;
  return typeof value === 'boolean'
    ? value
    : misfit(`${where}: "${key}" must be true or false, not ${shown(value)}.`);
};

/** A finite number of at least `least`. */
export const numberOf = (
  fields: JsonRecord,
  key: string,
  otherwise: number,
  least: number,
  where: string,
): number => {
  const value = fields[key];
  if (value === undefined) return otherwise;
  return typeof value === 'number' && Number.isFinite(value) && value >= least
    ? value
    : misfit(`${where}: "${key}" must be a number of at least ${least}, not ${shown(value)}.`);
};

/** One of a few words. */
export function wordOf<W extends string>(
  fields: JsonRecord,
  key: string,
  words: readonly W[],
  where: string,
  otherwise?: W,
): W {
  const value = fields[key];
  if (value === undefined && otherwise !== undefined) return otherwise;
  return (
    words.find((word) => word === value) ??
    misfit(`${where}: "${key}" must be one of ${words.join(', ')}, not ${shown(value)}.`)
  );
}

export const onlyKeys = (fields: JsonRecord, keys: readonly string[], where: string): void => {
  const stranger = Object.keys(fields).find((key) => !keys.includes(key));
  if (stranger !== undefined) {
    misfit(`${where}: "${stranger}" is not known here; expected are ${keys.join(', ')}.`);
  }
};
