import { html, nothing, type TemplateResult } from 'lit';
import { isRecord, type JsonRecord } from '../../../../adapter/ports/json.js';
import type { CtiResponse } from '../cti-response.js';
import type { OrgRecord } from '../org-record.js';
import { isNumber, phoneDigits } from '../phone-digits.js';
import { submitted } from './controls.js';

/** What the main part of the console shows. */
export type Shown =
  | { readonly is: 'home' }
  | { readonly is: 'record'; readonly id: string }
  | { readonly is: 'search'; readonly text: string }
  | { readonly is: 'list'; readonly object: string }
  | { readonly is: 'settings' }
  | { readonly is: 'page'; readonly title: string };

/** A record that is being made, with what its fields begin with. */
export interface NewRecord {
  readonly object: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** What pages are made from, and what can be done on them. */
export interface Browsing {
  readonly records: readonly OrgRecord[];
  /** Phone numbers are links. */
  readonly dialling: boolean;
  find(id: string): OrgRecord | undefined;
  open(id: string): void;
  dial(record: OrgRecord, number: string): void;
}

const OBJECTS = ['Account', 'Contact', 'Case', 'Task'] as const;
const PLURAL: Readonly<Record<string, string>> = {
  Account: 'Accounts',
  Contact: 'Contacts',
  Case: 'Cases',
  Task: 'Tasks',
};
const NEW_FIELDS: Readonly<Record<string, readonly string[]>> = {
  Account: ['Name', 'Phone'],
  Contact: ['FirstName', 'LastName', 'Phone'],
  Case: ['Subject', 'Status'],
  Task: ['Subject', 'Status'],
};

export const isObjectName = (name: string): boolean => Object.hasOwn(PLURAL, name);

export const wordOf = (value: unknown): string => (typeof value === 'string' ? value : '');

export function page(
  browsing: Browsing,
  shown: Exclude<Shown, { is: 'settings' }>,
): TemplateResult {
  switch (shown.is) {
    case 'home':
      return html`<h1>Home</h1>
        <div class="lists">${OBJECTS.map((object) => list(browsing, object))}</div>`;
    case 'list':
      return html`<h1>${PLURAL[shown.object]}</h1>
        ${list(browsing, shown.object)}`;
    case 'page':
      return html`<h1>${shown.title}</h1>
        <p>This page was opened by the softphone; the simulator has nothing to show for it.</p>`;
    case 'search': {
      const found = matching(browsing.records, shown.text.toLowerCase());
      return html`<h1>Search: ${shown.text}</h1>
        ${found.length === 0 ? html`<p>No records.</p>` : table(browsing, 'Results', found)}`;
    }
    case 'record': {
      const record = browsing.find(shown.id);
      return record ? details(browsing, record) : html`<h1>This record does not exist.</h1>`;
    }
  }
}

function matching(records: readonly OrgRecord[], needle: string): readonly OrgRecord[] {
  const number = isNumber(needle) ? phoneDigits(needle) : '';
  return records.filter(({ name, fields }) =>
    [name, ...Object.values(fields)].some((value) => {
      const text = wordOf(value).toLowerCase();
      return text.includes(needle) || (number !== '' && phoneDigits(text) === number);
    }),
  );
}

function list(browsing: Browsing, object: string): TemplateResult {
  const records = browsing.records.filter((record) => record.object === object);
  return table(browsing, PLURAL[object] ?? object, records);
}

function table(browsing: Browsing, title: string, records: readonly OrgRecord[]): TemplateResult {
  const note = (fields: JsonRecord): string =>
    wordOf(fields['Phone']) || wordOf(fields['CaseNumber']) || wordOf(fields['Status']);
  return html`<section class="card">
    <h2>${title} <span class="count">(${records.length})</span></h2>
    <ul class="records">
      ${records.map(
        ({ id, name, fields }) =>
          html`<li>
            <button class="link" @click=${() => browsing.open(id)}>${name}</button>
            <span class="muted">${note(fields)}</span>
          </li>`,
      )}
    </ul>
  </section>`;
}

function details(browsing: Browsing, record: OrgRecord): TemplateResult {
  const related = browsing.records.filter(
    (other) => other !== record && Object.values(other.fields).includes(record.id),
  );
  return html`
    <header class="record-header">
      <span class="object-icon ${record.object.toLowerCase()}" aria-hidden="true">
        ${record.object.charAt(0)}
      </span>
      <div>
        <p class="muted">${record.object}</p>
        <h1>${record.name}</h1>
      </div>
    </header>
    <section class="card">
      <h2>Details</h2>
      <dl class="fields">
        ${Object.entries(record.fields).map(
          ([name, value]) =>
            html`<div>
              <dt>${name}</dt>
              <dd>${field(browsing, record, name, value)}</dd>
            </div>`,
        )}
      </dl>
    </section>
    ${related.length > 0 ? table(browsing, 'Related', related) : nothing}
  `;
}

function field(
  browsing: Browsing,
  record: OrgRecord,
  name: string,
  value: unknown,
): TemplateResult {
  const text = typeof value === 'string' ? value : JSON.stringify(value ?? '');
  const other = name.endsWith('Id') ? browsing.find(text) : undefined;
  if (other) {
    return html`<button class="link" @click=${() => browsing.open(other.id)}>
      ${other.name}
    </button>`;
  }
  if (name === 'Phone' && browsing.dialling) {
    return html`<button class="link" @click=${() => browsing.dial(record, text)}>
      <span aria-hidden="true">✆</span> ${text}
    </button>`;
  }
  return html`${text}`;
}

/** The dialog that makes a record; `save` is given what `saveLog` takes. */
export function newRecord(
  { object, fields }: NewRecord,
  save: (value: JsonRecord) => void,
  cancel: () => void,
): TemplateResult {
  const names = [...new Set([...(NEW_FIELDS[object] ?? []), ...Object.keys(fields)])];
  const submit = submitted((data) => save({ entityApiName: object, ...Object.fromEntries(data) }));
  return html`<dialog open class="modal" aria-labelledby="new-record">
    <form @submit=${submit}>
      <h2 id="new-record">New ${object}</h2>
      ${names.map(
        (name) => html`<label>${name}<input name=${name} .value=${fields[name] ?? ''} /></label>`,
      )}
      <div class="buttons">
        <button type="button" @click=${cancel}>Cancel</button>
        <button class="brand">Save</button>
      </div>
    </form>
  </dialog>`;
}

/** The Id of the record that a `saveLog` made. */
export const madeIdOf = ({ returnValue }: CtiResponse): string =>
  isRecord(returnValue) ? wordOf(returnValue['recordId']) : '';
