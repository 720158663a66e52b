import type { PresenceDefinition } from '../../definition/catalog.js';
import type {
  Failure,
  InteractionPhase,
  InteractionSnapshot,
  RoutingStatus,
} from '../../sync/events.js';
import type { Status } from '../../sync/status.js';
import type { Clock } from '../clock.js';
import type { WrittenBy } from '../omni.js';
import { PortError } from '../port-error.js';
import { createListeners } from '../listeners.js';
import type {
  PureCloudAgent,
  PureCloudCondition,
  PureCloudPort,
  PureCloudPortEvent,
} from '../pure-cloud.js';

export const SIMULATED_AGENT: PureCloudAgent = {
  id: '11111111-2222-4333-8444-555555555555',
  name: 'Aoi Tanaka',
  email: 'aoi.tanaka@example.com',
};

/** The ids that every organisation has. */
export const SIMULATED_PRESENCES = {
  available: '6a3af858-942f-489d-9700-5f9bcdcdae9b',
  busy: '31fe3bac-dea6-44b7-bed7-47f91660a1a0',
  onQueue: 'e08eaf1b-ee47-4fa9-a231-1200e284798f',
  meal: '3fd96123-badb-4f69-bc03-1b1ccc6d8014',
  offline: 'ccf3c10a-aa2c-4845-8e8d-f59fa48c58e5',
} as const;

const definition = (
  id: Status,
  systemPresence: PresenceDefinition['systemPresence'],
  label: string,
): PresenceDefinition => ({
  id,
  systemPresence,
  secondary: false,
  deactivated: false,
  labels: { en_US: label },
});

const SIMULATED_DEFINITIONS: readonly PresenceDefinition[] = [
  definition(SIMULATED_PRESENCES.available, 'AVAILABLE', 'Available'),
  definition(SIMULATED_PRESENCES.busy, 'BUSY', 'Busy'),
  definition(SIMULATED_PRESENCES.onQueue, 'ON_QUEUE', 'On Queue'),
  definition(SIMULATED_PRESENCES.meal, 'MEAL', 'Meal'),
  definition(SIMULATED_PRESENCES.offline, 'OFFLINE', 'Offline'),
];

export interface SimulatedPureCloudOptions {
  readonly clock: Clock;
  /** One way, in milliseconds; 20 by default. */
  readonly latency?: number;
  readonly agent?: PureCloudAgent;
  readonly presences?: readonly PresenceDefinition[];
  /** Available by default. */
  readonly status?: Status;
}

/** The organisation behind the port, for a test's hands. */
export interface SimulatedPureCloudOrg {
  readonly status: Status;
  readonly routingStatus: RoutingStatus;
  /** What the port carried out. */
  readonly writes: readonly { readonly status: Status; readonly by: WrittenBy }[];
  /** Reads that the port was asked for. */
  readonly reads: number;
  /** When each call that was carried out was sent. */
  readonly calls: readonly number[];
  /** How often the inactivity timeout was asked for. */
  readonly timeoutReads: number;
  /** Light calls that the port made. */
  readonly touches: number;
  /** The organisation's inactivity timeout in milliseconds; `null`: none, or this agent may not read it. */
  inactivityTimeout: number | null;
  /** Somebody other than the port sets the presence. */
  change(status: Status): void;
  /** An off-queue request is held back. */
  holdBack(future: Status): void;
  interaction(id: string, is: InteractionPhase | 'ended', media?: string): void;
  routing(status: RoutingStatus): void;
  /** The next so many sets of this status fail. */
  refuse(status: Status, failure: Failure, times?: number): void;
  /** The next so many reads fail. */
  refuseReads(failure: Failure, times?: number): void;
  /** What happens from now on is told to nobody, and commands fail. */
  lose(reason?: 'connection' | 'tokenExpired' | 'signedOut'): void;
  restore(): void;
}

const NETWORK: Failure = { kind: 'transient', reason: 'network' };

