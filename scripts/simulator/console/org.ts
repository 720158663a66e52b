import { isRecord } from '../../../adapter/ports/json.js';

/** Key prefixes of the standard objects that the made-up org has, and of those that work items may be of. */
const PREFIXES: Readonly<Record<string, string>> = {
  Account: '001',
  Contact: '003',
  Case: '500',
  Task: '00T',
};

export interface OrgRecord {
  /** 18 characters. */
  readonly id: string;
  readonly object: string;
  readonly name: string;
  readonly lastModified: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

interface ScreenPopSetting {
  readonly screenPopType: 'PopToEntity' | 'PopToVisualforce' | 'PopToSearch' | 'PopToFlow';
  readonly screenPopData?: string;
}

interface CallTypeLayout {
  readonly callRelatedFields: readonly ('ANI' | 'DNIS' | 'SEGMENT' | 'QUEUE')[];
  readonly objects: Readonly<Record<string, readonly { displayName: string; apiName: string }[]>>;
  readonly screenPopSettings: {
    readonly NoMatch?: ScreenPopSetting;
    readonly SingleMatch?: ScreenPopSetting;
    readonly MultipleMatches?: ScreenPopSetting;
  };
}

/**
 * https://developer.salesforce.com/docs/service/api-cti/guide/sforce-api-cti-getsoftphonelayout-lex.html
 */
export interface SoftphoneLayout {
  readonly Internal: CallTypeLayout;
  readonly Inbound: CallTypeLayout;
  readonly Outbound: CallTypeLayout;
}

/** https://developer.salesforce.com/docs/atlas.en-us.api_cti.meta/api_cti/sforce_api_cti_error_messages_lightning.htm */
export interface CtiResponse {
  readonly success: boolean;
  readonly returnValue: unknown;
  readonly errors: readonly { code: string; description: string; details?: unknown }[] | null;
}

export function succeeded(returnValue: unknown = null): CtiResponse {
  return { success: true, returnValue, errors: null };
}

export function failed(code: string, description: string, details?: unknown): CtiResponse {
  const error = details === undefined ? { code, description } : { code, description, details };
  return { success: false, returnValue: null, errors: [error] };
}

/** What a console tab does after a search; the tab itself navigates. */
export type ScreenPop =
  | { readonly type: 'sobject'; readonly params: { readonly recordId: string } }
  | { readonly type: 'search'; readonly params: { readonly searchString: string } }
  | {
      readonly type: 'newRecord';
      readonly params: { readonly entityName: string; readonly defaultFieldValues: unknown };
    };

export interface SearchResult {
  readonly response: CtiResponse;
  /** `null`: the console stays where it is. */
  readonly pop: ScreenPop | null;
}

const NAME_AND_PHONE = [
  { displayName: 'Name', apiName: 'Name' },
  { displayName: 'Phone', apiName: 'Phone' },
];

const CALL_TYPE: CallTypeLayout = {
  callRelatedFields: ['ANI', 'DNIS', 'QUEUE'],
  objects: {
    Account: NAME_AND_PHONE,
    Contact: NAME_AND_PHONE,
    Case: [
      { displayName: 'Case Number', apiName: 'CaseNumber' },
      { displayName: 'Subject', apiName: 'Subject' },
    ],
  },
  screenPopSettings: {},
};

export const SOFTPHONE_LAYOUT: SoftphoneLayout = {
  Internal: CALL_TYPE,
  Outbound: CALL_TYPE,
  Inbound: {
    ...CALL_TYPE,
    screenPopSettings: {
      NoMatch: { screenPopType: 'PopToEntity', screenPopData: 'Contact' },
      SingleMatch: { screenPopType: 'PopToEntity' },
      MultipleMatches: { screenPopType: 'PopToSearch' },
    },
  },
};

/**
 * The three characters that make a case-sensitive 15-character Id safe to compare without case:
 * each codes which of five characters are capitals.
 */
export function id18(id15: string): string {
  let suffix = '';
  for (let chunk = 0; chunk < 15; chunk += 5) {
    let bits = 0;
    for (let at = 0; at < 5; at += 1) {
      if (/[A-Z]/.test(id15.charAt(chunk + at))) bits |= 1 << at;
    }
    suffix += 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345'.charAt(bits);
  }
  return id15 + suffix;
}

const digits = (text: string): string => text.replace(/\D/g, '').replace(/^1(?=\d{10}$)/, '');

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A few accounts, contacts, cases and tasks, and what Open CTI can do with them. One for all console tabs. */
export class MadeUpOrg {
  readonly #records = new Map<string, OrgRecord>();
  readonly #now: () => Date;
  #made = 0;

