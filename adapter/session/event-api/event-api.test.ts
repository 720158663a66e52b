import { expect } from 'chai';
import { ALERTING, CONNECTED, interaction } from '../../panel/phone/phone-fixtures.js';
import { AVAILABLE, BUSY, ON_QUEUE, READY } from '../../panel/view-fixtures.js';
import { isRecord } from '../../ports/json.js';
import { ALL_ACTIONS, openEventDesk } from './testing/event-desk.js';

const HELLO = { version: 1, source: 'acme', instanceId: 'i', seq: 1, type: 'hello' };
const signedOut = { ...READY, signIn: 'signedOut', phone: null } as const;

describe('the Event API switched off', () => {
  for (const items of [{}, { eventApi: 'off' }, { eventApi: 'on' }]) {
    it(`says and hears nothing: ${JSON.stringify(items)}`, async () => {
      const desk = await openEventDesk({ ...ALL_ACTIONS, eventApi: 'off', ...items });
      await desk.showsInteractions(CONNECTED);
      await desk.say(HELLO);
      await desk.ask({ action: 'hangUp', interaction: 'c1' });
      expect(desk.heard()).to.deep.equal([]);
      expect(desk.done).to.deep.equal([]);
    });
  }

  it('says nothing more when the definition switches it off, and what there is when it is on again', async () => {
    const desk = await openEventDesk();
    desk.heard();
    await desk.use({ eventApi: 'off' });
    expect(desk.events()).to.deep.equal([{ event: 'switchedOff' }]);
    await desk.showsInteractions(CONNECTED);
    await desk.ask({ action: 'hangUp', interaction: 'c1' });
    expect(desk.heard()).to.deep.equal([]);
    await desk.use({ eventApi: 'events' });
    await desk.clock.advance(1_000);
    const [snapshot] = desk.heard();
    expect(snapshot?.['type']).to.equal('snapshot');
    expect(JSON.stringify(snapshot)).to.contain('"id":"c1"');
  });
});

describe('the Event API switched off by hand', () => {
  it('is silent two minutes later, though no revision was counted, and not where Salesforce does not answer', async () => {
    const desk = await openEventDesk();
    desk.heard();
    desk.save(null);
    await desk.clock.advance(130_000);
    desk.save({ eventApi: 'off' });
    expect(desk.heard()).to.deep.equal([]);
    await desk.clock.advance(120_000);
    expect(desk.events()).to.deep.equal([{ event: 'switchedOff' }]);
    await desk.ask({ action: 'dial', number: '+4930123456' });
    expect(desk.done).to.deep.equal([]);
  });
});

