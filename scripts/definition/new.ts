import { PRESETS, productDefinition } from '../../adapter/call-center/product.js';
import type { Files } from './files.js';
import { FORMS, putOut } from './one-file.js';
import { readOptions, UsageError } from './options.js';

export const NEW_USAGE = `npm run --silent definition -- new --version 1|2 [--preset PRESET] [--form FORM] [--out FILE]

Writes a new definition of this softphone, with the sync switched off.

  --version N      the definition version: 1 (one mapped status), 2 (rules)
  --preset NAME    one-product (work in one product at a time), both (work in both, one blocks the other) or
                   external (work in both, with external routing); the statuses in it are examples
  --form FORM      import (the default) or metadata
  --out FILE       where to; without it, standard output

Exit status: 0 when done, 2 when the file cannot be written.
`;

/** The exit status. */
export async function create(args: readonly string[], files: Files): Promise<number> {
  const options = readOptions(args, { values: ['--version', '--preset', '--form', '--out'] });
  const [unexpected] = options.files;
  if (unexpected !== undefined) {
    throw new UsageError(`${unexpected} is not needed; --out FILE says where to.`);
  }
  const version = options.word('--version', ['1', '2']);
  if (version === undefined) throw new UsageError('Say the definition version: --version 1 or 2.');
  const preset = options.word('--preset', PRESETS);
  const record = productDefinition({
    version: version === '1' ? 1 : 2,
    ...(preset === undefined ? {} : { preset }),
  });
  return putOut(record, options.word('--form', FORMS) ?? 'import', options.value('--out'), files);
}
