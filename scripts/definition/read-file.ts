import { basename } from 'node:path';
import { problemAt, type FileProblem } from '../../adapter/call-center/file-problem.js';
import type { DefinitionHost } from '../../adapter/call-center/salesforce-rules.js';
import { lintFile, type LintFinding } from '../../adapter/call-center/lint.js';
import type { Form } from '../../adapter/call-center/placed.js';
import { IMPORT_ROOT } from '../../adapter/call-center/read-import.js';
import { METADATA_ROOT } from '../../adapter/call-center/read-metadata.js';
import type { CallCenterRecord } from '../../adapter/call-center/record.js';
import { parseXml } from './parse-xml.js';

export type DefinitionFile =
  | {
      readonly readable: true;
      readonly form: Form;
      /** `null` where the errors are such that there is none. */
      readonly record: CallCenterRecord | null;
      readonly findings: readonly LintFinding[];
    }
  | { readonly readable: false; readonly problem: FileProblem };

/** Reads and checks a definition in either form, for the host that is to read it; `file` is its name. Never throws. */
export function readDefinitionFile(
  text: string,
  file: string,
  host: DefinitionHost = 'openCti',
): DefinitionFile {
  const parsed = parseXml(text);
  if (!parsed.ok) return { readable: false, problem: parsed.problem };
  const { root } = parsed;
  if (root.name === IMPORT_ROOT) return { readable: true, ...lintFile(root, undefined, host) };
  if (root.name !== METADATA_ROOT) {
    const expected = `<${IMPORT_ROOT}> (to import) or <${METADATA_ROOT}> (metadata)`;
    const text = `The root element is <${root.name.slice(0, 60)}>; expected ${expected}.`;
    return { readable: false, problem: problemAt(root.place, text) };
  }
  const own = /^(.*)\.callCenter(?:-meta\.xml)?$/.exec(basename(file))?.[1];
  const fullName = root.children.find(({ name }) => name === 'fullName')?.text.trim() ?? '';
  const internalName = own ?? (fullName === '' ? nameFrom(basename(file)) : fullName);
  const linted = lintFile(root, internalName, host);
  if (own !== undefined) return { readable: true, ...linted };
  const warning: LintFinding = {
    ...problemAt(
      root.place,
      `A deployment takes the internal name from the name of the file, which must be ${internalName.slice(0, 60)}.callCenter-meta.xml.`,
    ),
    kind: 'warning',
    from: 'salesforce',
  };
  return { readable: true, ...linted, findings: [warning, ...linted.findings] };
}

/** An internal name for a metadata file that is not called by one. */
const nameFrom = (file: string): string =>
  file
    .replace(/\.\w+$/, '')
    .replace(/[^A-Za-z0-9]|^[^A-Za-z]+/g, '')
    .slice(0, 40) || 'Softphone';