describe('what the Event API tells', () => {
  it('begins with a snapshot, in an envelope that says from whom and the how-manieth', async () => {
    const desk = await openEventDesk({ eventApi: 'events' });
    const [first] = desk.heard();
    expect(first).to.deep.include({
      version: 1,
      source: 'softphone',
      instanceId: 'page-1',
      seq: 1,
      type: 'snapshot',
    });
    const body = first?.['body'];
    expect(body).to.deep.include({
      versions: [1],
      eventApi: 'events',
      allowed: [],
      signedIn: true,
      sync: 'on',
      interactions: [],
    });
    expect(isRecord(body) && body['statuses']).to.deep.equal({
      pureCloud: {
        status: { id: 'p-on-queue', label: 'On Queue', kind: 'onQueue' },
        pending: null,
      },
      omni: { status: { id: '0N5000000000002', label: 'Busy', kind: 'busy' }, pending: null },
    });
  });

  it('tells a call from its first ring to its end, each change once and in order', async () => {
    const desk = await openEventDesk({ eventApi: 'events' });
    desk.heard();
    await desk.showsInteractions(ALERTING);
    await desk.shows({});
    await desk.showsInteractions({ ...ALERTING, state: 'connected' });
    await desk.showsInteractions({ ...ALERTING, state: 'connected', held: true });
    await desk.showsInteractions({
      ...ALERTING,
      state: 'connected',
      held: true,
      underWay: ['mute'],
    });
    await desk.showsInteractions();
    const events = desk.heard();
    expect(events.map(({ seq }) => seq)).to.deep.equal([2, 3, 4, 5]);
    expect(
      events.map(({ body }) => {
        const { event, interaction: told } = isRecord(body) ? body : {};
        const { state, held } = isRecord(told) ? told : {};
        return [event, state, held];
      }),
    ).to.deep.equal([
      ['interactionAdded', 'alerting', false],
      ['interactionChanged', 'connected', false],
      ['interactionChanged', 'connected', true],
      ['interactionEnded', 'connected', true],
    ]);
  });

  it('names nobody unless the definition says so', async () => {
    const desk = await openEventDesk();
    await desk.showsInteractions(ALERTING, CONNECTED);
    await desk.say(HELLO);
    await desk.clock.advance(2_000);
    const text = JSON.stringify(desk.heard());
    for (const secret of ['Robin', 'Casey', '4930', '1555', 'Aiko']) {
      expect(text).not.to.contain(secret);
    }
    expect(text).to.contain('"Support"');
    await desk.use({ ...ALL_ACTIONS, eventApiPersonal: 'true' });
    await desk.clock.advance(2_000);
    expect(JSON.stringify(desk.heard())).to.contain(
      '"party":{"name":"Robin Weber","address":"+4930123456"}',
    );
  });

  it('tells statuses of both sides, the sync, and who comes and goes', async () => {
    const desk = await openEventDesk({ eventApi: 'events' }, signedOut);
    desk.heard();
    await desk.shows({ ...READY, pureCloud: { ...READY.pureCloud, shown: null } });
    await desk.shows({ pureCloud: { ...READY.pureCloud, shown: BUSY, pending: ON_QUEUE } });
    await desk.shows({ sync: { ...READY.sync, is: 'paused' } });
    await desk.shows({ signIn: 'signedOut', phone: null });
    expect(desk.events().map(({ event }) => event)).to.deep.equal([
      'signedIn',
      'status',
      'status',
      'sync',
      'signedOut',
    ]);
  });

  it('gives an offline Omni-Channel and a status known by name alone no id', async () => {
    const desk = await openEventDesk({ eventApi: 'events' });
    desk.heard();
    const offline = { status: 'Offline', label: 'Offline', kind: 'offline' } as const;
    const named = { status: 'name:Lunch', label: 'Lunch', kind: 'away' } as const;
    await desk.shows({ omni: { ...READY.omni, shown: offline, pending: named } });
    expect(desk.events()[0]?.['omni']).to.deep.equal({
      status: { id: null, label: 'Offline', kind: 'offline' },
      pending: { id: null, label: 'Lunch', kind: 'away' },
    });
  });

  it('race: a phone that is away while another tab takes the lead ends no interaction', async () => {
    const desk = await openEventDesk({ eventApi: 'events' });
    await desk.showsInteractions(CONNECTED);
    desk.heard();
    await desk.shows({ phone: null });
    await desk.shows({ phone: null });
    await desk.showsInteractions(CONNECTED);
    expect(desk.events()).to.deep.equal([]);
    await desk.shows({ phone: null });
    await desk.showsInteractions();
    expect(desk.events().map(({ event }) => event)).to.deep.equal(['interactionEnded']);
  });

  it('ends the interactions of an agent who signs out, and then says so', async () => {
    const desk = await openEventDesk({ eventApi: 'events' });
    await desk.showsInteractions(CONNECTED);
    desk.heard();
    await desk.shows({ signIn: 'signedOut', phone: null });
    expect(desk.events().map(({ event }) => event)).to.deep.equal([
      'interactionEnded',
      'signedOut',
    ]);
  });

  it('answers hello with a snapshot, and many of them in a second with one more', async () => {
    const desk = await openEventDesk({ eventApi: 'events' });
    await desk.clock.advance(1_000);
    desk.heard();
    for (let nth = 0; nth < 20; nth += 1) await desk.say(HELLO);
    expect(desk.heard().map(({ type }) => type)).to.deep.equal(['snapshot']);
    await desk.clock.advance(3_000);
    expect(desk.heard().map(({ type }) => type)).to.deep.equal(['snapshot']);
  });

  it('answers another version with those that are spoken', async () => {
    const desk = await openEventDesk();
    desk.heard();
    await desk.say({ ...HELLO, version: 2 });
    await desk.say({ ...HELLO, version: '1', type: 'action', requestId: 'r' });
    const said = desk.heard();
    expect(said.map(({ type, body }) => [type, body])).to.deep.equal([
      ['versions', { versions: [1] }],
    ]);
  });

  it('leaves nothing behind', async () => {
    const desk = await openEventDesk();
    await desk.showsInteractions(CONNECTED);
    await desk.ask({ action: 'hold', interaction: 'c1' });
    await desk.say({ ...HELLO, version: 9 });
    desk.api.dispose();
    desk.api.dispose();
    desk.heard();
    await desk.say(HELLO);
    await desk.shows({ signIn: 'signedOut' });
    expect(desk.heard()).to.deep.equal([]);
    expect(desk.clock.waiting).to.equal(0);
  });
});

