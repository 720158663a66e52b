import { isRecord, textOf } from '../../ports/json.js';
import type { TabChannel } from '../../ports/tab-channel.js';
import type { Disposer } from '../../ports/disposer.js';
import type { TokenEnd } from '../transport.js';
import { readToken, type Token } from './token-store.js';

/**
 * What the sign-ins of several tabs tell each other. The token goes from tab to tab within the origin that holds it in
 * its session storages anyway, and is never stored where a tab's end would not end it.
 */
export type TokenNews =
  /** Who has a token? */
  | { readonly is: 'asked' }
  | { readonly is: 'token'; readonly token: Token }
  /** This one is of no use any more. */
  | { readonly is: 'gone'; readonly value: string; readonly because: 'expired' | 'revoked' }
  /** The agent signed out, and with that of every tab. `at`: milliseconds since the epoch. */
  | { readonly is: 'signedOut'; readonly at: number };

export interface Siblings {
  tell(news: TokenNews): void;
  listen(listener: (news: TokenNews) => void): Disposer;
}

/** `issuer`: a token for another region or another OAuth client is none of ours. */
export function createSiblings(channel: TabChannel, issuer: string): Siblings {
  return {
    tell: (news) => channel.send({ ...news, issuer }),
    listen: (listener) =>
      channel.listen((message) => {
        const news = readNews(message, issuer);
        if (news !== null) listener(news);
      }),
  };
}

const ENDS: readonly TokenEnd[] = ['expired', 'revoked'];

function readNews(message: unknown, issuer: string): TokenNews | null {
  if (!isRecord(message) || message['issuer'] !== issuer) return null;
  const { is, at, because } = message;
  if (is === 'asked') return { is };
  if (is === 'signedOut') return typeof at === 'number' && Number.isFinite(at) ? { is, at } : null;
  if (is === 'token') {
    const token = isRecord(message['token']) ? readToken(message['token']) : null;
    return token === null ? null : { is, token };
  }
  const value = textOf(message['value']);
  if (is !== 'gone' || value === undefined) return null;
  const end = ENDS.find((one) => one === because);
  return end === undefined || end === 'signedOut' ? null : { is, value, because: end };
}
