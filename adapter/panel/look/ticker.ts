import type { Disposer } from '../../ports/disposer.js';

/** One timer for every running time of a panel. */
export interface Ticker {
  /** Calls back each second with the time, while the page can be seen; also when it is seen again. */
  watch(listener: (now: number) => void): Disposer;
}

const SECOND = 1_000;

/** Nothing runs while nobody watches, or in a tab that nobody looks at. */
export function createTicker(
  document: Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>,
): Ticker {
  const listeners = new Set<(now: number) => void>();
  let timer: ReturnType<typeof setInterval> | undefined;

  const tell = (): void => {
    for (const listener of [...listeners]) listener(Date.now());
  };

  function look(): void {
    const wanted = listeners.size > 0 && document.visibilityState === 'visible';
    if (wanted === (timer !== undefined)) return;
    clearInterval(timer);
    timer = wanted ? setInterval(tell, SECOND) : undefined;
    if (wanted) tell();
  }

  return {
    watch(listener) {
      if (listeners.size === 0) document.addEventListener('visibilitychange', look);
      listeners.add(listener);
      look();
      return () => {
        if (!listeners.delete(listener)) return;
        if (listeners.size === 0) document.removeEventListener('visibilitychange', look);
        look();
      };
    },
  };
}
