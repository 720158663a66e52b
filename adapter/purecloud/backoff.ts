export interface BackoffLimits {
  /** Milliseconds before the first retry, at most. */
  readonly base: number;
  /** Milliseconds that no wait exceeds. */
  readonly longest: number;
}

/**
 * Milliseconds to wait after so many failures: doubling, with the upper half left to chance, so that clients
 * which were cut off together do not come back together.
 */
export function backoff(failures: number, random: () => number, limits: BackoffLimits): number {
  const whole = Math.min(limits.longest, limits.base * 2 ** Math.min(failures, 30));
  return Math.round(whole / 2 + (whole / 2) * random());
}
