import { expect } from 'chai';
import { ask, runSimulator, SETTINGS, Tab, type RunningSimulator } from '../testing/simulator.js';
import type { ToServer } from './wire.js';

const toolkit = (call: number, method: string, args: unknown = {}): ToServer => ({
  type: 'toolkit',
  call,
  method,
  args,
  by: 'softphone',
});

describe('the connection of a console tab', () => {
  let simulator: RunningSimulator;

  beforeEach(async () => {
    simulator = await runSimulator();
  });

  afterEach(() => simulator.close());

  it('counts the tabs, and gives each what a console needs', async () => {
    const tab = await simulator.openTab();
    await simulator.openTab();
    expect(simulator.world.state().tabs).to.equal(2);
    const hello = await tab.first('hello');
    expect(hello.settings).to.deep.equal({
      ...SETTINGS,
      '/pureCloud/gateway': 'http://localhost:9',
    });
    expect(hello.aura.name).to.equal('OmniBridge');
    expect(hello.host).to.equal('openCti');
    tab.close();
    await tab.until(() => (simulator.world.state().tabs === 1 ? true : undefined));
  });

  it('refuses other origins and what a page would not say', async () => {
    const evil = await Tab.open(simulator.server, 'http://evil.example').catch(
      (error: unknown) => error,
    );
    expect(evil).to.be.instanceOf(Error);
    const tab = await simulator.openTab();
    tab.send({ type: 'toolkit', call: 1 });
    await tab.until(() => (tab.open ? undefined : true));
  });

  it('carries out a toolkit call; its events come before its answer, to every tab', async () => {
    const tab = await simulator.openTab();
    const other = await simulator.openTab();
    const [status] = simulator.world.omni.statuses;
    if (!status) throw new Error('no statuses');
    tab.send(toolkit(7, 'setServicePresenceStatus', { statusId: status.id }));
    const answer = await tab.first('answer');
    expect(answer).to.deep.include({ call: 7, ok: true });
    const kinds = tab.heard.map((each) => (each.type === 'omni' ? each.event.event : each.type));
    expect(kinds.indexOf('statusChanged')).to.be.within(0, kinds.indexOf('answer') - 1);
    const heard = await other.first('omni');
    expect(heard.event.event).to.equal('loginSuccess');
    expect(simulator.world.state()).to.deep.include({
      omni: status.apiName,
      writes: { omni: 1, pureCloud: 0 },
    });
    expect(other.heard.some((each) => each.type === 'answer')).to.equal(false);
  });

  it('rejects a call with the toolkit’s words', async () => {
    const tab = await simulator.openTab();
    tab.send(toolkit(1, 'getServicePresenceStatusId'));
    expect(await tab.first('answer')).to.deep.include({ call: 1, ok: false });
  });

  it('lets a call hang while Omni-Channel is lost, and says so at once', async () => {
    const tab = await simulator.openTab();
    await simulator.step({ reach: 'omni', is: 'lost' });
    expect((await tab.first('omni')).event).to.deep.equal({ event: 'connectionError' });
    tab.send(toolkit(1, 'getAgentWorks'));
    tab.send({ type: 'org', call: 2, method: 'search', args: {} });
    await tab.first('answer');
    await simulator.step({ reach: 'omni', is: 'back' });
    tab.send(toolkit(3, 'getAgentWorks'));
    const calls = () => tab.heard.flatMap((each) => (each.type === 'answer' ? [each.call] : []));
    await tab.until(() => (calls().includes(3) ? true : undefined));
    expect(calls()).to.deep.equal([2, 3]);
  });

  it('tells the agent’s click in the Omni-Channel utility from the softphone’s', async () => {
    const tab = await simulator.openTab();
    const lunch = simulator.world.omni.statuses.find((status) => status.apiName === 'Lunch');
    if (!lunch) throw new Error('no Lunch');
    tab.send({ type: 'agent', call: 1, action: { do: 'status', statusId: lunch.id } });
    const changed = await tab.until(() =>
      tab.heard
        .flatMap((each) =>
          each.type === 'omni' && each.event.event === 'statusChanged' ? [each.event] : [],
        )
        .at(0),
    );
    expect(changed.reason).to.equal('OmniManualStatusChange');
    expect(simulator.world.state().writes).to.deep.equal({ omni: 0, pureCloud: 0 });
  });

  it('resets only after every tab has taken its softphone away, then has them forget', async () => {
    const tab = await simulator.openTab();
    await simulator.step({ omni: 'Lunch' });
    const reset = ask(`${simulator.server.console}/simulator/reset`, {
      method: 'POST',
      body: '{}',
    });
    const quiet = await tab.first('quiet');
    expect(simulator.world.state().omni).to.equal('Lunch');
    tab.send({ type: 'quiet', reset: quiet.reset });
    expect((await tab.first('reload')).forget).to.equal(true);
    expect((await reset).json).to.include({ omni: 'Offline' });
  });

  it('has pages reload at a restart, without forgetting', async () => {
    const tab = await simulator.openTab();
    await simulator.step({ restart: true });
    expect((await tab.first('reload')).forget).to.equal(false);
  });
});
