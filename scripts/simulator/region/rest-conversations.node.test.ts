import { expect } from 'chai';
import { type Client, field, type Running, runRegion, signIn } from './test-client.js';

describe('conversations and the directory over REST', () => {
  let running: Running;
  let client: Client;

  beforeEach(async () => {
    running = await runRegion();
    client = await signIn(running.origin);
    play({ pureCloud: 'ON_QUEUE' });
    play({ answering: null });
  });
  afterEach(() => running.stop());

  const play = (step: unknown): void => {
    const result = running.world.step(step);
    if (!result.ok) throw new Error(result.reason);
  };
  const phone = () => running.world.pureCloud.phone;
  const participant = (id: string): string =>
    running.world.pureCloud.findConversation(id)?.legs.at(-1)?.participantId ?? '';
  const path = (kind: string, id: string, rest = ''): string =>
    `/conversations${kind}/${id}/participants/${participant(id)}${rest}`;
  const send = async (method: string, to: string, body?: unknown): Promise<[number, unknown]> => {
    const response = await client.call(method, to, body);
    const text = await response.text();
    const parsed: unknown = text === '' ? undefined : JSON.parse(text);
    return [response.status, parsed];
  };
  const own = async (id: string): Promise<unknown> => {
    const body = await client.json('GET', `/conversations/${id}`);
    const participants = field(body, 'participants');
    return Array.isArray(participants)
      ? participants.findLast((each) => field(each, 'id') === participant(id))
      : undefined;
  };
  const talk = async (more: object = {}): Promise<void> => {
    play({ interaction: 'c1', is: 'alerting', ...more });
    expect(await send('PATCH', path('/calls', 'c1'), { state: 'connected' })).to.deep.equal([
      200,
      undefined,
    ]);
  };

  describe('several calls', () => {
    beforeEach(async () => {
      await talk({ from: { name: 'Alex Reed', address: '+15550001111' } });
      play({
        interaction: 'c2',
        is: 'connected',
        from: { name: 'Kim Lee', address: '+15550002222' },
      });
    });
    const merge = (): Promise<[number, unknown]> =>
      send('PATCH', '/conversations/calls/c1/conference', { conversationIds: ['c2'] });
    const names = async (): Promise<readonly unknown[]> => {
      const participants = field(await client.json('GET', '/conversations/c1'), 'participants');
      if (!Array.isArray(participants)) throw new Error('There are no participants.');
      return participants
        .filter((each) => field(each, 'calls', 0, 'state') === 'connected')
        .map((each) => field(each, 'name'));
    };

    it('become one, with everybody in it, and one of them leaves', async () => {
      expect((await merge())[0]).to.equal(202);
      expect(running.world.state().interactions.map(({ id }) => id)).to.deep.equal(['c1']);
      expect(await names()).to.include.members(['Alex Reed', 'Kim Lee']);
      const joined = running.world.pureCloud.findConversation('c1')?.joined[0]?.participantId ?? '';
      const to = `/conversations/calls/c1/participants/${joined}`;
      expect((await send('PATCH', to, { state: 'disconnected' }))[0]).to.equal(200);
      expect(await names()).to.not.include('Kim Lee');
      expect((await send('PATCH', to, { state: 'disconnected' }))[0]).to.equal(404);
    });

    it('are not merged where one is on its way, unknown, or the same', async () => {
      play({ interaction: 'c3', is: 'alerting' });
      for (const [other, status] of [
        ['c3', 400],
        ['c1', 400],
        ['nowhere', 404],
      ] as const) {
        const body = { conversationIds: [other] };
        const [answered] = await send('PATCH', '/conversations/calls/c1/conference', body);
        expect(answered, other).to.equal(status);
      }
      expect(await names()).to.not.include('Kim Lee');
    });

    it('need the permission, and the answer names it', async () => {
      const permission = 'conversation:conference:add';
      play({ permission, is: 'taken' });
      const me = await client.json('GET', '/users/me?expand=authorization');
      expect(field(me, 'authorization', 'permissions'))
        .to.be.an('array')
        .that.does.not.include(permission);
      const [status, body] = await merge();
      expect(status).to.equal(403);
      expect(field(body, 'code')).to.equal('missing.permissions');
      expect(field(body, 'message')).to.contain(permission);
      play({ permission, is: 'given' });
      expect((await merge())[0]).to.equal(202);
    });
  });

  it('answers an ordered failure of one endpoint with PureCloud’s body', async () => {
    await talk();
    for (const [status, code] of [
      [400, 'bad.request'],
      [404, 'not.found'],
      [409, 'conflict'],
      [410, 'gone'],
    ] as const) {
      play({ fault: 'rest', status, method: 'PATCH', path: '/participants' });
      const [answered, body] = await send('PATCH', path('/calls', 'c1'), { held: true });
      expect([answered, field(body, 'code')]).to.deep.equal([status, code]);
    }
    expect((await send('PATCH', path('/calls', 'c1'), { held: true }))[0]).to.equal(200);
  });

  it('answers, holds, mutes and hangs up by PATCH, which has no body', async () => {
    await talk();
    expect(field(await own('c1'), 'calls', 0, 'state')).to.equal('connected');
    await send('PATCH', path('/calls', 'c1'), { held: true });
    await send('PATCH', path('', 'c1'), { muted: true });
    const call = field(await own('c1'), 'calls', 0);
    expect(call).to.deep.include({ held: true, muted: true });
    await send('PATCH', path('/calls', 'c1'), { state: 'disconnected' });
    expect(field(await client.json('GET', '/conversations'), 'total')).to.equal(0);
  });

  it('tells an event of each, with the same body', async () => {
    const { id } = running.world.pureCloud.user;
    const { ears } = await client.listen(`v2.users.${id}.conversations`);
    await talk();
    await send('PATCH', path('/calls', 'c1'), { held: true });
    await ears.until(({ topics }) => topics.length >= 3);
    const bodies = ears.frames.map((frame) => field(frame, 'eventBody', 'participants'));
    const last = bodies.at(-1);
    const agent: unknown = Array.isArray(last) ? last.at(-1) : undefined;
    expect(field(agent, 'calls', 0, 'held')).to.equal(true);
  });

  it('has every medium under its own path', async () => {
    for (const [media, kind] of [
      ['callback', '/callbacks'],
      ['email', '/emails'],
      ['message', '/messages'],
      ['chat', ''],
    ] as const) {
      play({ interaction: media, is: 'alerting', media });
      expect((await send('PATCH', path(kind, media), { state: 'connected' }))[0]).to.equal(200);
    }
    expect(running.world.state().interactions.map(({ is }) => is)).to.deep.equal(
      Array.from({ length: 4 }, () => 'connected'),
    );
  });

  it('refuses with PureCloud’s error bodies', async () => {
    play({ interaction: 'c1', is: 'alerting' });
    const [status, body] = await send('PATCH', path('/calls', 'c1'), { held: true });
    expect(status).to.equal(400);
    expect(body).to.include.keys(['message', 'code', 'status', 'contextId', 'details', 'errors']);
    expect((await send('PATCH', path('/calls', 'c1'), { state: 'gone' }))[0]).to.equal(400);
    expect((await send('PATCH', path('/calls', 'c1')))[0]).to.equal(400);
    expect((await send('PATCH', path('/calls', 'c2'), {}))[0]).to.equal(404);
    const stranger = '/conversations/calls/c1/participants/nobody';
    expect((await send('PATCH', stranger, {}))[0]).to.equal(404);
    const first = path('/calls', 'c1');
    play({ interaction: 'c1', is: 'ended' });
    play({ interaction: 'c1', is: 'alerting' });
    expect((await send('PATCH', first, { state: 'connected' }))[0]).to.equal(400);
    expect((await send('DELETE', path('/calls', 'c1', '/consult')))[0]).to.equal(400);
  });

  it('wraps up: kept for now, saved for good, skipped', async () => {
    await talk({ wrapUp: 'mandatory' });
    const demand = { wrapupRequired: true, wrapupPrompt: 'mandatory' };
    expect(await own('c1')).to.deep.include(demand);
    await send('PATCH', path('/calls', 'c1'), { wrapup: { notes: 'x', provisional: true } });
    expect(field(await own('c1'), 'wrapup')).to.deep.equal({
      notes: 'x',
      tags: [],
      provisional: true,
    });
    await send('PATCH', path('/calls', 'c1'), { state: 'disconnected' });
    expect(field(await own('c1'), 'calls', 0, 'afterCallWork', 'state')).to.equal('pending');
    const codes = await client.json('GET', path('', 'c1', '/wrapupcodes'));
    expect(field(codes, 0)).to.have.all.keys('id', 'name');
    const wrapup = { code: field(codes, 0, 'id'), notes: 'Solved', tags: ['vip'] };
    await send('PATCH', path('/calls', 'c1'), { wrapup });
    const done = await own('c1');
    expect(field(done, 'calls', 0, 'afterCallWork', 'state')).to.equal('complete');
    expect(field(done, 'wrapup')).to.deep.include(wrapup);
    play({ interaction: 'c2', is: 'alerting', wrapUp: 'timed', wrapUpTime: 45 });
    await send('PATCH', path('/calls', 'c2'), { state: 'connected' });
    expect(await own('c2')).to.deep.include({ wrapupPrompt: 'timeout', wrapupTimeoutMs: 45_000 });
    await send('PATCH', path('/calls', 'c2'), { state: 'disconnected' });
    await send('PATCH', path('/calls', 'c2'), { wrapupSkipped: true });
    expect(field(await own('c2'), 'calls', 0, 'afterCallWork', 'state')).to.equal('skipped');
  });

  it('asks for after-call work where it is on request', async () => {
    await talk({ wrapUp: 'onRequest' });
    expect(await own('c1')).to.include({ wrapupPrompt: 'agentRequested', wrapupRequired: false });
    const communication = String(field(await own('c1'), 'calls', 0, 'id'));
    const to = path('/aftercallwork', 'c1', `/communications/${communication}`);
    expect(await send('PATCH', to, { afterCallWorkRequired: true })).to.deep.equal([
      200,
      { afterCallWorkRequired: true },
    ]);
    expect(await own('c1')).to.include({ wrapupRequired: true });
  });

  it('transfers and consults by the endpoints of their kinds alone', async () => {
    await talk();
    const [colleague] = phone().people;
    const [, , billing] = phone().queues;
    const consult = path('/calls', 'c1', '/consult');
    const speakTo = 'DESTINATION';
    const [status, body] = await send('POST', `${consult}/agent`, {
      speakTo,
      userId: colleague?.id,
    });
    expect(status).to.equal(202);
    const destination = field(body, 'destinationParticipantId');
    const whole = await client.json('GET', '/conversations/c1');
    expect(field(whole, 'participants', 0, 'calls', 0, 'confined')).to.equal(true);
    const asked = field(whole, 'participants', 3);
    expect(field(asked, 'id')).to.equal(destination);
    expect(field(asked, 'consultParticipantId')).to.equal(field(whole, 'participants', 0, 'id'));
    expect((await send('PATCH', consult, { speakTo: 'OBJECT' }))[0]).to.equal(200);
    expect((await send('PATCH', consult, { speakTo: 'NOBODY' }))[0]).to.equal(400);
    expect(await send('DELETE', consult)).to.deep.equal([204, undefined]);
    expect((await send('POST', consult, { speakTo, destination: {} }))[0]).to.equal(405);
    expect((await send('POST', path('', 'c1', '/replace'), {}))[0]).to.equal(404);
    const to = path('', 'c1', '/replace/queue');
    expect((await send('POST', to, {}))[0]).to.equal(400);
    const [taken, transfer] = await send('POST', to, { queueId: billing?.id });
    expect(taken).to.equal(202);
    expect(transfer).to.include({ state: 'Pending' });
  });

  it('dials, pauses the recording, sends digits and calls back', async () => {
    const [status, body] = await send('POST', '/conversations/calls', {
      phoneNumber: '+15557654321',
    });
    expect(status).to.equal(202);
    const id = String(field(body, 'id'));
    expect(field(await own(id), 'calls', 0, 'direction')).to.equal('outbound');
    play({ interaction: id, is: 'connected' });
    const paused = await send('PUT', `/conversations/calls/${id}/recordingstate`, {
      recordingState: 'PAUSED',
    });
    expect(paused[0]).to.equal(202);
    expect(field(await client.json('GET', `/conversations/${id}`), 'recordingState')).to.equal(
      'paused',
    );
    expect((await send('POST', path('', id, '/digits'), { digits: '12#' }))[0]).to.equal(202);
    expect((await send('POST', '/conversations/calls', {}))[0]).to.equal(400);
    play({ interaction: 'cb', is: 'connected', media: 'callback' });
    const back = await send('POST', '/conversations/calls/cb', { callNumber: '+15557654321' });
    expect(back[0]).to.equal(202);
    expect(field(await own('cb'), 'calls', 0, 'state')).to.equal('contacting');
  });

  it('knows stations: the agent’s own, those that there are, and another one', async () => {
    const [first, second] = phone().stations;
    const mine = '/users/stations/me';
    expect(field(await client.json('GET', mine), 'effectiveStation', 'id')).to.equal(first?.id);
    const me = await client.json('GET', '/users/me?expand=station');
    expect(field(me, 'station', 'associatedStation', 'id')).to.equal(first?.id);
    const found = await client.json('GET', '/stations?name=desk');
    expect(field(found, 'total')).to.equal(2);
    expect(field(found, 'entities', 0)).to.include({ status: 'AVAILABLE' });
    const to = `${mine}/associatedstation/${second?.id ?? ''}`;
    expect(await send('PUT', to)).to.deep.equal([202, undefined]);
    expect(field(await client.json('GET', mine), 'associatedStation', 'id')).to.equal(second?.id);
    await send('DELETE', `${mine}/associatedstation`);
    const none = await client.json('GET', mine);
    expect(field(none, 'associatedStation')).to.equal(undefined);
    expect(field(none, 'effectiveStation')).to.equal(undefined);
    expect(field(none, 'defaultStation', 'id')).to.equal(first?.id);
    const taken = phone().stations.find(({ takenBy }) => takenBy !== null);
    const [status] = await send('PUT', `${mine}/associatedstation/${taken?.id ?? ''}`);
    expect(status).to.equal(400);
    expect((await send('PUT', `${mine}/associatedstation/none`))[0]).to.equal(404);
  });

  it('finds people and queues by a part of their names', async () => {
    const query = [{ type: 'CONTAINS', fields: ['name'], value: 'NOV' }];
    const people = await client.json('POST', '/users/search', { pageSize: 25, query });
    expect(field(people, 'results', 0)).to.include({ name: 'Kim Novak', title: 'Engineer' });
    expect((await send('POST', '/users/search', {}))[0]).to.equal(400);
    const total = async (name: string): Promise<unknown> =>
      field(await client.json('GET', `/routing/queues?name=${name}`), 'total');
    expect(await total('*ill*')).to.equal(1);
    expect(await total('ill*')).to.equal(0);
    expect(await total('billing')).to.equal(1);
    expect(field(await client.json('GET', '/routing/queues/me'), 'total')).to.equal(2);
  });
});
