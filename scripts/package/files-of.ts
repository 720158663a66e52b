import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { projectFiles } from '../check/files.js';

/** All files below a folder by their paths in it, sorted, with forward slashes. */
export async function filesOf(folder: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const names = await projectFiles(folder);
  const contents = await Promise.all(
    names.map(async (name): Promise<[string, Uint8Array]> => [
      name,
      await readFile(path.join(folder, name)),
    ]),
  );
  return new Map(contents);
}
