import { isRecord, readJson, recordsOf, textOf, type JsonRecord } from '../../ports/json.js';
import { SetupError } from '../../ports/setup.js';
import type { SalesforceApi } from './api.js';
import { refusalOf, refusalOfStatus } from './refusals.js';

/** More than any org has agents and grants; a list that never ends is none. */
const MOST_PAGES = 200;

/** How many values one `IN (…)` holds: an address has some 16,000 characters. */
const BATCH = 200;

/**
 * The rows of a SOQL query, all pages of it. Platform:
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_query.htm. Rejects with a SetupError.
 */
export async function query(api: SalesforceApi, soql: string): Promise<readonly JsonRecord[]> {
  const rows: JsonRecord[] = [];
  let path = `/services/data/v${api.apiVersion}/query?q=${encodeURIComponent(soql)}`;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { status, text } = await api.get(path);
    const answer = readJson(text);
    if (status !== 200) throw refusalIn(status, answer);
    const found = isRecord(answer) ? recordsOf(answer['records']) : undefined;
    if (!isRecord(answer) || found === undefined) {
      throw new SetupError('answerUnreadable', 'Salesforce gave no rows where a query was asked.');
    }
    rows.push(...found);
    const next = textOf(answer['nextRecordsUrl']);
    if (answer['done'] === true || next === undefined) return rows;
    path = next;
  }
  throw new SetupError('answerUnreadable', 'Salesforce’s list of rows does not end.');
}

/** The same query for many values, some at a time: `soqlFor` gets the inside of `IN (…)`. */
export async function queryInBatches(
  api: SalesforceApi,
  values: readonly string[],
  soqlFor: (list: string) => string,
): Promise<readonly JsonRecord[]> {
  const rows: JsonRecord[] = [];
  const distinct = [...new Set(values)];
  for (let start = 0; start < distinct.length; start += BATCH) {
    const list = distinct
      .slice(start, start + BATCH)
      .map(soqlText)
      .join(', ');
    rows.push(...(await query(api, soqlFor(list))));
  }
  return rows;
}

const ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** A text as SOQL writes it, quotes included. */
export const soqlText = (text: string): string =>
  `'${text.replace(/[\\'"\n\r\t]/g, (character) => ESCAPES[character] ?? `\\${character}`)}'`;

/** `[{ "errorCode": …, "message": … }]` */
function refusalIn(status: number, answer: unknown): SetupError {
  const [first] = recordsOf(answer) ?? [];
  const code = textOf(first?.['errorCode']);
  return code === undefined
    ? refusalOfStatus(status)
    : refusalOf(code, textOf(first?.['message']) ?? '');
}
