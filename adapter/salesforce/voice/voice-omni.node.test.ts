import { expect } from 'chai';
import { omniContract } from '../../ports/omni.contract.js';
import type { OmniPortEvent } from '../../ports/omni.js';
import { PortError } from '../../ports/port-error.js';
import { OMNI_OFFLINE } from '../../sync/status.js';
import { makeVoiceWorld } from './testing/voice-world.js';

omniContract('Salesforce Voice', () => makeVoiceWorld({ bridge: true }));

describe('Omni-Channel in Salesforce Voice', () => {
  const AVAILABLE = '0N5000000000001';
  const BUSY = '0N5000000000003';
  const NOT_GRANTED = '0N5000000000004';
  const WORK = '0Bz000000000001AAA';
  const CASE = '500000000000001AAA';

  const listenTo = ({ port }: ReturnType<typeof makeVoiceWorld>): OmniPortEvent[] => {
    const heard: OmniPortEvent[] = [];
    port.listen((event) => heard.push(event));
    return heard;
  };
  const statusesIn = (heard: readonly OmniPortEvent[]) =>
    heard.filter((event) => event.type === 'status');
  const failureOf = async (call: Promise<unknown>, advance: () => Promise<void>) => {
    const outcome = call.then(
      () => null,
      (reason: unknown) => reason,
    );
    await advance();
    const reason = await outcome;
    return reason instanceof PortError ? reason.failure : reason;
  };

  describe('without the bridge', () => {
    it('is ready with statuses alone, three seconds after it was set up', async () => {
      const world = makeVoiceWorld({ bridge: false });
      const heard = listenTo(world);
      await world.advance(2_900);
      expect(heard.filter(({ type }) => type === 'condition')).to.deep.equal([]);
      await world.advance(200);
      expect(heard.filter(({ type }) => type === 'condition')).to.deep.equal([
        { type: 'condition', condition: 'ready' },
      ]);
      expect(heard.filter(({ type }) => type === 'reach')).to.deep.equal([]);
      world.port.dispose();
    });

    it('reads what Salesforce told last, and no work', async () => {
      const world = makeVoiceWorld({ bridge: false });
      world.org.assign(WORK, CASE);
      const early = world.port.read();
      await world.advance(5_000);
      expect(await early).to.deep.equal({ side: 'omni', status: OMNI_OFFLINE, work: [] });
      world.org.change('Busy', 'manual');
      await world.advance(100);
      expect(await world.port.read()).to.deep.equal({ side: 'omni', status: BUSY, work: [] });
      world.port.dispose();
    });

    it('tells a change without a reason, and its own as its own', async () => {
      const world = makeVoiceWorld({ bridge: false });
      const heard = listenTo(world);
      await world.advance(5_000);
      world.org.change('Available_Case', 'manual');
      await world.advance(100);
      const set = world.port.set(BUSY, 'sync');
      await world.advance(100);
      await set;
      expect(statusesIn(heard)).to.deep.equal([
        { type: 'status', side: 'omni', status: AVAILABLE },
        { type: 'status', side: 'omni', status: BUSY, reason: 'toolkit' },
      ]);
      expect(world.voice.saidOf('SET_AGENT_STATUS')).to.deep.equal([{ statusId: BUSY }]);
      world.port.dispose();
    });

    it('takes the same status chosen by the agent later for the agent’s own', async () => {
      const world = makeVoiceWorld({ bridge: false });
      await world.advance(5_000);
      const set = world.port.set(BUSY, 'sync');
      await world.advance(100);
      await set;
      const heard = listenTo(world);
      world.org.change('Available_Case', 'manual');
      world.org.change('Busy', 'manual');
      await world.advance(6_000);
      expect(statusesIn(heard)).to.deep.equal([
        { type: 'status', side: 'omni', status: AVAILABLE },
        { type: 'status', side: 'omni', status: BUSY },
      ]);
      world.port.dispose();
    });

    it('does not say a status twice that Salesforce tells again', async () => {
      const world = makeVoiceWorld({ bridge: false });
      await world.advance(5_000);
      world.org.change('Busy', 'manual');
      await world.advance(100);
      const heard = listenTo(world);
      world.org.change('Busy', 'manual');
      await world.advance(100);
      expect(statusesIn(heard)).to.deep.equal([]);
      world.port.dispose();
    });

    it('does not wait for word of a status that the agent has already', async () => {
      const world = makeVoiceWorld({ bridge: false });
      await world.advance(5_000);
      world.org.change('Busy', 'manual');
      await world.advance(100);
      await world.port.set(BUSY, 'agent');
      await world.advance(100);
      expect(world.voice.saidOf('SET_AGENT_STATUS')).to.deep.equal([{ statusId: BUSY }]);
      world.port.dispose();
    });

    it('knows by Salesforce’s list alone what this agent may not have', async () => {
      const world = makeVoiceWorld({ bridge: false });
      await world.advance(5_000);
      const failure = await failureOf(world.port.set(NOT_GRANTED, 'sync'), () => world.advance(10));
      expect(failure).to.deep.equal({ kind: 'permanent', reason: 'notGranted' });
      expect(world.voice.saidOf('SET_AGENT_STATUS')).to.deep.equal([]);
      world.port.dispose();
    });

    it('may try again what Salesforce did not take', async () => {
      const world = makeVoiceWorld({ bridge: false });
      await world.advance(5_000);
      world.org.refuseNext = 'No.';
      const failure = await failureOf(world.port.set(BUSY, 'sync'), () => world.advance(10_000));
      expect(failure).to.deep.equal({ kind: 'transient', reason: 'timeout' });
      world.port.dispose();
    });

    it('has everything read afresh when a bridge comes late', async () => {
      const world = makeVoiceWorld({ bridge: true });
      world.channel.tamper = (passing) => {
        passing.copies = 0;
      };
      const heard = listenTo(world);
      world.org.change('Busy', 'manual');
      world.org.assign(WORK, CASE);
      await world.advance(5_000);
      expect(await world.port.read()).to.deep.include({ work: [] });
      world.channel.tamper = () => undefined;
      await world.advance(60_000);
      const reaches = heard.filter(({ type }) => type === 'reach');
      expect(reaches.slice(-2)).to.deep.equal([
        { type: 'reach', side: 'omni', is: 'lost', reason: 'connection' },
        { type: 'reach', side: 'omni', is: 'back' },
      ]);
      const reading = world.port.read();
      await world.advance(200);
      expect((await reading).work.map(({ is }) => is)).to.deep.equal(['assigned']);
      world.port.dispose();
    });
  });

  it('knows every status that the agent may have by its label at once', async () => {
    const world = makeVoiceWorld({ bridge: false });
    const heard = listenTo(world);
    await world.advance(50);
    const learnt = heard.flatMap((event) => (event.type === 'learnt' ? event.statuses : []));
    expect(learnt).to.deep.equal([
      { id: AVAILABLE, label: 'Available for cases', takesWork: true },
      { id: '0N5000000000002', label: 'Transition', takesWork: false },
      { id: BUSY, label: 'Busy', takesWork: false },
    ]);
    world.port.dispose();
  });

  it('asks the console where its bridge lost the word of a change', async () => {
    const world = makeVoiceWorld({ bridge: true });
    world.org.change('Available_Case');
    await world.advance(1_500);
    const heard = listenTo(world);
    world.channel.tamper = (passing) => {
      passing.copies = passing.message['kind'] === 'event' ? 0 : 1;
    };
    world.org.change('Busy', 'manual');
    await world.advance(1_500);
    expect(statusesIn(heard).map((event) => 'status' in event && event.status)).to.deep.equal([
      BUSY,
    ]);
    world.port.dispose();
  });

  it('gives up a read when Salesforce never sets the connector up', async () => {
    const world = makeVoiceWorld({ bridge: false });
    world.stopWaiting();
    const failure = await failureOf(world.port.read(), () => world.advance(10_000));
    expect(failure).to.deep.equal({ kind: 'transient', reason: 'timeout' });
    world.port.dispose();
  });

  it('tells Salesforce that it heard', async () => {
    const world = makeVoiceWorld({ bridge: false });
    world.org.change('Busy', 'manual');
    await world.advance(100);
    world.org.change('Available_Case', 'manual');
    await world.advance(100);
    expect(world.voice.saidOf('SET_AGENT_STATUS_RESULT')).to.deep.include({ success: true });
    world.port.dispose();
  });
});
