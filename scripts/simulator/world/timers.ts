import { PhoneRefusal } from './phone-side.js';

/** What happens a moment later, unless the world begins anew before. No timer keeps the simulator running. */
export class Timers {
  private readonly waiting = new Set<ReturnType<typeof setTimeout>>();

  later(milliseconds: number, act: () => void): void {
    const timer = setTimeout(() => {
      this.waiting.delete(timer);
      try {
        act();
      } catch (error) {
        // The conversation is long forgotten.
        if (!(error instanceof PhoneRefusal)) throw error;
      }
    }, milliseconds);
    timer.unref();
    this.waiting.add(timer);
  }

  clear(): void {
    for (const timer of this.waiting) clearTimeout(timer);
    this.waiting.clear();
  }
}
