import type { SetCommand } from '../commands.js';
import type { InteractionSnapshot, Reading, RoutingStatus, WorkSnapshot } from '../events.js';
import type { PerSide, Side, Status } from '../status.js';

/** What the two products are when the page loads. */
export interface Shown {
  /** Chat, the mapped status, where absent. */
  readonly omni?: Status | undefined;
  /** ON_QUEUE where absent. */
  readonly pureCloud?: Status | undefined;
  readonly work?: readonly WorkSnapshot[] | undefined;
  readonly interactions?: readonly InteractionSnapshot[] | undefined;
  /** False: PureCloud tells no `modifiedDate`. */
  readonly dates?: boolean | undefined;
}

/** What a read finds; what is not said is as the products are. */
export interface Found {
  readonly date?: number | null;
  readonly future?: Status;
  readonly workload?: number;
  readonly routingStatus?: RoutingStatus;
}

/** The least that two products must know: what they show, what the agent works on there, and PureCloud's clock. */
export class Products {
  readonly shown: PerSide<Status>;
  readonly dated: boolean;
  readonly work = new Map<string, WorkSnapshot>();
  readonly interactions = new Map<string, InteractionSnapshot>();
  private date = 1_000;
  private readonly dates = new Map<number, number>();

  constructor({ omni, pureCloud, work, interactions, dates }: Shown) {
    this.shown = { omni: omni ?? 'Chat', pureCloud: pureCloud ?? 'ON_QUEUE' };
    this.dated = dates ?? true;
    for (const item of work ?? []) this.work.set(item.id, item);
    for (const item of interactions ?? []) this.interactions.set(item.id, item);
  }

  /** What a read of a side finds. */
  reading(side: Side, found: Found): Reading {
    const { workload, routingStatus, future } = found;
    const date = found.date === undefined && this.dated ? this.date : (found.date ?? null);
    if (side === 'omni') {
      const load = workload === undefined ? {} : { workload };
      return { side, status: this.shown.omni, work: [...this.work.values()], ...load };
    }
    return {
      side,
      status: this.shown.pureCloud,
      interactions: [...this.interactions.values()],
      ...(date === null ? {} : { modifiedDate: date }),
      ...(future === undefined ? {} : { future }),
      ...(routingStatus === undefined ? {} : { routingStatus }),
    };
  }

  nextDate(): number {
    this.date += 10;
    return this.date;
  }

  /** The `modifiedDate` of a command's answer, and of its echo; `null` where there is none. */
  dateOf(command: SetCommand): number | null {
    if (!this.dated || command.side === 'omni') return null;
    const known = this.dates.get(command.id);
    if (known !== undefined) return known;
    const date = this.nextDate();
    this.dates.set(command.id, date);
    return date;
  }

  /** PureCloud's clock goes on for the next page. */
  goOnFrom(before: Products): void {
    this.date = before.date;
  }
}
