import { expect } from 'chai';
import { openPage, OMNI, PC, type AgentsPage } from './testing/agents-page.js';

const HOUR = 60 * 60_000;

describe('a hold that lasts unusually long', () => {
  let page: AgentsPage;

  beforeEach(async () => {
    page = openPage();
    await page.begin();
    page.omni.org.change('Available_Case', 'manual');
    await page.advance(5_000);
    expect(page.view.pureCloud.shown?.status).to.equal(PC.onQueue);
  });
  afterEach(() => page.softphone.dispose());

  const begin = async (id: string, media: string): Promise<number> => {
    page.pureCloud.interaction(id, 'connected', media);
    await page.advance(2_000);
    expect(page.view.omni.shown?.status).to.equal(OMNI.busy);
    return page.clock.now();
  };

  it('is told of after two hours of an email, with no event in between', async () => {
    const began = await begin('e-1', 'email');
    await page.advance(2 * HOUR - 10_000);
    expect(page.trouble('holdLong')).to.equal(undefined);
    await page.advance(10_000);
    const trouble = page.trouble('holdLong');
    expect(trouble).to.include({ side: 'omni', item: 'email' });
    expect(trouble?.since).to.be.within(began - 2_000, began);
    expect(page.view.phase).to.equal('ready');
  });

  it('is told of after an hour of a call', async () => {
    await begin('c-1', 'voice');
    await page.advance(HOUR);
    expect(page.trouble('holdLong')).to.include({ item: 'voice' });
  });

  it('is told of for a case, and no more once it is closed', async () => {
    page.omni.org.assign('0Bz000000000001', '500000000000001');
    page.omni.org.accept('0Bz000000000001');
    await page.advance(2 * HOUR + 1_000);
    expect(page.trouble('holdLong')).to.include({ side: 'pureCloud', item: 'Case' });
    page.omni.org.close('0Bz000000000001');
    await page.advance(2_000);
    expect(page.trouble('holdLong')).to.equal(undefined);
  });

  it('counts for each item by itself', async () => {
    for (let n = 0; n < 4; n += 1) {
      await begin(`c-${n}`, 'voice');
      page.pureCloud.interaction(`c-${n}`, 'ended', 'voice');
      await page.advance(HOUR / 2);
    }
    expect(page.trouble('holdLong')).to.equal(undefined);
  });

  it('leaves no timer behind', async () => {
    await begin('c-1', 'voice');
    page.softphone.dispose();
    page.omni.port.dispose();
    expect(page.clock.waiting).to.equal(0);
  });
});
