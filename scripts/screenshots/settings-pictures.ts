import { mkdir } from 'node:fs/promises';
import { en } from '../../adapter/settings/messages/en.js';
import { en as rules } from '../../adapter/settings/rules/messages/en.js';
import { SettingsTab } from '../day/settings-tab.js';
import { IMPORTED, ORG } from '../day/settings-world.js';
import { Stage } from '../day/stage.js';

/** The docs show the page this wide, in pixels. */
const WIDTH = 900;

/** Pictures of the settings page for docs/definition.md and docs/settings.md: its parts, in English and light. */
export async function settingsPictures(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const stage = await Stage.open({ definition: IMPORTED, language: 'en' });
  const picture = (settings: SettingsTab, name: string, selector: string): Promise<void> =>
    settings.picture(selector, `${folder}/settings-${name}.png`);
  const visit = async (): Promise<SettingsTab> => {
    await stage.reset({ org: ORG });
    const settings = await SettingsTab.open(stage);
    await settings.resize(WIDTH);
    await settings.pick('Omni-Sync Softphone');
    await settings.tick(en.fields.enabled.label);
    return settings;
  };
  try {
    const first = await visit();
    await picture(first, 'call-centers', 'settings-call-centers');
    await first.press(en.presets.names.workInBoth.label);
    await first.unfold(en.more.title);
    await picture(first, 'version-1', 'settings-sync');
    await first.press(en.save.button);
    await first.says(en.save.asking(1));
    await picture(first, 'covered', 'settings-coverage');
    await stage.step({ definition: { leavingMappedStatus: 'MEAL' }, by: 'Kim Weber' });
    await first.press(en.save.anyway);
    await first.says(en.overtaken.title);
    await picture(first, 'overtaken', 'settings-saving');
    await first.unfold(en.trial);
    await first.says(/2:00:00/);
    await picture(first, 'trial', 'settings-trial');
    await first.close();

    const second = await visit();
    await second.press(en.upgrade.button);
    await second.says(rules.start.title);
    await picture(second, 'start', 'settings-rule-start');
    await second.press(rules.start.create);
    // Two of the pairs, what is done on leaving, and the holds tell the rest.
    for (const position of [5, 4, 3]) await second.press(rules.remove(position));
    await second.press(rules.asText(6));
    await picture(second, 'version-2', 'settings-rule-table >>> ol');
    await second.close();
  } finally {
    await stage.close();
  }
}
