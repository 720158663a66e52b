import { expect } from 'chai';
import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { beside, decode, encode, type Picture } from './png.js';

/** A PNG as a browser writes it, each row with the next of the five filters. */
function written(picture: Picture, alpha: boolean): Buffer {
  const step = alpha ? 4 : 3;
  const { width, height, pixels } = picture;
  const plain = Array.from({ length: height }, (_row, y) =>
    Array.from({ length: width * step }, (_byte, at) => {
      const part = at % step;
      return part === 3 ? 255 : (pixels[(y * width + Math.floor(at / step)) * 3 + part] ?? 0);
    }),
  );
  const rows = plain.flatMap((row, y) => {
    const filter = y % 5;
    const at = (line: number, byte: number): number => (byte < 0 ? 0 : (plain[line]?.[byte] ?? 0));
    const told = row.map((value, byte) => {
      const [left, up, corner] = [at(y, byte - step), at(y - 1, byte), at(y - 1, byte - step)];
      const guess = left + up - corner;
      const [nearest = 0] = [left, up, corner].sort(
        (one, other) => Math.abs(guess - one) - Math.abs(guess - other),
      );
      return value - ([0, left, up, (left + up) >> 1, nearest][filter] ?? 0);
    });
    return [filter, ...told.map((value) => value & 255)];
  });
  const chunk = (name: string, data: Uint8Array): Buffer => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(data.length);
    ends.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width);
  head.writeUInt32BE(height, 4);
  head.set([8, alpha ? 6 : 2], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.from(rows))),
    chunk('IEND', new Uint8Array()),
  ]);
}

/** The colours of a picture with a palette, pixel by pixel. */
function colours(file: Buffer): readonly string[] {
  let palette: Buffer = Buffer.alloc(0);
  const data: Buffer[] = [];
  for (let at = 8; at < file.length;) {
    const length = file.readUInt32BE(at);
    const name = file.toString('latin1', at + 4, at + 8);
    const body = file.subarray(at + 8, at + 8 + length);
    expect(file.readUInt32BE(at + 8 + length)).to.equal(
      crc32(file.subarray(at + 4, at + 8 + length)),
    );
    if (name === 'PLTE') palette = body;
    if (name === 'IDAT') data.push(body);
    at += length + 12;
  }
  const width = file.readUInt32BE(16);
  return [...inflateSync(Buffer.concat(data))].flatMap((place, at) =>
    at % (width + 1) === 0 ? [] : [palette.toString('hex', place * 3, place * 3 + 3)],
  );
}

const hex = ({ pixels }: Picture): readonly string[] =>
  Array.from({ length: pixels.length / 3 }, (_pixel, at) =>
    Buffer.from(pixels.subarray(at * 3, at * 3 + 3)).toString('hex'),
  );

const drawn = (width: number, height: number, byte: (at: number) => number): Picture => ({
  width,
  height,
  pixels: Uint8Array.from({ length: width * height * 3 }, (_byte, at) => byte(at)),
});

describe('pictures as small files', () => {
  const picture = drawn(7, 10, (at) => (at * at * 31 + at * 7) % 251);

  for (const alpha of [false, true]) {
    it(`reads what a browser writes, ${alpha ? 'with' : 'without'} alpha`, () => {
      expect(hex(decode(written(picture, alpha)))).to.deep.equal(hex(picture));
    });
  }

  it('writes a few colours as they are', () => {
    expect(colours(encode(picture))).to.deep.equal(hex(picture));
  });

  it('takes colours that are nearly the same for one where there are too many', () => {
    const many = drawn(40, 40, (at) => (at * 7919) % 256);
    const seen = colours(encode(many));
    expect(new Set(seen).size).to.be.at.most(256);
    const far = hex(many).filter((colour, at) => {
      const [one, other] = [Buffer.from(colour, 'hex'), Buffer.from(seen[at] ?? '', 'hex')];
      return one.some((value, part) => Math.abs(value - (other[part] ?? 0)) >= 64);
    });
    expect(far).to.deep.equal([]);
  });

  it('puts pictures beside each other, the lower one on the ground', () => {
    const both = beside([drawn(1, 2, () => 1), drawn(2, 1, () => 2)], 1, 9);
    expect([both.width, both.height]).to.deep.equal([4, 2]);
    expect(hex(both)).to.deep.equal([
      '010101',
      '090909',
      '020202',
      '020202',
      '010101',
      '090909',
      '090909',
      '090909',
    ]);
  });

  it('refuses what is no PNG', () => {
    expect(() => decode(Buffer.from('GIF89a'))).to.throw('This is no PNG.');
  });
});
