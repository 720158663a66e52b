import type { IncomingMessage, ServerResponse } from 'node:http';

/** A request that cannot be answered with what was asked for; the reason is for whoever sent it. */
export class HttpError extends Error {
  override readonly name = 'HttpError';

  constructor(
    readonly status: number,
    reason: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(reason);
  }
}

export const notFound = (path: string): HttpError => new HttpError(404, `Nothing is at ${path}.`);

/** Throws an HttpError 405 unless the request's method is one of these; HEAD goes with GET. */
export function allow(request: IncomingMessage, ...methods: readonly ('GET' | 'POST')[]): void {
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  if (methods.some((allowed) => allowed === method)) return;
  const allowed = methods.join(', ');
  throw new HttpError(405, `Only ${allowed} is answered here.`, { Allow: allowed });
}

export function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Length': String(Buffer.byteLength(body)),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    ...headers,
  });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}

export function sendJson(
  response: ServerResponse,
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  send(response, status, 'application/json; charset=utf-8', JSON.stringify(value), headers);
}

/**
 * The body of a request as text. Throws an HttpError 413 where it is longer than `limit` bytes.
 */
export async function readTextBody(request: IncomingMessage, limit: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  let tooLong = false;
  for await (const chunk of request) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    size += bytes.length;
    // What is too long is read to its end and thrown away, so that the sender can read the answer.
    if (size > limit) {
      tooLong = true;
      chunks.length = 0;
    } else chunks.push(bytes);
    if (size > limit * 8) break;
  }
  if (tooLong) throw new HttpError(413, `The body is longer than ${limit} bytes.`);
  return Buffer.concat(chunks).toString('utf8');
}

/**
 * The JSON body of a request; an empty one is `{}`. Throws an HttpError: 400 where it is not JSON, 413 where it is longer
 * than `limit` bytes.
 */
export async function readJsonBody(request: IncomingMessage, limit: number): Promise<unknown> {
  const text = await readTextBody(request, limit);
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new HttpError(400, 'The body is not JSON.');
  }
}
