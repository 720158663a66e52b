import type { Failure } from '../sync/events.js';

/** What an agent can be told besides. */
export interface PortErrorFacts {
  /** Permissions of which one is missing, as the product names them. */
  readonly needs?: readonly string[];
  /** `gone`: what was to be changed is over, or has changed meanwhile; `notFound`: whom it was for is not known. */
  readonly because?: 'gone' | 'notFound';
}

/**
 * A port's call that failed, with what the engine and the panel need to know of it.
 * `detail` is for the support bundle only: it holds no token, name or number.
 */
export class PortError extends Error {
  override readonly name = 'PortError';

  constructor(
    readonly failure: Failure,
    readonly detail: string,
    readonly facts: PortErrorFacts = {},
  ) {
    super(detail);
  }
}
