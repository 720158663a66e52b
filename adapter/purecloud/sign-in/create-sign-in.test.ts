import { expect } from 'chai';
import type { PureCloudSettings } from '../../definition/definition.js';
import { createManualClock, type ManualClock } from '../../ports/simulated/manual-clock.js';
import { SignInError, type SignInState } from '../../ports/sign-in.js';
import { createMemoryStorage } from '../testing/memory-storage.js';
import * as grantCode from './grant.js';
import { createSignIn, type SignIn } from './create-sign-in.js';
import type { WindowLike } from './popup.js';
import { REDIRECT_MESSAGE } from './redirect-message.js';

const ORIGIN = 'https://softphone.example';
const REDIRECT = `${ORIGIN}/apex/SignIn`;
const SETTINGS: PureCloudSettings = { environment: 'mypurecloud.de', clientId: 'client-1' };
const HOSTS = { api: 'https://api.mypurecloud.de', login: 'https://login.mypurecloud.de' };
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

interface Popup {
  closed: boolean;
  focused: number;
  close(): void;
  focus(): void;
}
type Listener = Parameters<WindowLike['addEventListener']>[1];

function setUp(
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
      given.secure === false
        ? { getRandomValues: (bytes) => bytes }
        : {
            getRandomValues: (bytes) => crypto.getRandomValues(bytes),
            subtle: {
              digest(algorithm, data) {
                const digest = crypto.subtle.digest(algorithm, data);
                digests.push(digest);
                return digest;
              },
            },
          },
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

type World = ReturnType<typeof setUp>;

const grant = (world: World, more: Readonly<Record<string, unknown>> = {}): void =>
  world.post({
    type: REDIRECT_MESSAGE,
    code: 'code-1',
    state: world.popup().url.searchParams.get('state'),
    ...more,
  });

async function failure(promise: Promise<void>): Promise<SignInError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof SignInError))
    throw new Error(`Expected a SignInError, got ${String(error)}.`);
  return error;
}

async function signedIn(world: World): Promise<SignIn> {
  await world.prepared();
  const done = world.signIn.signIn();
  grant(world);
  await done;
  return world.signIn;
}

function form(world: World): URLSearchParams {
  const body = world.requests[0]?.init.body;
  return new URLSearchParams(typeof body === 'string' ? body : '');
}

