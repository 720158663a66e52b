import {
  createServer as createHttpServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { Duplex } from 'node:stream';
import type { World } from './world.js';
import { readAuraFiles } from './console/aura-files.js';
import { Tabs } from './console/tabs.js';
import type { HostName } from './console/wire.js';
import { ConsoleSite } from './console-site.js';
import { answerControls } from './controls.js';
import { allow, HttpError, send, sendJson } from './http.js';
import { placesFor, visitOf, type Visit } from './places.js';
import { SetupApi } from './setup-api/setup-api.js';
import { SoftphoneSite } from './softphone-site.js';

export interface ServerOptions {
  readonly world: World;
  /** What the build made: the folder of the static resource, and the folder of the pages. */
  readonly built: { readonly resource: string; readonly pages: string };
  /** The folder of the bridge: `aura/NAME/`, `messageChannels/`. */
  readonly bridge: string;
  /** Origin of PureCloud's region. */
  readonly pureCloud: string;
  /** 0 picks a free one. */
  readonly port: number;
  /** An org's own Open CTI library, in place of ours. */
  readonly openCti?: string;
  /** Whose phone the console has; Open CTI's where it is left out. */
  readonly host?: HostName;
  /** Serve https with this key and certificate (PEM). */
  readonly tls?: { readonly key: string; readonly cert: string };
}

export interface Server {
  /** Origins, without a slash at the end. */
  readonly console: string;
  readonly softphone: string;
  readonly port: number;
  close(): Promise<void>;
}

/** Salesforce's side of the simulator: the console and, on another origin and site, the softphone's own pages. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const { world, tls } = options;
  const scheme = tls ? 'https' : 'http';
  const http = tls ? createHttpsServer({ key: tls.key, cert: tls.cert }) : createHttpServer();
  const aura = await readAuraFiles(options.bridge);
  const consoleSite = await ConsoleSite.make({ world, bridge: options.bridge, scheme, aura });
  const softphoneSite = new SoftphoneSite({ ...options, scheme });
  const setupApi = new SetupApi(world);

  // Everything that can fail has been read by now; only then is the port taken.
  const port = await listen(http, options.port);
  const places = placesFor(port, tls !== undefined);
  const [first] = places;
  const softphone = `${scheme}://${first.softphone}`;
  const tabs = new Tabs({
    world,
    aura,
    pureCloudOrigin: options.pureCloud,
    host: options.host ?? 'openCti',
    softphoneOriginFor: (place) => `${scheme}://${place.softphone}`,
  });

  const ours = (origin: string): boolean =>
    places.some((place) =>
      [place.console, place.softphone].some((host) => origin === `${scheme}://${host}`),
    );

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const visit = visited(request);
    const url = new URL(request.url ?? '/', `${scheme}://${visit.place.console}`);
    const { pathname } = url;
    if (['/simulator/step', '/simulator/reset', '/simulator/state'].includes(pathname)) {
      const { origin } = request.headers;
      if (origin !== undefined && !ours(origin)) {
        throw new HttpError(403, `Pages of ${origin} may not control the simulator.`);
      }
      await answerControls(request, response, pathname, {
        world,
        reset: (seed) => tabs.reset(seed),
      });
    } else if (pathname === '/favicon.ico') {
      allow(request, 'GET');
      send(response, 200, 'image/svg+xml', FAVICON);
    } else if (visit.of === 'softphone' && SetupApi.has(pathname)) {
      // A page of another site may ask, since browsers let it; without the session it learns nothing.
      await setupApi.answer(request, response, url);
    } else if (visit.of === 'console') {
      await consoleSite.answer(request, response, pathname, visit.place);
    } else {
      await softphoneSite.answer(request, response, pathname, visit.place);
    }
  }

  function visited(request: IncomingMessage): Visit {
    const visit = visitOf(places, request.headers.host);
    if (visit) return visit;
    throw new HttpError(
      421,
      `This server answers to ${first.console} and ${first.softphone} only.`,
    );
  }

  http.on('request', (request: IncomingMessage, response: ServerResponse) => {
    answer(request, response).catch((error: unknown) => refuse(response, error, world));
  });
  http.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const visit = visitOf(places, request.headers.host);
    const own = visit && `${scheme}://${visit.place.console}`;
    const wanted = request.url === '/simulator/tab' && visit?.of === 'console';
    if (!visit || !wanted || request.headers.origin !== own) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    tabs.upgrade(request, socket, head, visit.place);
  });

  return {
    console: `${scheme}://${first.console}`,
    softphone,
    port,
    async close() {
      tabs.close();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

const FAVICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><circle cx="8" cy="8" r="7" fill="#0176d3"/></svg>';

function refuse(response: ServerResponse, error: unknown, world: World): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  if (error instanceof HttpError) {
    // What the sender may still be sending is not read, so the connection must not be used again.
    const close = error.status === 413 ? { Connection: 'close' } : {};
    sendJson(response, error.status, { error: error.message }, { ...error.headers, ...close });
    return;
  }
  world.log(
    'console',
    `A request failed: ${error instanceof Error ? error.message : String(error)}`,
  );
  sendJson(response, 500, { error: 'The simulator failed here; its log says why.' });
}

async function listen(http: ReturnType<typeof createHttpServer>, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, '127.0.0.1', () => {
      http.off('error', reject);
      resolve();
    });
  });
  const address = http.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}
