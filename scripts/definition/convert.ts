import { fitForImport, fitForMetadata, lostOnImport } from '../../adapter/call-center/fit.js';
import type { Files } from './files.js';
import { FORMS, onlyFile, openDefinition, putOut } from './one-file.js';
import { readOptions, UsageError } from './options.js';

export const CONVERT_USAGE = `npm run --silent definition -- convert FILE --to import|metadata [--out FILE]

Writes a definition in the other form: the one that Setup imports, or the metadata type CallCenter. A metadata file is
called by the internal name: MySoftphone.callCenter-meta.xml. Comments are not kept. Where the metadata form wants a
label or a value of this softphone's sections that is not there, it gets the name of the item, or none.

  --to FORM    import or metadata
  --out FILE   where to; without it, standard output

Exit status: 0 when done, 1 when done but Salesforce would refuse it, 2 when a file cannot be read or written.
`;

/** The exit status. */
export async function convert(args: readonly string[], files: Files): Promise<number> {
  const options = readOptions(args, { values: ['--to', '--out'] });
  const to = options.word('--to', FORMS);
  if (to === undefined) throw new UsageError('Say the form: --to import or --to metadata.');
  const file = onlyFile(options.files);
  const opened = await openDefinition(file, files);
  if (opened === null) return 2;
  const { record } = opened;
  if (to === 'metadata') return putOut(fitForMetadata(record), to, options.value('--out'), files);
  const lost = opened.form === 'metadata' ? lostOnImport(record) : [];
  if (lost.length > 0) {
    files.complain(`${file}: warning: the import form has no place for ${lost.join(', ')}.`);
  }
  return putOut(fitForImport(record), to, options.value('--out'), files);
}
