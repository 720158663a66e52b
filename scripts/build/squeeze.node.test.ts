import { expect } from 'chai';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { transform } from 'esbuild';
import { createSqueezer, squeeze, squeezerId, type Squeezed } from './squeeze.js';

const SOURCE = `
  const known = new Map([['one', 1]]);
  function twice(amount) { const doubled = amount * 2; return doubled; }
  export function answer(name, otherwise) {
    if (known.has(name)) { return twice(known.get(name)); } else { return otherwise; }
  }
  export const told = [answer('one', 0), answer('two', 'none'), \`a  b\`];`;

async function minified(): Promise<Squeezed> {
  const { code, map } = await transform(SOURCE, {
    minify: true,
    sourcemap: true,
    sourcefile: 'adapter/answer.ts',
  });
  return { code, map };
}

describe('the last pass over the modules', () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'softphone-squeezed-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('makes a module smaller that does the same', async () => {
    const before = await minified();
    const { code } = await squeeze(before);
    expect(code.length).to.be.lessThan(before.code.length);
    const module: unknown = await import(`data:text/javascript,${encodeURIComponent(code)}`);
    if (typeof module !== 'object' || module === null) throw new Error('no module');
    expect(Object.keys(module)).to.have.members(['answer', 'told']);
    expect(Reflect.get(module, 'told')).to.deep.equal([2, 'none', 'a  b']);
  });

  it('gives the same bytes each time, and a map to the sources', async () => {
    const module = await minified();
    const id = await squeezerId();
    const made = await squeeze(module);
    expect(await squeeze(module)).to.deep.equal(made);
    // The build id is made of it.
    expect(await squeezerId()).to.equal(id);
    expect(made.map).to.include('"adapter/answer.ts"').and.to.include('known.has(name)');
  });

  it('takes what it made before, for the same module alone', async () => {
    const module = await minified();
    const remembering = await createSqueezer(folder);
    const made = await remembering(module);
    expect(made).to.deep.equal(await squeeze(module));
    expect(await (await createSqueezer(folder))(module)).to.deep.equal(made);
    expect(await readdir(folder)).to.have.length(1);
    await remembering({ ...module, code: `${module.code};export const more=1;` });
    expect(await readdir(folder)).to.have.length(2);
  });
});
