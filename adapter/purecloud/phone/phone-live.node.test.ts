import { expect } from 'chai';
import type { Interaction, PhoneAction, PhonePort } from '../../ports/phone.js';
import type { PureCloudPortEvent } from '../../ports/pure-cloud.js';
import { startRegion, type LiveRegion } from '../testing/live-region.js';
import { sdkInNode } from '../testing/sdk-in-node.js';

const loadSdk = sdkInNode();

describe('the phone beside the sync', () => {
  let region: LiveRegion;
  let phone: PhonePort;
  let heard: PureCloudPortEvent[];

  beforeEach(async () => {
    region = await startRegion(loadSdk);
    heard = [];
    region.client.listen((event) => heard.push(event));
    await region.signIn.signIn();
    await region.client.connect();
    region.step({ pureCloud: 'ON_QUEUE' });
    region.step({ answering: null });
    phone = await region.client.phone();
  });
  afterEach(() => region.close());

  const of = (id: string): Interaction | undefined =>
    phone.interactions.find((each) => each.id === id);
  const sees = (id: string, matches: (now: Interaction) => boolean): Promise<void> =>
    region.until(() => {
      const now = of(id);
      return now !== undefined && matches(now);
    });
  const gone = (id: string): Promise<void> => region.until(() => of(id) === undefined);
  const perform = (deed: 'answer' | 'hold' | 'hangUp' | 'decline', id = 'c1'): Promise<void> =>
    phone.perform({ do: deed, interaction: id });
  async function talk(more: object = {}): Promise<void> {
    region.step({ interaction: 'c1', is: 'alerting', ...more });
    await sees('c1', ({ state }) => state === 'alerting');
    await perform('answer');
    await sees('c1', ({ state }) => state === 'connected');
  }
  /** What the engine hears of interactions and of the routing status. */
  const told = (): readonly string[] =>
    heard.flatMap((event) => {
      if (event.type === 'interaction') return [`${event.id} ${event.is}`];
      return event.type === 'routingStatus' ? [event.status] : [];
    });
  const deeds = (): number => region.world.pureCloud.phone.deeds;

  it('tells the engine of a call that is answered, held, hung up and wrapped up as it always did', async () => {
    await region.until(() => told().includes('IDLE'));
    heard.length = 0;
    await talk({ wrapUp: 'mandatory' });
    await perform('hold');
    await sees('c1', ({ held }) => held);
    await perform('hangUp');
    await sees('c1', ({ state }) => state === 'afterCallWork');
    const [code] = await phone.wrapUpCodes('c1');
    const wrapUp = { interaction: 'c1', code: code?.id ?? '', notes: '' };
    await phone.perform({ do: 'keepWrapUp', ...wrapUp });
    await phone.perform({ do: 'wrapUp', ...wrapUp });
    await gone('c1');
    await region.until(() => told().at(-1) === 'IDLE');
    expect(told()).to.deep.equal([
      'c1 alerting',
      'c1 connected',
      'INTERACTING',
      'c1 afterCallWork',
      'c1 ended',
      'IDLE',
    ]);
  });

  it('tells the engine of a declined call, which makes the agent not responding', async () => {
    await region.until(() => told().includes('IDLE'));
    heard.length = 0;
    region.step({ interaction: 'c1', is: 'alerting' });
    await sees('c1', ({ state }) => state === 'alerting');
    await perform('decline');
    await region.until(() => told().length === 3);
    expect(told()).to.deep.equal(['c1 alerting', 'c1 ended', 'NOT_RESPONDING']);
  });

  it('tells the engine of an outgoing call from its ringing on', async () => {
    heard.length = 0;
    const id = await phone.dial('+15557654321', null);
    await sees(id, ({ state }) => state === 'dialing');
    region.step({ interaction: id, is: 'connected' });
    await sees(id, ({ state }) => state === 'connected');
    await perform('hangUp', id);
    await gone(id);
    expect(told().filter((each) => each.startsWith(id))).to.deep.equal([
      `${id} alerting`,
      `${id} connected`,
      `${id} ended`,
    ]);
  });

  it('tells the engine that an agent who transfers is free', async () => {
    await talk();
    const [, , billing] = region.world.pureCloud.phone.queues;
    const to = { queue: billing?.id ?? '' };
    await phone.perform({ do: 'transfer', interaction: 'c1', to });
    await region.until(() => told().at(-1) === 'IDLE');
    expect(told()).to.include('c1 ended');
  });

  it('hangs up a call from a callback, and right after it the callback', async () => {
    region.step({ interaction: 'c1', is: 'alerting', media: 'callback', wrapUp: 'mandatory' });
    await sees('c1', ({ state }) => state === 'alerting');
    await perform('answer');
    await sees('c1', ({ can }) => can.includes('callBack'));
    await phone.perform({ do: 'callBack', interaction: 'c1', number: '+15557654321' });
    region.step({ interaction: 'c1', is: 'connected' });
    await sees('c1', ({ can }) => can.includes('hold'));
    await perform('hangUp');
    await sees('c1', ({ can }) => can.includes('callBack'));
    const before = deeds();
    // While the first is still being answered, the second is the same; a moment later it is another.
    await region.until(() => {
      perform('hangUp').catch(() => undefined);
      return of('c1')?.state === 'afterCallWork';
    });
    expect(deeds() - before).to.equal(1);
  });

  it('costs one call when it begins', async () => {
    const before = region.world.state().requests;
    await region.close();
    region = await startRegion(loadSdk);
    await region.signIn.signIn();
    await region.client.connect();
    const connected = region.world.state().requests;
    phone = await region.client.phone();
    await region.until(() => region.world.state().requests === connected + 1);
    expect(before).to.be.greaterThan(0);
  });

  describe('under a fault in mid-action', () => {
    const hold: PhoneAction = { do: 'hold', interaction: 'c1' };

    it('the socket drops while a hold is under way: held once, and shown', async () => {
      await talk();
      const before = deeds();
      const held = phone.perform(hold);
      region.step({ fault: 'socket', is: 'drop' });
      await held;
      await sees('c1', (now) => now.held);
      expect(deeds() - before).to.equal(1);
    });

    it('429 for a moment: done once, when PureCloud takes it', async () => {
      await talk();
      const before = deeds();
      region.step({ fault: 'rest', status: 429, retryAfter: 1, method: 'PATCH' });
      await phone.perform(hold);
      await sees('c1', (now) => now.held);
      expect(deeds() - before).to.equal(1);
    });

    it('500 after it was done: it is so, and nobody is told otherwise', async () => {
      await talk();
      const before = deeds();
      region.step({ fault: 'rest', status: 500, after: true, method: 'PATCH' });
      await phone.perform(hold);
      await sees('c1', (now) => now.held);
      expect(deeds() - before).to.equal(1);
    });

    it('429 for longer: not done, says how long to wait, and is done when it is wanted again', async () => {
      await talk();
      const before = deeds();
      region.step({ fault: 'rest', status: 429, retryAfter: 30, method: 'PATCH' });
      const error: unknown = await phone.perform(hold).catch((reason: unknown) => reason);
      expect(error).to.deep.include({
        failure: { kind: 'transient', reason: 'rateLimited', retryAfter: 30 },
      });
      expect(deeds()).to.equal(before);
      await phone.perform(hold);
      await sees('c1', (now) => now.held);
      expect(deeds() - before).to.equal(1);
    });

    it('the customer hangs up while PureCloud is out of reach: gone once it is back', async () => {
      await talk();
      region.step({ reach: 'pureCloud', is: 'lost' });
      region.step({ customer: 'c1', is: 'hungUp' });
      const error: unknown = await perform('hangUp').catch((reason: unknown) => reason);
      expect(error).to.have.nested.property('failure.kind', 'transient');
      region.step({ reach: 'pureCloud', is: 'back' });
      await gone('c1');
    });

    it('another sign-in of the same agent: the phone goes on', async () => {
      await talk();
      await region.client.connect();
      await phone.perform(hold);
      await sees('c1', (now) => now.held);
    });

    it('a token that ends in a call: refused for the moment, and the call is there after the sign-in', async () => {
      await talk();
      region.step({ fault: 'token', is: 'revoked' });
      const error: unknown = await phone.perform(hold).catch((reason: unknown) => reason);
      expect(error).to.have.nested.property('failure.kind', 'transient');
      await region.signIn.signIn();
      await region.client.connect();
      await phone.perform(hold);
      await sees('c1', (now) => now.held);
    });
  });

  for (const network of ['duplicates', 'reorder'] as const) {
    it(`ends in the true state where the network ${network === 'reorder' ? 'reorders' : 'doubles'} events`, async () => {
      const started = region.world.reset({
        network: { omniLatency: 1, pureCloudLatency: 20, [network]: true },
        start: { omni: 'Offline', pureCloud: 'ON_QUEUE' },
      });
      expect(started.ok).to.equal(true);
      await region.client.connect();
      phone = await region.client.phone();
      await talk();
      await Promise.all([perform('hold'), phone.perform({ do: 'mute', interaction: 'c1' })]);
      await sees('c1', ({ held, muted }) => held && muted);
      await perform('hangUp');
      await gone('c1');
    });
  }
});
