import type { PureCloudSettings } from '../../definition/definition.js';
import { isRecord, readJson, textOf, type JsonRecord } from '../../ports/json.js';

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

/** Names who gave a token: one for another region or another OAuth client is of no use. */
export const issuerOf = (settings: PureCloudSettings): string =>
  [settings.environment, settings.gateway ?? '', settings.clientId].join(' ');

/**
 * Keeps the token over a page refresh, in this tab alone. Where storage is denied or full, the token is in memory
 * only, and a refresh asks again.
 */
export function createTokenStore(storage: StorageLike, settings: PureCloudSettings): TokenStore {
  const issuer = issuerOf(settings);

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
        const stored = readJson(storage.getItem(KEY));
        const token = isRecord(stored) && stored['issuer'] === issuer ? readToken(stored) : null;
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

/** `null` for anything but a token. */
export function readToken(stored: JsonRecord): Token | null {
  const value = textOf(stored['value']);
  const { from, until } = stored;
  return value !== undefined && isTime(from) && isTime(until) ? { value, from, until } : null;
}

/** A time that never comes, or is none, would let a token live for ever. */
const isTime = (value: unknown): value is number => Number.isSafeInteger(value);
