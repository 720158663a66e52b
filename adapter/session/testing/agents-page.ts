import type { CallCenterSettings } from '../../definition/definition.js';
import { HostError, type HostFailure } from '../../ports/host.js';
import { PortError } from '../../ports/port-error.js';
import type { PureCloudAgent } from '../../ports/pure-cloud.js';
import type { SignInState } from '../../ports/sign-in.js';
import { createListeners } from '../../ports/listeners.js';
import { createManualClock, type ManualClock } from '../../ports/simulated/manual-clock.js';
import { SimulatedOmniOrg } from '../../ports/simulated/omni-org.js';
import { createSimulatedOmni } from '../../ports/simulated/simulated-omni.js';
import {
  SIMULATED_AGENT,
  SIMULATED_PRESENCES,
  createSimulatedPureCloud,
  type SimulatedPureCloudOrg,
} from '../../ports/simulated/simulated-pure-cloud.js';
import type { Failure } from '../../sync/events.js';
import type { Status } from '../../sync/status.js';
import { createMemoryStorage, type MemoryStorage } from '../../purecloud/testing/memory-storage.js';
import type { Language } from '../labels.js';
import { askLeader, watch } from '../diagnostics/all.js';
import { createSoftphone, type Softphone } from '../softphone.js';
import { createStored } from '../stored.js';
import type { SoftphoneView, Trouble } from '../view.js';
import { createFakeSignIn, type FakeSignIn } from './fake-sign-in.js';

export const OMNI = {
  mapped: '0N5000000000001',
  transition: '0N5000000000002',
  busy: '0N5000000000003',
  notGranted: '0N5000000000004',
} as const;

export const PC = SIMULATED_PRESENCES;

export const OTHER_AGENT: PureCloudAgent = {
  id: '99999999-2222-4333-8444-555555555555',
  name: 'Ben Sato',
  email: 'ben.sato@example.com',
};

