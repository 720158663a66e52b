import { createListeners } from '../../../adapter/ports/listeners.js';
import type { Disposer } from '../../../adapter/ports/disposer.js';
import type { OmniActor } from '../../../adapter/replay/step.js';
import type { WorkEvent } from '../../../adapter/sync/events.js';
import { OMNI_OFFLINE, type Status } from '../../../adapter/sync/status.js';
import {
  type OmniOrg,
  type OmniOrgEvent,
  type OmniReasonName,
  type OmniStatusSeed,
  ToolkitError,
  type WorkItem,
} from './omni-side.js';
import { workItemIdOf } from './key-prefixes.js';
import { Refusals } from './refusals.js';
import type { Seed } from './seed.js';

const REASONS: Readonly<Record<OmniActor, OmniReasonName>> = {
  agent: 'OmniManualStatusChange',
  supervisor: 'OmniSupervisorStatusChange',
  pushTimeout: 'OmniPushTimeout',
  decline: 'OmniDeclineWork',
  login: 'OmniLoginStatusChange',
  automation: 'OmniToolkitStatusChange',
};

const EVENTS = {
  assigned: 'workAssigned',
  accepted: 'workAccepted',
  declined: 'workDeclined',
  closed: 'workClosed',
} as const;

/** What an accepted item takes of the configured capacity, in percent. */
const ITEM_PERCENT = 20;

/** What the world counts. */
export interface OmniCounts {
  written(): void;
  byAgent(): void;
  log(text: string): void;
}

/** Omni-Channel in the org. */
export class LiveOmni implements OmniOrg {
  readonly configuredCapacity = 10;
  private current: OmniStatusSeed | null = null;
  private readonly items = new Map<string, WorkItem>();
  /** Percent that a `workload` step set; null: it follows from the accepted items. */
  private setWorkload: number | null = null;
  private contact: 'reachable' | 'lost' | 'elsewhere' = 'reachable';
  /** By the first 15 characters of the Id, or Offline. */
  refusals = new Refusals();
  private readonly events = createListeners<OmniOrgEvent>();

  constructor(
    private seed: Seed,
    private readonly reasons: () => boolean,
    private readonly counts: OmniCounts,
  ) {
    this.begin(seed);
  }

  /** The world begins anew; nobody is told. */
  begin(seed: Seed): void {
    this.seed = seed;
    this.current = seed.omni;
    this.setWorkload = null;
    this.contact = 'reachable';
    this.refusals = new Refusals();
    this.items.clear();
    for (const { id, is, object } of seed.work) {
      this.items.set(id, { id, is, object, workItemId: workItemIdOf(id, object) });
    }
  }

  get status(): OmniStatusSeed | null {
    return this.current;
  }

  get statuses(): readonly OmniStatusSeed[] {
    return this.seed.omniStatuses;
  }

  get work(): readonly WorkItem[] {
    return [...this.items.values()];
  }

  get workload(): number {
    const accepted = this.work.filter((item) => item.is === 'accepted').length;
    return this.setWorkload ?? Math.min(100, accepted * ITEM_PERCENT);
  }

  get reachable(): boolean {
    return this.contact === 'reachable';
  }

  get reach(): 'reachable' | 'lost' | 'elsewhere' {
    return this.contact;
  }

  listen(listener: (event: OmniOrgEvent) => void): Disposer {
    return this.events.add(listener);
  }

  setStatus(statusId: string, by: 'softphone' | 'agentInPanel' | 'automation'): OmniStatusSeed {
    const status = this.statuses.find((each) => each.id.slice(0, 15) === statusId.slice(0, 15));
    if (status === undefined) {
      throw new ToolkitError(`Invalid presence status id: ${statusId}`, false);
    }
    if (by !== 'automation') this.admit(status.id.slice(0, 15), by);
    this.counts.log(`${status.apiName}, set by the ${by}`);
    this.become(status, 'OmniToolkitStatusChange');
    return status;
  }

  logout(by: 'softphone' | 'agentInPanel' | 'agent' | 'supervisor'): void {
    if (by === 'softphone' || by === 'agentInPanel') this.admit(OMNI_OFFLINE, by);
    this.counts.log(`Offline, set by the ${by}`);
    this.become(null, by === 'supervisor' ? 'OmniSupervisorStatusChange' : undefined);
  }

  moveWork(workId: string, to: 'accepted' | 'declined' | 'closed'): void {
    if (!this.items.has(workId)) throw new ToolkitError(`Invalid work id: ${workId}`, false);
    this.shiftWork(workId, to, null);
  }

  /** A step: somebody else than a softphone changes the status. */
  change(status: Status, by: OmniActor): void {
    const record = this.statuses.find((each) => each.id.slice(0, 15) === status);
    this.become(record ?? null, REASONS[by]);
  }

  /** `channel`: the object's name; null: as it was. */
  shiftWork(id: string, is: WorkEvent['is'], channel: string | null): void {
    const before = this.workload;
    const known = this.items.get(id);
    const object = channel ?? known?.object ?? null;
    const workItemId = known?.workItemId ?? workItemIdOf(id, object);
    if (is === 'assigned' || is === 'accepted') this.items.set(id, { id, is, object, workItemId });
    else this.items.delete(id);
    this.tell({ event: EVENTS[is], workItemId, workId: id });
    if (this.workload !== before) this.tellWorkload(before);
  }

  /** Zero ends the items, and nobody is told of each. */
  changeWorkload(percent: number): void {
    const before = this.workload;
    this.setWorkload = percent === 0 ? null : percent;
    if (percent === 0) this.items.clear();
    this.tellWorkload(before);
  }

  lose(): void {
    this.tell({ event: 'connectionError' });
    this.contact = 'lost';
  }

  loginElsewhere(): void {
    this.tell({ event: 'logout', reason: 'DuplicateLogin' });
    this.contact = 'elsewhere';
  }

  back(): void {
    if (this.contact === 'reachable') return;
    this.contact = 'reachable';
    if (this.current !== null) this.tell({ event: 'loginSuccess', statusId: this.current.id });
  }

  dispose(): void {
    this.events.clear();
  }

  private admit(status: string, by: 'softphone' | 'agentInPanel'): void {
    const refusal = this.refusals.take(status);
    if (refusal !== null) {
      this.counts.log(`refused ${status} to the ${by}`);
      throw refusal.transient
        ? new ToolkitError('A network error occurred while setting the presence status.', true)
        : new ToolkitError("You don't have access to this presence status.", false);
    }
    if (by === 'softphone') this.counts.written();
    else this.counts.byAgent();
  }

  private become(status: OmniStatusSeed | null, reason: OmniReasonName | undefined): void {
    const before = this.current;
    if (before?.id === status?.id) return;
    this.current = status;
    if (status === null) {
      const supervisor = reason === 'OmniSupervisorStatusChange';
      this.tell({ event: 'logout', reason: supervisor ? 'OmniSupervisorLogout' : 'Logout' });
      return;
    }
    if (before === null) this.tell({ event: 'loginSuccess', statusId: status.id });
    this.tell({
      event: 'statusChanged',
      status,
      ...(this.reasons() && reason !== undefined ? { reason } : {}),
    });
  }

  private tellWorkload(before: number): void {
    const now = this.workload;
    const units = (percent: number): number => (percent * this.configuredCapacity) / 100;
    this.tell({
      event: 'workloadChanged',
      configuredCapacity: this.configuredCapacity,
      previousWorkload: units(before),
      newWorkload: units(now),
    });
  }

  private tell(event: OmniOrgEvent): void {
    if (this.reachable) this.events.tell(event);
  }
}
