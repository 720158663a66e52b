/** Something that will happen in a virtual world. */
export interface Due {
  /** Milliseconds since the epoch of the virtual clock. */
  readonly at: number;
  /** What it is, for people; `null` where nobody waits for it (a wake-up of the engine). */
  readonly what: string | null;
}

interface Entry extends Due {
  at: number;
  order: number;
  readonly run: () => void;
}

/** More happenings than this at one instant are a loop that would never let time go on. */
const MOST_AT_ONCE = 20_000;

/**
 * A virtual clock and what is due on it. What is due at one instant happens in the order in which it was added.
 * It holds a handful of entries at any time, so plain lists are quick enough.
 */
export class Agenda {
  private readonly entries: Entry[] = [];
  private added = 0;
  private time: number;

  constructor(start: number) {
    this.time = start;
  }

  get now(): number {
    return this.time;
  }

  /** Adds what happens after so many milliseconds, or now where that is past. */
  after(milliseconds: number, what: string | null, run: () => void): Due {
    const entry: Entry = {
      at: this.time + Math.max(0, milliseconds),
      order: this.added,
      what,
      run,
    };
    this.added += 1;
    this.entries.push(entry);
    return entry;
  }

  /** Takes something off; nothing happens where it is no longer due. */
  remove(due: Due | undefined): void {
    const index = this.entries.findIndex((entry) => entry === due);
    if (index >= 0) this.entries.splice(index, 1);
  }

  isDue(due: Due): boolean {
    return this.entries.some((entry) => entry === due);
  }

  /** Lets two things happen in each other's place. */
  swap(one: Due, other: Due): void {
    const a = this.entries.find((entry) => entry === one);
    const b = this.entries.find((entry) => entry === other);
    if (a === undefined || b === undefined) return;
    [a.at, b.at] = [b.at, a.at];
    [a.order, b.order] = [b.order, a.order];
  }

  /** What somebody waits for, in the order in which it will happen. */
  waiting(): readonly string[] {
    return [...this.entries]
      .sort((a, b) => a.at - b.at || a.order - b.order)
      .flatMap((entry) => (entry.what === null ? [] : [entry.what]));
  }

  /** Lets time pass up to `until`; what is due at `until` itself happens only with `inclusive`. */
  run(until: number, inclusive: boolean): void {
    let atOnce = 0;
    let next = this.next();
    while (next !== undefined && (next.at < until || (inclusive && next.at === until))) {
      atOnce = next.at === this.time ? atOnce + 1 : 0;
      if (atOnce > MOST_AT_ONCE) {
        throw new Error('The world stands still: more and more happens at one instant.');
      }
      this.time = next.at;
      this.remove(next);
      next.run();
      next = this.next();
    }
    this.time = Math.max(this.time, until);
  }

  /** Lets the very next thing happen where it is due by `until`; false where nothing is. */
  runNext(until: number): boolean {
    const next = this.next();
    if (next === undefined || next.at > until) return false;
    this.time = next.at;
    this.remove(next);
    next.run();
    return true;
  }

  private next(): Entry | undefined {
    let first: Entry | undefined;
    for (const entry of this.entries) {
      if (
        first === undefined ||
        entry.at < first.at ||
        (entry.at === first.at && entry.order < first.order)
      ) {
        first = entry;
      }
    }
    return first;
  }
}
