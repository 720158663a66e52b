import type { OmniReason } from '../../sync/events.js';
import type { Disposer } from '../disposer.js';
import { createListeners } from '../listeners.js';

/** A ServicePresenceStatus of the simulated org. */
export interface SimulatedStatus {
  /** 18 characters. */
  readonly id: string;
  readonly apiName: string;
  readonly label: string;
  readonly takesWork: boolean;
  /** False: this agent may not have it. */
  readonly granted: boolean;
}

export interface SimulatedWork {
  /** 18 characters. */
  readonly workId: string;
  readonly workItemId: string;
  engaged: boolean;
}

/** What Omni-Channel tells the console, in the words of the `lightning:omniChannel*` events. */
export type SimulatedOmniEvent =
  | { readonly name: 'loginSuccess'; readonly status: SimulatedStatus }
  | {
      readonly name: 'statusChanged';
      readonly status: SimulatedStatus;
      readonly reason?: OmniReason;
    }
  | { readonly name: 'logout'; readonly reason?: string }
  | {
      readonly name: 'workAssigned' | 'workAccepted' | 'workDeclined' | 'workClosed';
      readonly work: SimulatedWork;
    }
  | { readonly name: 'workloadChanged'; readonly load: number }
  | { readonly name: 'connectionError' };

/** A call that the org turned down, in the words that the toolkit would use. */
export class SimulatedRefusal extends Error {
  override readonly name = 'SimulatedRefusal';
}

const SIMULATED_STATUSES: readonly SimulatedStatus[] = [
  {
    id: '0N5000000000001AAA',
    apiName: 'Available_Case',
    label: 'Available for cases',
    takesWork: true,
    granted: true,
  },
  {
    id: '0N5000000000002AAA',
    apiName: 'Transition',
    label: 'Transition',
    takesWork: false,
    granted: true,
  },
  { id: '0N5000000000003AAA', apiName: 'Busy', label: 'Busy', takesWork: false, granted: true },
  {
    id: '0N5000000000004AAA',
    apiName: 'Supervisor_Only',
    label: 'Supervisor only',
    takesWork: false,
    granted: false,
  },
];

/** The units of capacity that the simulated agent has; a work item takes one. */
const CAPACITY = 4;

/** One agent's Omni-Channel: what happens in it is told at once to whoever listens. */
export class SimulatedOmniOrg {
  readonly statuses: readonly SimulatedStatus[];
  readonly capacity = CAPACITY;
  /** `null`: Offline. */
  status: SimulatedStatus | null = null;
  /** False: calls stay unanswered, and nothing is told. */
  reachable = true;
  /** What the next toolkit call is turned down with. */
  refuseNext: string | null = null;
  /** How often a status was set or the agent logged out by a toolkit call. */
  writes = 0;
  #work: SimulatedWork[] = [];
  readonly #listeners = createListeners<SimulatedOmniEvent>();

  constructor(statuses: readonly SimulatedStatus[] = SIMULATED_STATUSES) {
    this.statuses = statuses;
  }

  get work(): readonly SimulatedWork[] {
    return this.#work;
  }

  listen(listener: (event: SimulatedOmniEvent) => void): Disposer {
    return this.#listeners.add(listener);
  }

  /** Finds a status by its DeveloperName; throws where there is none. */
  named(apiName: string): SimulatedStatus {
    const found = this.statuses.find((status) => status.apiName === apiName);
    if (!found) throw new Error(`The simulated org has no status ${apiName}.`);
    return found;
  }

  /** A person, or the platform, sets the status; without a reason as in an older org. */
  change(apiName: string, reason?: OmniReason): void {
    this.#enter(this.named(apiName), reason);
  }

  logout(reason?: string): void {
    this.status = null;
    this.#tell(reason === undefined ? { name: 'logout' } : { name: 'logout', reason });
  }

  loseConnection(): void {
    this.#tell({ name: 'connectionError' });
    this.reachable = false;
  }

  /** What the toolkit's `setServicePresenceStatus` does. Throws a SimulatedRefusal. */
  toolkitSet(statusId: string): SimulatedStatus {
    this.#turnDown();
    const status = this.statuses.find(({ id }) => id.slice(0, 15) === statusId.slice(0, 15));
    if (!status) throw new SimulatedRefusal(`Invalid presence status id: ${statusId}`);
    if (!status.granted)
      throw new SimulatedRefusal("You don't have access to this presence status.");
    this.writes += 1;
    this.#enter(status, 'toolkit');
    return status;
  }

  /** What the toolkit's `logout` does. Throws a SimulatedRefusal. */
  toolkitLogout(): void {
    this.#turnDown();
    this.writes += 1;
    this.logout('Logout');
  }

  assign(workId: string, workItemId: string): void {
    const work = { workId, workItemId, engaged: false };
    this.#work = [...this.#work, work];
    this.#tell({ name: 'workAssigned', work });
    this.#tellLoad();
  }

  accept(workId: string): void {
    const work = this.#found(workId);
    work.engaged = true;
    this.#tell({ name: 'workAccepted', work });
  }

  decline(workId: string): void {
    this.#end(workId, 'workDeclined');
  }

  close(workId: string): void {
    this.#end(workId, 'workClosed');
  }

  #end(workId: string, name: 'workDeclined' | 'workClosed'): void {
    const work = this.#found(workId);
    this.#work = this.#work.filter((other) => other !== work);
    this.#tell({ name, work });
    this.#tellLoad();
  }

  #found(workId: string): SimulatedWork {
    const work = this.#work.find((item) => item.workId === workId);
    if (!work) throw new Error(`There is no work item ${workId}.`);
    return work;
  }

  #enter(status: SimulatedStatus, reason: OmniReason | undefined): void {
    const login = this.status === null;
    this.status = status;
    if (login) this.#tell({ name: 'loginSuccess', status });
    this.#tell(
      reason === undefined
        ? { name: 'statusChanged', status }
        : { name: 'statusChanged', status, reason },
    );
  }

  #turnDown(): void {
    const words = this.refuseNext;
    this.refuseNext = null;
    if (words !== null) throw new SimulatedRefusal(words);
  }

  #tellLoad(): void {
    this.#tell({ name: 'workloadChanged', load: this.#work.length });
  }

  #tell(event: SimulatedOmniEvent): void {
    if (this.reachable) this.#listeners.tell(event);
  }
}
