import { expect } from 'chai';
import { CHANNELS_A_USER } from './channels.js';
import {
  type Client,
  type Ears,
  eventually,
  field,
  messageOf,
  openSocket,
  type Running,
  runRegion,
  signIn,
} from './test-client.js';

const BUSY = '31fe3bac-dea6-44b7-bed7-47f91660a1a0';
const ON_QUEUE = 'e08eaf1b-ee47-4fa9-a231-1200e284798f';

describe('the notification channels of the region', () => {
  let running: Running;
  let client: Client;
  let user: string;

  const start = async (
    seed: Readonly<Record<string, unknown>> = {},
    heartbeat = 30_000,
  ): Promise<void> => {
    running = await runRegion(seed, { heartbeat });
    client = await signIn(running.origin);
    user = `v2.users.${running.world.pureCloud.user.id}`;
  };

  const set = (id: string): Promise<Response> =>
    client.call('PATCH', `/users/${running.world.pureCloud.user.id}/presences/purecloud`, {
      presenceDefinition: { id },
    });

  const closed = (ears: Ears): Promise<void> => ears.until(() => ears.closed !== null);

  beforeEach(() => start());

  afterEach(() => running.stop());

  it('sends events by their own names where topics are combined', async () => {
    const { ears } = await client.listen(`${user}?presence&routingStatus&conversations&activity`);
    running.world.step({ pureCloud: 'ON_QUEUE' });
    await ears.until(() => ears.frames.length === 3);
    expect(ears.topics).to.deep.equal(['presence', 'routingStatus', 'activity']);
    const [presence] = ears.frames;
    expect(field(presence, 'topicName')).to.equal(`${user}.presence`);
    expect(field(presence, 'version')).to.equal('2');
    expect(field(presence, 'metadata', 'CorrelationId')).to.be.a('string');
    expect(field(presence, 'eventBody')).to.deep.include({
      source: 'PURECLOUD',
      presenceDefinition: { id: ON_QUEUE, systemPresence: 'ON_QUEUE' },
      primary: true,
      message: '',
    });
    running.world.step({ interaction: 'c1', is: 'connected' });
    await ears.until(() => ears.frames.length === 6);
    expect(ears.topics.slice(3)).to.deep.equal(['conversations', 'routingStatus', 'activity']);
    expect(field(ears.frames[3], 'eventBody', 'id')).to.equal('c1');
    expect(field(ears.frames[4], 'eventBody', 'routingStatus', 'status')).to.equal('INTERACTING');
  });

  it('sends nothing of what nobody subscribed to', async () => {
    const { ears } = await client.listen(`${user}.routingStatus`);
    running.world.step({ pureCloud: 'BUSY' });
    running.world.step({ pureCloud: 'ON_QUEUE' });
    await ears.until(() => ears.frames.length === 1);
    expect(ears.topics).to.deep.equal(['routingStatus']);
  });

  it('tells the event of a PATCH before its answer, with the same date', async () => {
    const { ears } = await client.listen(`${user}.presence`);
    for (const id of [BUSY, ON_QUEUE, BUSY, ON_QUEUE]) {
      const before = ears.frames.length;
      const answer = await set(id);
      expect(ears.frames.length).to.equal(before + 1);
      const body: unknown = await answer.json();
      expect(field(ears.frames.at(-1), 'eventBody', 'modifiedDate')).to.equal(
        field(body, 'modifiedDate'),
      );
    }
  });

  it('tells nothing of a PATCH that changes nothing', async () => {
    await set(BUSY);
    const { ears } = await client.listen(`${user}.presence`);
    await set(BUSY);
    expect(ears.frames).to.be.empty;
  });

  it('tells every client of the agent', async () => {
    const other = await signIn(running.origin, 'client-2');
    const { ears: own } = await client.listen(`${user}.presence`);
    const { ears: others } = await other.listen(`${user}.presence`);
    await set(BUSY);
    await Promise.all([own, others].map((ears) => ears.until(() => ears.frames.length === 1)));
    expect(running.world.state()).to.deep.include({ channels: 2, sockets: 2 });
  });

  it('sends everything twice where the network duplicates', async () => {
    running.world.reset({ network: { pureCloudLatency: 2, duplicates: true } });
    const { ears } = await client.listen(`${user}?presence&routingStatus`);
    running.world.step({ pureCloud: 'ON_QUEUE' });
    await ears.until(() => ears.frames.length === 4);
    expect(ears.topics).to.deep.equal(['presence', 'routingStatus', 'presence', 'routingStatus']);
  });

  it('swaps events where the network reorders', async () => {
    running.world.reset({ network: { pureCloudLatency: 30, reorder: true, modifiedDates: false } });
    const { ears } = await client.listen(`${user}.presence`);
    for (const pureCloud of ['BUSY', 'MEAL', 'AWAY']) running.world.step({ pureCloud });
    await ears.until(() => ears.frames.length === 3);
    const order = ears.frames.map((frame) =>
      field(frame, 'eventBody', 'presenceDefinition', 'systemPresence'),
    );
    expect(order).to.deep.equal(['MEAL', 'BUSY', 'AWAY']);
    expect(field(ears.frames[0], 'eventBody', 'modifiedDate')).to.equal(undefined);
  });

  it('answers a ping, and takes subscriptions by the socket', async () => {
    const { ears, id } = await client.listen();
    ears.socket.send(JSON.stringify({ message: 'ping' }));
    await ears.until(() => ears.frames.length === 1);
    expect(ears.frames[0]).to.deep.equal({
      topicName: 'channel.metadata',
      eventBody: { message: 'pong' },
    });
    const subscribe = { message: 'subscribe', topics: [`${user}.presence`], correlationId: '7' };
    ears.socket.send(JSON.stringify(subscribe));
    await ears.until(() => ears.frames.length === 2);
    expect(ears.frames[1]).to.deep.equal({
      result: '200',
      status: 'subscribed',
      correlationId: '7',
    });
    const topics = await client.json('GET', `/notifications/channels/${id}/subscriptions`);
    expect(field(topics, 'entities', 0, 'id')).to.equal(`${user}.presence`);
  });

  it('beats', async () => {
    await running.stop();
    await start({}, 5);
    const { ears } = await client.listen();
    await ears.until(() => ears.frames.length >= 2);
    expect(ears.frames[1]).to.deep.equal({
      topicName: 'channel.metadata',
      eventBody: { message: 'WebSocket Heartbeat' },
    });
  });

  it('has one socket a channel: the second drops the first', async () => {
    const { ears: first, connectUri } = await client.listen(`${user}.presence`);
    const second = await openSocket(connectUri);
    await closed(first);
    running.world.step({ pureCloud: 'BUSY' });
    await second.until(() => second.frames.length === 1);
    expect(running.world.state()).to.deep.include({ channels: 1, sockets: 1 });
  });

  it('keeps 20 channels of a user and app: the inactive that was used longest ago goes', async function () {
    this.timeout(10_000);
    const { id: active, ears } = await client.listen();
    const idle: string[] = [];
    for (let index = 1; index < CHANNELS_A_USER; index += 1) {
      idle.push((await client.newChannel()).id);
    }
    const status = async (id: string): Promise<number> =>
      (await client.call('HEAD', `/notifications/channels/${id}`)).status;
    expect(await status(idle[0] ?? '')).to.equal(200);
    await client.newChannel();
    expect(await status(idle[0] ?? '')).to.equal(404);
    expect(await status(idle[1] ?? '')).to.equal(200);
    expect(await status(active)).to.equal(200);
    expect(ears.closed).to.equal(null);
    const list = await client.json('GET', '/notifications/channels');
    expect(field(list, 'entities', CHANNELS_A_USER - 1)).to.not.equal(undefined);
    expect(field(list, 'entities', CHANNELS_A_USER)).to.equal(undefined);
  });

  it('judges topics', async () => {
    const { id } = await client.newChannel();
    const path = `/notifications/channels/${id}/subscriptions`;
    const put = (topics: readonly string[], query = ''): Promise<Response> =>
      client.call(
        'PUT',
        `${path}${query}`,
        topics.map((each) => ({ id: each })),
      );
    expect((await put([`${user}.presence`, 'v2.users.other.presence'])).status).to.equal(403);
    expect((await put([`${user}.nonsense`])).status).to.equal(400);
    expect(
      (await put(Array.from({ length: 1001 }, (_each, n) => `v2.system.${n}`))).status,
    ).to.equal(400);
    const some: unknown = await (
      await put([`${user}.presence`, 'v2.users.other.presence'], '?ignoreErrors=true')
    ).json();
    expect(field(some, 'entities', 0, 'state')).to.equal('Permitted');
    expect(field(some, 'entities', 1, 'state')).to.equal('Rejected');
    await client.call('POST', path, [{ id: `${user}.activity` }]);
    const both = await client.json('GET', path);
    expect(field(both, 'entities', 1, 'id')).to.equal(`${user}.activity`);
    expect((await client.call('DELETE', path)).status).to.equal(204);
    expect(await client.json('GET', path)).to.deep.equal({ entities: [] });
    expect((await client.call('PUT', path, {})).status).to.equal(400);
  });

  it("takes no socket for a channel that is not there, and shows nobody another app's", async () => {
    const uri = `${running.origin.replace('http', 'ws')}/channels/none`;
    expect(await openSocket(uri).catch(messageOf)).to.equal('404');
    const other = await signIn(running.origin, 'client-2');
    const { id } = await client.newChannel();
    expect((await other.call('HEAD', `/notifications/channels/${id}`)).status).to.equal(404);
  });

  it('drops, announces and silences sockets', async () => {
    const { ears: dropped, connectUri } = await client.listen(`${user}.presence`);
    running.world.step({ fault: 'socket', is: 'drop' });
    await closed(dropped);
    expect(dropped.closed).to.equal(1006);

    const told = await openSocket(connectUri);
    running.world.step({ fault: 'socket', is: 'closing' });
    await told.until(() => told.frames.length === 1);
    expect(field(told.frames[0], 'topicName')).to.equal('v2.system.socket_closing');

    running.world.step({ fault: 'socket', is: 'silent' });
    running.world.step({ pureCloud: 'BUSY' });
    const { ears: hearing } = await client.listen(`${user}.presence`);
    running.world.step({ pureCloud: 'MEAL' });
    await hearing.until(() => hearing.frames.length === 1);
    expect(told.frames.length).to.equal(1);
    expect(told.closed).to.equal(null);
  });

  it('ends a channel with its socket', async () => {
    const { id, ears } = await client.listen(`${user}.presence`);
    running.world.step({ fault: 'socket', is: 'gone' });
    await closed(ears);
    expect((await client.call('HEAD', `/notifications/channels/${id}`)).status).to.equal(404);
    const topics = [{ id: `${user}.presence` }];
    const put = await client.call('PUT', `/notifications/channels/${id}/subscriptions`, topics);
    expect(put.status).to.equal(404);
  });

  it('refuses sockets a few times, or until the fault is over', async () => {
    const { ears, connectUri } = await client.listen();
    running.world.step({ fault: 'socket', is: 'refuse', times: 2 });
    await closed(ears);
    const attempt = (): Promise<string> => openSocket(connectUri).then(() => 'open', messageOf);
    expect([await attempt(), await attempt(), await attempt()]).to.deep.equal([
      '503',
      '503',
      'open',
    ]);
    running.world.step({ fault: 'socket', is: 'refuse', times: 100 });
    expect(await attempt()).to.equal('503');
    running.world.step({ fault: 'socket', is: 'back' });
    expect(await attempt()).to.equal('open');
  });

  it('is lost and back; what happened meanwhile is not told', async () => {
    const { ears, connectUri } = await client.listen(`${user}.presence`);
    running.world.step({ reach: 'pureCloud', is: 'lost' });
    await closed(ears);
    await eventually(() => running.world.state().channels === 0);
    running.world.step({ pureCloud: 'MEAL' });
    expect(await openSocket(connectUri).catch(() => 'refused')).to.equal('refused');
    running.world.step({ reach: 'pureCloud', is: 'back' });
    const again = await openSocket(connectUri);
    running.world.step({ pureCloud: 'BUSY' });
    await again.until(() => again.frames.length === 1);
    expect(field(again.frames[0], 'eventBody', 'presenceDefinition', 'systemPresence')).to.equal(
      'BUSY',
    );
  });

  it('ends the channels of a token that is gone', async () => {
    const { ears, id } = await client.listen(`${user}.presence`);
    running.world.step({ fault: 'token', is: 'revoked' });
    await closed(ears);
    expect(field(ears.frames.at(-1), 'eventBody', 'systemTopicType')).to.equal('token_revoked');
    expect(running.world.state().channels).to.equal(0);
    const again = await signIn(running.origin);
    expect((await again.call('HEAD', `/notifications/channels/${id}`)).status).to.equal(404);

    const { ears: later } = await again.listen(`${user}.presence`);
    await again.call('DELETE', '/tokens/me');
    await closed(later);
  });

  it('ends the channels with the old world', async () => {
    const { ears } = await client.listen(`${user}.presence`);
    running.world.reset({ network: { pureCloudLatency: 2 } });
    await closed(ears);
    expect(running.world.state().channels).to.equal(0);
  });
});
