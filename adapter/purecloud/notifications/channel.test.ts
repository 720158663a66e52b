import { expect } from 'chai';
import { RestError } from '../rest-error.js';
import { eventFrame } from '../testing/fake-socket.js';
import { createChannel } from './channel.js';
import { USER, status, setUpChannel, failure } from '../testing/channel-world.js';

describe('notification channel', () => {
  it('makes a channel, subscribes and opens the socket, in this order', async () => {
    const { channel, calls, sockets, log } = setUpChannel();
    await channel.open();
    expect(calls).to.deep.equal(['create 1', 'put c1']);
    expect(sockets.all.map(({ address }) => address)).to.deep.equal([
      'wss://streaming.example/channels/c1',
    ]);
    expect(log).to.deep.equal([]);
  });

  it('passes on events of this user, counts and ignores the rest', async () => {
    const { channel, sockets, log } = setUpChannel();
    await channel.open();
    const { last } = sockets;
    last.message(eventFrame(USER, 'presence', { n: 1 }));
    last.message(eventFrame('u-2', 'presence', { n: 2 }));
    last.message(eventFrame(USER, 'outofoffice', {}));
    last.message('{ no json');
    last.message(JSON.stringify({ result: '200' }));
    last.message(new ArrayBuffer(4));
    last.message('null');
    expect(log).to.deep.equal(['presence {"n":1}']);
    expect(channel.ignored).to.equal(6);
  });

  it('tells apart by the body what bears the combined name', async () => {
    const { channel, sockets, log } = setUpChannel();
    await channel.open();
    const topicName = `v2.users.${USER}?presence&routingStatus&conversations&station`;
    sockets.last.message(
      JSON.stringify({ topicName, eventBody: { routingStatus: { status: 'IDLE' } } }),
    );
    sockets.last.message(JSON.stringify({ topicName, eventBody: { id: 'x', participants: [] } }));
    const associatedStation = { id: 's', name: 'Desk 12' };
    sockets.last.message(JSON.stringify({ topicName, eventBody: { associatedStation } }));
    expect(log.map((line) => line.split(' ')[0])).to.deep.equal([
      'routingStatus',
      'conversations',
      'station',
    ]);
  });

  it('refuses an address that is neither encrypted nor on this machine', async () => {
    const { clock, sockets } = setUpChannel();
    const channel = createChannel({
      api: {
        createChannel: async () => ({ id: 'x', connectUri: 'ws://evil.example/channels/x' }),
        subscribe: async () => undefined,
        unsubscribe: async () => undefined,
      },
      userId: USER,
      openSocket: sockets.openSocket,
      clock,
      random: () => 0,
      onEvent: () => undefined,
      onBack: () => undefined,
      onLost: () => undefined,
      onGap: () => undefined,
      onSignedOut: () => undefined,
    });
    expect(await failure(channel.open())).to.be.instanceOf(RestError);
    expect(sockets.all).to.have.length(0);
  });

  it('uses a channel that was asked for ahead, once', async () => {
    const { clock, sockets, faults } = setUpChannel();
    const calls: string[] = [];
    const channel = createChannel({
      api: {
        createChannel: async () => {
          calls.push('create');
          return { id: 'c9', connectUri: 'wss://s.example/channels/c9' };
        },
        subscribe: async (id) => {
          calls.push(`put ${id}`);
          const fault = faults.shift();
          if (fault !== undefined) throw fault;
          return undefined;
        },
        unsubscribe: async () => undefined,
      },
      userId: USER,
      prepared: Promise.resolve({ id: 'c8', connectUri: 'wss://s.example/channels/c8' }),
      openSocket: sockets.openSocket,
      clock,
      random: () => 0,
      onEvent: () => undefined,
      onBack: () => undefined,
      onLost: () => undefined,
      onGap: () => undefined,
      onSignedOut: () => undefined,
    });
    await channel.open();
    expect(calls).to.deep.equal(['put c8']);
    faults.push(status(404));
    sockets.last.close();
    await clock.advance(1_000);
    expect(calls).to.deep.equal(['put c8', 'put c8', 'create', 'put c9']);
  });

  describe('a first attempt that fails', () => {
    it('rejects when the socket is refused, and can be made again on the same channel', async () => {
      const { channel, sockets, calls } = setUpChannel();
      sockets.behave('refuse');
      expect(await failure(channel.open())).to.be.instanceOf(RestError);
      sockets.behave('open');
      await channel.open();
      expect(calls).to.deep.equal(['create 1', 'put c1', 'put c1']);
    });

    it('rejects when the socket does not open within 10 s', async () => {
      const { channel, sockets, clock } = setUpChannel();
      sockets.behave('byHand');
      const failed = failure(channel.open());
      await clock.advance(10_000);
      expect(await failed).to.be.instanceOf(RestError);
      expect(sockets.last.closed).to.equal(true);
    });

    it('rejects when the browser does not even make the socket', async () => {
      const { channel, sockets, clock } = setUpChannel();
      sockets.behave('throw');
      const failed = failure(channel.open());
      await clock.advance(0);
      expect(await failed).to.be.instanceOf(RestError);
    });

    it('does not cost a second channel when the subscription failed for a while', async () => {
      const { channel, faults, calls } = setUpChannel();
      faults.push(status(503));
      await failure(channel.open());
      await channel.open();
      expect(calls).to.deep.equal(['create 1', 'put c1', 'put c1']);
    });

    it('rejects as it is when the subscription is not permitted', async () => {
      const { channel, faults } = setUpChannel();
      faults.push(status(403, { code: 'missing.permissions' }));
      expect(await failure(channel.open())).to.include({ status: 403 });
    });

    it('opened twice at once, holds one channel and one socket', async () => {
      const { channel, calls, sockets } = setUpChannel();
      const first = failure(channel.open());
      await channel.open();
      expect(await first).to.be.instanceOf(RestError);
      expect(calls.filter((call) => call.startsWith('create'))).to.have.length(1);
      expect(sockets.live).to.have.length(1);
    });
  });

  describe('what the channel itself is told', () => {
    it('a revoked token: what is known has to be read again', async () => {
      const { channel, sockets, log } = setUpChannel();
      await channel.open();
      sockets.last.message(
        JSON.stringify({ topicName: 'v2.system.token_revoked.x', eventBody: {} }),
      );
      expect(log).to.deep.equal(['gap']);
    });

    it('no longer subscribed: a new channel', async () => {
      const { channel, sockets, clock, calls, log } = setUpChannel();
      await channel.open();
      sockets.last.message(
        JSON.stringify({ topicName: 'v2.system.no_longer_subscribed.c1', eventBody: {} }),
      );
      await clock.advance(1_000);
      expect(calls).to.include('create 2');
      expect(log).to.deep.equal(['lost', 'back']);
    });
  });

  describe('at its end', () => {
    it('closes the socket, unsubscribes and leaves no timer', async () => {
      const { channel, sockets, clock, calls, log } = setUpChannel();
      await channel.open();
      channel.dispose();
      channel.dispose();
      expect(sockets.last.closed).to.equal(true);
      expect(calls.at(-1)).to.equal('delete c1');
      expect(calls.filter((call) => call.startsWith('delete'))).to.have.length(1);
      expect(clock.waiting).to.equal(0);
      await clock.advance(60_000);
      expect(log).to.deep.equal([]);
    });

    it('does not open a socket for what was under way', async () => {
      const { channel, sockets, clock, holdPuts, releasePuts, calls } = setUpChannel();
      holdPuts();
      const failed = failure(channel.open());
      await clock.advance(0);
      channel.dispose();
      releasePuts();
      expect(await failed).to.be.instanceOf(RestError);
      await clock.advance(60_000);
      expect(sockets.all).to.have.length(0);
      expect(calls.at(-1)).to.equal('delete c1');
      expect(clock.waiting).to.equal(0);
    });

    it('leaves no timer when it comes between the socket and its opening', async () => {
      const { channel, sockets, clock } = setUpChannel();
      sockets.behave('byHand');
      const failed = failure(channel.open());
      await clock.advance(0);
      channel.dispose();
      sockets.last.open();
      expect(await failed).to.be.instanceOf(RestError);
      expect(sockets.last.closed).to.equal(true);
      expect(clock.waiting).to.equal(0);
    });

    it('may come while the loss is being told', async () => {
      const { clock, sockets } = setUpChannel();
      const channel = createChannel({
        api: {
          createChannel: async () => ({ id: 'x', connectUri: 'wss://s.example/channels/x' }),
          subscribe: async () => undefined,
          unsubscribe: async () => undefined,
        },
        userId: USER,
        openSocket: sockets.openSocket,
        clock,
        random: () => 0,
        onEvent: () => undefined,
        onBack: () => undefined,
        onLost: () => channel.dispose(),
        onGap: () => undefined,
        onSignedOut: () => undefined,
      });
      await channel.open();
      sockets.last.close();
      await clock.advance(60_000);
      expect(sockets.all).to.have.length(1);
      expect(clock.waiting).to.equal(0);
    });
  });
});
