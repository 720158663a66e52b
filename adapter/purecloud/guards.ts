/** Guards for what comes from outside. */

export type UnknownRecord = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is UnknownRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A non-empty string, or `undefined`. */
export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** The records of a list; `undefined` for anything but a list. */
export const recordsOf = (value: unknown): readonly UnknownRecord[] | undefined =>
  Array.isArray(value) ? value.filter(isRecord) : undefined;

/** Milliseconds since the epoch of an ISO 8601 date, or `undefined`. */
export function dateOf(value: unknown): number | undefined {
  if (typeof value !== 'string') return undefined;
  const time = Date.parse(value);
  return Number.isNaN(time) ? undefined : time;
}
