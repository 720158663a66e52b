import { createHash, randomBytes } from 'node:crypto';
import { WebSocket } from 'ws';
import { createWorld } from '../create-world.js';
import type { World } from '../world.js';
import { createRegion, type RegionOptions, type RegionServer } from './create-region.js';

/** A softphone's side of the region, for tests: real HTTP, real sockets. */

export const SOFTPHONE = 'http://127.0.0.1:9999';
export const REDIRECT = `${SOFTPHONE}/apex/SignIn`;

export interface Running {
  readonly world: World;
  readonly region: RegionServer;
  readonly origin: string;
  stop(): Promise<void>;
}

/** With a short way, so that tests need not wait. */
export async function runRegion(
  seed: Readonly<Record<string, unknown>> = {},
  options: Partial<RegionOptions> = {},
): Promise<Running> {
  const world = createWorld({ network: { pureCloudLatency: 2 }, ...seed });
  const region = createRegion(world, { softphoneOrigins: () => [SOFTPHONE], ...options });
  const port = await region.listen(0);
  return {
    world,
    region,
    origin: `http://127.0.0.1:${port}`,
    async stop() {
      await region.close();
      world.dispose();
    },
  };
}

export interface Pkce {
  readonly verifier: string;
  readonly challenge: string;
}

export const pkce = (): Pkce => {
  const verifier = randomBytes(48).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
};

export const authorizeQuery = (
  challenge: string,
  more: Readonly<Record<string, string>> = {},
): URLSearchParams =>
  new URLSearchParams({
    client_id: 'client-1',
    redirect_uri: REDIRECT,
    response_type: 'code',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    state: 'state-1',
    ...more,
  });

/** Presses a button of the sign-in form; answers with where the browser is sent. */
export async function submitSignIn(
  origin: string,
  query: URLSearchParams,
  decision: 'signIn' | 'cancel' = 'signIn',
): Promise<URL> {
  const html = await (await fetch(`${origin}/oauth/authorize?${query}`)).text();
  const form = new URLSearchParams(
    [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)].map(
      ([, name = '', value = '']): [string, string] => [name, value.replaceAll('&amp;', '&')],
    ),
  );
  form.set('decision', decision);
  const response = await fetch(`${origin}/oauth/authorize`, {
    method: 'POST',
    body: form,
    redirect: 'manual',
  });
  return new URL(response.headers.get('location') ?? 'about:blank');
}

export const exchange = (
  origin: string,
  fields: Readonly<Record<string, string>>,
): Promise<Response> =>
  fetch(`${origin}/oauth/token`, {
    method: 'POST',
    headers: { Origin: SOFTPHONE },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: 'client-1',
      redirect_uri: REDIRECT,
      ...fields,
    }),
  });

export async function signIn(origin: string, clientId = 'client-1'): Promise<Client> {
  const { verifier, challenge } = pkce();
  const to = await submitSignIn(origin, authorizeQuery(challenge, { client_id: clientId }));
  const code = to.searchParams.get('code') ?? '';
  const response = await exchange(origin, { code, code_verifier: verifier, client_id: clientId });
  const token = field(await response.json(), 'access_token');
  return new Client(origin, String(token));
}

/** A field of JSON that came over the wire, by its path; undefined where there is none. */
export function field(value: unknown, ...path: readonly (string | number)[]): unknown {
  let found = value;
  for (const key of path) {
    if (typeof found !== 'object' || found === null) return undefined;
    found = Object.entries(found).find(([name]) => name === String(key))?.[1];
  }
  return found;
}

export class Client {
  constructor(
    readonly origin: string,
    readonly token: string,
  ) {}

  call(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
    signal?: AbortSignal,
  ): Promise<Response> {
    return fetch(`${this.origin}/api/v2${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${this.token}`,
        Origin: SOFTPHONE,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
  }

  async json(method: string, path: string, body?: unknown): Promise<unknown> {
    return (await this.call(method, path, body)).json();
  }

  async newChannel(): Promise<{ readonly id: string; readonly connectUri: string }> {
    const channel = await this.json('POST', '/notifications/channels');
    return {
      id: String(field(channel, 'id')),
      connectUri: String(field(channel, 'connectUri')),
    };
  }

  /** A channel that listens to topics, its socket open. */
  async listen(...topics: readonly string[]): Promise<Listening> {
    const channel = await this.newChannel();
    await this.call(
      'PUT',
      `/notifications/channels/${channel.id}/subscriptions`,
      topics.map((id) => ({ id })),
    );
    return { ...channel, ears: await openSocket(channel.connectUri) };
  }
}

export interface Listening {
  readonly id: string;
  readonly connectUri: string;
  readonly ears: Ears;
}

/** What a socket hears, with the end of it. */
export class Ears {
  readonly frames: unknown[] = [];
  closed: number | null = null;
  private waiting: (() => void)[] = [];

  constructor(readonly socket: WebSocket) {
    socket.on('message', (data) => {
      const frame: unknown = JSON.parse(Buffer.isBuffer(data) ? data.toString('utf8') : '');
      this.frames.push(frame);
      this.wake();
    });
    socket.on('close', (code) => {
      this.closed = code;
      this.wake();
    });
    socket.on('error', () => socket.terminate());
  }

  get topics(): readonly string[] {
    return this.frames.map((frame) => String(field(frame, 'topicName')).split('.').at(-1) ?? '');
  }

  /** Resolves as soon as the condition holds; a test's own time limit ends it otherwise. */
  async until(condition: (ears: Ears) => boolean): Promise<void> {
    while (!condition(this)) {
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }

  private wake(): void {
    for (const resume of this.waiting.splice(0)) resume();
  }
}

/** Rejects with the HTTP status where the region does not take the socket. */
export const openSocket = (uri: string): Promise<Ears> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(uri);
    const ears = new Ears(socket);
    socket.on('unexpected-response', (_request, response) => {
      reject(new Error(String(response.statusCode)));
      response.resume();
    });
    socket.once('open', () => resolve(ears));
    socket.once('error', reject);
  });

/** Asks again and again until the world is so; for what no event tells. */
export async function eventually(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 2));
}

export const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