describe('what other components ask for', () => {
  it('is done as in the panel, noted for the timeline, and answered when it shows', async () => {
    const desk = await openEventDesk();
    await desk.showsInteractions(CONNECTED);
    desk.heard();
    await desk.ask({ action: 'hold', interaction: 'c1' }, 'r1');
    expect(desk.done).to.deep.equal([
      'asked hold',
      { is: 'perform', action: { do: 'hold', interaction: 'c1' } },
    ]);
    expect(desk.answers()).to.deep.equal([]);
    await desk.showsInteractions({ ...CONNECTED, underWay: ['hold'] });
    await desk.showsInteractions({ ...CONNECTED, held: true });
    const answer = desk.heard().find(({ type }) => type === 'answer');
    expect(answer).to.deep.include({
      requestId: 'r1',
      to: 'component-1',
      body: { result: 'done' },
    });
  });

  it('comes to done for every action, once its change shows', async () => {
    const held = interaction({ held: true });
    const muted = interaction({ muted: true });
    const after = interaction({ state: 'afterCallWork' });
    const answered = { ...ALERTING, state: 'connected' as const };
    const cases = [
      ['answer', ALERTING, [answered]],
      ['hangUp', CONNECTED, [after]],
      ['hangUp', CONNECTED, []],
      ['hold', CONNECTED, [held]],
      ['resume', held, [CONNECTED]],
      ['mute', CONNECTED, [muted]],
      ['unmute', muted, [CONNECTED]],
      ['transfer', CONNECTED, []],
    ] as const;
    for (const [action, before, then] of cases) {
      const desk = await openEventDesk();
      await desk.showsInteractions(before);
      const more = action === 'transfer' ? { to: { number: '+4930123456' } } : {};
      await desk.ask({ action, interaction: before.id, ...more });
      expect(desk.done, action).to.have.length(2);
      expect(desk.answers(), action).to.deep.equal([]);
      await desk.showsInteractions(...then);
      expect(desk.answers(), action).to.deep.equal(['done']);
    }
  });

  it('is done already where it is so, and nothing is done', async () => {
    const desk = await openEventDesk();
    await desk.showsInteractions(interaction({ held: true }));
    await desk.ask({ action: 'hold', interaction: 'c1' });
    expect(desk.answers()).to.deep.equal(['done']);
    expect(desk.done).to.deep.equal([]);
  });

  it('calls a number, and names the call when it is there', async () => {
    const desk = await openEventDesk();
    await desk.ask({ action: 'dial', number: '+4930123456' });
    expect(desk.done).to.deep.equal([
      'asked dial',
      { is: 'dial', number: '+4930123456', queue: null },
    ]);
    await desk.showsPhone({ dialing: '+4930123456' });
    desk.heard();
    await desk.showsInteractions(
      CONNECTED,
      interaction({ id: 'c9', direction: 'outbound', state: 'contacting' }),
    );
    const answer = desk.heard().find(({ type }) => type === 'answer');
    expect(answer?.['body']).to.deep.equal({ result: 'done', interaction: 'c9' });
  });

  it('sets a status by its id or by its system presence, as the agent’s own choice', async () => {
    const desk = await openEventDesk();
    await desk.ask({ action: 'setStatus', status: 'p-busy' });
    await desk.ask({ action: 'setStatus', status: 'available' });
    expect(desk.done).to.deep.equal([
      'asked setStatus',
      { choose: BUSY.status },
      'asked setStatus',
      { choose: AVAILABLE.status },
    ]);
    await desk.shows({ pureCloud: { ...READY.pureCloud, shown: BUSY } });
    expect(desk.answers()).to.deep.equal(['done']);
    await desk.shows({ pureCloud: { ...READY.pureCloud, shown: AVAILABLE } });
    expect(desk.answers()).to.deep.equal(['done']);
  });

  it('tells of a status that waits until the agent’s work is over', async () => {
    const desk = await openEventDesk();
    await desk.ask({ action: 'setStatus', status: 'BUSY' });
    desk.heard();
    await desk.shows({ pureCloud: { ...READY.pureCloud, pending: BUSY } });
    expect(desk.answers()).to.deep.equal([]);
    await desk.clock.advance(3_000);
    const answer = desk.heard().find(({ type }) => type === 'answer');
    expect(answer?.['body']).to.deep.equal({ result: 'done', pending: true });
  });

  it('race: an event that comes before PureCloud’s answer: done once the next action would find nothing under way', async () => {
    const desk = await openEventDesk();
    await desk.showsInteractions(CONNECTED);
    await desk.ask({ action: 'hold', interaction: 'c1' });
    await desk.showsInteractions(interaction({ held: true, underWay: ['hold'] }));
    expect(desk.answers()).to.deep.equal([]);
    await desk.showsInteractions(interaction({ held: true }));
    expect(desk.answers()).to.deep.equal(['done']);
    await desk.ask({ action: 'resume', interaction: 'c1' });
    await desk.showsInteractions(interaction({ underWay: ['resume'] }));
    await desk.clock.advance(3_000);
    expect(desk.answers()).to.deep.equal(['done']);
  });

  it('is refused with the word for what went wrong', async () => {
    const desk = await openEventDesk();
    await desk.showsInteractions(CONNECTED);
    await desk.ask({ action: 'hold', interaction: 'c1' });
    const failure = {
      wanted: 'hold',
      reason: 'serverError',
      needs: [],
      interaction: 'c1',
      at: 5,
    } as const;
    await desk.showsPhone({ failure });
    expect(desk.answers()).to.deep.equal(['serverError']);
    // What was told before is no answer to what is asked now.
    await desk.ask({ action: 'hold', interaction: 'c1' });
    await desk.shows({});
    expect(desk.answers()).to.deep.equal([]);
    await desk.showsPhone({ failure: { ...failure, reason: 'network', at: 6 } });
    expect(desk.answers()).to.deep.equal(['network']);
  });

  it('is refused where the status could not be set', async () => {
    const desk = await openEventDesk();
    const old = { kind: 'choiceFailed', reason: 'network' } as const;
    await desk.shows({ troubles: [old] });
    await desk.ask({ action: 'setStatus', status: 'BUSY' });
    await desk.shows({ troubles: [old] });
    expect(desk.answers()).to.deep.equal([]);
    const refused = { kind: 'refused', side: 'pureCloud', status: BUSY } as const;
    await desk.shows({ troubles: [{ ...refused, reason: 'notPermitted' }] });
    expect(desk.answers()).to.deep.equal(['notPermitted']);
  });

  it('is refused where the agent has no station to go On Queue with, or is asked about it', async () => {
    const desk = await openEventDesk(ALL_ACTIONS, {
      pureCloud: { ...READY.pureCloud, shown: AVAILABLE, onQueue: false },
    });
    await desk.ask({ action: 'setStatus', status: 'ON_QUEUE' });
    await desk.showsPhone({ station: null, asksOnQueue: true });
    expect(desk.answers()).to.deep.equal(['asksAgent']);
    await desk.showsPhone({ asksOnQueue: false });
    await desk.ask({ action: 'setStatus', status: 'ON_QUEUE' });
    const failure = { wanted: 'goOnQueue', reason: 'noStation', interaction: null } as const;
    await desk.showsPhone({ failure: { ...failure, needs: [], at: 7 } });
    expect(desk.answers()).to.deep.equal(['noStation']);
  });

  it('is refused where the phone finds that a number is none', async () => {
    const desk = await openEventDesk();
    await desk.ask({ action: 'dial', number: '+999123456' });
    const failure = { wanted: 'dial', reason: 'countryCode', interaction: null } as const;
    await desk.showsPhone({ failure: { ...failure, needs: [], at: 7 } });
    expect(desk.answers()).to.deep.equal(['badNumber']);
  });

  it('is refused at once where it cannot be done, and nothing is done', async () => {
    const outbound = interaction({ id: 'c3', direction: 'outbound', state: 'dialing' });
    const desk = await openEventDesk();
    const dial = { action: 'dial', number: '+4930123456' };
    await desk.ask({ action: 'hold', interaction: 'nobody' });
    await desk.ask({ action: 'setStatus', status: 'Lunch' });
    await desk.showsInteractions(ALERTING);
    await desk.ask({ action: 'mute', interaction: ALERTING.id });
    await desk.showsInteractions({ ...CONNECTED, underWay: ['transfer'] });
    await desk.ask({ action: 'hold', interaction: 'c1' });
    await desk.showsInteractions(outbound);
    await desk.ask(dial);
    await desk.showsPhone({ interactions: [], dialing: '+4930999999' });
    await desk.ask(dial);
    await desk.showsPhone({ dialing: null, station: null });
    await desk.ask(dial);
    await desk.shows({ phone: null });
    await desk.ask(dial);
    await desk.shows({ pureCloud: { ...READY.pureCloud, condition: 'lost' } });
    await desk.ask({ action: 'setStatus', status: 'BUSY' });
    await desk.shows({ signIn: 'signedOut' });
    await desk.ask({ action: 'setStatus', status: 'BUSY' });
    expect(desk.answers()).to.deep.equal([
      'unknownInteraction',
      'unknownStatus',
      'notPossible',
      'busy',
      'alreadyDialing',
      'alreadyDialing',
      'noStation',
      'notReady',
      'notReady',
      'signedOut',
    ]);
    expect(desk.done).to.deep.equal([]);
  });

  it('is answered though nothing comes of it', async () => {
    const desk = await openEventDesk();
    await desk.showsInteractions(CONNECTED);
    await desk.ask({ action: 'hold', interaction: 'c1' });
    await desk.clock.advance(14_000);
    expect(desk.answers()).to.deep.equal([]);
    await desk.clock.advance(1_500);
    expect(desk.answers()).to.deep.equal(['noAnswer']);
    await desk.showsInteractions({ ...CONNECTED, held: true });
    expect(desk.answers()).to.deep.equal([]);
  });

  it('race: a call that ends while it is being held is answered as gone', async () => {
    const desk = await openEventDesk();
    await desk.showsInteractions(CONNECTED);
    await desk.ask({ action: 'hold', interaction: 'c1' });
    await desk.showsInteractions();
    expect(desk.answers()).to.deep.equal(['unknownInteraction']);
  });

  it('is refused where the definition lets others listen only, or does not list it', async () => {
    const listening = await openEventDesk({ eventApi: 'events', eventApiActions: 'hold' });
    await listening.showsInteractions(CONNECTED);
    await listening.ask({ action: 'hold', interaction: 'c1' });
    expect(listening.answers()).to.deep.equal(['off']);
    const desk = await openEventDesk({ eventApi: 'actions', eventApiActions: 'mute' });
    await desk.showsInteractions(CONNECTED);
    await desk.ask({ action: 'hold', interaction: 'c1' });
    expect(desk.answers()).to.deep.equal(['notAllowed']);
    expect([...listening.done, ...desk.done]).to.deep.equal([]);
  });

  it('says with each interaction what can be asked for, of what is allowed', async () => {
    const desk = await openEventDesk({
      eventApi: 'actions',
      eventApiActions: 'hold, resume, dial',
    });
    desk.heard();
    await desk.showsInteractions(CONNECTED);
    const [added] = desk.events();
    const told = added?.['interaction'];
    expect(isRecord(told) && told['can']).to.deep.equal(['hold']);
  });
});

