import { expect } from 'chai';
import { eventFrame, socketClosing } from '../testing/fake-socket.js';
import { USER, status, setUpChannel } from '../testing/channel-world.js';

describe('notification channel, when it moves on', () => {
  describe('a socket that is about to close', () => {
    it('is replaced without a loss, and the gap is told', async () => {
      const { channel, sockets, clock, log, calls } = setUpChannel();
      await channel.open();
      const old = sockets.last;
      old.message(socketClosing);
      await clock.advance(0);
      expect(sockets.live).to.have.length(1);
      expect(old.closed).to.equal(true);
      expect(log).to.deep.equal(['gap']);
      expect(calls).to.deep.equal(['create 1', 'put c1']);
    });

    it('is heard until its successor is open, and not after', async () => {
      const { channel, sockets, log } = setUpChannel();
      await channel.open();
      sockets.behave('byHand');
      const old = sockets.last;
      old.message(socketClosing);
      old.message(socketClosing);
      expect(sockets.all).to.have.length(2);
      old.message(eventFrame(USER, 'presence', { n: 1 }));
      sockets.last.open();
      old.message(eventFrame(USER, 'presence', { n: 2 }));
      old.close();
      sockets.last.message(eventFrame(USER, 'presence', { n: 3 }));
      expect(log).to.deep.equal(['presence {"n":1}', 'gap', 'presence {"n":3}']);
    });

    it('may close before its successor is open: the server drops it by itself', async () => {
      const { channel, sockets, clock, log } = setUpChannel();
      await channel.open();
      sockets.behave('byHand');
      const old = sockets.last;
      old.message(socketClosing);
      old.close();
      expect(log).to.deep.equal([]);
      sockets.last.open();
      expect(log).to.deep.equal(['gap']);
      await clock.advance(20_000);
      expect(log).to.deep.equal(['gap']);
    });

    it('is lost when it closes and its successor does not open', async () => {
      const { channel, sockets, clock, log } = setUpChannel();
      await channel.open();
      sockets.behave('byHand');
      const old = sockets.last;
      old.message(socketClosing);
      old.close();
      sockets.last.close();
      expect(log).to.deep.equal(['lost']);
      sockets.behave('open');
      await clock.advance(2_000);
      expect(log).to.deep.equal(['lost', 'back']);
    });

    it('is tried to be replaced again while it lives', async () => {
      const { channel, sockets, clock, log } = setUpChannel();
      await channel.open();
      sockets.behave('refuse');
      sockets.last.message(socketClosing);
      await clock.advance(1_000);
      sockets.behave('open');
      await clock.advance(5_000);
      expect(log).to.deep.equal(['gap']);
      expect(sockets.live).to.have.length(1);
    });

    it('lets a successor be replaced in its turn', async () => {
      const { channel, sockets, clock, log } = setUpChannel();
      await channel.open();
      sockets.last.message(socketClosing);
      await clock.advance(0);
      sockets.last.message(socketClosing);
      await clock.advance(0);
      expect(log).to.deep.equal(['gap', 'gap']);
      sockets.last.close();
      expect(log.at(-1)).to.equal('lost');
    });
  });

  describe('renewal', () => {
    it('subscribes again every 12 h, without another socket', async () => {
      const { channel, live, calls, sockets, log } = setUpChannel();
      await channel.open();
      await live(25 * 60 * 60_000);
      expect(calls).to.deep.equal(['create 1', 'put c1', 'put c1', 'put c1']);
      expect(sockets.all).to.have.length(1);
      expect(log).to.deep.equal([]);
    });

    it('moves to a new channel where the old one is gone', async () => {
      const { channel, live, calls, faults, sockets, log } = setUpChannel();
      await channel.open();
      faults.push(status(404));
      await live(12 * 60 * 60_000 + 30_000);
      expect(calls.slice(2)).to.deep.equal(['put c1', 'create 2', 'put c2']);
      expect(sockets.live.map(({ address }) => address)).to.deep.equal([
        'wss://streaming.example/channels/c2',
      ]);
      expect(log).to.deep.equal(['gap']);
    });

    it('that meets a loss makes one new channel, not two', async () => {
      const { channel, live, calls, faults, sockets, clock, holdPuts, releasePuts } =
        setUpChannel();
      await channel.open();
      await live(12 * 60 * 60_000 - 30_000);
      holdPuts();
      await live(30_000);
      // The renewal's request is under way: the socket breaks, and the retry asks for the same thing.
      sockets.last.close();
      await clock.advance(1_000);
      releasePuts();
      await clock.advance(1_000);
      expect(calls.filter((call) => call.startsWith('create'))).to.have.length(1);
      expect(sockets.live).to.have.length(1);
      expect(faults).to.have.length(0);
    });

    it('that fails is tried again', async () => {
      const { channel, live, calls, faults } = setUpChannel();
      await channel.open();
      faults.push(status(503));
      await live(12 * 60 * 60_000 + 11 * 60_000);
      expect(calls.slice(2)).to.deep.equal(['put c1', 'put c1']);
    });
  });
});
