import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';
import { readJson } from '../../../adapter/ports/json.js';
import { isToTab, type ToTab } from '../console/wire.js';
import { createWorld } from '../create-world.js';
import { startServer, type Server } from '../server.js';
import type { World } from '../world.js';

/** The console's server over a world of its own, and a made-up build for it to serve. */

const BRIDGE = fileURLToPath(new URL('../../../adapter/omni-bridge', import.meta.url));
export const SETTINGS = {
  '/reqGeneralInfo/reqAdapterUrl': '/apex/Softphone',
  '/pureCloud/environment': 'mypurecloud.com',
  '/omniSync/enabled': 'true',
};
const PAGE = `<apex:page docType="html-5.0"><html lang="en"><body
  data-user-id="{!HTMLENCODE($User.Id)}"><script src="{!URLFOR($Resource.Softphone, 'a/b.js')}"></script></body></html></apex:page>`;
const SETTINGS_PAGE = `<apex:page docType="html-5.0"><html lang="en"><body
  data-session="{!HTMLENCODE($Api.Session_ID)}" data-user-name="{!HTMLENCODE($User.Username)}"></body></html></apex:page>`;

/** A console tab as the server sees one. */
export class Tab {
  readonly heard: ToTab[] = [];
  readonly #socket: WebSocket;
  #wake: () => void = () => undefined;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data) => {
      const message = data instanceof Buffer ? readJson(data.toString()) : null;
      if (isToTab(message)) this.heard.push(message);
      this.#wake();
    });
    socket.on('close', () => this.#wake());
  }

  static async open(server: Server, origin = server.console): Promise<Tab> {
    const socket = new WebSocket(`ws://localhost:${server.port}/simulator/tab`, { origin });
    const tab = new Tab(socket);
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    return tab;
  }

  /** Whatever it is; the server has to judge. */
  send(message: object): void {
    this.#socket.send(JSON.stringify(message));
  }

  get open(): boolean {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  async until<T>(find: () => T | undefined): Promise<T> {
    for (;;) {
      const found = find();
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  first<K extends ToTab['type']>(type: K): Promise<Extract<ToTab, { type: K }>> {
    return this.until(() =>
      this.heard.find((each): each is Extract<ToTab, { type: K }> => each.type === type),
    );
  }

  close(): void {
    this.#socket.close();
  }
}

export interface Answered {
  readonly status: number;
  readonly type: string;
  readonly headers: Headers;
  readonly text: string;
  /** `null` where the answer is no JSON. */
  readonly json: unknown;
}

export async function ask(where: string, init: RequestInit = {}): Promise<Answered> {
  const response = await fetch(where, { redirect: 'manual', ...init });
  const text = await response.text();
  const type = response.headers.get('content-type') ?? '';
  const json: unknown = type.startsWith('application/json') ? JSON.parse(text) : null;
  return { status: response.status, type, headers: response.headers, text, json };
}

export interface RunningSimulator {
  readonly world: World;
  readonly server: Server;
  /** What is built lies below it, and beside that what must not be served. */
  readonly folder: string;
  step(body: unknown): Promise<Answered>;
  /** A tab that has been greeted. */
  openTab(): Promise<Tab>;
  close(): Promise<void>;
}

export interface SimulatorSeed {
  readonly seed?: object;
  readonly settings?: Readonly<Record<string, string>>;
}

export async function runSimulator({
  seed = { network: { omniLatency: 5 } },
  settings = SETTINGS,
}: SimulatorSeed = {}): Promise<RunningSimulator> {
  const folder = await mkdtemp(path.join(tmpdir(), 'simulator-'));
  await mkdir(path.join(folder, 'resource/a'), { recursive: true });
  await mkdir(path.join(folder, 'pages'));
  await writeFile(path.join(folder, 'resource/a/b.js'), 'export {};\n');
  await writeFile(path.join(folder, 'secret.js'), 'secret\n');
  await writeFile(path.join(folder, 'pages/Softphone.page'), PAGE);
  await writeFile(path.join(folder, 'pages/SoftphoneSettings.page'), SETTINGS_PAGE);
  await writeFile(path.join(folder, 'pages/Nosy.page'), SETTINGS_PAGE);
  await writeFile(path.join(folder, 'pages/Broken.page'), '<html></html>');
  const world = createWorld(seed, { settings });
  const server = await startServer({
    world,
    built: { resource: path.join(folder, 'resource'), pages: path.join(folder, 'pages') },
    bridge: BRIDGE,
    pureCloud: 'http://localhost:9',
    port: 0,
  });
  const tabs: Tab[] = [];
  return {
    world,
    server,
    folder,
    step: (body) =>
      ask(`${server.console}/simulator/step`, { method: 'POST', body: JSON.stringify(body) }),
    async openTab() {
      const tab = await Tab.open(server);
      tabs.push(tab);
      await tab.first('hello');
      return tab;
    },
    async close() {
      for (const tab of tabs) tab.close();
      await server.close();
      world.dispose();
      await rm(folder, { recursive: true });
    },
  };
}
