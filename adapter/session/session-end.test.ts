import { expect } from 'chai';
import type { Status } from '../sync/status.js';
import { OMNI, PC, openPage, settingsWith, type AgentsPage } from './testing/agents-page.js';

const SETTINGS = settingsWith({
  '/omniSync/sessionEndStatus': 'OFFLINE',
  '/omniSync/sessionEndGrace': '10',
});

/** Both on queue, and then the page goes away. */
async function closeOnQueue(options: Parameters<typeof openPage>[0] = {}): Promise<AgentsPage> {
  const page = openPage({ settings: SETTINGS, ...options });
  await page.begin();
  page.omni.org.change('Available_Case', 'manual');
  await page.advance(3_000);
  expect(page.pureCloud.status).to.equal(PC.onQueue);
  page.softphone.leave('surely');
  page.softphone.dispose();
  return page;
}

/** The next page of the same agent; PureCloud shows `presence`. */
async function openNext(before: AgentsPage, presence: Status): Promise<AgentsPage> {
  const { clock, storage, omni } = before;
  const page = openPage({ settings: SETTINGS, clock, storage, omniOrg: omni.org });
  page.presence = presence;
  await page.begin();
  await page.advance(3_000);
  return page;
}

describe('the end of the session', () => {
  it('sets the status of the definition, with its grace', async () => {
    const page = await closeOnQueue();
    expect(page.ends).to.deep.equal([{ agent: page.agent.id, status: PC.offline, grace: 10 }]);
  });

  it('is got ready for only where the definition asks for it', async () => {
    const page = openPage();
    await page.begin();
    expect(page.calls).not.to.include('sessionEnd.prepare');
    page.softphone.leave('surely');
    expect(page.ends).to.have.length(0);
    const other = openPage({ settings: SETTINGS });
    await other.begin();
    expect(other.calls).to.include('sessionEnd.prepare');
  });

  it('leaves alone whose sync is off, who is signed out, and who shows it already', async () => {
    const off = openPage({ settings: { ...SETTINGS, '/omniSync/enabled': 'false' } });
    await off.begin();
    off.softphone.leave('surely');
    expect(off.ends).to.have.length(0);

    const out = openPage({ settings: SETTINGS });
    await out.begin();
    out.softphone.actions.signOut();
    await out.advance(500);
    out.softphone.leave('surely');
    expect(out.ends).to.have.length(0);

    const shown = openPage({ settings: SETTINGS });
    shown.presence = PC.offline;
    await shown.begin();
    shown.softphone.leave('surely');
    expect(shown.ends).to.have.length(0);
  });

  it('was set at once: the page that opens within the grace takes it back', async () => {
    const before = await closeOnQueue({ ends: 'now' });
    await before.advance(5_000);
    const page = await openNext(before, PC.offline);
    expect(page.pureCloud.status).to.equal(PC.onQueue);
    expect(page.view.omni.shown?.status).to.equal(OMNI.mapped);
    expect(page.view.question).to.equal(null);
  });

  it('was set at once: the page that opens after the grace takes it for what it is', async () => {
    const before = await closeOnQueue({ ends: 'now' });
    await before.advance(11_000);
    const page = await openNext(before, PC.offline);
    expect(page.pureCloud.status).to.equal(PC.offline);
    expect(page.view.omni.shown?.status).to.equal(OMNI.transition);
  });

  it('was taken back once: the same status set by somebody else later stays', async () => {
    const before = await closeOnQueue({ ends: 'now' });
    const page = await openNext(before, PC.offline);
    expect(page.pureCloud.status).to.equal(PC.onQueue);
    page.softphone.dispose();
    const next = await openNext(page, PC.offline);
    expect(next.pureCloud.status).to.equal(PC.offline);
    expect(next.view.omni.shown?.status).to.equal(OMNI.transition);
  });
});
