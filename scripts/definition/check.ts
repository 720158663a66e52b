import type { DefinitionHost } from '../../adapter/call-center/salesforce-rules.js';
import { settingsOf } from '../../adapter/call-center/settings-of.js';
import { readDefinition } from '../../adapter/definition/read.js';
import { FileError, type Files } from './files.js';
import { findingJson, findingText } from './finding-text.js';
import { readOptions, UsageError } from './options.js';
import { readDefinitionFile, type DefinitionFile } from './read-file.js';

export const CHECK_USAGE = `npm run --silent definition -- check FILE… [--host voice] [--json]

Checks call center definitions, in the form that Setup imports (<callCenter>) or as metadata (<CallCenter>): what
Salesforce would refuse, and what this softphone would. Each finding is a line: FILE:LINE:COLUMN: error or warning.

  --host voice   for a contact center of Salesforce Voice: also what has no meaning there
  --json         one JSON report a file, one a line

Exit status: 0 without errors (warnings may be there), 1 with errors, 2 when a file cannot be read.
`;

const HOSTS = ['opencti', 'voice'] as const;

/** The exit status. */
export async function check(args: readonly string[], files: Files): Promise<number> {
  const options = readOptions(args, { flags: ['--json'], values: ['--host'] });
  if (options.files.length === 0) throw new UsageError('Name at least one file.');
  const host = options.word('--host', HOSTS) === 'voice' ? 'voice' : 'openCti';
  let worst = 0;
  for (const file of options.files) {
    worst = Math.max(worst, await checkFile(file, host, options.has('--json'), files));
  }
  return worst;
}

async function checkFile(
  file: string,
  host: DefinitionHost,
  json: boolean,
  files: Files,
): Promise<number> {
  let text: string;
  try {
    text = await files.read(file);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    if (json) files.say(`${JSON.stringify({ file, ok: false, unreadable: error.message })}\n`);
    else files.complain(error.message);
    return 2;
  }
  const checked = readDefinitionFile(text, file, host);
  files.say(json ? `${JSON.stringify(reportOf(file, checked))}\n` : linesOf(file, checked));
  if (!checked.readable) return 2;
  return hasErrors(checked) ? 1 : 0;
}

const hasErrors = (checked: DefinitionFile): boolean =>
  !checked.readable || checked.findings.some(({ kind }) => kind === 'error');

/** The definition version; `null` where the file does not say it. */
const versionOf = (checked: DefinitionFile): number | null =>
  checked.readable && checked.record !== null
    ? readDefinition(settingsOf(checked.record)).version
    : null;

function reportOf(file: string, checked: DefinitionFile): Readonly<Record<string, unknown>> {
  if (!checked.readable) {
    const { line, column, text } = checked.problem;
    return { file, ok: false, unreadable: text, line, column };
  }
  return {
    file,
    ok: !hasErrors(checked),
    form: checked.form,
    internalName: checked.record?.internalName ?? null,
    definitionVersion: versionOf(checked),
    findings: checked.findings.map(findingJson),
  };
}

function linesOf(file: string, checked: DefinitionFile): string {
  if (!checked.readable) {
    const { line, column, text } = checked.problem;
    return `${file}:${line}:${column}: unreadable: ${text}\n`;
  }
  const lines = checked.findings.map(
    (finding) =>
      `${file}:${finding.line}:${finding.column}: ${finding.kind}: ${findingText(finding)}\n`,
  );
  const version = versionOf(checked);
  const what = `${checked.form} form${version === null ? '' : `, definition version ${version}`}`;
  const end = hasErrors(checked) ? 'has errors' : 'ok';
  return `${lines.join('')}${file}: ${end} (${what})\n`;
}
