import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { WebSocket } from 'ws';
import { createWorld } from './create-world.js';
import { isRecord } from '../../adapter/ports/json.js';
import { isToTab, type ToServer, type ToTab } from './console/wire.js';
import { startServer, type Server } from './server.js';
import type { World } from './world.js';

const BRIDGE = fileURLToPath(new URL('../../adapter/omni-bridge', import.meta.url));
const SETTINGS = {
  '/reqGeneralInfo/reqAdapterUrl': '/apex/Softphone',
  '/pureCloud/environment': 'mypurecloud.com',
  '/omniSync/enabled': 'true',
};
const PAGE = `<apex:page docType="html-5.0"><html lang="en"><body
  data-user-id="{!HTMLENCODE($User.Id)}"><script src="{!URLFOR($Resource.Softphone, 'a/b.js')}"></script></body></html></apex:page>`;

/** A console tab as the server sees one. */
class Tab {
  readonly heard: ToTab[] = [];
  readonly #socket: WebSocket;
  #wake: () => void = () => undefined;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data) => {
      const message: unknown = data instanceof Buffer ? JSON.parse(data.toString()) : null;
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

  send(message: ToServer | object): void {
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

const toolkit = (call: number, method: string, args: unknown = {}): ToServer => ({
  type: 'toolkit',
  call,
  method,
  args,
  by: 'softphone',
});

describe('the HTTP server of the simulator', () => {
  let folder: string;
  let world: World;
  let server: Server;
  const tabs: Tab[] = [];

  async function open(): Promise<Tab> {
    const tab = await Tab.open(server);
    tabs.push(tab);
    await tab.first('hello');
    return tab;
  }

  async function ask(
    where: string,
    init: { method?: string; body?: string; headers?: Record<string, string> } = {},
  ): Promise<{ status: number; type: string; headers: Headers; text: string; json: unknown }> {
    const response = await fetch(where, { redirect: 'manual', ...init });
    const text = await response.text();
    const type = response.headers.get('content-type') ?? '';
    const json: unknown = type.startsWith('application/json') ? JSON.parse(text) : null;
    return { status: response.status, type, headers: response.headers, text, json };
  }

  const step = (body: unknown) =>
    ask(`${server.console}/simulator/step`, { method: 'POST', body: JSON.stringify(body) });

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'simulator-'));
    await mkdir(path.join(folder, 'resource/a'), { recursive: true });
    await mkdir(path.join(folder, 'pages'));
    await writeFile(path.join(folder, 'resource/a/b.js'), 'export {};\n');
    await writeFile(path.join(folder, 'secret.js'), 'secret\n');
    await writeFile(path.join(folder, 'pages/Softphone.page'), PAGE);
    await writeFile(path.join(folder, 'pages/Broken.page'), '<html></html>');
  });

  after(() => rm(folder, { recursive: true }));

  beforeEach(async () => {
    world = createWorld({ network: { omniLatency: 5 } }, { settings: SETTINGS });
    server = await startServer({
      world,
      built: { resource: path.join(folder, 'resource'), pages: path.join(folder, 'pages') },
      bridge: BRIDGE,
      pureCloud: 'http://localhost:9',
      port: 0,
    });
  });

  afterEach(async () => {
    for (const tab of tabs.splice(0)) tab.close();
    await server.close();
    world.dispose();
  });

  describe('by its hosts', () => {
    it('gives the console, without inline scripts', async () => {
      const { status, headers, text } = await ask(`${server.console}/`);
      expect(status).to.equal(200);
      expect(headers.get('content-security-policy')).to.contain(`frame-src ${server.softphone}`);
      expect(headers.get('content-security-policy')).to.contain(`script-src 'self'`);
      expect(text).to.not.match(/<script(?![^>]*\bsrc=)/);
      expect((await ask(`${server.console}/console/main.js`)).status).to.equal(200);
    });

    it('gives the softphone’s page, framed by the console alone', async () => {
      const { status, headers, text } = await ask(
        `${server.softphone}/apex/Softphone?mode=Lightning`,
      );
      expect(status).to.equal(200);
      expect(text).to.contain(`data-user-id="${world.salesforceUser.id}"`);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).to.contain(`frame-ancestors ${server.console}`);
      expect(policy).to.contain(`connect-src 'self' http://localhost:9 ws://localhost:9;`);
      expect(policy).to.not.contain('unsafe');
      const script = /src="([^"]+)"/.exec(text)?.[1] ?? '';
      expect(script).to.match(/^\/resource\/\d+\/Softphone\/a\/b\.js$/);
      const loaded = await ask(server.softphone + script);
      expect(loaded.status).to.equal(200);
      expect(loaded.headers.get('cache-control')).to.contain('immutable');
      expect((await ask(`${server.softphone}/resource/Softphone/a/b.js`)).status).to.equal(200);
    });

    it('keeps the two apart, and refuses other names', async () => {
      expect((await ask(`${server.console}/apex/Softphone`)).status).to.equal(404);
      expect((await ask(`${server.softphone}/console/main.js`)).status).to.equal(404);
      const home = await ask(`${server.softphone}/`);
      expect([home.status, home.headers.get('location')]).to.deep.equal([
        302,
        `${server.console}/`,
      ]);
      const status = await new Promise((resolve, reject) => {
        request(
          { host: '127.0.0.1', port: server.port, path: '/', headers: { host: 'evil.example' } },
          (response) => resolve(response.resume().statusCode),
        )
          .on('error', reject)
          .end();
      });
      expect(status).to.equal(421);
    });

    it('serves nothing outside the resource', async () => {
      for (const file of ['..%2fsecret.js', '%2e%2e/secret.js', 'a', 'a/c.js', '%zz.js']) {
        const { status, text } = await ask(`${server.softphone}/resource/Softphone/${file}`);
        expect(status, file).to.equal(404);
        expect(text).to.not.contain('secret\n');
      }
    });

    it('says that a page is wrong without saying where it lies', async () => {
      const { status, text } = await ask(`${server.softphone}/apex/Broken`);
      expect(status).to.equal(500);
      expect(text).to.not.contain(folder);
      expect(world.state().log.at(-1)?.text).to.contain('apex:page');
    });

    it('serves the Open CTI script at the path of every version', async () => {
      for (const version of ['57.0', '66.0']) {
        const where = `${server.softphone}/support/api/${version}/lightning/opencti_min.js`;
        expect((await ask(where)).text).to.contain('sfdcIframeOrigin');
      }
    });
  });

  describe('by its controls', () => {
    it('plays a step and answers with the new state, on both hosts', async () => {
      const { status, json } = await step({ omni: 'Available_Chat' });
      expect(status).to.equal(200);
      expect(json).to.include({ omni: 'Available_Chat', pureCloud: 'AVAILABLE' });
      const state = await ask(`${server.softphone}/simulator/state`);
      expect(state.json).to.include({ omni: 'Available_Chat', tabs: 0 });
    });

    it('refuses a step that does not fit, with the reason', async () => {
      for (const body of [{}, { nothing: 1 }, { omni: 'No_Such' }, { expect: {} }, [], 1]) {
        const { status, json } = await step(body);
        expect(status, JSON.stringify(body)).to.equal(400);
        expect(isRecord(json) && json['error']).to.be.a('string').that.is.not.empty;
      }
      const where = `${server.console}/simulator/step`;
      const broken = await ask(where, { method: 'POST', body: '{' });
      expect([broken.status, broken.json]).to.deep.equal([400, { error: 'The body is not JSON.' }]);
    });

    it('refuses methods, long bodies and other sites', async () => {
      const got = await ask(`${server.console}/simulator/step`);
      expect([got.status, got.headers.get('allow')]).to.deep.equal([405, 'POST']);
      const state = `${server.console}/simulator/state`;
      expect((await ask(state, { method: 'POST', body: '{}' })).status).to.equal(405);
      const long = { method: 'POST', body: JSON.stringify({ a: 'x'.repeat(2 ** 20) }) };
      expect((await ask(`${server.console}/simulator/step`, long)).status).to.equal(413);
      const other = { headers: { origin: 'http://evil.example' } };
      expect((await ask(state, other)).status).to.equal(403);
    });

    it('begins anew', async () => {
      await step({ omni: 'Available_Chat' });
      const { status, json } = await ask(`${server.console}/simulator/reset`, {
        method: 'POST',
        body: JSON.stringify({ start: { omni: 'Lunch' } }),
      });
      expect(status).to.equal(200);
      expect(json).to.include({ omni: 'Lunch' });
      const refused = await ask(`${server.console}/simulator/reset`, {
        method: 'POST',
        body: JSON.stringify({ start: { omni: 'No_Such' } }),
      });
      expect(refused.status).to.equal(400);
    });
  });

  describe('by the connection of a tab', () => {
    it('counts the tabs, and gives each what a console needs', async () => {
      const tab = await open();
      await open();
      expect(world.state().tabs).to.equal(2);
      const hello = await tab.first('hello');
      expect(hello.settings).to.deep.equal({
        ...SETTINGS,
        '/pureCloud/gateway': 'http://localhost:9',
      });
      expect(hello.aura.name).to.equal('OmniBridge');
      tab.close();
      await tab.until(() => (world.state().tabs === 1 ? true : undefined));
    });

    it('refuses other origins and what a page would not say', async () => {
      const evil = await Tab.open(server, 'http://evil.example').catch((error: unknown) => error);
      expect(evil).to.be.instanceOf(Error);
      const tab = await open();
      tab.send({ type: 'toolkit', call: 1 });
      await tab.until(() => (tab.open ? undefined : true));
    });

    it('carries out a toolkit call; its events come before its answer, to every tab', async () => {
      const tab = await open();
      const other = await open();
      const [status] = world.omni.statuses;
      if (!status) throw new Error('no statuses');
      tab.send(toolkit(7, 'setServicePresenceStatus', { statusId: status.id }));
      const answer = await tab.first('answer');
      expect(answer).to.deep.include({ call: 7, ok: true });
      const kinds = tab.heard.map((each) => (each.type === 'omni' ? each.event.event : each.type));
      expect(kinds.indexOf('statusChanged')).to.be.within(0, kinds.indexOf('answer') - 1);
      const heard = await other.first('omni');
      expect(heard.event.event).to.equal('loginSuccess');
      expect(world.state()).to.deep.include({
        omni: status.apiName,
        writes: { omni: 1, pureCloud: 0 },
      });
      expect(other.heard.some((each) => each.type === 'answer')).to.equal(false);
    });

    it('rejects a call with the toolkit’s words', async () => {
      const tab = await open();
      tab.send(toolkit(1, 'getServicePresenceStatusId'));
      expect(await tab.first('answer')).to.deep.include({ call: 1, ok: false });
    });

    it('lets a call hang while Omni-Channel is lost, and says so at once', async () => {
      const tab = await open();
      await step({ reach: 'omni', is: 'lost' });
      expect((await tab.first('omni')).event).to.deep.equal({ event: 'connectionError' });
      tab.send(toolkit(1, 'getAgentWorks'));
      tab.send({ type: 'org', call: 2, method: 'search', args: {} });
      await tab.first('answer');
      await step({ reach: 'omni', is: 'back' });
      tab.send(toolkit(3, 'getAgentWorks'));
      const calls = () => tab.heard.flatMap((each) => (each.type === 'answer' ? [each.call] : []));
      await tab.until(() => (calls().includes(3) ? true : undefined));
      expect(calls()).to.deep.equal([2, 3]);
    });

    it('tells the agent’s click in the Omni-Channel utility from the softphone’s', async () => {
      const tab = await open();
      const lunch = world.omni.statuses.find((status) => status.apiName === 'Lunch');
      if (!lunch) throw new Error('no Lunch');
      tab.send({ type: 'agent', call: 1, action: { do: 'status', statusId: lunch.id } });
      const changed = await tab.until(() =>
        tab.heard
          .flatMap((each) =>
            each.type === 'omni' && each.event.event === 'statusChanged' ? [each.event] : [],
          )
          .at(0),
      );
      expect(changed.reason).to.equal('OmniManualStatusChange');
      expect(world.state().writes).to.deep.equal({ omni: 0, pureCloud: 0 });
    });

    it('resets only after every tab has taken its softphone away, then has them forget', async () => {
      const tab = await open();
      await step({ omni: 'Lunch' });
      const reset = ask(`${server.console}/simulator/reset`, { method: 'POST', body: '{}' });
      const quiet = await tab.first('quiet');
      expect(world.state().omni).to.equal('Lunch');
      tab.send({ type: 'quiet', reset: quiet.reset });
      expect((await tab.first('reload')).forget).to.equal(true);
      expect((await reset).json).to.include({ omni: 'Offline' });
    });

    it('has pages reload at a restart, without forgetting', async () => {
      const tab = await open();
      await step({ restart: true });
      expect((await tab.first('reload')).forget).to.equal(false);
    });
  });
});
