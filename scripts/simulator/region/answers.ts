import { randomUUID } from 'node:crypto';

/** What a REST call is answered with. */
export interface Answer {
  readonly status: number;
  /** undefined: no body. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export const ok = (body: unknown): Answer => ({ status: 200, body });

/** PureCloud's ErrorBody. */
export const problem = (
  status: number,
  code: string,
  message: string,
  more: Readonly<Record<string, unknown>> = {},
): Answer => ({
  status,
  body: {
    message,
    code,
    status,
    messageParams: {},
    contextId: randomUUID(),
    details: [],
    errors: [],
    ...more,
  },
});

export const badRequest = (message: string): Answer => problem(400, 'bad.request', message);

export const notFound = (what: string): Answer =>
  problem(404, 'not.found', `The requested resource was not found: ${what}`);

export const missingPermission = (permission: string): Answer =>
  problem(
    403,
    'missing.permissions',
    `Unable to perform the requested action. You are missing the following permission(s): ${permission}`,
    { messageParams: { permissions: permission } },
  );

export const noToken = (): Answer =>
  problem(
    401,
    'authentication.required',
    'No authentication bearer token specified in authorization header.',
  );

export const badToken = (): Answer => problem(401, 'bad.credentials', 'Invalid login credentials.');

/** The wording of the normalised 429 since November 2021. */
export const tooMany = (seconds: number): Answer => ({
  ...problem(
    429,
    'too.many.requests.retry.after',
    `Rate limit exceeded the maximum. Retry the request in [${seconds}] seconds`,
  ),
  headers: { 'Retry-After': String(seconds) },
});

/** The answer that a fault orders. */
export const faulty = (status: number, retryAfter: number | null): Answer => {
  const waiting = retryAfter === null ? {} : { headers: { 'Retry-After': String(retryAfter) } };
  switch (status) {
    case 400:
      return problem(400, 'bad.request', 'The request could not be understood.', {
        messageWithParams: 'The request could not be understood.',
      });
    case 401:
      return badToken();
    case 404:
      return notFound('conversation');
    case 409:
      return problem(409, 'conflict', 'The participant is no longer in the conversation.');
    case 410:
      return problem(410, 'gone', 'The conversation has ended.');
    case 403:
      return missingPermission('simulator:fault:add');
    case 429:
      return retryAfter === null
        ? problem(429, 'too.many.requests', 'Rate limit exceeded the maximum.')
        : tooMany(retryAfter);
    case 503:
      return {
        ...problem(
          503,
          'service.unavailable',
          'Service Unavailable - The server is currently unavailable (typically because it is overloaded or down for maintenance).',
        ),
        ...waiting,
      };
    default:
      return {
        ...problem(
          status,
          'internal.server.error',
          'The server encountered an unexpected condition which prevented it from fulfilling the request.',
        ),
        ...waiting,
      };
  }
};
