import { expect } from 'chai';
import { eventFrame, heartbeat } from '../testing/fake-socket.js';
import { PING } from './frames.js';
import { USER, DAY, status, setUpChannel } from '../testing/channel-world.js';

describe('notification channel, when it is lost', () => {
  describe('a loss', () => {
    it('is told once, and the return too, on a fresh socket of the same channel', async () => {
      const { channel, sockets, clock, log, calls } = setUpChannel();
      await channel.open();
      sockets.last.close();
      expect(log).to.deep.equal(['lost']);
      await clock.advance(1_000);
      expect(log).to.deep.equal(['lost', 'back']);
      expect(sockets.all).to.have.length(2);
      expect(calls).to.deep.equal(['create 1', 'put c1', 'put c1']);
    });

    it('tells the return before any event of the new socket', async () => {
      const { channel, sockets, clock, log } = setUpChannel();
      await channel.open();
      sockets.behave('byHand');
      sockets.last.close();
      await clock.advance(1_000);
      sockets.last.open();
      sockets.last.message(eventFrame(USER, 'presence', {}));
      expect(log).to.deep.equal(['lost', 'back', 'presence {}']);
    });

    it('hears nothing more of a socket that was lost', async () => {
      const { channel, sockets, clock, log } = setUpChannel();
      await channel.open();
      const old = sockets.last;
      old.close();
      old.message(eventFrame(USER, 'presence', {}));
      old.close();
      await clock.advance(1_000);
      expect(log).to.deep.equal(['lost', 'back']);
    });

    it('makes a new channel where the old one is gone', async () => {
      const { channel, sockets, clock, faults, calls } = setUpChannel();
      await channel.open();
      faults.push(status(404));
      sockets.last.close();
      await clock.advance(1_000);
      expect(calls.slice(2)).to.deep.equal(['put c1', 'create 2', 'put c2']);
      expect(sockets.live.map(({ address }) => address)).to.deep.equal([
        'wss://streaming.example/channels/c2',
      ]);
    });

    it('makes a new channel where the socket of the old one was refused twice', async () => {
      const { channel, sockets, clock, calls } = setUpChannel();
      await channel.open();
      sockets.behave('refuse');
      sockets.last.close();
      await clock.advance(1_500);
      sockets.behave('open');
      await clock.advance(5_000);
      expect(calls).to.include('create 2');
      expect(sockets.live).to.have.length(1);
    });

    it('makes a new channel where the old one has expired meanwhile', async () => {
      const { channel, sockets, clock, calls, faults } = setUpChannel();
      await channel.open();
      sockets.last.close();
      faults.push(...Array.from({ length: 2_000 }, () => status(503)));
      await clock.advance(DAY + 60_000);
      faults.length = 0;
      await clock.advance(90_000);
      expect(calls).to.include('create 2');
    });

    it('tries often for a minute, then waits longer after each failure, never beyond 90 s, and remembers a flapping connection', async () => {
      const { channel, sockets, clock } = setUpChannel(() => 1);
      await channel.open();
      sockets.behave('refuse');
      sockets.last.close();
      const waits: number[] = [];
      let before = clock.now();
      let count = sockets.all.length;
      while (waits.length < 40) {
        await clock.advance(100);
        if (sockets.all.length === count) continue;
        count = sockets.all.length;
        waits.push(clock.now() - before);
        before = clock.now();
      }
      const often = waits.slice(2).findIndex((wait) => wait !== 2_000);
      expect(waits.slice(0, 2)).to.deep.equal([1_000, 1_000]);
      expect(2_000 + often * 2_000).to.be.within(58_000, 62_000);
      expect(waits.slice(2 + often).slice(0, 7)).to.deep.equal([
        4_000, 8_000, 16_000, 32_000, 64_000, 90_000, 90_000,
      ]);
      // It comes back for a moment only: the next wait is not a short one.
      sockets.behave('open');
      await clock.advance(90_000);
      sockets.behave('refuse');
      sockets.last.close();
      const tries = sockets.all.length;
      await clock.advance(60_000);
      expect(sockets.all.length).to.equal(tries);
    });

    it('forgets earlier failures once a connection held for a minute', async () => {
      const { channel, sockets, clock, live, log } = setUpChannel(() => 1);
      await channel.open();
      sockets.behave('refuse');
      sockets.last.close();
      await clock.advance(60_000);
      sockets.behave('open');
      await clock.advance(5_000);
      await live(90_000);
      sockets.last.close();
      log.length = 0;
      await clock.advance(1_000);
      expect(log).to.deep.equal(['back']);
    });

    it('waits as long as PureCloud asks', async () => {
      const { channel, sockets, clock, faults, calls } = setUpChannel();
      await channel.open();
      faults.push(status(429, { retryAfter: 30 }));
      sockets.last.close();
      await clock.advance(29_000);
      expect(calls).to.have.length(3);
      await clock.advance(2_000);
      expect(calls).to.have.length(4);
    });

    it('is tried again at once when asked', async () => {
      const { channel, sockets, clock, log } = setUpChannel(() => 1);
      await channel.open();
      sockets.behave('refuse');
      sockets.last.close();
      await clock.advance(20_000);
      sockets.behave('open');
      channel.retryNow();
      await clock.advance(0);
      expect(log).to.deep.equal(['lost', 'back']);
    });

    it('is noticed at once where the computer slept longer than the socket could live', async () => {
      const { channel, sockets, clock, log, sleep } = setUpChannel();
      await channel.open();
      sleep(60 * 60_000);
      channel.retryNow();
      expect(log).to.deep.equal(['lost']);
      await clock.advance(1_000);
      expect(log).to.deep.equal(['lost', 'back']);
      expect(sockets.live).to.have.length(1);
    });

    it('asked to try while a try is under way, does not try twice', async () => {
      const { channel, sockets, clock, holdPuts, releasePuts } = setUpChannel();
      await channel.open();
      holdPuts();
      sockets.last.close();
      await clock.advance(1_000);
      channel.retryNow();
      channel.retryNow();
      releasePuts();
      await clock.advance(0);
      expect(sockets.live).to.have.length(1);
      expect(sockets.all).to.have.length(2);
    });

    it('gives up when the token is gone, until it is opened again', async () => {
      const { channel, sockets, clock, faults, log } = setUpChannel();
      await channel.open();
      faults.push(status(401));
      sockets.last.close();
      await clock.advance(10 * 60_000);
      expect(log).to.deep.equal(['lost', 'signedOut']);
      expect(sockets.all).to.have.length(1);
      await channel.open();
      expect(sockets.live).to.have.length(1);
    });

    it('found by others, drops the socket', async () => {
      const { channel, sockets, clock, log } = setUpChannel();
      await channel.open();
      channel.suspect();
      expect(log).to.deep.equal(['lost']);
      expect(sockets.all[0]?.closed).to.equal(true);
      await clock.advance(1_000);
      expect(log).to.deep.equal(['lost', 'back']);
    });

    it('opened by hand while a retry waits, does not retry as well', async () => {
      const { channel, sockets, clock } = setUpChannel(() => 1);
      await channel.open();
      sockets.last.close();
      await channel.open();
      await clock.advance(5_000);
      expect(sockets.all).to.have.length(2);
    });
  });

  describe('silence', () => {
    it('is nothing while heartbeats come', async () => {
      const { channel, sockets, live, log } = setUpChannel();
      await channel.open();
      await live(10 * 60_000);
      expect(sockets.all).to.have.length(1);
      expect(sockets.last.sent).to.deep.equal([]);
      expect(log).to.deep.equal([]);
    });

    it('of 42 s is asked about, and an answer is enough', async () => {
      const { channel, sockets, clock, log } = setUpChannel();
      await channel.open();
      await clock.advance(41_999);
      expect(sockets.last.sent).to.deep.equal([]);
      await clock.advance(1);
      expect(sockets.last.sent).to.deep.equal([PING]);
      await clock.advance(4_999);
      sockets.last.message(heartbeat);
      await clock.advance(10_000);
      expect(log).to.deep.equal([]);
    });

    it('after the question is a loss', async () => {
      const { channel, sockets, clock, log } = setUpChannel(() => 1);
      await channel.open();
      await clock.advance(47_000);
      expect(log).to.deep.equal(['lost']);
      expect(sockets.last.closed).to.equal(true);
      await clock.advance(1_000);
      expect(log).to.deep.equal(['lost', 'back']);
    });

    it('is asked about at once when the page is looked at again', async () => {
      const { channel, sockets, clock } = setUpChannel();
      await channel.open();
      await clock.advance(36_000);
      channel.retryNow();
      expect(sockets.last.sent).to.deep.equal([PING]);
      channel.retryNow();
      expect(sockets.last.sent).to.deep.equal([PING]);
    });

    it('of less than a heartbeat is not', async () => {
      const { channel, sockets, clock } = setUpChannel();
      await channel.open();
      await clock.advance(20_000);
      channel.retryNow();
      expect(sockets.last.sent).to.deep.equal([]);
    });
  });
});
