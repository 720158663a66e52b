import { expect } from 'chai';
import { unzip, zipOf } from './zip.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('an archive', () => {
  it('gives back what was put in, sorted by name', async () => {
    const archive = await zipOf(
      new Map([
        ['b/ü.txt', bytes('two')],
        ['a.txt', bytes('one')],
      ]),
    );
    const files = [...(await unzip(archive))].map(([name, contents]) => [
      name,
      Buffer.from(contents).toString(),
    ]);
    expect(files).to.deep.equal([
      ['a.txt', 'one'],
      ['b/ü.txt', 'two'],
    ]);
  });

  it('is the same to the byte, whatever the order and the time', async () => {
    const files: [string, Uint8Array][] = [
      ['a.js', bytes('x'.repeat(5000))],
      ['b.js', bytes('y')],
    ];
    const first = await zipOf(new Map(files));
    const second = await zipOf(new Map(files.reverse()));
    expect(Buffer.from(first).equals(Buffer.from(second))).to.equal(true);
    // The first day that a zip can tell, in its own writing: 1980-01-01.
    expect(Buffer.from(first).readUInt16LE(12)).to.equal(0x21);
  });
});
