import type { Disposer } from '../../../adapter/ports/disposer.js';

/** What of Omni-Channel exists in the simulated org, whoever serves it. */

export interface OmniStatusSeed {
  /** 15 or 18 characters, beginning 0N5. */
  readonly id: string;
  readonly apiName: string;
  readonly name: string;
  readonly online: boolean;
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
  | {
      readonly event: 'statusChanged';
      readonly status: OmniStatusSeed;
      readonly reason?: OmniReasonName;
    }
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

/** A toolkit call that Omni-Channel turned down. `transient`: as a lost request would; the same call may work later. */
export class ToolkitError extends Error {
  override readonly name = 'ToolkitError';

  constructor(
    message: string,
    readonly transient: boolean,
  ) {
    super(message);
  }
}

/** Omni-Channel in the org: one agent, whatever the number of tabs. All effects are immediate; latency is the caller's. */
export interface OmniOrg {
  /** `null`: Offline. */
  readonly status: OmniStatusSeed | null;
  readonly statuses: readonly OmniStatusSeed[];
  readonly work: readonly WorkItem[];
  /** Percent of the configured capacity. */
  readonly workload: number;
  readonly configuredCapacity: number;
  /** False after a `reach omni` step `lost` or `duplicateLogin`: what happens is told to nobody. */
  readonly reachable: boolean;
  /** `lost`: the toolkit gives no answer. `elsewhere`: another session took the agent over; the toolkit rejects. */
  readonly reach: 'reachable' | 'lost' | 'elsewhere';
  /**
   * A toolkit call of a console tab. `by` is `automation` for another component of the console, `softphone` for
   * the bridge. Throws a ToolkitError when the status is refused or unknown.
   */
  setStatus(statusId: string, by: 'softphone' | 'agentInPanel' | 'automation'): OmniStatusSeed;
  /** Throws a ToolkitError when a `refuse` step for Offline is in force (softphone and agentInPanel only). */
  logout(by: 'softphone' | 'agentInPanel' | 'agent' | 'supervisor'): void;
  /** The toolkit's acceptAgentWork, declineAgentWork, closeAgentWork. Throws a ToolkitError for an unknown item. */
  moveWork(workId: string, to: 'accepted' | 'declined' | 'closed'): void;
  /** Called at once, once an event; pass it on with `world.deliver('omni', …)`. */
  listen(listener: (event: OmniOrgEvent) => void): Disposer;
}
