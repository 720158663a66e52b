import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { World } from './world.js';
import { readAuraScript, type AuraFiles } from './console/aura-files.js';
import { allow, notFound, send } from './http.js';
import type { Place } from './places.js';

export interface ConsoleSiteOptions {
  readonly world: World;
  readonly bridge: string;
  readonly aura: AuraFiles;
  readonly scheme: 'http' | 'https';
}

const PAGE = fileURLToPath(new URL('./console/page/', import.meta.url));
const SCRIPT = 'text/javascript; charset=utf-8';
const STYLE = 'text/css; charset=utf-8';

/** Lightning's origin: the console page and what it is made of. */
export class ConsoleSite {
  readonly #options: ConsoleSiteOptions;
  readonly #script: string;

  private constructor(options: ConsoleSiteOptions, script: string) {
    this.#options = options;
    this.#script = script;
  }

  /** Bundles the page's modules. Throws esbuild's error where they cannot be. */
  static async make(options: ConsoleSiteOptions): Promise<ConsoleSite> {
    const { outputFiles } = await build({
      entryPoints: [`${PAGE}main.ts`],
      bundle: true,
      format: 'esm',
      target: 'es2022',
      write: false,
      logLevel: 'silent',
    });
    const [script] = outputFiles;
    if (!script) throw new Error('The console’s script came out empty.');
    return new ConsoleSite(options, script.text);
  }

  async answer(
    request: IncomingMessage,
    response: ServerResponse,
    pathname: string,
    place: Place,
  ): Promise<void> {
    allow(request, 'GET');
    const { aura, bridge } = this.#options;
    if (pathname === '/') {
      const html = await readFile(`${PAGE}index.html`, 'utf8');
      send(response, 200, 'text/html; charset=utf-8', html, {
        'Content-Security-Policy': this.#policy(place),
      });
      return;
    }
    if (pathname === '/console/main.js') {
      send(response, 200, SCRIPT, this.#script);
      return;
    }
    if (pathname === '/console/console.css') {
      send(response, 200, STYLE, await readFile(`${PAGE}console.css`, 'utf8'));
      return;
    }
    if (pathname === '/console/aura/bundle.css') {
      // As Aura does: `.THIS` is the component's own class.
      send(response, 200, STYLE, aura.css.replaceAll('.THIS', `.c${aura.name}`));
      return;
    }
    const script = aura.scripts.find((name) => pathname === `/console/aura/${name}.js`);
    if (script === undefined) throw notFound(pathname);
    send(response, 200, SCRIPT, await readAuraScript(bridge, aura.name, script));
  }

  #policy(place: Place): string {
    const { world, scheme } = this.#options;
    const adapter = world.settings['/reqGeneralInfo/reqAdapterUrl'] ?? '';
    const elsewhere = /^https?:\/\/[^/?#;,\s]+/.exec(adapter)?.[0] ?? '';
    return [
      `default-src 'self'`,
      `script-src 'self'`,
      `style-src 'self'`,
      `connect-src 'self' ${scheme === 'https' ? 'wss' : 'ws'}://${place.console}`,
      `frame-src ${scheme}://${place.softphone} ${elsewhere}`.trim(),
      `object-src 'none'`,
      `base-uri 'none'`,
      `frame-ancestors 'none'`,
    ].join('; ');
  }
}
