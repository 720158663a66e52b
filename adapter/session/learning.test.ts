import { expect } from 'chai';
import type { CallCenterSettings } from '../definition/definition.js';
import { createStored } from './stored.js';
import { OMNI, PC, openPage, settingsWith, type AgentsPage } from './testing/agents-page.js';

const byName = (items: Readonly<Record<string, string>> = {}): CallCenterSettings =>
  settingsWith({
    '/omniSync/mappedOmniStatus': 'Available_Case',
    '/omniSync/leavingOnQueueStatus': 'Transition',
    '/omniSync/pureCloudWorkStatus': 'Busy',
    ...items,
  });

const names = (page: AgentsPage): readonly string[] =>
  page.view.troubles.flatMap((trouble) => (trouble.kind === 'notYetKnown' ? [trouble.name] : []));

const see = async (page: AgentsPage, ...apiNames: readonly string[]): Promise<void> => {
  for (const apiName of apiNames) page.omni.org.change(apiName, 'manual');
  await page.advance(500);
};

describe('learning the Ids of Omni-Channel statuses', () => {
  it('says which are not yet known, and writes none of them', async () => {
    const page = openPage({ settings: byName() });
    await page.begin();
    expect(names(page)).to.have.members(['Available_Case', 'Transition', 'Busy']);
    expect(page.view.sync.is).to.equal('on');
    page.pureCloud.change(PC.onQueue);
    await page.advance(500);
    expect(page.omni.written).to.deep.equal([]);
    expect(page.view.phase).to.equal('degraded');
  });

  it('learns one from an event, and carries out what waited for it', async () => {
    const page = openPage({ settings: byName() });
    await page.begin();
    await see(page, 'Available_Case');
    expect(page.pureCloud.status).to.equal(PC.onQueue);
    page.pureCloud.change(PC.meal);
    await page.advance(500);
    // Transition is not known: the base of Omni-Channel is its name, and becomes its Id with what is learnt here.
    expect(page.omni.org.status?.apiName).to.equal('Available_Case');
    expect(names(page)).to.have.members(['Transition', 'Busy']);
    page.omni.org.assign('0Bz000000000001AAA', '500000000000001AAA');
    await page.advance(500);
    expect(page.view.troubles.some(({ kind }) => kind === 'refused')).to.equal(false);
  });

  it('remembers them for the org', async () => {
    const first = openPage({ settings: byName() });
    await first.begin();
    await see(first, 'Transition', 'Busy', 'Available_Case');
    expect(names(first)).to.deep.equal([]);
    first.softphone.actions.signOut();
    first.softphone.dispose();

    const { clock, storage } = first;
    const same = openPage({ settings: byName(), clock, storage });
    await same.begin();
    expect(names(same)).to.deep.equal([]);
    same.pureCloud.change(PC.onQueue);
    await same.advance(500);
    same.pureCloud.change(PC.meal);
    await same.advance(500);
    expect(same.omni.org.status?.apiName).to.equal('Transition');
    same.softphone.dispose();

    const org = 'https://two.lightning.force.com';
    const other = openPage({ settings: byName(), clock, storage, org });
    await other.begin();
    expect(names(other)).to.have.members(['Available_Case', 'Transition', 'Busy']);
  });

  it('finds a status by another spelling of its name, as the definition does', async () => {
    const settings = byName({ '/omniSync/mappedOmniStatus': 'AVAILABLE FOR CASES' });
    const page = openPage({ settings });
    await page.begin();
    page.pureCloud.change(PC.onQueue);
    await page.advance(500);
    // On Queue is there, and its partner waits by its name.
    expect(names(page)).to.include('AVAILABLE FOR CASES');
    const { org } = page.omni;
    org.change('Available_Case', 'supervisor');
    await page.advance(500);
    expect(names(page)).to.not.include('AVAILABLE FOR CASES');
    // To the engine this is what it waited for, not a change that would leave the pair.
    expect(page.pureCloud.status).to.equal(PC.onQueue);
    expect(page.omni.org.status?.apiName).to.equal('Available_Case');
    expect(page.pureCloud.writes).to.deep.equal([]);
  });

  it('takes a remembered name for what another page has learnt since', async () => {
    const settings = byName({ '/omniSync/mappedOmniStatus': OMNI.mapped });
    const first = openPage({ settings });
    await see(first, 'Available_Case');
    await first.begin();
    first.pureCloud.change(PC.onQueue);
    await first.advance(500);
    first.pureCloud.change(PC.meal);
    await first.advance(500);
    // It waits for Transition.
    expect(first.omni.org.status?.apiName).to.equal('Available_Case');
    first.softphone.dispose();

    const { clock, storage, omni } = first;
    const org = 'https://one.lightning.force.com';
    const stored = createStored(storage);
    const transition = { id: OMNI.transition, apiName: 'Transition', takesWork: false };
    stored.saveStatuses(org, [...stored.statuses(org), transition]);

    const second = openPage({ settings, clock, storage, omniOrg: omni.org });
    second.presence = PC.meal;
    await second.begin();
    expect(second.omni.org.status?.apiName).to.equal('Transition');
  });
});

describe('a definition that was made for another org', () => {
  const FOREIGN = '0N5999999999999';
  const settings = settingsWith({
    '/omniSync/leavingOnQueueStatus': `Transition:${FOREIGN}AAA`,
  });

  const leaveQueue = async (page: AgentsPage): Promise<void> => {
    page.pureCloud.change(PC.onQueue);
    await page.advance(500);
    page.pureCloud.change(PC.meal);
    await page.advance(500);
  };

  it('works by the name, once the org has refused the Id', async () => {
    const page = openPage({ settings });
    await page.begin();
    await see(page, 'Transition', 'Busy');
    await leaveQueue(page);
    expect(page.omni.org.status?.apiName).to.equal('Transition');
    expect(page.trouble('refused')).to.equal(undefined);
  });

  it('works by the name as soon as that is seen', async () => {
    const page = openPage({ settings });
    await page.begin();
    await leaveQueue(page);
    expect(page.omni.org.status?.apiName).to.equal('Available_Case');
    expect(page.trouble('refused')).to.deep.include({ side: 'omni', reason: 'refused' });
    await see(page, 'Transition', 'Busy');
    await leaveQueue(page);
    expect(page.omni.org.status?.apiName).to.equal('Transition');
    expect(page.trouble('refused')).to.equal(undefined);
  });

  it('is known for one on the next page, too', async () => {
    const first = openPage({ settings });
    await first.begin();
    await see(first, 'Transition', 'Busy');
    await leaveQueue(first);
    first.softphone.dispose();
    const { clock, storage } = first;
    const second = openPage({ settings, clock, storage });
    await second.begin();
    await leaveQueue(second);
    expect(second.omni.org.status?.apiName).to.equal('Transition');
    expect(second.omni.written.map(({ status }) => status)).to.deep.equal([
      OMNI.mapped,
      OMNI.transition,
    ]);
  });

  it('keeps an Id that the org knows, though this agent may not have it', async () => {
    const denied = settingsWith({
      '/omniSync/leavingOnQueueStatus': `Supervisor_Only:${OMNI.notGranted}AAA`,
    });
    const page = openPage({ settings: denied });
    await page.begin();
    await leaveQueue(page);
    expect(page.trouble('refused')).to.deep.include({ side: 'omni', reason: 'notGranted' });
    expect(page.trouble('refused')?.status.status).to.equal(OMNI.notGranted);
  });
});
