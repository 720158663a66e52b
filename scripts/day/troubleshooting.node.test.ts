import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'chai';
import { adviceFor } from '../../adapter/panel/messages/advice.js';
import { enAdvice } from '../../adapter/panel/messages/en-advice.js';
import { english } from '../../adapter/definition/words-en.js';
import { TROUBLES } from '../../adapter/panel/view-fixtures.js';
import type { Trouble } from '../../adapter/session/view.js';
import { PROJECT } from '../tool.js';
import { CAUSES, UNSEEN_CAUSES } from './causes.js';

/** The page for people whose softphone does not work says what the panel says, and leaves nothing out. */

/** What comes of how an org is set up; the rest comes of a day's work, and is in faults.md. */
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

const words = enAdvice({
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

describe('docs/troubleshooting.md', () => {
  let text: string;
  let quotes: readonly string[];

  before(async () => {
    text = await readFile(path.join(PROJECT, 'docs/troubleshooting.md'), 'utf8');
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
    const notOurs = english['not-assigned']({
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
      // What others say: Salesforce and the browser.
      'Insufficient Privileges',
      'refused to connect',
    ];
    const strangers = quotes.filter((quote) => !said.some((what) => pattern(quote).test(what)));
    expect(strangers).to.deep.equal([]);
  });

  for (const cause of [...CAUSES.map(({ name }) => name), ...UNSEEN_CAUSES]) {
    it(`has the cause: ${cause}`, () => {
      expect(text).to.contain(`| ${cause}`);
    });
  }
});
