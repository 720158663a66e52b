import type { Clock } from '../ports/clock.js';
import type { Disposer } from '../ports/disposer.js';
import { backoff } from './backoff.js';
import type { CallLog } from './call-log.js';
import { RestError, isPassing } from './rest-error.js';
import { PRIVATELY } from './privately.js';
import { isRecord, readJson, textOf, type JsonRecord } from '../ports/json.js';

/** Where a transport gets its bearer token from, and whom it tells that one was not taken. */
export interface TokenSource {
  /** The token as of now, or `null` where nobody is signed in. */
  token(): string | null;
  /** PureCloud answered 401 to this token. A token that has been replaced meanwhile is of no consequence. */
  rejected(token: string): void;
  /** Told at once when nobody is signed in any more. */
  whenGone(listener: (because: TokenEnd) => void): Disposer;
}

/** `signedOut`: by the agent. */
export type TokenEnd = 'signedOut' | 'expired' | 'revoked';

export type FetchLike = (url: string, init: RequestInit) => Promise<Response>;

export interface RestRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** It goes on when the page, and whoever sent it, has gone; so does every DELETE, which only tidies up. */
  readonly outlives?: boolean;
  /** A 403 or a 404 is an answer like any other, and is not taken down as a failure. */
  readonly mayBeForbidden?: boolean;
}

export interface RestAnswer {
  readonly status: number;
  /** Parsed JSON; `undefined` where the body was empty. */
  readonly data: unknown;
}

export interface TransportOptions {
  readonly fetch: FetchLike;
  readonly tokens: TokenSource;
  readonly clock: Clock;
  /** 0 (inclusive) to 1. */
  readonly random: () => number;
  /** Takes down how calls end. */
  readonly log?: CallLog;
}

/** A call may take this long, retries included; the engine's commands have the same limit. */
const CALL_LIMIT = 10_000;
/** One attempt of a call that may be repeated. */
const ATTEMPT_LIMIT = 4_000;
const RETRIES = 3;
const RETRY_BASE = 400;
const RETRY_LONGEST = 4_000;

/** Nobody waits longer because of one answer, in seconds; a timer could not be set much further ahead either. */
const LONGEST_WAIT = 3_600;

const LONGEST_WORDS = 200;

const REPEATABLE = new Set(['GET', 'HEAD']);

export interface Transport {
  /** Rejects with a RestError and never with anything else. */
  send(request: RestRequest): Promise<RestAnswer>;
  /** Attempts that were sent, for the support bundle. */
  readonly requests: number;
  /** When the newest call was sent whose token PureCloud took, in milliseconds since the epoch; `null`: none. */
  readonly lastTaken: number | null;
  /** Aborts what is under way, but for what outlives it. */
  dispose(): void;
}

/**
 * `fetch` with what PureCloud's SDK lacks: abort, a time limit, retries of what may be repeated, `Retry-After`.
 * Only reads are repeated: who sends a command knows best whether it is still wanted.
 */
