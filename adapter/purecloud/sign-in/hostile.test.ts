import { expect } from 'chai';
import fc from 'fast-check';
import { createManualClock } from '../../ports/simulated/manual-clock.js';
import { SignInError } from '../../ports/sign-in.js';
import type { TabChannel } from '../../ports/tab-channel.js';
import {
  HOSTILE_CLONES,
  HOSTILE_JSON,
  HOSTILE_TEXTS,
  hostileAnything,
  hostileCopies,
  jsonOf,
} from '../../ports/testing/hostile.js';
import { createMemoryStorage } from '../testing/memory-storage.js';
import * as grantCode from './grant.js';
import { createSignIn } from './create-sign-in.js';
import type { WindowLike } from './popup.js';
import { REDIRECT_MESSAGE } from './redirect-message.js';

/** Whatever comes to the sign-in: messages to its window, token answers, what is stored, what other tabs say. */

const ORIGIN = 'https://softphone.example';
const ISSUER = 'mypurecloud.de  client-1';
const TWO_DAYS = 48 * 60 * 60_000;

type Listener = Parameters<WindowLike['addEventListener']>[1];

interface Given {
  /** The text that the exchange of the code is answered with. */
  readonly answer?: string;
  readonly stored?: string;
}

function setUp({ answer = '{}', stored }: Given = {}) {
  const clock = createManualClock();
  const listeners = new Set<Listener>();
  const tabs = new Set<(message: unknown) => void>();
  const storage = createMemoryStorage();
  if (stored !== undefined) storage.setItem('pure-cloud-sign-in', stored);
  const popup = { closed: false, close: () => undefined, focus: () => undefined };
  let state = '';
  let requests = 0;
  const siblings: TabChannel = {
    send: () => undefined,
    listen: (listener) => {
      tabs.add(listener);
      return () => void tabs.delete(listener);
    },
    close: () => undefined,
  };
  const signIn = createSignIn({
    loadGrant: () => Promise.resolve(grantCode),
    hosts: { api: 'https://api.example', login: 'https://login.example' },
    settings: { environment: 'mypurecloud.de', clientId: 'client-1' },
    redirectUri: `${ORIGIN}/apex/SignIn`,
    storage,
    siblings,
    clock,
    crypto: {
      getRandomValues: (bytes) => crypto.getRandomValues(bytes),
      // The real one takes a turn of the event loop, which stands still here.
      subtle: { digest: () => Promise.resolve(new ArrayBuffer(32)) },
    },
    fetch() {
      requests += 1;
      const response = new Response(null);
      Object.defineProperty(response, 'text', { value: () => Promise.resolve(answer) });
      return Promise.resolve(response);
    },
    window: {
      open(url) {
        state = new URL(url).searchParams.get('state') ?? '';
        return popup;
      },
      addEventListener: (_type, listener) => void listeners.add(listener),
      removeEventListener: (_type, listener) => void listeners.delete(listener),
    },
  });
  return {
    clock,
    signIn,
    tellTab: (message: unknown) => [...tabs].forEach((listener) => listener(message)),
    requests: () => requests,
    state: () => state,
    post(data: unknown, from: { readonly origin?: string; readonly source?: unknown } = {}) {
      const event = { origin: ORIGIN, source: popup, data, ...from };
      for (const listener of [...listeners]) listener(event);
    },
    /** Presses Sign in, and waits for the popup; the answer tells how that ends. */
    async press(): Promise<{ readonly end: Promise<unknown> }> {
      await clock.advance(0);
      const end = signIn.signIn().then(
        () => null,
        (reason: unknown) => reason,
      );
      await clock.advance(0);
      return { end };
    },
  };
}

type World = ReturnType<typeof setUp>;

/** Nobody is signed in, or somebody with a token that ends. */
function isSound({ signIn, clock }: World): boolean {
  const { state } = signIn;
  if (state.is !== 'signedIn') return signIn.token() === null;
  const left = state.until - clock.now();
  return typeof signIn.token() === 'string' && left > 0 && left <= TWO_DAYS;
}

