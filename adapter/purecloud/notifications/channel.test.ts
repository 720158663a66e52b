import { expect } from 'chai';
import { createManualClock } from '../../ports/simulated/manual-clock.js';
import { RestError } from '../rest-error.js';
import { createFakeSockets, eventFrame, heartbeat, socketClosing } from '../testing/fake-socket.js';
import { createChannel } from './channel.js';
import { PING } from './frames.js';

const USER = 'u-1';
const DAY = 24 * 60 * 60_000;

interface Deferred {
  readonly promise: Promise<unknown>;
  resolve(value?: unknown): void;
  reject(error: unknown): void;
}

function deferred(): Deferred {
  let resolve: (value?: unknown) => void = () => undefined;
  let reject: (error: unknown) => void = () => undefined;
  const promise = new Promise<unknown>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

const status = (code: number, more = {}): RestError =>
  new RestError('status', 'PUT', { status: code, ...more });

function setUp(random = () => 0) {
  const timers = createManualClock();
  let slept = 0;
  const clock = { ...timers, now: () => timers.now() + slept };
  const sockets = createFakeSockets();
  sockets.behave('open');
  const log: string[] = [];
  const calls: string[] = [];
  const faults: unknown[] = [];
  let held: Deferred | null = null;
  let made = 0;
  const api = {
    async createChannel(): Promise<unknown> {
      made += 1;
      calls.push(`create ${made}`);
      return {
        id: `c${made}`,
        connectUri: `wss://streaming.example/channels/c${made}`,
        expires: new Date(clock.now() + DAY).toISOString(),
      };
    },
    async subscribe(id: string): Promise<unknown> {
      calls.push(`put ${id}`);
      const fault = faults.shift();
      if (fault !== undefined && fault !== null) throw fault;
      if (held !== null) await held.promise;
      return {};
    },
    async unsubscribe(id: string): Promise<unknown> {
      calls.push(`delete ${id}`);
      return undefined;
    },
  };
  const channel = createChannel({
    api,
    userId: USER,
    openSocket: sockets.openSocket,
    clock,
    random,
    onEvent: (topic, body) => log.push(`${topic} ${JSON.stringify(body)}`),
    onBack: () => log.push('back'),
    onLost: () => log.push('lost'),
    onGap: () => log.push('gap'),
    onSignedOut: () => log.push('signedOut'),
  });
  return {
    clock,
    sockets,
    log,
    calls,
    faults,
    channel,
    holdPuts(): Deferred {
      held = deferred();
      return held;
    },
    releasePuts(): void {
      held?.resolve();
      held = null;
    },
    /** The time goes on, and no timer runs. */
    sleep(milliseconds: number): void {
      slept += milliseconds;
    },
    /** A heartbeat every 30 s for so long. */
    async live(milliseconds: number): Promise<void> {
      for (let passed = 0; passed < milliseconds; passed += 30_000) {
        await clock.advance(Math.min(30_000, milliseconds - passed));
        for (const socket of sockets.live) socket.message(heartbeat);
      }
    },
  };
}

const failure = async (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('notification channel', () => {
  it('makes a channel, subscribes and opens the socket, in this order', async () => {
    const { channel, calls, sockets, log } = setUp();
    await channel.open();
    expect(calls).to.deep.equal(['create 1', 'put c1']);
    expect(sockets.all.map(({ address }) => address)).to.deep.equal([
      'wss://streaming.example/channels/c1',
    ]);
    expect(log).to.deep.equal([]);
  });

  it('passes on events of this user, counts and ignores the rest', async () => {
    const { channel, sockets, log } = setUp();
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
    const { channel, sockets, log } = setUp();
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
    const { clock, sockets } = setUp();
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
    const { clock, sockets, faults } = setUp();
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
      const { channel, sockets, calls } = setUp();
      sockets.behave('refuse');
      expect(await failure(channel.open())).to.be.instanceOf(RestError);
      sockets.behave('open');
      await channel.open();
      expect(calls).to.deep.equal(['create 1', 'put c1', 'put c1']);
    });

    it('rejects when the socket does not open within 10 s', async () => {
      const { channel, sockets, clock } = setUp();
      sockets.behave('byHand');
      const failed = failure(channel.open());
      await clock.advance(10_000);
      expect(await failed).to.be.instanceOf(RestError);
      expect(sockets.last.closed).to.equal(true);
    });

    it('rejects when the browser does not even make the socket', async () => {
      const { channel, sockets, clock } = setUp();
      sockets.behave('throw');
      const failed = failure(channel.open());
      await clock.advance(0);
      expect(await failed).to.be.instanceOf(RestError);
    });

    it('does not cost a second channel when the subscription failed for a while', async () => {
      const { channel, faults, calls } = setUp();
      faults.push(status(503));
      await failure(channel.open());
      await channel.open();
      expect(calls).to.deep.equal(['create 1', 'put c1', 'put c1']);
    });

    it('rejects as it is when the subscription is not permitted', async () => {
      const { channel, faults } = setUp();
      faults.push(status(403, { code: 'missing.permissions' }));
      expect(await failure(channel.open())).to.include({ status: 403 });
    });

    it('opened twice at once, holds one channel and one socket', async () => {
      const { channel, calls, sockets } = setUp();
      const first = failure(channel.open());
      await channel.open();
      expect(await first).to.be.instanceOf(RestError);
      expect(calls.filter((call) => call.startsWith('create'))).to.have.length(1);
      expect(sockets.live).to.have.length(1);
    });
  });

  describe('a loss', () => {
    it('is told once, and the return too, on a fresh socket of the same channel', async () => {
      const { channel, sockets, clock, log, calls } = setUp();
      await channel.open();
      sockets.last.close();
      expect(log).to.deep.equal(['lost']);
      await clock.advance(1_000);
      expect(log).to.deep.equal(['lost', 'back']);
      expect(sockets.all).to.have.length(2);
      expect(calls).to.deep.equal(['create 1', 'put c1', 'put c1']);
    });

    it('tells the return before any event of the new socket', async () => {
      const { channel, sockets, clock, log } = setUp();
      await channel.open();
      sockets.behave('byHand');
      sockets.last.close();
      await clock.advance(1_000);
      sockets.last.open();
      sockets.last.message(eventFrame(USER, 'presence', {}));
      expect(log).to.deep.equal(['lost', 'back', 'presence {}']);
    });

    it('hears nothing more of a socket that was lost', async () => {
      const { channel, sockets, clock, log } = setUp();
      await channel.open();
      const old = sockets.last;
      old.close();
      old.message(eventFrame(USER, 'presence', {}));
      old.close();
      await clock.advance(1_000);
      expect(log).to.deep.equal(['lost', 'back']);
    });

    it('makes a new channel where the old one is gone', async () => {
      const { channel, sockets, clock, faults, calls } = setUp();
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
      const { channel, sockets, clock, calls } = setUp();
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
      const { channel, sockets, clock, calls, faults } = setUp();
      await channel.open();
      sockets.last.close();
      faults.push(...Array.from({ length: 2_000 }, () => status(503)));
      await clock.advance(DAY + 60_000);
      faults.length = 0;
      await clock.advance(90_000);
      expect(calls).to.include('create 2');
    });

    it('tries often for a minute, then waits longer after each failure, never beyond 90 s, and remembers a flapping connection', async () => {
      const { channel, sockets, clock } = setUp(() => 1);
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
      const { channel, sockets, clock, live, log } = setUp(() => 1);
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
      const { channel, sockets, clock, faults, calls } = setUp();
      await channel.open();
      faults.push(status(429, { retryAfter: 30 }));
      sockets.last.close();
      await clock.advance(29_000);
      expect(calls).to.have.length(3);
      await clock.advance(2_000);
      expect(calls).to.have.length(4);
    });

    it('is tried again at once when asked', async () => {
      const { channel, sockets, clock, log } = setUp(() => 1);
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
      const { channel, sockets, clock, log, sleep } = setUp();
      await channel.open();
      sleep(60 * 60_000);
      channel.retryNow();
      expect(log).to.deep.equal(['lost']);
      await clock.advance(1_000);
      expect(log).to.deep.equal(['lost', 'back']);
      expect(sockets.live).to.have.length(1);
    });

    it('asked to try while a try is under way, does not try twice', async () => {
      const { channel, sockets, clock, holdPuts, releasePuts } = setUp();
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
      const { channel, sockets, clock, faults, log } = setUp();
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
      const { channel, sockets, clock, log } = setUp();
      await channel.open();
      channel.suspect();
      expect(log).to.deep.equal(['lost']);
      expect(sockets.all[0]?.closed).to.equal(true);
      await clock.advance(1_000);
      expect(log).to.deep.equal(['lost', 'back']);
    });

    it('opened by hand while a retry waits, does not retry as well', async () => {
      const { channel, sockets, clock } = setUp(() => 1);
      await channel.open();
      sockets.last.close();
      await channel.open();
      await clock.advance(5_000);
      expect(sockets.all).to.have.length(2);
    });
  });

  describe('silence', () => {
    it('is nothing while heartbeats come', async () => {
      const { channel, sockets, live, log } = setUp();
      await channel.open();
      await live(10 * 60_000);
      expect(sockets.all).to.have.length(1);
      expect(sockets.last.sent).to.deep.equal([]);
      expect(log).to.deep.equal([]);
    });

    it('of 42 s is asked about, and an answer is enough', async () => {
      const { channel, sockets, clock, log } = setUp();
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
      const { channel, sockets, clock, log } = setUp(() => 1);
      await channel.open();
      await clock.advance(47_000);
      expect(log).to.deep.equal(['lost']);
      expect(sockets.last.closed).to.equal(true);
      await clock.advance(1_000);
      expect(log).to.deep.equal(['lost', 'back']);
    });

    it('is asked about at once when the page is looked at again', async () => {
      const { channel, sockets, clock } = setUp();
      await channel.open();
      await clock.advance(36_000);
      channel.retryNow();
      expect(sockets.last.sent).to.deep.equal([PING]);
      channel.retryNow();
      expect(sockets.last.sent).to.deep.equal([PING]);
    });

    it('of less than a heartbeat is not', async () => {
      const { channel, sockets, clock } = setUp();
      await channel.open();
      await clock.advance(20_000);
      channel.retryNow();
      expect(sockets.last.sent).to.deep.equal([]);
    });
  });

  describe('a socket that is about to close', () => {
    it('is replaced without a loss, and the gap is told', async () => {
      const { channel, sockets, clock, log, calls } = setUp();
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
      const { channel, sockets, log } = setUp();
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
      const { channel, sockets, clock, log } = setUp();
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
      const { channel, sockets, clock, log } = setUp();
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
      const { channel, sockets, clock, log } = setUp();
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
      const { channel, sockets, clock, log } = setUp();
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

  describe('what the channel itself is told', () => {
    it('a revoked token: what is known has to be read again', async () => {
      const { channel, sockets, log } = setUp();
      await channel.open();
      sockets.last.message(
        JSON.stringify({ topicName: 'v2.system.token_revoked.x', eventBody: {} }),
      );
      expect(log).to.deep.equal(['gap']);
    });

    it('no longer subscribed: a new channel', async () => {
      const { channel, sockets, clock, calls, log } = setUp();
      await channel.open();
      sockets.last.message(
        JSON.stringify({ topicName: 'v2.system.no_longer_subscribed.c1', eventBody: {} }),
      );
      await clock.advance(1_000);
      expect(calls).to.include('create 2');
      expect(log).to.deep.equal(['lost', 'back']);
    });
  });

  describe('renewal', () => {
    it('subscribes again every 12 h, without another socket', async () => {
      const { channel, live, calls, sockets, log } = setUp();
      await channel.open();
      await live(25 * 60 * 60_000);
      expect(calls).to.deep.equal(['create 1', 'put c1', 'put c1', 'put c1']);
      expect(sockets.all).to.have.length(1);
      expect(log).to.deep.equal([]);
    });

    it('moves to a new channel where the old one is gone', async () => {
      const { channel, live, calls, faults, sockets, log } = setUp();
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
      const { channel, live, calls, faults, sockets, clock, holdPuts, releasePuts } = setUp();
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
      const { channel, live, calls, faults } = setUp();
      await channel.open();
      faults.push(status(503));
      await live(12 * 60 * 60_000 + 11 * 60_000);
      expect(calls.slice(2)).to.deep.equal(['put c1', 'put c1']);
    });
  });

  describe('at its end', () => {
    it('closes the socket, unsubscribes and leaves no timer', async () => {
      const { channel, sockets, clock, calls, log } = setUp();
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
      const { channel, sockets, clock, holdPuts, releasePuts, calls } = setUp();
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
      const { channel, sockets, clock } = setUp();
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
      const { clock, sockets } = setUp();
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
