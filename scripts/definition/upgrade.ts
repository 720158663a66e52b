import { itemValue } from '../../adapter/call-center/edit.js';
import type { CallCenterRecord } from '../../adapter/call-center/record.js';
import { settingsOf } from '../../adapter/call-center/settings-of.js';
import { upgradeToVersion2 } from '../../adapter/call-center/upgrade.js';
import { readDefinition } from '../../adapter/definition/read.js';
import type { Files } from './files.js';
import { onlyFile, openDefinition, putOut } from './one-file.js';
import { readOptions } from './options.js';

export const UPGRADE_USAGE = `npm run --silent definition -- upgrade FILE [--out FILE]

Turns a definition of version 1 into the same thing as version 2, in the form that it is in: agents notice no
difference. Each status becomes a rule; everything else stays as it is, items that nobody knows included. Comments are
not kept.

  --out FILE   where to (it may be the same file); without it, standard output

Exit status: 0 when done, 1 when the definition has another version or Salesforce would refuse it, 2 when a file cannot
be read or written.
`;

/** The exit status. */
export async function upgrade(args: readonly string[], files: Files): Promise<number> {
  const options = readOptions(args, { values: ['--out'] });
  const file = onlyFile(options.files);
  const opened = await openDefinition(file, files);
  if (opened === null) return 2;
  const { record, form } = opened;
  const { version } = readDefinition(settingsOf(record));
  if (version !== 1) {
    const said = version === null ? 'no definition version' : `definition version ${version}`;
    files.complain(`${file}: has ${said}; only version 1 can be upgraded. Nothing was written.`);
    return 1;
  }
  const upgraded = upgradeToVersion2(record);
  if (isEnabled(record) && !isEnabled(upgraded)) {
    files.complain(
      `${file}: warning: its errors kept the sync off, and version 2 has no place for them; enabled is false now.`,
    );
  }
  return putOut(upgraded, form, options.value('--out'), files);
}

const isEnabled = (record: CallCenterRecord): boolean =>
  itemValue(record, 'omniSync', 'enabled')?.trim().toLowerCase() === 'true';
