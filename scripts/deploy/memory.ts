/** What was deployed last into each org from here, so that an edit in Setup can be told from a change of ours. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { CallCenterRecord } from '../../adapter/call-center/record.js';
import { metadataFileName, metadataXml } from '../../adapter/call-center/write.js';
import { readDefinitionFile } from '../definition/read-file.js';

export interface Memory {
  /** Our definition as it was last deployed; `null` where this machine knows of none. */
  last(orgId: string, internalName: string): Promise<CallCenterRecord | null>;
  remember(orgId: string, record: CallCenterRecord): Promise<void>;
  /** Keeps a text, and tells in which file. */
  keep(orgId: string, name: string, text: string): Promise<string>;
}

export function memoryIn(folder: string): Memory {
  // An Id is 15 or 18 characters long; the first 15 are the org's.
  const folderOf = (orgId: string): string => path.join(folder, orgId.slice(0, 15));
  const keep = async (orgId: string, name: string, text: string): Promise<string> => {
    const file = path.join(folderOf(orgId), name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
    return file;
  };
  return {
    async last(orgId, internalName) {
      const file = path.join(folderOf(orgId), `${internalName}.callCenter-meta.xml`);
      const text = await readFile(file, 'utf8').catch(() => null);
      if (text === null) return null;
      const read = readDefinitionFile(text, path.basename(file));
      return read.readable ? read.record : null;
    },
    async remember(orgId, record) {
      await keep(orgId, metadataFileName(record), metadataXml(record));
    },
    keep,
  };
}