/** PureCloud in memory, on a clock: a command acts after one latency; its event and then its answer come after two. */
export function createSimulatedPureCloud(options: SimulatedPureCloudOptions): {
  port: PureCloudPort & { retryNow(): void };
  org: SimulatedPureCloudOrg;
} {
  const { clock, latency = 20, agent = SIMULATED_AGENT } = options;
  const presences = options.presences ?? SIMULATED_DEFINITIONS;
  const listeners = createListeners<PureCloudPortEvent>();
  const refusals: { status: Status; failure: Failure; times: number }[] = [];
  const readRefusals: { failure: Failure; times: number }[] = [];
  const writes: { status: Status; by: WrittenBy }[] = [];
  const interactions = new Map<string, InteractionSnapshot>();
  let status: Status = options.status ?? SIMULATED_PRESENCES.available;
  let future: Status | undefined;
  let modifiedDate = clock.now();
  let routingStatus: RoutingStatus = 'OFF_QUEUE';
  let condition: PureCloudCondition = 'signedOut';
  let connected = false;
  let reachable = true;
  let disposed = false;
  let reads = 0;
  let timeoutReads = 0;
  let touches = 0;
  let inactivityTimeout: number | null = null;
  const calls: number[] = [];
  /** What was sent before a loss does not arrive after it. */
  let era = 0;

  const emit = (event: PureCloudPortEvent): void => {
    if (!disposed) listeners.tell(event);
  };
  const become = (next: PureCloudCondition): void => {
    if (condition === next) return;
    condition = next;
    emit({ type: 'condition', condition: next });
  };
  const deliver = (event: PureCloudPortEvent): void => {
    const sent = era;
    if (!connected || !reachable) return;
    clock.after(latency, () => {
      if (sent === era) emit(event);
    });
  };
  const travel = (): Promise<void> => new Promise((resolve) => void clock.after(latency, resolve));
  const fail = (failure: Failure): PortError => new PortError(failure, 'simulated');
  const shown = () => ({ status, modifiedDate, ...(future === undefined ? {} : { future }) });

  function showAs(next: Status): void {
    modifiedDate = Math.max(modifiedDate + 1, clock.now());
    status = next;
    future = undefined;
    deliver({ type: 'status', side: 'pureCloud', ...shown() });
  }

  /** There and back; rejects where the way was lost meanwhile. */
  async function call<T>(act: () => T): Promise<T> {
    const sent = era;
    const sentAt = clock.now();
    await travel();
    if (!reachable || disposed) throw fail(NETWORK);
    calls.push(sentAt);
    let result: T | undefined;
    let refused: unknown;
    try {
      result = act();
    } catch (error) {
      refused = error;
    }
    await travel();
    if (sent !== era) throw fail(NETWORK);
    if (result === undefined) throw refused;
    return result;
  }

  function takeRefusal(): Failure | null {
    const [first] = readRefusals;
    if (first === undefined) return null;
    first.times -= 1;
    if (first.times <= 0) readRefusals.shift();
    return first.failure;
  }

  const port: PureCloudPort & { retryNow(): void } = {
    listen: (listener) => listeners.add(listener),
    async connect() {
      become('connecting');
      try {
        const answer = await call(() => ({ agent, presences }));
        connected = true;
        become('ready');
        return answer;
      } catch (error) {
        become('lost');
        throw error;
      }
    },
    async read() {
      reads += 1;
      if (!connected) throw fail(NETWORK);
      return call(() => {
        const refusal = takeRefusal();
        if (refusal !== null) throw fail(refusal);
        return {
          side: 'pureCloud' as const,
          ...shown(),
          interactions: [...interactions.values()],
          routingStatus,
        };
      });
    },
    async set(next, by) {
      if (!connected) throw fail(NETWORK);
      return call(() => {
        const index = refusals.findIndex((each) => each.status === next);
        const refusal = refusals[index];
        if (refusal !== undefined) {
          refusal.times -= 1;
          if (refusal.times <= 0) refusals.splice(index, 1);
          throw fail(refusal.failure);
        }
        if (!presences.some(({ id }) => id === next)) {
          throw fail({ kind: 'permanent', reason: 'refused' });
        }
        writes.push({ status: next, by });
        if (next !== status || future !== undefined) showAs(next);
        return shown();
      });
    },
    async inactivityTimeout() {
      if (!connected) throw fail(NETWORK);
      timeoutReads += 1;
      const { timeout } = await call(() => ({ timeout: inactivityTimeout }));
      return timeout;
    },
    async touch() {
      if (!connected) throw fail(NETWORK);
      await call(() => (touches += 1));
    },
    lastCall: () => calls.at(-1) ?? null,
    retryNow() {
      // Nothing waits here: a restored connection is back at once.
    },
    dispose() {
      disposed = true;
      era += 1;
      listeners.clear();
    },
  };

  const org: SimulatedPureCloudOrg = {
    get status() {
      return status;
    },
    get routingStatus() {
      return routingStatus;
    },
    writes,
    get reads() {
      return reads;
    },
    calls,
    get timeoutReads() {
      return timeoutReads;
    },
    get touches() {
      return touches;
    },
    get inactivityTimeout() {
      return inactivityTimeout;
    },
    set inactivityTimeout(milliseconds) {
      inactivityTimeout = milliseconds;
    },
    change(next) {
      if (next !== status) showAs(next);
    },
    holdBack(next) {
      future = next;
      modifiedDate = Math.max(modifiedDate + 1, clock.now());
      deliver({ type: 'status', side: 'pureCloud', ...shown() });
    },
    interaction(id, is, media = 'voice') {
      if (is === 'ended') interactions.delete(id);
      else interactions.set(id, { id, is, media });
      deliver({ type: 'interaction', id, is, media });
    },
    routing(next) {
      routingStatus = next;
      deliver({ type: 'routingStatus', status: next });
    },
    refuse(refused, failure, times = 1) {
      refusals.push({ status: refused, failure, times });
    },
    refuseReads(failure, times = 1) {
      readRefusals.push({ failure, times });
    },
    lose(reason = 'connection') {
      if (!reachable) return;
      reachable = false;
      era += 1;
      if (!connected) return;
      emit({ type: 'reach', side: 'pureCloud', is: 'lost', reason });
      become(reason === 'connection' ? 'lost' : 'signedOut');
    },
    restore() {
      if (reachable) return;
      reachable = true;
      if (!connected) return;
      emit({ type: 'reach', side: 'pureCloud', is: 'back' });
      become('ready');
    },
  };
  return { port, org };
}
