import type { JsonRecord } from '../../../adapter/ports/json.js';

export interface OrgRecord {
  /** 18 characters. */
  readonly id: string;
  readonly object: string;
  readonly name: string;
  readonly lastModified: string;
  readonly fields: JsonRecord;
}
