import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { RECOMMENDED_RULES } from '../../adapter/call-center/product-items.js';
import { readDefinition } from '../../adapter/definition/read.js';
import { settingsOf } from '../../adapter/call-center/settings-of.js';
import { recommendedTemplate } from '../../adapter/settings/rules/recommended.js';
import { committedFiles } from './generate.js';
import { readDefinitionFile } from './read-file.js';

const FOLDER = new URL('../../callcenter/', import.meta.url);

describe('the definitions in callcenter/', () => {
  it('are those that `npm run definition -- generate` writes, and no others', () => {
    const there = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
      .map((name) => name.replaceAll('\\', '/'))
      .filter((name) => name.endsWith('.xml'))
      .sort();
    expect(there).to.deep.equal([...committedFiles().keys()].sort());
    for (const [name, text] of committedFiles()) {
      expect(readFileSync(new URL(name, FOLDER), 'utf8'), name).to.equal(text);
    }
  });

  for (const [name, text] of committedFiles()) {
    it(`${name} can be imported or deployed, and starts with sync off`, () => {
      const read = readDefinitionFile(text, name);
      const record = read.readable ? read.record : null;
      if (!read.readable || record === null) throw new Error(`${name} cannot be read.`);
      // All that an administrator must give before anyone can sign in.
      expect(
        read.findings.map((found) =>
          found.from === 'softphone' ? found.problem.item : found.text,
        ),
      ).to.deep.equal(['pureCloud/clientId']);
      expect(read.findings[0]?.kind).to.equal('warning');
      expect(readDefinition(settingsOf(record)).enabled).to.equal(false);
    });

    it(`${name} labels every section and item, and fills every value`, () => {
      const read = readDefinitionFile(text, name);
      const settings = Object.entries(
        read.readable && read.record !== null ? settingsOf(read.record) : {},
      );
      expect(settings).to.not.be.empty;
      expect(settings.filter(([, value]) => value.trim() === '')).to.deep.equal([]);
    });
  }

  it('have different internal names, so that all can be in one org', () => {
    const names = [...committedFiles().keys()].filter((name) => name.startsWith('metadata/'));
    expect(names).to.have.length(committedFiles().size / 2);
  });

  it('start version 2 from what the settings page recommends', () => {
    expect(RECOMMENDED_RULES).to.deep.equal(
      recommendedTemplate({
        mapped: 'Available_Chat',
        break: 'Break',
        meal: 'Lunch',
        training: 'Training',
        meeting: 'Meeting',
        transition: 'Transition',
        interacting: 'Busy',
        notResponding: 'Busy',
      }),
    );
  });
});
