import { isRecord, textOf } from '../../../adapter/ports/json.js';
import { failed, succeeded, type CtiResponse } from './cti-response.js';
import type { OrgRecord } from './org-record.js';
import { isNumber, phoneDigits } from './phone-digits.js';
import { SOFTPHONE_LAYOUT, type CallTypeLayout } from './softphone-layout.js';

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

const LAYOUTS: Readonly<Record<string, CallTypeLayout>> = {
  inbound: SOFTPHONE_LAYOUT.Inbound,
  outbound: SOFTPHONE_LAYOUT.Outbound,
  internal: SOFTPHONE_LAYOUT.Internal,
};

/**
 * https://developer.salesforce.com/docs/service/api-cti/guide/sforce-api-cti-searchandscreenpop-lex.html. Only objects
 * and fields of the softphone layout come back.
 */
export function searchAndScreenPop(records: readonly OrgRecord[], args: unknown): SearchResult {
  if (!isRecord(args)) return refused('Arguments are missing.');
  const { searchParams, callType, deferred, defaultFieldValues } = args;
  const kind = textOf(callType)?.toLowerCase() ?? '';
  const layout = LAYOUTS[kind];
  if (layout === undefined) return refused('callType must be inbound, outbound or internal.');
  if (searchParams !== undefined && searchParams !== null && typeof searchParams !== 'string') {
    return refused('searchParams must be a string.');
  }
  const wanted = searchParams?.trim() ?? '';
  const found: Record<string, unknown> = {};
  for (const record of records) {
    const chosen = layout.objects[record.object];
    if (!chosen) continue;
    const names = chosen.map(({ apiName }) => apiName).filter((name) => name in record.fields);
    if (!matches(record, names, wanted)) continue;
    found[record.id] = {
      Id: record.id,
      Name: record.name,
      RecordType: record.object,
      LastModifiedDate: record.lastModified,
      ...Object.fromEntries(names.map((name) => [name, record.fields[name]])),
    };
  }
  const pop = popOf(layout, Object.keys(found), wanted, defaultFieldValues);
  if (deferred === true) {
    if (pop) found['SCREEN_POP_DATA'] = pop;
    return { pop: null, response: succeeded(found) };
  }
  return { pop: kind === 'inbound' ? pop : null, response: succeeded(found) };
}

const refused = (why: string): SearchResult => ({
  pop: null,
  response: failed('INVALID_PARAM', why),
});

function matches(record: OrgRecord, fields: readonly string[], wanted: string): boolean {
  if (wanted === '') return false;
  if (isNumber(wanted)) {
    const phone = phoneDigits(textOf(record.fields['Phone']) ?? '');
    return phone === phoneDigits(wanted) || record.fields['CaseNumber'] === wanted;
  }
  const needle = wanted.toLowerCase();
  return (
    record.name.toLowerCase().includes(needle) ||
    textOf(record.fields['Email'])?.toLowerCase() === needle ||
    fields.some((name) => textOf(record.fields[name])?.toLowerCase().includes(needle) === true)
  );
}

function popOf(
  { screenPopSettings: settings }: CallTypeLayout,
  [first, ...others]: readonly string[],
  wanted: string,
  defaultFieldValues: unknown,
): ScreenPop | null {
  const one = others.length === 0 ? settings.SingleMatch : settings.MultipleMatches;
  const setting = first === undefined ? settings.NoMatch : one;
  switch (setting?.screenPopType) {
    case 'PopToSearch':
      return { type: 'search', params: { searchString: wanted } };
    case 'PopToEntity': {
      if (first !== undefined) return { type: 'sobject', params: { recordId: first } };
      const entityName = setting.screenPopData ?? 'Contact';
      return {
        type: 'newRecord',
        params: { entityName, defaultFieldValues: defaultFieldValues ?? {} },
      };
    }
    default:
      return null;
  }
}
