import { expect } from 'chai';
import type { HostFailure } from '../ports/host.js';
import { OMNI, PC, openPage, settingsWith } from './testing/agents-page.js';

describe('the start of a softphone', () => {
  it('listens to each product before it waits for anything of it', async () => {
    const page = openPage();
    await page.begin();
    const { calls } = page;
    expect(calls.indexOf('omni.listen')).to.be.lessThan(calls.indexOf('settings'));
    expect(calls.indexOf('pureCloud.listen')).to.be.lessThan(calls.indexOf('pureCloud.connect'));
  });

  it('goes from connecting over signed out and signing in to both sides in step', async () => {
    const page = openPage();
    page.omni.org.change('Busy');
    expect(page.view.phase).to.equal('connecting');
    expect(page.view.canSignIn).to.equal(false);

    await page.advance(100);
    expect(page.view.phase).to.equal('signedOut');
    expect(page.view.canSignIn).to.equal(true);
    expect(page.view.build).to.deep.equal({
      version: '1.2.3',
      id: 'abc',
      revision: '7 2026-11-22 a.admin',
      definition: 'Omni Sync',
      wanted: '',
    });

    page.softphone.actions.signIn();
    expect(page.view.signIn).to.equal('signingIn');
    page.signIn.succeed(page.clock.now() + 1_000_000);
    expect(page.view.phase).to.equal('connecting');
    expect(page.view.pureCloud.condition).to.equal('connecting');

    await page.advance(500);
    expect(page.view.phase).to.equal('ready');
    expect(page.view.agentName).to.equal('Aoi Tanaka');
    expect(page.view.sync.is).to.equal('on');
    expect(page.view.pureCloud.shown?.label).to.equal('Available');
    expect(page.view.omni.shown?.label).to.equal('Busy');
    expect(page.view.troubles).to.deep.equal([]);

    page.softphone.actions.choosePureCloud(PC.onQueue);
    expect(page.view.pureCloud.pending?.status).to.equal(PC.onQueue);
    await page.advance(500);
    expect(page.view.pureCloud.onQueue).to.equal(true);
    expect(page.view.omni.shown).to.deep.equal({
      status: OMNI.mapped,
      label: 'Available for cases',
      kind: 'available',
    });
    expect(page.view.sync.last?.side).to.equal('omni');
    expect(page.view.sync.last?.cause.rule).to.equal('mapped');
    expect(page.view.pureCloud.offQueueStatus).to.equal(PC.available);
  });

  it('shows the Omni-Channel status to who is not signed in to PureCloud', async () => {
    const page = openPage();
    page.omni.org.change('Busy');
    await page.advance(500);
    expect(page.view.phase).to.equal('signedOut');
    expect(page.view.omni.shown?.label).to.equal('Busy');
    page.omni.org.logout('Logout');
    await page.advance(500);
    expect(page.view.omni.shown?.kind).to.equal('offline');
  });

  it('connects at once where the page finds a sign-in', async () => {
    const page = openPage({ signIn: { is: 'signedIn', until: 9e15, endsSoon: false } });
    await page.advance(500);
    expect(page.view.phase).to.equal('ready');
    expect(page.signIn.popups).to.equal(0);
  });

  it('writes nothing before both sides have been read', async () => {
    const page = openPage({ settings: settingsWith({ '/omniSync/startupAuthority': 'ask' }) });
    page.omni.org.change('Busy');
    await page.begin();
    expect(page.omni.written).to.deep.equal([]);
    expect(page.pureCloud.writes).to.deep.equal([]);
  });

  it('says that it waits for Omni-Channel, and works as a phone meanwhile', async () => {
    const page = openPage();
    await page.advance(100);
    page.omni.setCondition('bridgeMissing');
    await page.begin();
    expect(page.view.sync.is).to.equal('starting');
    expect(page.trouble('omni')?.condition).to.equal('bridgeMissing');
    page.pureCloud.change(PC.meal);
    await page.advance(100);
    expect(page.view.pureCloud.shown?.status).to.equal(PC.meal);
    page.omni.setCondition('ready');
    await page.advance(500);
    expect(page.view.sync.is).to.equal('on');
    expect(page.trouble('omni')).to.equal(undefined);
  });

  const failures: readonly HostFailure[] = [
    'notFramed',
    'originMissing',
    'modeMissing',
    'scriptBlocked',
    'initFailed',
    'noAnswer',
    'settingsRefused',
  ];
  for (const hostFailure of failures) {
    it(`says that the host has failed: ${hostFailure}`, async () => {
      const page = openPage({ hostFailure });
      await page.advance(100);
      expect(page.view.phase).to.equal('misconfigured');
      expect(page.trouble('host')?.reason).to.equal(hostFailure);
    });
  }

  it('tells why a sign-in did not come about, until the next attempt', async () => {
    const page = openPage();
    await page.advance(100);
    for (const reason of ['popupBlocked', 'popupClosed', 'denied'] as const) {
      page.softphone.actions.signIn();
      expect(page.trouble('signIn')).to.equal(undefined);
      page.signIn.fail(reason);
      await page.advance(1);
      expect(page.trouble('signIn')?.reason).to.equal(reason);
      expect(page.view.phase).to.equal('signedOut');
    }
    await page.begin();
    expect(page.trouble('signIn')).to.equal(undefined);
  });

  it('stops everything when it is disposed of', async () => {
    const page = openPage();
    await page.begin();
    const told = page.views.length;
    page.softphone.dispose();
    page.pureCloud.change(PC.meal);
    page.omni.org.change('Busy', 'manual');
    await page.advance(120_000);
    expect(page.views).to.have.length(told);
    expect(page.signIn.disposed).to.equal(true);
    expect(page.clock.waiting).to.equal(0);
  });

  it('stops also where it is disposed of before Salesforce has answered', async () => {
    const page = openPage();
    page.softphone.dispose();
    await page.advance(60_000);
    expect(page.calls).to.deep.equal([]);
    expect(page.clock.waiting).to.equal(0);
  });
});

