/** What the resource weighs, file by file, so that a change that makes it heavy is seen at once. */
import { gzipSync } from 'node:zlib';

export interface Size {
  readonly file: string;
  /** Bytes as they are in the resource. */
  readonly minified: number;
  /** Bytes after gzip at its best level. */
  readonly gzip: number;
}

export function sizeOf(file: string, contents: Uint8Array): Size {
  return { file, minified: contents.byteLength, gzip: gzipSync(contents, { level: 9 }).byteLength };
}

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;

/** A table of fixed-width text, the heaviest file first, with a total. */
export function sizeTable(sizes: readonly Size[]): string[] {
  const sorted = [...sizes].sort((a, b) => b.minified - a.minified || (a.file < b.file ? -1 : 1));
  const total = {
    file: 'together',
    minified: sizes.reduce((sum, { minified }) => sum + minified, 0),
    gzip: sizes.reduce((sum, { gzip }) => sum + gzip, 0),
  };
  const rows = [
    ['file', 'minified', 'gzip'],
    ...[...sorted, total].map((size) => [
      size.file,
      kilobytes(size.minified),
      kilobytes(size.gzip),
    ]),
  ];
  const width = Math.max(...rows.map(([file = '']) => file.length));
  return rows.map(
    ([file = '', minified = '', gzip = '']) =>
      `${file.padEnd(width)}  ${minified.padStart(10)}  ${gzip.padStart(10)}`,
  );
}
