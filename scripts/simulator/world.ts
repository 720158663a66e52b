/**
 * The contract between the simulator's parts: what exists in the two simulated products, whoever serves it.
 * `createWorld` is in create-world.ts.
 */
import type { Disposer } from '../../adapter/ports/disposer.js';

export interface OmniStatusSeed {
  /** 15 or 18 characters, beginning 0N5. */
  readonly id: string;
  readonly apiName: string;
  readonly name: string;
  readonly online: boolean;
}

export interface PresenceSeed {
  readonly id: string;
  readonly systemPresence: string;
  readonly name: string;
  readonly secondary?: boolean;
  readonly deactivated?: boolean;
}

export interface WorkItem {
  /** AgentWork id, `workId`. */
  readonly id: string;
  /** Id of the record, beginning with its object's key prefix. */
  readonly workItemId: string;
  readonly is: 'assigned' | 'accepted';
  readonly object: string | null;
}

export type OmniReasonName =
  | 'OmniToolkitStatusChange'
  | 'OmniManualStatusChange'
  | 'OmniSupervisorStatusChange'
  | 'OmniPushTimeout'
  | 'OmniDeclineWork'
  | 'OmniLoginStatusChange';

/** What Omni-Channel tells every console tab; the console turns it into `lightning:omniChannel*` events. */
export type OmniOrgEvent =
  | { readonly event: 'statusChanged'; readonly status: OmniStatusSeed; readonly reason?: OmniReasonName }
  | { readonly event: 'loginSuccess'; readonly statusId: string }
  | {
      readonly event: 'logout';
      readonly reason?: 'DuplicateLogin' | 'Maintenance' | 'Logout' | 'OmniSupervisorLogout';
    }
  | {
      readonly event: 'workAssigned' | 'workAccepted' | 'workDeclined' | 'workClosed';
      readonly workItemId: string;
      readonly workId: string;
    }
  | {
      readonly event: 'workloadChanged';
      readonly configuredCapacity: number;
      readonly previousWorkload: number;
      readonly newWorkload: number;
    }
  | { readonly event: 'connectionError' };

/** Omni-Channel in the org: one agent, whatever the number of tabs. All effects are immediate; latency is the caller's. */
export interface OmniOrg {
  /** `null`: Offline. */
  readonly status: OmniStatusSeed | null;
  readonly statuses: readonly OmniStatusSeed[];
  readonly work: readonly WorkItem[];
  /** Percent of the configured capacity. */
  readonly workload: number;
  readonly configuredCapacity: number;
  /** False while a `reach omni lost` step is in force: no answers, and what happens is told to nobody. */
  readonly reachable: boolean;
  /**
   * A toolkit call of a console tab. `by` is `automation` for another component of the console, `softphone` for
   * the bridge. Throws an Error with the toolkit's words when the status is refused or unknown.
   */
  setStatus(statusId: string, by: 'softphone' | 'agentInPanel' | 'automation'): OmniStatusSeed;
  logout(by: 'softphone' | 'agentInPanel' | 'agent' | 'supervisor'): void;
  listen(listener: (event: OmniOrgEvent) => void): Disposer;
}

/** The bridge's behaviour, as `{ "fault": "bridge" }` steps set it. */
export type BridgeFault = 'absent' | 'silent' | null;

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
  readonly work: readonly { readonly id: string; readonly is: string; readonly channel: string | null }[];
  readonly interactions: readonly { readonly id: string; readonly is: string; readonly media: string }[];
  readonly writes: { readonly omni: number; readonly pureCloud: number };
  readonly requests: number;
  readonly byAgent: number;
  readonly channels: number;
  readonly sockets: number;
  readonly tabs: number;
  readonly log: readonly LogEntry[];
}

export interface LogEntry {
  /** Milliseconds since the world began. */
  readonly at: number;
  /** `step`, `omni`, `pureCloud`, `request`, `socket`, `console`. */
  readonly what: string;
  readonly text: string;
}

export interface World {
  readonly omni: OmniOrg;
  readonly network: Readonly<Network>;
  readonly bridgeFault: BridgeFault;
  /** The flat settings that `getCallCenterSettings` gives to a softphone. */
  readonly settings: Readonly<Record<string, string>>;
  /** Open console tabs; the console counts them up and down. */
  tabOpened(): Disposer;
  step(step: unknown): StepResult;
  /** A fresh world; `reset` listeners reload their pages and forget the softphones' memory. */
  reset(seed: unknown): StepResult;
  state(): SimulatorState;
  log(what: string, text: string): void;
  /** `changed`: something of `state()` is different; `reset`: the world began anew. */
  listen(listener: (what: 'changed' | 'reset') => void): Disposer;
  /** Waits one way of a side's latency, jitter included. */
  travel(side: 'omni' | 'pureCloud'): Promise<void>;
  dispose(): void;
}
