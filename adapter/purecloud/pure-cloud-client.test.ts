import { expect } from 'chai';
import { PortError } from '../ports/port-error.js';
import type { PureCloudPortEvent } from '../ports/pure-cloud.js';
import { createManualClock } from '../ports/simulated/manual-clock.js';
import type { PureCloudApi } from './api.js';
import { createPureCloud, type LoadSdk } from './pure-cloud-client.js';
import { RestError } from './rest-error.js';
import { createFakeSockets, eventFrame, socketClosing } from './testing/fake-socket.js';
import type { TokenEnd } from './transport.js';

const AVAILABLE = 'aaaaaaaa-0000-4000-8000-000000000001';
const BUSY = 'aaaaaaaa-0000-4000-8000-000000000002';

const presence = (id: string, second: number): Record<string, unknown> => ({
  source: 'PURECLOUD',
  primary: true,
  presenceDefinition: { id },
  modifiedDate: new Date(Date.UTC(2026, 0, 1, 9, 0, second)).toISOString(),
});

function setUp() {
  const clock = createManualClock();
  const sockets = createFakeSockets();
  sockets.behave('open');
  const calls: string[] = [];
  const heard: PureCloudPortEvent[] = [];
  const endListeners = new Set<(because: TokenEnd) => void>();
  let token: string | null = 't';
  let user = 'USER-1';
  let status = presence(AVAILABLE, 1);
  let conversations: unknown[] = [];
  let hint: () => void = () => undefined;
  let loads = 0;
  let sdkFails = false;
  const faults = new Map<string, unknown[]>();
  const gates = new Map<string, Promise<void>>();

  async function call<T>(name: string, answer: () => T): Promise<T> {
    calls.push(name);
    await gates.get(name);
    if (token === null) throw new RestError('signedOut', name);
    const fault = faults.get(name)?.shift();
    if (fault !== undefined) throw fault;
    return answer();
  }
  const api: PureCloudApi = {
    me: () =>
      call('me', () => ({
        id: user,
        name: 'Aoi',
        email: 'aoi@example.com',
        presence: status,
        routingStatus: { status: 'IDLE' },
      })),
    presenceDefinitions: () =>
      call('definitions', () => ({
        entities: [{ id: AVAILABLE, type: 'System', systemPresence: 'Available' }],
      })),
    conversations: () => call('conversations', () => ({ entities: conversations })),
    setPresence: (id, definition, by) =>
      call(`set ${id} ${definition} ${by}`, () => presence(definition, 5)),
    createChannel: () =>
      call('create', () => ({ id: 'c', connectUri: 'wss://s.example/channels/c' })),
    subscribe: () => call('put', () => ({})),
    unsubscribe: () => call('delete', () => undefined),
    inactivityTimeout: () => call('timeout', () => ({ enableIdleTokenTimeout: false })),
    touch: () => call('touch', () => undefined),
  };
  const loadSdk: LoadSdk = () => {
    loads += 1;
    return sdkFails
      ? Promise.reject(new Error('404'))
      : Promise.resolve({ createSdkApi: () => api });
  };
  const client = createPureCloud({
    settings: { environment: 'mypurecloud.de', clientId: 'x' },
    tokens: {
      token: () => token,
      rejected: () => undefined,
      whenGone(listener) {
        endListeners.add(listener);
        return () => void endListeners.delete(listener);
      },
    },
    fetch: () => Promise.reject(new Error('not used')),
    openSocket: sockets.openSocket,
    clock,
    random: () => 0,
    hints(listener) {
      hint = listener;
      return () => (hint = () => undefined);
    },
    loadPhone: () => Promise.reject(new Error('not used')),
    loadSdk,
  });
  client.listen((event) => heard.push(event));
  return {
    clock,
    sockets,
    calls,
    heard,
    client,
    faults,
    endListeners,
    get loads() {
      return loads;
    },
    hint: () => hint(),
    failSdk(fails: boolean): void {
      sdkFails = fails;
    },
    become(next: string): void {
      user = next;
    },
    show(next: Record<string, unknown>, inConversations: unknown[] = []): void {
      status = next;
      conversations = inConversations;
    },
    endToken(because: TokenEnd): void {
      token = null;
      for (const listener of [...endListeners]) listener(because);
    },
    renewToken(): void {
      token = 't2';
    },
    gate(name: string): () => void {
      let open: () => void = () => undefined;
      gates.set(name, new Promise((resolve) => (open = resolve)));
      return () => {
        gates.delete(name);
        open();
      };
    },
    reaches: () =>
      heard.flatMap((event) =>
        event.type === 'reach' ? [event.is === 'lost' ? event.reason : event.is] : [],
      ),
    conditions: () =>
      heard.flatMap((event) => (event.type === 'condition' ? [event.condition] : [])),
  };
}