/** A definition that keeps both in step, every status by its Id; `''` takes an item out. */
export function settingsWith(items: Readonly<Record<string, string>> = {}): CallCenterSettings {
  const all: Record<string, string> = {
    '/reqGeneralInfo/reqInternalName': 'OmniSync',
    '/reqGeneralInfo/reqDisplayName': 'Omni Sync',
    '/pureCloud/environment': 'mypurecloud.de',
    '/pureCloud/clientId': '6f2a9c14-7b3d-4e85-9a60-1c2d3e4f5a6b',
    '/omniSync/definitionVersion': '1',
    '/omniSync/enabled': 'true',
    '/omniSync/mappedOmniStatus': OMNI.mapped,
    '/omniSync/leavingMappedStatus': 'AVAILABLE',
    '/omniSync/leavingOnQueueStatus': OMNI.transition,
    '/omniSync/salesforceWorkStatus': 'BUSY',
    '/omniSync/pureCloudWorkStatus': OMNI.busy,
    '/omniSync/startupAuthority': 'pureCloud',
    '/omniSync/revision': '7 2026-11-22 a.admin',
    ...items,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
}

export interface PageOptions {
  readonly settings?: CallCenterSettings;
  readonly storage?: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null;
  readonly clock?: ManualClock;
  readonly omniOrg?: SimulatedOmniOrg;
  /** Name of the Salesforce org. */
  readonly org?: string;
  readonly signIn?: SignInState;
  readonly language?: Language;
  readonly random?: () => number;
  readonly hostFailure?: HostFailure;
  /** What comes of the end of the session; `later` where left out. */
  readonly ends?: 'now' | 'later' | 'no';
}

/** A page with a softphone between the two simulated products, in a test's hands. */
export interface AgentsPage {
  readonly softphone: Softphone;
  readonly clock: ManualClock;
  readonly storage: MemoryStorage;
  readonly omni: ReturnType<typeof createSimulatedOmni>;
  readonly signIn: FakeSignIn;
  /** The organisation behind the newest connection. */
  readonly pureCloud: SimulatedPureCloudOrg;
  /** When each connection to PureCloud was tried. */
  readonly attempts: readonly number[];
  /** What was called, in order. */
  readonly calls: readonly string[];
  /** What was left to be done by a page that went away. */
  readonly ends: readonly { agent: string; status: Status; grace: number }[];
  /** Each view that was told. */
  readonly views: readonly SoftphoneView[];
  readonly view: SoftphoneView;
  /** Who is signed in by the next connection. */
  agent: PureCloudAgent;
  /** Whom a connection that is there answers from now on; `null`: whom it was made for. */
  connectsAs: PureCloudAgent | null;
  /** The agent's presence by the next connection. */
  presence: Status;
  /** Fails connections while it is set. */
  connectFailure: Failure | null;
  /** What Salesforce hands out when it is asked next. */
  settings: CallCenterSettings;
  /** The agent looks at the page again. */
  look(): void;
  advance(milliseconds: number): Promise<void>;
  /** Signs in and waits until both sides have been read. */
  begin(): Promise<void>;
  trouble<K extends Trouble['kind']>(kind: K): Extract<Trouble, { kind: K }> | undefined;
}

const SHIFT = 8 * 60 * 60_000;

export function openPage(options: PageOptions = {}): AgentsPage {
  const clock = options.clock ?? createManualClock();
  const storage = createMemoryStorage();
  const omni = createSimulatedOmni({ clock, org: options.omniOrg ?? new SimulatedOmniOrg() });
  const signIn = createFakeSignIn(options.signIn ?? { is: 'signedOut' });
  const attempts: number[] = [];
  const calls: string[] = [];
  const views: SoftphoneView[] = [];
  const looks = createListeners<void>();
  const ends: { agent: string; status: Status; grace: number }[] = [];
  const { port } = omni;
  let org: SimulatedPureCloudOrg | null = null;

  const makePureCloud = () => {
    attempts.push(clock.now());
    const { connectFailure } = page;
    const made = createSimulatedPureCloud({ clock, agent: page.agent, status: page.presence });
    org = made.org;
    return Promise.resolve({
      ...made.port,
      listen(listener: Parameters<typeof made.port.listen>[0]) {
        calls.push('pureCloud.listen');
        return made.port.listen(listener);
      },
      async connect() {
        calls.push('pureCloud.connect');
        if (connectFailure !== null) throw new PortError(connectFailure, 'as the test has it');
        const answer = await made.port.connect();
        return { ...answer, agent: page.connectsAs ?? answer.agent };
      },
    });
  };

  const softphone = createSoftphone({
    loadDiagnostics: () => Promise.resolve({ watch, askLeader }),
    hints: (listener) => looks.add(listener),
    makeSessionEnd: () => ({
      prepare: () => void calls.push('sessionEnd.prepare'),
      end(agent, status, grace) {
        ends.push({ agent, status, grace });
        return options.ends ?? 'later';
      },
    }),
    connectHost: () =>
      options.hostFailure === undefined
        ? Promise.resolve({
            org: options.org ?? 'https://one.lightning.force.com',
            omni: {
              ...port,
              listen(listener) {
                calls.push('omni.listen');
                return port.listen(listener);
              },
              retryNow: () => void calls.push('omni.retryNow'),
            },
            settings() {
              calls.push('settings');
              return Promise.resolve(page.settings);
            },
          })
        : Promise.reject(new HostError(options.hostFailure, 'as the test has it')),
    makeSignIn: () => signIn,
    makePureCloud,
    stored: createStored(options.storage === undefined ? storage : options.storage),
    clock,
    random: options.random ?? (() => 0.5),
    language: options.language ?? 'en',
    build: { version: '1.2.3', id: 'abc' },
  });
  softphone.listen((view) => views.push(view));

  const page: AgentsPage = {
    softphone,
    clock,
    storage,
    omni,
    signIn,
    attempts,
    calls,
    ends,
    views,
    agent: SIMULATED_AGENT,
    connectsAs: null,
    presence: PC.available,
    connectFailure: null,
    settings: options.settings ?? settingsWith(),
    look: () => looks.tell(),
    get pureCloud() {
      if (org === null) throw new Error('PureCloud was not connected to.');
      return org;
    },
    get view() {
      return softphone.view;
    },
    advance: (milliseconds) => clock.advance(milliseconds),
    async begin() {
      await clock.advance(100);
      if (signIn.state.is !== 'signedIn') {
        softphone.actions.signIn();
        signIn.succeed(clock.now() + SHIFT);
      }
      await clock.advance(500);
    },
    trouble<K extends Trouble['kind']>(kind: K) {
      const isKind = (trouble: Trouble): trouble is Extract<Trouble, { kind: K }> =>
        trouble.kind === kind;
      return softphone.view.troubles.find(isKind);
    },
  };
  return page;
}
