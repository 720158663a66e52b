import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** Pictures of the panel as small files: few colours, so that a palette holds them. No dependency is worth this little. */

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue of each pixel, row by row. */
  readonly pixels: Uint8Array;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const MOST_COLOURS = 256;

const paeth = (left: number, up: number, corner: number): number => {
  const guess = left + up - corner;
  const byLeft = Math.abs(guess - left);
  const byUp = Math.abs(guess - up);
  const byCorner = Math.abs(guess - corner);
  if (byLeft <= byUp && byLeft <= byCorner) return left;
  return byUp <= byCorner ? up : corner;
};

/** What PNG's filter of that number says of a byte. */
function expected(filter: number, left: number, up: number, corner: number): number {
  switch (filter) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4:
      return paeth(left, up, corner);
    default:
      throw new Error(`A row has the filter ${filter}, expected 0 to 4.`);
  }
}

function unfilter(raw: Uint8Array, rows: number, rowBytes: number, step: number): Uint8Array {
  const out = new Uint8Array(rows * rowBytes);
  const at = (row: number, byte: number): number =>
    row < 0 || byte < 0 ? 0 : (out[row * rowBytes + byte] ?? 0);
  for (let row = 0; row < rows; row += 1) {
    const begin = row * (rowBytes + 1);
    const filter = raw[begin] ?? 0;
    for (let byte = 0; byte < rowBytes; byte += 1) {
      const told = raw[begin + 1 + byte] ?? 0;
      const guess = expected(
        filter,
        at(row, byte - step),
        at(row - 1, byte),
        at(row - 1, byte - step),
      );
      out[row * rowBytes + byte] = told + guess;
    }
  }
  return out;
}

/** Reads what Chromium writes: 8 bits, with or without alpha, not interlaced. What is transparent is taken as it is. */
export function decode(file: Uint8Array): Picture {
  const bytes = Buffer.from(file);
  if (!bytes.subarray(0, 8).equals(SIGNATURE)) throw new Error('This is no PNG.');
  const data: Buffer[] = [];
  let at = 8;
  while (at < bytes.length) {
    const length = bytes.readUInt32BE(at);
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT') {
      data.push(bytes.subarray(at + 8, at + 8 + length));
    }
    at += length + 12;
  }
  const width = bytes.readUInt32BE(16);
  const height = bytes.readUInt32BE(20);
  const [depth, kind, , , interlaced] = bytes.subarray(24, 29);
  const step = kind === 6 ? 4 : 3;
  if (depth !== 8 || (kind !== 2 && kind !== 6) || interlaced !== 0) {
    throw new Error(`This PNG has depth ${depth} and colour type ${kind}, expected 8 and 2 or 6.`);
  }
  const all = unfilter(inflateSync(Buffer.concat(data)), height, width * step, step);
  if (step === 3) return { width, height, pixels: all };
  return { width, height, pixels: all.filter((_byte, index) => index % 4 !== 3) };
}

/** Side by side on one ground, which shows between them and below the lower ones. */
export function beside(pictures: readonly Picture[], gap: number, ground: number): Picture {
  const width = pictures.reduce((sum, one) => sum + one.width, gap * (pictures.length - 1));
  const height = Math.max(...pictures.map((one) => one.height));
  const pixels = new Uint8Array(width * height * 3).fill(ground);
  let left = 0;
  for (const one of pictures) {
    for (let row = 0; row < one.height; row += 1) {
      const line = one.pixels.subarray(row * one.width * 3, (row + 1) * one.width * 3);
      pixels.set(line, (row * width + left) * 3);
    }
    left += one.width + gap;
  }
  return { width, height, pixels };
}

const colourAt = (pixels: Uint8Array, pixel: number): number =>
  ((pixels[pixel * 3] ?? 0) << 16) |
  ((pixels[pixel * 3 + 1] ?? 0) << 8) |
  (pixels[pixel * 3 + 2] ?? 0);

/** Colours whose upper bits are the same are taken for one: the one that is there most often. */
function merged(colours: readonly number[], bits: number): ReadonlyMap<number, number> {
  const mask = (0xff << (8 - bits)) & 0xff;
  const all = (mask << 16) | (mask << 8) | mask;
  const places = new Map<number, number>();
  return new Map(
    colours.map((colour) => {
      const place = places.get(colour & all) ?? places.size;
      places.set(colour & all, place);
      return [colour, place];
    }),
  );
}

/** Where in the palette each colour stands; the first one of a place is the palette's. */
function palette(pixels: Uint8Array): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (let pixel = 0; pixel * 3 < pixels.length; pixel += 1) {
    const colour = colourAt(pixels, pixel);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const colours = [...counts].sort(([, one], [, other]) => other - one).map(([colour]) => colour);
  for (let bits = 8; ; bits -= 1) {
    const places = merged(colours, bits);
    if (new Set(places.values()).size <= MOST_COLOURS) return places;
  }
}

function chunk(name: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

/** A PNG with a palette of at most 256 colours. */
export function encode({ width, height, pixels }: Picture): Buffer {
  const places = palette(pixels);
  const colours = Buffer.alloc(new Set(places.values()).size * 3);
  // Backwards, so that the first one of each place stays.
  for (const [colour, place] of [...places].reverse()) colours.writeUIntBE(colour, place * 3, 3);
  const rows = Buffer.alloc(height * (width + 1));
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const row = Math.floor(pixel / width);
    rows[pixel + row + 1] = places.get(colourAt(pixels, pixel)) ?? 0;
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width);
  head.writeUInt32BE(height, 4);
  head.set([8, 3], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', new Uint8Array()),
  ]);
}