  constructor(now: () => Date = () => new Date()) {
    this.#now = now;
    this.#seed();
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
    const { entityApiName, Id, ...fields } = value;
    if (typeof Id === 'string') {
      const old = this.find(Id);
      if (!old)
        return failed('SERVER_ERROR', `No record has the Id ${Id}.`, [{ statusCode: 'NOT_FOUND' }]);
      const merged = { ...old.fields, ...fields };
      const name = text(merged['Subject']) || text(merged['Name']) || old.name;
      this.#records.set(old.id, { ...old, name, fields: merged, lastModified: this.#stamp() });
      return succeeded({ recordId: old.id });
    }
    if (typeof entityApiName !== 'string') {
      return failed(
        'INVALID_PARAM',
        'value needs either entityApiName (to create) or Id (to update).',
      );
    }
    if (!(entityApiName in PREFIXES)) {
      return failed('SERVER_ERROR', `This org has no object ${entityApiName}.`);
    }
    if (entityApiName === 'Contact' && !fields['LastName']) {
      return failed('SERVER_ERROR', 'Required fields are missing: [LastName]', [
        { statusCode: 'REQUIRED_FIELD_MISSING', fields: ['LastName'] },
      ]);
    }
    if (entityApiName === 'Account' && !fields['Name']) {
      return failed('SERVER_ERROR', 'Required fields are missing: [Name]', [
        { statusCode: 'REQUIRED_FIELD_MISSING', fields: ['Name'] },
      ]);
    }
    const name =
      text(fields['Subject']) ||
      text(fields['Name']) ||
      [text(fields['FirstName']), text(fields['LastName'])].filter(Boolean).join(' ') ||
      entityApiName;
    return succeeded({ recordId: this.#add(entityApiName, name, fields).id });
  }

  /**
   * https://developer.salesforce.com/docs/service/api-cti/guide/sforce-api-cti-searchandscreenpop-lex.html. Only objects
   * and fields of the softphone layout come back.
   */
  search(args: unknown): SearchResult {
    const none = { pop: null };
    if (!isRecord(args))
      return { ...none, response: failed('INVALID_PARAM', 'Arguments are missing.') };
    const { searchParams, callType, deferred, defaultFieldValues } = args;
    const kind = typeof callType === 'string' ? callType.toLowerCase() : '';
    if (kind !== 'inbound' && kind !== 'outbound' && kind !== 'internal') {
      return {
        ...none,
        response: failed('INVALID_PARAM', 'callType must be inbound, outbound or internal.'),
      };
    }
    if (searchParams !== undefined && searchParams !== null && typeof searchParams !== 'string') {
      return { ...none, response: failed('INVALID_PARAM', 'searchParams must be a string.') };
    }
    const wanted = text(searchParams).trim();
    const layout =
      SOFTPHONE_LAYOUT[
        kind === 'inbound' ? 'Inbound' : kind === 'outbound' ? 'Outbound' : 'Internal'
      ];
    const found: Record<string, unknown> = {};
    for (const record of this.records) {
      const chosen = layout.objects[record.object];
      if (!chosen || !matches(record, wanted)) continue;
      const answer: Record<string, unknown> = {
        Id: record.id,
        Name: record.name,
        RecordType: record.object,
        LastModifiedDate: record.lastModified,
      };
      for (const field of chosen) {
        if (field.apiName in record.fields) answer[field.apiName] = record.fields[field.apiName];
      }
      found[record.id] = answer;
    }
    const pop = this.#pop(layout, Object.keys(found), wanted, defaultFieldValues);
    if (deferred === true) {
      if (pop) found['SCREEN_POP_DATA'] = pop;
      return { ...none, response: succeeded(found) };
    }
    return { pop: kind === 'inbound' ? pop : null, response: succeeded(found) };
  }

  #pop(
    layout: CallTypeLayout,
    ids: readonly string[],
    wanted: string,
    defaultFieldValues: unknown,
  ): ScreenPop | null {
    const settings = layout.screenPopSettings;
    const [first] = ids;
    const setting =
      first === undefined
        ? settings.NoMatch
        : ids.length === 1
          ? settings.SingleMatch
          : settings.MultipleMatches;
    if (!setting) return null;
    if (setting.screenPopType === 'PopToSearch') {
      return { type: 'search', params: { searchString: wanted } };
    }
    if (setting.screenPopType !== 'PopToEntity') return null;
    return first === undefined
      ? {
          type: 'newRecord',
          params: {
            entityName: setting.screenPopData ?? 'Contact',
            defaultFieldValues: defaultFieldValues ?? {},
          },
        }
      : { type: 'sobject', params: { recordId: first } };
  }

  #add(object: string, name: string, fields: Readonly<Record<string, unknown>>): OrgRecord {
    this.#made += 1;
    const prefix = PREFIXES[object] ?? 'a00';
    const id = id18(`${prefix}5g0000${String(this.#made).padStart(5, '0')}A`);
    const record = { id, object, name, fields, lastModified: this.#stamp() };
    this.#records.set(id, record);
    return record;
  }

  #stamp(): string {
    return this.#now().toISOString();
  }

