import { expect } from 'chai';
import { SIMULATED_AGENT } from '../../ports/simulated/simulated-pure-cloud.js';
import { parseSavedTimeline, replayTimeline } from '../../replay/saved-timeline.js';
import { openPage, type AgentsPage } from '../testing/agents-page.js';

describe('the diagnostics of a softphone', () => {
  let page: AgentsPage;

  const open = (...options: Parameters<typeof openPage>): AgentsPage => {
    page = openPage(...options);
    return page;
  };
  afterEach(() => page.softphone.dispose());

  const states = async (): Promise<Record<string, string>> => {
    const { links } = await page.softphone.diagnose();
    return Object.fromEntries(links.map(({ name, state }) => [name, state]));
  };

  it('tell a shift so that it can be replayed, and name nobody', async () => {
    await open().begin();
    page.omni.org.change('Available_Case', 'manual');
    await page.advance(5_000);
    page.pureCloud.interaction('c-1', 'connected');
    await page.advance(60_000);
    page.pureCloud.interaction('c-1', 'ended');
    await page.advance(5_000);

    const { timelineFile, bundleFile, rows } = await page.softphone.diagnose();
    const parsed = parseSavedTimeline(timelineFile);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.misfits));
    const { report } = replayTimeline(parsed.timeline);
    expect(report.failures).to.deep.equal([]);
    expect(report.timeline.map(({ rule }) => rule)).to.deep.equal([
      'mapped',
      'pureCloudWork',
      'pureCloudWork ended',
    ]);
    expect(rows.filter(({ kind }) => kind === 'set')).to.have.length(3);
    for (const secret of [SIMULATED_AGENT.name, SIMULATED_AGENT.email, 'a.admin']) {
      expect(timelineFile + bundleFile + JSON.stringify(rows)).not.to.include(secret);
    }
  });

  it('tell each link, and since when it is as it is', async () => {
    await open().begin();
    expect(await states()).to.include({ frame: 'ok', bridge: 'ok', signIn: 'ok', leader: 'ok' });
    await page.advance(60_000);
    const lost = page.clock.now();
    page.pureCloud.lose();
    await page.advance(1_000);
    expect(await states()).to.include({ notifications: 'broken', signIn: 'ok', omniChannel: 'ok' });
    const { links } = await page.softphone.diagnose();
    expect(links.find(({ name }) => name === 'notifications')?.since).to.equal(lost);
    expect(links.find(({ name }) => name === 'bridge')?.since).to.be.below(lost);
  });

  it('can be asked for by the panel when Salesforce’s side is broken', async () => {
    open({ hostFailure: 'scriptBlocked' });
    await page.advance(0);
    expect(await states()).to.include({ frame: 'ok', host: 'broken', definition: 'unknown' });
    const { links } = await page.softphone.actions.diagnose();
    expect(links.find(({ name }) => name === 'host')?.trouble).to.deep.equal({
      kind: 'host',
      reason: 'scriptBlocked',
    });
  });
});