async function failure(promise: Promise<unknown>): Promise<PortError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof PortError)) throw new Error(`Expected a PortError, got ${String(error)}.`);
  return error;
}

const network = (): RestError => new RestError('network', 'x');

describe('PureCloud client', () => {
  it('connects in two rounds, and reads in a third', async () => {
    const { client, calls } = setUp();
    const { agent } = await client.connect();
    expect(agent).to.deep.equal({ id: 'user-1', name: 'Aoi', email: 'aoi@example.com' });
    expect(calls).to.deep.equal(['create', 'me', 'definitions', 'put']);
    await client.read();
    expect(calls.slice(4)).to.deep.equal(['me', 'conversations']);
  });

  it('passes on events in their order, from the opening on', async () => {
    const world = setUp();
    world.sockets.behave('byHand');
    const connected = world.client.connect();
    await world.clock.advance(0);
    world.sockets.last.open();
    world.sockets.last.message(eventFrame('USER-1', 'presence', presence(BUSY, 2)));
    world.sockets.last.message(
      eventFrame('USER-1', 'routingStatus', { routingStatus: { status: 'IDLE' } }),
    );
    world.sockets.last.message(
      eventFrame('USER-1', 'conversations', {
        id: 'c1',
        participants: [
          { purpose: 'agent', userId: 'user-1', calls: [{ id: 'x', state: 'alerting' }] },
        ],
      }),
    );
    await connected;
    expect(world.heard.filter(({ type }) => type !== 'condition')).to.deep.equal([
      {
        type: 'status',
        side: 'pureCloud',
        status: BUSY,
        modifiedDate: Date.UTC(2026, 0, 1, 9, 0, 2),
      },
      { type: 'routingStatus', status: 'IDLE' },
      { type: 'interaction', id: 'c1', is: 'alerting', media: 'voice' },
    ]);
  });

  it('sets for the agent or for a rule', async () => {
    const { client, calls } = setUp();
    await client.connect();
    expect(await client.set(BUSY, 'agent')).to.deep.equal({
      status: BUSY,
      modifiedDate: Date.UTC(2026, 0, 1, 9, 0, 5),
    });
    expect(calls.at(-1)).to.equal(`set user-1 ${BUSY} agent`);
  });

  it('tries an answer that it cannot read again later', async () => {
    const world = setUp();
    await world.client.connect();
    world.show({});
    expect((await failure(world.client.read())).failure).to.deep.equal({
      kind: 'transient',
      reason: 'serverError',
    });
  });

  describe('that cannot connect', () => {
    it('says lost, and can be asked again without the cost of another channel', async () => {
      const world = setUp();
      world.faults.set('me', [network()]);
      expect((await failure(world.client.connect())).failure.kind).to.equal('transient');
      expect(world.conditions()).to.deep.equal(['connecting', 'lost']);
      await world.client.connect();
      expect(world.conditions()).to.deep.equal(['connecting', 'lost', 'connecting', 'ready']);
      expect(world.calls.filter((call) => call === 'create')).to.have.length(1);
      expect(world.reaches()).to.deep.equal([]);
    });

    it('asks for a channel again where that was what failed', async () => {
      const world = setUp();
      world.faults.set('create', [network()]);
      await world.client.connect();
      expect(world.calls.filter((call) => call === 'create')).to.have.length(2);
    });

    it('tells a missing right as permanent', async () => {
      const world = setUp();
      world.faults.set('put', [new RestError('status', 'x', { status: 403 })]);
      expect((await failure(world.client.connect())).failure).to.deep.equal({
        kind: 'permanent',
        reason: 'notPermitted',
      });
    });

    it('because the SDK did not load, loads it again', async () => {
      const world = setUp();
      world.failSdk(true);
      expect((await failure(world.client.connect())).failure.kind).to.equal('transient');
      world.failSdk(false);
      await world.client.connect();
      expect(world.loads).to.equal(2);
    });

    it('because nobody is signed in, says so', async () => {
      const world = setUp();
      world.endToken('expired');
      expect((await failure(world.client.connect())).failure.kind).to.equal('transient');
      expect(world.conditions().at(-1)).to.equal('signedOut');
    });

    it('asked twice at once, connects once', async () => {
      const world = setUp();
      const first = failure(world.client.connect());
      await world.client.connect();
      expect((await first).failure.kind).to.equal('transient');
      expect(world.sockets.live).to.have.length(1);
      expect(world.calls.filter((call) => call === 'create')).to.have.length(1);
    });
  });

  describe('whose token ends', () => {
    for (const call of ['me', 'create', 'put']) {
      it(`while it connects (${call}), opens no socket`, async () => {
        const world = setUp();
        const open = world.gate(call);
        const failed = failure(world.client.connect());
        await world.clock.advance(0);
        world.endToken('expired');
        open();
        expect((await failed).failure.kind).to.equal('transient');
        await world.clock.advance(120_000);
        expect(world.sockets.live).to.have.length(0);
        expect(world.conditions().at(-1)).to.equal('signedOut');
      });
    }

    it('while the socket opens, does not say ready', async () => {
      const world = setUp();
      world.sockets.behave('byHand');
      const failed = failure(world.client.connect());
      await world.clock.advance(0);
      world.endToken('revoked');
      world.sockets.last.open();
      await failed;
      expect(world.conditions()).to.deep.equal(['connecting', 'signedOut']);
    });

    it('is lost at once, and tries nothing until it is connected again', async () => {
      const world = setUp();
      await world.client.connect();
      world.endToken('expired');
      expect(world.reaches()).to.deep.equal(['tokenExpired']);
      expect(world.sockets.live).to.have.length(0);
      const before = world.calls.length;
      await world.clock.advance(10 * 60_000);
      world.hint();
      expect(world.calls.length).to.equal(before);
      world.renewToken();
      await world.client.connect();
      expect(world.reaches()).to.deep.equal(['tokenExpired', 'back']);
      expect(world.conditions().at(-1)).to.equal('ready');
    });

    it('by signing out says so', async () => {
      const world = setUp();
      await world.client.connect();
      world.endToken('signedOut');
      expect(world.reaches()).to.deep.equal(['signedOut']);
    });

    it('and is found out by the socket’s end alone, gives that as the reason', async () => {
      const world = setUp();
      await world.client.connect();
      world.endListeners.clear();
      world.endToken('expired');
      world.sockets.last.close();
      expect(world.reaches()).to.deep.equal(['tokenExpired']);
    });
  });

  it('connected again as another agent, forgets the former one', async () => {
    const world = setUp();
    await world.client.connect();
    const former = world.sockets.last;
    world.endToken('signedOut');
    world.renewToken();
    world.become('USER-2');
    const { agent } = await world.client.connect();
    expect(agent.id).to.equal('user-2');
    world.heard.length = 0;
    former.message(eventFrame('USER-1', 'presence', presence(BUSY, 9)));
    world.sockets.last.message(eventFrame('USER-1', 'presence', presence(BUSY, 9)));
    expect(world.heard).to.deep.equal([]);
    await world.client.set(BUSY, 'sync');
    expect(world.calls.at(-1)).to.equal(`set user-2 ${BUSY} sync`);
    expect(world.sockets.live).to.have.length(1);
  });

  describe('between two sockets', () => {
    const ringing = {
      id: 'c1',
      participants: [
        { purpose: 'agent', userId: 'user-1', calls: [{ id: 'x', state: 'connected' }] },
      ],
    };

    it('reads what it may have missed, and tells it as events', async () => {
      const world = setUp();
      await world.client.connect();
      world.show(presence(BUSY, 3), [ringing]);
      world.heard.length = 0;
      world.sockets.last.message(socketClosing);
      await world.clock.advance(0);
      expect(world.heard).to.deep.equal([
        {
          type: 'status',
          side: 'pureCloud',
          status: BUSY,
          modifiedDate: Date.UTC(2026, 0, 1, 9, 0, 3),
        },
        { type: 'interaction', id: 'c1', is: 'connected', media: 'voice' },
        { type: 'routingStatus', status: 'IDLE' },
      ]);
      expect(world.reaches()).to.deep.equal([]);
    });

    it('does not tell what an event has overtaken', async () => {
      const world = setUp();
      await world.client.connect();
      world.heard.length = 0;
      const open = world.gate('me');
      world.sockets.last.message(socketClosing);
      await world.clock.advance(0);
      world.sockets.last.message(eventFrame('USER-1', 'presence', presence(BUSY, 8)));
      open();
      await world.clock.advance(0);
      expect(world.heard.map((event) => event.type === 'status' && event.status)).to.deep.equal([
        BUSY,
      ]);
    });

    it('reads again what an event of something else has overtaken: the missed hang-up is told', async () => {
      const world = setUp();
      await world.client.connect();
      world.sockets.last.message(eventFrame('USER-1', 'conversations', ringing));
      const open = world.gate('me');
      world.sockets.last.message(socketClosing);
      await world.clock.advance(0);
      world.sockets.last.message(eventFrame('USER-1', 'presence', presence(BUSY, 8)));
      world.show(presence(BUSY, 8), []);
      open();
      await world.clock.advance(2_000);
      const ends = world.heard.filter((event) => event.type === 'interaction');
      expect(ends.map(({ is }) => is)).to.deep.equal(['connected', 'ended']);
    });

    it('a call that is known by a read alone is hung up between two sockets: its end is told', async () => {
      const world = setUp();
      world.show(presence(AVAILABLE, 1), [ringing]);
      await world.client.connect();
      expect((await world.client.read()).interactions).to.have.length(1);
      world.show(presence(AVAILABLE, 1), []);
      world.sockets.last.message(socketClosing);
      await world.clock.advance(0);
      const ends = world.heard.filter((event) => event.type === 'interaction');
      expect(ends.map(({ id, is }) => [id, is])).to.deep.equal([['c1', 'ended']]);
    });

    it('reads again what could not be read: the missed hang-up is told', async () => {
      const world = setUp();
      await world.client.connect();
      world.sockets.last.message(eventFrame('USER-1', 'conversations', ringing));
      world.faults.set('me', [new RestError('status', 'x', { status: 503 })]);
      world.sockets.last.message(socketClosing);
      await world.clock.advance(6_000);
      const ends = world.heard.filter((event) => event.type === 'interaction');
      expect(ends.map(({ is }) => is)).to.deep.equal(['connected', 'ended']);
      world.client.dispose();
      expect(world.clock.waiting).to.equal(0);
    });
  });

  describe('that cannot reach REST', () => {
    it('while the socket seems open, is lost, and back when both work', async () => {
      const world = setUp();
      await world.client.connect();
      world.faults.set('me', [network()]);
      world.faults.set('put', [network(), network()]);
      await failure(world.client.read());
      expect(world.reaches()).to.deep.equal(['connection']);
      await world.clock.advance(10_000);
      expect(world.reaches()).to.deep.equal(['connection', 'back']);
    });

    it('is not lost by an answer, whatever it is', async () => {
      const world = setUp();
      await world.client.connect();
      world.faults.set('me', [new RestError('status', 'x', { status: 503 })]);
      await failure(world.client.read());
      expect(world.reaches()).to.deep.equal([]);
    });
  });

  it('tries at once when it is hinted at', async () => {
    const world = setUp();
    await world.client.connect();
    world.faults.set('put', [network(), network(), network(), network()]);
    world.sockets.last.close();
    await world.clock.advance(5_000);
    world.faults.clear();
    world.hint();
    await world.clock.advance(0);
    expect(world.reaches()).to.deep.equal(['connection', 'back']);
  });

  it('disposed of, ends everything and leaves no timer', async () => {
    const world = setUp();
    await world.client.connect();
    world.client.dispose();
    world.client.dispose();
    expect(world.calls.at(-1)).to.equal('delete');
    expect(world.clock.waiting).to.equal(0);
    expect(world.endListeners.size).to.equal(0);
    expect(world.sockets.live).to.have.length(0);
  });

  it('disposed of while it connects, opens nothing', async () => {
    const world = setUp();
    const open = world.gate('me');
    const failed = failure(world.client.connect());
    world.client.dispose();
    open();
    await failed;
    await world.clock.advance(60_000);
    expect(world.sockets.all).to.have.length(0);
    expect(world.clock.waiting).to.equal(0);
  });
});
