import { expect } from 'chai';
import type { CallCenterSettings } from '../definition/definition.js';
import { OMNI, PC, openPage, settingsWith, type AgentsPage } from './testing/agents-page.js';

const MINUTES = 60_000;

/** A new revision: what is given is different in it. */
const saved = (items: Readonly<Record<string, string>> = {}): CallCenterSettings =>
  settingsWith({ '/omniSync/revision': '8 2026-11-23 b.admin', ...items });

const told = (page: AgentsPage) => page.trouble('newRevision')?.is;

const call = async (page: AgentsPage, is: 'connected' | 'ended'): Promise<void> => {
  page.pureCloud.interaction('c-1', is, 'voice');
  await page.advance(3_000);
};

const shows = (page: AgentsPage, omni: string, pureCloud: string): void => {
  expect(page.view.omni.shown?.status).to.equal(omni);
  expect(page.pureCloud.status).to.equal(pureCloud);
};

const choose = async (page: AgentsPage, apiName: string): Promise<void> => {
  page.omni.org.change(apiName, 'manual');
  await page.advance(3_000);
};

describe('a definition that is saved in mid-shift', () => {
  it('takes effect without a reload, and says so for a moment', async () => {
    const page = openPage();
    await page.begin();
    page.settings = saved({ '/omniSync/leavingMappedStatus': 'MEAL' });
    await page.advance(2 * MINUTES);
    expect(told(page)).to.equal('inForce');
    expect(page.view.build.revision).to.equal('8 2026-11-23 b.admin');

    await choose(page, 'Available_Case');
    shows(page, OMNI.mapped, PC.onQueue);
    await choose(page, 'Busy');
    shows(page, OMNI.busy, PC.meal);
    await page.advance(MINUTES);
    expect(told(page)).to.equal(undefined);
  });

  it('is looked for when the agent looks at the page', async () => {
    const page = openPage();
    await page.begin();
    page.settings = saved();
    await page.advance(10_000);
    expect(page.view.build.revision).to.equal('7 2026-11-22 a.admin');
    page.look();
    await page.advance(0);
    expect(page.view.build.revision).to.equal('8 2026-11-23 b.admin');
  });

  it('waits for the end of the work, and says so', async () => {
    const page = openPage();
    await page.begin();
    await choose(page, 'Available_Case');
    await call(page, 'connected');
    page.settings = saved({ '/omniSync/pureCloudWorkStatus': OMNI.transition });
    await page.advance(2 * MINUTES);
    expect(told(page)).to.equal('waiting');
    expect(page.view.omni.shown?.status).to.equal(OMNI.busy);
    expect(page.view.build.revision).to.equal('7 2026-11-22 a.admin');

    await call(page, 'ended');
    expect(told(page)).to.equal('inForce');
    await call(page, 'connected');
    expect(page.view.omni.shown?.status).to.equal(OMNI.transition);
  });

  it('waits no longer where the save is taken back', async () => {
    const page = openPage();
    await page.begin();
    await call(page, 'connected');
    page.settings = saved();
    await page.advance(2 * MINUTES);
    expect(told(page)).to.equal('waiting');
    page.settings = settingsWith();
    await page.advance(2 * MINUTES);
    expect(told(page)).to.equal(undefined);
  });

  it('stops the writes at once where it switches sync off, in the middle of a call', async () => {
    const page = openPage();
    await page.begin();
    await choose(page, 'Transition');
    await call(page, 'connected');
    expect(page.view.omni.shown?.status).to.equal(OMNI.busy);
    page.settings = saved({ '/omniSync/enabled': 'false' });
    await page.advance(2 * MINUTES);
    expect(page.view.sync.is).to.equal('off');
    await call(page, 'ended');
    await choose(page, 'Available_Case');
    shows(page, OMNI.mapped, PC.available);
  });

  it('begins to sync where it switches sync on', async () => {
    const page = openPage({ settings: settingsWith({ '/omniSync/enabled': 'false' }) });
    await page.begin();
    expect(page.view.sync.is).to.equal('off');
    page.settings = saved();
    await page.advance(2 * MINUTES);
    expect(page.view.sync.is).to.equal('on');
    await choose(page, 'Available_Case');
    shows(page, OMNI.mapped, PC.onQueue);
  });

  it('stops sync where it has an error', async () => {
    const page = openPage();
    await page.begin();
    page.settings = saved({ '/omniSync/leavingMappedStatus': 'ON_QUEUE' });
    await page.advance(2 * MINUTES);
    expect(page.view.sync.is).to.equal('off');
    expect(page.trouble('definition')?.problem.code).to.equal('transition-is-mapped');
  });

  it('leaves a shift alone whose rules it does not change', async () => {
    const page = openPage();
    await page.begin();
    const reads = page.pureCloud.reads;
    page.settings = saved();
    await page.advance(2 * MINUTES);
    expect(page.view.build.revision).to.equal('8 2026-11-23 b.admin');
    expect(page.pureCloud.reads).to.equal(reads);
  });

  it('keeps the sign-in that there is, and says that another one needs a new page', async () => {
    const page = openPage();
    await page.begin();
    page.settings = saved({ '/pureCloud/environment': 'mypurecloud.ie' });
    await page.advance(2 * MINUTES);
    expect(told(page)).to.equal('reload');
    expect(page.view.signIn).to.equal('signedIn');
    expect(page.attempts).to.have.length(1);
  });

  it('brings a page to life that had no region to sign in to', async () => {
    const page = openPage({ settings: settingsWith({ '/pureCloud/clientId': '' }) });
    await page.advance(100);
    expect(page.view.phase).to.equal('misconfigured');
    page.settings = saved();
    await page.advance(2 * MINUTES);
    expect(page.view.canSignIn).to.equal(true);
    await page.begin();
    expect(page.view.signIn).to.equal('signedIn');
  });

  it('is not looked for any more by a page that has gone', async () => {
    const page = openPage();
    await page.begin();
    page.softphone.dispose();
    const calls = page.calls.length;
    page.look();
    await page.advance(10 * MINUTES);
    expect(page.calls).to.have.length(calls);
  });
});
