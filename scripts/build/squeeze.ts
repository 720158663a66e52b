/**
 * The last pass over the bundler's modules. esbuild is fast and looks at a module once; terser looks at each value's way
 * through it, and gives names by how often they are written, which compresses better. It takes no liberty with what a
 * property's reading may do, nor with what a name outside the module means.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { minify, type MinifyOptions } from 'terser';
import { readJsonFile, textAt } from '../json.js';

export interface Squeezed {
  readonly code: string;
  readonly map: string;
}

/** Made for each module, since terser writes into what it is given. */
const options = (): MinifyOptions => ({
  module: true,
  ecma: 2020,
  // More passes find nothing more; to put functions where they are called makes it larger after gzip.
  compress: { passes: 2, inline: false },
});

/** What was made longer ago is made again; in milliseconds. */
const KEPT = 7 * 24 * 3_600_000;

/** What decides about the bytes that come out, but for what goes in. */
export async function squeezerId(): Promise<string> {
  const manifest = createRequire(import.meta.url).resolve('terser/package.json');
  return JSON.stringify([textAt(await readJsonFile(manifest), 'version'), options()]);
}

/**
 * An ES module's minified code and its source map, smaller. With the same input and {@link squeezerId} it gives the same
 * bytes.
 */
export async function squeeze({ code, map }: Squeezed): Promise<Squeezed> {
  const made = await minify(code, {
    ...options(),
    sourceMap: { content: map, includeSources: true },
  });
  if (made.code === undefined || typeof made.map !== 'string') {
    throw new Error('terser gave no code for a module.');
  }
  return { code: made.code, map: made.map };
}

/**
 * {@link squeeze} with a memory on disk, since it takes many times as long as all the rest of a build, and most
 * modules are the same as in the build before.
 */
export async function createSqueezer(folder: string): Promise<typeof squeeze> {
  const id = await squeezerId();
  await mkdir(folder, { recursive: true });
  await forgetOld(folder);
  return async (module) => {
    const key = createHash('sha256');
    for (const part of [id, module.code, module.map]) key.update(part).update('\0');
    const file = path.join(folder, key.digest('hex'));
    const known = await readKept(file);
    if (known !== null) return known;
    const made = await squeeze(module);
    // Builds run side by side, and bundles share modules: a file is there whole or not at all.
    const mine = `${file}.${randomUUID()}`;
    await writeFile(mine, `${made.code.length}\n${made.code}${made.map}`);
    await rename(mine, file);
    return made;
  };
}

async function readKept(file: string): Promise<Squeezed | null> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return null;
  const head = text.indexOf('\n') + 1;
  const end = head + Number(text.slice(0, head));
  return { code: text.slice(head, end), map: text.slice(end) };
}

async function forgetOld(folder: string): Promise<void> {
  const now = Date.now();
  for (const name of await readdir(folder)) {
    const file = path.join(folder, name);
    const known = await stat(file).catch(() => null);
    if (known !== null && now - known.mtimeMs > KEPT) await rm(file, { force: true });
  }
}
