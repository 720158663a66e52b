/**
 * The contract between the simulator's parts: what exists in the two simulated products, whoever serves it.
 * `createWorld` is in create-world.ts.
 */
import type { Disposer } from '../../adapter/ports/disposer.js';
import type { Side } from '../../adapter/sync/status.js';
import type { JsonRecord } from '../../adapter/ports/json.js';
import type { LiveCrm } from './world/live-crm.js';
import type { OmniOrg } from './world/omni-side.js';
import type { PureCloudOrg } from './world/pure-cloud-side.js';
import type { BuildIs, SetUpFault } from './world/set-up-fault.js';
import type { SetupOrg } from './world/setup-side.js';

/** The bridge's behaviour, as `{ "fault": "bridge" }` steps set it. */
export type BridgeFault = 'absent' | 'silent' | null;

/** `after`: the call is carried out, and only its answer is another. */
export type RestFault = { readonly after: boolean } & (
  { readonly status: number; readonly retryAfter: number | null } | { readonly timeout: true }
);

/** Which REST calls meet a fault. */
export interface FaultyCalls {
  /** null: any. */
  readonly method: string | null;
  /** What stands in their path below `/api/v2`; null: anything. */
  readonly path: string | null;
}

/** What goes wrong in the region besides refusals; set by `fault` steps, used up by the region. */
export interface Faults {
  /** The fault that the next REST call of that method to that path meets; counts it down. */
  takeRest(method: string, path: string): RestFault | null;
  /** Whether the next opening of a socket is refused; counts it down. */
  takeSocketRefusal(): boolean;
  /** Seconds of the organisation's inactivity time-out; null: none. */
  readonly idleTimeout: number | null;
  /** Whether this agent may read that. */
  readonly idleReadable: boolean;
  /** Seconds that a token lasts that is given out now; null: as long as the region's options say. */
  readonly tokenSeconds: number | null;
  /**
   * Sockets: `drop` ends them without a close frame, `closing` announces it, `silent` sends nothing any more, `gone`
   * ends their channels as well.
   */
  listen(listener: (fault: 'drop' | 'closing' | 'silent' | 'gone' | 'idle') => void): Disposer;
}

export interface Network {
  /** One way, in milliseconds. */
  omniLatency: number;
  pureCloudLatency: number;
  /** Random extra delay, at most this many milliseconds. */
  jitter: number;
  reasons: boolean;
  modifiedDates: boolean;
  duplicates: boolean;
  reorder: boolean;
}

/** What `POST /simulator/step` and the remote control play; see replay.md and simulator.md. */
export type StepResult =
  | { readonly ok: true; readonly state: SimulatorState }
  | { readonly ok: false; readonly reason: string };

export interface SimulatorState {
  readonly omni: string;
  readonly pureCloud: string;
  readonly routingStatus: string;
  readonly work: readonly {
    readonly id: string;
    readonly is: string;
    readonly channel: string | null;
  }[];
  readonly interactions: readonly {
    readonly id: string;
    readonly is: string;
    readonly media: string;
  }[];
  readonly writes: { readonly omni: number; readonly pureCloud: number };
  readonly requests: number;
  readonly byAgent: number;
  readonly channels: number;
  readonly sockets: number;
  readonly tabs: number;
  /** The org's Tasks: each one's fields, and its Id. */
  readonly tasks: readonly JsonRecord[];
  /** What the softphone had the console show, oldest first, such as `sobject 003…`, `search +1…`, `newRecord Contact`. */
  readonly pops: readonly string[];
  readonly log: readonly LogEntry[];
}

export interface LogEntry {
  /** Milliseconds since the world began. */
  readonly at: number;
  /** `step`, `omni`, `pureCloud`, `request`, `socket`, `console`. */
  readonly what: string;
  readonly text: string;
}

/** The agent as Salesforce knows them. */
export interface SalesforceUser {
  /** 18 characters, beginning 005. */
  readonly id: string;
  readonly name: string;
  readonly userName: string;
  readonly email: string;
  readonly federationId: string;
}

/** `changed`: something of `state()` is different; `reset`: the world began anew; `restart`: reload the softphones. */
export type WorldSignal = 'changed' | 'reset' | 'restart';

export interface World {
  readonly omni: OmniOrg;
  readonly pureCloud: PureCloudOrg;
  /** Salesforce's records. */
  readonly crm: LiveCrm;
  /** Salesforce's Setup. */
  readonly setup: SetupOrg;
  readonly faults: Faults;
  readonly network: Readonly<Network>;
  readonly bridgeFault: BridgeFault;
  readonly setUpFault: SetUpFault | null;
  /** Other static resources that hold a build, by name. */
  readonly builds: ReadonlyMap<string, BuildIs>;
  readonly salesforceUser: SalesforceUser;
  /** The flat settings that `getCallCenterSettings` gives to a softphone; another object after a save. */
  readonly settings: Readonly<Record<string, string>>;
  /** Open console tabs; the console counts them up and down. */
  tabOpened(): Disposer;
  /** A softphone's page has been asked for: after a reset the counters begin with the first one. */
  softphoneStarts(): void;
  /** The region answers a REST call. */
  countRequest(): void;
  /** Channels with an open socket, and open sockets. */
  setConnections(channels: number, sockets: number): void;
  step(step: unknown): StepResult;
  /** A fresh world; `reset` listeners reload their pages and forget the softphones' memory. */
  reset(seed: unknown): StepResult;
  state(): SimulatorState;
  log(what: string, text: string): void;
  listen(listener: (what: WorldSignal) => void): Disposer;
  /**
   * Waits one way of a side's latency, jitter included: a command on its way. False: the world began anew
   * meanwhile, so that it does not arrive.
   */
  travel(side: Side): Promise<boolean>;
  /**
   * Sends an event on its way; call it once an event, not once a receiver. `send` is called after one latency, in order, unless
   * the network reorders, and twice where it duplicates. Never called where the side is lost meanwhile, or the
   * world begins anew. Resolves when it has been called for the last time, or will not be.
   */
  deliver(side: Side, send: () => void): Promise<void>;
  /**
   * Sends an answer on its way: resolves true one latency later, after every event that is on its way on that side
   * now (a command's own event goes first). False: lost, never answer.
   */
  answer(side: Side): Promise<boolean>;
  dispose(): void;
}
