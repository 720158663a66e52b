import { expect } from 'chai';
import type { Dialog, Page } from 'puppeteer-core';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { en } from '../../adapter/settings/messages/en.js';
import { nodeFiles } from '../definition/files.js';
import { runDefinition } from '../definition/run.js';
import { SettingsTab } from './settings-tab.js';
import { IMPORTED, ORG } from './settings-world.js';
import { Stage } from './stage.js';
import { until } from './until.js';

/** What the settings page offers beside a save. */

const LEAVING = 'When the agent leaves Available - Chat, set PureCloud to';

describe('the settings page', function () {
  let stage: Stage;
  let settings: SettingsTab;

  const begin = async (seed = {}): Promise<void> => {
    await stage.reset({ org: { ...ORG, ...seed } });
    settings = await SettingsTab.open(stage);
  };

  const fillIn = async (): Promise<void> => {
    await settings.pick('Omni-Sync Softphone');
    await settings.tick(en.fields.enabled.label);
    await settings.press(en.presets.names.workInBoth.label);
  };

  before(async () => {
    stage = await Stage.open({ definition: IMPORTED });
  });
  after(() => stage.close());
  afterEach(async () => {
    settings.verify();
    await settings.close();
  });

  it('lists an unknown definition version, cannot edit it, and says why', async () => {
    await begin();
    await settings.says('Omni-Sync Softphone (flows)');
    await settings.says(/Definition version 3/);
    await settings.says(en.list.notEditable(3, [1, 2]));
    expect(await settings.names('radio')).to.deep.equal([
      'Omni-Sync Softphone',
      'Omni-Sync Softphone (rules)',
    ]);
    await settings.says(en.list.others(['Acme Dialer']));
  });

  it('retrieves secondary statuses after a sign-in, with nothing lost', async () => {
    await begin();
    await fillIn();
    await settings.choose(en.fields.salesforceWorkStatus.label, 'Training');
    await settings.press(en.pureCloud.retrieve);
    await settings.says(en.pureCloud.signInNeeded);
    const popup = new Promise<Page | null>((resolve) => settings.page.once('popup', resolve));
    await settings.press(en.pureCloud.signIn);
    const window = await popup;
    if (window === null) throw new Error('No sign-in window opened.');
    const button = await until('the sign-in page', () => window.$('button'));
    await button.click();
    await settings.says(en.pureCloud.retrieved(3));
    await settings.choose(LEAVING, 'Back office');
    expect(await settings.shown('menu', en.fields.salesforceWorkStatus.label)).to.equal('Training');
    await settings.save();
    expect(stage.addresses.world.settings['/omniSync/leavingMappedStatus']).to.match(
      /^AVAILABLE:c4e2d8b0/,
    );
  });

  it('says who lacks a status, and what it could not check', async () => {
    await begin();
    await fillIn();
    await settings.press(en.coverage.check);
    await settings.says(en.coverage.some(1, 5));
    await settings.says(en.coverage.lacks('Luis Ortega', ['Transition']));
    await settings.close();
    await begin({ administrator: 'noDeveloperName' });
    await settings.says('Omni-Sync Softphone');
    await fillIn();
    await settings.says(en.statuses.noNames);
    await settings.press(en.coverage.check);
    await settings.says(en.coverage.unchecked.permissionSets);
    await settings.says(en.coverage.unchecked.profiles);
  });

  it('says what an administrator lacks who may not read definitions at all', async () => {
    await begin({ administrator: 'noMetadata' });
    await settings.says(en.failure.permissionMissing.what);
    await stage.reset({ org: { ...ORG, administrator: 'full' } });
    await settings.press(en.retry);
    await settings.says('Omni-Sync Softphone');
  });

  it('gives the edited definition as files that Salesforce would take', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'softphone-files-'));
    try {
      await begin();
      await fillIn();
      const session = await settings.page.createCDPSession();
      await session.send('Browser.setDownloadBehavior', {
        behavior: 'allow',
        downloadPath: folder,
      });
      await settings.unfold(en.save.download);
      await settings.press(en.save.importFile);
      await settings.press(en.save.metadataFile);
      const names = ['OmniSyncSoftphone.callCenter-meta.xml', 'OmniSyncSoftphone.xml'];
      await until('both files are there', async () => {
        const there = await readdir(folder);
        return names.every((name) => there.includes(name));
      });
      for (const name of names) {
        let said = '';
        const status = await runDefinition(['check', path.join(folder, name)], {
          ...nodeFiles,
          say: (text) => (said += text),
          complain: (text) => (said += text),
        });
        expect(status, said).to.equal(0);
        const text = await readFile(path.join(folder, name), 'utf8');
        expect(text).to.match(/mappedOmniStatus[\s\S]*Available_Chat:0N505Y000001cA1/);
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it('asks before unsaved edits are left, for another definition and for another page', async () => {
    await begin();
    await fillIn();
    await settings.pick('Omni-Sync Softphone (rules)');
    await settings.says(en.leaving.title);
    await settings.press(en.leaving.stay);
    expect(await settings.shown('checkbox', en.fields.enabled.label)).to.equal('true');
    const asked = new Promise<Dialog>((resolve) => settings.page.once('dialog', resolve));
    const leaving = settings.page.close({ runBeforeUnload: true });
    const dialog = await asked;
    expect(dialog.type()).to.equal('beforeunload');
    await dialog.dismiss();
    await leaving;
    await settings.pick('Omni-Sync Softphone (rules)');
    await settings.press(en.leaving.leave);
    await settings.says(en.sync.title('Omni-Sync Softphone (rules)'));
    await settings.says(en.save.unchanged);
  });

  it('keeps the place of the keyboard, whatever goes with its button', async () => {
    await stage.reset({ org: { ...ORG, api: 'refused' } });
    settings = await SettingsTab.open(stage, 'keyboard');
    const isAt = (name: string): Promise<unknown> =>
      until(`the focus is on ${name}`, async () => (await settings.focused()).includes(name));
    await settings.says(en.failure.sessionRefused.reading);
    await stage.reset({ org: { ...ORG, api: 'open' } });
    await settings.press(en.retry);
    await isAt(en.list.title);
    await fillIn();
    await settings.press(en.undo);
    await isAt(en.presets.names.workInBoth.label);
    await settings.press(en.upgrade.button);
    await isAt(en.upgraded);
    await settings.press(en.undo);
    await isAt(en.upgrade.button);
    await settings.press(en.save.discard);
    await isAt(en.discarded);
    await settings.press(en.undo);
    await isAt(en.fields.enabled.label);
    await settings.pick('Omni-Sync Softphone (rules)');
    await isAt(en.leaving.stay);
    await settings.press(en.leaving.stay);
    await isAt('Omni-Sync Softphone');
  });

  it('shows its session to nobody who looks at the document', async () => {
    await begin();
    await settings.pick('Omni-Sync Softphone');
    await settings.says(en.save.unchanged);
    const session = stage.addresses.world.setup.session;
    expect(await settings.page.content()).not.to.include(session);
    const storage = 'JSON.stringify({ ...localStorage, ...sessionStorage })';
    expect(await settings.page.evaluate(storage)).to.equal('{}');
  });
});
