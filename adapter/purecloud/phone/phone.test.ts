import { expect } from 'chai';
import { createManualClock, type ManualClock } from '../../ports/simulated/manual-clock.js';
import type { JsonRecord } from '../../ports/json.js';
import type { Interaction, PhoneAction, PhonePort } from '../../ports/phone.js';
import { PortError } from '../../ports/port-error.js';
import type { ConversationNews } from '../conversation-news.js';
import type { RoutingStatus } from '../../sync/events.js';
import { RestError } from '../rest-error.js';
import type { RestAnswer, RestRequest } from '../transport.js';
import { createPhone } from './phone.js';

const AGENT = 'agent-id';
const API = 'https://api.example.com';

const call = (state: string, more: JsonRecord = {}): JsonRecord => ({
  id: 'call',
  state,
  direction: 'inbound',
  ...(state === 'connected' ? { connectedTime: '2026-01-05T09:00:00.000Z' } : {}),
  ...more,
});
const talk = (own: JsonRecord, id = 'c1', more: JsonRecord = {}): JsonRecord => ({
  id,
  startTime: '2026-01-05T09:00:00.000Z',
  participants: [
    { id: 'customer', purpose: 'customer', calls: [{ id: 'x', state: 'connected' }] },
    { id: 'own', purpose: 'agent', userId: AGENT, calls: [own], ...more },
  ],
});

