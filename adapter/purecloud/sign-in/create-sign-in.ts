import type { PureCloudSettings } from '../../definition/definition.js';
import type { Clock } from '../../ports/clock.js';
import type { Disposer } from '../../ports/disposer.js';
import { createListeners } from '../../ports/listeners.js';
import { SignInError, type SignInPort, type SignInState } from '../../ports/sign-in.js';
import type { TabChannel } from '../../ports/tab-channel.js';
import type { Hosts } from '../hosts.js';
import type { FetchLike, TokenEnd, TokenSource } from '../transport.js';
import type * as Grant from './grant.js';
import { revoke, type OAuthOptions } from './oauth.js';
import type { CryptoLike, Proof } from './pkce.js';
import type { Popup, WindowLike } from './popup.js';
import { createSiblings, type TokenNews } from './siblings.js';
import { createTokenStore, issuerOf, type StorageLike, type Token } from './token-store.js';

/** What only an agent who signs in needs: grant.ts. Rejects where it cannot be loaded. */
export type LoadGrant = () => Promise<typeof Grant>;

export interface SignInOptions {
  readonly hosts: Hosts;
  readonly settings: PureCloudSettings;
  /** The redirect page's address, on this page's own origin, as the OAuth client has it. */
  readonly redirectUri: string;
  /** `sessionStorage`. */
  readonly storage: StorageLike;
  readonly window: WindowLike;
  readonly clock: Clock;
  readonly fetch: FetchLike;
  readonly crypto: CryptoLike;
  readonly loadGrant: LoadGrant;
  /** Whether the page's own policy has kept it from asking that origin. */
  readonly policyBlocks?: (origin: string) => boolean;
  /** To the same agent's other tabs; it carries tokens and is used for nothing else. Left out: this tab is alone. */
  readonly siblings?: TabChannel;
}

/** The agent is told of the end this long before, or a tenth of the token's life where that is less. */
const SOON = 10 * 60_000;
/** Timers cannot be set further ahead than 24.8 days; a token lives for two at most. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** What a click needs to open the popup. */
interface Prepared {
  readonly grant: typeof Grant;
  readonly proof: Proof;
}

interface Opened extends Prepared {
  readonly popup: Popup;
}

/** Rejects with a SignInError. */
async function prepared({ loadGrant, crypto }: SignInOptions): Promise<Prepared> {
  const grant = await loadGrant().catch(() => {
    throw new SignInError('unreachable', 'a part of the softphone did not load');
  });
  try {
    return { grant, proof: await grant.makeProof(crypto) };
  } catch {
    throw new SignInError('misconfigured', 'not a secure context');
  }
}

/** The sign-in, and the source of the transport's token. */
export type SignIn = SignInPort & TokenSource;

/**
 * Signs the agent in by a popup (OAuth authorisation code with PKCE). The token is in memory and in this tab's
 * session storage, and goes nowhere but to PureCloud and to the sign-ins of the same agent's other tabs: who has
 * signed in once is signed in everywhere, and who signs out is signed out everywhere.
 */
