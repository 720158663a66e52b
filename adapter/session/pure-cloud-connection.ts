import type { PresenceDefinition } from '../definition/catalog.js';
import type { Clock } from '../ports/clock.js';
import type { Disposer } from '../ports/disposer.js';
import type { PhonePort } from '../ports/phone.js';
import type {
  PureCloudAgent,
  PureCloudHealth,
  PureCloudPort,
  PureCloudPortEvent,
} from '../ports/pure-cloud.js';
import { failureOf } from './engine-host.js';

export type PureCloudClient = PureCloudPort & {
  retryNow(): void;
  readonly health?: () => PureCloudHealth;
  /** The agent's interactions, once they are known; for as long as the client connects the same agent. */
  readonly phone?: () => Promise<PhonePort>;
};

/** Waits before PureCloud is tried again at the start: 1 s, doubling to 30 s, each spread by a quarter. */
const FIRST = 1_000;
const LONGEST = 30_000;
const SPREAD = 0.25;

/** Clients that are asked how they have been, also when they are gone: each failed start makes another. */
const HEALTHS = 3;

/** The way to PureCloud while an agent is signed in. Once it is there, the client itself keeps it. */
export interface PureCloudConnection {
  /** `null`: there is none. */
  readonly port: PureCloudClient | null;
  /** How the last clients have been, oldest first. */
  readonly healths: readonly (() => PureCloudHealth)[];
  /** Connects afresh, and tries again until it succeeds or is closed. */
  open(): void;
  /** After the sign-in was renewed: asks who it is by now, without a gap where it is still the same agent. */
  renew(): void;
  retryNow(): void;
  close(): void;
}

export interface PureCloudConnectionOptions {
  readonly make: () => Promise<PureCloudClient>;
  readonly clock: Clock;
  /** A number in [0, 1). */
  readonly random: () => number;
  readonly onConnected: (agent: PureCloudAgent, presences: readonly PresenceDefinition[]) => void;
  /** PureCloud could not be reached; it is tried again. */
  readonly onFailed: (reason: unknown) => void;
  readonly onEvent: (event: PureCloudPortEvent) => void;
}

export function createPureCloudConnection(
  options: PureCloudConnectionOptions,
): PureCloudConnection {
  const { make, clock, random } = options;
  let client: PureCloudClient | null = null;
  let healths: PureCloudConnection['healths'] = [];
  let attempts = 0;
  let stopWaiting: Disposer | null = null;
  /** Counts connections, so that what an abandoned one says is not heard. */
  let current = 0;

  function leave(): number {
    stopWaiting?.();
    client?.dispose();
    client = null;
    current += 1;
    return current;
  }

  async function connect(): Promise<void> {
    const mine = leave();
    try {
      const made = await make();
      if (mine !== current) {
        made.dispose();
        return;
      }
      client = made;
      if (made.health) healths = [...healths.slice(1 - HEALTHS), made.health];
      // Before anything is awaited of it, so that nothing of the start is lost.
      made.listen((event) => {
        if (mine === current) options.onEvent(event);
      });
      await ask(made, mine);
    } catch (reason) {
      if (mine === current) failed(reason);
    }
  }

  async function ask(of: PureCloudClient, mine: number): Promise<void> {
    const { agent, presences } = await of.connect();
    if (mine !== current) return;
    attempts = 0;
    options.onConnected(agent, presences);
  }

  function failed(reason: unknown): void {
    leave();
    const wait = Math.min(FIRST * 2 ** attempts, LONGEST) * (1 - SPREAD + 2 * SPREAD * random());
    attempts += 1;
    const asked = (failureOf(reason).retryAfter ?? 0) * 1_000;
    stopWaiting = clock.after(Math.max(wait, asked), () => void connect());
    options.onFailed(reason);
  }

  return {
    get port() {
      return client;
    },
    get healths() {
      return healths;
    },
    open() {
      attempts = 0;
      void connect();
    },
    renew() {
      if (client === null) {
        void connect();
        return;
      }
      const mine = current;
      ask(client, mine).catch((reason: unknown) => {
        if (mine === current) failed(reason);
      });
    },
    retryNow() {
      if (client === null) void connect();
      else client.retryNow();
    },
    close: () => void leave(),
  };
}