describe('sign-in', () => {
  it('opens the popup in the very call, with all that PKCE asks for', async () => {
    const world = setUp();
    await world.prepared();
    void world.signIn.signIn().catch(() => undefined);
    expect(world.popups).to.have.length(1);
    const { url } = world.popup();
    expect(url.origin + url.pathname).to.equal('https://login.mypurecloud.de/oauth/authorize');
    expect(Object.fromEntries(url.searchParams)).to.include({
      client_id: 'client-1',
      redirect_uri: REDIRECT,
      response_type: 'code',
      code_challenge_method: 'S256',
    });
    expect(url.searchParams.get('code_challenge')).to.match(/^[\w-]{43}$/);
    expect(url.searchParams.get('state')).to.match(/^[\w-]{43}$/);
    expect(url.searchParams.has('org')).to.equal(false);
    expect(world.signIn.state).to.deep.equal({ is: 'signingIn' });
  });

  it('opens a moment later where the click comes before the proof is ready', async () => {
    const world = setUp();
    const done = world.signIn.signIn();
    expect(world.popups).to.have.length(0);
    await world.prepared();
    expect(world.popups).to.have.length(1);
    grant(world);
    await done;
    expect(world.signIn.token()).to.equal('token-1');
  });

  it('names organisation and identity provider together or not at all', async () => {
    const both = setUp({
      settings: { ...SETTINGS, organization: 'acme', identityProvider: 'okta' },
    });
    await both.prepared();
    void both.signIn.signIn().catch(() => undefined);
    expect(Object.fromEntries(both.popup().url.searchParams)).to.include({
      org: 'acme',
      provider: 'okta',
    });
    const one = setUp({ settings: { ...SETTINGS, organization: 'acme' } });
    await one.prepared();
    void one.signIn.signIn().catch(() => undefined);
    expect(one.popup().url.searchParams.has('org')).to.equal(false);
  });

  it('redeems the code with the verifier of that very challenge', async () => {
    const world = setUp();
    await signedIn(world);
    const { url, init } = world.requests[0] ?? { url: '', init: {} };
    expect(url).to.equal('https://login.mypurecloud.de/oauth/token');
    expect(init).to.include({ method: 'POST', credentials: 'omit' });
    const body = form(world);
    expect(Object.fromEntries(body)).to.include({
      grant_type: 'authorization_code',
      code: 'code-1',
      client_id: 'client-1',
      redirect_uri: REDIRECT,
    });
    const verifier = body.get('code_verifier') ?? '';
    expect(verifier).to.match(/^[\w\-.~]{43,128}$/);
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
    const challenge = btoa(String.fromCharCode(...new Uint8Array(digest)))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replace(/=+$/, '');
    expect(world.popup().url.searchParams.get('code_challenge')).to.equal(challenge);
  });

  it('is signed in then, until the token ends, and the popup is closed', async () => {
    const world = setUp();
    const start = world.clock.now();
    await signedIn(world);
    expect(world.signIn.state).to.deep.equal({
      is: 'signedIn',
      until: start + 8 * HOUR,
      endsSoon: false,
      life: 28_800_000,
    });
    expect(world.states.map(({ is }) => is)).to.deep.equal(['signingIn', 'signedIn']);
    expect(world.popup().closed).to.equal(true);
    expect(world.listeners.size).to.equal(0);
  });

  it('uses another proof each time', async () => {
    const world = setUp();
    await signedIn(world);
    await signedIn(world);
    const [one, two] = world.popups.map(({ url }) => url.searchParams);
    expect(one?.get('state')).to.not.equal(two?.get('state'));
    expect(one?.get('code_challenge')).to.not.equal(two?.get('code_challenge'));
  });

  describe('hears', () => {
    it('only the popup, from its own origin, in the known form', async () => {
      const world = setUp();
      await world.prepared();
      const done = world.signIn.signIn();
      const state = world.popup().url.searchParams.get('state');
      const good = { type: REDIRECT_MESSAGE, code: 'x', state };
      world.post(good, { origin: 'https://evil.example' });
      world.post(good, { source: {} });
      world.post(good, { source: null });
      world.post({ ...good, type: 'other' });
      world.post('text');
      world.post(null);
      expect(world.requests).to.have.length(0);
      grant(world);
      await done;
      expect(world.requests).to.have.length(1);
      expect(form(world).get('code')).to.equal('code-1');
    });

    it('nothing twice', async () => {
      const world = setUp();
      await world.prepared();
      const done = world.signIn.signIn();
      const message = {
        type: REDIRECT_MESSAGE,
        code: 'code-1',
        state: world.popup().url.searchParams.get('state'),
      };
      world.post(message);
      world.post({ ...message, code: 'code-2' });
      await done;
      expect(world.requests).to.have.length(1);
    });

    it('no answer that belongs to another attempt', async () => {
      const world = setUp();
      await world.prepared();
      const failed = failure(world.signIn.signIn());
      grant(world, { state: 'forged' });
      expect((await failed).reason).to.equal('stateMismatch');
      expect(world.requests).to.have.length(0);
      expect(world.signIn.state).to.deep.equal({ is: 'signedOut' });
    });
  });

  describe('fails', () => {
    for (const how of ['null', 'closed', 'throws'] as const) {
      it(`at once where the popup is blocked (${how})`, async () => {
        const world = setUp();
        await world.prepared();
        world.block(how);
        expect((await failure(world.signIn.signIn())).reason).to.equal('popupBlocked');
        expect(world.signIn.state).to.deep.equal({ is: 'signedOut' });
        world.block('no');
        await signedIn(world);
      });
    }

    it('when the agent closes the popup, within a second', async () => {
      const world = setUp();
      await world.prepared();
      const failed = failure(world.signIn.signIn());
      await world.clock.advance(3_000);
      world.popup().closed = true;
      await world.clock.advance(1_000);
      expect((await failed).reason).to.equal('popupClosed');
      expect(world.clock.waiting).to.equal(0);
      expect(world.listeners.size).to.equal(0);
    });

    it('not when the popup closed itself and its message is a little late', async () => {
      const world = setUp();
      await world.prepared();
      const done = world.signIn.signIn();
      world.popup().closed = true;
      await world.clock.advance(500);
      grant(world);
      await done;
      expect(world.signIn.token()).to.equal('token-1');
    });

    it('after five minutes', async () => {
      const world = setUp();
      await world.prepared();
      const failed = failure(world.signIn.signIn());
      await world.clock.advance(5 * MINUTE);
      expect((await failed).reason).to.equal('timeout');
      expect(world.popup().closed).to.equal(true);
    });

    it('when the agent or PureCloud says no, or the client is not right', async () => {
      const errors = [
        ['access_denied', 'denied'],
        ['unauthorized_client', 'misconfigured'],
        ['invalid_request', 'misconfigured'],
        ['temporarily_unavailable', 'exchangeFailed'],
      ] as const;
      for (const [error, reason] of errors) {
        const world = setUp();
        await world.prepared();
        const failed = failure(world.signIn.signIn());
        world.post({
          type: REDIRECT_MESSAGE,
          error,
          state: world.popup().url.searchParams.get('state'),
        });
        expect((await failed).reason).to.equal(reason);
      }
    });

    it('when the exchange does', async () => {
      const answers: readonly (readonly [() => Promise<Response>, string])[] = [
        [() => Promise.reject(new TypeError('Failed to fetch')), 'unreachable'],
        [
          () => Promise.resolve(Response.json({ error: 'invalid_grant' }, { status: 400 })),
          'exchangeFailed',
        ],
        [
          () => Promise.resolve(Response.json({ error: 'invalid_client' }, { status: 401 })),
          'misconfigured',
        ],
        [() => Promise.resolve(new Response('busy', { status: 503 })), 'exchangeFailed'],
        [() => Promise.resolve(new Response('no JSON')), 'exchangeFailed'],
        [() => Promise.resolve(Response.json({ access_token: 'x' })), 'exchangeFailed'],
        [
          () => Promise.resolve(Response.json({ access_token: '', expires_in: 9 })),
          'exchangeFailed',
        ],
        [
          () => Promise.resolve(Response.json({ access_token: 'x', expires_in: -1 })),
          'exchangeFailed',
        ],
      ];
      for (const [answer, reason] of answers) {
        const world = setUp();
        await world.prepared();
        world.answerWith(answer);
        const failed = failure(world.signIn.signIn());
        grant(world);
        expect((await failed).reason).to.equal(reason);
        expect(world.signIn.token()).to.equal(null);
      }
    });

    it('by CORS, where PureCloud answers who reads nothing of it', async () => {
      const world = setUp();
      await world.prepared();
      world.answerWith(() =>
        world.requests.at(-1)?.init.mode === 'no-cors'
          ? Promise.resolve(new Response(null))
          : Promise.reject(new TypeError('Failed to fetch')),
      );
      const failed = failure(world.signIn.signIn());
      grant(world);
      expect((await failed).reason).to.equal('corsBlocked');
      expect(world.requests.at(-1)?.init.body).to.equal(undefined);
    });

    it('when the exchange is not answered', async () => {
      const world = setUp();
      await world.prepared();
      world.answerWith(
        () =>
          new Promise((_resolve, reject) => {
            world.requests[0]?.init.signal?.addEventListener('abort', () =>
              reject(new Error('abort')),
            );
          }),
      );
      const failed = failure(world.signIn.signIn());
      grant(world);
      await world.clock.advance(15_000);
      expect((await failed).reason).to.equal('exchangeFailed');
    });

    it('as misconfigured without a client or without a secure context', async () => {
      const noClient = setUp({ settings: { ...SETTINGS, clientId: '' } });
      expect((await failure(noClient.signIn.signIn())).reason).to.equal('misconfigured');
      const insecure = setUp({ secure: false });
      expect((await failure(insecure.signIn.signIn())).reason).to.equal('misconfigured');
    });
  });

  it('whose code does not load: told, and loaded at the next click', async () => {
    const world = setUp({ codeFails: true });
    expect((await failure(world.signIn.signIn())).reason).to.equal('unreachable');
    expect(world.popups).to.have.length(0);
    world.failCode(false);
    const done = world.signIn.signIn();
    await world.prepared();
    grant(world);
    await done;
    expect(world.signIn.token()).to.equal('token-1');
  });

  it('clicked again, brings the open popup to the front and is the same sign-in', async () => {
    const world = setUp();
    await world.prepared();
    const first = world.signIn.signIn();
    const second = world.signIn.signIn();
    expect(world.popups).to.have.length(1);
    expect(world.popup().focused).to.equal(1);
    grant(world);
    await Promise.all([first, second]);
  });

  describe('the token', () => {
    it('is kept for the next page of this tab', async () => {
      const world = setUp();
      await signedIn(world);
      const next = setUp({ clock: world.clock, storage: world.storage });
      expect(next.signIn.token()).to.equal('token-1');
      expect(next.signIn.state).to.include({ is: 'signedIn' });
      expect(next.loads, 'what only signing in needs').to.equal(0);
    });

    it('is not used for another region, client or gateway, and is wiped', async () => {
      const others: readonly PureCloudSettings[] = [
        { ...SETTINGS, environment: 'mypurecloud.com' },
        { ...SETTINGS, clientId: 'client-2' },
        { ...SETTINGS, gateway: 'https://gw.mypurecloud.de' },
      ];
      for (const settings of others) {
        const world = setUp();
        await signedIn(world);
        const next = setUp({ clock: world.clock, storage: world.storage, settings });
        expect(next.signIn.state).to.deep.equal({ is: 'signedOut' });
        expect(world.storage.entries.size).to.equal(0);
      }
    });

    it('that ended while the page was away is wiped', async () => {
      const world = setUp();
      await signedIn(world);
      world.signIn.dispose();
      await world.clock.advance(9 * HOUR);
      const next = setUp({ clock: world.clock, storage: world.storage });
      expect(next.signIn.token()).to.equal(null);
      expect(world.storage.entries.size).to.equal(0);
    });

    it('is not found in what cannot be read', () => {
      for (const text of [
        '',
        '{',
        'null',
        '[]',
        '{"value":1}',
        '{"issuer":"mypurecloud.de  client-1"}',
      ]) {
        const storage = createMemoryStorage();
        storage.entries.set('pure-cloud-sign-in', text);
        expect(setUp({ storage }).signIn.state).to.deep.equal({ is: 'signedOut' });
      }
    });

    it('is in memory alone where storage is denied', async () => {
      const storage = createMemoryStorage();
      const denied = {
        entries: storage.entries,
        getItem: () => {
          throw new Error('SecurityError');
        },
        setItem: () => {
          throw new Error('QuotaExceededError');
        },
        removeItem: () => {
          throw new Error('SecurityError');
        },
      };
      const world = setUp({ storage: denied });
      await signedIn(world);
      expect(world.signIn.token()).to.equal('token-1');
      await world.signIn.signOut();
      expect(world.signIn.token()).to.equal(null);
    });
  });

  describe('the end', () => {
    it('is told ten minutes ahead', async () => {
      const world = setUp();
      await signedIn(world);
      await world.clock.advance(8 * HOUR - 10 * MINUTE - 1);
      expect(world.signIn.state).to.include({ endsSoon: false });
      await world.clock.advance(1);
      expect(world.signIn.state).to.include({ is: 'signedIn', endsSoon: true });
    });

    it('is told a tenth of its life ahead, for a short one', async () => {
      const world = setUp({ life: 300 });
      await signedIn(world);
      await world.clock.advance(270_000);
      expect(world.signIn.state).to.include({ endsSoon: true });
    });

    it('comes by the clock', async () => {
      const world = setUp();
      const ends: string[] = [];
      world.signIn.whenGone((because) => ends.push(because));
      await signedIn(world);
      await world.clock.advance(8 * HOUR);
      expect(world.signIn.state).to.deep.equal({ is: 'signedOut', because: 'expired' });
      expect(world.signIn.token()).to.equal(null);
      expect(world.storage.entries.size).to.equal(0);
      expect(ends).to.deep.equal(['expired']);
      expect(world.clock.waiting).to.equal(0);
    });

    it('comes by a refusal of this token, and not of one that was replaced', async () => {
      const world = setUp();
      const ends: string[] = [];
      world.signIn.whenGone((because) => ends.push(because));
      await signedIn(world);
      await signedIn(world);
      world.signIn.rejected('token-1');
      expect(world.signIn.token()).to.equal('token-2');
      world.signIn.rejected('token-2');
      expect(world.signIn.state).to.deep.equal({ is: 'signedOut', because: 'revoked' });
      expect(ends).to.deep.equal(['revoked']);
    });
  });

  describe('renewal', () => {
    it('replaces the token, and is signed in all the time', async () => {
      const world = setUp();
      await signedIn(world);
      await world.clock.advance(8 * HOUR - 5 * MINUTE);
      world.states.length = 0;
      await signedIn(world);
      expect(world.signIn.token()).to.equal('token-2');
      expect(world.states.map(({ is }) => is)).to.deep.equal(['signedIn']);
      expect(world.signIn.state).to.include({ endsSoon: false });
    });

    it('that fails keeps the former sign-in', async () => {
      const world = setUp();
      await signedIn(world);
      world.block('null');
      await world.prepared();
      expect((await failure(world.signIn.signIn())).reason).to.equal('popupBlocked');
      expect(world.signIn.token()).to.equal('token-1');
      expect(world.signIn.state).to.include({ is: 'signedIn' });
    });

    it('during which the former token ends is a sign-in, and says so if it fails', async () => {
      const world = setUp();
      await signedIn(world);
      await world.clock.advance(8 * HOUR - MINUTE);
      await world.prepared();
      const failed = failure(world.signIn.signIn());
      await world.clock.advance(MINUTE);
      expect(world.signIn.state).to.deep.equal({ is: 'signingIn' });
      world.popup().closed = true;
      await world.clock.advance(1_000);
      expect((await failed).reason).to.equal('popupClosed');
      expect(world.signIn.state).to.deep.equal({ is: 'signedOut', because: 'expired' });
    });
  });

  describe('signing out', () => {
    it('revokes the token and wipes what is stored', async () => {
      const world = setUp();
      const ends: string[] = [];
      world.signIn.whenGone((because) => ends.push(because));
      await signedIn(world);
      await world.signIn.signOut();
      const last = world.requests.at(-1);
      expect(last?.url).to.equal('https://api.mypurecloud.de/api/v2/tokens/me');
      expect(last?.init).to.deep.include({
        method: 'DELETE',
        keepalive: true,
        headers: { Authorization: 'Bearer token-1' },
      });
      expect(world.storage.entries.size).to.equal(0);
      expect(world.signIn.state).to.deep.equal({ is: 'signedOut' });
      expect(ends).to.deep.equal(['signedOut']);
    });

    it('never rejects, and is done here before PureCloud answers', async () => {
      const world = setUp();
      await signedIn(world);
      const done = world.signIn.signOut();
      expect(world.signIn.token()).to.equal(null);
      await done;
      await world.signIn.signOut();
    });

    it('closes a popup that is open, and what it brings is not taken', async () => {
      const world = setUp();
      await world.prepared();
      const failed = failure(world.signIn.signIn());
      await world.signIn.signOut();
      expect((await failed).reason).to.equal('popupClosed');
      expect(world.popup().closed).to.equal(true);
    });

    it('during the exchange revokes the token that it brings', async () => {
      const world = setUp();
      await world.prepared();
      let release: (response: Response) => void = () => undefined;
      world.answerWith(() => new Promise((resolve) => (release = resolve)));
      const failed = failure(world.signIn.signIn());
      grant(world);
      await world.clock.advance(0);
      await world.signIn.signOut();
      release(Response.json({ access_token: 'late', expires_in: 3_600 }));
      expect((await failed).reason).to.equal('popupClosed');
      expect(world.signIn.token()).to.equal(null);
      expect(world.requests.at(-1)?.init.headers).to.deep.equal({ Authorization: 'Bearer late' });
    });
  });

  it('disposed of, leaves no timer and no listener, and keeps the token for the next page', async () => {
    const world = setUp();
    await signedIn(world);
    await world.prepared();
    void world.signIn.signIn().catch(() => undefined);
    world.signIn.dispose();
    expect(world.clock.waiting).to.equal(0);
    expect(world.listeners.size).to.equal(0);
    expect(world.storage.entries.size).to.equal(1);
  });
});
