/** Numbers that look random and are the same for the same seed (mulberry32). */
export class Chance {
  constructor(private state: number) {}

  /** From 0 (inclusive) to 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** One of them; weights where some are likelier than others. */
  of<T>(all: readonly (readonly [number, T])[]): T {
    const sum = all.reduce((total, [weight]) => total + weight, 0);
    let left = this.next() * sum;
    for (const [weight, value] of all) {
      left -= weight;
      if (left < 0) return value;
    }
    throw new Error('There is nothing to choose from.');
  }

  one<T>(all: readonly T[]): T {
    return this.of(all.map((value) => [1, value] as const));
  }

  /** A waiting time with this mean, as between callers who know nothing of one another. */
  wait(mean: number): number {
    return -Math.log(1 - this.next()) * mean;
  }
}
