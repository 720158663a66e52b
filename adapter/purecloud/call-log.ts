import type { Clock } from '../ports/clock.js';
import type { FailedCall, PureCloudHealth } from '../ports/pure-cloud.js';
import type { RestError } from './rest-error.js';

/** How the calls of one connection ended. */
export interface CallLog {
  /** PureCloud answered, whatever it said; `sentAt` in milliseconds since the epoch. */
  answered(response: Response, sentAt: number): void;
  succeeded(): void;
  failed(call: string, error: RestError): void;
  readonly health: Pick<PureCloudHealth, 'rest' | 'failedCalls' | 'clockSkew'>;
}

/** Enough for one support request. */
const KEPT = 20;

/** Who knows a channel's id can listen to it, so that no id is kept: of a path's words only `v2` has a digit. */
const withoutIds = (call: string): string =>
  call
    .split('/')
    .map((part) => (/\d/.test(part) && part !== 'v2' ? '{id}' : part))
    .join('/');

/** What a code or an id of PureCloud looks like; anything else is left out, as it may be anything. */
const CODE = /^[\w.-]{1,80}$/;

export function createCallLog(clock: Clock): CallLog {
  let rest: PureCloudHealth['rest'] = null;
  let failedCalls: readonly FailedCall[] = [];
  let clockSkew: number | null = null;

  const ended = (ok: boolean): void => {
    if (rest?.ok !== ok) rest = { ok, since: clock.now() };
  };

  return {
    answered({ headers }, sentAt) {
      // Whole seconds, and readable only where PureCloud lets another origin see it.
      const date = Date.parse(headers.get('Date') ?? '');
      if (Number.isNaN(date)) return;
      clockSkew = Math.round(date + 500 - (sentAt + clock.now()) / 2);
    },
    succeeded: () => ended(true),
    failed(call, error) {
      // Our own doing says nothing of PureCloud.
      if (error.trouble === 'aborted' || error.trouble === 'signedOut') return;
      ended(false);
      const code = error.trouble === 'status' ? (error.code ?? '') : error.trouble;
      const { correlationId } = error;
      const failure: FailedCall = {
        at: clock.now(),
        call: withoutIds(call),
        status: error.status,
        code: CODE.test(code) ? code : '',
        ...(error.needs.length === 0 ? {} : { permission: error.needs.join(', ') }),
        correlationId:
          correlationId !== undefined && CODE.test(correlationId) ? correlationId : null,
        words: error.words,
      };
      failedCalls = [...failedCalls.slice(1 - KEPT), failure];
    },
    get health() {
      return { rest, failedCalls, clockSkew };
    },
  };
}
