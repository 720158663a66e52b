import { expect } from 'chai';
import { en } from '../../adapter/settings/messages/en.js';
import type { Console } from './console-tab.js';
import { SettingsTab } from './settings-tab.js';
import { IMPORTED, ORG } from './settings-world.js';
import { Stage } from './stage.js';

/** What is saved on the settings page, and agents' softphones that are open already. */

/** A softphone asks for its definition no more often than this, in milliseconds. */
const WHILE = 10_000;

describe('an agent’s open softphone', function () {
  let stage: Stage;
  let console: Console;
  let settings: SettingsTab;

  before(async () => {
    stage = await Stage.open({ definition: IMPORTED });
    await stage.reset({ org: ORG });
    console = await stage.openSignedIn();
  });
  after(() => stage.close());

  /** The agent comes back to the console's tab after a while. */
  const comeBack = async (): Promise<void> => {
    await console.later(WHILE);
    await console.page.bringToFront();
  };

  it('has no sync before there is one', async () => {
    await console.says('Sync is off');
    await stage.step({ pureCloud: 'ON_QUEUE' });
    await stage.step({ pureCloud: 'AVAILABLE' });
    await stage.step({ omni: 'Lunch' });
    await console.says(/Omni-Channel Lunch/);
    await stage.shows({ omni: 'Lunch', pureCloud: 'AVAILABLE', writes: { omni: 0, pureCloud: 0 } });
    await stage.verify(console);
  });

  it('takes what is saved in another tab as soon as its own is seen again, without a reload', async () => {
    settings = await SettingsTab.open(stage);
    await settings.pick('Omni-Sync Softphone');
    await settings.tick(en.fields.enabled.label);
    await settings.press(en.presets.names.workInBoth.label);
    await settings.save();
    await comeBack();
    await console.says(/Revision 2 \S+ \S+ of the settings is in force now/);
    await console.says('Sync is on');
    await stage.step({ omni: 'Available_Chat' });
    await stage.shows({ omni: 'Available_Chat', pureCloud: 'ON_QUEUE' });
    await stage.verify(console);
  });

  it('stops its writes when the emergency switch is pressed, whatever else is being edited', async () => {
    await settings.page.bringToFront();
    await settings.choose(en.fields.salesforceWorkStatus.label, 'Meeting');
    await settings.press(en.sync.switchOff);
    await settings.says(/The sync is switched off, as revision 3/);
    await settings.says(en.sync.off);
    await settings.says(en.save.changed(1));
    expect(stage.addresses.world.settings['/omniSync/salesforceWorkStatus']).to.equal('BUSY');
    await comeBack();
    await console.says('Sync is off');
    const { writes } = await stage.state();
    await stage.step({ omni: 'Lunch' });
    await stage.shows({ omni: 'Lunch', pureCloud: 'ON_QUEUE', writes });
    await settings.page.bringToFront();
    await settings.tick(en.fields.enabled.label);
    expect(await settings.shown('menu', en.fields.salesforceWorkStatus.label)).to.equal('Meeting');
    settings.verify();
    await settings.close();
    await stage.verify(console);
  });

  it('is beside the settings in the same console, as a tab of the app', async () => {
    await stage.begin(console, { org: ORG }, 'Sync is off');
    const tab = await console.page.waitForSelector(
      '::-p-aria([name="Softphone settings"][role="button"])',
    );
    await tab?.click();
    settings = SettingsTab.within(stage, console.page, 'keyboard');
    await settings.pick('Omni-Sync Softphone');
    await settings.tick(en.fields.enabled.label);
    await settings.press(en.presets.names.oneProductAtATime.label);
    await settings.save();
    settings.verify();
    await console.whileReloading(() => console.page.reload());
    await console.says('Sync is on');
    await stage.step({ pureCloud: 'ON_QUEUE' });
    await stage.shows({ omni: 'Busy', pureCloud: 'ON_QUEUE' });
    await stage.verify(console);
  });
});
