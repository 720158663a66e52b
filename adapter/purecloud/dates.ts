/** Milliseconds since the epoch of an ISO 8601 date, or `undefined`. */
export function dateOf(value: unknown): number | undefined {
  if (typeof value !== 'string') return undefined;
  const time = Date.parse(value);
  return Number.isNaN(time) ? undefined : time;
}
