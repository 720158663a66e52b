import { expect } from 'chai';
import fc from 'fast-check';
import { createManualClock } from '../ports/simulated/manual-clock.js';
import { PortError } from '../ports/port-error.js';
import type { PureCloudPortEvent } from '../ports/pure-cloud.js';
import {
  HOSTILE_CLONES,
  HOSTILE_JSON,
  HOSTILE_TEXTS,
  hostileAnything,
  hostileCopies,
  isPolluted,
  jsonOf,
} from '../ports/testing/hostile.js';
import type { PureCloudApi } from './api.js';
import { createPureCloud } from './pure-cloud-client.js';
import { RestError } from './rest-error.js';
import { createFakeSockets, eventFrame } from './testing/fake-socket.js';
import { createTransport } from './transport.js';

/** Whatever PureCloud's REST API and its notifications may send. */

const USER = '11111111-2222-4333-8444-555555555555';
const AVAILABLE = '6a3af858-942f-489d-9700-5f9bcdcdae9b';

const presence = {
  source: 'PURECLOUD',
  primary: true,
  presenceDefinition: { id: AVAILABLE, systemPresence: 'Available' },
  modifiedDate: '2026-01-05T09:00:00.000Z',
  futurePresenceDefinition: { id: AVAILABLE },
};
const definition = {
  id: AVAILABLE,
  type: 'System',
  systemPresence: 'Available',
  deactivated: false,
  languageLabels: { en_US: 'Available' },
};
const conversation = {
  id: 'c-1',
  participants: [
    {
      userId: USER,
      purpose: 'agent',
      wrapupRequired: true,
      calls: [{ state: 'disconnected', connectedTime: 'x', afterCallWork: { state: 'pending' } }],
    },
  ],
};
const user = { id: USER, name: 'Aoi', email: 'a@example.com', presence };

/** What each call answers when all is well. */
const WELL = {
  me: {
    ...user,
    routingStatus: { status: 'IDLE' },
    divisionedPresenceDefinitions: [{ ...definition, deactivated: true }],
  },
  presenceDefinitions: { entities: [definition] },
  conversations: { entities: [conversation] },
  setPresence: presence,
  createChannel: { id: 'ch-1', connectUri: 'wss://s.example/channels/ch-1', expires: 'x' },
  subscribe: { entities: [{ id: 'topic' }] },
  unsubscribe: null,
  inactivityTimeout: { enableIdleTokenTimeout: true, idleTokenTimeoutSeconds: 900 },
  touch: null,
} as const;

type CallName = keyof typeof WELL;

const isCall = (name: string): name is CallName => Object.hasOwn(WELL, name);

function setUp(bodies: Partial<Record<CallName, unknown>> = {}) {
  const clock = createManualClock();
  const sockets = createFakeSockets();
  sockets.behave('open');
  let sets = 0;
  const answer = (name: CallName): Promise<unknown> =>
    Promise.resolve(Object.hasOwn(bodies, name) ? bodies[name] : WELL[name]);
  const api: PureCloudApi = {
    me: () => answer('me'),
    presenceDefinitions: () => answer('presenceDefinitions'),
    conversations: () => answer('conversations'),
    setPresence: () => {
      sets += 1;
      return answer('setPresence');
    },
    createChannel: () => answer('createChannel'),
    subscribe: () => answer('subscribe'),
    unsubscribe: () => answer('unsubscribe'),
    inactivityTimeout: () => answer('inactivityTimeout'),
    touch: () => answer('touch'),
  };
  const client = createPureCloud({
    settings: { environment: 'mypurecloud.de', clientId: 'x' },
    tokens: {
      token: () => 't',
      rejected: () => undefined,
      whenGone: () => () => undefined,
    },
    fetch: () => Promise.reject(new Error('not used')),
    openSocket: sockets.openSocket,
    clock,
    random: () => 0,
    loadPhone: () => Promise.reject(new Error('not used')),
    loadSdk: () => Promise.resolve({ createSdkApi: () => api }),
  });
  const heard: PureCloudPortEvent[] = [];
  client.listen((event) => heard.push(event));
  return { clock, sockets, client, heard, sets: () => sets };
}

const isDate = (value: unknown): boolean => value === undefined || Number.isFinite(value);

/** What is told is in the form that it is promised in. */
function isSound(event: PureCloudPortEvent): boolean {
  switch (event.type) {
    case 'status':
      return typeof event.status === 'string' && event.status !== '' && isDate(event.modifiedDate);
    case 'interaction':
      return typeof event.id === 'string' && typeof event.media === 'string';
    case 'routingStatus':
      return /^[A-Z_]+$/.test(event.status);
    default:
      return true;
  }
}

