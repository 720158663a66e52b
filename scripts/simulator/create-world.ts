import { settingsOf } from '../../adapter/call-center/settings-of.js';
import { createListeners } from '../../adapter/ports/listeners.js';
import type { Disposer } from '../../adapter/ports/disposer.js';
import type { Side } from '../../adapter/sync/status.js';
import type {
  BridgeFault,
  LogEntry,
  Network,
  SalesforceUser,
  SimulatorState,
  StepResult,
  World,
  WorldSignal,
} from './world.js';
import { SALESFORCE_USER } from './world/default-org.js';
import { Delivery } from './world/delivery.js';
import { FaultDesk } from './world/fault-desk.js';
import { settingsUnder, type BuildIs, type SetUpFault } from './world/set-up-fault.js';
import { shown } from '../../adapter/replay/fields.js';
import { Misfit } from './world/guards.js';
import { LiveCrm } from './world/live-crm.js';
import { LiveOmni } from './world/omni-org.js';
import { LivePureCloud } from './world/pure-cloud-org.js';
import { playInteraction } from './world/phone-steps.js';
import { parseSeed, type Seed } from './world/seed.js';
import { recordOf } from './world/record-of.js';
import { LiveSetup, type SetupSeed } from './world/setup-org.js';
import { mergedSettings, type WorldOptions } from './world/settings.js';
import { printedOmni, printedPresence } from './world/statuses.js';
import { type FaultStep, parseStep, type WorldStep } from './world/steps.js';

/** The log keeps so many of its newest entries. */
const LOG_LENGTH = 500;

/**
 * A world in real time. `seed` is `{ settings, org, network, start }`, each optional, or a whole scenario file.
 * Throws an Error with the reason where it does not fit.
 */
export const createWorld = (seed?: unknown, options: WorldOptions = {}): World =>
  new LiveWorld(parseSeed(seed), options);

class LiveWorld implements World {
  readonly omni: LiveOmni;
  readonly pureCloud: LivePureCloud;
  readonly setup: LiveSetup;
  readonly faults = new FaultDesk();
  readonly crm = new LiveCrm(() => this.changed());
  readonly network: Network;
  salesforceUser: SalesforceUser = SALESFORCE_USER;
  setUpFault: SetUpFault | null = null;
  readonly builds = new Map<string, BuildIs>();
  private bridge: BridgeFault = null;
  private flatSettings: Readonly<Record<string, string>>;
  /** What the softphone is given of them. */
  private givenSettings: Readonly<Record<string, string>>;
  private born = Date.now();
  private entries: LogEntry[] = [];
  private counts = { omni: 0, pureCloud: 0, requests: 0, byAgent: 0 };
  private connections = { channels: 0, sockets: 0 };
  private tabs = 0;
  /** True from a reset to the first start of a softphone after it. */
  private awaitsStart = false;
  private readonly delivery: Delivery;
  private readonly signals = createListeners<WorldSignal>();

  constructor(
    private seed: Seed,
    private readonly options: WorldOptions,
  ) {
    this.network = { ...seed.network };
    this.flatSettings = mergedSettings(seed, options);
    this.givenSettings = this.flatSettings;
    this.delivery = new Delivery(this.network, (side) => this[side].reachable);
    const counted = (side: Side) => ({
      written: () => {
        this.counts[side] += 1;
      },
      byAgent: () => {
        this.counts.byAgent += 1;
      },
      log: (text: string) => this.log(side, text),
    });
    this.omni = new LiveOmni(seed, () => this.network.reasons, counted('omni'));
    this.pureCloud = new LivePureCloud(seed, counted('pureCloud'));
    this.setup = new LiveSetup(this.setupSeed(), (record, assigned, by) => {
      if (assigned) this.flatSettings = settingsOf(record);
      if (assigned) this.give();
      this.log('setup', `${by} saved the definition ${record.internalName}`);
    });
    this.omni.listen(() => this.changed());
    this.pureCloud.listen(() => this.changed());
  }

  get bridgeFault(): BridgeFault {
    return this.bridge;
  }

