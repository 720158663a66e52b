import { expect } from 'chai';
import { en as agents } from '../../adapter/panel/messages/en.js';
import { en } from '../../adapter/settings/messages/en.js';
import { SettingsTab } from './settings-tab.js';
import { IMPORTED, ORG } from './settings-world.js';
import { Stage } from './stage.js';

const WORLD = { org: ORG, start: { omni: 'Lunch', pureCloud: 'AVAILABLE' } };

/** docs/install.md, from the imported definition on: what an administrator does, and what the agent sees of it. */

describe('an installation by the page', function () {
  let stage: Stage;

  before(async () => {
    // Step 1: the definition is imported in Setup, and the agent is assigned to its call center.
    stage = await Stage.open({ definition: IMPORTED });
    await stage.reset(WORLD);
  });
  after(() => stage.close());

  it('begins with sync off, and ends with two statuses that follow each other', async () => {
    // Step 2: the OAuth client, without which nobody can sign in.
    await stage.step({ definition: { 'pureCloud/clientId': 'none' } });
    const console = await stage.openConsole();
    await console.says(/PureCloud client ID.*cannot be used/);
    await stage.begin(console, WORLD, agents.signIn.button);

    // Step 3: the utility items. The agent signs in; nothing is synced yet.
    await console.signIn();
    await console.says(agents.sync.is.off);

    // Step 4: the statuses.
    const settings = await SettingsTab.open(stage);
    await settings.pick('Omni-Sync Softphone');
    await settings.tick(en.fields.enabled.label);
    await settings.press(en.presets.names.workInBoth.label);
    await settings.save();
    settings.verify();
    await settings.close();
    expect(stage.addresses.world.settings['/omniSync/enabled']).to.equal('true');

    // Step 5: the agent reloads the console, and one status follows the other.
    await console.whileReloading(() => console.page.reload());
    await console.says(agents.sync.is.on);
    await stage.step({ omni: 'Available_Chat' });
    await stage.shows({ omni: 'Available_Chat', pureCloud: 'ON_QUEUE' });
    await stage.step({ pureCloud: 'AVAILABLE' });
    await stage.shows({ omni: 'Transition', pureCloud: 'AVAILABLE' });
    expect(stage.violations).to.deep.equal([]);
  });
});
