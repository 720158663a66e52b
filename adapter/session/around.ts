import type { Disposer } from '../ports/disposer.js';

/** What the page sees of the browser around it, for the Connection page and the support bundle. */
export interface Around {
  /** Whether the browser keeps what this page stores, so that a refresh goes on where it was. */
  readonly keeps: boolean;
  /** Messages to this window that came from no origin it deals with; nothing of them was read. */
  readonly foreignMessages: number;
}

/** The part of a storage that is used. */
export type StorageLike = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** A storage that knows whether it keeps what it is given. Like the browser's own, it throws where that is denied. */
export interface WatchedStorage extends StorageLike {
  readonly keeps: boolean;
}

const PROBE = 'omni-sync.probe';

/** `take` gives the browser's storage, or throws: where the agent blocks it, even looking at it does. */
export function watchStorage(take: () => StorageLike): WatchedStorage {
  let keeps = false;

  function tried<T>(act: (storage: StorageLike) => T): T {
    try {
      return act(take());
    } catch (reason) {
      keeps = false;
      throw reason;
    }
  }

  function probe(storage: StorageLike): void {
    storage.setItem(PROBE, PROBE);
    keeps = storage.getItem(PROBE) === PROBE;
    storage.removeItem(PROBE);
  }

  const watched: WatchedStorage = {
    get keeps() {
      return keeps;
    },
    getItem: (key) => tried((storage) => storage.getItem(key)),
    setItem(key, value) {
      tried((storage) => storage.setItem(key, value));
      // There was no room, and now there is; what never gave anything back is asked once more.
      if (!keeps) tried(probe);
    },
    removeItem: (key) => tried((storage) => storage.removeItem(key)),
  };
  try {
    tried(probe);
  } catch {
    // It is known now; each use says so again.
  }
  return watched;
}

interface PolicyTarget {
  addEventListener(
    type: 'securitypolicyviolation',
    listener: (event: { readonly blockedURI: string }) => void,
  ): void;
}

/** Whether the page's own content security policy has kept it from asking an origin, for as long as the page lives. */
export function watchPolicy(document: PolicyTarget): (origin: string) => boolean {
  const blocked = new Set<string>();
  document.addEventListener('securitypolicyviolation', ({ blockedURI }) => {
    if (URL.canParse(blockedURI)) blocked.add(new URL(blockedURI).origin);
  });
  return (origin) => blocked.has(origin);
}

interface MessageTarget {
  addEventListener(type: 'message', listener: (event: { readonly origin: string }) => void): void;
  removeEventListener(
    type: 'message',
    listener: (event: { readonly origin: string }) => void,
  ): void;
}

/** Counts what comes from any other origin than `known`. Whoever reads messages checks their origin all the same. */
export function countForeign(
  window: MessageTarget,
  known: readonly string[],
): { readonly count: number; readonly dispose: Disposer } {
  let count = 0;
  const hear = ({ origin }: { readonly origin: string }): void => {
    if (!known.includes(origin)) count += 1;
  };
  window.addEventListener('message', hear);
  return {
    get count() {
      return count;
    },
    dispose: () => window.removeEventListener('message', hear),
  };
}
