import { isRecord, textOf, type JsonRecord } from '../../../adapter/ports/json.js';
import { failed, succeeded, type CtiResponse } from './cti-response.js';
import { MADE_UP_RECORDS } from './made-up-records.js';
import type { OrgRecord } from './org-record.js';
import { id18 } from './salesforce-id.js';
import { searchAndScreenPop, type SearchResult } from './search-and-screen-pop.js';

/** Key prefixes of the standard objects that the made-up org has. */
const PREFIXES: Readonly<Record<string, string>> = {
  Account: '001',
  Contact: '003',
  Case: '500',
  Task: '00T',
};

/** What a new record must have. */
const REQUIRED: Readonly<Record<string, string>> = { Account: 'Name', Contact: 'LastName' };

function nameOf(fields: JsonRecord): string | undefined {
  const person = [textOf(fields['FirstName']), textOf(fields['LastName'])].filter(Boolean);
  return textOf(fields['Subject']) ?? textOf(fields['Name']) ?? textOf(person.join(' '));
}

/** A few accounts, contacts, cases and tasks, and what Open CTI can do with them. One for all console tabs. */
export class MadeUpOrg {
  readonly #records = new Map<string, OrgRecord>();
  readonly #now: () => Date;
  #made = 0;

  constructor(now: () => Date = () => new Date()) {
    this.#now = now;
    const ids: string[] = [];
    for (const { object, fields, lookups = {} } of MADE_UP_RECORDS) {
      const found = Object.entries(lookups).map(([field, place]) => [field, ids[place]] as const);
      ids.push(this.#add(object, { ...fields, ...Object.fromEntries(found) }).id);
    }
  }

  get records(): readonly OrgRecord[] {
    return [...this.#records.values()];
  }

  /** Ids compare by their first 15 characters. */
  find(id: string): OrgRecord | undefined {
    return this.records.find((record) => record.id.slice(0, 15) === id.slice(0, 15));
  }

  /**
   * https://developer.salesforce.com/docs/service/api-cti/guide/sforce-api-cti-savelog-lex.html:
   * with `Id` it updates, with `entityApiName` it creates.
   */
  saveLog(value: unknown): CtiResponse {
    if (!isRecord(value)) return failed('INVALID_PARAM', 'value must be an object.');
    const { entityApiName: object, Id, ...fields } = value;
    if (typeof Id === 'string') return this.#update(Id, fields);
    if (typeof object !== 'string') {
      return failed(
        'INVALID_PARAM',
        'value needs either entityApiName (to create) or Id (to update).',
      );
    }
    if (!Object.hasOwn(PREFIXES, object)) {
      return failed('SERVER_ERROR', `This org has no object ${object}.`);
    }
    const required = REQUIRED[object];
    if (required !== undefined && !fields[required]) {
      return failed('SERVER_ERROR', `Required fields are missing: [${required}]`, [
        { statusCode: 'REQUIRED_FIELD_MISSING', fields: [required] },
      ]);
    }
    return succeeded({ recordId: this.#add(object, fields).id });
  }

  search(args: unknown): SearchResult {
    return searchAndScreenPop(this.records, args);
  }

  #update(id: string, changes: JsonRecord): CtiResponse {
    const old = this.find(id);
    if (!old) {
      return failed('SERVER_ERROR', `No record has the Id ${id}.`, [{ statusCode: 'NOT_FOUND' }]);
    }
    const fields = { ...old.fields, ...changes };
    const name = nameOf(fields) ?? old.name;
    this.#records.set(old.id, { ...old, name, fields, lastModified: this.#stamp() });
    return succeeded({ recordId: old.id });
  }

  #add(object: string, fields: JsonRecord): OrgRecord {
    this.#made += 1;
    const id = id18(`${PREFIXES[object] ?? 'a00'}5g0000${String(this.#made).padStart(5, '0')}A`);
    const name = nameOf(fields) ?? object;
    const record = { id, object, name, fields, lastModified: this.#stamp() };
    this.#records.set(id, record);
    return record;
  }

  #stamp(): string {
    return this.#now().toISOString();
  }
}
