import { askLeader, watch } from '../../diagnostics/all.js';
import { createListeners } from '../../../ports/listeners.js';
import type { PureCloudPortEvent } from '../../../ports/pure-cloud.js';
import type { ManualClock } from '../../../ports/simulated/manual-clock.js';
import { SimulatedOmniOrg } from '../../../ports/simulated/omni-org.js';
import { createSimulatedOmni } from '../../../ports/simulated/simulated-omni.js';
import {
  SIMULATED_AGENT,
  SIMULATED_PRESENCES,
  createSimulatedPureCloud,
} from '../../../ports/simulated/simulated-pure-cloud.js';
import type { Clock } from '../../../ports/clock.js';
import type { OmniCondition, WrittenBy } from '../../../ports/omni.js';
import { createMemoryStorage } from '../../../purecloud/testing/memory-storage.js';
import type { Status } from '../../../sync/status.js';
import type { PureCloudClient } from '../../pure-cloud-connection.js';
import type { Softphone } from '../../softphone.js';
import { isView } from '../is-view.js';
import { createStored } from '../../stored.js';
import type { SoftphoneView } from '../../view.js';
import { settingsWith } from '../../testing/agents-page.js';
import { createFakeSignIn, type FakeSignIn } from '../../testing/fake-sign-in.js';
import { createTabbedSoftphone } from '../tabbed-softphone.js';
import { FakeBrowser, type FakeTab } from './fake-browser.js';

const NAME = 'tabs';
const SHIFT = 8 * 60 * 60_000;
/** One way, in milliseconds. */
const LATENCY = 20;

/** A console tab of one agent, in a test's hands. */
export interface DeskTab extends FakeTab {
  readonly softphone: Softphone;
  readonly signIn: FakeSignIn;
  readonly views: readonly SoftphoneView[];
  /** Its bridge tells how it is. */
  bridge(condition: OmniCondition): void;
  readonly leads: boolean;
}

/** One agent's desk: one Salesforce org, one PureCloud user, one browser with as many tabs as the test opens. */
export class Desk {
  readonly browser: FakeBrowser;
  readonly omni = new SimulatedOmniOrg();
  readonly storage = createMemoryStorage();
  /** Statuses that PureCloud was told to take, by whichever tab. */
  readonly writes: { readonly status: Status; readonly by: WrittenBy }[] = [];
  /** Tabs that listen to PureCloud now. */
  readonly connected = new Set<PureCloudClient>();
  /** Connections that were ever made. */
  connections = 0;
  presence: Status = SIMULATED_PRESENCES.available;
  #modified: number;

  readonly #news = createListeners<PureCloudPortEvent>();

  constructor(readonly clock: ManualClock) {
    this.browser = new FakeBrowser(clock);
    this.#modified = clock.now();
  }

  get holder(): string | null {
    return this.browser.holder(NAME);
  }

  /** Somebody changes the agent's presence, elsewhere or by a tab. */
  setPresence(status: Status): void {
    this.presence = status;
    this.#modified += 1;
    const event = {
      type: 'status',
      side: 'pureCloud',
      status,
      modifiedDate: this.#modified,
    } as const;
    this.clock.after(LATENCY, () => this.#news.tell(event));
  }

  /** A tab that is signed in, unless `signedOut`; `bridge: false`: its console page has none. */
  open(
    options: {
      readonly visible?: boolean;
      readonly signedOut?: boolean;
      readonly bridge?: boolean;
      readonly without?: 'locks' | 'channel';
    } = {},
  ): DeskTab {
    const tab = this.browser.open(options.visible ?? false);
    const { clock } = tab;
    const omni = createSimulatedOmni({ clock, org: this.omni });
    const bridge = createListeners<OmniCondition>();
    const signIn = createFakeSignIn(
      options.signedOut === true
        ? { is: 'signedOut' }
        : { is: 'signedIn', until: this.clock.now() + SHIFT, endsSoon: false },
    );
    const views: SoftphoneView[] = [];
    const { tabs } = tab;
    const name = `${Math.random()}`;
    const softphone = createTabbedSoftphone({
      tabs: {
        ...tabs,
        locks: options.without === 'locks' ? null : tabs.locks,
        openChannel: (channel) =>
          options.without === 'channel' ? null : tabs.openChannel(channel),
      },
      name: NAME,
      tab: name,
      loadFollower: () => Promise.resolve({ isView }),
      loadDiagnostics: () => Promise.resolve({ watch, askLeader }),
      hints: () => () => undefined,
      connectHost: () =>
        Promise.resolve({
          org: 'https://one.lightning.force.com',
          settings: () => Promise.resolve(settingsWith()),
          omni: {
            ...omni.port,
            retryNow: () => undefined,
            listen(listener) {
              bridge.add((condition) => listener({ type: 'condition', condition }));
              if (options.bridge !== false) return omni.port.listen(listener);
              const lost = {
                type: 'reach',
                side: 'omni',
                is: 'lost',
                reason: 'bridgeSilent',
              } as const;
              clock.after(10_000, () => {
                listener({ type: 'condition', condition: 'bridgeMissing' });
                listener(lost);
              });
              return () => undefined;
            },
          },
        }),
      makeSignIn: () => signIn,
      makePureCloud: () => Promise.resolve(this.#connect(clock)),
      stored: createStored(this.storage),
      clock,
      random: () => 0.5,
      language: 'en',
      build: { version: '1.2.3', id: 'abc' },
    });
    softphone.listen((view) => views.push(view));
    const isHolder = (): boolean => this.holder === tab.id;
    return {
      ...tab,
      softphone,
      signIn,
      views,
      bridge: (condition) => bridge.tell(condition),
      get leads() {
        return isHolder();
      },
    };
  }

  #connect(clock: Clock): PureCloudClient {
    // Its own organisation is not used: the agent's presence is the desk's.
    const { port } = createSimulatedPureCloud({ clock });
    const listeners = createListeners<PureCloudPortEvent>();
    const travel = (): Promise<void> =>
      new Promise((resolve) => void clock.after(LATENCY, resolve));
    const stop = this.#news.add((event) => void clock.after(0, () => listeners.tell(event)));
    const client: PureCloudClient = {
      ...port,
      listen: (listener) => listeners.add(listener),
      connect: async () => {
        this.connections += 1;
        this.connected.add(client);
        const { presences } = await port.connect();
        return { agent: SIMULATED_AGENT, presences };
      },
      read: async () => {
        await travel();
        return {
          side: 'pureCloud',
          status: this.presence,
          modifiedDate: this.#modified,
          interactions: [],
        };
      },
      set: async (status, by) => {
        this.writes.push({ status, by });
        await travel();
        this.setPresence(status);
        const modifiedDate = this.#modified;
        await travel();
        return { status, modifiedDate };
      },
      dispose: () => {
        stop();
        this.connected.delete(client);
        port.dispose();
      },
    };
    return client;
  }
}