describe('hostile bodies of REST answers', () => {
  async function answered(name: CallName, body: unknown): Promise<void> {
    const { client, clock, heard, sets } = setUp({ [name]: body });
    const results: unknown[] = [];
    for (const call of [
      () => client.connect(),
      () => client.read(),
      () => client.inactivityTimeout(),
      () => client.touch(),
      () => client.set(AVAILABLE, 'sync'),
    ]) {
      const done = call().then(
        (value) => void results.push(value),
        (reason: unknown) => {
          expect(reason, `${name} ${String(jsonOf(body)).slice(0, 200)}`).to.be.instanceOf(
            PortError,
          );
          results.push(reason);
        },
      );
      await clock.advance(15_000);
      await done;
    }
    expect(results).to.have.length(5);
    expect(heard.every(isSound)).to.equal(true);
    expect(sets()).to.be.at.most(1);
    client.dispose();
  }

  for (const name of Object.keys(WELL).filter(isCall)) {
    it(`of ${name}: taken as far as they make sense, or a PortError`, async () => {
      for (const body of hostileCopies([WELL[name]], HOSTILE_JSON)) await answered(name, body);
      expect(isPolluted()).to.equal(false);
    }).timeout(60_000);

    it(`of ${name}, of any shape: the same`, () =>
      fc.assert(
        fc.asyncProperty(hostileAnything([WELL[name]]), (body) => answered(name, body)),
      )).timeout(60_000);
  }

  it('as text: parsed or nothing, and never anything but a RestError', async () => {
    const clock = createManualClock();
    for (const text of HOSTILE_TEXTS) {
      for (const status of [200, 400, 429, 503]) {
        const transport = createTransport({
          clock,
          random: () => 0,
          tokens: { token: () => 't', rejected: () => undefined, whenGone: () => () => undefined },
          fetch: () => {
            const headers = { 'Retry-After': '1e300', Date: text.replace(/[^\x20-\x7e]/g, '') };
            const response = new Response(null, { status, headers });
            Object.defineProperty(response, 'text', { value: () => Promise.resolve(text) });
            return Promise.resolve(response);
          },
        });
        const sent = transport.send({ method: 'PATCH', url: 'https://a.example/x', headers: {} });
        const reason: unknown = await sent.then(
          () => null,
          (error: unknown) => error,
        );
        if (status === 200) expect(reason).to.equal(null);
        else {
          expect(reason).to.be.instanceOf(RestError);
          expect(reason).to.have.property('retryAfter', 3_600);
        }
      }
    }
  });
});

describe('hostile frames of the notification socket', () => {
  const bodies = [
    presence,
    conversation,
    { routingStatus: { status: 'IDLE' } },
    { associatedStation: { id: 's' } },
  ];
  const frames = [
    ...bodies.flatMap((body) =>
      ['presence', 'conversations', 'routingStatus', 'station'].map((topic): unknown =>
        JSON.parse(eventFrame(USER, topic, body)),
      ),
    ),
    ...bodies.map((eventBody) => ({
      topicName: `v2.users.${USER}?presence&routingStatus&conversations&station`,
      eventBody,
    })),
    { topicName: 'channel.metadata', eventBody: { message: 'WebSocket Heartbeat' } },
    { topicName: 'v2.system.token_revoked.1', eventBody: {} },
  ];

  async function hear(data: readonly unknown[]): Promise<void> {
    const { clock, sockets, client, heard, sets } = setUp();
    const connected = client.connect();
    await clock.advance(1_000);
    await connected;
    for (const each of data) sockets.last.message(each);
    await clock.advance(1_000);
    expect(heard.filter((event) => !isSound(event))).to.deep.equal([]);
    expect(sets()).to.equal(0);
    client.dispose();
  }

  it('never throw and set nothing; what is told of them makes sense', async () => {
    for (const by of HOSTILE_JSON) {
      const texts = [...hostileCopies(frames, [by])].map(jsonOf);
      await hear(texts.filter((text) => text !== undefined));
    }
    await hear(HOSTILE_TEXTS);
    await hear(HOSTILE_CLONES);
    expect(isPolluted()).to.equal(false);
  }).timeout(60_000);

  it('of any shape: the same', () =>
    fc.assert(
      fc.asyncProperty(fc.array(hostileAnything(frames), { maxLength: 20 }), (values) =>
        hear([...values, ...values.map(jsonOf)]),
      ),
    )).timeout(60_000);
});
