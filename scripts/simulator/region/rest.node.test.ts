import { expect } from 'chai';
import {
  type Client,
  eventually,
  field,
  type Running,
  runRegion,
  signIn,
  SOFTPHONE,
} from './test-client.js';

const BUSY = '31fe3bac-dea6-44b7-bed7-47f91660a1a0';
const ON_QUEUE = 'e08eaf1b-ee47-4fa9-a231-1200e284798f';

describe('the REST surface of the region', () => {
  let running: Running;
  let client: Client;
  let presences: string;

  beforeEach(async () => {
    running = await runRegion();
    client = await signIn(running.origin);
    presences = `/users/${running.world.pureCloud.user.id}/presences/purecloud`;
  });

  afterEach(() => running.stop());

  const set = (id: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
    client.call('PATCH', presences, { presenceDefinition: { id } }, headers);

  it('answers preflights of the softphone alone, and counts none', async () => {
    const preflight = (origin: string): Promise<Response> =>
      fetch(`${running.origin}/api/v2/users/me`, {
        method: 'OPTIONS',
        headers: {
          Origin: origin,
          'Access-Control-Request-Method': 'PATCH',
          'Access-Control-Request-Headers': 'authorization,content-type,purecloud-sdk',
        },
      });
    const before = running.world.state().requests;
    const allowed = await preflight(SOFTPHONE);
    expect(allowed.status).to.equal(204);
    expect(allowed.headers.get('access-control-allow-origin')).to.equal(SOFTPHONE);
    expect(allowed.headers.get('access-control-allow-methods')).to.contain('PATCH');
    for (const name of ['Authorization', 'Content-Type', 'purecloud-sdk', 'Genesys-App']) {
      expect(allowed.headers.get('access-control-allow-headers')).to.contain(name);
    }
    const refused = await preflight('http://evil.example');
    expect(refused.headers.get('access-control-allow-origin')).to.equal(null);
    expect(running.world.state().requests).to.equal(before);
  });

  it('wants a token, and answers in the shape of PureCloud', async () => {
    const response = await fetch(`${running.origin}/api/v2/users/me`, {
      headers: { Origin: SOFTPHONE },
    });
    expect(response.status).to.equal(401);
    expect(response.headers.get('inin-correlation-id')).to.be.a('string');
    expect(response.headers.get('access-control-expose-headers')).to.match(
      /Retry-After.*ININ-Correlation-Id/,
    );
    const body: unknown = await response.json();
    expect(body).to.include.keys(['message', 'code', 'status', 'contextId', 'details', 'errors']);
    expect(field(body, 'code')).to.equal('authentication.required');
    expect((await client.call('GET', '/nowhere')).status).to.equal(404);
    expect((await client.call('POST', '/users/me')).status).to.equal(405);
  });

  it('tells who is signed in, with what the query expands', async () => {
    const plain = await client.json('GET', '/users/me');
    expect(field(plain, 'name')).to.equal(running.world.pureCloud.user.name);
    expect(field(plain, 'presence')).to.equal(undefined);
    const full = await client.json(
      'GET',
      '/users/me?expand=presence,routingStatus,conversationSummary,organization',
    );
    expect(field(full, 'presence', 'presenceDefinition', 'systemPresence')).to.equal('Available');
    expect(field(full, 'routingStatus', 'status')).to.equal('OFF_QUEUE');
    expect(field(full, 'conversationSummary', 'call', 'contactCenter', 'active')).to.equal(0);
    expect(field(full, 'organization', 'name')).to.equal('Acme Support');
    expect((await client.call('GET', '/users/somebody-else')).status).to.equal(403);
  });

  it('lists the presence definitions in every language, the deactivated ones apart', async () => {
    const list = await client.json('GET', '/presence/definitions?localeCode=ALL');
    const entities = field(list, 'entities');
    const coffee: unknown = Array.isArray(entities)
      ? entities.find((each) => field(each, 'name') === 'Coffee')
      : undefined;
    expect(coffee).to.deep.include({
      type: 'User',
      systemPresence: 'Break',
      deactivated: false,
      languageLabels: { en_US: 'Coffee', ja: 'コーヒー' },
    });
    const gone = await client.json('GET', '/presence/definitions?deactivated=TRUE');
    expect(field(gone, 'entities', 0, 'name')).to.equal('Stand-up');
    const former = await client.json('GET', '/presencedefinitions?pageSize=5&pageNumber=2');
    expect(field(former, 'pageCount')).to.equal(3);
    expect(field(former, 'entities', 'length')).to.equal(undefined);
    expect(await client.json('GET', '/systempresences')).to.deep.include({
      id: 'ON_QUEUE',
      name: 'On Queue',
      selfUri: '/api/v2/systempresences/ON_QUEUE',
    });
  });

  it('sets a presence and counts whose wish it was', async () => {
    const response = await set(ON_QUEUE);
    const body: unknown = await response.json();
    expect(field(body, 'presenceDefinition', 'id')).to.equal(ON_QUEUE);
    expect(Date.parse(String(field(body, 'modifiedDate')))).to.equal(
      running.world.pureCloud.presence.modified,
    );
    expect(running.world.state()).to.deep.include({
      pureCloud: 'ON_QUEUE',
      routingStatus: 'IDLE',
      writes: { omni: 0, pureCloud: 1 },
      byAgent: 0,
    });
    await set(BUSY, { 'purecloud-sdk': 'omni-sync-softphone agent' });
    await set(ON_QUEUE, { 'Genesys-App': 'omni-sync-softphone agent' });
    expect(running.world.state().byAgent).to.equal(2);
    expect(running.world.state().writes.pureCloud).to.equal(1);
    expect(field(await client.json('GET', presences), 'presenceDefinition', 'id')).to.equal(
      ON_QUEUE,
    );
  });

  it('takes as long as the way to the region and back', async () => {
    running.world.step({ fault: 'network', latency: 40 });
    const sent = performance.now();
    await client.call('GET', presences);
    expect(performance.now() - sent).to.be.within(79, 500);
  });

  it('checks what is to be set', async () => {
    const me = running.world.pureCloud.user.id;
    const to = (path: string, body: unknown): Promise<Response> => client.call('PATCH', path, body);
    const good = { presenceDefinition: { id: BUSY } };
    expect((await to(presences, undefined)).status).to.equal(400);
    expect((await to(presences, { presenceDefinition: {} })).status).to.equal(400);
    expect((await to(presences, { presenceDefinition: { id: 'x' } })).status).to.equal(400);
    expect((await to(presences, { ...good, source: 'TEAMS' })).status).to.equal(400);
    expect((await to(`/users/${me}/presences/teams`, good)).status).to.equal(404);
    expect((await to('/users/other/presences/purecloud', good)).status).to.equal(403);
    const deactivated = running.world.pureCloud.presences.find((each) => each.deactivated);
    expect((await set(deactivated?.id ?? '')).status).to.equal(400);
    const broken = await fetch(`${running.origin}/api/v2${presences}`, {
      method: 'PATCH',
      headers: { Authorization: `Bearer ${client.token}` },
      body: '{',
    });
    expect(broken.status).to.equal(400);
    expect(running.world.state().writes.pureCloud).to.equal(0);
    expect((await to(`/users/${me}/presences/PURECLOUD`, good)).status).to.equal(200);
  });

  it('refuses as a step says', async () => {
    running.world.step({ refuse: 'pureCloud', status: 'ON_QUEUE', how: 'permanent' });
    const denied = await set(ON_QUEUE);
    expect(denied.status).to.equal(403);
    expect(field(await denied.json(), 'code')).to.equal('missing.permissions');
    running.world.step({ refuse: 'pureCloud', status: 'BUSY', how: 'permanent' });
    expect((await set(BUSY)).status).to.equal(400);
    running.world.step({ refuse: 'pureCloud', status: 'BUSY', how: 'transient', times: 2 });
    expect((await set(BUSY)).status).to.equal(503);
    expect((await set(BUSY)).status).to.equal(503);
    expect((await set(BUSY)).status).to.equal(200);
    expect(running.world.state().writes.pureCloud).to.equal(1);
  });

  it('shows an off-queue request that is held back', async () => {
    await set(ON_QUEUE);
    running.world.step({ fault: 'offQueue', is: 'held' });
    const held: unknown = await (await set(BUSY)).json();
    expect(field(held, 'presenceDefinition', 'id')).to.equal(ON_QUEUE);
    expect(field(held, 'futurePresenceDefinition', 'id')).to.equal(BUSY);
  });

  it('leaves the date out where the network does', async () => {
    running.world.reset({ network: { pureCloudLatency: 2, modifiedDates: false } });
    expect(field(await (await set(BUSY)).json(), 'modifiedDate')).to.equal(undefined);
  });

  it('reads and sets the routing status', async () => {
    const path = `/users/${running.world.pureCloud.user.id}/routingstatus`;
    expect(field(await client.json('PUT', path, { status: 'IDLE' }), 'status')).to.equal('IDLE');
    expect(field(await client.json('GET', path), 'status')).to.equal('IDLE');
    expect((await client.call('PUT', path, { status: 'ACTIVE' })).status).to.equal(400);
  });

  it('gives the conversations whole', async () => {
    const { world } = running;
    world.step({ pureCloud: 'ON_QUEUE' });
    world.step({ interaction: 'c1', is: 'alerting' });
    world.step({ interaction: 'c1', is: 'connected' });
    world.step({ interaction: 'm1', is: 'connected', media: 'message' });
    world.step({ interaction: 'm1', is: 'afterCallWork' });
    world.step({ interaction: 'c2', is: 'connected' });
    world.step({ interaction: 'c2', is: 'ended' });
    const list = await client.json('GET', '/conversations');
    expect(field(list, 'total')).to.equal(2);
    const [call, message] = [0, 1].map((index) => field(list, 'entities', index, 'participants'));
    const agent = (participants: unknown): unknown =>
      Array.isArray(participants)
        ? participants.find((each) => field(each, 'purpose') === 'agent')
        : undefined;
    expect(field(agent(call), 'userId')).to.equal(world.pureCloud.user.id);
    expect(field(agent(call), 'calls', 0, 'state')).to.equal('connected');
    expect(field(agent(message), 'messages', 0, 'state')).to.equal('disconnected');
    expect(field(agent(message), 'messages', 0, 'afterCallWork', 'state')).to.equal('pending');
    expect(field(agent(message), 'wrapupRequired')).to.equal(true);
    const one = await client.json('GET', '/conversations/c2');
    expect(field(agent(field(one, 'participants')), 'calls', 0, 'afterCallWork', 'state')).to.equal(
      'notApplicable',
    );
    expect((await client.call('GET', '/conversations/none')).status).to.equal(404);
  });

  it('answers faults as often as they are ordered, and carries nothing out', async () => {
    const { world } = running;
    world.step({ fault: 'rest', status: 429, retryAfter: 2, times: 2 });
    for (let time = 0; time < 2; time += 1) {
      const busy = await set(BUSY);
      expect(busy.status).to.equal(429);
      expect(busy.headers.get('retry-after')).to.equal('2');
      expect(field(await busy.json(), 'message')).to.contain('[2] seconds');
    }
    for (const status of [401, 403, 500, 503]) {
      world.step({ fault: 'rest', status });
      expect((await set(BUSY)).status).to.equal(status);
    }
    expect(world.state().pureCloud).to.equal('AVAILABLE');
    expect((await set(BUSY)).status).to.equal(200);
  });

  it('answers a fault that is meant for one method to no other', async () => {
    const { world } = running;
    world.step({ fault: 'rest', method: 'PATCH', status: 503 });
    expect((await client.call('GET', presences)).status).to.equal(200);
    expect((await set(BUSY)).status).to.equal(503);
    expect((await set(BUSY)).status).to.equal(200);
  });

  it('answers a fault that is meant for one path to no other', async () => {
    const { world } = running;
    world.step({ fault: 'rest', path: '/conversations', status: 503 });
    expect((await set(BUSY)).status).to.equal(200);
    expect((await client.call('GET', '/conversations')).status).to.equal(503);
    expect((await client.call('GET', '/conversations')).status).to.equal(200);
  });

  it('carries out what is answered with a fault afterwards', async () => {
    const { world } = running;
    world.step({ fault: 'rest', method: 'PATCH', after: true, status: 500 });
    expect((await set(BUSY)).status).to.equal(500);
    expect(world.state().pureCloud).to.equal('BUSY');
  });

  it('carries out a call whose answer is lost', async () => {
    const { world } = running;
    world.step({ fault: 'rest', method: 'PATCH', after: true, timeout: true });
    const abort = new AbortController();
    const call = client
      .call('PATCH', presences, { presenceDefinition: { id: BUSY } }, {}, abort.signal)
      .then(
        () => 'answered',
        () => 'aborted',
      );
    await eventually(() => world.state().pureCloud === 'BUSY');
    // A later call is answered while this one still waits.
    await client.call('GET', presences);
    abort.abort();
    expect(await call).to.equal('aborted');
    await eventually(() =>
      world.state().log.some(({ text }) => text.startsWith('given up: PATCH')),
    );
  });

  it('leaves a call that times out without an answer', async () => {
    running.world.step({ fault: 'rest', timeout: true });
    const before = running.world.state().requests;
    const abort = new AbortController();
    let answered = false;
    const call = client
      .call('PATCH', presences, { presenceDefinition: { id: BUSY } }, {}, abort.signal)
      .then(
        () => {
          answered = true;
        },
        () => undefined,
      );
    await eventually(() => running.world.state().requests > before);
    // A later call is answered while this one still waits.
    await client.call('GET', presences);
    expect(answered).to.equal(false);
    abort.abort();
    await call;
    expect(running.world.state().pureCloud).to.equal('AVAILABLE');
  });

  it('cannot be reached while it is lost; a call on its way still arrives', async () => {
    const { world } = running;
    world.step({ fault: 'network', latency: 50, side: 'pureCloud' });
    const before = world.state().requests;
    const onItsWay = set(BUSY).then(
      () => 'answered',
      () => 'lost',
    );
    await eventually(() => world.state().requests > before);
    world.step({ reach: 'pureCloud', is: 'lost' });
    expect(await onItsWay).to.equal('lost');
    expect(world.state().pureCloud).to.equal('BUSY');
    const refused = await client.call('GET', presences).then(
      () => 'answered',
      () => 'lost',
    );
    expect(refused).to.equal('lost');
    world.step({ reach: 'pureCloud', is: 'back' });
    expect((await client.call('GET', presences)).status).to.equal(200);
  });

  it('takes the tokens away as a step says', async () => {
    for (const is of ['expired', 'revoked']) {
      const other = await signIn(running.origin);
      running.world.step({ fault: 'token', is });
      expect((await other.call('GET', '/users/me')).status).to.equal(401);
    }
  });

  it('gives out tokens that last as long as a step says, until a reset', async () => {
    running.world.step({ fault: 'tokenLife', seconds: 1 });
    const short = await signIn(running.origin);
    expect((await short.call('GET', '/users/me')).status).to.equal(200);
    await eventually(async () => (await short.call('GET', '/users/me')).status === 401);
    running.world.reset({});
    const long = await signIn(running.origin);
    expect(running.world.faults.tokenSeconds).to.equal(null);
    expect((await long.call('GET', '/users/me')).status).to.equal(200);
  });

  it('signs an idle agent out', async () => {
    running.world.step({ fault: 'idle', timeout: 1 });
    expect(await client.json('GET', '/tokens/timeout')).to.deep.equal({
      enableIdleTokenTimeout: true,
      idleTokenTimeoutSeconds: 1,
    });
    await eventually(() => running.world.state().pureCloud === 'OFFLINE');
    expect((await client.call('GET', '/users/me')).status).to.equal(401);
  });

  it('limits the calls of a token', async function () {
    // More than three hundred calls take their time on a busy machine.
    this.timeout(20_000);
    let last = await client.call('HEAD', '/tokens/me');
    for (let call = 0; call < 330 && last.status === 200; call += 30) {
      const all = await Promise.all(
        Array.from({ length: 30 }, () => client.call('HEAD', '/tokens/me')),
      );
      last = all.find(({ status }) => status !== 200) ?? last;
    }
    expect(last.status).to.equal(429);
    expect(Number(last.headers.get('retry-after'))).to.be.within(1, 60);
    expect(last.headers.get('inin-ratelimit-allowed')).to.equal('300');
  });

  it('keeps who is signed in through a reset', async () => {
    running.world.reset({ network: { pureCloudLatency: 2 }, start: { pureCloud: 'MEAL' } });
    const presence = await client.json('GET', presences);
    expect(field(presence, 'presenceDefinition', 'systemPresence')).to.equal('Meal');
  });
});
