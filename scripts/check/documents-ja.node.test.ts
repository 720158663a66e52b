import { expect } from 'chai';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ja as connection } from '../../adapter/panel/connection/messages/ja.js';
import { ja as settings } from '../../adapter/settings/messages/ja.js';
import { PROJECT } from '../tool.js';

/** What administrators read in Japanese keeps up with the English page: its steps, its commands, its pictures. */

const PAGES = ['install', 'settings', 'troubleshooting'];

const read = (name: string): Promise<string> => readFile(path.join(PROJECT, 'docs', name), 'utf8');

const levelsOf = (text: string): readonly string[] =>
  [...text.replace(/```[\s\S]*?```/g, '').matchAll(/^(#+) /gm)].map(([, level = '']) => level);

const codeOf = (text: string): readonly string[] =>
  [...text.matchAll(/```[\s\S]*?```/g)].map(([block]) => block);

const picturesOf = (text: string): readonly string[] =>
  [...text.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].map(([, picture = '']) => picture);

const stepsOf = (text: string): number =>
  [...text.replace(/```[\s\S]*?```/g, '').matchAll(/^\d+\. /gm)].length;

/** Every text of messages that are no functions. */
function textsOf(messages: unknown): readonly string[] {
  if (typeof messages === 'string') return [messages];
  return typeof messages === 'object' && messages !== null
    ? Object.values(messages).flatMap(textsOf)
    : [];
}

for (const page of PAGES) {
  describe(`docs/${page}.ja.md`, () => {
    let english: string;
    let japanese: string;

    before(async () => {
      [english, japanese] = await Promise.all([read(`${page}.md`), read(`${page}.ja.md`)]);
    });

    it('has the headings of the English page, in their order', () => {
      expect(levelsOf(japanese)).to.deep.equal(levelsOf(english));
    });

    it('has its commands and its pictures', () => {
      expect(codeOf(japanese)).to.deep.equal(codeOf(english));
      expect(picturesOf(japanese)).to.deep.equal(picturesOf(english));
    });

    it('has as many steps', () => {
      expect(stepsOf(japanese)).to.equal(stepsOf(english));
    });
  });
}

describe('the Japanese pages', () => {
  it('call what is on the settings page and the Connection page by its name there', async () => {
    const known = new Set([...textsOf(settings), ...textsOf(connection)]);
    const named = (await Promise.all(['install.ja.md', 'settings.ja.md'].map(read))).flatMap(
      (text) => [...text.matchAll(/「([^」]+)」/g)].map(([, name = '']) => name),
    );
    // Permissions of Salesforce, and a word of the page within a sentence of it.
    const ofSalesforce = [
      'アプリケーションのカスタマイズ',
      'メタデータ API 関数を使用したメタデータの変更',
      'API の有効化',
      'DeveloperName の参照',
      '設定・定義を参照する',
      '未確認',
    ];
    const unknown = named.filter((name) => !known.has(name) && !ofSalesforce.includes(name));
    expect(named).to.have.length.above(10);
    expect(unknown).to.deep.equal([]);
  });
});
