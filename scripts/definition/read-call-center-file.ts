import { checkForSalesforce } from '../../adapter/call-center/lint.js';
import type { FileProblem } from '../../adapter/call-center/file-problem.js';
import { placeImport } from '../../adapter/call-center/read-import.js';
import type { CallCenterRecord } from '../../adapter/call-center/record.js';
import { settingsOf } from '../../adapter/call-center/settings-of.js';
import type { CallCenterSettings } from '../../adapter/definition/definition.js';
import { parseXml } from './parse-xml.js';

export type CallCenterFile =
  | {
      readonly ok: true;
      readonly record: CallCenterRecord;
      /** As `getCallCenterSettings` would give it after the import. */
      readonly settings: CallCenterSettings;
      readonly warnings: readonly FileProblem[];
    }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

/** Reads a call center definition as Setup › Call Centers › Import does. Never throws. */
export function readCallCenterFile(text: string): CallCenterFile {
  const parsed = parseXml(text);
  if (!parsed.ok) return { ok: false, problems: [parsed.problem] };
  const reading = placeImport(parsed.root);
  if (!reading.ok) return reading;
  const { problems, warnings } = checkForSalesforce(reading.placed);
  if (problems.length > 0) return { ok: false, problems };
  const { record } = reading.placed;
  return { ok: true, record, settings: settingsOf(record), warnings };
}
