import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { readDefinition } from '../../adapter/definition/read.js';
import { readCallCenterFile } from './read-call-center-file.js';

const FILE = new URL('../../callcenter/version-1.xml', import.meta.url);

describe('callcenter/version-1.xml', () => {
  it('can be imported without a warning, and starts with sync off', async () => {
    const file = readCallCenterFile(await readFile(FILE, 'utf8'));
    expect(file.ok ? file.warnings : file.problems).to.deep.equal([]);
    if (!file.ok) return;
    const definition = readDefinition(file.settings);
    expect(definition).to.deep.include({ version: 1, enabled: false, rules: [] });
    // All that an administrator must give before anyone can sign in.
    expect(definition.problems.map(({ item }) => item)).to.deep.equal(['pureCloud/clientId']);
    expect(file.settings['/reqGeneralInfo/reqAdapterUrl']).to.equal('/apex/Softphone');
  });

  it('labels every section and item', async () => {
    const file = readCallCenterFile(await readFile(FILE, 'utf8'));
    const settings = Object.entries(file.ok ? file.settings : {});
    const empty = settings.filter(([, value]) => value.trim() === '');
    expect(settings).to.not.be.empty;
    expect(empty).to.deep.equal([]);
  });
});
