import { expect } from 'chai';
import type { KeptWrapUp, PhoneAction } from '../../ports/phone.js';
import { createManualClock } from '../../ports/simulated/manual-clock.js';
import {
  createSimulatedPhone,
  type SimulatedPhoneOptions,
} from '../../ports/simulated/simulated-phone.js';
import { createMemoryStorage } from '../../purecloud/testing/memory-storage.js';
import type { Failure } from '../../sync/events.js';
import { DRAFTS } from './code.js';
import { createPhoneDesk } from './desk.js';
import type { PhoneDeedMessage, PhoneView, ShownInteraction } from './view.js';

const BROKEN: Failure = { kind: 'transient', reason: 'serverError' };

/** Longer than a way there and back. */
const BACK = 100;

async function open(
  options: Partial<SimulatedPhoneOptions> = {},
  /** What is carried out is never answered. */
  unanswered = false,
) {
  const clock = createManualClock();
  const storage = createMemoryStorage();
  const { port, org } = createSimulatedPhone({ clock, ...options });
  const left: KeptWrapUp[] = [];
  let before: PhoneView | null = null;
  const make = (agent = 'agent-1') =>
    createPhoneDesk({
      // The phone outlives the page here.
      phone: {
        ...port,
        perform: (action) => {
          const performed = port.perform(action);
          return unanswered ? new Promise(() => undefined) : performed;
        },
        get interactions() {
          return port.interactions;
        },
        get notResponding() {
          return port.notResponding;
        },
        dispose: (last = []) => void left.push(...last),
      },
      clock,
      storage,
      agent,
      before,
      onChange: () => undefined,
    });
  let desk = make();
  await clock.advance(BACK);
  const the = (id = 'c1'): ShownInteraction => {
    const found = desk.view.interactions.find((one) => one.id === id);
    if (found === undefined) throw new Error(`There is no ${id}.`);
    return found;
  };
  const act = (deed: PhoneDeedMessage): void => desk.act(deed);
  return {
    clock,
    storage,
    org,
    left,
    the,
    act,
    perform: (
      deed: 'answer' | 'decline' | 'hangUp' | 'hold' | 'resume' | 'endAfterCallWork',
      interaction = 'c1',
    ) => act({ is: 'perform', action: { do: deed, interaction } }),
    /** As another client of this agent does it. */
    async byOtherMeans(action: PhoneAction) {
      await Promise.all([port.perform(action), clock.advance(BACK)]);
      await clock.advance(BACK);
    },
    settle: (milliseconds = BACK) => clock.advance(milliseconds),
    get view() {
      return desk.view;
    },
    refresh(agent?: string) {
      desk.dispose();
      desk = make(agent);
    },
    takeOver() {
      before = desk.view;
      storage.removeItem(DRAFTS);
      desk.dispose();
      desk = make();
    },
    async onACall(how: Parameters<typeof org.ring>[0] = {}) {
      org.ring(how);
      await clock.advance(BACK);
      act({ is: 'perform', action: { do: 'answer', interaction: 'c1' } });
      await clock.advance(BACK);
    },
  };
}

