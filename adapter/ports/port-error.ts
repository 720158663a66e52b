import type { Failure } from '../sync/events.js';

/**
 * A port's call that failed, with what the engine and the panel need to know of it.
 * `detail` is for the support bundle only: it holds no token, name or number.
 */
export class PortError extends Error {
  override readonly name = 'PortError';

  constructor(
    readonly failure: Failure,
    readonly detail: string,
  ) {
    super(detail);
  }
}