describe('a request that comes again', () => {
  it('race: while it is under way, is not done twice and answered once', async () => {
    const desk = await openEventDesk();
    await desk.showsInteractions(CONNECTED);
    for (let nth = 0; nth < 3; nth += 1) {
      await desk.ask({ action: 'hold', interaction: 'c1' }, 'same');
    }
    await desk.showsInteractions({ ...CONNECTED, held: true });
    expect(desk.answers()).to.deep.equal(['done']);
    expect(desk.done).to.have.length(2);
  });

  it('after its answer, is given the same answer, whatever is so by then', async () => {
    const desk = await openEventDesk();
    await desk.ask({ action: 'hold', interaction: 'c1' }, 'same');
    await desk.showsInteractions(CONNECTED);
    await desk.ask({ interaction: 'c1', action: 'hold' }, 'same');
    expect(desk.answers()).to.deep.equal(['unknownInteraction', 'unknownInteraction']);
    expect(desk.done).to.deep.equal([]);
  });

  it('with something else in it is refused, and another component’s of the same name is not', async () => {
    const desk = await openEventDesk();
    await desk.showsInteractions(CONNECTED);
    await desk.ask({ action: 'mute', interaction: 'c1' }, 'same');
    await desk.ask({ action: 'hangUp', interaction: 'c1' }, 'same');
    expect(desk.answers()).to.deep.equal(['requestIdUsed']);
    await desk.say({
      ...HELLO,
      type: 'action',
      requestId: 'same',
      body: { action: 'hangUp', interaction: 'c1' },
    });
    expect(desk.done).to.have.length(4);
  });
});

