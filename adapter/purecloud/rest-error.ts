import type { Failure, FailureReason } from '../sync/events.js';
import { PortError } from '../ports/port-error.js';

/** What went wrong below HTTP, or `status` where PureCloud answered. */
export type RestTrouble = 'status' | 'network' | 'timeout' | 'aborted' | 'signedOut';

interface RestErrorDetails {
  /** 0 where there was no answer. */
  readonly status?: number;
  /** PureCloud's own code, e.g. `missing.permissions`. */
  readonly code?: string;
  /** `ININ-Correlation-Id`, for a support request to Genesys. */
  readonly correlationId?: string;
  /** Seconds. */
  readonly retryAfter?: number;
  /** Permissions that PureCloud names as missing. */
  readonly needs?: readonly string[];
  /** PureCloud's own words, without what they are about. */
  readonly words?: string;
}

/** A REST call that failed. Its message holds method, path and codes, and neither token nor body. */
export class RestError extends Error {
  override readonly name = 'RestError';
  readonly status: number;
  readonly code: string | undefined;
  readonly correlationId: string | undefined;
  readonly retryAfter: number | undefined;
  readonly needs: readonly string[];
  readonly words: string;

  constructor(
    readonly trouble: RestTrouble,
    call: string,
    details: RestErrorDetails = {},
  ) {
    const facts = [
      details.status ?? trouble,
      details.code,
      details.correlationId && `correlation ${details.correlationId}`,
    ];
    super(`${call}: ${facts.filter((fact) => fact !== undefined && fact !== '').join(', ')}`);
    this.status = details.status ?? 0;
    this.code = details.code;
    this.correlationId = details.correlationId;
    this.retryAfter = details.retryAfter;
    this.needs = details.needs ?? [];
    this.words = details.words ?? '';
  }
}

/** Answers that Genesys' own clients try again. */
const PASSING = new Set([408, 413, 429, 500, 502, 503, 504]);

/** Whether the same call may succeed a little later. */
export const isPassing = (error: RestError): boolean =>
  error.trouble === 'network' ||
  error.trouble === 'timeout' ||
  PASSING.has(error.status) ||
  error.status >= 500;

/** Whether PureCloud did not answer at all. */
export const isUnreachable = (error: unknown): boolean =>
  error instanceof RestError && (error.trouble === 'network' || error.trouble === 'timeout');

/** Whether the token was not taken, or there is none. */
export const isSignedOut = (error: unknown): boolean =>
  error instanceof RestError && (error.trouble === 'signedOut' || error.status === 401);

function reasonOf(error: RestError): FailureReason {
  if (error.trouble === 'network' || error.trouble === 'aborted') return 'network';
  if (error.trouble === 'timeout' || error.status === 408) return 'timeout';
  if (error.trouble === 'signedOut' || error.status === 401) return 'notPermitted';
  if (error.status === 403) return 'notPermitted';
  if (error.status === 429) return 'rateLimited';
  if (error.status >= 500) return 'serverError';
  return 'refused';
}

/**
 * What the engine and the panel need to know of a failed call. A token that is gone is transient: the same
 * call succeeds once the agent has signed in again.
 */
export function toPortError(error: unknown): PortError {
  if (error instanceof PortError) return error;
  if (!(error instanceof RestError)) {
    // The SDK throws plain strings for a missing parameter; they are worth no more than their type.
    return new PortError(
      { kind: 'permanent', reason: 'refused' },
      'unexpected failure in the client',
    );
  }
  const passing = isPassing(error) || isSignedOut(error) || error.trouble === 'aborted';
  const failure: Failure = {
    kind: passing ? 'transient' : 'permanent',
    reason: reasonOf(error),
    ...(error.retryAfter === undefined ? {} : { retryAfter: error.retryAfter }),
  };
  return new PortError(failure, error.message, { needs: error.needs });
}
