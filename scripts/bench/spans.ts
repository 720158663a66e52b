export interface Span {
  readonly what: string;
  /** Milliseconds. */
  readonly from: number;
  readonly to: number;
}

/**
 * How many of them follow one another at most, each beginning after the one before has ended: never fewer than those
 * that wait for one another.
 */
export function longestChain(spans: readonly Span[]): number {
  let longest = 0;
  let ended = -Infinity;
  for (const { from, to } of [...spans].sort((one, other) => one.to - other.to)) {
    if (from < ended) continue;
    longest += 1;
    ended = to;
  }
  return longest;
}
