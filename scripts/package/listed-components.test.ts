import { expect } from 'chai';
import { differences, listedComponents } from './listed-components.js';

const DOCUMENT = `# Components

| ApexPage | \`BeforeAnyGroup\` | … |

## \`softphone\`: the softphone

| Type           | Name                | What |
| -------------- | ------------------- | ---- |
| StaticResource | \`Softphone_VERSION\` | …    |
| ApexPage       | \`Softphone\`         | …    |

### Grants

| \`Agent\` | page \`Softphone\` | why |

## \`samples\`: samples

| CustomApplication | \`Console\` | … |

## Something else

| CustomTab | \`Nobody\` | … |
`;

describe('docs/components.md', () => {
  it('lists components in tables below the groups', () => {
    const listed = listedComponents(DOCUMENT, 'Softphone_0_1_0');
    expect(listed.get('softphone')).to.deep.equal([
      { type: 'StaticResource', name: 'Softphone_0_1_0' },
      { type: 'ApexPage', name: 'Softphone' },
    ]);
    expect(listed.get('samples')).to.deep.equal([{ type: 'CustomApplication', name: 'Console' }]);
    expect(listed.get('definitions')).to.be.empty;
  });

  it('differs from a package in what only one of them has', () => {
    const page = { type: 'ApexPage', name: 'Softphone' };
    const tab = { type: 'CustomTab', name: 'Settings' };
    expect(differences('softphone', [page], [page])).to.be.empty;
    expect(differences('softphone', [page], [tab])).to.deep.equal([
      'docs/components.md does not list CustomTab Settings of softphone.',
      'docs/components.md lists ApexPage Softphone of softphone, which is not in the package.',
    ]);
  });
});
