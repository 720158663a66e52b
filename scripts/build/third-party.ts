/** The licences of the packages whose code is in the resource: minifying strips their comments. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { readJsonFile, textAt } from '../json.js';

const PACKAGE = /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\//;

/** One text for all packages among the bundled files, sorted by name. */
export async function thirdPartyLicences(root: string, inputs: readonly string[]): Promise<string> {
  const folders = new Set<string>();
  for (const input of inputs) {
    const match = PACKAGE.exec(input);
    if (match !== null) folders.add(match[0]);
  }
  const texts = await Promise.all(
    [...folders].sort().map((folder) => licenceOf(path.join(root, folder))),
  );
  return ['This softphone contains the following packages.\n', ...texts].join('\n');
}

async function licenceOf(folder: string): Promise<string> {
  const about = await readJsonFile(path.join(folder, 'package.json'));
  const names = await readdir(folder);
  const file = names.sort().find((name) => /^licen[cs]e/i.test(name));
  const text =
    file === undefined
      ? 'The package brings no licence text of its own.'
      : (await readFile(path.join(folder, file), 'utf8')).trim();
  const title = `${textAt(about, 'name')} ${textAt(about, 'version')} (${textAt(about, 'license')})`;
  return `${title}\n${'-'.repeat(title.length)}\n${text}\n`;
}