export function createTransport(options: TransportOptions): Transport {
  const { fetch, tokens, clock, random, log } = options;
  const underWay = new Set<() => void>();
  let requests = 0;
  let lastTaken: number | null = null;
  let disposed = false;

  async function attempt(request: RestRequest, limit: number): Promise<RestAnswer> {
    const token = tokens.token();
    if (token === null) throw new RestError('signedOut', describe(request));
    try {
      return await once(request, limit, token);
    } catch (error) {
      if (!(error instanceof RestError) || error.status !== 401) throw error;
      tokens.rejected(token);
      // Renewed while the call was under way. What got a 401 was not carried out, so that it may be repeated.
      const renewed = tokens.token();
      if (renewed === null || renewed === token) throw error;
      return once(request, limit, renewed);
    }
  }

  async function once(request: RestRequest, limit: number, token: string): Promise<RestAnswer> {
    const call = describe(request);
    const outlives = request.outlives ?? request.method === 'DELETE';
    if (disposed && !outlives) throw new RestError('aborted', call);

    const controller = new AbortController();
    let why: 'timeout' | 'aborted' = 'aborted';
    const stopTimer = clock.after(limit, () => {
      why = 'timeout';
      controller.abort();
    });
    const abort = (): void => controller.abort();
    if (!outlives) underWay.add(abort);
    requests += 1;
    const sentAt = clock.now();
    try {
      const response = await fetch(request.url, {
        method: request.method,
        headers: { ...request.headers, Authorization: `Bearer ${token}` },
        ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
        ...PRIVATELY,
        // What is sent while the page goes away shall still arrive.
        keepalive: outlives,
        signal: controller.signal,
      });
      log?.answered(response, sentAt);
      if (response.status !== 401) lastTaken = Math.max(sentAt, lastTaken ?? sentAt);
      const data = readJson(await response.text());
      if (!response.ok) throw errorOf(call, response, data);
      log?.succeeded();
      return { status: response.status, data };
    } catch (error) {
      const failure =
        error instanceof RestError
          ? error
          : new RestError(controller.signal.aborted ? why : 'network', call);
      const forbidden = failure.status === 403 || failure.status === 404;
      if (forbidden && request.mayBeForbidden === true) log?.succeeded();
      else log?.failed(call, failure);
      throw failure;
    } finally {
      stopTimer();
      underWay.delete(abort);
    }
  }

  function wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const finish = (): void => {
        stop();
        underWay.delete(finish);
        resolve();
      };
      const stop: Disposer = clock.after(milliseconds, finish);
      underWay.add(finish);
    });
  }

  async function send(request: RestRequest): Promise<RestAnswer> {
    if (!REPEATABLE.has(request.method)) return attempt(request, CALL_LIMIT);
    const end = clock.now() + CALL_LIMIT;
    for (let tried = 0; ; tried += 1) {
      try {
        return await attempt(request, Math.min(ATTEMPT_LIMIT, Math.max(1, end - clock.now())));
      } catch (error) {
        if (!(error instanceof RestError) || !isPassing(error) || tried >= RETRIES) throw error;
        const pause =
          error.retryAfter === undefined
            ? backoff(tried, random, { base: RETRY_BASE, longest: RETRY_LONGEST })
            : error.retryAfter * 1_000;
        if (clock.now() + pause >= end) throw error;
        await wait(pause);
      }
    }
  }

  return {
    send,
    get requests() {
      return requests;
    },
    get lastTaken() {
      return lastTaken;
    },
    dispose() {
      disposed = true;
      for (const end of [...underWay]) end();
    },
  };
}

/** Method and path: the query may name people. */
function describe(request: RestRequest): string {
  try {
    return `${request.method} ${new URL(request.url).pathname}`;
  } catch {
    return request.method;
  }
}

function errorOf(call: string, response: Response, data: unknown): RestError {
  const body = isRecord(data) ? data : {};
  const code = textOf(body['code']);
  const correlationId = response.headers.get('ININ-Correlation-Id') ?? textOf(body['contextId']);
  const retryAfter = retryAfterOf(response.headers.get('Retry-After'), textOf(body['message']));
  return new RestError('status', call, {
    status: response.status,
    ...(code === undefined ? {} : { code }),
    ...(correlationId === undefined ? {} : { correlationId }),
    ...(retryAfter === undefined ? {} : { retryAfter }),
    needs: textOf(body['message'])?.match(/\b[a-z]\w*:[\w*]+:[\w*]+/gi) ?? [],
    words: wordsOf(body),
  });
}

/** A support request needs to know what PureCloud said, and not of whom: the form of its sentence holds no values. */
function wordsOf(body: JsonRecord): string {
  const form = textOf(body['messageWithParams']);
  const said = form ?? textOf(body['message'])?.replace(/["'“].*["'”]|\S*[\d@]\S*/g, '…') ?? '';
  return said.slice(0, LONGEST_WORDS);
}

/**
 * Seconds to wait. Where the header is not exposed to another origin, the body's text has the number:
 * `Retry the request in [42] seconds`
 * (https://developer.genesys.cloud/forum/t/normalized-platform-api-429-responses/12028).
 */
export function retryAfterOf(header: string | null, message?: string): number | undefined {
  const seconds = header === null ? Number.NaN : Number.parseFloat(header);
  if (Number.isFinite(seconds) && seconds >= 0) return Math.min(seconds, LONGEST_WAIT);
  const inText = /\[(\d{1,6})\] seconds/.exec(message ?? '')?.[1];
  return inText === undefined ? undefined : Math.min(Number(inText), LONGEST_WAIT);
}
