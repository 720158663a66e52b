import type { Disposer } from '../../../adapter/ports/disposer.js';

/** Listeners of one kind of event. */
export class Emitter<E> {
  private readonly listeners = new Set<(event: E) => void>();

  listen(listener: (event: E) => void): Disposer {
    // A function of its own, so that one that listens twice is told twice and leaves once.
    const own = (event: E): void => listener(event);
    this.listeners.add(own);
    return () => {
      this.listeners.delete(own);
    };
  }

  emit(event: E): void {
    for (const listener of [...this.listeners]) listener(event);
  }

  clear(): void {
    this.listeners.clear();
  }
}
