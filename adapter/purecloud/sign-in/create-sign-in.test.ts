import { expect } from 'chai';
import { REDIRECT_MESSAGE } from './redirect-message.js';
import {
  REDIRECT,
  SETTINGS,
  MINUTE,
  HOUR,
  setUpSignIn,
  grant,
  failure,
  signedIn,
  form,
} from '../testing/sign-in-world.js';

describe('sign-in', () => {
  it('opens the popup in the very call, with all that PKCE asks for', async () => {
    const world = setUpSignIn();
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
    const world = setUpSignIn();
    const done = world.signIn.signIn();
    expect(world.popups).to.have.length(0);
    await world.prepared();
    expect(world.popups).to.have.length(1);
    grant(world);
    await done;
    expect(world.signIn.token()).to.equal('token-1');
  });

  it('names organisation and identity provider together or not at all', async () => {
    const both = setUpSignIn({
      settings: { ...SETTINGS, organization: 'acme', identityProvider: 'okta' },
    });
    await both.prepared();
    void both.signIn.signIn().catch(() => undefined);
    expect(Object.fromEntries(both.popup().url.searchParams)).to.include({
      org: 'acme',
      provider: 'okta',
    });
    const one = setUpSignIn({ settings: { ...SETTINGS, organization: 'acme' } });
    await one.prepared();
    void one.signIn.signIn().catch(() => undefined);
    expect(one.popup().url.searchParams.has('org')).to.equal(false);
  });

  it('redeems the code with the verifier of that very challenge', async () => {
    const world = setUpSignIn();
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
    const world = setUpSignIn();
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
    const world = setUpSignIn();
    await signedIn(world);
    await signedIn(world);
    const [one, two] = world.popups.map(({ url }) => url.searchParams);
    expect(one?.get('state')).to.not.equal(two?.get('state'));
    expect(one?.get('code_challenge')).to.not.equal(two?.get('code_challenge'));
  });

  describe('hears', () => {
    it('only the popup, from its own origin, in the known form', async () => {
      const world = setUpSignIn();
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
      const world = setUpSignIn();
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
      const world = setUpSignIn();
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
        const world = setUpSignIn();
        await world.prepared();
        world.block(how);
        expect((await failure(world.signIn.signIn())).reason).to.equal('popupBlocked');
        expect(world.signIn.state).to.deep.equal({ is: 'signedOut' });
        world.block('no');
        await signedIn(world);
      });
    }

    it('when the agent closes the popup, within a second', async () => {
      const world = setUpSignIn();
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
      const world = setUpSignIn();
      await world.prepared();
      const done = world.signIn.signIn();
      world.popup().closed = true;
      await world.clock.advance(500);
      grant(world);
      await done;
      expect(world.signIn.token()).to.equal('token-1');
    });

    it('after five minutes', async () => {
      const world = setUpSignIn();
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
        const world = setUpSignIn();
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
        const world = setUpSignIn();
        await world.prepared();
        world.answerWith(answer);
        const failed = failure(world.signIn.signIn());
        grant(world);
        expect((await failed).reason).to.equal(reason);
        expect(world.signIn.token()).to.equal(null);
      }
    });

    it('by CORS, where PureCloud answers who reads nothing of it', async () => {
      const world = setUpSignIn();
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
      const world = setUpSignIn();
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
      const noClient = setUpSignIn({ settings: { ...SETTINGS, clientId: '' } });
      expect((await failure(noClient.signIn.signIn())).reason).to.equal('misconfigured');
      const insecure = setUpSignIn({ secure: false });
      expect((await failure(insecure.signIn.signIn())).reason).to.equal('misconfigured');
    });
  });

  it('whose code does not load: told, and loaded at the next click', async () => {
    const world = setUpSignIn({ codeFails: true });
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
    const world = setUpSignIn();
    await world.prepared();
    const first = world.signIn.signIn();
    const second = world.signIn.signIn();
    expect(world.popups).to.have.length(1);
    expect(world.popup().focused).to.equal(1);
    grant(world);
    await Promise.all([first, second]);
  });

  it('disposed of, leaves no timer and no listener, and keeps the token for the next page', async () => {
    const world = setUpSignIn();
    await signedIn(world);
    await world.prepared();
    void world.signIn.signIn().catch(() => undefined);
    world.signIn.dispose();
    expect(world.clock.waiting).to.equal(0);
    expect(world.listeners.size).to.equal(0);
    expect(world.storage.entries.size).to.equal(1);
  });
});