describe('the limits', () => {
  it('let five calls a minute through, and say when the next one may be asked for', async () => {
    const desk = await openEventDesk();
    const call = (nth: number) =>
      desk.ask({ action: 'dial', number: `+493012345${nth}` }, `d${nth}`);
    for (let nth = 0; nth < 5; nth += 1) {
      await call(nth);
      const id = `call ${nth}`;
      await desk.showsInteractions(interaction({ id, direction: 'outbound' }));
      await desk.showsInteractions();
    }
    expect(desk.answers()).to.deep.equal(['done', 'done', 'done', 'done', 'done']);
    await call(5);
    const [refused] = desk.heard();
    expect(refused?.['body']).to.deep.include({ result: 'refused', reason: 'tooMany' });
    const body = refused?.['body'];
    const wait = isRecord(body) ? Number(body['retryAfter']) : 0;
    expect(wait).to.be.within(59, 60);
    expect(desk.done).to.have.length(10);
    await desk.clock.advance((wait - 1) * 1_000);
    await call(5);
    expect(desk.answers()).to.deep.equal(['tooMany']);
    await desk.clock.advance(1_000);
    await call(5);
    expect(desk.done).to.have.length(12);
  });

  it('let thirty actions of all kinds through', async () => {
    const desk = await openEventDesk();
    await desk.showsInteractions(CONNECTED);
    for (let nth = 0; nth < 16; nth += 1) {
      for (const [action, held] of [
        ['hold', true],
        ['resume', false],
      ] as const) {
        await desk.ask({ action, interaction: 'c1' });
        await desk.showsInteractions(interaction({ held }));
      }
    }
    const answers = desk.answers();
    expect(answers.slice(0, 30)).to.deep.equal(Array(30).fill('done'));
    expect(answers.slice(30)).to.deep.equal(['tooMany', 'tooMany']);
  });

  it('leave a flood unread, and listen again a minute later', async () => {
    const desk = await openEventDesk();
    await desk.showsInteractions(CONNECTED);
    desk.heard();
    for (let nth = 0; nth < 500; nth += 1) await desk.ask({ action: 'no such thing' });
    expect(desk.answers().length).to.be.below(121);
    await desk.ask({ action: 'hold', interaction: 'c1' });
    expect(desk.done).to.deep.equal([]);
    await desk.clock.advance(60_000);
    await desk.ask({ action: 'hold', interaction: 'c1' });
    expect(desk.done).to.have.length(2);
  });
});

