import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import type { Disposer } from '../../../adapter/ports/disposer.js';
import { readJson } from '../../../adapter/ports/json.js';
import type { StepResult, World } from '../world.js';
import type { Place } from '../places.js';
import type { AuraFiles } from './aura-files.js';
import { SOFTPHONE_LAYOUT } from './softphone-layout.js';
import { callToolkit } from './toolkit.js';
import {
  isToServer,
  type AgentAction,
  type Hello,
  type HostName,
  type ToServer,
  type ToTab,
} from './wire.js';

export interface TabsOptions {
  readonly world: World;
  readonly aura: AuraFiles;
  softphoneOriginFor(place: Place): string;
  readonly pureCloudOrigin: string;
  readonly host: HostName;
}

/** How long a reset waits for open pages to take their softphones away. */
const QUIET_LIMIT_MS = 2000;

/** The largest message that a page sends is a logged call with its notes. */
const LARGEST_MESSAGE = 256 * 1024;

interface Tab {
  readonly socket: WebSocket;
  readonly closed: Disposer;
  quiet: number;
}

function textOf(data: RawData): string {
  const whole = Array.isArray(data) ? Buffer.concat(data) : data;
  return (whole instanceof ArrayBuffer ? Buffer.from(whole) : whole).toString('utf8');
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The open console pages: what the org tells them, and what they ask of it. */
export class Tabs {
  readonly #options: TabsOptions;
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: LARGEST_MESSAGE });
  readonly #tabs = new Set<Tab>();
  readonly #stops: Disposer[];
  #worldName = randomUUID();
  #resets = 0;
  #resetting: Promise<unknown> = Promise.resolve();
  #quietened: (() => void) | null = null;
  #stateIsDue = false;
  /** Of the definition that open pages have heard of. */
  #toldSettings: World['settings'];

  constructor(options: TabsOptions) {
    this.#options = options;
    const { world } = options;
    this.#toldSettings = world.settings;
    this.#stops = [
      world.omni.listen((event) => {
        const { reasons } = world.network;
        const tell = (): void => this.#tellAll({ type: 'omni', event, reasons });
        // A tab notices by itself, and at once, that its connection is gone; nothing travels for that.
        if (event.event === 'connectionError') tell();
        else void world.deliver('omni', tell);
      }),
      world.listen((what) => {
        if (what === 'restart') this.#tellAll({ type: 'reload', forget: false });
        else this.#stateSoon();
      }),
    ];
  }

  /** Takes over an upgrade request of the console's own origin. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, place: Place): void {
    this.#server.handleUpgrade(request, socket, head, (webSocket) =>
      this.#opened(webSocket, place),
    );
  }

  /**
   * A fresh world. Open pages first take their softphones away, so that the old ones write nothing into the new world
   * and leave no memory behind; then they forget and reload.
   */
  reset(seed: unknown): Promise<StepResult> {
    const result = this.#resetting.then(() => this.#reset(seed));
    this.#resetting = result.catch(() => undefined);
    return result;
  }

  close(): void {
    for (const stop of this.#stops) stop();
    for (const tab of this.#tabs) tab.socket.terminate();
    this.#server.close();
  }

  async #reset(seed: unknown): Promise<StepResult> {
    this.#resets += 1;
    await this.#quieten(this.#resets);
    const result = this.#options.world.reset(seed);
    if (result.ok) this.#worldName = randomUUID();
    this.#tellAll({ type: 'reload', forget: result.ok });
    return result;
  }

  async #quieten(reset: number): Promise<void> {
    const loud = (): boolean => [...this.#tabs].some((tab) => tab.quiet < reset);
    if (!loud()) return;
    await new Promise<void>((resolve) => {
      const limit = setTimeout(resolve, QUIET_LIMIT_MS);
      this.#quietened = () => {
        if (loud()) return;
        clearTimeout(limit);
        resolve();
      };
      this.#tellAll({ type: 'quiet', reset });
    });
    this.#quietened = null;
  }

  #opened(socket: WebSocket, place: Place): void {
    const tab: Tab = { socket, closed: this.#options.world.tabOpened(), quiet: 0 };
    this.#tabs.add(tab);
    socket.on('message', (data) => this.#heard(tab, data));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      this.#tabs.delete(tab);
      tab.closed();
      this.#quietened?.();
    });
    this.#tell(tab, this.#hello(place));
  }

  #hello(place: Place): Hello {
    const { world, aura, pureCloudOrigin, host } = this.#options;
    return {
      type: 'hello',
      world: this.#worldName,
      host,
      settings: this.#settings(),
      softphoneOrigin: this.#options.softphoneOriginFor(place),
      pureCloudOrigin,
      statuses: world.omni.statuses,
      presences: world.pureCloud.presences
        .filter((presence) => !presence.deactivated)
        .map((presence) => ({
          value: presence.secondary ? presence.id : presence.systemPresence,
          name: presence.name,
        })),
      aura,
      layout: SOFTPHONE_LAYOUT,
      records: world.crm.org.records,
      state: world.state(),
      bridgeFault: world.bridgeFault,
      setUpFault: world.setUpFault,
    };
  }

  /** As the administrator of a test org would have it: the region is always this simulator's own. */
  #settings(): Readonly<Record<string, string>> {
    const { world, pureCloudOrigin } = this.#options;
    const { settings } = world;
    return '/pureCloud/environment' in settings
      ? { ...settings, '/pureCloud/gateway': pureCloudOrigin }
      : settings;
  }

  #heard(tab: Tab, data: RawData): void {
    const message = readJson(textOf(data));
    if (!isToServer(message)) {
      tab.socket.close(1008, 'not a message of the console page');
      return;
    }
    this.#answer(tab, message);
  }

  #answer(tab: Tab, message: ToServer): void {
    switch (message.type) {
      case 'toolkit':
        void this.#toolkit(tab, message);
        return;
      case 'agent':
        this.#tell(
          tab,
          this.#try(message.call, () => this.#act(message.action)),
        );
        return;
      case 'org':
        void this.#ask(tab, message);
        return;
      case 'quiet':
        tab.quiet = message.reset;
        this.#quietened?.();
    }
  }

  /** While the side is lost a call hangs, as the toolkit's promises do; one on its way is still carried out. */
  async #toolkit(tab: Tab, message: Extract<ToServer, { type: 'toolkit' }>): Promise<void> {
    const { world } = this.#options;
    const { call, method, args, by } = message;
    if (world.omni.reach === 'lost' || world.setUpFault === 'noOmniChannel') return;
    if (!(await world.travel('omni'))) return;
    const told = this.#try(call, () => callToolkit(world, method, args, by));
    if (await world.answer('omni')) this.#tell(tab, told);
  }

  #try(call: number, carryOut: () => unknown): ToTab {
    try {
      return { type: 'answer', call, ok: true, value: carryOut() };
    } catch (error) {
      return { type: 'answer', call, ok: false, error: wordsOf(error) };
    }
  }

  /** The agent's own click in the Omni-Channel utility is a step like any other of the agent's. */
  #act(action: AgentAction): null {
    const { world } = this.#options;
    if (action.do === 'logout') {
      world.omni.logout('agent');
    } else if (action.do === 'status') {
      const status = world.omni.statuses.find((known) => known.id === action.statusId);
      if (!status) throw new Error('This org has no such status.');
      const result = world.step({ omni: status.apiName, by: 'agent' });
      if (!result.ok) throw new Error(result.reason);
    } else {
      world.omni.moveWork(action.workId, action.do);
    }
    return null;
  }

  /** The org may not answer, or late, as a step has it. */
  async #ask(tab: Tab, { call, method, args }: Extract<ToServer, { type: 'org' }>): Promise<void> {
    const { crm } = this.#options.world;
    if (method === 'popped') {
      crm.popped(args);
      this.#tell(tab, { type: 'answer', call, ok: true, value: null });
      return;
    }
    const before = crm.org.records;
    let answer: ReturnType<typeof crm.ask>;
    try {
      answer = crm.ask(method, args);
    } catch (error) {
      this.#tell(tab, { type: 'answer', call, ok: false, error: wordsOf(error) });
      return;
    }
    if (crm.org.records.some((record, index) => record !== before[index])) {
      this.#tellAll({ type: 'records', records: crm.org.records });
    }
    if (answer === null) return;
    const { value, after } = answer;
    await new Promise((resolve) => setTimeout(resolve, after * 1_000));
    this.#tell(tab, { type: 'answer', call, ok: true, value });
  }

  #tell(tab: Tab, message: ToTab): void {
    if (tab.socket.readyState === tab.socket.OPEN) tab.socket.send(JSON.stringify(message));
  }

  #tellAll(message: ToTab): void {
    const text = JSON.stringify(message);
    for (const { socket } of this.#tabs) if (socket.readyState === socket.OPEN) socket.send(text);
  }

  /** Many changes come at one instant; a page is told once. */
  #stateSoon(): void {
    if (this.#stateIsDue) return;
    this.#stateIsDue = true;
    setImmediate(() => {
      this.#stateIsDue = false;
      const { world } = this.#options;
      if (world.settings !== this.#toldSettings) {
        this.#toldSettings = world.settings;
        this.#tellAll({ type: 'settings', settings: this.#settings() });
      }
      this.#tellAll({ type: 'state', state: world.state(), bridgeFault: world.bridgeFault });
    });
  }
}
