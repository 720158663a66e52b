import { expect } from 'chai';
import type { OmniPortEvent } from '../ports/omni.js';
import { PortError } from '../ports/port-error.js';
import { createManualClock, type ManualClock } from '../ports/simulated/manual-clock.js';
import { SimulatedOmniOrg } from '../ports/simulated/omni-org.js';
import { createOmniChannel, type OmniChannel } from './omni-client.js';
import {
  createSimulatedBridge,
  type SimulatedBridge,
  type SimulatedBridgeOptions,
} from './testing/aura-bridge.js';
import {
  createSimulatedMessageChannel,
  type SimulatedMessageChannel,
} from './testing/message-channel.js';

const BUSY = '0N5000000000003';
const AVAILABLE = '0N5000000000001';

describe('the softphone and its bridge', () => {
  let clock: ManualClock;
  let org: SimulatedOmniOrg;
  let channel: SimulatedMessageChannel;
  let ports: OmniChannel[];
  let heard: OmniPortEvent[];

  beforeEach(() => {
    clock = createManualClock();
    org = new SimulatedOmniOrg();
    org.change('Available_Case');
    channel = createSimulatedMessageChannel(clock);
    ports = [];
    heard = [];
  });
  afterEach(() => {
    for (const port of ports) port.dispose();
  });

  const softphone = (instanceId = 'softphone1'): OmniChannel => {
    const port = createOmniChannel({ messages: channel, clock, instanceId });
    port.listen((event) => heard.push(event));
    ports.push(port);
    return port;
  };
  const bridge = (options: Partial<SimulatedBridgeOptions> = {}): SimulatedBridge =>
    createSimulatedBridge({ clock, channel, org, ...options });
  const contact = (): OmniPortEvent[] =>
    heard.filter(({ type }) => type === 'condition' || type === 'reach');
  const settled = async (call: Promise<unknown>, milliseconds: number): Promise<unknown> => {
    let result: unknown = 'pending';
    call.then(
      () => (result = 'done'),
      (error: unknown) => (result = error instanceof PortError ? error.failure : error),
    );
    await clock.advance(milliseconds);
    return result;
  };
  const sent = (kind: string, source: string): number =>
    channel.published.filter((message) => message['kind'] === kind && message['source'] === source)
      .length;

  describe('finding each other', () => {
    it('works when the bridge is there first', async () => {
      bridge();
      await clock.advance(60_000);
      softphone();
      await clock.advance(200);
      expect(contact()).to.deep.equal([{ type: 'condition', condition: 'ready' }]);
    });

    it('works when the softphone is there first', async () => {
      softphone();
      await clock.advance(6_000);
      bridge();
      await clock.advance(200);
      expect(contact()).to.deep.equal([{ type: 'condition', condition: 'ready' }]);
    });

    it('does not use the channel before the bridge has rendered or heard of a softphone', async () => {
      const late = bridge({ rendered: false });
      await clock.advance(10_000);
      expect(channel.published).to.deep.equal([]);
      late.render();
      late.render();
      expect(sent('ready', 'bridge')).to.equal(1);
    });

    it('needs no rendering where a softphone says hello', async () => {
      bridge({ rendered: false });
      softphone();
      await clock.advance(200);
      expect(contact()).to.deep.equal([{ type: 'condition', condition: 'ready' }]);
    });

    it('says that the bridge is missing, and finds one that comes later', async () => {
      const port = softphone();
      expect(await settled(port.read(), 9_900)).to.deep.equal({
        kind: 'transient',
        reason: 'timeout',
      });
      expect(contact()).to.deep.equal([]);
      await clock.advance(200);
      expect(contact()).to.deep.equal([
        { type: 'condition', condition: 'bridgeMissing' },
        { type: 'reach', side: 'omni', is: 'lost', reason: 'bridgeSilent' },
      ]);
      expect(await settled(port.set(BUSY, 'sync'), 0)).to.deep.equal({
        kind: 'transient',
        reason: 'network',
      });
      await clock.advance(120_000);
      bridge();
      await clock.advance(200);
      expect(contact().slice(2)).to.deep.equal([
        { type: 'condition', condition: 'ready' },
        { type: 'reach', side: 'omni', is: 'back' },
      ]);
    });

    it('calls a missing bridge ever more seldom, at most once a minute', async () => {
      softphone();
      await clock.advance(10_100);
      const before = sent('hello', 'softphone');
      await clock.advance(5 * 60_000);
      expect(sent('hello', 'softphone') - before).to.be.within(5, 9);
    });

    it('asks for the bridge again by retryNow', async () => {
      const port = softphone();
      await clock.advance(200_000);
      let deaf = true;
      channel.tamper = (passing) => (passing.copies = deaf ? 0 : 1);
      bridge();
      await clock.advance(1);
      deaf = false;
      port.retryNow();
      await clock.advance(200);
      expect(contact().at(-1)).to.deep.equal({ type: 'reach', side: 'omni', is: 'back' });
    });

    it('hears a second bridge in the tab, and not both in turns', async () => {
      bridge();
      softphone();
      await clock.advance(1_000);
      bridge();
      await clock.advance(60_000);
      heard.length = 0;
      org.change('Busy', 'manual');
      await clock.advance(1_000);
      expect(heard.filter(({ type }) => type === 'status')).to.have.length(1);
      expect(contact()).to.deep.equal([]);
    });

    it('has a request carried out by one of two bridges', async () => {
      bridge();
      bridge();
      const port = softphone();
      await clock.advance(1_000);
      expect(await settled(port.set(BUSY, 'sync'), 1_000)).to.equal('done');
      expect(org.writes).to.equal(1);
    });

    it('serves a softphone that was reloaded', async () => {
      bridge();
      const first = softphone('softphone1');
      await clock.advance(1_000);
      await settled(first.set(BUSY, 'sync'), 1_000);
      first.dispose();
      const second = softphone('softphone2');
      expect(await settled(second.set(AVAILABLE, 'sync'), 1_000)).to.equal('done');
      expect(org.status?.apiName).to.equal('Available_Case');
    });
  });

  describe('staying in touch', () => {
    it('stays ready for hours without a word from anyone', async () => {
      bridge();
      softphone();
      await clock.advance(3 * 60 * 60_000);
      expect(contact()).to.deep.equal([{ type: 'condition', condition: 'ready' }]);
    });

    it('notices within 12 s that the bridge is silent, and at once that it is back', async () => {
      bridge();
      softphone();
      await clock.advance(1_000);
      channel.tamper = (passing) => (passing.copies = 0);
      await clock.advance(12_000);
      expect(contact().slice(1)).to.deep.equal([
        { type: 'condition', condition: 'bridgeSilent' },
        { type: 'reach', side: 'omni', is: 'lost', reason: 'bridgeSilent' },
      ]);
      channel.tamper = () => {};
      await clock.advance(5_500);
      expect(contact().slice(3)).to.deep.equal([
        { type: 'condition', condition: 'ready' },
        { type: 'reach', side: 'omni', is: 'back' },
      ]);
    });

    it('does not take a bridge for silent whose timers are held up but who answers', async () => {
      bridge();
      softphone();
      await clock.advance(1_000);
      channel.tamper = (passing) =>
        (passing.copies = passing.message['kind'] === 'heartbeat' ? 0 : 1);
      await clock.advance(60_000);
      expect(
        contact().some((event) => 'condition' in event && event.condition === 'bridgeSilent'),
      ).to.equal(false);
    });

    it('reads afresh after a reload of the bridge', async () => {
      const first = bridge();
      softphone();
      await clock.advance(1_000);
      first.destroy();
      bridge();
      await clock.advance(200);
      expect(contact().slice(1)).to.deep.equal([
        { type: 'reach', side: 'omni', is: 'lost', reason: 'connection' },
        { type: 'reach', side: 'omni', is: 'back' },
      ]);
    });

    it('leaves no timer of the bridge behind', async () => {
      const first = bridge();
      await clock.advance(1_000);
      first.destroy();
      expect(clock.waiting).to.equal(0);
    });

    it('reads afresh after a message that did not arrive', async () => {
      bridge();
      softphone();
      await clock.advance(1_000);
      channel.tamper = (passing) => (passing.copies = passing.message['kind'] === 'event' ? 0 : 1);
      org.change('Busy', 'manual');
      await clock.advance(5_500);
      expect(heard.some(({ type }) => type === 'status')).to.equal(false);
      expect(contact().slice(1)).to.deep.equal([
        { type: 'reach', side: 'omni', is: 'lost', reason: 'connection' },
        { type: 'reach', side: 'omni', is: 'back' },
      ]);
    });

    it('reads afresh after a message that was missed while the first read was under way', async () => {
      bridge();
      softphone();
      channel.tamper = (passing) => {
        if (passing.message['kind'] === 'answer') passing.delay = 500;
        if (JSON.stringify(passing.message).includes('statusChanged')) passing.copies = 0;
      };
      await clock.advance(30);
      org.change('Busy', 'manual');
      org.assign('0Bz000000000001AAA', '500000000000001AAA');
      await clock.advance(1_000);
      expect(contact()).to.deep.equal([
        { type: 'condition', condition: 'ready' },
        { type: 'reach', side: 'omni', is: 'lost', reason: 'connection' },
        { type: 'reach', side: 'omni', is: 'back' },
      ]);
    });

    it('takes an event that arrives twice once', async () => {
      bridge();
      softphone();
      await clock.advance(1_000);
      channel.tamper = (passing) => (passing.copies = 2);
      org.change('Busy', 'manual');
      await clock.advance(1_000);
      expect(heard.filter(({ type }) => type === 'status')).to.have.length(1);
    });

    it('takes an event that was overtaken for lost', async () => {
      bridge();
      softphone();
      await clock.advance(1_000);
      let held = 0;
      channel.tamper = (passing) => {
        if (passing.message['kind'] !== 'event') return;
        passing.delay = held === 0 ? 500 : 0;
        held += 1;
      };
      org.change('Busy', 'manual');
      org.change('Transition', 'manual');
      await clock.advance(1_000);
      expect(heard.filter(({ type }) => type === 'status')).to.deep.equal([
        { type: 'status', side: 'omni', status: '0N5000000000002', reason: 'manual' },
      ]);
      expect(contact().at(-1)).to.deep.equal({ type: 'reach', side: 'omni', is: 'back' });
    });
  });

  describe('requests', () => {
    it('say for whom they are', async () => {
      bridge();
      const port = softphone();
      await clock.advance(1_000);
      await settled(port.set(BUSY, 'agent'), 1_000);
      await settled(port.set(AVAILABLE, 'sync'), 1_000);
      const asked = channel.published.flatMap(({ kind, body }) =>
        kind === 'request' && typeof body === 'object' && body !== null && 'by' in body
          ? [body.by]
          : [],
      );
      expect(asked).to.deep.equal(['agent', 'sync']);
    });

    it('are carried out once, however often they arrive', async () => {
      bridge();
      const port = softphone();
      await clock.advance(1_000);
      channel.tamper = (passing) =>
        (passing.copies = passing.message['kind'] === 'request' ? 3 : 1);
      expect(await settled(port.set(BUSY, 'sync'), 5_000)).to.equal('done');
      expect(org.writes).to.equal(1);
    });

    it('come again when they were lost', async () => {
      bridge();
      const port = softphone();
      await clock.advance(1_000);
      let lost = 0;
      channel.tamper = (passing) => {
        if (passing.message['kind'] === 'request' && lost === 0) {
          passing.copies = 0;
          lost += 1;
        }
      };
      expect(await settled(port.set(BUSY, 'sync'), 2_000)).to.equal('done');
      expect(org.writes).to.equal(1);
    });

    it('are answered again, and not carried out again, when the answer was lost', async () => {
      bridge();
      const port = softphone();
      await clock.advance(1_000);
      let lost = 0;
      channel.tamper = (passing) => {
        if (passing.message['kind'] === 'answer' && lost === 0) {
          passing.copies = 0;
          lost += 1;
        }
      };
      expect(await settled(port.set(BUSY, 'sync'), 2_000)).to.equal('done');
      expect(org.writes).to.equal(1);
    });

    it('to a bridge that was reloaded meanwhile fail, and its successor leaves them alone', async () => {
      const first = bridge();
      const port = softphone();
      await clock.advance(1_000);
      channel.tamper = (passing) =>
        (passing.copies = passing.message['kind'] === 'request' ? 0 : 1);
      const call = port.set(BUSY, 'sync');
      await clock.advance(10);
      channel.tamper = () => {};
      first.destroy();
      bridge();
      expect(await settled(call, 5_000)).to.deep.equal({ kind: 'transient', reason: 'network' });
      expect(org.writes).to.equal(0);
    });

    it('that a stranger makes are not carried out', async () => {
      bridge();
      softphone();
      await clock.advance(1_000);
      channel.publish('OmniBridge__c', {
        protocol: 1,
        source: 'someone',
        instance: 'x',
        seq: 1,
        kind: 'request',
        requestId: 'x-1',
        body: { action: 'logout' },
      });
      await clock.advance(1_000);
      expect(org.status?.apiName).to.equal('Available_Case');
    });

    it('that the bridge does not know are refused', async () => {
      bridge();
      await clock.advance(100);
      const instance = channel.published[0]?.['instance'];
      channel.publish('OmniBridge__c', {
        protocol: 1,
        source: 'softphone',
        instance: 's',
        seq: 1,
        kind: 'request',
        requestId: 's-1',
        body: { action: 'dance', bridge: instance },
      });
      await clock.advance(100);
      const answer = channel.published.find(({ kind }) => kind === 'answer');
      expect(answer?.['requestId']).to.equal('s-1');
      expect(answer?.['body']).to.deep.include({ is: 'refused' });
    });
  });

  describe('without Omni-Channel', () => {
    for (const missing of ['hangs', 'refuses'] as const) {
      it(`says that the utility is missing when the toolkit ${missing}, and in the utility item, too`, async () => {
        const item = bridge({ missing });
        const port = softphone();
        const read = settled(port.read(), 5_000);
        expect(await read).to.deep.include({ kind: 'transient' });
        expect(contact()).to.deep.equal([
          { type: 'condition', condition: 'omniMissing' },
          { type: 'reach', side: 'omni', is: 'lost', reason: 'omniMissing' },
        ]);
        expect(item.state).to.equal('omniUnavailable');
        expect(item.words).to.contain('Add the Omni-Channel utility');
      });
    }

    it('gives a console that is still loading a moment before it takes the agent for Offline', async () => {
      org = new SimulatedOmniOrg();
      bridge({ loggedOut: 'refusesAll' });
      const port = softphone();
      const reading = port.read();
      await clock.advance(300);
      org.change('Available_Case', 'login');
      await clock.advance(1_000);
      expect((await reading).status).to.equal(AVAILABLE);
      expect(contact()).to.deep.equal([{ type: 'condition', condition: 'ready' }]);
    });

    it('does not take the refusals after a lost connection for a logout', async () => {
      bridge();
      const port = softphone();
      await clock.advance(1_000);
      org.loseConnection();
      org.reachable = true;
      org.status = null;
      await clock.advance(120_000);
      expect(contact().slice(1)).to.deep.equal([
        { type: 'condition', condition: 'connectionError' },
        { type: 'reach', side: 'omni', is: 'lost', reason: 'connection' },
      ]);
      expect(heard.filter(({ type }) => type === 'status')).to.deep.equal([]);
      port.dispose();
    });

    it('tells a logout that follows a duplicate login to nobody', async () => {
      bridge();
      softphone();
      await clock.advance(1_000);
      org.logout('DuplicateLogin');
      org.logout('Logout');
      await clock.advance(1_000);
      expect(heard.filter(({ type }) => type === 'status')).to.deep.equal([]);
    });

    it('tries an unanswered Omni-Channel after 5 s, doubling to a minute', async () => {
      bridge();
      softphone();
      await clock.advance(1_000);
      org.loseConnection();
      const before = sent('request', 'softphone');
      await clock.advance(4_900);
      expect(sent('request', 'softphone')).to.equal(before);
      await clock.advance(200);
      expect(sent('request', 'softphone')).to.equal(before + 1);
      await clock.advance(10 * 60_000);
      const ids = new Set(
        channel.published
          .filter(({ kind }) => kind === 'request')
          .map(({ requestId }) => requestId),
      );
      expect(ids.size).to.be.within(8, 16);
    });

    it('takes a login that no status change follows for the change, in older orgs', async () => {
      org = new SimulatedOmniOrg();
      bridge();
      softphone();
      await clock.advance(1_000);
      channel.tamper = (passing) => {
        const { body } = passing.message;
        const name = typeof body === 'object' && body !== null && 'name' in body ? body.name : '';
        if (name === 'statusChanged') passing.copies = 0;
      };
      org.change('Available_Case', 'login');
      await clock.advance(1_000);
      expect(heard.filter(({ type }) => type === 'status')).to.deep.equal([
        { type: 'status', side: 'omni', status: AVAILABLE },
      ]);
    });
  });

  describe('what the utility item shows', () => {
    it('waits, is connected, and waits again when the softphone has gone', async () => {
      const item = bridge();
      await clock.advance(6_000);
      expect([item.state, item.words]).to.deep.equal(['waiting', 'Waiting for the softphone']);
      const port = softphone();
      await clock.advance(60 * 60_000);
      expect([item.state, item.words]).to.deep.equal(['connected', 'Connected to the softphone']);
      port.dispose();
      await clock.advance(130_000);
      expect(item.state).to.equal('waiting');
    });

    it('says that Omni-Channel has lost its connection, until it is back', async () => {
      const item = bridge();
      softphone();
      await clock.advance(1_000);
      org.loseConnection();
      await clock.advance(100);
      expect(item.state).to.equal('omniDisconnected');
      org.reachable = true;
      org.change('Busy', 'login');
      await clock.advance(100);
      expect(item.state).to.equal('connected');
    });
  });
});