  get settings(): Readonly<Record<string, string>> {
    return this.givenSettings;
  }

  tabOpened(): Disposer {
    this.tabs += 1;
    this.changed();
    let open = true;
    return () => {
      if (!open) return;
      open = false;
      this.tabs -= 1;
      this.changed();
    };
  }

  softphoneStarts(): void {
    if (!this.awaitsStart) return;
    this.awaitsStart = false;
    this.counts = { omni: 0, pureCloud: 0, requests: 0, byAgent: 0 };
    this.changed();
  }

  countRequest(): void {
    this.counts.requests += 1;
    this.changed();
  }

  setConnections(channels: number, sockets: number): void {
    if (channels === this.connections.channels && sockets === this.connections.sockets) return;
    this.connections = { channels, sockets };
    this.changed();
  }

  step(value: unknown): StepResult {
    return this.attempt(() => {
      this.play(parseStep(value, this.seed.org));
      this.log('step', shown(value));
    });
  }

  reset(value: unknown): StepResult {
    return this.attempt(() => {
      const seed = parseSeed(value);
      this.seed = seed;
      this.flatSettings = mergedSettings(seed, this.options);
      this.delivery.begin();
      Object.assign(this.network, seed.network);
      this.bridge = null;
      this.salesforceUser = SALESFORCE_USER;
      this.setUpFault = null;
      this.builds.clear();
      this.give();
      this.born = Date.now();
      this.entries = [];
      this.counts = { omni: 0, pureCloud: 0, requests: 0, byAgent: 0 };
      this.awaitsStart = true;
      this.omni.begin(seed);
      this.pureCloud.begin(seed);
      this.setup.begin(this.setupSeed());
      this.faults.begin();
      this.crm.begin();
      this.log('step', 'the world began anew');
      this.signals.tell('reset');
    });
  }

  state(): SimulatorState {
    const { omni, pureCloud } = this;
    return {
      omni: printedOmni(omni.status),
      pureCloud: printedPresence(pureCloud.presence.definition),
      routingStatus: pureCloud.routingStatus.status,
      work: omni.work.map(({ id, is, object }) => ({ id, is, channel: object })),
      interactions: pureCloud.conversations.map(({ id, media, legs }) => ({
        id,
        is: legs.at(-1)?.phase ?? 'ended',
        media,
      })),
      writes: { omni: this.counts.omni, pureCloud: this.counts.pureCloud },
      requests: this.counts.requests,
      byAgent: this.counts.byAgent,
      ...this.connections,
      tabs: this.tabs,
      tasks: this.crm.tasks,
      pops: this.crm.pops,
      log: [...this.entries],
    };
  }

  log(what: string, text: string): void {
    this.entries.push({ at: Date.now() - this.born, what, text });
    if (this.entries.length > LOG_LENGTH) this.entries.shift();
    this.changed();
  }

  listen(listener: (what: WorldSignal) => void): Disposer {
    return this.signals.add(listener);
  }

  travel(side: Side): Promise<boolean> {
    return this.delivery.travel(side);
  }

  deliver(side: Side, send: () => void): Promise<void> {
    return this.delivery.deliver(side, send);
  }

  answer(side: Side): Promise<boolean> {
    return this.delivery.answer(side);
  }

  dispose(): void {
    this.delivery.lose('omni');
    this.delivery.lose('pureCloud');
    this.omni.dispose();
    this.pureCloud.dispose();
    this.faults.dispose();
    this.signals.clear();
  }

  private setupSeed(): SetupSeed {
    const { settings } = this.options;
    const { omniStatuses, administrator, api } = this.seed;
    return {
      assigned: recordOf(this.flatSettings, settings),
      statuses: omniStatuses,
      administrator,
      api,
    };
  }

  private changed(): void {
    this.signals.tell('changed');
  }

  private attempt(act: () => void): StepResult {
    try {
      act();
      return { ok: true, state: this.state() };
    } catch (problem) {
      if (problem instanceof Misfit) return { ok: false, reason: problem.message };
      throw problem;
    }
  }

