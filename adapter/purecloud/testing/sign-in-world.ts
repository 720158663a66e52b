import type { PureCloudSettings } from '../../definition/definition.js';
import { createManualClock, type ManualClock } from '../../ports/simulated/manual-clock.js';
import { SignInError, type SignInState } from '../../ports/sign-in.js';
import { createMemoryStorage } from './memory-storage.js';
import * as grantCode from '../sign-in/grant.js';
import { createSignIn, type SignIn, type SignInOptions } from '../sign-in/create-sign-in.js';
import type { WindowLike } from '../sign-in/popup.js';
import { REDIRECT_MESSAGE } from '../sign-in/redirect-message.js';

const ORIGIN = 'https://softphone.example';
export const REDIRECT = `${ORIGIN}/apex/SignIn`;
export const SETTINGS: PureCloudSettings = { environment: 'mypurecloud.de', clientId: 'client-1' };
const HOSTS = { api: 'https://api.mypurecloud.de', login: 'https://login.mypurecloud.de' };
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

interface Popup {
  closed: boolean;
  focused: number;
  close(): void;
  focus(): void;
}
type Listener = Parameters<WindowLike['addEventListener']>[1];

/** The browser's own; what it digests is noted, so that a test can wait for it. */
export const cryptoThatNotes = (digests: Promise<unknown>[]): SignInOptions['crypto'] => ({
  getRandomValues: (bytes) => crypto.getRandomValues(bytes),
  subtle: {
    digest(algorithm, data) {
      const digest = crypto.subtle.digest(algorithm, data);
      digests.push(digest);
      return digest;
    },
  },
});

/** A sign-in in a window, with a storage and a token endpoint of the test's own. */
export function setUpSignIn(
  given: {
    readonly clock?: ManualClock;
    readonly storage?: ReturnType<typeof createMemoryStorage>;
    readonly settings?: PureCloudSettings;
    readonly life?: number;
    readonly secure?: boolean;
    readonly codeFails?: boolean;
  } = {},
) {
  const clock = given.clock ?? createManualClock();
  const storage = given.storage ?? createMemoryStorage();
  const popups: (Popup & { readonly url: URL })[] = [];
  const listeners = new Set<Listener>();
  const requests: { url: string; init: RequestInit }[] = [];
  const digests: Promise<unknown>[] = [];
  let blocked: 'no' | 'null' | 'closed' | 'throws' = 'no';
  let tokens = 0;
  let loads = 0;
  let { codeFails = false } = given;
  let answer: () => Promise<Response> = () => {
    tokens += 1;
    return Promise.resolve(
      Response.json({ access_token: `token-${tokens}`, expires_in: given.life ?? 8 * 3_600 }),
    );
  };
  const signIn = createSignIn({
    loadGrant() {
      loads += 1;
      return codeFails ? Promise.reject(new Error('404')) : Promise.resolve(grantCode);
    },
    hosts: HOSTS,
    settings: given.settings ?? SETTINGS,
    redirectUri: REDIRECT,
    storage,
    clock,
    crypto:
      given.secure === false ? { getRandomValues: (bytes) => bytes } : cryptoThatNotes(digests),
    fetch(url, init) {
      requests.push({ url, init });
      if (init.method === 'DELETE') return Promise.resolve(new Response(null, { status: 200 }));
      return answer();
    },
    window: {
      open(url) {
        if (blocked === 'throws') throw new Error('SecurityError');
        if (blocked === 'null') return null;
        const popup = {
          url: new URL(url),
          closed: blocked === 'closed',
          focused: 0,
          close(): void {
            popup.closed = true;
          },
          focus(): void {
            popup.focused += 1;
          },
        };
        popups.push(popup);
        return popup;
      },
      addEventListener: (_type, listener) => void listeners.add(listener),
      removeEventListener: (_type, listener) => void listeners.delete(listener),
    },
  });
  const states: SignInState[] = [];
  signIn.listen((state) => states.push(state));

  const popup = (): (typeof popups)[number] => {
    const last = popups.at(-1);
    if (last === undefined) throw new Error('no popup');
    return last;
  };
  return {
    clock,
    storage,
    signIn,
    states,
    popups,
    popup,
    listeners,
    requests,
    get loads() {
      return loads;
    },
    failCode(fails: boolean): void {
      codeFails = fails;
    },
    block(how: typeof blocked): void {
      blocked = how;
    },
    answerWith(next: () => Promise<Response>): void {
      answer = next;
    },
    post(data: unknown, from: { origin?: string; source?: unknown } = {}): void {
      const event = { origin: ORIGIN, source: popup(), data, ...from };
      for (const listener of [...listeners]) listener(event);
    },
    /** The proof is hashed by the real Web Crypto, which is done when the popup can open at once. */
    async prepared(): Promise<void> {
      await clock.advance(0);
      await Promise.all(digests);
      await clock.advance(0);
    },
  };
}

type World = ReturnType<typeof setUpSignIn>;

export const grant = (world: World, more: Readonly<Record<string, unknown>> = {}): void =>
  world.post({
    type: REDIRECT_MESSAGE,
    code: 'code-1',
    state: world.popup().url.searchParams.get('state'),
    ...more,
  });

export async function failure(promise: Promise<void>): Promise<SignInError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof SignInError))
    throw new Error(`Expected a SignInError, got ${String(error)}.`);
  return error;
}

export async function signedIn(world: World): Promise<SignIn> {
  await world.prepared();
  const done = world.signIn.signIn();
  grant(world);
  await done;
  return world.signIn;
}

export function form(world: World): URLSearchParams {
  const body = world.requests[0]?.init.body;
  return new URLSearchParams(typeof body === 'string' ? body : '');
}
