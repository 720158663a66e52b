import type { PureCloudHealth } from '../../ports/pure-cloud.js';

const MOST_CALLS = 20;

/** How PureCloud has been over several clients that followed each other; `null`: there was none. */
export function healthOf(healths: readonly (() => PureCloudHealth)[]): PureCloudHealth | null {
  return healths.reduce<PureCloudHealth | null>((before, ask) => {
    const health = ask();
    if (before === null) return health;
    const same = before.rest?.ok === health.rest?.ok;
    return {
      rest: same ? before.rest : (health.rest ?? before.rest),
      failedCalls: [...before.failedCalls, ...health.failedCalls].slice(-MOST_CALLS),
      clockSkew: health.clockSkew ?? before.clockSkew,
      requests: before.requests + health.requests,
      sockets: before.sockets + health.sockets,
      ignoredFrames: before.ignoredFrames + health.ignoredFrames,
    };
  }, null);
}