describe('the phone desk', () => {
  it('shows who rings, and selects it', async () => {
    const page = await open();
    page.org.ring();
    await page.settle();
    expect(page.view.selected).to.equal('c1');
    expect(page.the()).to.include({ state: 'alerting', draft: null });
  });

  it('sends one deed for two clicks, and says meanwhile that it is under way', async () => {
    const page = await open();
    page.org.ring();
    await page.settle();
    page.perform('answer');
    expect(page.the().underWay).to.deep.equal(['answer']);
    page.perform('answer');
    page.perform('decline');
    await page.settle();
    expect(page.the()).to.deep.include({ state: 'connected', underWay: [] });
    page.perform('answer');
    await page.settle();
    expect(page.org.performed.map((action) => action.do)).to.deep.equal(['answer']);
    expect(page.view.failure).to.equal(null);
  });

  it('lets an agent go on with a call whose answering shows, though the word of it is lost', async () => {
    const page = await open({}, true);
    page.org.ring();
    await page.settle();
    page.perform('answer');
    await page.settle();
    expect(page.the()).to.deep.include({ state: 'connected', underWay: [] });
    page.perform('hold');
    page.perform('hold');
    expect(page.the().underWay).to.deep.equal(['hold']);
    await page.settle();
    expect(page.the()).to.deep.include({ held: true, underWay: [] });
    expect(page.org.performed.map((action) => action.do)).to.deep.equal(['answer', 'hold']);
  });

  describe('click that the leading tab took and died with', () => {
    it('is told as not done once there was time for it to show, and not done again', async () => {
      const page = await open({ latency: 60_000 });
      page.org.ring();
      await page.settle(120_000);
      page.perform('answer');
      page.takeOver();
      await page.settle(2_900);
      expect(page.view.failure).to.equal(null);
      await page.settle(200);
      expect(page.view.failure).to.include({ wanted: 'answer', reason: 'timeout' });
      expect(page.view.failure?.interaction).to.equal('c1');
    });

    it('is not told where it was done', async () => {
      const page = await open();
      page.org.ring();
      await page.settle();
      page.perform('answer');
      page.takeOver();
      await page.settle(10_000);
      expect(page.the().state).to.equal('connected');
      expect(page.view.failure).to.equal(null);
    });

    it('is told of a call that was being made and is not there', async () => {
      const page = await open({ latency: 60_000 });
      page.act({ is: 'dial', number: '+15551230004', queue: null });
      expect(page.view.dialing).not.to.equal(null);
      page.takeOver();
      await page.settle(3_100);
      expect(page.view.failure).to.include({ wanted: 'dial', reason: 'timeout' });
    });

    it('is an old story where the agent has clicked again', async () => {
      const page = await open({ latency: 60_000 });
      page.org.ring();
      await page.settle(120_000);
      page.perform('answer');
      page.takeOver();
      page.perform('answer');
      await page.settle(5_000);
      expect(page.view.failure).to.equal(null);
      expect(page.the().underWay).to.deep.equal(['answer']);
    });
  });

  it('lets an agent hang up while something else is slow', async () => {
    const page = await open({ latency: 2_000 });
    page.org.ring();
    await page.settle(5_000);
    page.perform('answer');
    await page.settle(5_000);
    page.perform('hold');
    page.perform('hangUp');
    expect(page.the().underWay).to.deep.equal(['hold', 'hangUp']);
    await page.settle(9_000);
    expect(page.view.interactions).to.deep.equal([]);
  });

  it('says what failed and why, and a second try clears it', async () => {
    const page = await open();
    await page.onACall();
    page.org.failNext('hold', BROKEN);
    page.perform('hold');
    await page.settle();
    expect(page.view.failure).to.include({
      wanted: 'hold',
      reason: 'serverError',
      interaction: 'c1',
    });
    expect(page.the()).to.deep.include({ held: false, underWay: [] });
    page.perform('hold');
    expect(page.view.failure).to.equal(null);
    await page.settle();
    expect(page.the().held).to.equal(true);
  });

  it('says no more that something failed once PureCloud shows that it was done after all', async () => {
    const page = await open();
    await page.onACall();
    page.org.failNext('hold', BROKEN);
    page.perform('hold');
    await page.settle();
    expect(page.view.failure).to.include({ wanted: 'hold' });
    await page.byOtherMeans({ do: 'mute', interaction: 'c1' });
    expect(page.view.failure, 'something else was done').to.include({ wanted: 'hold' });
    await page.byOtherMeans({ do: 'hold', interaction: 'c1' });
    expect(page.the().held).to.equal(true);
    expect(page.view.failure).to.equal(null);
  });

  it('says how long PureCloud wants to be left alone', async () => {
    const page = await open();
    await page.onACall();
    page.org.failNext('hold', { kind: 'transient', reason: 'rateLimited', retryAfter: 30 });
    page.perform('hold');
    await page.settle();
    expect(page.view.failure).to.include({ reason: 'rateLimited', wait: 30 });
    page.org.failNext('hold', BROKEN);
    page.perform('hold');
    await page.settle();
    expect(page.view.failure).not.to.have.property('wait');
  });

  it('says of a click on what has ended that it has', async () => {
    const page = await open();
    page.org.ring();
    await page.settle();
    page.org.misses('c1');
    await page.settle();
    page.perform('answer');
    expect(page.view.failure).to.include({ wanted: 'answer', reason: 'stale' });
    page.act({ is: 'dismiss' });
    expect(page.view.failure).to.equal(null);
  });

  it('leaves a call selected while another one rings, until that is answered', async () => {
    const page = await open();
    await page.onACall();
    page.org.ring();
    await page.settle();
    expect(page.view.selected).to.equal('c1');
    page.perform('hold');
    await page.settle();
    page.perform('answer', 'c2');
    await page.settle();
    expect(page.view.selected).to.equal('c2');
    page.perform('hangUp', 'c2');
    await page.settle();
    expect(page.view.selected).to.equal('c1');
  });

  it('ignores what is no deed', async () => {
    const page = await open();
    page.org.ring();
    await page.settle();
    const other: unknown = { is: 'perform', action: { do: 'digits', interaction: 'c1' } };
    expect(() => page.act(other as PhoneDeedMessage)).not.to.throw();
    expect(page.org.performed).to.deep.equal([]);
  });

  it('looks people and queues up, the newest text only', async () => {
    const page = await open();
    page.act({ is: 'search', text: 'ki' });
    page.act({ is: 'search', text: 'sup' });
    expect(page.view.people).to.deep.equal({ text: 'sup', found: null });
    await page.settle(500);
    expect(page.view.people?.text).to.equal('sup');
    expect(page.view.people?.found?.map(({ name }) => name)).to.deep.equal(['Support']);
    page.act({ is: 'search', text: '' });
    expect(page.view.people).to.equal(null);
  });

  it('asks for codes until they are told', async () => {
    const page = await open();
    page.org.failNext('lookUp', BROKEN, 2);
    await page.onACall({ wrapUp: 'mandatory' });
    expect(page.the().codes).to.equal(null);
    await page.settle(10_000);
    expect(page.the().codes?.map(({ name }) => name)).to.deep.equal(['Solved', 'Follow-up']);
  });

  describe('a wrap-up that is being written', () => {
    const WRITTEN = { code: 'code-solved', notes: 'Asks for Monday', tags: [] };

    const writing = async (how: Parameters<typeof open>[0] = {}) => {
      const page = await open(how);
      await page.onACall({ wrapUp: 'mandatory' });
      page.act({ is: 'write', interaction: 'c1', draft: WRITTEN });
      return page;
    };

    it('survives a refresh in mid-call, for the same agent only', async () => {
      const page = await writing();
      page.refresh();
      expect(page.the()).to.deep.include({ state: 'connected', draft: WRITTEN });
      page.refresh('agent-2');
      expect(page.the().draft).to.equal(null);
    });

    it('goes along when another tab takes the lead', async () => {
      const page = await writing();
      page.takeOver();
      expect(page.the().draft).to.deep.equal(WRITTEN);
      expect(page.view.selected).to.equal('c1');
    });

    it('survives a storage that is full of nonsense', async () => {
      for (const nonsense of [
        '{',
        '[]',
        '{"agent":"agent-1","drafts":[[1,2],["c1",{"code":1}]]}',
      ]) {
        const page = await open();
        page.storage.setItem(DRAFTS, nonsense);
        await page.onACall({ wrapUp: 'optional' });
        page.refresh();
        expect(page.the().draft).to.equal(null);
      }
    });

    it('is told to PureCloud once the agent stops typing, and when the agent leaves it', async () => {
      const page = await writing();
      await page.settle(4_000);
      expect(page.org.performed.at(-1)).to.deep.include({ do: 'keepWrapUp', ...WRITTEN });
      page.org.ring();
      await page.settle();
      page.act({ is: 'write', interaction: 'c1', draft: { ...WRITTEN, notes: 'more' } });
      page.act({ is: 'select', interaction: 'c2' });
      await page.settle();
      expect(page.org.performed.at(-1)).to.deep.include({ do: 'keepWrapUp', notes: 'more' });
    });

    it('is told to PureCloud on the way out, where it was not told yet', async () => {
      const page = await writing();
      page.refresh();
      expect(page.left).to.deep.equal([{ do: 'keepWrapUp', interaction: 'c1', ...WRITTEN }]);
      page.refresh();
      expect(page.left).to.have.length(1);
    });

    it('is saved for good, and then forgotten here', async () => {
      const page = await writing();
      page.perform('hangUp');
      await page.settle();
      expect(page.the().state).to.equal('afterCallWork');
      page.act({ is: 'perform', action: { do: 'wrapUp', interaction: 'c1', ...WRITTEN } });
      await page.settle();
      expect(page.view.interactions).to.deep.equal([]);
      expect(page.view.failure).to.equal(null);
      expect(page.storage.getItem(DRAFTS)).to.equal(null);
    });

    it('stays where it was when it could not be saved', async () => {
      const page = await writing();
      page.perform('hangUp');
      await page.settle();
      page.org.failNext('wrapUp', BROKEN);
      page.act({ is: 'perform', action: { do: 'wrapUp', interaction: 'c1', ...WRITTEN } });
      await page.settle();
      expect(page.view.failure).to.include({ wanted: 'wrapUp', reason: 'serverError' });
      expect(page.the().draft).to.deep.equal(WRITTEN);
    });

    it('is saved by itself before PureCloud ends a timed one', async () => {
      const page = await open();
      await page.onACall({ wrapUp: 'timed', wrapUpTime: 30_000 });
      page.perform('hangUp');
      await page.settle();
      page.act({ is: 'write', interaction: 'c1', draft: WRITTEN });
      await page.settle(29_000);
      expect(page.org.performed.at(-1)).to.deep.include({ do: 'wrapUp', ...WRITTEN });
      expect(page.view.failure).to.equal(null);
    });

    it('whose saving by itself fails is tried again while there is time, and saved once', async () => {
      const page = await open();
      await page.onACall({ wrapUp: 'timed', wrapUpTime: 10_000 });
      page.perform('hangUp');
      await page.settle();
      page.act({ is: 'write', interaction: 'c1', draft: WRITTEN });
      page.org.failNext('wrapUp', BROKEN, 2);
      await page.settle(10_500);
      const saved = page.org.performed.filter((action) => action.do === 'wrapUp');
      expect(saved).to.have.length(1);
      expect(page.view).to.deep.include({ interactions: [], failure: null });
    });

    it('is told of when it ended without having been saved', async () => {
      const page = await open();
      await page.onACall({ wrapUp: 'timed', wrapUpTime: 30_000 });
      page.perform('hangUp');
      await page.settle();
      page.act({
        is: 'write',
        interaction: 'c1',
        draft: { code: '', notes: 'no code yet', tags: [] },
      });
      await page.settle(31_000);
      expect(page.view.interactions).to.deep.equal([]);
      expect(page.view.failure).to.include({ wanted: 'wrapUp', reason: 'stale' });
    });
  });
});
