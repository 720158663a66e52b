import type { IncomingMessage } from 'node:http';
import { type Answer, badRequest, badToken, noToken, problem, tooMany } from './answers.js';
import type { Region } from './call.js';
import { answerRest } from './rest.js';

/** A call as it came in. */
export interface RawCall {
  readonly method: string;
  /** Below `/api/v2`. */
  readonly path: string;
  readonly url: URL;
  /** The body; null: too large. */
  readonly text: string | null;
}

/** What stands before every endpoint: token, limits, and a body that can be read. */
export class RestGate {
  constructor(
    private readonly region: Region,
    private readonly socketScheme: 'ws' | 'wss',
    /** Told of each call with a good token. */
    private readonly used: () => void,
  ) {}

  answer(request: IncomingMessage, call: RawCall): Answer {
    const { tokens } = this.region;
    const bearer = /^bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (bearer === undefined) return noToken();
    const token = tokens.find(bearer);
    if (token === undefined) return badToken();
    this.used();
    const rate = tokens.rate(token);
    const headers = {
      'inin-ratelimit-count': String(rate.count),
      'inin-ratelimit-allowed': String(rate.allowed),
      'inin-ratelimit-reset': String(rate.reset),
    };
    if (rate.exceeded) return withHeaders(tooMany(rate.reset), headers);
    if (call.text === null) {
      return problem(413, 'request.entity.too.large', 'The request is too large.');
    }
    const body = bodyJson(call.text);
    if (body === INVALID) return badRequest('The request body is not valid JSON.');
    const answer = answerRest(this.region, {
      method: call.method,
      path: call.path,
      query: call.url.searchParams,
      body,
      token,
      byAgent: isByAgent(request),
      socketOrigin: `${this.socketScheme}://${call.url.host}`,
    });
    return withHeaders(answer, headers);
  }
}

const withHeaders = (answer: Answer, headers: Readonly<Record<string, string>>): Answer => ({
  ...answer,
  headers: { ...headers, ...answer.headers },
});

/** The softphone says by a header whose wish a write is; its value ends in `agent` for a click in the panel. */
const isByAgent = ({ headers }: IncomingMessage): boolean =>
  [headers['genesys-app'], headers['purecloud-sdk']].some(
    (value) => typeof value === 'string' && /\bagent$/.test(value),
  );

const INVALID = Symbol('not JSON');

const bodyJson = (text: string): unknown => {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return INVALID;
  }
};