describe('hostile messages to the window that signs in', () => {
  const message = (state: string): object => ({ type: REDIRECT_MESSAGE, code: 'code-1', state });

  /** A popup that waits while all of this is posted to the window. */
  async function posted(values: (state: string) => Iterable<unknown>): Promise<World> {
    const world = setUp();
    const { end } = await world.press();
    for (const value of values(world.state())) world.post(value);
    await world.clock.advance(10 * 60_000);
    expect(await await end).to.be.instanceOf(SignInError);
    expect(isSound(world)).to.equal(true);
    world.signIn.dispose();
    return world;
  }

  it('never throw, and what has not its own state is not redeemed', async () => {
    for (const by of HOSTILE_CLONES) {
      // The genuine state is left out: what bears it is PureCloud's own answer.
      const world = await posted(() => hostileCopies([message('another attempt')], [by]));
      expect(world.requests()).to.equal(0);
    }
  }).timeout(30_000);

  it('of any shape: the same', () =>
    fc.assert(
      fc.asyncProperty(hostileAnything([message('another attempt')]), async (value) => {
        expect((await posted(() => [value])).requests()).to.equal(0);
      }),
    )).timeout(30_000);

  it('from a foreign origin or another window are not heard, genuine or not', async () => {
    const world = setUp();
    const { end } = await world.press();
    for (const origin of ['https://evil.example', 'null', '', `${ORIGIN}.evil.example`]) {
      world.post(message(world.state()), { origin });
    }
    world.post(message(world.state()), { source: {} });
    await world.clock.advance(1_000);
    expect(world.requests()).to.equal(0);
    expect(world.signIn.state.is).to.equal('signingIn');
    world.signIn.dispose();
    await end;
  });
});

describe('hostile answers of the token endpoint', () => {
  const ANSWER = { access_token: 'token', token_type: 'bearer', expires_in: 28_800 };

  async function redeemed(answer: string): Promise<void> {
    const world = setUp({ answer });
    const { end } = await world.press();
    world.post({ type: REDIRECT_MESSAGE, code: 'code-1', state: world.state() });
    const reason = await await end;
    expect(world.requests()).to.equal(1);
    if (reason !== null) expect(reason).to.be.instanceOf(SignInError);
    expect(isSound(world), answer.slice(0, 200)).to.equal(true);
    world.signIn.dispose();
  }

  it('sign in with a token that ends, or say that it failed', async () => {
    const texts = [...hostileCopies([ANSWER], HOSTILE_JSON)].map(jsonOf);
    const literal = ['1e999', '1e308', '-1', '0', '1e-9'].map(
      (life) => `{"access_token":"token","expires_in":${life}}`,
    );
    for (const text of [...texts, ...literal, ...HOSTILE_TEXTS]) {
      if (text !== undefined) await redeemed(text);
    }
  }).timeout(30_000);
});

describe('hostile words in the session storage', () => {
  it('are no token, or one that ends', () => {
    const now = createManualClock().now();
    const token = { issuer: ISSUER, value: 'token', from: now - 1, until: now + 1_000 };
    const texts = [...hostileCopies([token], HOSTILE_JSON)].map(jsonOf);
    const literal = ['1e999', '-1e999', '1e15', 'null'].map(
      (until) => `{"issuer":"${ISSUER}","value":"token","from":${now - 1},"until":${until}}`,
    );
    for (const stored of [...texts, ...literal, ...HOSTILE_TEXTS]) {
      if (stored === undefined) continue;
      const { signIn } = setUp({ stored });
      const { state } = signIn;
      if (state.is === 'signedIn') expect(Number.isSafeInteger(state.until)).to.equal(true);
      else expect(signIn.token()).to.equal(null);
      signIn.dispose();
    }
  });
});

describe('hostile words of another tab’s sign-in', () => {
  const now = createManualClock().now();
  const examples = [
    { issuer: ISSUER, is: 'asked' },
    { issuer: ISSUER, is: 'token', token: { value: 't', from: now - 1, until: now + 60_000 } },
    { issuer: ISSUER, is: 'gone', value: 't', because: 'expired' },
    { issuer: ISSUER, is: 'signedOut', at: now },
  ];

  function told(messages: Iterable<unknown>): void {
    const world = setUp();
    for (const message of messages) {
      world.tellTab(message);
      const { state } = world.signIn;
      if (state.is === 'signedIn') expect(Number.isSafeInteger(state.until)).to.equal(true);
    }
    world.signIn.dispose();
  }

  it('never throw, and bring no token without an end', () => {
    for (const by of HOSTILE_CLONES) told(hostileCopies(examples, [by]));
  });

  it('of any shape: the same', () => {
    fc.assert(fc.property(fc.array(hostileAnything(examples)), told));
  });

  it('do not keep a later sign-in out', () => {
    const world = setUp();
    for (const at of [Number.NaN, Number.POSITIVE_INFINITY]) {
      world.tellTab({ issuer: ISSUER, is: 'signedOut', at });
    }
    world.tellTab(examples[1]);
    expect(world.signIn.token()).to.equal('t');
    world.signIn.dispose();
  });
});
