import { expect } from 'chai';
import { readFile } from 'node:fs/promises';
import { itemValue } from '../../../adapter/call-center/edit.js';
import { settingsOf } from '../../../adapter/call-center/settings-of.js';
import { createWorld } from '../create-world.js';
import { importDefinition } from '../set-up.js';
import { recordOf } from './record-of.js';

const FILE = 'callcenter/version-1.xml';

describe('the record of an imported definition', () => {
  it('gives softphones the settings that it was made from', async () => {
    const settings = importDefinition(await readFile(FILE, 'utf8'), FILE);
    expect(settingsOf(recordOf(settings))).to.deep.equal(settings);
  });

  it('is that of a scenario’s settings too, with the labels that were imported', async () => {
    const settings = importDefinition(await readFile(FILE, 'utf8'), FILE);
    const world = createWorld(
      { settings: { '/omniSync/definitionVersion': '1', '/omniSync/enabled': 'true' } },
      { settings },
    );
    const [definition] = world.setup.definitions;
    world.dispose();
    const sync = definition?.record.sections.find(({ name }) => name === 'omniSync');
    expect(sync?.label).to.equal(settings['/omniSync/label']);
    expect(sync?.items).to.deep.equal([
      {
        name: 'definitionVersion',
        label: settings['/omniSync/definitionVersion/label'],
        value: '1',
      },
      { name: 'enabled', label: settings['/omniSync/enabled/label'], value: 'true' },
    ]);
  });

  it('has a softphone’s address where the org looks for it', async () => {
    const settings = importDefinition(await readFile(FILE, 'utf8'), FILE);
    const record = recordOf(settings);
    expect(itemValue(record, 'reqGeneralInfo', 'reqInternalName')).to.equal(undefined);
    expect(record.others.find(({ name }) => name === 'adapterUrl')?.text).to.equal(
      '/apex/Softphone',
    );
  });
});
