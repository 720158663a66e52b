import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT } from '../tool.js';
import { projectFiles } from './files.js';

/** docs/security.md says what is stored in a browser; the code is where more of it would come from. */

/** Who writes to a storage. `around.ts` only watches the browser's own, and tries it with the probe. */
const WRITERS = [
  'adapter/ports/kept-build.ts',
  'adapter/purecloud/sign-in/token-store.ts',
  'adapter/session/around.ts',
  'adapter/session/noticed/preferences.ts',
  'adapter/session/phone-around/call-marks.ts',
  'adapter/session/phone-around/kept-calls.ts',
  'adapter/session/phone/drafts.ts',
  'adapter/session/phone/recent-calls.ts',
  'adapter/session/stored.ts',
];

const isCode = (name: string): boolean =>
  name.startsWith('adapter/') &&
  name.endsWith('.ts') &&
  !name.endsWith('.test.ts') &&
  !name.includes('/testing/') &&
  !name.endsWith('-fixtures.ts') &&
  !name.includes('/simulated/') &&
  !name.startsWith('adapter/replay/');

describe('docs/security.md', () => {
  let code: ReadonlyMap<string, string>;
  let rows: readonly string[];
  let origins: string;
  let allowed: string;

  before(async () => {
    const read = (name: string): string => readFileSync(path.join(PROJECT, name), 'utf8');
    code = new Map(
      (await projectFiles(PROJECT)).filter(isCode).map((name) => [name, read(name)] as const),
    );
    const text = read('docs/security.md');
    const section = (heading: string): string => {
      const [, after = ''] = text.split(`\n## ${heading}\n`);
      return after.split('\n## ')[0] ?? '';
    };
    const table = section('What is stored where');
    origins = section('Whom it talks to');
    allowed = section('What it may do');
    rows = table.split('\n').filter((line) => line.startsWith('| `'));
  });

  /** Every text of the code that names something of the softphone's in a browser. */
  const namesInCode = (): Set<string> => {
    const names = new Set<string>();
    for (const text of code.values()) {
      for (const [, name = ''] of text.matchAll(/['"`](omni-sync\.[\w.-]+)/g)) names.add(name);
    }
    return names;
  };

  it('has every key that the softphone stores', () => {
    const keys = [...namesInCode()].filter((name) => name !== 'omni-sync.tabs');
    expect(keys).to.have.length.above(8);
    const missing = keys.filter((key) => !rows.some((row) => row.includes(`\`${key}\``)));
    expect(missing).to.deep.equal([]);
    expect(code.get('adapter/purecloud/sign-in/token-store.ts')).to.contain(
      `const KEY = 'pure-cloud-sign-in'`,
    );
    expect(rows.some((row) => row.includes('`pure-cloud-sign-in`'))).to.equal(true);
  });

  it('has no key that the softphone does not store', () => {
    const known = namesInCode();
    const told = rows.flatMap((row) =>
      [...row.matchAll(/`(omni-sync\.[\w.-]+)`/g)].map(([, key = '']) => key),
    );
    expect(told.filter((key) => !known.has(key))).to.deep.equal([]);
  });

  it('knows everybody who stores something', () => {
    const writers = [...code]
      .filter(([, text]) => text.replace(/setItem\(key, value\)/g, '').includes('.setItem('))
      .map(([name]) => name);
    expect(writers.filter((name) => !WRITERS.includes(name))).to.deep.equal([]);
    expect(writers).to.have.length(WRITERS.length);
  });

  it('is right that there are no cookies, no databases and no caches', () => {
    const others = [...code]
      .filter(([, text]) => /\bindexedDB\b|\bcaches\.|\bdocument\.cookie\b/.test(text))
      .map(([name]) => name);
    expect(others).to.deep.equal([]);
  });

  it('names every address that the softphone has by itself', () => {
    const comments = /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm;
    // Names of XML vocabularies are no addresses, and an ellipsis is none either.
    const noAddress = /^https?:\/\/(?:schemas\.|www\.w3\.org\/|soap\.sforce\.com\/|…)/;
    const addresses = [...code.values()].flatMap((text) =>
      [...text.replace(comments, '').matchAll(/\b(?:https?|wss?):\/\/[^\s'"`),]+/g)].map(
        ([address]) => address,
      ),
    );
    const own = [...new Set(addresses.filter((one) => !noAddress.test(one)))];
    expect(own.sort()).to.deep.equal([
      'https://api.${environment}',
      'https://login.${environment}',
    ]);
    for (const address of own) {
      expect(origins).to.contain(`\`${address.replace('${environment}', 'REGION')}\``);
    }
  });

  it('names every permission of PureCloud that the phone looks for', () => {
    const text = code.get('adapter/purecloud/phone/permissions.ts') ?? '';
    const permissions = [...text.matchAll(/'([a-z]+:[a-zA-Z]+:[a-zA-Z]+)'/g)].map(
      ([, permission = '']) => permission,
    );
    expect(permissions).to.have.length.above(6);
    expect(permissions.filter((one) => !allowed.includes(`\`${one}\``))).to.deep.equal([]);
  });

  it('says which storage each key is in: a token in that of the tab alone', () => {
    const row = rows.find((one) => one.includes('`pure-cloud-sign-in`')) ?? '';
    expect(row).to.contain('`sessionStorage`').and.not.to.contain('`localStorage`');
  });
});
