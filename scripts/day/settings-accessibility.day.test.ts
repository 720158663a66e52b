import { expect } from 'chai';
import { en } from '../../adapter/settings/messages/en.js';
import { ja } from '../../adapter/settings/messages/ja.js';
import { en as rulesEn } from '../../adapter/settings/rules/messages/en.js';
import { ja as rulesJa } from '../../adapter/settings/rules/messages/ja.js';
import { SettingsTab } from './settings-tab.js';
import { IMPORTED, ORG } from './settings-world.js';
import { Stage } from './stage.js';

/** The settings page in the real page: axe in light and dark, and as wide as a narrow window, in both languages. */

const LANGUAGES = [
  { language: 'en', words: en, rules: rulesEn },
  { language: 'ja', words: ja, rules: rulesJa },
] as const;

const NARROW = 340;

for (const { language, words, rules } of LANGUAGES) {
  describe(`the settings page in its states (${language})`, function () {
    let stage: Stage;
    let settings: SettingsTab;

    const { save, presets, fields } = words;

    /** One visit: each state is reached from the one before it. */
    const STATES: Readonly<Record<string, () => Promise<unknown>>> = {
      'the org refuses its API': () => settings.says(words.failure.sessionRefused.reading),
      'the list, with a definition that cannot be edited': async () => {
        await stage.reset({ org: { ...ORG, api: 'open' } });
        await settings.press(words.retry);
        await settings.says('Omni-Sync Softphone (flows)');
      },
      'nothing chosen yet': async () => {
        await settings.pick('Omni-Sync Softphone');
        await settings.tick(fields.enabled.label);
        await settings.says(presets.title);
      },
      'the start of version 2': async () => {
        await settings.press(words.upgrade.button);
        await settings.says(rules.start.title);
      },
      'a preset filled in, and all that can be opened': async () => {
        await settings.press(words.undo);
        await settings.press(presets.names.workInBoth.label);
        await settings.unfold(words.more.title);
        await settings.unfold(save.download);
      },
      'a preset that asks': async () => {
        await settings.press(presets.names.oneProductAtATime.label);
        await settings.says(presets.ask(presets.names.oneProductAtATime.label));
      },
      'a sign-in that is needed': async () => {
        await settings.press(presets.no);
        await settings.press(words.pureCloud.retrieve);
        await settings.says(words.pureCloud.signInNeeded);
      },
      'errors beside their fields': async () => {
        await settings.type(fields.sessionEndGrace.label, 'soon');
        await settings.press(save.button);
        await settings.says(save.blocked(1));
      },
      'agents who lack a status': async () => {
        await settings.type(fields.sessionEndGrace.label, '20');
        await settings.press(save.button);
        await settings.says(save.asking(1));
      },
      'a refused save': async () => {
        await stage.step({ fault: 'metadata', is: 'refused' });
        await settings.press(save.anyway);
        await settings.says(save.refused);
      },
      'an overtaken save': async () => {
        await stage.step({ definition: { leavingMappedStatus: 'MEAL' }, by: 'Kim Weber' });
        await settings.press(save.button);
        await settings.press(save.anyway);
        await settings.says(words.overtaken.title);
      },
      saved: async () => {
        await settings.press(save.again);
        await settings.press(save.anyway);
        await settings.says(words.sync.on);
      },
      'a trial': async () => {
        await settings.unfold(words.trial);
        await settings.says(/2:00:00/);
      },
      'version 2 with rules': async () => {
        await settings.press(words.upgrade.button);
        await settings.press(rules.asText(2));
        await settings.press(rules.remove(3));
        await settings.press(rules.addButton);
      },
    };

    before(async () => {
      stage = await Stage.open({ definition: IMPORTED, language });
      await stage.reset({ org: { ...ORG, api: 'refused' } });
      settings = await SettingsTab.open(stage);
    });
    after(() => stage.close());
    afterEach(() => settings.verify());

    for (const [name, reach] of Object.entries(STATES)) {
      it(`is accessible, and fits ${NARROW} pixels: ${name}`, async () => {
        await reach();
        expect(await settings.findings()).to.deep.equal([]);
        // In the dark other colours are all that is different, and in Japanese they are the same.
        if (language === 'en') expect(await settings.findingsInTheDark()).to.deep.equal([]);
        await settings.resize(NARROW);
        expect(await settings.overflow(), 'pixels beyond the window').to.equal(0);
        await settings.resize();
      });
    }
  });
}
