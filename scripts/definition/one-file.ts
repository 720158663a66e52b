import { basename } from 'node:path';
import type { Form } from '../../adapter/call-center/placed.js';
import type { CallCenterRecord } from '../../adapter/call-center/record.js';
import { importXml, metadataFileName, metadataXml } from '../../adapter/call-center/write.js';
import type { Files } from './files.js';
import { findingText } from './finding-text.js';
import { UsageError } from './options.js';
import { readDefinitionFile } from './read-file.js';

export const FORMS: readonly Form[] = ['import', 'metadata'];

const definitionXml = (record: CallCenterRecord, form: Form): string =>
  form === 'import' ? importXml(record) : metadataXml(record);

/** The one file that a command works on. @throws UsageError where there is none, or more */
export function onlyFile(files: readonly string[]): string {
  const [file, ...more] = files;
  if (file === undefined) throw new UsageError('Name the file.');
  if (more.length > 0) throw new UsageError(`Name one file; there are ${files.length}.`);
  return file;
}

/** A definition that can be worked on, or `null` once it has been told why there is none. */
export async function openDefinition(
  file: string,
  files: Files,
): Promise<{ readonly form: Form; readonly record: CallCenterRecord } | null> {
  const read = readDefinitionFile(await files.read(file), file);
  if (!read.readable) {
    const { line, column, text } = read.problem;
    files.complain(`${file}:${line}:${column}: unreadable: ${text}`);
    return null;
  }
  if (read.record !== null) return { form: read.form, record: read.record };
  for (const finding of read.findings) {
    const { line, column, kind } = finding;
    files.complain(`${file}:${line}:${column}: ${kind}: ${findingText(finding)}`);
  }
  return null;
}

/** Puts a definition out, and tells what Salesforce would refuse in it: the exit status. */
export async function putOut(
  record: CallCenterRecord,
  form: Form,
  out: string | undefined,
  files: Files,
): Promise<number> {
  const xml = definitionXml(record, form);
  if (out === undefined) files.say(xml);
  else await files.write(out, xml);
  const name = form === 'metadata' ? metadataFileName(record) : (out ?? '');
  if (out !== undefined && form === 'metadata' && !isNamed(out, record)) {
    files.complain(
      `${out}: warning: a deployment takes the internal name from the name of the file, which must be ${name}.`,
    );
  }
  const written = readDefinitionFile(xml, name);
  const refused = written.readable
    ? written.findings.filter(({ kind, from }) => kind === 'error' && from === 'salesforce')
    : [];
  for (const finding of refused) {
    files.complain(
      `${out ?? 'output'}:${finding.line}:${finding.column}: error: ${findingText(finding)}`,
    );
  }
  return refused.length > 0 ? 1 : 0;
}

const isNamed = (file: string, { internalName }: CallCenterRecord): boolean =>
  [`${internalName}.callCenter`, `${internalName}.callCenter-meta.xml`].includes(basename(file));
