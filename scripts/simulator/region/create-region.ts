import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { World } from '../world.js';
import { type Answer, faulty, problem } from './answers.js';
import { Channels } from './channels.js';
import { OAuth, type Reply } from './oauth.js';
import { RestGate } from './rest-gate.js';
import { sendAnswer } from './send-answer.js';
import { Tokens } from './tokens.js';

export interface RegionOptions {
  /** Origins of the softphone's pages: allowed by CORS, and their `/apex/` pages are the redirect addresses. */
  readonly softphoneOrigins: () => readonly string[];
  /** Serve https and wss with this key and certificate (PEM). */
  readonly tls?: { readonly key: string; readonly cert: string };
  /** Address to listen on; the loopback's by default. */
  readonly host?: string;
  /** Seconds that an access token lasts; 18 hours by default, longer than a shift. */
  readonly tokenSeconds?: number;
  /** Milliseconds between two heartbeats of a socket; 30 s by default. */
  readonly heartbeat?: number;
  /** REST calls that a token may make within a minute; 300 by default, as in PureCloud. */
  readonly callsAMinute?: number;
}

export interface RegionServer {
  handle(request: IncomingMessage, response: ServerResponse): void;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Takes the port, or a free one for 0, and tells which. */
  listen(port: number): Promise<number>;
  /** Ends every connection; the world lives on. */
  close(): Promise<void>;
}

/** Bodies are small; the real limit is `request.bytes.max` 512,000. */
const BODY_LIMIT = 512_000;

/** A browser hears an event before the answer that leaves the region a moment later by another connection. */
const EVENT_FIRST = 5;

/** A PureCloud region in which the world's agent works. */
export const createRegion = (world: World, options: RegionOptions): RegionServer =>
  new LiveRegion(world, options);

class LiveRegion implements RegionServer {
  private readonly tokens: Tokens;
  private readonly channels: Channels;
  private readonly oauth: OAuth;
  private readonly gate: RestGate;
  private readonly sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  private readonly connections = new Set<Socket>();
  private readonly disposers: (() => void)[] = [];
  private server: Server | null = null;
  private idle: ReturnType<typeof setTimeout> | null = null;
  /** Set while tokens are taken away, so that their clients are told. */
  private revoking = false;

  constructor(
    private readonly world: World,
    private readonly options: RegionOptions,
  ) {
    this.tokens = new Tokens(
      () => world.faults.tokenSeconds ?? options.tokenSeconds ?? 64_800,
      (token) => this.channels.tokenEnded(token, this.revoking),
      options.callsAMinute,
    );
    this.channels = new Channels(world, options.heartbeat);
    this.gate = new RestGate(
      { world, tokens: this.tokens, channels: this.channels },
      options.tls === undefined ? 'ws' : 'wss',
      () => this.watchIdling(),
    );
    this.oauth = new OAuth(
      world.pureCloud,
      this.tokens,
      (uri) => this.isRegistered(uri),
      (id) => id !== '' && id !== 'none' && world.setUpFault !== 'noClient',
    );
    this.disposers.push(
      world.pureCloud.listen((news) => {
        for (const each of news) if (each.topic === 'tokens') this.endTokens(each.is);
        this.channels.publish(news);
      }),
      world.faults.listen((fault) => {
        if (fault === 'idle') this.watchIdling();
        else this.channels.fault(fault);
      }),
      world.listen((what) => {
        if (what !== 'reset') return;
        this.channels.clear();
        this.tokens.forgetRates();
      }),
    );
  }

  handle(request: IncomingMessage, response: ServerResponse): void {
    this.serve(request, response).catch((error: unknown) => {
      this.world.log('request', `failed: ${error instanceof Error ? error.message : 'unknown'}`);
      if (!response.headersSent) {
        this.send(request, response, faulty(500, null));
      } else response.destroy();
    });
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const refuse = (status: string): void => {
      socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    };
    socket.on('error', () => socket.destroy());
    if (!this.world.pureCloud.reachable) {
      socket.destroy();
      return;
    }
    if (this.world.faults.takeSocketRefusal()) {
      this.world.log('socket', 'refused by a fault');
      refuse('503 Service Unavailable');
      return;
    }
    const match = /^\/channels\/([\w-]+)$/.exec(this.urlOf(request).pathname);
    const channel = match?.[1] === undefined ? undefined : this.channels.find(match[1]);
    if (channel === undefined || this.tokens.find(channel.token.value) === undefined) {
      refuse('404 Not Found');
      return;
    }
    this.sockets.handleUpgrade(request, socket, head, (client) => {
      this.channels.open(channel, client);
    });
  }

