import { expect } from 'chai';
import { Console } from './console-tab.js';
import { freeze, freezeUntold, leads, thaw } from './leads.js';
import { Stage } from './stage.js';
import { APART, PAIRED } from './statuses.js';
import { until } from './until.js';

/** Several console tabs of one agent: one leads, and nobody notices which. */

/**
 * What one tab asks from its sign-in to a change that it carries out: the channel, who the agent is, the presences and
 * the subscription; a snapshot; for the phone the conversations, the queues, the permissions and the station; the change.
 */
const ONE_TAB = 11;

/** A snapshot that an event overtakes is read once more. */
const SNAPSHOT = 2;

const CONSOLE_SOCKET = '/simulator/tab';

/** What a machine under load needs beyond the second that a takeover may take. */
const LOAD = 1_000;

/** Keeps what the softphone says to its bridge, so that this tab seems to have none. */
const WITHOUT_BRIDGE = `addEventListener('message', (event) => {
  if (/"(?:subscribe|publish)"/.test(JSON.stringify(event.data))) event.stopImmediatePropagation();
})`;

describe('several tabs', function () {
  this.timeout(90_000);
  let stage: Stage;
  let tabs: Console[];

  const open = async (): Promise<Console> => {
    const tab = await stage.openConsole();
    tabs.push(tab);
    return tab;
  };

  const leaderOf = (among: readonly Console[]): Promise<Console> =>
    until('one of the tabs leads', async () => {
      for (const tab of among) if (await leads(tab)) return tab;
      return undefined;
    });

  /** The leader first. */
  const inOrder = async (): Promise<[Console, Console, Console]> => {
    const leader = await leaderOf(tabs);
    const [second, third] = tabs.filter((tab) => tab !== leader);
    if (second === undefined || third === undefined) throw new Error('There are not three tabs.');
    return [leader, second, third];
  };

  /** How long it takes until one of them leads, in milliseconds. */
  const takeover = async (among: readonly Console[]): Promise<number> => {
    const start = performance.now();
    await leaderOf(among);
    return performance.now() - start;
  };

  /** The tab's own process: the softphones of all tabs may be frames of one other process. */
  const crash = async (tab: Console): Promise<void> => {
    const session = await tab.page.createCDPSession();
    session.send('Page.crash').catch(() => undefined);
    await until('the tab has crashed', async () => (await stage.state()).tabs === 2);
  };

  const commandIsOnItsWay = (): Promise<true> =>
    until('the command is on its way', async () =>
      (await stage.state()).log.some(({ text }) => text.includes('PATCH')),
    );

  /** Three tabs whose agent is signed in, in a fresh world. */
  const three = async (start: Record<string, string> = APART): Promise<void> => {
    await stage.reset({ start });
    const first = await open();
    await first.signIn();
    await first.says('Sync is on');
    await Promise.all([open(), open()]);
    await Promise.all(tabs.map((tab) => tab.says('Sync is on')));
    await stage.shows({ tabs: 3, channels: 1, sockets: 1, writes: { omni: 0, pureCloud: 0 } });
  };

  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());
  beforeEach(() => {
    tabs = [];
  });
  afterEach(async () => {
    await Promise.all(tabs.map((tab) => tab.page.close().catch(() => undefined)));
    await stage.shows({ tabs: 0, sockets: 0 });
    // A frozen console page has its own socket to the simulator taken away.
    const errors = tabs.flatMap((tab) => tab.errors.filter((one) => !one.includes(CONSOLE_SOCKET)));
    expect(errors).to.deep.equal([]);
    expect(stage.violations).to.deep.equal([]);
  });

  it('hold one channel and one socket, and write once for one change', async () => {
    await three();
    await stage.step({ omni: 'Available_Chat' });
    await stage.shows(PAIRED);
    const { writes, channels, sockets, requests } = await stage.rest();
    expect({ writes, channels, sockets }).to.deep.equal({
      writes: { omni: 0, pureCloud: 1 },
      channels: 1,
      sockets: 1,
    });
    expect(requests, 'one tab asks PureCloud, and no more than one tab asks').to.be.within(
      ONE_TAB,
      ONE_TAB + SNAPSHOT,
    );
    // The link to the connection is there once its code has come.
    const whole = /PureCloud status : On Queue.*Connection/;
    const texts = (await Promise.all(tabs.map((tab) => tab.says(whole)))).map((text) =>
      text.replace(/\d+:\d\d/g, ''),
    );
    expect(new Set(texts).size, texts.join('\n')).to.equal(1);
  });

  it('pass a follower’s click to the leader, once', async () => {
    await three();
    const [, follower] = await inOrder();
    await follower.page.bringToFront();
    await follower.press('switch', 'On Queue');
    await stage.shows({ ...PAIRED, byAgent: 1, writes: { omni: 1, pureCloud: 0 } });
    const { byAgent, writes } = await stage.rest();
    expect({ byAgent, writes }).to.deep.equal({ byAgent: 1, writes: { omni: 1, pureCloud: 0 } });
    await Promise.all(tabs.map((tab) => tab.says('PureCloud status : On Queue')));
  });

  it('are one sign-in: from a follower, and out of all', async () => {
    await stage.reset({ start: APART });
    await open();
    await Promise.all([open(), open()]);
    await Promise.all(tabs.map((tab) => tab.says('Sign in to PureCloud')));
    const [, follower, other] = await inOrder();
    await follower.page.bringToFront();
    await follower.signIn();
    await Promise.all(tabs.map((tab) => tab.says('Sync is on')));
    await stage.shows({ channels: 1, sockets: 1 });
    for (const tab of tabs) {
      const local = await (await tab.softphone()).evaluate('JSON.stringify({ ...localStorage })');
      expect(String(local)).not.to.match(/token/i);
    }
    await other.page.bringToFront();
    await other.press('button', 'Sign out');
    await Promise.all(tabs.map((tab) => tab.says('Sign in to PureCloud')));
    await stage.shows({ channels: 0, sockets: 0 });
    for (const tab of tabs) {
      const session = await (
        await tab.softphone()
      ).evaluate('JSON.stringify({ ...sessionStorage })');
      expect(String(session)).not.to.match(/oken/);
    }
  });

  it('leader closed in mid-command: another goes on, and nobody signs in again', async () => {
    await three();
    const [leader, ...followers] = await inOrder();
    await stage.step({ fault: 'network', latency: 150 });
    await stage.step({ omni: 'Available_Chat' });
    await commandIsOnItsWay();
    await leader.page.close();
    expect(await takeover(followers)).to.be.lessThan(1_000 + LOAD);
    await stage.shows({ ...PAIRED, channels: 1, sockets: 1 });
    await Promise.all(followers.map((tab) => tab.says('Sync is on')));
    expect((await stage.rest()).writes).to.deep.equal({ omni: 0, pureCloud: 1 });
    await stage.step({ pureCloud: 'MEAL' });
    await stage.shows({ omni: 'Transition', writes: { omni: 1, pureCloud: 1 } });
  });

  it('leader crashed in mid-command: another goes on, and nobody signs in again', async () => {
    await three();
    const [leader, ...followers] = await inOrder();
    await stage.step({ fault: 'network', latency: 150 });
    await stage.step({ omni: 'Available_Chat' });
    await commandIsOnItsWay();
    await crash(leader);
    expect(await takeover(followers)).to.be.lessThan(1_000 + LOAD);
    await stage.shows({ ...PAIRED, channels: 1, sockets: 1 });
    await Promise.all(followers.map((tab) => tab.says('Sync is on')));
    expect((await stage.rest()).writes).to.deep.equal({ omni: 0, pureCloud: 1 });
  });

  it('leader frozen in the background: it leaves the lead to another', async () => {
    await three();
    const [leader, next, other] = await inOrder();
    await next.page.bringToFront();
    const session = await freeze(leader);
    expect(await takeover([next, other])).to.be.lessThan(1_000 + LOAD);
    await stage.shows({ channels: 1, sockets: 1 });
    await stage.rest();
    await stage.step({ omni: 'Available_Chat' });
    await stage.shows({ ...PAIRED, writes: { omni: 0, pureCloud: 1 } });
    await thaw(session);
    await leader.says('PureCloud status : On Queue');
    const { writes, channels, sockets } = await stage.rest();
    expect({ writes, channels, sockets }).to.deep.equal({
      writes: { omni: 0, pureCloud: 1 },
      channels: 1,
      sockets: 1,
    });
  });

  it('leader that stops dead: a visible tab’s question takes the lead, and it writes nothing when it wakes', async () => {
    await three();
    const [leader, next, other] = await inOrder();
    await other.page.bringToFront();
    const session = await freezeUntold(leader);
    await next.page.bringToFront();
    expect(await takeover([next, other])).to.be.lessThan(1_000 + LOAD);
    await stage.rest();
    await stage.step({ omni: 'Available_Chat' });
    await stage.shows({ ...PAIRED, writes: { omni: 0, pureCloud: 1 } });
    await stage.step({ pureCloud: 'MEAL' });
    await stage.shows({ omni: 'Transition', writes: { omni: 1, pureCloud: 1 } });
    await thaw(session);
    await leader.says('PureCloud status : Meal');
    await stage.shows({ channels: 1, sockets: 1 });
    expect((await stage.rest()).writes).to.deep.equal({ omni: 1, pureCloud: 1 });
    expect(await leads(leader)).to.equal(false);
  });

  it('a tab without a bridge yields the lead to one that has it', async () => {
    await stage.reset({ start: APART });
    const page = await stage.browser.newPage();
    await page.evaluateOnNewDocument(WITHOUT_BRIDGE);
    await page.goto(`${stage.addresses.console}/`);
    const lame = new Console(page);
    tabs.push(lame);
    await lame.signIn();
    await lame.says(/bridge/);
    await stage.shows({ channels: 1 });
    expect(await leads(lame)).to.equal(true);
    const able = await open();
    await until('the tab with the bridge leads', () => leads(able));
    await Promise.all(tabs.map((tab) => tab.says('Sync is on')));
    await stage.shows({ channels: 1, sockets: 1, writes: { omni: 0, pureCloud: 0 } });
    await stage.step({ omni: 'Available_Chat' });
    await stage.shows({ ...PAIRED, writes: { omni: 0, pureCloud: 1 } });
    await able.page.close();
    await until('the other one leads again', () => leads(lame));
    await lame.says(/bridge/);
  });
});
