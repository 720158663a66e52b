/**
 * The shift's clock: dates and timers that stand still until they are told to go on. It is put in the place of a
 * page's own, and of the simulator's, so that twelve hours pass as fast as the machine carries out what happens in
 * them, and a message between two processes takes no time by this clock unless the simulated network says so.
 */

/** The part of a global object that knows the time. */
export interface TimeGlobals {
  Date: DateConstructor;
  readonly performance: { now(): number };
}

interface Timer {
  due: number;
  /** `null`: once. */
  readonly every: number | null;
  readonly run: () => void;
}

/** A date without arguments is now by the shift's clock; all else is as ever. */
function dateOf(RealDate: DateConstructor, now: () => number): DateConstructor {
  return new Proxy(RealDate, {
    construct: (target, args, newTarget): Date => {
      const made: unknown = Reflect.construct(
        target,
        args.length === 0 ? [now()] : args,
        newTarget,
      );
      return made instanceof RealDate ? made : new RealDate(now());
    },
    apply: () => new RealDate(now()).toString(),
    get: (target, name): unknown => (name === 'now' ? now : Reflect.get(target, name)),
  });
}

export class ShiftClock {
  private readonly timers = new Map<number, Timer>();
  private ids = 0;
  private readonly origin: number;

  /** `turn` resolves when everything that a timer has set going in this process has had its turn. */
  constructor(
    private time: number,
    private readonly turn: () => Promise<void>,
  ) {
    this.origin = time;
  }

  get now(): number {
    return this.time;
  }

  get pending(): number {
    return this.timers.size;
  }

  /** When the next timer is due, in milliseconds since the epoch; `null`: there is none. */
  get next(): number | null {
    let next: number | null = null;
    for (const { due } of this.timers.values()) if (next === null || due < next) next = due;
    return next;
  }

  /** Takes the place of the dates; timers are given out by {@link add} and {@link remove}. */
  tellTimeIn(target: TimeGlobals): void {
    const now = (): number => this.time;
    target.Date = dateOf(target.Date, now);
    Object.defineProperty(target.performance, 'now', {
      configurable: true,
      value: () => this.time - this.origin,
    });
  }

  add(run: () => void, milliseconds: unknown, repeats: boolean): number {
    // Whole ones, as everywhere: a wait below the precision of a date would never be over.
    const wait = Math.max(1, Math.ceil(typeof milliseconds === 'number' ? milliseconds : 0) || 0);
    this.ids += 1;
    this.timers.set(this.ids, { due: this.time + wait, every: repeats ? wait : null, run });
    return this.ids;
  }

  remove(id: unknown): void {
    if (typeof id === 'number') this.timers.delete(id);
  }

  /** Runs what is due until then, in its order, each timer at its own time. */
  async advance(to: number): Promise<void> {
    for (;;) {
      const next = this.first(to);
      if (next === null) break;
      const [id, timer] = next;
      this.time = Math.max(this.time, timer.due);
      if (timer.every === null) this.timers.delete(id);
      else timer.due += timer.every;
      timer.run();
      await this.turn();
    }
    this.time = Math.max(this.time, to);
    await this.turn();
  }

  private first(to: number): [number, Timer] | null {
    let first: [number, Timer] | null = null;
    for (const entry of this.timers) {
      if (entry[1].due <= to && (first === null || entry[1].due < first[1].due)) first = entry;
    }
    return first;
  }
}
