import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { PRESETS, productDefinition, type Preset } from '../../adapter/call-center/product.js';
import type { CallCenterRecord } from '../../adapter/call-center/record.js';
import { importXml, metadataFileName, metadataXml } from '../../adapter/call-center/write.js';
import type { Files } from './files.js';
import { readOptions, UsageError } from './options.js';

export const GENERATE_USAGE = `npm run --silent definition -- generate

Writes the definitions in callcenter/ anew: versions 1 and 2 and the presets, in both forms.
`;

const FIRST = `In Setup, search for "Call Centers" and choose Import.
  Then give the client ID of your own OAuth client in section PureCloud,`;

const ABOUT_PRESETS: Readonly<Record<Preset, string>> = {
  'one-product': 'for agents who work in one product at a time',
  both: 'for agents who work in both products, where work in one blocks the other',
  external: 'for agents who work in both products, where PureCloud routes messaging sessions',
};

/** The committed definitions by their paths below callcenter/. */
export function committedFiles(): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const add = (file: string, comment: string, record: CallCenterRecord): void => {
    files.set(file, importXml(record, comment));
    files.set(`metadata/callCenters/${metadataFileName(record)}`, metadataXml(record));
  };
  add(
    'version-1.xml',
    `A call center definition for the Omni-Sync softphone. ${FIRST} pick the mapped status and
  the transition statuses of section Omni-Channel Sync, and set Enable Omni-Channel sync to true.`,
    productDefinition({ version: 1 }),
  );
  add(
    'version-2.xml',
    `A call center definition for the Omni-Sync softphone, with rules. ${FIRST} replace the
  Omni-Channel statuses in the rules of section Omni-Channel Sync by your own, and set Enable Omni-Channel sync to true.`,
    productDefinition({ version: 2 }),
  );
  for (const preset of PRESETS) {
    add(
      `presets/${preset}.xml`,
      `A call center definition for the Omni-Sync softphone, ${ABOUT_PRESETS[preset]}.
  ${FIRST} replace the Omni-Channel statuses of
  section Omni-Channel Sync by your own, and set Enable Omni-Channel sync to true.`,
      productDefinition({ version: 1, preset }),
    );
  }
  return files;
}

/** The exit status. */
export async function generate(args: readonly string[], files: Files): Promise<number> {
  const [unexpected] = readOptions(args, {}).files;
  if (unexpected !== undefined) throw new UsageError(`${unexpected} is not needed.`);
  for (const [name, text] of committedFiles()) {
    const file = path.join('callcenter', name);
    await mkdir(path.dirname(file), { recursive: true });
    await files.write(file, text);
    files.say(`${file}\n`);
  }
  return 0;
}
