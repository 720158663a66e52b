/** Guards for what comes from outside. None of them throws. */

export type JsonRecord = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is JsonRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isString = (value: unknown): value is string => typeof value === 'string';

/** A text that is not empty, or `undefined`. */
export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** The records of a list; `undefined` for anything but a list. */
export const recordsOf = (value: unknown): readonly JsonRecord[] | undefined =>
  Array.isArray(value) ? value.filter(isRecord) : undefined;

/** What a JSON text stands for; `undefined` where there is none, or where it is no JSON. */
export function readJson(text: string | null | undefined): unknown {
  if (text === null || text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

/**
 * What a value of a program in the same page says as JSON, so that no getter or proxy of it is met later on;
 * `undefined` where it cannot be said.
 */
export function plainJson(value: unknown): unknown {
  try {
    return readJson(JSON.stringify(value));
  } catch {
    return undefined;
  }
}
