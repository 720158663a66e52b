import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'chai';
import { adviceFor } from '../../adapter/panel/messages/advice.js';
import { jaAdvice } from '../../adapter/panel/messages/ja-advice.js';
import { japanese } from '../../adapter/definition/words-ja.js';
import { TROUBLES } from '../../adapter/panel/view-fixtures.js';
import type { Trouble } from '../../adapter/session/view.js';
import { PROJECT } from '../tool.js';

/** The Japanese page says what the Japanese panel says, and has as many causes as the English one. */

/** What comes of how an org is set up, as in the English page. */
const KINDS = [
  'host',
  'signIn',
  'omni',
  'permission',
  'otherUser',
  'identityUnknown',
  'tokenShort',
  'newBuild',
] as const satisfies readonly Trouble['kind'][];

const words = jaAdvice({
  side: { omni: 'Omni-Channel', pureCloud: 'PureCloud' },
  time: (at) => new Date(at).toISOString(),
});

/** “…” stands for what differs from case to case. */
const pattern = (quote: string): RegExp =>
  new RegExp(
    `^${quote
      .split('…')
      .map((part) => part.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
  );

const read = (name: string): Promise<string> => readFile(path.join(PROJECT, 'docs', name), 'utf8');

const rowsOf = (text: string): readonly number[] =>
  text
    .split('\n## ')
    .slice(1)
    .map((section) => section.split('\n').filter((line) => line.startsWith('| ')).length);

describe('docs/troubleshooting.ja.md', () => {
  let text: string;
  let quotes: readonly string[];

  before(async () => {
    text = await read('troubleshooting.ja.md');
    quotes = [...text.matchAll(/“([^”]*)”/g)].map(([, quote = '']) => quote);
  });

  for (const kind of KINDS) {
    for (const trouble of TROUBLES[kind]) {
      const { what } = adviceFor(trouble, words);
      it(`has what the panel says of ${kind}: ${what}`, () => {
        expect(quotes.some((quote) => pattern(quote).test(what))).to.equal(true);
      });
    }
  }

  it('quotes nothing of the panel that it does not say', () => {
    const notOurs = japanese['not-assigned']({
      code: 'not-assigned',
      kind: 'error',
      item: 'omniSync',
      value: '',
      expected: '',
    });
    const said = [
      ...KINDS.flatMap((kind) => TROUBLES[kind].map((trouble) => adviceFor(trouble, words).what)),
      ...TROUBLES.refused.map((trouble) => adviceFor(trouble, words).what),
      notOurs.what,
      // What others say: Salesforce and the browser; and the mark itself.
      'Insufficient Privileges',
      'refused to connect',
      '',
    ];
    const strangers = quotes.filter(
      (quote) => !said.some((what) => pattern(quote.trim()).test(what)),
    );
    expect(strangers).to.deep.equal([]);
  });

  it('has a row for each row of the English page', async () => {
    expect(rowsOf(text)).to.deep.equal(rowsOf(await read('troubleshooting.md')));
  });
});
