import { readdir, readFile, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { World } from './world.js';
import { allow, notFound, send } from './http.js';
import type { Place } from './places.js';
import { renderVisualforce } from './visualforce.js';

export interface SoftphoneSiteOptions {
  readonly world: World;
  readonly built: { readonly resource: string; readonly pages: string };
  readonly pureCloud: string;
  readonly openCti?: string;
  readonly scheme: 'http' | 'https';
}

const OUR_OPEN_CTI = fileURLToPath(new URL('./console/opencti_min.js', import.meta.url));

const OUR_TOOLKIT = fileURLToPath(new URL('./console/integration.js', import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.mp3': 'audio/mpeg',
  '.wav': 'audio/wav',
};

/** Those that an agent's phone runs in: Open CTI's, and the connector's of Salesforce Voice. */
const AGENTS_PAGES = ['Softphone', 'SoftphoneVoice'];

/** The one page that has a session; the agents' pages never get one. */
const SETTINGS_PAGE = 'SoftphoneSettings';

const FORGET_PAGE =
  '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>Forget</title>' +
  '<script src="/simulator/forget.js"></script></head><body></body></html>\n';

/**
 * A reset: the softphones' memory goes, who is signed in (sessionStorage) stays. Only a page of this origin, framed by
 * the console, sees the storage that a softphone in the console sees.
 */
const forgetScript = (consoleOrigin: string): string =>
  `localStorage.clear();\nparent.postMessage('forgotten', ${JSON.stringify(consoleOrigin)});\n`;

/** Salesforce's key for the first language of an `Accept-Language`: `en_US` for `en-US,en;q=0.9`. */
function localeOf(accepted: string): string {
  const [first = ''] = accepted.split(/[,;]/);
  return first.trim().replace('-', '_');
}

/** The softphone's own origin: Visualforce pages, the static resource, the Open CTI script. */
export class SoftphoneSite {
  readonly #options: SoftphoneSiteOptions;

  constructor(options: SoftphoneSiteOptions) {
    this.#options = options;
  }

  async answer(
    request: IncomingMessage,
    response: ServerResponse,
    pathname: string,
    place: Place,
  ): Promise<void> {
    allow(request, 'GET');
    const consoleOrigin = `${this.#options.scheme}://${place.console}`;
    const policy = { 'Content-Security-Policy': this.#policy(consoleOrigin) };
    const page = /^\/apex\/(\w+)$/.exec(pathname)?.[1];
    const resource = /^\/resource\/(?:(\d+)\/)?([A-Za-z]\w*)\/(.+)$/.exec(pathname);
    if (page !== undefined) {
      const html = await this.#page(page, request.headers['accept-language'] ?? '');
      if (html === undefined) throw notFound(pathname);
      if (AGENTS_PAGES.includes(page)) this.#options.world.softphoneStarts();
      send(response, 200, 'text/html; charset=utf-8', html, policy);
    } else if (resource) {
      const [, changed, name = '', file = ''] = resource;
      if (!this.#has(name, file)) throw notFound(pathname);
      if (file === 'softphone.html') this.#options.world.softphoneStarts();
      await this.#resource(response, pathname, file, changed !== undefined, policy);
    } else if (/^\/support\/api\/\d{2}\.0\/lightning\/opencti(_min)?\.js$/.test(pathname)) {
      const { setUpFault } = this.#options.world;
      if (setUpFault === 'scriptBlocked') throw notFound(pathname);
      const script =
        setUpFault === 'scriptBroken'
          ? "throw 'Failed to initialize Open CTI.';\n"
          : await readFile(this.#options.openCti ?? OUR_OPEN_CTI, 'utf8');
      send(response, 200, TYPES['.js'] ?? '', script);
    } else if (/^\/support\/console\/\d{2}\.0\/integration\.js$/.test(pathname)) {
      if (this.#options.world.setUpFault === 'noConsoleToolkit') throw notFound(pathname);
      send(response, 200, TYPES['.js'] ?? '', await readFile(OUR_TOOLKIT, 'utf8'));
    } else if (pathname === '/simulator/forget') {
      send(response, 200, 'text/html; charset=utf-8', FORGET_PAGE, policy);
    } else if (pathname === '/simulator/forget.js') {
      send(response, 200, TYPES['.js'] ?? '', forgetScript(consoleOrigin));
    } else if (pathname === '/') {
      send(response, 302, 'text/plain; charset=utf-8', `The console is at ${consoleOrigin}/\n`, {
        Location: `${consoleOrigin}/`,
      });
    } else throw notFound(pathname);
  }

  /** Any build in this org is this one, whatever its resource is called. */
  #has(name: string, file: string): boolean {
    if (name === 'Softphone') return true;
    const is = this.#options.world.builds.get(name);
    return is === 'deployed' || (is === 'broken' && !file.startsWith('assets/softphone-'));
  }

  #policy(consoleOrigin: string): string {
    const { pureCloud, world } = this.#options;
    const sockets = pureCloud.replace(/^http/, 'ws');
    const region = world.setUpFault === 'noTrustedUrl' ? '' : ` ${pureCloud} ${sockets}`;
    return [
      `default-src 'self'`,
      `connect-src 'self'${region}`,
      `script-src 'self'`,
      `style-src 'self'`,
      `object-src 'none'`,
      `base-uri 'none'`,
      `frame-ancestors ${consoleOrigin}`,
    ].join('; ');
  }

  /** This agent has Salesforce in the language of their browser. */
  async #page(name: string, accepted: string): Promise<string | undefined> {
    const { built, world } = this.#options;
    const files = await readdir(built.pages);
    if (!files.includes(`${name}.page`)) return undefined;
    const changed = (await stat(built.resource)).mtimeMs;
    return renderVisualforce(await readFile(path.join(built.pages, `${name}.page`), 'utf8'), {
      user: { ...world.salesforceUser, language: localeOf(accepted) },
      resources: { Softphone: Math.floor(changed) },
      pages: files.filter((file) => file.endsWith('.page')).map((file) => path.parse(file).name),
      ...(name === SETTINGS_PAGE ? { session: world.setup.session } : {}),
    });
  }

  async #resource(
    response: ServerResponse,
    pathname: string,
    encoded: string,
    stamped: boolean,
    policy: Readonly<Record<string, string>>,
  ): Promise<void> {
    const folder = path.resolve(this.#options.built.resource);
    const file = path.resolve(folder, decode(encoded, pathname));
    const type = TYPES[path.extname(file)];
    if (!file.startsWith(folder + path.sep) || type === undefined) throw notFound(pathname);
    let bytes: Buffer;
    try {
      bytes = await readFile(file);
    } catch {
      throw notFound(pathname);
    }
    // With the time of the last change in its address a file never changes.
    const cache = { 'Cache-Control': stamped ? 'public, max-age=31536000, immutable' : 'no-cache' };
    send(response, 200, type, bytes, { ...policy, ...cache });
  }
}

function decode(encoded: string, pathname: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    throw notFound(pathname);
  }
}
