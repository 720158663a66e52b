import { expect } from 'chai';
import { isRecord } from '../../ports/json.js';
import { createManualClock, type ManualClock } from '../../ports/simulated/manual-clock.js';
import { PC } from '../testing/agents-page.js';
import { Desk, type DeskTab } from './testing/shared-desk.js';

/** Long enough for a start, and for a takeover with it. */
const START = 500;

describe('a softphone among tabs', () => {
  let clock: ManualClock;
  let desk: Desk;

  beforeEach(() => {
    clock = createManualClock();
    desk = new Desk(clock);
    desk.omni.change('Busy', 'manual');
  });

  /** A leader and two followers, at rest; the last one is what the agent looks at. */
  async function three(): Promise<[DeskTab, DeskTab, DeskTab]> {
    const leader = desk.open();
    await clock.advance(START);
    const tabs: [DeskTab, DeskTab, DeskTab] = [leader, desk.open(), desk.open({ visible: true })];
    await clock.advance(START);
    expect(tabs.map(({ leads }) => leads)).to.deep.equal([true, false, false]);
    return tabs;
  }

  const goesOnQueueInOmni = (): void => desk.omni.change('Available_Case', 'manual');
  const queueWrites = (): number =>
    desk.writes.filter(({ status }) => status === PC.onQueue).length;

  it('connects once and writes once, however many tabs there are, and all show the same', async () => {
    const tabs = await three();
    expect([desk.connections, desk.connected.size]).to.deep.equal([1, 1]);
    goesOnQueueInOmni();
    await clock.advance(START);
    expect(desk.writes).to.deep.equal([{ status: PC.onQueue, by: 'sync' }]);
    const [view, ...others] = tabs.map(({ softphone }) => softphone.view);
    expect(view?.pureCloud.onQueue).to.equal(true);
    for (const other of others) expect(other).to.deep.equal(view);
  });

  it('carries out a follower’s click once, as the agent’s', async () => {
    const [, , follower] = await three();
    follower.softphone.actions.choosePureCloud(PC.onQueue);
    await clock.advance(START);
    expect(desk.writes).to.deep.equal([{ status: PC.onQueue, by: 'agent' }]);
    expect(follower.softphone.view.pureCloud.onQueue).to.equal(true);
    await clock.advance(60_000);
    expect(desk.writes).to.have.length(1);
  });

  it('tells the leader that the agent is active in a follower, and not at every move', async () => {
    const [leader, , follower] = await three();
    let told = 0;
    leader.tabs.openChannel('tabs')?.listen((message) => {
      if (isRecord(message) && message['is'] === 'active') told += 1;
    });
    for (let move = 0; move < 5; move += 1) follower.softphone.actions.active();
    leader.softphone.actions.active();
    await clock.advance(START);
    expect(told).to.equal(1);
    await clock.advance(10_000);
    follower.softphone.actions.active();
    await clock.advance(START);
    expect(told).to.equal(2);
    expect(desk.writes).to.deep.equal([]);
  });

  it('click in a follower while the leader crashes: the next leader carries it out, once', async () => {
    const [leader, , follower] = await three();
    follower.softphone.actions.choosePureCloud(PC.meal);
    leader.crash();
    await clock.advance(START);
    expect(desk.writes).to.deep.equal([{ status: PC.meal, by: 'agent' }]);
    await clock.advance(60_000);
    expect(desk.writes).to.have.length(1);
  });

  it('click that the leader carried out right before it crashed: not carried out again', async () => {
    const [leader, , follower] = await three();
    follower.softphone.actions.choosePureCloud(PC.meal);
    await clock.advance(0);
    expect(desk.writes).to.have.length(1);
    leader.crash();
    desk.setPresence(PC.meal);
    await clock.advance(60_000);
    expect(desk.writes).to.have.length(1);
  });

  it('click that nobody could carry out for ten seconds: forgotten', async () => {
    const [leader, next, follower] = await three();
    follower.show(false);
    leader.freeze(false);
    follower.softphone.actions.choosePureCloud(PC.meal);
    await clock.advance(11_000);
    next.show(true);
    await clock.advance(3_000);
    expect(next.leads).to.equal(true);
    expect(desk.writes).to.deep.equal([]);
  });

  it('leader crashed between a write and its answer: another goes on within a second, nothing is written twice', async () => {
    const [leader, next, other] = await three();
    goesOnQueueInOmni();
    await clock.advance(1);
    while (desk.writes.length === 0) await clock.advance(1);
    leader.crash();
    desk.setPresence(PC.onQueue);
    await clock.advance(1_000);
    expect([next.leads, other.leads]).to.deep.equal([true, false]);
    await clock.advance(60_000);
    expect(desk.writes).to.have.length(1);
    expect(next.softphone.view.pureCloud.onQueue).to.equal(true);
    expect(next.signIn.popups + other.signIn.popups, 'nobody signs in again').to.equal(0);
  });

  it('shows what was shown before while another takes over', async () => {
    const [leader, next, other] = await three();
    next.show(true);
    leader.close();
    await clock.advance(START);
    expect(next.leads).to.equal(true);
    for (const { views } of [next, other]) {
      const phases = views.slice(-8).map(({ phase }) => phase);
      expect(phases).not.to.include('connecting');
      expect(phases).not.to.include('signedOut');
    }
  });

  it('leader frozen without a word: replaced within a second of a visible tab’s question', async () => {
    const [leader, , visible] = await three();
    leader.freeze(false);
    visible.show(true);
    await clock.advance(1_000);
    expect(visible.leads).to.equal(true);
    goesOnQueueInOmni();
    await clock.advance(START);
    expect(queueWrites()).to.equal(1);
  });

  it('thawed former leader: lets its connection go, writes nothing and lays no old memory over the new', async () => {
    const [leader, , visible] = await three();
    leader.freeze(false);
    visible.show(true);
    await clock.advance(1_000);
    goesOnQueueInOmni();
    await clock.advance(START);
    const remembered = new Map(desk.storage.entries);
    leader.thaw();
    await clock.advance(0);
    expect(new Map(desk.storage.entries)).to.deep.equal(remembered);
    await clock.advance(START);
    expect([queueWrites(), desk.writes.length, desk.connected.size]).to.deep.equal([1, 1, 1]);
    expect(leader.leads).to.equal(false);
    expect(leader.softphone.view).to.deep.equal(visible.softphone.view);
  });

  it('leader frozen in the middle of deciding: the write waits for the thaw, and is then not made', async () => {
    const [leader, , visible] = await three();
    goesOnQueueInOmni();
    // The event reaches the leader, and its question to the browser is frozen with it.
    await clock.advance(19);
    leader.freeze(false);
    visible.show(true);
    await clock.advance(2_000);
    expect(queueWrites()).to.equal(1);
    leader.thaw();
    await clock.advance(60_000);
    expect(desk.writes).to.have.length(1);
  });

  it('leader told that it will be frozen: leaves the lead at once', async () => {
    const [leader, next] = await three();
    leader.freeze(true);
    await clock.advance(START);
    expect(next.leads).to.equal(true);
    expect(desk.connected.size).to.equal(1);
    leader.thaw();
    await clock.advance(START);
    expect([leader.leads, next.leads]).to.deep.equal([false, true]);
  });

  it('only tab, frozen and thawed: goes on as it was', async () => {
    const only = desk.open({ visible: true });
    await clock.advance(START);
    only.freeze(true);
    await clock.advance(60_000);
    only.thaw();
    await clock.advance(START);
    expect(only.leads).to.equal(true);
    expect(desk.connections).to.equal(1);
  });

  it('only tab frozen, and another opened: the other one leads', async () => {
    const frozen = desk.open();
    await clock.advance(START);
    frozen.freeze(true);
    const fresh = desk.open({ visible: true });
    await clock.advance(1_000);
    expect(fresh.leads).to.equal(true);
  });

  it('two visible tabs that ask a frozen leader at the same time: one leads, the other follows', async () => {
    const [leader, second, third] = await three();
    leader.freeze(false);
    second.show(true);
    third.show(true);
    await clock.advance(3_000);
    expect([second, third].filter(({ leads }) => leads)).to.have.length(1);
    expect(desk.connected.size, 'the frozen one’s and the leader’s').to.equal(2);
    leader.thaw();
    await clock.advance(START);
    expect(desk.connected.size).to.equal(1);
    goesOnQueueInOmni();
    await clock.advance(START);
    expect(queueWrites()).to.equal(1);
  });

  it('sign-in from a follower: its own window, and its own failure', async () => {
    const leader = desk.open({ signedOut: true });
    await clock.advance(START);
    const follower = desk.open({ signedOut: true, visible: true });
    await clock.advance(START);
    follower.softphone.actions.signIn();
    expect([leader.signIn.popups, follower.signIn.popups]).to.deep.equal([0, 1]);
    expect(follower.softphone.view.signIn).to.equal('signingIn');
    expect(leader.softphone.view.signIn).to.equal('signedOut');
    follower.signIn.fail('popupBlocked');
    await clock.advance(0);
    const kinds = ({ softphone }: DeskTab): readonly string[] =>
      softphone.view.troubles.map(({ kind }) => kind);
    expect(kinds(follower)).to.include('signIn');
    expect(kinds(leader)).not.to.include('signIn');
    follower.softphone.actions.signIn();
    expect(kinds(follower), 'a new attempt').not.to.include('signIn');
  });

  it('tab without a bridge: yields the lead to one that has it', async () => {
    const lame = desk.open({ bridge: false, visible: true });
    await clock.advance(START);
    const able = desk.open();
    await clock.advance(5_000);
    expect(lame.leads, 'nothing is known yet').to.equal(true);
    await clock.advance(6_000);
    expect(able.leads).to.equal(true);
    expect(desk.connected.size).to.equal(1);
    expect(lame.softphone.view.omni.condition).to.equal('ready');
  });

  it('tab without a bridge among such: leads on', async () => {
    const first = desk.open({ bridge: false });
    await clock.advance(START);
    desk.open({ bridge: false, visible: true });
    await clock.advance(30_000);
    expect(first.leads).to.equal(true);
    expect(desk.connections).to.equal(1);
  });

  it('bridge falls silent while another tab’s lives: the other one leads', async () => {
    const [leader] = await three();
    leader.bridge('bridgeSilent');
    await clock.advance(START);
    expect(leader.leads).to.equal(false);
    expect(desk.connected.size).to.equal(1);
  });

  it('tab with a bridge that crashed without a word: the one without leads again', async () => {
    const lame = desk.open({ bridge: false, visible: true });
    const able = desk.open();
    await clock.advance(5_000);
    able.crash();
    await clock.advance(8_000);
    expect(lame.leads).to.equal(true);
    expect(desk.connected.size).to.equal(1);
  });

  for (const without of ['locks', 'channel'] as const) {
    it(`browser without ${without === 'locks' ? 'Web Locks' : 'BroadcastChannel'}: leads by itself`, async () => {
      const tab = desk.open({ without });
      await clock.advance(START);
      goesOnQueueInOmni();
      await clock.advance(START);
      expect(queueWrites()).to.equal(1);
      expect(tab.softphone.view.troubles).to.deep.equal([]);
    });
  }

  it('browser that denies locks: each tab leads by itself, and they do not talk for ever', async () => {
    desk.browser.locksDenied = true;
    const tabs = [desk.open(), desk.open({ visible: true })];
    await clock.advance(START);
    const told = tabs.map(({ views }) => views.length);
    await clock.advance(1_000);
    expect(tabs.map(({ views }) => views.length)).to.deep.equal(told);
    expect(desk.connected.size).to.equal(2);
  });

  it('tab disposed of: another leads, and it leaves no timer of its own', async () => {
    const [leader, next, last] = await three();
    leader.softphone.dispose();
    await clock.advance(START);
    expect(next.leads).to.equal(true);
    for (const { softphone } of [next, last]) softphone.dispose();
    await clock.advance(START);
    expect([desk.holder, desk.connected.size]).to.deep.equal([null, 0]);
  });
});
