import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** An Aura bundle as it is deployed, and the message channels of the org. */
export interface AuraFiles {
  /** The bundle's name, which its files begin with. */
  readonly name: string;
  readonly markup: string;
  readonly css: string;
  /** Which of the bundle's scripts exist; each is served wrapped as a module. */
  readonly scripts: readonly AuraScript[];
  /** As Open CTI and `lightning:messageChannel` name them: `Name__c`. */
  readonly channels: readonly string[];
}

export type AuraScript = 'Controller' | 'Helper' | 'Renderer';

const SCRIPTS: readonly AuraScript[] = ['Controller', 'Helper', 'Renderer'];

async function listed(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch {
    return [];
  }
}

/** Reads a bridge's folder (`aura/NAME/`, `messageChannels/`). Throws where there is not exactly one bundle. */
export async function readAuraFiles(folder: string): Promise<AuraFiles> {
  const bundles = await listed(path.join(folder, 'aura'));
  const [name] = bundles;
  if (name === undefined || bundles.length !== 1) {
    throw new Error(
      `${path.join(folder, 'aura')} must hold one Aura bundle; it holds ${bundles.length}.`,
    );
  }
  const bundle = path.join(folder, 'aura', name);
  const files = await listed(bundle);
  const textOf = (file: string): Promise<string> => readFile(path.join(bundle, file), 'utf8');
  const channels = await listed(path.join(folder, 'messageChannels'));
  const suffix = '.messageChannel-meta.xml';
  return {
    name,
    markup: await textOf(`${name}.cmp`),
    css: files.includes(`${name}.css`) ? await textOf(`${name}.css`) : '',
    scripts: SCRIPTS.filter((script) => files.includes(`${name}${script}.js`)),
    channels: channels
      .filter((file) => file.endsWith(suffix))
      .map((file) => `${file.slice(0, -suffix.length)}__c`),
  };
}

/**
 * A controller, helper or renderer is a bare object expression, which Aura evaluates. The console's pages allow no
 * eval, so it is served as a module that exports the object.
 */
export async function readAuraScript(
  folder: string,
  name: string,
  script: AuraScript,
): Promise<string> {
  const source = await readFile(path.join(folder, 'aura', name, `${name}${script}.js`), 'utf8');
  return `const bundle =\n${source}\n;\nexport default bundle;\n`;
}
