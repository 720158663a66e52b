import type {
  Reading,
  RoutingStatus,
  InteractionEvent,
  InteractionPhase,
  WorkEvent,
} from '../sync/events.js';
import type { Status } from '../sync/status.js';
import type { Start } from './scenario.js';

type OmniReading = Extract<Reading, { side: 'omni' }>;
type PureCloudReading = Extract<Reading, { side: 'pureCloud' }>;

/** Omni-Channel as it stands in the org, whoever looks at it. */
export class SimulatedOmni {
  private current: Status;
  private readonly work = new Map<string, 'assigned' | 'accepted'>();
  /** Outlives the items: the events of one item all name its object. */
  private readonly objects = new Map<string, string>();
  private workload: number | undefined;

  constructor(start: Start) {
    this.current = start.omni;
    for (const item of start.work) {
      this.work.set(item.id, item.is);
      if (item.channel !== undefined) this.objects.set(item.id, item.channel);
    }
  }

  get status(): Status {
    return this.current;
  }

  /** False where that status was there already. */
  set(status: Status): boolean {
    const changed = status !== this.current;
    this.current = status;
    return changed;
  }

  /** Moves a work item on, and gives the event that tells of it. */
  moveWork(id: string, is: WorkEvent['is'], channel: string | undefined): WorkEvent {
    if (channel !== undefined) this.objects.set(id, channel);
    if (is === 'assigned' || is === 'accepted') this.work.set(id, is);
    else this.work.delete(id);
    const object = this.objects.get(id);
    return { type: 'work', id, is, ...(object === undefined ? {} : { object }) };
  }

  /** A workload of 0 means that every work item has ended, even if nobody said so. */
  setWorkload(percent: number): void {
    this.workload = percent;
    if (percent === 0) this.work.clear();
  }

  read(): OmniReading {
    const work = [...this.work].map(([id, is]) => {
      const object = this.objects.get(id);
      return { id, is, ...(object === undefined ? {} : { object }) };
    });
    // A scenario that gives new work after a workload of 0 has not said how much it weighs.
    const outdated = this.workload === 0 && work.length > 0;
    return {
      side: 'omni',
      status: this.current,
      work,
      ...(this.workload === undefined || outdated ? {} : { workload: this.workload }),
    };
  }
}

/** PureCloud's user as the region knows it. */
export class SimulatedPureCloud {
  private current: Status;
  private modified: number;
  private routing: RoutingStatus | undefined;
  private readonly interactions = new Map<string, InteractionPhase>();
  private readonly media = new Map<string, string>();

  /** `modified`: when the first status was set, in milliseconds since the epoch. */
  constructor(start: Start, modified: number) {
    this.current = start.pureCloud;
    this.modified = modified;
    for (const item of start.interactions) {
      this.interactions.set(item.id, item.is);
      this.media.set(item.id, item.media);
    }
  }

  get status(): Status {
    return this.current;
  }

  /** Strictly increases with every change. */
  get modifiedDate(): number {
    return this.modified;
  }

  /** False where that status was there already. */
  set(status: Status, now: number): boolean {
    if (status === this.current) return false;
    this.current = status;
    this.modified = Math.max(now, this.modified + 1);
    return true;
  }

  /** Moves an interaction on, and gives the event that tells of it. */
  moveInteraction(
    id: string,
    is: InteractionEvent['is'],
    media: string | undefined,
  ): InteractionEvent {
    const named = media ?? this.media.get(id) ?? 'voice';
    this.media.set(id, named);
    if (is === 'ended') this.interactions.delete(id);
    else this.interactions.set(id, is);
    return { type: 'interaction', id, is, media: named };
  }

  /** An agent who is idle or off queue has done the after-call work, even if nobody said so. */
  setRoutingStatus(status: RoutingStatus): void {
    this.routing = status;
    if (status !== 'IDLE' && status !== 'OFF_QUEUE') return;
    for (const [id, is] of this.interactions) {
      if (is === 'afterCallWork') this.interactions.delete(id);
    }
  }

  read(modifiedDates: boolean): PureCloudReading {
    const interactions = [...this.interactions].map(([id, is]) => ({
      id,
      is,
      media: this.media.get(id) ?? 'voice',
    }));
    const routingStatus = this.routingStatus();
    return {
      side: 'pureCloud',
      status: this.current,
      interactions,
      ...(modifiedDates ? { modifiedDate: this.modified } : {}),
      ...(routingStatus === undefined ? {} : { routingStatus }),
    };
  }

  /** Where a scenario gave new interactions after IDLE or OFF_QUEUE, the region would say INTERACTING by now. */
  private routingStatus(): RoutingStatus | undefined {
    if (this.routing !== 'IDLE' && this.routing !== 'OFF_QUEUE') return this.routing;
    return [...this.interactions.values()].some((is) => is !== 'alerting')
      ? 'INTERACTING'
      : this.routing;
  }
}