  private play(step: WorldStep): void {
    const { omni, pureCloud } = this;
    switch (step.kind) {
      case 'omni':
        omni.change(step.status, step.by);
        return;
      case 'pureCloud':
        pureCloud.change(step.status, step.by);
        return;
      case 'work':
        omni.shiftWork(step.id, step.is, step.channel ?? null);
        return;
      case 'workload':
        omni.changeWorkload(step.percent);
        return;
      case 'interaction':
        playInteraction(pureCloud, step);
        return;
      case 'customer':
        pureCloud.phone.customerHangsUp(step.id);
        return;
      case 'consulted':
        pureCloud.phone.consultations.step(step.id, step.is);
        return;
      case 'queue':
        pureCloud.phone.afterCallWork.setRule(step.id, step.rule);
        return;
      case 'codes':
        pureCloud.phone.afterCallWork.setCodes(step.id, step.names);
        return;
      case 'permission':
        pureCloud.phone.setPermission(step.permission, step.is);
        return;
      case 'station':
        pureCloud.phone.useStation(step.id);
        return;
      case 'answering':
        pureCloud.phone.answering = step.after;
        return;
      case 'routingStatus':
        pureCloud.setRoutingStatus(step.status);
        return;
      case 'reach':
        this.reach(step.side, step.is);
        return;
      case 'refuse':
        this[step.side].refusals.add(step.status, step.how === 'transient', step.times);
        return;
      case 'restart':
        this.signals.tell('restart');
        return;
      case 'definition':
        this.setup.change(step.of, step.items, step.by);
        return;
      default:
        this.order(step);
    }
  }

  private order(step: FaultStep): void {
    switch (step.kind) {
      case 'restFault':
        this.faults.orderRest(step.fault, step.of, step.times);
        return;
      case 'socketFault':
        this.faults.orderSocket(step.is, step.times);
        return;
      case 'tokenFault':
        this.pureCloud.endTokens(step.is);
        return;
      case 'tokenLife':
        this.faults.tokenSeconds = step.seconds;
        return;
      case 'bridgeFault':
        this.bridge = step.is === 'back' ? null : step.is;
        this.changed();
        return;
      case 'networkFault': {
        const { network } = this;
        if (step.side !== 'pureCloud') network.omniLatency = step.latency ?? network.omniLatency;
        if (step.side !== 'omni') {
          network.pureCloudLatency = step.latency ?? network.pureCloudLatency;
        }
        network.jitter = step.jitter ?? network.jitter;
        return;
      }
      case 'offQueue':
        this.pureCloud.offQueue(step.is);
        return;
      case 'idle':
        this.faults.orderIdle(step.timeout, step.readable);
        return;
      case 'setUp':
        this.setUpFault = step.is;
        this.give();
        this.changed();
        return;
      case 'build':
        this.builds.set(step.name, step.is);
        return;
      case 'user': {
        const { email, federationId } = { ...this.salesforceUser, ...step };
        this.salesforceUser = { ...this.salesforceUser, email, federationId };
        return;
      }
      case 'crmFault':
        this.crm.order(step);
        return;
      case 'metadataFault':
        this.setup.orderFault(step.is, step.times);
        return;
    }
  }

  private give(): void {
    this.givenSettings = settingsUnder(this.setUpFault, this.flatSettings);
  }

  private reach(side: Side, is: 'lost' | 'back' | 'duplicateLogin'): void {
    if (side === 'pureCloud') {
      this.pureCloud.reach(is === 'back');
      if (is === 'back') this.faults.orderSocket('back', 0);
      else {
        this.delivery.lose('pureCloud');
        this.faults.orderSocket('drop', 0);
      }
      this.changed();
      return;
    }
    if (is === 'back') {
      this.omni.back();
      return;
    }
    // What was on its way is lost; the console itself says that the connection is gone.
    this.delivery.lose('omni');
    if (is === 'lost') this.omni.lose();
    else this.omni.loginElsewhere();
  }
}
