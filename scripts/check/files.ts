/** The files that are the project's own: everything but what is installed, built or left by tools. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';

const NOT_OURS = new Set(['node_modules', 'dist', 'coverage', '.tmp', '.git', '.deployed']);

/** Paths relative to `root`, with forward slashes, sorted. */
export async function projectFiles(root: string): Promise<string[]> {
  const files: string[] = [];
  const visit = async (folder: string): Promise<void> => {
    for (const entry of await readdir(path.join(root, folder), { withFileTypes: true })) {
      if (NOT_OURS.has(entry.name)) continue;
      const name = path.posix.join(folder, entry.name);
      if (entry.isDirectory()) await visit(name);
      else if (entry.isFile()) files.push(name);
    }
  };
  await visit('');
  return files.sort();
}
