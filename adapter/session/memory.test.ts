import { expect } from 'chai';
import type { CallCenterSettings } from '../definition/definition.js';
import { SimulatedOmniOrg } from '../ports/simulated/omni-org.js';
import { OTHER_AGENT, PC, openPage, settingsWith, type AgentsPage } from './testing/agents-page.js';

const HOUR = 60 * 60_000;

/** A shift that was on queue when its page went away; the next page finds the agent at lunch in Omni-Channel. */
async function shiftOnQueue(settings: CallCenterSettings): Promise<AgentsPage> {
  const page = openPage({ settings });
  await page.begin();
  page.pureCloud.change(PC.onQueue);
  await page.advance(500);
  expect(page.omni.org.status?.apiName).to.equal('Available_Case');
  page.softphone.dispose();
  return page;
}

interface Next {
  readonly settings?: CallCenterSettings;
  readonly after?: number;
  readonly otherAgent?: boolean;
}

/** Whether the next page went on: only then is Busy a change made while away, by which the agent leaves the queue. */
async function goesOn(
  first: AgentsPage,
  next: Next,
  settings: CallCenterSettings,
): Promise<boolean> {
  const { clock, storage } = first;
  await clock.advance(next.after ?? 1_000);
  const omniOrg = new SimulatedOmniOrg();
  omniOrg.change('Busy');
  const page = openPage({ settings: next.settings ?? settings, clock, storage, omniOrg });
  page.presence = PC.onQueue;
  if (next.otherAgent === true) page.agent = OTHER_AGENT;
  await page.begin();
  const { status } = page.pureCloud;
  page.softphone.dispose();
  return status === PC.available;
}

describe('the memory of a shift', () => {
  // `none`: a fresh start changes nothing, so that only a memory can.
  const settings = settingsWith({ '/omniSync/startupAuthority': 'none' });
  const after = async (next: Next): Promise<boolean> =>
    goesOn(await shiftOnQueue(settings), next, settings);

  it('goes on after a refresh', async () => {
    expect(await after({})).to.equal(true);
  });

  it('goes on for 12 hours, and no longer', async () => {
    expect(await after({ after: 12 * HOUR - 60_000 })).to.equal(true);
    expect(await after({ after: 12 * HOUR + 60_000 })).to.equal(false);
  });

  it('is not taken by another agent', async () => {
    expect(await after({ otherAgent: true })).to.equal(false);
  });

  it('is not taken where the definition says something else by now', async () => {
    const items = {
      '/omniSync/startupAuthority': 'none',
      '/omniSync/salesforceWorkStatus': 'MEAL',
    };
    expect(await after({ settings: settingsWith(items) })).to.equal(false);
  });

  it('is taken where only the revision has moved on', async () => {
    const items = { '/omniSync/startupAuthority': 'none', '/omniSync/revision': '8 2026-11-23 b' };
    expect(await after({ settings: settingsWith(items) })).to.equal(true);
  });

  it('is not taken in another call center with the same content', async () => {
    const items = {
      '/omniSync/startupAuthority': 'none',
      '/reqGeneralInfo/reqInternalName': 'OmniSyncEast',
    };
    expect(await after({ settings: settingsWith(items) })).to.equal(false);
  });

  it('stays young while its page lives, also where nothing happens', async () => {
    const page = openPage({ settings });
    await page.begin();
    page.pureCloud.change(PC.onQueue);
    await page.advance(20 * HOUR);
    // The page crashes: nobody calls `remember`.
    const { clock, storage } = page;
    const kept = new Map(storage.entries);
    page.softphone.dispose();
    storage.entries.clear();
    for (const [key, value] of kept) storage.setItem(key, value);
    expect(await goesOn(page, { after: 11 * HOUR }, settings)).to.equal(true);
    expect(clock.waiting).to.equal(0);
  });

  it('is kept when the page says that it goes away', async () => {
    const page = openPage({ settings });
    await page.begin();
    page.storage.entries.clear();
    page.softphone.remember();
    expect([...page.storage.entries.keys()]).to.deep.equal(['omni-sync.memory']);
  });

  it('holds no name of a person', async () => {
    const page = await shiftOnQueue(settings);
    const kept = [...page.storage.entries.values()].join('\n');
    expect(kept).to.include('e08eaf1b-ee47-4fa9-a231-1200e284798f');
    expect(kept).to.not.match(/Aoi|Tanaka|example\.com/);
  });
});
