import type { PureCloudSettings } from '../../definition/definition.js';
import { isRecord, textOf } from '../guards.js';

/** A token with its life, in milliseconds since the epoch. */
export interface Token {
  readonly value: string;
  readonly from: number;
  readonly until: number;
}

/** The part of `sessionStorage` that is used. */
export interface StorageLike {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

export interface TokenStore {
  /** The token that an earlier page of this tab left, if it is for these settings and still good. */
  load(now: number): Token | null;
  save(token: Token): void;
  wipe(): void;
}

const KEY = 'pure-cloud-sign-in';

/**
 * Keeps the token over a page refresh, in this tab alone. Where storage is denied or full, the token is in memory
 * only, and a refresh asks again.
 */
export function createTokenStore(storage: StorageLike, settings: PureCloudSettings): TokenStore {
  /** A token for another region or another OAuth client is of no use here. */
  const issuer = [settings.environment, settings.gateway ?? '', settings.clientId].join(' ');

  function wipe(): void {
    try {
      storage.removeItem(KEY);
    } catch {
      // Storage is denied: then nothing is in it.
    }
  }

  return {
    load(now) {
      try {
        const text = storage.getItem(KEY);
        const stored: unknown = text === null ? null : JSON.parse(text);
        const token = isRecord(stored) && stored['issuer'] === issuer ? read(stored) : null;
        if (token !== null && token.from <= now && now < token.until) return token;
      } catch {
        // Denied or unreadable: as if there were none.
      }
      wipe();
      return null;
    },
    save(token) {
      try {
        storage.setItem(KEY, JSON.stringify({ issuer, ...token }));
      } catch {
        wipe();
      }
    },
    wipe,
  };
}

function read(stored: Readonly<Record<string, unknown>>): Token | null {
  const value = textOf(stored['value']);
  const { from, until } = stored;
  return value !== undefined && typeof from === 'number' && typeof until === 'number'
    ? { value, from, until }
    : null;
}
