import { expect } from 'chai';
import type { PureCloudSettings } from '../../definition/definition.js';
import { createListeners } from '../../ports/listeners.js';
import { createManualClock, type ManualClock } from '../../ports/simulated/manual-clock.js';
import type { SignInState } from '../../ports/sign-in.js';
import type { TabChannel } from '../../ports/tab-channel.js';
import { createMemoryStorage, type MemoryStorage } from '../testing/memory-storage.js';
import { cryptoThatNotes } from '../testing/sign-in-world.js';
import * as grantCode from './grant.js';
import { createSignIn, type SignIn } from './create-sign-in.js';
import type { WindowLike } from './popup.js';
import { REDIRECT_MESSAGE } from './redirect-message.js';

const ORIGIN = 'https://softphone.example';
const SETTINGS: PureCloudSettings = { environment: 'mypurecloud.de', clientId: 'client-1' };
const HOUR = 60 * 60_000;

interface Tab {
  readonly signIn: SignIn;
  readonly storage: MemoryStorage;
  readonly states: readonly SignInState[];
  readonly requests: readonly string[];
  /** Signs in by this tab's popup. */
  enter(): Promise<void>;
}

describe('the sign-ins of several tabs', () => {
  let clock: ManualClock;
  let line: Set<{ hear: (message: unknown) => void }>;
  let sent: unknown[];
  let tokens: number;

  beforeEach(() => {
    clock = createManualClock();
    line = new Set();
    sent = [];
    tokens = 0;
  });

  function channel(): TabChannel {
    const listeners = createListeners<unknown>();
    const own = { hear: (message: unknown) => listeners.tell(message) };
    line.add(own);
    return {
      send(message) {
        sent.push(message);
        for (const other of line) {
          if (other !== own)
            void Promise.resolve().then(() => other.hear(structuredClone(message)));
        }
      },
      listen: (listener) => listeners.add(listener),
      close: () => void line.delete(own),
    };
  }

  function open(settings = SETTINGS, storage = createMemoryStorage()): Tab {
    type Listener = Parameters<WindowLike['addEventListener']>[1];
    const listeners = new Set<Listener>();
    const popups: { readonly url: URL; closed: boolean; close(): void; focus(): void }[] = [];
    const digests: Promise<unknown>[] = [];
    const requests: string[] = [];
    const states: SignInState[] = [];
    const signIn = createSignIn({
      loadGrant: () => Promise.resolve(grantCode),
      hosts: { api: 'https://api.mypurecloud.de', login: 'https://login.mypurecloud.de' },
      settings,
      redirectUri: `${ORIGIN}/apex/SignIn`,
      storage,
      clock,
      crypto: cryptoThatNotes(digests),
      fetch(url, { method = 'GET' }) {
        requests.push(`${method} ${new URL(url).pathname}`);
        if (method === 'DELETE') return Promise.resolve(new Response(null, { status: 200 }));
        tokens += 1;
        return Promise.resolve(
          Response.json({ access_token: `token-${tokens}`, expires_in: 8 * 3_600 }),
        );
      },
      window: {
        open(url) {
          const popup = {
            url: new URL(url),
            closed: false,
            close: () => void (popup.closed = true),
            focus: () => undefined,
          };
          popups.push(popup);
          return popup;
        },
        addEventListener: (_type, listener) => void listeners.add(listener),
        removeEventListener: (_type, listener) => void listeners.delete(listener),
      },
      siblings: channel(),
    });
    signIn.listen((state) => states.push(state));
    return {
      signIn,
      storage,
      states,
      requests,
      async enter() {
        await clock.advance(0);
        await Promise.all(digests);
        await clock.advance(1);
        const done = signIn.signIn();
        const popup = popups.at(-1);
        const state = popup?.url.searchParams.get('state');
        const data = { type: REDIRECT_MESSAGE, code: 'code', state };
        for (const listener of [...listeners]) listener({ origin: ORIGIN, source: popup, data });
        await done;
        await clock.advance(1);
      },
    };
  }

  const tokensOf = (...tabs: readonly Tab[]): (string | null)[] =>
    tabs.map(({ signIn }) => signIn.token());

  it('sign in every tab by one popup, whichever tab it was', async () => {
    const [first, second] = [open(), open()];
    await second.enter();
    expect(tokensOf(first, second)).to.deep.equal(['token-1', 'token-1']);
    expect(first.states.map(({ is }) => is)).to.deep.equal(['signedIn']);
    expect([...first.storage.entries.values()].join()).to.contain('token-1');
    expect(first.requests).to.deep.equal([]);
  });

  it('sign in a tab that is opened later', async () => {
    const first = open();
    await first.enter();
    const later = open();
    await clock.advance(1);
    expect(tokensOf(later)).to.deep.equal(['token-1']);
    expect(later.signIn.state).to.deep.equal(first.signIn.state);
  });

  it('renew in every tab', async () => {
    const [first, second] = [open(), open()];
    await first.enter();
    await clock.advance(7 * HOUR);
    await second.enter();
    expect(tokensOf(first, second)).to.deep.equal(['token-2', 'token-2']);
  });

  it('sign out of every tab, revoke once and leave nothing stored', async () => {
    const tabs = [open(), open(), open()];
    const [first, second] = tabs;
    await first?.enter();
    await second?.signIn.signOut();
    await clock.advance(1);
    expect(tokensOf(...tabs)).to.deep.equal([null, null, null]);
    for (const { signIn, storage } of tabs) {
      expect(signIn.state).to.deep.equal({ is: 'signedOut' });
      expect(storage.entries.size).to.equal(0);
    }
    expect(tabs.flatMap(({ requests }) => requests)).to.deep.equal([
      'POST /oauth/token',
      'DELETE /api/v2/tokens/me',
    ]);
  });

  it('token revoked: told in every tab, and offered by none any more', async () => {
    const [first, second] = [open(), open()];
    await first.enter();
    second.signIn.rejected('token-1');
    await clock.advance(1);
    for (const { signIn } of [first, second]) {
      expect(signIn.state).to.deep.equal({ is: 'signedOut', because: 'revoked' });
    }
    expect(tokensOf(open())).to.deep.equal([null]);
    const offer = sent.find(
      (message) => typeof message === 'object' && message !== null && 'token' in message,
    );
    for (const { hear } of line) hear(offer);
    expect(tokensOf(first, second), 'offered late').to.deep.equal([null, null]);
  });

  it('rejection of an older token than the one that was just taken over: of no consequence', async () => {
    const [first, second] = [open(), open()];
    await first.enter();
    await clock.advance(HOUR);
    await second.enter();
    first.signIn.rejected('token-1');
    await clock.advance(1);
    expect(tokensOf(first, second)).to.deep.equal(['token-2', 'token-2']);
  });

  it('token that a sibling offers after a sign-out it has not heard of: not taken', async () => {
    const [first, second] = [open(), open()];
    await first.enter();
    const offer = sent.find(
      (message) => typeof message === 'object' && message !== null && 'token' in message,
    );
    await second.signIn.signOut();
    await clock.advance(1);
    for (const { hear } of line) hear(offer);
    expect(tokensOf(first, second)).to.deep.equal([null, null]);
    await first.enter();
    expect(tokensOf(first, second), 'a new sign-in is').to.deep.equal(['token-2', 'token-2']);
  });

  it('token for another client or region, and what is no token: not taken', async () => {
    const first = open();
    await first.enter();
    const other = open({ ...SETTINGS, clientId: 'client-2' });
    await clock.advance(1);
    expect(tokensOf(other)).to.deep.equal([null]);
    const issuer = 'mypurecloud.de  client-1';
    const fresh = open();
    await clock.advance(1);
    for (const news of [null, 'token', { issuer }, { issuer, is: 'token', token: { value: 7 } }]) {
      for (const { hear } of line) hear(news);
    }
    for (const { hear } of line) hear({ issuer, is: 'gone', value: 'token-1', because: 'whim' });
    expect(tokensOf(first, fresh)).to.deep.equal(['token-1', 'token-1']);
  });

  it('say nothing once disposed of', async () => {
    const [first, second] = [open(), open()];
    second.signIn.dispose();
    await first.enter();
    expect(tokensOf(second)).to.deep.equal([null]);
    expect(second.storage.entries.size).to.equal(0);
  });
});
