import { expect } from 'chai';
import type { Interaction, PhoneAction } from '../../ports/phone.js';
import { RestError } from '../rest-error.js';
import {
  AGENT,
  call,
  talk,
  makeRegion,
  type TestRegion,
  settle,
  hold,
  resume,
  failureOf,
  eachWithRegion,
} from '../testing/phone-region.js';

describe('the phone over PureCloud', () => {
  let region: TestRegion;
  const paths = (): readonly string[] => region.paths;
  const one = (): Interaction | undefined => region.port.interactions[0];
  const newest = () => region.newest;

  eachWithRegion((made) => {
    region = made;
  });

  it('reads what there is when it begins, and again where that fails', async () => {
    expect(region.reads).to.equal(1);
    const another = makeRegion();
    another.failReads(new RestError('status', 'GET', { status: 500 }));
    await settle(another.clock);
    another.becomes(talk(call('connected')));
    another.back();
    another.failReads(null);
    await another.clock.advance(1_000);
    expect(another.port.interactions).to.have.length(1);
    another.port.dispose();
  });

  it('has begun once what there is was read, or could not be', async () => {
    for (const fails of [null, new RestError('status', 'GET', { status: 500 })]) {
      const another = makeRegion();
      another.port.dispose();
      another.failReads(fails);
      another.becomes(talk(call('connected')));
      const port = another.open();
      await port.begun;
      expect(port.interactions).to.have.length(fails === null ? 1 : 0);
      port.dispose();
    }
  });

  it('sends an action that is under way once, however often it is wanted', async () => {
    region.hear(talk(call('alerting')));
    const answer: PhoneAction = { do: 'answer', interaction: 'c1' };
    const both = [region.port.perform(answer), region.port.perform(answer)];
    await settle(region.clock);
    expect(paths()).to.deep.equal(['PATCH /conversations/calls/c1/participants/own']);
    expect(newest().request).to.deep.include({ body: { state: 'connected' } });
    newest().answer();
    await Promise.all(both);
    // Answered, but no event has told of it yet.
    await region.port.perform(answer);
    region.hear(talk(call('connected')));
    await region.port.perform(answer);
    expect(region.sent).to.have.length(1);
  });

  it('reads afresh where no event tells of an action within 5 s', async () => {
    region.hear(talk(call('connected')));
    const held = region.port.perform(hold);
    await settle(region.clock);
    newest().answer();
    await held;
    region.becomes(talk(call('connected', { held: true })));
    await region.clock.advance(4_900);
    expect(region.reads).to.equal(1);
    await region.clock.advance(200);
    expect(region.reads).to.equal(2);
    expect(one()?.held).to.equal(true);
  });

  it('reads sooner where an event tells of something else', async () => {
    region.hear(talk(call('connected')));
    const held = region.port.perform(hold);
    await settle(region.clock);
    newest().answer();
    await held;
    region.hear(talk(call('connected', { muted: true })));
    region.becomes(talk(call('connected', { held: true, muted: true })));
    await region.clock.advance(1_000);
    expect(region.reads).to.equal(2);
    expect(one()).to.include({ held: true, muted: true });
  });

  it('hold shown by one event and undone by an older one that came after it: is read', async () => {
    region.hear(talk(call('connected')));
    const held = region.port.perform(hold);
    await settle(region.clock);
    region.becomes(talk(call('connected', { held: true, muted: true })));
    region.hear(talk(call('connected', { held: true, muted: true })));
    newest().answer();
    await held;
    await settle(region.clock);
    region.hear(talk(call('connected', { muted: true })));
    await settle(region.clock);
    expect(region.reads).to.equal(2);
    expect(one()).to.include({ held: true });
  });

  it('reads nothing where the event comes', async () => {
    region.hear(talk(call('connected')));
    const held = region.port.perform(hold);
    await settle(region.clock);
    newest().answer();
    region.hear(talk(call('connected', { held: true })));
    await held;
    await region.clock.advance(60_000);
    expect(region.reads).to.equal(1);
  });

  it('resume wanted while hold is under way: sent once hold shows, although nothing is held as yet', async () => {
    region.hear(talk(call('connected')));
    const wishes = [region.port.perform(hold), region.port.perform(resume)];
    await settle(region.clock);
    expect(region.sent).to.have.length(1);
    newest().answer();
    await settle(region.clock);
    expect(region.sent).to.have.length(1);
    region.hear(talk(call('connected', { held: true })));
    await settle(region.clock);
    expect(region.sent.map(({ request }) => request.body)).to.deep.equal([
      { held: true },
      { held: false },
    ]);
    newest().answer();
    await Promise.all(wishes);
    region.hear(talk(call('connected', { held: false })));
  });

  it('does not let a slow hold keep the agent from hanging up', async () => {
    region.hear(talk(call('connected')));
    const held = region.port.perform(hold);
    const over = region.port.perform({ do: 'hangUp', interaction: 'c1' });
    await settle(region.clock);
    expect(region.sent).to.have.length(2);
    newest().answer();
    await over;
    region.hear(talk(call('disconnected')));
    region.sent[0]?.fail(new RestError('timeout', 'PATCH'));
    // Nobody has to be told that a call could not be held which is over.
    await held;
  });

  it('sends digits one after another, in their order', async () => {
    region.hear(talk(call('connected')));
    const pressed = ['1', '1', '2'].map((digits) =>
      region.port.perform({ do: 'digits', interaction: 'c1', digits }),
    );
    for (let index = 0; index < 3; index += 1) {
      await settle(region.clock);
      expect(region.sent).to.have.length(index + 1);
      newest().answer();
    }
    await Promise.all(pressed);
    expect(region.sent.map(({ request }) => request.body)).to.deep.equal([
      { digits: '1' },
      { digits: '1' },
      { digits: '2' },
    ]);
  });

  it('what came too fast is sent again after a moment, and only what nobody waits for is told', async () => {
    region.hear(talk(call('connected')));
    const held = region.port.perform(hold);
    await settle(region.clock);
    newest().fail(new RestError('status', 'PATCH', { status: 429, retryAfter: 2 }));
    await region.clock.advance(1_900);
    expect(region.sent).to.have.length(1);
    await region.clock.advance(100);
    expect(region.sent).to.have.length(2);
    newest().fail(new RestError('status', 'PATCH', { status: 429, retryAfter: 2 }));
    expect(await failureOf(held)).to.include({ reason: 'rateLimited', retryAfter: 2 });
    expect(region.sent).to.have.length(2);
  });

  it('reads after a refusal for a reason not heard, and not where the reason is known', async () => {
    region.hear(talk(call('connected')));
    for (const [status, reads] of [
      [403, 1],
      [429, 1],
      [400, 2],
    ] as const) {
      region.becomes(talk(call('connected')));
      const held = failureOf(region.port.perform(hold));
      await settle(region.clock);
      newest().fail(new RestError('status', 'PATCH', { status, retryAfter: 30 }));
      await held;
      await settle(region.clock);
      expect(region.reads, `after ${status}`).to.equal(reads);
    }
  });

  it('says what the panel can say: not permitted, and how long to wait', async () => {
    region.hear(talk(call('connected')));
    const expected = [
      [
        { status: 403, code: 'missing.permissions' },
        { kind: 'permanent', reason: 'notPermitted' },
      ],
      [
        { status: 429, retryAfter: 30 },
        { kind: 'transient', reason: 'rateLimited', retryAfter: 30 },
      ],
    ] as const;
    for (const [details, failure] of expected) {
      const held = failureOf(region.port.perform(hold));
      await settle(region.clock);
      newest().fail(new RestError('status', 'PATCH', details));
      expect(await held).to.deep.equal(failure);
    }
  });

  describe('dialing', () => {
    it('calls once for a number, and again once that is over', async () => {
      const first = [region.port.dial('+1555', null), region.port.dial('+1555', null)];
      await settle(region.clock);
      expect(paths()).to.deep.equal(['POST /conversations/calls']);
      expect(newest().request).to.deep.include({ body: { phoneNumber: '+1555' } });
      newest().answer({ id: 'c9', selfUri: '' });
      expect(await Promise.all(first)).to.deep.equal(['c9', 'c9']);
      region.hear(talk(call('contacting', { direction: 'outbound' }), 'c9'));
      const again = region.port.dial('+1555', 'q1');
      await settle(region.clock);
      expect(newest().request.body).to.deep.equal({ phoneNumber: '+1555', callFromQueueId: 'q1' });
      newest().answer({ id: 'c9' });
      await again;
    });

    it('finds by a read the call of which no event tells', async () => {
      const placed = region.port.dial('+1555', null);
      await settle(region.clock);
      newest().answer({ id: 'c9' });
      await placed;
      region.becomes(talk(call('dialing', { direction: 'outbound' }), 'c9'));
      await region.clock.advance(5_000);
      expect(one()).to.deep.include({ id: 'c9', state: 'dialing' });
    });

    it('hears of a call before its answer comes', async () => {
      const placed = region.port.dial('+1555', null);
      await settle(region.clock);
      region.hear(talk(call('contacting', { direction: 'outbound' }), 'c9'));
      newest().answer({ id: 'c9' });
      expect(await placed).to.equal('c9');
      expect(one()).to.deep.include({ id: 'c9', state: 'contacting' });
    });
  });

  it('takes of the customer’s attributes those that are asked for, and no others', async () => {
    const attributes = region.port.attributes('c1', ['SF_Id', 'reason', 'constructor']);
    await settle(region.clock);
    expect(paths()).to.deep.equal(['GET /conversations/c1']);
    newest().answer({
      participants: [
        { purpose: 'agent', attributes: { reason: 'not the customer’s' } },
        { purpose: 'customer', attributes: { SF_Id: '003', secret: '4111', reason: 7 } },
        { purpose: 'customer' },
      ],
    });
    expect(await attributes).to.deep.equal({ SF_Id: '003' });
  });

  it('asks for the names of queues where one is missing, once a minute at most', async () => {
    const forQueue = talk(call('dialing'), 'c1', { queueId: 'q1' });
    region.hear(forQueue);
    await settle(region.clock);
    expect(paths()).to.deep.equal(['GET /routing/queues/me?pageSize=100&pageNumber=1']);
    newest().answer({ entities: [{ id: 'q1', name: 'Support' }] });
    await settle(region.clock);
    expect(one()?.queue).to.deep.equal({ id: 'q1', name: 'Support' });
    region.hear(talk(call('dialing', { id: 'other' }), 'c2', { queueId: 'strange' }));
    await settle(region.clock);
    expect(region.sent).to.have.length(1);
  });

  it('offers an optional wrap-up for ten minutes, also where PureCloud no longer lists the call', async () => {
    const demand = { wrapupExpected: true, wrapupPrompt: 'optional' };
    region.hear(talk(call('connected'), 'c1', demand));
    const over = new Date(region.clock.now()).toISOString();
    const hungUp = call('disconnected', { connectedTime: over, disconnectedTime: over });
    region.hear(talk(hungUp, 'c1', demand));
    region.late(region.heard);
    expect(one()).to.include({ state: 'afterCallWork' });
    await region.clock.advance(9 * 60_000);
    expect(region.port.interactions).to.have.length(1);
    await region.clock.advance(2 * 60_000);
    expect(region.port.interactions).to.deep.equal([]);
  });

  it('tells only of changes', () => {
    const told: (readonly Interaction[])[] = [];
    region.port.listen((all) => told.push(all));
    region.hear(talk(call('connected')));
    region.hear(talk(call('connected')));
    region.hear({ id: 'c2' });
    region.hear({ ...talk(call('connected')), participants: 'hostile' });
    expect(told).to.have.length(1);
  });

  describe('looking up', () => {
    it('gives people and queues, the agent not among them, at most 25', async () => {
      const found = region.port.search(' kim ');
      await settle(region.clock);
      expect(paths()).to.deep.equal([
        'POST /users/search',
        'GET /routing/queues?pageSize=25&name=*kim*',
      ]);
      const people = Array.from({ length: 25 }, (_none, index) => ({
        id: index === 0 ? AGENT : `p${index}`,
        name: `Kim ${index}`,
        title: 'Engineer',
        department: 'Second level',
      }));
      const queues = Array.from({ length: 20 }, (_none, index) => ({
        id: `q${index}`,
        name: `Kimono ${index}`,
        memberCount: 3,
      }));
      region.sent[0]?.answer({ results: people });
      region.sent[1]?.answer({ entities: queues });
      const all = await found;
      expect(all).to.have.length(25);
      expect(all[0]).to.deep.equal({
        kind: 'person',
        id: 'p1',
        name: 'Kim 1',
        detail: 'Engineer, Second level',
      });
      expect(all.at(-1)).to.deep.equal({ kind: 'queue', id: 'q7', name: 'Kimono 7', detail: '3' });
    });

    it('gives what the agent may see where a right is missing, and fails where both are', async () => {
      const forbidden = new RestError('status', 'GET', { status: 403 });
      const some = region.port.search('kim');
      await settle(region.clock);
      region.sent[0]?.answer({ results: [{ id: 'p1', name: 'Kim' }] });
      region.sent[1]?.fail(forbidden);
      expect(await some).to.have.length(1);
      const none = failureOf(region.port.search('kim'));
      await settle(region.clock);
      region.sent[2]?.fail(forbidden);
      region.sent[3]?.fail(forbidden);
      expect(await none).to.deep.equal({ kind: 'permanent', reason: 'notPermitted' });
    });

    it('asks for nothing where nothing is wanted', async () => {
      expect(await region.port.search('  ')).to.deep.equal([]);
      expect(await region.port.wrapUpCodes('unknown')).to.deep.equal([]);
      expect(region.sent).to.deep.equal([]);
    });
  });
});
