import type { Side } from '../../../adapter/sync/status.js';
import type { Network } from '../world.js';

interface Parcel {
  send: () => void;
  /** Called when `send` is over or will never come. */
  done: (sent: boolean) => void;
  swapped: boolean;
}

interface Slot {
  readonly due: number;
  parcel: Parcel;
}

/**
 * The way of events and answers from one product to its clients: a queue in which each has a time. Reordering swaps
 * what two neighbours hold, so that the times stay as they are.
 */
class Way {
  private slots: Slot[] = [];
  private timer: ReturnType<typeof setTimeout> | null = null;
  private lastDue = 0;

  constructor(private readonly network: Readonly<Network>) {}

  /** Milliseconds are the caller's, so that jitter is drawn once. */
  event(delay: number, send: () => void): Promise<void> {
    return new Promise((resolve) => {
      const parcel: Parcel = { send, done: () => resolve(), swapped: false };
      const slot: Slot = { due: this.dueIn(delay), parcel };
      const before = this.slots.at(-1);
      if (this.network.reorder && before !== undefined && !before.parcel.swapped) {
        slot.parcel = before.parcel;
        before.parcel = parcel;
        slot.parcel.swapped = true;
        parcel.swapped = true;
      }
      this.slots.push(slot);
      this.schedule();
    });
  }

  /** Resolves when what is on its way now has arrived, and not before the delay. */
  answer(delay: number): Promise<boolean> {
    const arrived = this.slots.map((slot) => {
      const { parcel } = slot;
      return new Promise<boolean>((resolve) => {
        const former = parcel.done;
        parcel.done = (sent) => {
          former(sent);
          resolve(sent);
        };
      });
    });
    const own = new Promise<boolean>((resolve) => {
      const cancel = (): void => {
        clearTimeout(timer);
        resolve(false);
      };
      const timer = setTimeout(
        () => {
          this.answers.delete(cancel);
          resolve(true);
        },
        Math.max(0, this.dueIn(delay) - performance.now()),
      );
      this.answers.add(cancel);
    });
    return Promise.all([own, ...arrived]).then((all) => all.every(Boolean));
  }

  private readonly answers = new Set<() => void>();

  /** What is on its way is lost. */
  lose(): void {
    const lost = this.slots;
    this.slots = [];
    this.schedule();
    for (const slot of lost) slot.parcel.done(false);
    for (const cancel of this.answers) cancel();
    this.answers.clear();
  }

  private dueIn(delay: number): number {
    this.lastDue = Math.max(this.lastDue, performance.now() + delay);
    return this.lastDue;
  }

  private schedule(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    const next = this.slots[0];
    if (next === undefined) return;
    this.timer = setTimeout(() => this.arrive(), Math.max(0, next.due - performance.now()));
  }

  private arrive(): void {
    this.timer = null;
    const now = performance.now();
    for (;;) {
      const next = this.slots[0];
      if (next === undefined || next.due > now) break;
      this.slots.shift();
      next.parcel.send();
      if (this.network.duplicates) next.parcel.send();
      next.parcel.done(true);
    }
    this.schedule();
  }
}

/** Latency, jitter, duplicates and reordering of both sides, as replay.md defines them. */
export class Delivery {
  private readonly ways: Readonly<Record<Side, Way>>;
  private era = 0;

  constructor(
    private readonly network: Readonly<Network>,
    private readonly reachable: (side: Side) => boolean,
  ) {
    this.ways = { omni: new Way(network), pureCloud: new Way(network) };
  }

  async travel(side: Side): Promise<boolean> {
    const { era } = this;
    await new Promise((resolve) => setTimeout(resolve, this.delay(side)));
    return era === this.era;
  }

  /** The world begins anew: nothing that was on its way arrives, in either direction. */
  begin(): void {
    this.era += 1;
    this.lose('omni');
    this.lose('pureCloud');
  }

  async deliver(side: Side, send: () => void): Promise<void> {
    if (this.reachable(side)) await this.ways[side].event(this.delay(side), send);
  }

  async answer(side: Side): Promise<boolean> {
    return this.reachable(side) && this.ways[side].answer(this.delay(side));
  }

  lose(side: Side): void {
    this.ways[side].lose();
  }

  private delay(side: Side): number {
    const { omniLatency, pureCloudLatency, jitter } = this.network;
    return (side === 'omni' ? omniLatency : pureCloudLatency) + Math.random() * jitter;
  }
}
