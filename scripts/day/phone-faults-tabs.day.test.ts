import { expect } from 'chai';
import type { Console } from './console-tab.js';
import { isReady, send, type Act } from './phone-act.js';
import { PAIRED, PhoneStage } from './phone-stage.js';
import { IN_A_HURRY, Kinds, plainly, Played, Shift, STORIES } from './phone-stories.js';
import { Stage } from './stage.js';
import { freezeUntold, leads, thaw } from './leads.js';
import { until } from './until.js';

/** An agent with several console tabs, one of which leads, and what they do with a phone in another one. */

/** One way, in milliseconds: there is a middle of an action. */
const LATENCY = 250;

describe('a phone in several tabs', function () {
  this.timeout(90_000);
  let stage: Stage;
  let tabs: Console[] = [];
  let phone: PhoneStage;
  let shift: Shift;

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
    tab.errors.splice(0);
    await tab.page.close({ runBeforeUnload: false });
  }

  /** A fresh world with a tab that leads and another one. */
  async function begin(): Promise<void> {
    for (const tab of [...tabs]) await close(tab);
    await stage.shows({ tabs: 0, sockets: 0 });
    await stage.reset({ start: PAIRED });
    const first = await stage.openConsole();
    tabs = [first];
    await first.says(/Sync is on|Sign in/);
    if ((await first.look('button', 'Sign in')) !== undefined) await first.signIn();
    await first.says('Sync is on');
    await open(2);
  }

  before(async () => {
    stage = await Stage.open({ callsAMinute: IN_A_HURRY });
    phone = new PhoneStage(stage, await stage.openConsole());
    tabs = [phone.console];
    shift = new Shift(phone, begin);
  });
  after(() => stage.close());
  afterEach(async () => {
    await stage.rest();
    expect(stage.violations).to.deep.equal([]);
    for (const tab of tabs) {
      // A frozen console page has its own socket to the simulator taken away.
      const errors = tab.errors.splice(0).filter((one) => !one.includes('/simulator/tab'));
      expect(errors).to.deep.equal([]);
    }
    await shift.verify();
  });

  describe('clicked in a tab that does not lead: done once, and shown in all', () => {
    for (const story of STORIES) {
      it(story.name, () =>
        shift.tell(story, async (act) => {
          const leader = await open(2);
          const [follower = leader] = others(leader);
          const played = await prepare(act, follower);
          await send(follower, act);
          await played.isDone([follower, leader]);
        }),
      );
    }
  });

  async function prepare(act: Act, follower: Console): Promise<Played> {
    await follower.page.bringToFront();
    await act.prepare?.(follower, phone);
    return Played.begin(phone, act);
  }

  /** A fresh page or a lock that is given up costs a while each time, so that it meets one act of each kind. */
  function tellEachKind(play: (act: Act) => Promise<void>): void {
    const kinds = new Kinds();
    const plain = async (act: Act): Promise<void> => {
      const tab = await open(2);
      await tab.page.bringToFront();
      await plainly(act, phone, tab);
    };
    for (const story of STORIES) {
      it(story.name, () => shift.tell(story, (act) => (kinds.isNew(act) ? play(act) : plain(act))));
    }
  }

  describe('the leader closes in mid-action: another goes on, and nothing is done twice', () => {
    tellEachKind(async (act) => {
      const leader = await open(2);
      const [follower = leader] = others(leader);
      const played = await prepare(act, follower);
      const { method, path } = act;
      const sent = await phone.requests(method, path);
      await stage.step({ fault: 'network', latency: LATENCY, side: 'pureCloud' });
      await send(follower, act);
      await phone.sent(method, path, sent + 1);
      await close(leader);
      await stage.step({ fault: 'network', latency: 0, side: 'pureCloud' });
      await until('the follower leads', () => leads(follower));
      await stage.shows({ channels: 1, sockets: 1 });
      await follower.says('Sync is on');
      await played.isDone(tabs);
    });
  });

  describe('the leader stops dead before the click: another does it, and the leader not again when it wakes', () => {
    tellEachKind(async (act) => {
      const leader = await open(2);
      const [follower = leader] = others(leader);
      const played = await prepare(act, follower);
      // What the leader looks up has been found.
      await isReady(follower, act);
      const { method, path } = act;
      const sent = await phone.requests(method, path);
      const session = await freezeUntold(leader);
      await send(follower, act);
      await until('the follower leads', () => leads(follower));
      await phone.sent(method, path, sent + 1);
      await played.isDone([follower]);
      await thaw(session);
      await leader.page.bringToFront();
      await session.detach();
      await stage.shows({ tabs: 2 });
      await played.isDone([leader, follower]);
    });
  });
});
