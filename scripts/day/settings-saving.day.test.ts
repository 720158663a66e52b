import { expect } from 'chai';
import { en } from '../../adapter/settings/messages/en.js';
import { SettingsTab } from './settings-tab.js';
import { IMPORTED, ORG } from './settings-world.js';
import { Stage } from './stage.js';

/** A save that does not come about loses nothing that was typed. */

const LEAVING_ON_QUEUE = en.fields.leavingOnQueueStatus.label;
const SALESFORCE_WORK = en.fields.salesforceWorkStatus.label;
const GRACE = en.fields.sessionEndGrace.label;
const ENABLE = en.fields.enabled.label;
const WHOLE = { ...ORG, administrator: 'full', api: 'open' };

/** What was typed and chosen, as the fields show it. */
const TYPED = {
  [LEAVING_ON_QUEUE]: 'Busy (busy)',
  [SALESFORCE_WORK]: 'Meeting',
  [GRACE]: '42',
};

describe('a save on the settings page', function () {
  let stage: Stage;
  let settings: SettingsTab;

  const shown = async (): Promise<Record<string, string>> => ({
    [LEAVING_ON_QUEUE]: await settings.shown('menu', LEAVING_ON_QUEUE),
    [SALESFORCE_WORK]: await settings.shown('menu', SALESFORCE_WORK),
    [GRACE]: await settings.shown('text', GRACE),
  });

  const inOrg = (item: string): string | undefined =>
    stage.addresses.world.settings[`/omniSync/${item}`];

  const keepsEverything = async (): Promise<void> => {
    expect(await shown()).to.deep.equal(TYPED);
    expect(await settings.shown('checkbox', ENABLE)).to.equal('true');
    await settings.says(en.save.kept);
    await settings.says(/unsaved changes/);
  };

  const arrives = async (): Promise<void> => {
    await settings.save();
    expect(await shown()).to.deep.equal(TYPED);
    await settings.says(en.save.unchanged);
    expect(inOrg('enabled')).to.equal('true');
    expect(inOrg('leavingOnQueueStatus')).to.match(/^Busy:/);
    expect(inOrg('salesforceWorkStatus')).to.equal('MEETING');
    expect(inOrg('sessionEndGrace')).to.equal('42');
  };

  /** Up to the question about agents who lack a status, so that what is sent next is the save. */
  const ask = async (): Promise<void> => {
    await settings.press(en.coverage.check);
    await settings.says(/lacks? a status:|Nobody lacks/);
  };

  before(async () => {
    stage = await Stage.open({ definition: IMPORTED });
  });
  after(() => stage.close());
  beforeEach(async () => {
    await stage.reset({ org: WHOLE });
    settings = await SettingsTab.open(stage);
    await settings.pick('Omni-Sync Softphone');
    await settings.tick(ENABLE);
    await settings.press(en.presets.names.workInBoth.label);
    await settings.choose(LEAVING_ON_QUEUE, 'Busy');
    await settings.choose(SALESFORCE_WORK, 'Meeting');
    await settings.unfold(en.more.title);
    await settings.type(GRACE, '42');
    await ask();
  });
  afterEach(async () => {
    settings.verify();
    await settings.close();
  });

  it('refused by a permission loses nothing, offers the file, and goes through once there is one', async () => {
    await stage.reset({ org: { ...WHOLE, administrator: 'noMetadata' } });
    await settings.press(en.save.button);
    await settings.says(en.save.refused);
    await settings.says(en.failure.permissionMissing.todo);
    await keepsEverything();
    expect(await settings.names('button')).to.include(en.save.importFile);
    await stage.reset({ org: WHOLE });
    await arrives();
  });

  it('refused by an org whose API takes no session of a page loses nothing', async () => {
    await stage.reset({ org: { ...WHOLE, api: 'refused' } });
    await settings.press(en.save.button);
    await settings.says(en.failure.sessionRefused.todo);
    await keepsEverything();
  });

  for (const [is, words] of [
    ['limit', en.failure.limitReached],
    ['expired', en.failure.sessionRefused],
  ] as const) {
    it(`that meets a fault of the org (${is}) loses nothing, and goes through after it`, async () => {
      await stage.step({ fault: 'metadata', is });
      await settings.press(en.save.button);
      await settings.says(words.what);
      await keepsEverything();
      expect(inOrg('enabled')).to.equal('false');
      await arrives();
    });
  }

  it('that meets a fault of the network loses nothing, and goes through after it', async () => {
    await settings.page.setOfflineMode(true);
    await settings.press(en.save.button);
    await settings.says(en.failure.unreachable.what);
    await keepsEverything();
    expect(inOrg('enabled')).to.equal('false');
    await settings.page.setOfflineMode(false);
    await arrives();
  });

  it('overtaken by another one shows both, and writes over neither', async () => {
    await stage.step({
      definition: { salesforceWorkStatus: 'AWAY', startupAuthority: 'omni' },
      by: 'Kim Weber',
    });
    await settings.press(en.save.button);
    await settings.says(en.overtaken.title);
    await settings.says(/Kim Weber/);
    await settings.says(en.overtaken.text);
    expect(await shown()).to.deep.equal(TYPED);
    expect(inOrg('salesforceWorkStatus')).to.equal('AWAY');
    await settings.save({
      save: en.save.again,
      anyway: en.save.anyway,
      saved: 'Saved as revision',
    });
    expect(await shown()).to.deep.equal(TYPED);
    // What they alone changed is theirs.
    expect(inOrg('startupAuthority')).to.equal('omni');
    expect(inOrg('salesforceWorkStatus')).to.equal('MEETING');
    expect(inOrg('sessionEndGrace')).to.equal('42');
    expect(inOrg('revision')).to.match(/^2 \d{4}-\d\d-\d\d \S+/);
  });

  it('overtaken by another one takes theirs where that is chosen', async () => {
    await stage.step({ definition: { salesforceWorkStatus: 'AWAY' } });
    await settings.press(en.save.button);
    await settings.says(en.overtaken.title);
    await settings.pick(en.overtaken.theirs);
    await settings.press(en.save.again);
    await settings.says('Saved as revision');
    expect(await shown()).to.deep.equal({ ...TYPED, [SALESFORCE_WORK]: 'Away' });
    expect(inOrg('salesforceWorkStatus')).to.equal('AWAY');
    expect(inOrg('leavingOnQueueStatus')).to.match(/^Busy:/);
  });

  it('is not tried while there is an error: it is said beside its field, which has the focus', async () => {
    await settings.type(GRACE, 'soon');
    await settings.press(en.save.button);
    await settings.says(en.save.blocked(1));
    expect(await settings.focused()).to.include(GRACE);
    expect(await settings.shown('text', GRACE)).to.equal('soon');
    expect(inOrg('enabled')).to.equal('false');
    await settings.type(GRACE, '42');
    await arrives();
  });
});
