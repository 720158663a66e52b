import { expect } from 'chai';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { LANGUAGES } from './languages.js';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** `en.ts`, `words-en.ts`, `en-advice.ts`. */
const ENGLISH = /(^|-)en(-\w+)?\.ts$/;

describe('the sets of words', () => {
  const english = readdirSync(path.join(ROOT, 'adapter'), { recursive: true, encoding: 'utf8' })
    .filter((file) => ENGLISH.test(path.basename(file)))
    .map((file) => path.posix.join('adapter', file.split(path.sep).join('/')));

  it('are there', () => {
    expect(english.length).to.be.greaterThan(8);
  });

  for (const file of english) {
    it(`are one file a language: ${file}`, () => {
      for (const language of LANGUAGES) {
        const other = path.basename(file).replace(ENGLISH, `$1${language}$2.ts`);
        expect(existsSync(path.join(ROOT, path.dirname(file), other)), other).to.equal(true);
      }
    });
  }

  it('are named for whoever adds a language', () => {
    const guide = readFileSync(path.join(ROOT, 'docs/languages.md'), 'utf8');
    expect(english.filter((file) => !guide.includes(`\`${file}\``))).to.deep.equal([]);
  });
});
