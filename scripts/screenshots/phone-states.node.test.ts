import { expect } from 'chai';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT } from '../tool.js';
import { statesPage } from './phone-states.js';
import { STORIES } from './phone-theatre.js';

const DOCS = path.join(PROJECT, 'docs');
const read = (name: string): string => readFileSync(path.join(DOCS, name), 'utf8');

describe('the pictures of the phone', () => {
  const names = STORIES.flatMap(({ scenes }) => scenes.map(({ name }) => name));

  it('are of states that have names of their own', () => {
    expect(new Set(names).size).to.equal(names.length);
  });

  it('are there, for each state, in both languages', () => {
    const missing = names
      .flatMap((name) => [`${name}.png`, `${name}.ja.png`])
      .filter((file) => !existsSync(path.join(DOCS, 'pictures/phone', file)));
    expect(missing, 'npm run screenshots makes them').to.deep.equal([]);
  });

  it('stand on the page that lists them', () => {
    expect(read('phone-states.md')).to.equal(statesPage());
  });

  for (const guide of ['agents.md', 'agents.ja.md']) {
    it(`are those that ${guide} shows`, () => {
      const shown = [...read(guide).matchAll(/\]\((pictures\/[^)]+)\)/g)].map(([, file]) => file);
      expect(shown).not.to.be.empty;
      expect(shown.filter((file) => !existsSync(path.join(DOCS, file ?? '')))).to.deep.equal([]);
    });
  }
});
