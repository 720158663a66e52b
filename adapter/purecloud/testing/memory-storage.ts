import type { StorageLike } from '../sign-in/token-store.js';

export interface MemoryStorage extends StorageLike {
  readonly entries: Map<string, string>;
}

/** A session storage of its own. */
export function createMemoryStorage(): MemoryStorage {
  const entries = new Map<string, string>();
  return {
    entries,
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: (key) => void entries.delete(key),
  };
}