describe('the definition of a softphone', () => {
  it('keeps sync off while it is not enabled, and the phone works', async () => {
    const page = openPage({ settings: settingsWith({ '/omniSync/enabled': 'false' }) });
    await page.begin();
    expect(page.view.sync.is).to.equal('off');
    page.softphone.actions.choosePureCloud(PC.onQueue);
    await page.advance(500);
    expect(page.view.pureCloud.onQueue).to.equal(true);
    expect(page.omni.written).to.deep.equal([]);
  });

  it('keeps sync off with an error, and tells it by its code', async () => {
    const page = openPage({ settings: settingsWith({ '/omniSync/definitionVersion': '99' }) });
    await page.begin();
    expect(page.view.sync.is).to.equal('off');
    expect(page.trouble('definition')?.problem.code).to.equal('version-unsupported');
    expect(page.view.phase).to.equal('degraded');
    page.pureCloud.change(PC.onQueue);
    await page.advance(500);
    expect(page.omni.written).to.deep.equal([]);
  });

  it('runs with a warning, and tells it', async () => {
    const page = openPage({ settings: settingsWith({ '/omniSync/colour': 'blue' }) });
    await page.begin();
    expect(page.view.sync.is).to.equal('on');
    expect(page.trouble('definition')?.problem.code).to.equal('item-unknown');
    page.pureCloud.change(PC.onQueue);
    await page.advance(500);
    expect(page.omni.org.status?.apiName).to.equal('Available_Case');
  });

  it('says why it is misconfigured where the section pureCloud is missing', async () => {
    const settings = settingsWith({ '/pureCloud/environment': '', '/pureCloud/clientId': '' });
    const page = openPage({ settings });
    await page.advance(100);
    expect(page.view.phase).to.equal('misconfigured');
    expect(page.view.canSignIn).to.equal(false);
    expect(page.trouble('definition')?.problem).to.include({
      item: 'pureCloud',
      code: 'value-invalid',
      kind: 'error',
    });
  });

  it('says once why the section pureCloud is of no use', async () => {
    const page = openPage({ settings: settingsWith({ '/pureCloud/environment': 'example.com' }) });
    await page.advance(100);
    expect(page.view.phase).to.equal('misconfigured');
    const items = page.view.troubles.map((trouble) =>
      trouble.kind === 'definition' ? trouble.problem.item : trouble.kind,
    );
    expect(items).to.deep.equal(['pureCloud/environment']);
  });
});
