import { expect } from 'chai';
import { createManualClock, type ManualClock } from '../../ports/simulated/manual-clock.js';
import { createLead, type Lead } from './lead.js';
import { FakeBrowser, type FakeTab } from './testing/fake-browser.js';

const NAME = 'the lead';

interface Contender extends FakeTab {
  readonly lead: Lead;
  readonly heard: string[];
}

describe('who leads', () => {
  let clock: ManualClock;
  let browser: FakeBrowser;

  beforeEach(() => {
    clock = createManualClock();
    browser = new FakeBrowser(clock);
  });

  let opened = 0;
  async function open(): Promise<Contender> {
    const tab = browser.open();
    const { locks } = tab.tabs;
    if (locks === null) throw new Error('no locks');
    const heard: string[] = [];
    opened += 1;
    const lead = createLead({
      locks,
      name: NAME,
      tab: `tab-${opened}`,
      clock: tab.clock,
      onLead: () => heard.push('leads'),
      onLost: () => heard.push('lost'),
    });
    lead.compete();
    await clock.advance(0);
    return { ...tab, lead, heard };
  }

  it('the first tab, and when it leaves the next in line', async () => {
    const [first, second] = [await open(), await open()];
    expect([first.lead.leads, second.lead.leads]).to.deep.equal([true, false]);
    first.lead.leave();
    await clock.advance(0);
    expect([first.lead.leads, second.lead.leads]).to.deep.equal([false, true]);
    expect(first.heard, 'who leaves is not told of a loss').to.deep.equal(['leads']);
    second.lead.leave();
    await clock.advance(0);
    expect(browser.holder(NAME)).to.equal(null);
  });

  it('another tab at once, when the leader crashes', async () => {
    const [first, second] = [await open(), await open()];
    first.crash();
    await clock.advance(0);
    expect(second.lead.leads).to.equal(true);
  });

  it('the tab that takes it; the former leader hears of it and waits in line again', async () => {
    const [first, second, third] = [await open(), await open(), await open()];
    third.lead.take();
    await clock.advance(0);
    expect([first.lead.leads, second.lead.leads, third.lead.leads]).to.deep.equal([
      false,
      false,
      true,
    ]);
    expect(first.heard).to.deep.equal(['leads', 'lost']);
    third.crash();
    second.crash();
    await clock.advance(0);
    expect(first.lead.leads).to.equal(true);
  });

  it('one of two that take it at the same time', async () => {
    const [first, second, third] = [await open(), await open(), await open()];
    second.lead.take();
    third.lead.take();
    await clock.advance(0);
    const leading = [first, second, third].filter(({ lead }) => lead.leads);
    expect(leading).to.have.length(1);
    expect(await leading[0]?.lead.confirm()).to.equal(true);
  });

  it('not a thawed tab whose lock was taken while it was frozen: it asks before it acts', async () => {
    const [first, second] = [await open(), await open()];
    first.freeze(false);
    second.lead.take();
    await clock.advance(0);
    expect(first.lead.leads, 'it has not heard of it yet').to.equal(true);
    const confirmed = first.lead.confirm();
    let answer: boolean | null = null;
    void confirmed.then((is) => (answer = is));
    await clock.advance(5_000);
    expect(answer, 'a frozen tab is not told').to.equal(null);
    first.thaw();
    expect(await confirmed).to.equal(false);
    expect(first.heard).to.deep.equal(['leads', 'lost']);
    expect(second.lead.leads).to.equal(true);
  });

  it('not a tab whose question was answered before a freeze and is heard after it', async () => {
    const [first, second] = [await open(), await open()];
    const confirmed = first.lead.confirm();
    first.freeze(false);
    await clock.advance(5_000);
    second.lead.take();
    await clock.advance(0);
    first.thaw();
    expect(await confirmed).to.equal(false);
  });

  it('is sure for a second after a confirmation, and no longer', async () => {
    const { lead } = await open();
    expect(lead.isSure).to.equal(true);
    await clock.advance(999);
    expect(lead.isSure).to.equal(true);
    await clock.advance(1);
    expect(lead.isSure).to.equal(false);
    expect(await lead.confirm()).to.equal(true);
    expect(lead.isSure).to.equal(true);
  });

  it('each tab by itself, where the browser denies locks', async () => {
    browser.locksDenied = true;
    const [first, second] = [await open(), await open()];
    expect([first.lead.leads, second.lead.leads]).to.deep.equal([true, true]);
    expect([first.lead.isAlone, await first.lead.confirm(), first.lead.isSure]).to.deep.equal([
      true,
      true,
      true,
    ]);
  });

  it('nobody, once it is disposed of while it waited', async () => {
    const [first, second] = [await open(), await open()];
    second.lead.dispose();
    first.lead.dispose();
    await clock.advance(0);
    expect(browser.holder(NAME)).to.equal(null);
    expect(second.heard).to.deep.equal([]);
    expect(clock.waiting).to.equal(0);
  });
});
