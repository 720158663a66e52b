import { expect } from 'chai';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { en as connection } from '../../adapter/panel/connection/messages/en.js';
import { adviceFor } from '../../adapter/panel/messages/advice.js';
import { enAdvice } from '../../adapter/panel/messages/en-advice.js';
import { en as panel } from '../../adapter/panel/messages/en.js';
import { TROUBLES } from '../../adapter/panel/view-fixtures.js';
import { english } from '../../adapter/sync/words-en.js';
import { PROJECT } from '../tool.js';

/** What the documents for administrators and support quote of the softphone is what the softphone says. */

const read = (name: string): Promise<string> => readFile(path.join(PROJECT, name), 'utf8');

const quotesOf = (text: string): readonly string[] =>
  [...text.matchAll(/“([^”]*)”/g)].map(([, quote = '']) => quote);

/** “…” stands for what differs from case to case. */
const pattern = (quote: string): RegExp =>
  new RegExp(
    `^${quote
      .split('…')
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
  );

const advice = enAdvice({
  side: { omni: 'Omni-Channel', pureCloud: 'PureCloud' },
  time: (at) => new Date(at).toISOString(),
});

const SENTENCES: readonly string[] = Object.values(TROUBLES)
  .flat()
  .map((trouble) => adviceFor(trouble, advice).what);

describe('docs/oauth-client.md', () => {
  it('quotes what the panel says', async () => {
    const quotes = quotesOf(await read('docs/oauth-client.md'));
    expect(quotes).to.have.length.above(5);
    const strangers = quotes.filter(
      (quote) => !SENTENCES.some((sentence) => pattern(quote).test(sentence)),
    );
    expect(strangers).to.deep.equal([]);
  });
});

describe('docs/first-hour.md', () => {
  let text: string;

  before(async () => {
    text = await read('docs/first-hour.md');
  });

  it('has ten checks', () => {
    const numbers = [...text.matchAll(/^\| (\d+) +\|/gm)].map(([, number]) => Number(number));
    expect(numbers).to.deep.equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('quotes what the softphone and its bridge say', async () => {
    const bridge = await read('adapter/omni-bridge/aura/OmniBridge/OmniBridgeHelper.js');
    const said = [
      panel.signIn.title,
      panel.sync.is.on,
      panel.sync.is.off,
      connection.state.ok,
      connection.omniWay.bridge,
      english.sentence('PureCloud', 'On Queue', 'Omni-Channel is Lunch'),
    ];
    const quotes = quotesOf(text);
    expect(quotes).to.have.length.above(6);
    const strangers = quotes.filter(
      (quote) =>
        !said.some((words) => pattern(quote).test(words)) &&
        !bridge.includes(`'${quote}'`) &&
        !SENTENCES.some((sentence) => sentence.includes(quote)),
    );
    expect(strangers).to.deep.equal([]);
  });

  it('names the links of the Connection page that it looks at, and files that are there', async () => {
    const links: readonly string[] = Object.values(connection.links).map(({ name }) => name);
    for (const name of ['Frame in Salesforce', 'Omni-Channel bridge', 'Same person in both']) {
      expect(links).to.contain(name);
      expect(text).to.contain(`_${name}_`);
    }
    const files = [...text.matchAll(/`((?:scripts|adapter)\/[\w./-]+\.ts)`/g)];
    expect(files).to.have.length.above(8);
    await Promise.all(files.map(([, file = '']) => read(file)));
  });
});

describe('docs/support.md', () => {
  let text: string;

  before(async () => {
    text = await read('docs/support.md');
  });

  it('has the links of the Connection page, all and in their order', () => {
    const names = Object.values(connection.links).map(({ name }) => name);
    const told = [...text.matchAll(/^ +\| ([^|]+?) +\|/gm)].map(([, name = '']) => name);
    expect(told.filter((name) => name !== 'Link' && !/^-+$/.test(name))).to.deep.equal(names);
  });

  it('has each part of the support bundle', async () => {
    const [, made = ''] = (await read('adapter/session/diagnostics/bundle.ts')).split(
      '  return {\n',
    );
    const parts = [...made.matchAll(/^ {4}(\w+)(?::|,)/gm)].map(([, part = '']) => part);
    expect(parts).to.have.length.above(10);
    const [, after = ''] = text.split('## The support bundle');
    expect(parts.filter((part) => !after.includes(`\`${part}\``))).to.deep.equal([]);
  });

  it('calls buttons and pages by their names', () => {
    for (const name of [
      connection.saveBundle,
      connection.pages.links,
      connection.pages.timeline,
      connection.state.broken,
      connection.state.unknown,
      connection.onlyChanges,
    ]) {
      expect(text).to.contain(name);
    }
  });
});
