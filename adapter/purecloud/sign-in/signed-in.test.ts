import { expect } from 'chai';
import type { PureCloudSettings } from '../../definition/definition.js';
import { createMemoryStorage } from '../testing/memory-storage.js';
import {
  SETTINGS,
  MINUTE,
  HOUR,
  setUpSignIn,
  grant,
  failure,
  signedIn,
} from '../testing/sign-in-world.js';

describe('a sign-in that succeeded', () => {
  describe('the token', () => {
    it('is kept for the next page of this tab', async () => {
      const world = setUpSignIn();
      await signedIn(world);
      const next = setUpSignIn({ clock: world.clock, storage: world.storage });
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
        const world = setUpSignIn();
        await signedIn(world);
        const next = setUpSignIn({ clock: world.clock, storage: world.storage, settings });
        expect(next.signIn.state).to.deep.equal({ is: 'signedOut' });
        expect(world.storage.entries.size).to.equal(0);
      }
    });

    it('that ended while the page was away is wiped', async () => {
      const world = setUpSignIn();
      await signedIn(world);
      world.signIn.dispose();
      await world.clock.advance(9 * HOUR);
      const next = setUpSignIn({ clock: world.clock, storage: world.storage });
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
        expect(setUpSignIn({ storage }).signIn.state).to.deep.equal({ is: 'signedOut' });
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
      const world = setUpSignIn({ storage: denied });
      await signedIn(world);
      expect(world.signIn.token()).to.equal('token-1');
      await world.signIn.signOut();
      expect(world.signIn.token()).to.equal(null);
    });
  });

  describe('the end', () => {
    it('is told ten minutes ahead', async () => {
      const world = setUpSignIn();
      await signedIn(world);
      await world.clock.advance(8 * HOUR - 10 * MINUTE - 1);
      expect(world.signIn.state).to.include({ endsSoon: false });
      await world.clock.advance(1);
      expect(world.signIn.state).to.include({ is: 'signedIn', endsSoon: true });
    });

    it('is told a tenth of its life ahead, for a short one', async () => {
      const world = setUpSignIn({ life: 300 });
      await signedIn(world);
      await world.clock.advance(270_000);
      expect(world.signIn.state).to.include({ endsSoon: true });
    });

    it('comes by the clock', async () => {
      const world = setUpSignIn();
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
      const world = setUpSignIn();
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
      const world = setUpSignIn();
      await signedIn(world);
      await world.clock.advance(8 * HOUR - 5 * MINUTE);
      world.states.length = 0;
      await signedIn(world);
      expect(world.signIn.token()).to.equal('token-2');
      expect(world.states.map(({ is }) => is)).to.deep.equal(['signedIn']);
      expect(world.signIn.state).to.include({ endsSoon: false });
    });

    it('that fails keeps the former sign-in', async () => {
      const world = setUpSignIn();
      await signedIn(world);
      world.block('null');
      await world.prepared();
      expect((await failure(world.signIn.signIn())).reason).to.equal('popupBlocked');
      expect(world.signIn.token()).to.equal('token-1');
      expect(world.signIn.state).to.include({ is: 'signedIn' });
    });

    it('during which the former token ends is a sign-in, and says so if it fails', async () => {
      const world = setUpSignIn();
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
      const world = setUpSignIn();
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
      const world = setUpSignIn();
      await signedIn(world);
      const done = world.signIn.signOut();
      expect(world.signIn.token()).to.equal(null);
      await done;
      await world.signIn.signOut();
    });

    it('closes a popup that is open, and what it brings is not taken', async () => {
      const world = setUpSignIn();
      await world.prepared();
      const failed = failure(world.signIn.signIn());
      await world.signIn.signOut();
      expect((await failed).reason).to.equal('popupClosed');
      expect(world.popup().closed).to.equal(true);
    });

    it('during the exchange revokes the token that it brings', async () => {
      const world = setUpSignIn();
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
});