  #seed(): void {
    const acme = this.#add('Account', 'Acme Bicycles', {
      Name: 'Acme Bicycles',
      Phone: '(415) 555-0100',
      Industry: 'Retail',
    });
    const tohoku = this.#add('Account', '東北電機', {
      Name: '東北電機',
      Phone: '+81 22 555 0142',
      Industry: 'Manufacturing',
    });
    const maria = this.#add('Contact', 'Maria Alvarez', {
      FirstName: 'Maria',
      LastName: 'Alvarez',
      Name: 'Maria Alvarez',
      Phone: '(415) 555-0117',
      Email: 'maria.alvarez@example.com',
      AccountId: acme.id,
    });
    this.#add('Contact', 'Ken Sato', {
      FirstName: 'Ken',
      LastName: 'Sato',
      Name: 'Ken Sato',
      Phone: '+81 22 555 0143',
      Email: 'ken.sato@example.com',
      AccountId: tohoku.id,
    });
    this.#add('Contact', 'Priya Nair', {
      FirstName: 'Priya',
      LastName: 'Nair',
      Name: 'Priya Nair',
      Phone: '(415) 555-0118',
      Email: 'priya.nair@example.com',
      AccountId: acme.id,
    });
    const frame = this.#add('Case', 'Cracked frame after a week', {
      CaseNumber: '00001001',
      Subject: 'Cracked frame after a week',
      Status: 'New',
      Priority: 'High',
      ContactId: maria.id,
      AccountId: acme.id,
    });
    this.#add('Case', 'Invoice shows the wrong address', {
      CaseNumber: '00001002',
      Subject: 'Invoice shows the wrong address',
      Status: 'Working',
      Priority: 'Medium',
      AccountId: tohoku.id,
    });
    this.#add('Task', 'Call back about the frame', {
      Subject: 'Call back about the frame',
      Status: 'Open',
      Priority: 'Normal',
      WhoId: maria.id,
      WhatId: frame.id,
    });
  }
}

function matches(record: OrgRecord, wanted: string): boolean {
  if (wanted === '') return false;
  const number = digits(wanted);
  const phone = digits(text(record.fields['Phone']));
  if (number.length >= 3 && /^[\d\s()+.-]+$/.test(wanted)) {
    return phone === number || record.fields['CaseNumber'] === wanted;
  }
  const needle = wanted.toLowerCase();
  return (
    record.name.toLowerCase().includes(needle) ||
    text(record.fields['Email']).toLowerCase() === needle
  );
}
