import { expect } from 'chai';
import type { Console } from './console-tab.js';
import { Played, STORIES, type Act } from './phone-acts.js';
import { PAIRED, PhoneStage } from './phone-stage.js';
import { Stage } from './stage.js';
import { freezeUntold, leads, thaw } from './leads.js';
import { until } from './until.js';

/** An agent with several console tabs, one of which leads, and what they do with a call in another one. */

/** One way, in milliseconds: there is a middle of an action. */
const LATENCY = 250;

describe('a call in several tabs', function () {
  this.timeout(90_000);
  let stage: Stage;
  let tabs: Console[] = [];
  let phone: PhoneStage;

  const others = (leader: Console): Console[] => tabs.filter((tab) => tab !== leader);

  const leaderNow = (): Promise<Console> =>
    until('one of the tabs leads', async () => {
      for (const tab of tabs) if (await leads(tab)) return tab;
      return undefined;
    });

  /** So many tabs with a phone, the leader first. */
  async function open(count: number): Promise<Console> {
    while (tabs.length < count) {
      const tab = await stage.openConsole();
      tabs.push(tab);
      await tab.says('Sync is on');
    }
    for (const tab of tabs) await tab.says('Number to call');
    return leaderNow();
  }

  async function close(tab: Console): Promise<void> {
    tabs = others(tab);
    await tab.page.close({ runBeforeUnload: false });
  }

  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());
  beforeEach(async () => {
    await stage.reset({ start: PAIRED });
    const first = await stage.openSignedIn();
    tabs = [first];
    phone = new PhoneStage(stage, first);
    await first.says('Sync is on');
    await open(2);
    await stage.step({ answering: null });
  });
  afterEach(async () => {
    await stage.rest();
    expect(stage.violations).to.deep.equal([]);
    for (const tab of tabs) {
      // A frozen console page has its own socket to the simulator taken away.
      expect(tab.errors.filter((one) => !one.includes('/simulator/tab'))).to.deep.equal([]);
      await tab.page.close();
    }
    await stage.shows({ tabs: 0, sockets: 0 });
  });

  async function ringFor(acts: readonly Act[], rings: boolean): Promise<void> {
    if (rings)
      await phone.ring({
        wrapUp: acts.some(({ name }) => name === 'wrap-up') ? 'mandatory' : null,
      });
  }

  describe('clicked in a tab that does not lead: done once, and shown in all', () => {
    for (const { name, rings, acts } of STORIES) {
      it(name, async () => {
        const leader = await leaderNow();
        const [follower = leader] = others(leader);
        await follower.page.bringToFront();
        await ringFor(acts, rings);
        for (const act of acts) {
          await act.prepare?.(follower, phone);
          const played = await Played.begin(phone, act);
          await follower.press('button', act.button);
          await played.isDone([follower, leader]);
          await act.next?.(phone);
        }
      });
    }
  });

  describe('the leader closes in mid-action: another goes on, and nothing is done twice', () => {
    for (const { name, rings, acts } of STORIES) {
      it(name, async () => {
        await ringFor(acts, rings);
        for (const act of acts) {
          const leader = await open(2);
          const [follower = leader] = others(leader);
          await follower.page.bringToFront();
          await act.prepare?.(follower, phone);
          const played = await Played.begin(phone, act);
          const { method, path } = act;
          const sent = await phone.requests(method, path);
          await stage.step({ fault: 'network', latency: LATENCY, side: 'pureCloud' });
          await follower.press('button', act.button);
          await phone.sent(method, path, sent + 1);
          await close(leader);
          await stage.step({ fault: 'network', latency: 0, side: 'pureCloud' });
          await until('the follower leads', () => leads(follower));
          await stage.shows({ channels: 1, sockets: 1 });
          await follower.says('Sync is on');
          await played.isDone(tabs);
          await act.next?.(phone);
        }
      });
    }
  });

  describe('the leader stops dead before the click: another does it, and the leader not again when it wakes', () => {
    for (const { name, rings, acts } of STORIES) {
      it(name, async () => {
        await ringFor(acts, rings);
        for (const act of acts) {
          const leader = await open(2);
          const [follower = leader] = others(leader);
          await follower.page.bringToFront();
          await act.prepare?.(follower, phone);
          const played = await Played.begin(phone, act);
          // What the leader looks up has been found.
          await follower.find('button', act.button);
          const session = await freezeUntold(leader);
          await follower.press('button', act.button);
          await until('the follower leads', () => leads(follower));
          await played.isDone([follower]);
          await thaw(session);
          await leader.page.bringToFront();
          await played.isDone([leader, follower]);
          await close(leader);
          await act.next?.(phone);
        }
      });
    }
  });
});
