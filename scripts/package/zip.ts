/** Zip archives that are the same to the byte whenever and wherever they are made. */
import JSZip from 'jszip';

/** The first moment that a zip can tell; every entry bears it. */
const ALWAYS = new Date('1980-01-01T00:00:00Z');

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  a < b ? -1 : 1;

/** `files` by their paths in the archive, with forward slashes. */
export function zipOf(files: ReadonlyMap<string, Uint8Array>): Promise<Uint8Array> {
  const zip = new JSZip();
  for (const [name, contents] of [...files].sort(byName)) {
    zip.file(name, contents, { date: ALWAYS, createFolders: false });
  }
  // The compressor is a script of the package, so that Node's version does not matter.
  return zip.generateAsync({
    type: 'uint8array',
    compression: 'DEFLATE',
    compressionOptions: { level: 9 },
    platform: 'DOS',
  });
}

/** The files of an archive by their paths, sorted. @throws Error where it is none */
export async function unzip(archive: Uint8Array): Promise<ReadonlyMap<string, Uint8Array>> {
  const { files } = await JSZip.loadAsync(archive);
  const found = await Promise.all(
    Object.values(files)
      .filter(({ dir }) => !dir)
      .map(async (entry): Promise<[string, Uint8Array]> => [
        entry.name,
        await entry.async('uint8array'),
      ]),
  );
  return new Map(found.sort(byName));
}