describe('hostile messages', () => {
  const VALID = {
    ...HELLO,
    type: 'action',
    requestId: 'r',
    body: { action: 'hangUp', interaction: 'c1' },
  };
  const ring: Record<string, unknown> = {};
  ring['self'] = ring;
  const SILENT: readonly unknown[] = [
    null,
    0,
    'hello',
    [],
    ring,
    { ...VALID, source: 'softphone' },
    { ...VALID, source: 'softphone', instanceId: 'page-1' },
    { ...VALID, source: '' },
    { ...VALID, source: { toString: 'softphone' } },
    { ...VALID, source: 'x'.repeat(101) },
    { ...VALID, instanceId: 7 },
    { ...VALID, instanceId: 'x'.repeat(1e6) },
    { ...VALID, requestId: null },
    { ...VALID, requestId: 'x'.repeat(101) },
    { ...HELLO, seq: -1 },
    { ...HELLO, type: 'snapshot' },
    JSON.parse('{"__proto__":{"version":1,"source":"a","instanceId":"i"}}'),
  ];
  const INVALID: readonly unknown[] = [
    { ...VALID, seq: 0 },
    { ...VALID, seq: '1' },
    { ...VALID, seq: 1.5 },
    { ...VALID, type: 'command' },
    { ...VALID, body: { action: 'hangUp' } },
    { ...VALID, body: { action: 'hangUp', interaction: ['c1'] } },
    { ...VALID, body: { action: 'dial', number: 'tel:+4930123456' } },
    { ...VALID, body: { action: 'dial', number: '+49 30 123456' } },
    { ...VALID, body: { action: 'dial', number: '+4930123456', queue: '../users/me' } },
    { ...VALID, body: { action: 'dial', number: 'sip:evil@example.com' } },
    { ...VALID, body: { action: 'transfer', interaction: 'c1', to: {} } },
    {
      ...VALID,
      body: { action: 'transfer', interaction: 'c1', to: { number: '+4930123456', user: 'u' } },
    },
    { ...VALID, body: { action: 'transfer', interaction: 'c1', to: { queue: 'a/../b' } } },
    { ...VALID, body: { action: 'setStatus', status: { id: 'p-busy' } } },
  ];
  const UNKNOWN: readonly unknown[] = [
    { ...VALID, body: null },
    { ...VALID, body: { action: '__proto__' } },
    { ...VALID, body: { action: 'constructor', interaction: 'c1' } },
    { ...VALID, body: { action: 'decline', interaction: 'c1' } },
    { ...VALID, body: { action: 'wrapUp', interaction: 'c1', code: 'x', notes: '' } },
  ];

  it('that name no request are not answered, and do nothing', async () => {
    const desk = await openEventDesk();
    await desk.showsInteractions(CONNECTED);
    desk.heard();
    for (const message of SILENT) await desk.say(message);
    await desk.clock.advance(2_000);
    expect(desk.heard()).to.deep.equal([]);
    expect(desk.done).to.deep.equal([]);
  });

  for (const [reason, messages] of [
    ['invalid', INVALID],
    ['unknownAction', UNKNOWN],
  ] as const) {
    it(`that name one are refused as ${reason}, with what was expected`, async () => {
      for (const message of messages) {
        const desk = await openEventDesk();
        await desk.showsInteractions(CONNECTED);
        desk.heard();
        await desk.say(message);
        const told = desk.heard();
        const text = JSON.stringify(message);
        expect(told, text).to.have.length(1);
        const body = told[0]?.['body'];
        expect(body, text).to.deep.include({ result: 'refused', reason });
        expect(isRecord(body) && body['message'], text).to.match(/must|one of/);
        expect(desk.done, text).to.deep.equal([]);
      }
    });
  }

  it('pollute nothing', async () => {
    const desk = await openEventDesk();
    await desk.say(
      JSON.parse(`{"__proto__":{"polluted":1},"version":1,"source":"a","instanceId":"i",
      "seq":1,"type":"action","requestId":"__proto__","body":{"action":"hold","__proto__":{"polluted":1},
      "interaction":"__proto__"}}`),
    );
    expect(desk.answers()).to.deep.equal(['unknownInteraction']);
    expect('polluted' in {}).to.equal(false);
  });
});