export function createSignIn(options: SignInOptions): SignIn {
  const { settings, clock, window } = options;
  const oauth: OAuthOptions = options;
  const origin = new URL(options.redirectUri).origin;
  const store = createTokenStore(options.storage, settings);
  const siblings = options.siblings ? createSiblings(options.siblings, issuerOf(settings)) : null;
  const listeners = createListeners<SignInState>();
  const endListeners = createListeners<TokenEnd>();

  let token: Token | null = null;
  let state: SignInState = { is: 'signedOut' };
  let stopTimer: Disposer = () => undefined;
  let underWay: { readonly popup: Popup | null; readonly done: Promise<void> } | null = null;
  /** Signing out and disposing outdate an exchange that is under way. */
  let era = 0;
  let disposed = false;
  /** Why nobody is signed in; `null` where nobody was. */
  let ended: TokenEnd | null = null;
  /** A sibling that has not heard of it yet may still offer what is over; milliseconds since the epoch. */
  let signedOutAt = Number.NEGATIVE_INFINITY;
  const useless = new Set<string>();

  /**
   * Made ahead, because loading and hashing are asynchronous and a popup must open inside the click. Used once.
   */
  let ready: Prepared | null = null;
  let preparing: Promise<Prepared> | null = null;
  function prepare(): Promise<Prepared> {
    if (preparing !== null) return preparing;
    const mine = prepared(options);
    preparing = mine;
    mine.then(
      (done) => {
        if (preparing === mine) ready = done;
      },
      () => {
        if (preparing === mine) preparing = null;
      },
    );
    return mine;
  }

  function prepareAhead(): void {
    // Whoever clicks is told.
    prepare().catch(() => undefined);
  }

  function become(next: SignInState): void {
    if (JSON.stringify(next) === JSON.stringify(state)) return;
    state = next;
    listeners.tell(next);
  }

  /** Tells what the token, the popup and the clock make of it, and looks again when that changes. */
  function update(): void {
    stopTimer();
    if (disposed) return;
    const now = clock.now();
    if (token === null) {
      if (underWay !== null) become({ is: 'signingIn' });
      return;
    }
    if (now >= token.until) {
      end('expired');
      return;
    }
    const soon = token.until - Math.min(SOON, (token.until - token.from) / 10);
    const endsSoon = now >= soon;
    stopTimer = clock.after(Math.min(LONGEST_TIMER, (endsSoon ? token.until : soon) - now), update);
    const { until, from } = token;
    if (endsSoon) prepareAhead();
    become({ is: 'signedIn', until, endsSoon, life: until - from });
  }

  function end(because: TokenEnd): void {
    const had = token !== null;
    token = null;
    ended = because;
    store.wipe();
    stopTimer();
    if (had) endListeners.tell(because);
    prepareAhead();
    settleState();
  }

  /** The end of a token that only this tab knows of so far. */
  function endHere(because: 'expired' | 'revoked'): void {
    if (token !== null) {
      useless.add(token.value);
      siblings?.tell({ is: 'gone', value: token.value, because });
    }
    end(because);
  }

  function take(fresh: Token): void {
    token = fresh;
    ended = null;
    store.save(fresh);
  }

  function hear(news: TokenNews): void {
    switch (news.is) {
      case 'asked':
        if (token !== null) siblings?.tell({ is: 'token', token });
        return;
      case 'token': {
        const { value, from, until } = news.token;
        if (from <= signedOutAt || until <= clock.now() || useless.has(value)) return;
        if (token !== null && from <= token.from) return;
        take(news.token);
        update();
        return;
      }
      case 'gone':
        useless.add(news.value);
        if (token?.value === news.value) end(news.because);
        return;
      case 'signedOut':
        signedOutAt = Math.max(signedOutAt, news.at);
        if (token !== null && token.from > signedOutAt) return;
        giveUp();
        end('signedOut');
    }
  }

  function current(): Token | null {
    // A computer that slept has slept through the timer.
    if (token !== null && clock.now() >= token.until) end('expired');
    return token;
  }

  function signIn(): Promise<void> {
    if (disposed) return Promise.reject(new SignInError('popupClosed', 'disposed'));
    if (underWay !== null) {
      underWay.popup?.focus();
      return underWay.done;
    }
    if (settings.clientId === '') {
      return Promise.reject(new SignInError('misconfigured', 'the definition names no client'));
    }
    const popup = ready === null ? null : open(ready);
    const done = run(popup);
    underWay = { popup: popup?.popup ?? null, done };
    update();
    return done;
  }

  function open({ grant, proof }: Prepared): Opened {
    ready = null;
    preparing = null;
    prepareAhead();
    const url = grant.authorizeUrl(options.hosts, settings, options.redirectUri, proof);
    return { popup: grant.openPopup(window, url, origin, clock), grant, proof };
  }

  /**
   * `opened`: the popup, where the proof was ready at the click. Where it was not (a click within
   * milliseconds after the page has loaded), the popup opens a moment later; browsers let a click count for a second.
   */
  async function run(opened: Opened | null): Promise<void> {
    const mine = era;
    try {
      const { popup, grant, proof } = opened ?? (await openLater());
      const message = await popup.answer;
      const failedUnnamed = message.error !== undefined && message.state === '';
      if (message.state !== proof.state && !failedUnnamed) {
        throw new SignInError('stateMismatch', 'the answer belongs to another attempt');
      }
      if (message.error !== undefined) throw grant.authorizeError(message.error);
      if (message.code === undefined) throw new SignInError('denied', 'no code');
      const fresh = await grant.exchange(oauth, message.code, proof);
      if (mine !== era) {
        void revoke(oauth, fresh.value);
        throw new SignInError('popupClosed', 'signed out meanwhile');
      }
      take(fresh);
      siblings?.tell({ is: 'token', token: fresh });
    } finally {
      if (mine === era) {
        underWay = null;
        settleState();
      }
    }
  }

  async function openLater(): Promise<Opened> {
    const mine = era;
    const made = await prepare();
    if (mine !== era) throw new SignInError('popupClosed', 'signed out meanwhile');
    const opened = open(made);
    if (underWay !== null) underWay = { popup: opened.popup, done: underWay.done };
    return opened;
  }

  /** A sign-in that was there before an attempt stays after it. */
  function settleState(): void {
    if (token !== null || underWay !== null) update();
    else if (ended === null || ended === 'signedOut') become({ is: 'signedOut' });
    else become({ is: 'signedOut', because: ended });
  }

  function giveUp(): void {
    era += 1;
    const attempt = underWay;
    underWay = null;
    // Its caller hears of it; nobody else has to.
    attempt?.done.catch(() => undefined);
    attempt?.popup?.cancel();
  }

  token = store.load(clock.now());
  update();
  if (token === null) prepareAhead();
  const stopHearing = siblings?.listen(hear);
  if (token === null) siblings?.tell({ is: 'asked' });

  return {
    get state() {
      return state;
    },
    listen: (listener) => listeners.add(listener),
    whenGone: (listener) => endListeners.add(listener),
    signIn,
    async signOut() {
      const had = token;
      signedOutAt = clock.now();
      siblings?.tell({ is: 'signedOut', at: signedOutAt });
      giveUp();
      end('signedOut');
      if (had !== null) await revoke(oauth, had.value);
    },
    token: () => current()?.value ?? null,
    rejected(value) {
      if (token?.value !== value) return;
      endHere(clock.now() >= token.until - 1_000 ? 'expired' : 'revoked');
    },
    dispose() {
      if (disposed) return;
      disposed = true;
      giveUp();
      stopTimer();
      stopHearing?.();
      listeners.clear();
      endListeners.clear();
    },
  };
}
