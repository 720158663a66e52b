import { expect } from 'chai';
import { isRecord, readJson } from '../../ports/json.js';
import { OMNI, PC, openPage, settingsWith, type AgentsPage } from '../testing/agents-page.js';

const OFF = { '/softphone/timeline': 'false' };

const MINUTES = 60_000;

describe('a definition without a timeline', () => {
  let page: AgentsPage;
  afterEach(() => page.softphone.dispose());

  const told = async () => {
    const { rows, timelineFile, bundleFile } = await page.softphone.diagnose();
    const bundle = readJson(bundleFile);
    return { rows, timelineFile, timeline: isRecord(bundle) ? bundle['timeline'] : undefined };
  };

  const work = async (): Promise<void> => {
    page.omni.org.change('Available_Case', 'manual');
    await page.advance(5_000);
    page.pureCloud.interaction('c-1', 'connected');
    await page.advance(5_000);
    page.softphone.actions.componentAsked('hold');
    page.pureCloud.interaction('c-1', 'ended');
    await page.advance(5_000);
  };

  /** What says that nothing is kept, everywhere where a timeline would be told. */
  const expectNothing = async (): Promise<void> => {
    const { rows, timelineFile, timeline } = await told();
    expect(rows).to.deep.equal([]);
    expect(timelineFile).to.equal('');
    expect(timeline).to.match(/switched off .*softphone\/timeline/);
  };

  it('keeps nothing of a shift, from the first event on, and syncs all the same', async () => {
    page = openPage({ settings: settingsWith(OFF) });
    await page.begin();
    await work();
    expect(page.view.omni.shown?.status).to.equal(OMNI.mapped);
    expect(page.pureCloud.status).to.equal(PC.onQueue);
    await expectNothing();
  });

  it('drops what was kept before it was switched off, and begins anew when it is on again', async () => {
    page = openPage();
    await page.begin();
    await work();
    expect((await told()).rows.length).to.be.above(3);
    page.settings = settingsWith({ ...OFF, '/omniSync/revision': '8 2026-11-23 b.admin' });
    await page.advance(2 * MINUTES);
    expect(page.view.build.revision).to.match(/^8 /);
    await expectNothing();
    await work();
    await expectNothing();

    page.settings = settingsWith({ '/omniSync/revision': '9 2026-11-23 b.admin' });
    await page.advance(2 * MINUTES);
    const since = page.clock.now();
    await work();
    const { rows, timelineFile } = await told();
    expect(rows.length).to.be.above(3);
    expect(rows.every(({ at }) => at >= since)).to.equal(true);
    expect(timelineFile).not.to.equal('');
  });

  it('stays off for the shift after a sign-out', async () => {
    page = openPage({ settings: settingsWith(OFF) });
    await page.begin();
    page.softphone.actions.signOut();
    await page.advance(1_000);
    expect(page.view.signIn).to.equal('signedOut');
    await page.begin();
    await work();
    await expectNothing();
  });

  it('takes what cannot be read for the default, and says so', async () => {
    page = openPage({ settings: settingsWith({ '/softphone/timeline': 'fasle' }) });
    await page.begin();
    expect((await told()).timelineFile).not.to.equal('');
    expect(page.trouble('definition')?.problem).to.deep.include({
      item: 'softphone/timeline',
      expected: 'one of true, false',
      suggestion: 'false',
    });
  });
});