  listen(port: number): Promise<number> {
    const { tls, host = '127.0.0.1' } = this.options;
    const handle = (request: IncomingMessage, response: ServerResponse): void =>
      this.handle(request, response);
    const server = tls === undefined ? createServer(handle) : createSecureServer(tls, handle);
    server.on('upgrade', (request, socket, head) => this.upgrade(request, socket, head));
    server.on('connection', (socket: Socket) => {
      this.connections.add(socket);
      socket.on('close', () => this.connections.delete(socket));
    });
    this.server = server;
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, () => {
        server.removeListener('error', reject);
        const address = server.address();
        resolve(typeof address === 'object' && address !== null ? address.port : port);
      });
    });
  }

  async close(): Promise<void> {
    for (const dispose of this.disposers) dispose();
    if (this.idle !== null) clearTimeout(this.idle);
    this.channels.dispose();
    this.sockets.close();
    const { server } = this;
    if (server === null) return;
    this.server = null;
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of this.connections) socket.destroy();
    });
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!this.world.pureCloud.reachable) {
      request.socket.destroy();
      return;
    }
    const url = this.urlOf(request);
    const { pathname } = url;
    const method = request.method ?? 'GET';
    if (this.world.setUpFault === 'noToken' && pathname === '/oauth/token') {
      request.socket.destroy();
    } else if (method === 'OPTIONS') {
      this.send(request, response, { status: 204 });
    } else if (pathname.startsWith('/api/v2/')) {
      await this.serveRest(request, response, url);
    } else if (pathname === '/oauth/token' && method === 'POST') {
      const form = new URLSearchParams((await bodyOf(request)) ?? '');
      await this.world.travel('pureCloud');
      const answer = this.oauth.token(form);
      await this.answer(request, response, answer);
    } else if (pathname === '/oauth/authorize' && method === 'GET') {
      reply(response, this.oauth.authorizePage(url.searchParams));
    } else if (pathname === '/oauth/authorize' && method === 'POST') {
      reply(response, this.oauth.authorize(new URLSearchParams((await bodyOf(request)) ?? '')));
    } else if (pathname === '/oauth/style.css' && method === 'GET') {
      reply(response, this.oauth.style());
    } else if (pathname === '/logout' && method === 'GET') {
      reply(response, this.oauth.logout(url.searchParams));
    } else {
      this.send(
        request,
        response,
        problem(404, 'not.found', 'The requested resource was not found'),
      );
    }
  }

  private async serveRest(
    request: IncomingMessage,
    response: ServerResponse,
    url: URL,
  ): Promise<void> {
    const { world } = this;
    const method = request.method ?? 'GET';
    const path = url.pathname.slice('/api/v2'.length).replace(/\/+$/, '');
    world.countRequest();
    const fault = world.faults.takeRest(method, path);
    const text = await bodyOf(request);
    // Whole: whoever goes from here on has asked for it.
    world.log('request', `${method} ${path}`);
    // A call that times out is never answered.
    const isLost = fault !== null && 'timeout' in fault;
    if (isLost) response.on('close', () => world.log('request', `given up: ${method} ${path}`));
    if (isLost && !fault.after) return;
    if (!(await world.travel('pureCloud'))) return;
    const carryOut = (): Answer => this.gate.answer(request, { method, path, url, text });
    if (fault?.after === true) carryOut();
    if (isLost) return;
    const answer = fault === null ? carryOut() : faulty(fault.status, fault.retryAfter);
    if (await world.answer('pureCloud')) {
      if (method !== 'GET' && method !== 'HEAD') await pause(EVENT_FIRST);
      this.send(request, response, answer);
    } else this.lose(response);
  }

  private async answer(
    request: IncomingMessage,
    response: ServerResponse,
    answer: Answer,
  ): Promise<void> {
    if (await this.world.answer('pureCloud')) this.send(request, response, answer);
    else this.lose(response);
  }

  /**
   * The answer got lost on its way. Not so where the world has begun anew: its page is gone, and a browser whose
   * connection breaks before the answer sends the call once more, into the new world.
   */
  private lose(response: ServerResponse): void {
    if (!this.world.pureCloud.reachable) response.destroy();
  }

  private send(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
    const readable = this.world.setUpFault === 'noCors' ? [] : this.options.softphoneOrigins();
    sendAnswer(request, response, answer, readable);
  }

  private isRegistered(redirectUri: string): boolean {
    const url = urlFrom(redirectUri);
    return (
      this.world.setUpFault !== 'noRedirect' &&
      url !== null &&
      url.hash === '' &&
      url.search === '' &&
      // Of a static resource the address without the time of its last change, as that is another after each deployment.
      /^\/(?:apex\/\w+|resource\/[A-Za-z]\w*\/sign-in\.html)$/.test(url.pathname) &&
      this.options.softphoneOrigins().includes(url.origin)
    );
  }

  private endTokens(is: 'expired' | 'revoked'): void {
    this.revoking = is === 'revoked';
    for (const token of this.tokens.all) this.tokens.end(token);
    this.revoking = false;
    this.watchIdling();
  }

  /** The inactivity time-out counts from the last REST call; without a token nobody can idle. */
  private watchIdling(): void {
    if (this.idle !== null) clearTimeout(this.idle);
    this.idle = null;
    const seconds = this.world.faults.idleTimeout;
    if (seconds === null || this.tokens.all.length === 0) return;
    this.idle = setTimeout(() => this.world.pureCloud.idledOut(), seconds * 1000);
    this.idle.unref();
  }

  private urlOf(request: IncomingMessage): URL {
    const scheme = this.options.tls === undefined ? 'http' : 'https';
    const host = request.headers.host ?? 'localhost';
    return urlFrom(request.url ?? '/', `${scheme}://${host}`) ?? new URL('http://localhost/');
  }
}

const urlFrom = (text: string, base?: string): URL | null =>
  URL.canParse(text, base) ? new URL(text, base) : null;

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

const reply = (response: ServerResponse, { status, headers, body }: Reply): void => {
  response.writeHead(status, headers).end(body);
};

/** The body as text; null: too large. */
async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const piece: unknown = chunk;
    if (!Buffer.isBuffer(piece)) continue;
    length += piece.length;
    if (length <= BODY_LIMIT) chunks.push(piece);
  }
  return length > BODY_LIMIT ? null : Buffer.concat(chunks).toString('utf8');
}