/** A region whose answers a test gives by hand. */
function makeRegion() {
  const clock = createManualClock();
  const listeners = new Set<(news: ConversationNews) => void>();
  const sent: {
    request: RestRequest;
    answer(data?: unknown): void;
    fail(error: RestError): void;
  }[] = [];
  let all: readonly JsonRecord[] = [];
  let heard = 0;
  let reads = 0;
  let readsFail: RestError | null = null;
  const tell = (news: ConversationNews): void => {
    for (const listener of listeners) listener(news);
  };
  const open = () =>
    createPhone({
      userId: AGENT,
      hosts: { api: API, login: API },
      clock,
      transport: {
        requests: 0,
        lastTaken: null,
        dispose: () => undefined,
        send: (request) =>
          new Promise<RestAnswer>((resolve, reject) => {
            sent.push({
              request,
              answer: (data) => resolve({ status: 200, data }),
              fail: reject,
            });
          }),
      },
      listen(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      routing: () => 'IDLE',
      readAll() {
        reads += 1;
        if (readsFail !== null) return Promise.reject(readsFail);
        tell({ is: 'all', answer: { entities: all }, asOf: heard });
        return Promise.resolve();
      },
    });
  const port: PhonePort = open();
  return {
    clock,
    port,
    open,
    sent,
    get reads() {
      return reads;
    },
    failReads(error: RestError | null) {
      readsFail = error;
    },
    /** What a read finds from now on; nobody is told. */
    becomes: (...conversations: readonly JsonRecord[]) => void (all = conversations),
    hear(conversation: JsonRecord) {
      heard += 1;
      tell({ is: 'one', conversation, at: heard });
    },
    /** An answer that was asked for when only so much had been heard. */
    late: (asOf: number, ...conversations: readonly JsonRecord[]) =>
      tell({ is: 'all', answer: { entities: conversations }, asOf }),
    back: () => tell({ is: 'back' }),
    routed: (status: RoutingStatus) => tell({ is: 'routing', status }),
    get listeners() {
      return listeners.size;
    },
    get heard() {
      return heard;
    },
  };
}
type TestRegion = ReturnType<typeof makeRegion>;

const settle = (clock: ManualClock): Promise<void> => clock.advance(0);
const hold: PhoneAction = { do: 'hold', interaction: 'c1' };
const resume: PhoneAction = { do: 'resume', interaction: 'c1' };

async function failureOf(promise: Promise<unknown>): Promise<PortError['failure']> {
  const error: unknown = await promise.catch((reason: unknown) => reason);
  if (!(error instanceof PortError)) throw new Error(`Not a PortError: ${String(error)}`);
  return error.failure;
}

describe('the phone over PureCloud', () => {
  let region: TestRegion;
  const paths = (): readonly string[] =>
    region.sent.map(({ request }) => `${request.method} ${request.url.slice(API.length + 7)}`);
  const one = (): Interaction | undefined => region.port.interactions[0];
  const newest = () => {
    const last = region.sent.at(-1);
    if (last === undefined) throw new Error('Nothing was sent.');
    return last;
  };

  beforeEach(async () => {
    region = makeRegion();
    await settle(region.clock);
  });
  afterEach(() => {
    region.port.dispose();
    expect(region.clock.waiting, 'timers left behind').to.equal(0);
    expect(region.listeners, 'listeners left behind').to.equal(0);
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

  describe('an answer that is lost', () => {
    const transfer: PhoneAction = { do: 'transfer', interaction: 'c1', to: { queue: 'q' } };
    const lost = new RestError('timeout', 'PATCH');
    const own = (state: string, id: string): JsonRecord => ({
      id,
      participants: [
        { purpose: 'customer', calls: [{ state: 'dialing', direction: 'outbound' }] },
        { id: 'own', purpose: 'agent', userId: AGENT, calls: [call(state)] },
      ],
    });
    const broken = new RestError('status', 'PATCH', { status: 500 });

    it('of a transfer that was carried out: it is not sent again, and found by a read', async () => {
      region.hear(talk(call('connected')));
      const moved = region.port.perform(transfer);
      await settle(region.clock);
      region.becomes();
      newest().fail(new RestError('network', 'POST'));
      await moved;
      expect(region.reads).to.equal(2);
      expect(region.port.interactions).to.deep.equal([]);
      expect(region.sent).to.have.length(1);
    });

    it('of a transfer that was not: told once that was read', async () => {
      region.hear(talk(call('connected')));
      region.becomes(talk(call('connected')));
      const moved = failureOf(region.port.perform(transfer));
      await settle(region.clock);
      newest().fail(broken);
      expect(await moved).to.deep.equal({ kind: 'transient', reason: 'serverError' });
      expect(region.reads).to.equal(2);
    });

    describe('of going back on queue', () => {
      const goBack = async (): Promise<Promise<void>> => {
        region.routed('NOT_RESPONDING');
        const back = region.port.backOnQueue();
        await settle(region.clock);
        return back;
      };

      it('that was carried out, and its event came before: nothing failed', async () => {
        const back = goBack();
        await settle(region.clock);
        region.routed('IDLE');
        newest().fail(broken);
        await back;
        expect(paths()).to.deep.equal(['PUT /users/agent-id/routingstatus']);
        expect(region.port.notResponding).to.equal(false);
      });

      it('that was carried out, and its event is lost: found by a read', async () => {
        const back = goBack();
        await settle(region.clock);
        newest().fail(lost);
        await settle(region.clock);
        expect(paths().at(-1)).to.equal('GET /users/agent-id/routingstatus');
        newest().answer({ status: 'IDLE' });
        await back;
        expect(region.port.notResponding).to.equal(false);
      });

      it('that was not: told once that was read, and not sent again', async () => {
        const back = failureOf(goBack());
        await settle(region.clock);
        newest().fail(broken);
        await settle(region.clock);
        newest().answer({ status: 'NOT_RESPONDING' });
        expect(await back).to.deep.equal({ kind: 'transient', reason: 'serverError' });
        expect(paths().filter((path) => path.startsWith('PUT'))).to.have.length(1);
        expect(region.port.notResponding).to.equal(true);
      });
    });

    it('and nothing can be read: told, and read again later', async () => {
      region.hear(talk(call('connected')));
      const held = failureOf(region.port.perform(hold));
      await settle(region.clock);
      region.failReads(new RestError('network', 'GET'));
      newest().fail(lost);
      expect(await held).to.deep.equal({ kind: 'transient', reason: 'timeout' });
      region.failReads(null);
      region.becomes(talk(call('connected', { held: true })));
      await region.clock.advance(5_000);
      expect(one()?.held).to.equal(true);
    });

    it('is not waited for where what it is about shows', async () => {
      region.hear(talk(call('connected')));
      let over = false;
      const held = region.port.perform(hold).then(() => (over = true));
      await settle(region.clock);
      region.hear(talk(call('connected', { held: true })));
      await region.clock.advance(900);
      expect(over).to.equal(false);
      await region.clock.advance(100);
      expect(over).to.equal(true);
      newest().fail(lost);
      await held;
    });

    it('is waited for where what showed is undone', async () => {
      region.hear(talk(call('connected')));
      const held = failureOf(region.port.perform(hold));
      await settle(region.clock);
      region.hear(talk(call('connected', { held: true })));
      await region.clock.advance(900);
      region.hear(talk(call('connected')));
      await region.clock.advance(1_000);
      region.becomes(talk(call('connected')));
      newest().fail(broken);
      expect((await held).reason).to.equal('serverError');
    });

    it('of a call: it is made once, and known by its event', async () => {
      const placed = region.port.dial('+1555', null);
      await settle(region.clock);
      region.hear(own('contacting', 'c9'));
      newest().fail(lost);
      expect(await placed).to.equal('c9');
      expect(region.sent).to.have.length(1);
    });

    it('of a call of which no event tells: known by a read', async () => {
      const placed = region.port.dial('+1555', null);
      await settle(region.clock);
      region.becomes(own('contacting', 'c9'));
      newest().fail(broken);
      expect(await placed).to.equal('c9');
    });

    it('of a call that was not made: another call of the agent’s does not pass for it', async () => {
      region.hear(own('connected', 'c1'));
      region.becomes(own('connected', 'c1'));
      const placed = failureOf(region.port.dial('+1555', null));
      await settle(region.clock);
      newest().fail(broken);
      expect((await placed).reason).to.equal('serverError');
    });

    const wrapUp: PhoneAction = { do: 'wrapUp', interaction: 'c1', code: 'solved', notes: '' };
    const afterwards = call('disconnected', { afterCallWork: { state: 'pending' } });
    for (const [wrapup, is] of [
      [{ code: 'solved' }, 'saved'],
      [{ code: 'ININ-WRAP-UP-TIMEOUT' }, 'serverError'],
      [{ code: 'solved', provisional: true }, 'serverError'],
    ] as const) {
      it(`of a wrap-up whose time has run out meanwhile: ${JSON.stringify(wrapup)} is ${is}`, async () => {
        region.hear(talk(afterwards));
        const saved = region.port.perform(wrapUp).then(
          () => 'saved',
          (error: unknown) => (error instanceof PortError ? error.failure.reason : 'unknown'),
        );
        await settle(region.clock);
        region.becomes();
        newest().fail(broken);
        await settle(region.clock);
        expect(paths().at(-1)).to.equal('GET /conversations/c1');
        newest().answer(talk(afterwards, 'c1', { wrapup }));
        expect(await saved).to.equal(is);
      });
    }
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

  describe('what was overtaken', () => {
    it('an event that takes a call back is not believed', () => {
      region.hear(talk(call('connected')));
      region.hear(talk(call('alerting')));
      expect(one()?.state).to.equal('connected');
    });

    it('a call that has ended does not come back by a late event', () => {
      region.hear(talk(call('connected')));
      region.hear(talk(call('disconnected')));
      region.hear(talk(call('connected')));
      expect(region.port.interactions).to.deep.equal([]);
    });

    it('a missed offer that is made again is another', () => {
      region.hear(talk(call('alerting')));
      region.hear(talk(call('disconnected')));
      region.hear(talk(call('alerting', { id: 'second' })));
      expect(one()?.state).to.equal('alerting');
    });

    it('a list that was asked for before an event does not undo it', () => {
      const before = region.heard;
      region.hear(talk(call('connected')));
      region.late(before);
      expect(region.port.interactions).to.have.length(1);
      region.hear(talk(call('disconnected')));
      region.late(before, talk(call('connected')));
      expect(region.port.interactions).to.deep.equal([]);
    });

    it('a list that is newer ends what is not in it', () => {
      region.hear(talk(call('connected')));
      region.late(region.heard);
      expect(region.port.interactions).to.deep.equal([]);
    });
  });

  describe('after a loss', () => {
    it('takes what somebody else reads, and reads itself where nobody does', async () => {
      region.hear(talk(call('connected')));
      region.back();
      await region.clock.advance(100);
      region.late(region.heard);
      await region.clock.advance(10_000);
      expect(region.reads).to.equal(1);
      region.back();
      await region.clock.advance(1_000);
      expect(region.reads).to.equal(2);
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

  describe('an optional wrap-up whose end nobody told of', () => {
    const demand = { wrapupExpected: true, wrapupPrompt: 'optional' };
    const over = '2026-01-05T09:01:00.000Z';
    const broken = new RestError('status', 'GET', { status: 500 });
    const ended = call('disconnected', { connectedTime: over, disconnectedTime: over });

    it('is there again once it is recalled, as long as it may be written', async () => {
      for (const isWritten of [false, true]) {
        region.hear(talk(call('connected'), 'c1', demand));
        region.late(region.heard);
        expect(region.port.interactions).to.deep.equal([]);
        const recalled = region.port.recall('c1');
        expect(paths().at(-1)).to.equal('GET /conversations/c1');
        const wrapup = { code: 'solved', provisional: false };
        newest().answer(talk(ended, 'c1', isWritten ? { ...demand, wrapup } : demand));
        await recalled;
        const states = region.port.interactions.map(({ state }) => state);
        expect(states).to.deep.equal(isWritten ? [] : ['afterCallWork']);
        region.hear(talk(ended, 'c1', { ...demand, wrapup }));
        region = makeRegion();
        await settle(region.clock);
      }
    });

    it('that was finished unheard is read after the next list, and over', async () => {
      region.hear(talk(call('connected'), 'c1', demand));
      region.hear(talk(ended, 'c1', demand));
      region.late(region.heard);
      expect(paths()).to.deep.equal(['GET /conversations/c1']);
      newest().fail(broken);
      await settle(region.clock);
      expect(one()).to.include({ state: 'afterCallWork' });
      region.late(region.heard);
      newest().answer(talk(ended, 'c1', { ...demand, wrapupSkipped: true }));
      await settle(region.clock);
      expect(region.port.interactions).to.deep.equal([]);
    });

    it('is not read where it was heard of meanwhile, nor taken for newer than what was', async () => {
      region.hear(talk(call('connected'), 'c1', demand));
      await region.port.recall('c1');
      expect(region.sent).to.deep.equal([]);
      const recalled = region.port.recall('c2');
      region.hear(talk(call('connected'), 'c2', demand));
      newest().answer(talk(ended, 'c2', demand));
      await recalled;
      expect(region.port.interactions.map(({ state }) => state)).to.deep.equal([
        'connected',
        'connected',
      ]);
    });
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
