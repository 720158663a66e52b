import { expect } from 'chai';
import { createManualClock } from '../../ports/simulated/manual-clock.js';
import { createSimulatedPhone } from '../../ports/simulated/simulated-phone.js';
import type { Forbidden, PhoneAction } from '../../ports/phone.js';
import { createMemoryStorage } from '../../purecloud/testing/memory-storage.js';
import { DRAFTS } from './code.js';
import { createPhoneDesk } from './desk.js';
import type { PhoneDeedMessage, ShownInteraction } from './view.js';

const BACK = 100;

async function open(stored?: string, forbidden: readonly Forbidden[] = []) {
  const clock = createManualClock();
  const storage = createMemoryStorage();
  if (stored !== undefined) storage.setItem(DRAFTS, stored);
  const { port, org } = createSimulatedPhone({ clock });
  org.forbid(...forbidden);
  const desk = createPhoneDesk({
    phone: port,
    clock,
    storage,
    agent: 'agent-1',
    before: null,
    onChange: () => undefined,
  });
  return {
    clock,
    org,
    storage,
    desk,
    settle: (milliseconds = BACK) => clock.advance(milliseconds),
  };
}

describe('the phone desk: conference, permissions, missed offers', () => {
  type Page = Awaited<ReturnType<typeof open>>;

  const perform = (page: Page, action: PhoneAction): void =>
    page.desk.act({ is: 'perform', action });
  const the = ({ desk }: Page, id: string): ShownInteraction => {
    const found = desk.view.interactions.find((one) => one.id === id);
    if (found === undefined) throw new Error(`There is no ${id}.`);
    return found;
  };
  async function twoCalls(): Promise<Page> {
    const page = await open();
    for (const id of ['c1', 'c2']) {
      page.org.ring({ id });
      await page.settle();
      perform(page, { do: 'answer', interaction: id });
      await page.settle();
    }
    return page;
  }
  const merge = { do: 'merge', interaction: 'c2', other: 'c1' } as const;

  it('merges once for two clicks, and is ready for the next deed as soon as it shows', async () => {
    const page = await twoCalls();
    perform(page, merge);
    expect(the(page, 'c2').underWay).to.deep.equal(['merge']);
    perform(page, merge);
    await page.settle();
    expect(page.desk.view.interactions.map(({ id }) => id)).to.deep.equal(['c2']);
    expect(the(page, 'c2').underWay).to.deep.equal([]);
    expect(page.org.performed.filter((one) => one.do === 'merge')).to.have.length(1);
    const [first] = the(page, 'c2').participants;
    perform(page, {
      do: 'removeParticipant',
      interaction: 'c2',
      participant: first?.id ?? '',
    });
    await page.settle();
    expect(the(page, 'c2')).to.deep.include({ participants: [], underWay: [] });
  });

  it('is ready to hang up as soon as a call from a callback has ended', async () => {
    const page = await open();
    page.org.ring({ media: 'callback' });
    await page.settle();
    perform(page, { do: 'answer', interaction: 'c1' });
    await page.settle();
    perform(page, { do: 'callBack', interaction: 'c1', number: '+15557654321' });
    await page.settle();
    expect(the(page, 'c1').underWay).to.deep.equal([]);
  });

  it('sends nothing that is not permitted, and says which permission is missing', async () => {
    const needs = ['conversation:communication:blindTransfer'];
    const page = await open(undefined, [
      { deed: 'transferToQueue', needs },
      { deed: 'dial', needs: ['a:b:c'] },
    ]);
    const { desk } = page;
    await page.settle();
    expect(desk.view.forbidden).to.have.length(2);
    page.org.ring();
    await page.settle();
    desk.act({ is: 'perform', action: { do: 'answer', interaction: 'c1' } });
    await page.settle();
    const deed = (to: { queue: string } | { user: string }): PhoneDeedMessage => ({
      is: 'perform',
      action: { do: 'transfer', interaction: 'c1', to },
    });
    desk.act(deed({ queue: 'queue-sales' }));
    expect(desk.view.failure).to.deep.include({
      wanted: 'transfer',
      reason: 'notPermitted',
      needs,
    });
    expect(desk.view.interactions[0]?.underWay).to.deep.equal([]);
    desk.act(deed({ user: 'user-kim' }));
    await page.settle();
    expect(page.org.performed.map((one) => one.do)).to.deep.equal(['answer', 'transfer']);
  });

  it('says which permission PureCloud misses, and what had ended before', async () => {
    const page = await twoCalls();
    const needs = ['conversation:conference:add'];
    page.org.failNext('merge', { kind: 'permanent', reason: 'notPermitted' }, 1, { needs });
    perform(page, merge);
    await page.settle();
    expect(page.desk.view.failure).to.include({ wanted: 'merge', reason: 'notPermitted' });
    expect(page.desk.view.failure?.needs).to.deep.equal(needs);
    page.org.failNext('merge', { kind: 'permanent', reason: 'refused' }, 1, { because: 'gone' });
    perform(page, merge);
    await page.settle();
    expect(page.desk.view.failure).to.deep.include({ reason: 'stale', needs: [] });
    expect(the(page, 'c1').state).to.equal('connected');
  });

  it('goes back on queue once, and says where that fails', async () => {
    const page = await open();
    page.org.ring();
    await page.settle();
    page.org.misses('c1');
    await page.settle();
    expect(page.desk.view.notResponding).to.equal('yes');
    page.org.failNext('backOnQueue', { kind: 'transient', reason: 'serverError' });
    page.desk.act({ is: 'backOnQueue' });
    expect(page.desk.view.notResponding).to.equal('asked');
    await page.settle();
    expect(page.desk.view.notResponding).to.equal('yes');
    expect(page.desk.view.failure).to.include({ wanted: 'backOnQueue', reason: 'serverError' });
    page.desk.act({ is: 'backOnQueue' });
    page.desk.act({ is: 'backOnQueue' });
    await page.settle();
    expect(page.desk.view).to.include({ notResponding: 'no', failure: null });
  });

  describe('tags', () => {
    async function writing(stored?: string): Promise<Page> {
      const page = await open(stored);
      page.org.ring({ wrapUp: 'mandatory' });
      await page.settle();
      perform(page, { do: 'answer', interaction: 'c1' });
      await page.settle();
      return page;
    }
    const draft = { code: 'code-solved', notes: '', tags: ['billing', 'vip'] };

    it('are kept for now, survive a refresh, and are saved', async () => {
      const page = await writing();
      page.desk.act({ is: 'write', interaction: 'c1', draft });
      await page.settle(5_000);
      expect(page.org.performed.at(-1)).to.deep.include({ do: 'keepWrapUp', tags: draft.tags });
      expect(the(page, 'c1').draft).to.deep.equal(draft);
      perform(page, { do: 'hangUp', interaction: 'c1' });
      await page.settle();
      const stored = page.storage.getItem(DRAFTS) ?? undefined;
      const after = await writing(stored);
      expect(the(after, 'c1').draft).to.deep.equal(draft);
      perform(page, { do: 'wrapUp', interaction: 'c1', ...draft });
      await page.settle();
      expect(page.org.performed.at(-1)).to.deep.include({ do: 'wrapUp', tags: draft.tags });
      expect(page.storage.getItem(DRAFTS)).to.equal(null);
    });

    it('are none in a draft of a build that knew none', async () => {
      const old = { agent: 'agent-1', drafts: [['c1', { code: '', notes: 'old' }]] };
      const page = await writing(JSON.stringify(old));
      expect(the(page, 'c1').draft).to.deep.equal({ code: '', notes: 'old', tags: [] });
    });

    it('that are none are not read', async () => {
      const odd = { agent: 'agent-1', drafts: [['c1', { code: '', notes: 'x', tags: [1] }]] };
      const page = await writing(JSON.stringify(odd));
      expect(the(page, 'c1').draft).to.equal(null);
    });

    it('alone, unsaved at the end, are told to be lost', async () => {
      const page = await open();
      page.org.ring({ wrapUp: 'timed', wrapUpTime: 5_000 });
      await page.settle();
      perform(page, { do: 'answer', interaction: 'c1' });
      await page.settle();
      perform(page, { do: 'hangUp', interaction: 'c1' });
      await page.settle();
      page.desk.act({
        is: 'write',
        interaction: 'c1',
        draft: { code: '', notes: '', tags: ['vip'] },
      });
      await page.settle(10_000);
      expect(page.desk.view.failure).to.include({ wanted: 'wrapUp', reason: 'stale' });
    });
  });
});
