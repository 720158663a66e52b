/** Many softphones in one process, each with an agent and a region of its own, over real HTTP and real sockets. */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { IncomingMessage } from 'node:http';
import { WebSocket } from 'ws';
import { isRecord } from '../../adapter/ports/json.js';
import { createSimulatedOmni } from '../../adapter/ports/simulated/simulated-omni.js';
import { systemClock } from '../../adapter/ports/system-clock.js';
import { createPhone } from '../../adapter/purecloud/phone/phone.js';
import { createPureCloud, type LoadSdk } from '../../adapter/purecloud/pure-cloud-client.js';
import { createMemoryStorage } from '../../adapter/purecloud/testing/memory-storage.js';
import { sdkInNode } from '../../adapter/purecloud/testing/sdk-in-node.js';
import { askLeader, watch } from '../../adapter/session/diagnostics/all.js';
import { createPhoneDesk } from '../../adapter/session/phone/desk.js';
import { createSoftphone, type Softphone } from '../../adapter/session/softphone.js';
import { createStored } from '../../adapter/session/stored.js';
import { settingsWith } from '../../adapter/session/testing/agents-page.js';
import { createFakeSignIn } from '../../adapter/session/testing/fake-sign-in.js';
import { until } from '../day/until.js';
import { runRegion, signIn, type Running } from '../simulator/region/test-client.js';

/** A REST call that came in. */
export interface Seen {
  /** Milliseconds; of performance.now(). */
  readonly at: number;
  /** Whose it is. */
  readonly port: number;
  /** Its method and path, without ids. */
  readonly what: string;
}

const REQUEST = 'http.server.request.start';

/** All agents are there, or back, within so long; milliseconds. */
const PATIENCE = 180_000;

const SHIFT = 8 * 60 * 60_000;

interface Agent {
  readonly running: Running;
  readonly token: string;
  softphone: Softphone | null;
}

export class Fleet {
  /** All REST calls, in the order of their coming. */
  readonly seen: Seen[] = [];
  private readonly hear = (message: unknown): void => {
    const request = isRecord(message) ? message['request'] : undefined;
    if (!(request instanceof IncomingMessage) || request.method === 'OPTIONS') return;
    const path = (request.url ?? '').replace(/\?.*$/, '');
    if (!path.startsWith('/api/v2/')) return;
    this.seen.push({
      at: performance.now(),
      port: request.socket.localPort ?? 0,
      what: `${request.method ?? ''} ${path.replace(/^\/api\/v2/, '').replace(/\/[\w-]{20,}/g, '/…')}`,
    });
  };

  private constructor(
    private readonly agents: readonly Agent[],
    private readonly loadSdk: LoadSdk,
  ) {
    subscribe(REQUEST, this.hear);
  }

  /** So many agents, who have signed in and have no softphone yet. */
  static async open(size: number): Promise<Fleet> {
    const agents: Agent[] = [];
    for (let index = 0; index < size; index += 1) {
      const running = await runRegion({ network: { pureCloudLatency: 0 } });
      const { token } = await signIn(running.origin);
      agents.push({ running, token, softphone: null });
    }
    const loadSdk = sdkInNode();
    await loadSdk();
    return new Fleet(agents, loadSdk);
  }

  get size(): number {
    return this.agents.length;
  }

  async close(): Promise<void> {
    unsubscribe(REQUEST, this.hear);
    for (const { softphone } of this.agents) softphone?.dispose();
    await Promise.all(this.agents.map(({ running }) => running.stop()));
  }

  /** All in the same turn; resolves once each keeps both products in step. */
  async start(): Promise<void> {
    for (const agent of this.agents) agent.softphone = this.softphoneOf(agent);
    await this.allOn();
  }

  /** All regions are out of reach, or in reach again. */
  reach(is: 'lost' | 'back'): void {
    for (const { running } of this.agents) {
      const result = running.world.step({ reach: 'pureCloud', is });
      if (!result.ok) throw new Error(result.reason);
    }
  }

  async allOn(): Promise<void> {
    await until(
      'every softphone is in step',
      () => Promise.resolve(this.agents.every(({ softphone }) => isOn(softphone))),
      PATIENCE,
    );
  }

  async allLost(): Promise<void> {
    await until(
      'every softphone has noticed',
      () => Promise.resolve(!this.agents.some(({ softphone }) => isOn(softphone))),
      PATIENCE,
    );
  }

  private softphoneOf({ running, token }: Agent): Softphone {
    const omni = createSimulatedOmni({ clock: systemClock });
    const settings = settingsWith({ '/pureCloud/gateway': running.origin });
    const until = Date.now() + SHIFT;
    return createSoftphone({
      connectHost: () =>
        Promise.resolve({
          org: 'https://bench.lightning.force.com',
          omni: { ...omni.port, retryNow: () => undefined },
          settings: () => Promise.resolve(settings),
        }),
      makeSignIn: () => createFakeSignIn({ is: 'signedIn', until, endsSoon: false }),
      makePureCloud: (section) =>
        Promise.resolve(
          createPureCloud({
            settings: section,
            tokens: {
              token: () => token,
              rejected: () => undefined,
              whenGone: () => () => undefined,
            },
            fetch,
            openSocket: (address) => new WebSocket(address),
            clock: systemClock,
            random: Math.random,
            loadSdk: this.loadSdk,
            loadPhone: () => Promise.resolve({ createPhone }),
          }),
        ),
      stored: createStored(createMemoryStorage()),
      clock: systemClock,
      random: Math.random,
      language: 'en',
      build: { version: '0', id: 'bench' },
      hints: () => () => undefined,
      loadDiagnostics: () => Promise.resolve({ watch, askLeader }),
      phone: {
        load: () => Promise.resolve({ createPhoneDesk }),
        storage: createMemoryStorage(),
      },
    });
  }
}

const isOn = (softphone: Softphone | null): boolean => {
  const { view } = softphone ?? {};
  return view?.sync.is === 'on' && view.pureCloud.condition === 'ready';
};
