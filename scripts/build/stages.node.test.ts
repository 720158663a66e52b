import { expect } from 'chai';
import type { Metafile } from 'esbuild';
import { loadedAt } from './stages.js';

type Output = Metafile['outputs'][string];

const OUT = 'dist/x';

function metafile(
  chunks: Readonly<Record<string, readonly [string | null, ...string[]]>>,
): Metafile {
  const outputs = Object.entries(chunks).map(
    ([name, [entryPoint, ...imports]]): [string, Output] => [
      `${OUT}/${name}`,
      {
        bytes: 1,
        inputs: {},
        exports: [],
        imports: imports.map((each) => ({
          path: `${OUT}/${each.replace('?', '')}`,
          kind: each.endsWith('?') ? 'dynamic-import' : 'import-statement',
        })),
        ...(entryPoint === null ? {} : { entryPoint }),
      },
    ],
  );
  return { inputs: {}, outputs: Object.fromEntries(outputs) };
}

const BUNDLE = {
  'softphone.js': ['adapter/softphone.ts', 'shared.js', 'page.js?', 'ja.js?', 'later.js?'],
  'shared.js': [null],
  'page.js': ['adapter/page.ts', 'shared.js', 'client.js'],
  'client.js': [null],
  'ja.js': ['adapter/panel/messages/ja.ts'],
  'later.js': ['adapter/later.ts', 'page.js', 'door.js', 'numbers.js?'],
  'door.js': [null],
  'numbers.js': ['node_modules/libphonenumber-js/min/index.js', 'shared.js', 'digits.js'],
  'digits.js': [null],
  'sign-in.js': ['adapter/sign-in.ts', 'popup.js'],
  'popup.js': [null],
} as const;

describe('what an agent’s page loads, and when', () => {
  const first = ['shared.js', 'softphone.js'];
  const ready = ['client.js', 'page.js', ...first];

  it('is told by stage, each with what was there before', () => {
    const loaded = loadedAt(metafile(BUNDLE), OUT, 'en');
    expect(loaded.firstPaint).to.deep.equal(first);
    expect(loaded.syncReady).to.have.members(ready);
    expect(loaded.all).to.have.members([...ready, 'later.js', 'door.js']);
  });

  it('has the words of one language', () => {
    const { firstPaint } = loadedAt(metafile(BUNDLE), OUT, 'ja');
    expect(firstPaint).to.have.members([...first, 'ja.js']);
  });

  it('counts the library of phone numbers apart, without what is there already', () => {
    expect(loadedAt(metafile(BUNDLE), OUT, 'en').numbers).to.deep.equal([
      'digits.js',
      'numbers.js',
    ]);
  });

  it('cannot be told where a chunk that the page begins with has another name', () => {
    const { 'page.js': _, ...rest } = BUNDLE;
    expect(() => loadedAt(metafile(rest), OUT, 'en')).to.throw('adapter/page.ts');
  });
});
