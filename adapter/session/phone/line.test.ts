import { expect } from 'chai';
import { createManualClock } from '../../ports/simulated/manual-clock.js';
import { createSimulatedPhone } from '../../ports/simulated/simulated-phone.js';
import { createSimulatedPureCloud } from '../../ports/simulated/simulated-pure-cloud.js';
import { createMemoryStorage } from '../../purecloud/testing/memory-storage.js';
import { DRAFTS } from './code.js';
import { createPhoneDesk } from './desk.js';
import { createPhoneLine } from './line.js';

function open(failures = 0) {
  const clock = createManualClock();
  const storage = createMemoryStorage();
  let loads = 0;
  let changes = 0;
  const line = createPhoneLine({
    parts: {
      load() {
        loads += 1;
        if (loads <= failures) return Promise.reject(new Error('no network'));
        return Promise.resolve({ createPhoneDesk });
      },
      storage,
    },
    clock,
    definition: () => ({}),
    onChange: () => (changes += 1),
  });
  const owner = (agent = 'agent-1') => {
    const { port, org } = createSimulatedPhone({ clock });
    const client = {
      ...createSimulatedPureCloud({ clock }).port,
      retryNow: () => undefined,
      phone: () => Promise.resolve(port),
    };
    return { client, agent, org };
  };
  return {
    clock,
    storage,
    line,
    owner,
    get loads() {
      return loads;
    },
    get changes() {
      return changes;
    },
  };
}

describe('the way to the phone', () => {
  it('loads nothing before sync, and everything then', async () => {
    const page = open();
    const owner = page.owner();
    page.line.look(owner, false);
    await page.clock.advance(1_000);
    expect(page.loads).to.equal(0);
    page.line.look(owner, true);
    page.line.look(owner, true);
    await page.clock.advance(100);
    expect(page.loads).to.equal(1);
    expect(page.line.view?.interactions).to.deep.equal([]);
    expect(page.changes).to.be.greaterThan(0);
  });

  it('does not wait for ever for a sync that does not begin', async () => {
    const page = open();
    page.line.look(page.owner(), false);
    await page.clock.advance(6_000);
    expect(page.line.view).not.to.equal(null);
  });

  it('tries again where its code could not be loaded', async () => {
    const page = open(2);
    page.line.look(page.owner(), true);
    await page.clock.advance(1_000);
    expect(page.line.view).to.equal(null);
    await page.clock.advance(10_000);
    expect(page.line.view).not.to.equal(null);
    expect(page.loads).to.equal(3);
  });

  it('asks ever more seldom where it does not come', async () => {
    const page = open(1_000);
    page.line.look(page.owner(), true);
    await page.clock.advance(60 * 60_000);
    expect(page.loads).to.be.within(30, 40);
  });

  it('keeps a click until the phone is there, unless that takes too long', async () => {
    const page = open(1);
    const owner = page.owner();
    page.line.look(owner, true);
    page.line.act({ is: 'dial', number: '+15550001', queue: null });
    await page.clock.advance(4_000);
    expect(owner.org.dialed).to.have.length(1);
    const slow = open(5);
    const other = slow.owner();
    slow.line.look(other, true);
    slow.line.act({ is: 'dial', number: '+15550001', queue: null });
    await slow.clock.advance(120_000);
    expect(slow.line.view).not.to.equal(null);
    expect(other.org.dialed).to.deep.equal([]);
  });

  it('keeps a click until an optional wrap-up was read that PureCloud no longer lists, unless that takes too long', async () => {
    for (const isRead of [true, false]) {
      const page = open();
      page.storage.setItem(
        DRAFTS,
        JSON.stringify({ agent: 'agent-1', drafts: [], optional: ['c1'] }),
      );
      const { org, client } = page.owner();
      const port = await client.phone();
      let read = (): void => undefined;
      const recall = (): Promise<void> => new Promise((resolve) => (read = resolve));
      const phone = (): Promise<typeof port> => Promise.resolve(Object.assign(port, { recall }));
      page.line.look({ client: { ...client, phone }, agent: 'agent-1' }, true);
      await page.clock.advance(100);
      page.line.act({ is: 'dial', number: '+4930123456', queue: null });
      await page.clock.advance(1_000);
      expect(org.dialed).to.deep.equal([]);
      if (isRead) read();
      await page.clock.advance(isRead ? 100 : 1_000);
      expect(org.dialed).to.have.length(1);
      page.line.dispose();
    }
  });

  it('is gone with its connection, and made anew with the next', async () => {
    const page = open();
    page.line.look(page.owner(), true);
    await page.clock.advance(100);
    page.line.look(null, false);
    expect(page.line.view).to.equal(null);
    const next = page.owner();
    next.org.ring();
    page.line.look(next, true);
    await page.clock.advance(100);
    expect(page.line.view?.interactions).to.have.length(1);
  });

  it('is another agent’s from nothing', async () => {
    const page = open();
    const first = page.owner();
    first.org.ring();
    page.line.look(first, true);
    await page.clock.advance(100);
    page.line.act({ is: 'write', interaction: 'c1', draft: { code: '', notes: 'mine', tags: [] } });
    expect(page.line.view?.interactions[0]?.draft?.notes).to.equal('mine');
    page.line.look({ ...first, agent: 'agent-2' }, true);
    await page.clock.advance(100);
    expect(page.line.view?.interactions[0]?.draft ?? null).to.equal(null);
  });

  it('does not carry out for the next agent what the one before clicked last', async () => {
    const page = open(1);
    page.line.look(page.owner(), true);
    page.line.act({ is: 'dial', number: '+15550001', queue: null });
    page.line.forget();
    const next = page.owner('agent-2');
    page.line.look(next, true);
    await page.clock.advance(5_000);
    expect(page.line.view).not.to.equal(null);
    expect(next.org.dialed).to.deep.equal([]);
  });

  it('keeps nothing of an agent who signs out', async () => {
    const page = open();
    const owner = page.owner();
    owner.org.ring();
    page.line.look(owner, true);
    await page.clock.advance(100);
    page.line.act({ is: 'write', interaction: 'c1', draft: { code: '', notes: 'mine', tags: [] } });
    expect(page.storage.getItem(DRAFTS)).to.contain('mine');
    page.line.forget();
    expect(page.line.view).to.equal(null);
    expect(page.storage.getItem(DRAFTS)).to.equal(null);
  });
});
