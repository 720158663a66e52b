import { html, nothing, type TemplateResult } from 'lit';
import { failed, succeeded, type CtiResponse, type OrgRecord } from '../org.js';
import { isRecord } from '../../../../adapter/ports/json.js';
import type { AppView, ClickToDial, Workspace } from './open-cti-host.js';

export interface WorkspaceOptions {
  readonly records: readonly OrgRecord[];
  readonly org: (method: string, args: unknown) => Promise<unknown>;
  readonly clickedToDial: (payload: ClickToDial) => void;
  readonly navigated: (view: AppView) => void;
  /** Something of what is shown is different. */
  readonly changed: () => void;
  readonly log: (text: string) => void;
}

/** What the main part of the console shows. */
type Shown =
  | { readonly is: 'home' }
  | { readonly is: 'record'; readonly id: string }
  | { readonly is: 'search'; readonly text: string }
  | { readonly is: 'list'; readonly object: string }
  | { readonly is: 'page'; readonly title: string };

interface NewRecord {
  readonly object: string;
  readonly fields: Readonly<Record<string, string>>;
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

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function isResponse(value: unknown): value is CtiResponse {
  return isRecord(value) && typeof value['success'] === 'boolean';
}

/** The records in the middle of the console, and what Open CTI does with them. */
export class RecordWorkspace implements Workspace {
  readonly #options: WorkspaceOptions;
  #records: readonly OrgRecord[];
  #tabs: string[] = [];
  #shown: Shown = { is: 'home' };
  #making: NewRecord | null = null;
  #dialling = false;

  constructor(options: WorkspaceOptions) {
    this.#options = options;
    this.#records = options.records;
  }

  set records(records: readonly OrgRecord[]) {
    this.#records = records;
    this.#options.changed();
  }

  get view(): AppView {
    const shown = this.#shown;
    if (shown.is === 'home') return { url: '/lightning/page/home' };
    if (shown.is === 'search') return { url: `/one/one.app#${encodeURIComponent(shown.text)}` };
    if (shown.is === 'list') return { url: `/lightning/o/${shown.object}/list` };
    if (shown.is === 'page') return { url: shown.title };
    const record = this.#find(shown.id);
    if (!record) return { url: '/lightning/page/home' };
    return {
      url: `/lightning/r/${record.object}/${record.id}/view`,
      recordId: record.id,
      recordName: record.name,
      objectType: record.object,
      ...relationsOf(record),
    };
  }

  enableClickToDial(enabled: boolean): void {
    this.#dialling = enabled;
    this.#options.changed();
  }

  refresh(): void {
    this.#options.log('Open CTI: the view is refreshed');
    this.#options.changed();
  }

  async saveLog(value: unknown): Promise<CtiResponse> {
    const response = await this.#options.org('saveLog', value);
    return isResponse(response) ? response : failed('SERVER_ERROR', 'The org gave no answer.');
  }

  async search(args: Readonly<Record<string, unknown>>): Promise<CtiResponse> {
    const result = await this.#options.org('search', args);
    if (!isRecord(result) || !isResponse(result['response'])) {
      return failed('SERVER_ERROR', 'The org gave no answer.');
    }
    const { pop, response } = result;
    if (isRecord(pop) && typeof pop['type'] === 'string' && isRecord(pop['params'])) {
      this.screenPop(pop['type'], pop['params']);
    }
    return response;
  }

  /** https://developer.salesforce.com/docs/service/api-cti/guide/sforce-api-cti-screenpop-lex.html */
  screenPop(type: string, params: Readonly<Record<string, unknown>>): CtiResponse {
    switch (type) {
      case 'sobject': {
        const record = this.#find(textOf(params['recordId']));
        if (!record) return failed('INVALID_PARAM', 'recordId must be the Id of a record.');
        this.#open(record.id);
        return succeeded();
      }
      case 'url': {
        const url = textOf(params['url']);
        if (!url.startsWith('/') || url.startsWith('//')) {
          return failed('INVALID_PARAM', 'url must be relative.');
        }
        this.#show({ is: 'page', title: url });
        return succeeded();
      }
      case 'objecthome':
      case 'list': {
        const object = textOf(params['scope']);
        if (!(object in PLURAL)) return failed('INVALID_PARAM', `There is no object ${object}.`);
        this.#show({ is: 'list', object });
        return succeeded();
      }
      case 'search': {
        const text = textOf(params['searchString']);
        if (text.length < 3) {
          return failed('INVALID_PARAM', 'searchString must have at least 3 characters.');
        }
        this.#show({ is: 'search', text });
        return succeeded();
      }
      case 'newRecord': {
        const object = textOf(params['entityName']);
        if (!(object in PLURAL)) return failed('INVALID_PARAM', `There is no object ${object}.`);
        const given = params['defaultFieldValues'];
        const entries = isRecord(given) ? Object.entries(given) : [];
        const fields = Object.fromEntries(entries.map(([key, value]) => [key, textOf(value)]));
        this.#making = { object, fields };
        this.#options.changed();
        this.#options.navigated({ url: `/lightning/o/${object}/new`, objectType: object });
        return succeeded();
      }
      case 'flow': {
        const name = textOf(params['flowDevName']);
        if (name === '') return failed('INVALID_PARAM', 'flowDevName is missing.');
        this.#show({ is: 'page', title: `/flow/${name}` });
        return succeeded();
      }
      default:
        return failed('INVALID_PARAM', `There is no screen pop type ${type}.`);
    }
  }

  /** The browser tab has the focus again, which Salesforce tells as a navigation. */
  focused(): void {
    this.#options.navigated(this.view);
  }

  render(): TemplateResult {
    return html`
      <nav class="record-tabs" aria-label="Open records">
        <button
          class="record-tab"
          aria-current=${this.#shown.is === 'home' ? 'page' : nothing}
          @click=${() => this.#show({ is: 'home' })}
        >
          Home
        </button>
        ${this.#tabs.map((id) => this.#tab(id))}
      </nav>
      <div class="page">${this.#page()}</div>
      ${this.#making ? this.#newRecord(this.#making) : nothing}
    `;
  }

  #tab(id: string): TemplateResult | typeof nothing {
    const record = this.#find(id);
    if (!record) return nothing;
    const current = this.#shown.is === 'record' && this.#shown.id === id;
    return html`<span class="record-tab-with-close">
      <button
        class="record-tab"
        aria-current=${current ? 'page' : nothing}
        @click=${() => this.#open(id)}
      >
        ${record.name}
      </button>
      <button class="close" aria-label="Close ${record.name}" @click=${() => this.#close(id)}>
        ×
      </button>
    </span>`;
  }

  #page(): TemplateResult {
    const shown = this.#shown;
    switch (shown.is) {
      case 'home':
        return html`<h1>Home</h1>
          <div class="lists">${OBJECTS.map((object) => this.#list(object))}</div>`;
      case 'list':
        return html`<h1>${PLURAL[shown.object]}</h1>
          ${this.#list(shown.object)}`;
      case 'page':
        return html`<h1>${shown.title}</h1>
          <p>This page was opened by the softphone; the simulator has nothing to show for it.</p>`;
      case 'search': {
        const needle = shown.text.toLowerCase();
        const found = this.#records.filter((record) =>
          [record.name, ...Object.values(record.fields)].some((value) =>
            textOf(value).toLowerCase().includes(needle),
          ),
        );
        return html`<h1>Search: ${shown.text}</h1>
          ${found.length === 0 ? html`<p>No records.</p>` : this.#table('Results', found)}`;
      }
      case 'record':
        return this.#record(shown.id);
    }
  }

  #list(object: string): TemplateResult {
    const records = this.#records.filter((record) => record.object === object);
    return this.#table(PLURAL[object] ?? object, records);
  }

  #table(title: string, records: readonly OrgRecord[]): TemplateResult {
    return html`<section class="card">
      <h2>${title} <span class="count">(${records.length})</span></h2>
      <ul class="records">
        ${records.map(
          (record) =>
            html`<li>
              <button class="link" @click=${() => this.#open(record.id)}>${record.name}</button>
              <span class="muted">
                ${
                  textOf(record.fields['Phone']) ||
                  textOf(record.fields['CaseNumber']) ||
                  textOf(record.fields['Status'])
                }
              </span>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  #record(id: string): TemplateResult {
    const record = this.#find(id);
    if (!record) return html`<h1>This record does not exist.</h1>`;
    const related = this.#records.filter(
      (other) =>
        other !== record && Object.values(other.fields).some((value) => value === record.id),
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
                <dd>${this.#field(record, name, value)}</dd>
              </div>`,
          )}
        </dl>
      </section>
      ${related.length > 0 ? this.#table('Related', related) : nothing}
    `;
  }

  #field(record: OrgRecord, name: string, value: unknown): TemplateResult {
    const text = typeof value === 'string' ? value : JSON.stringify(value ?? '');
    const other = name.endsWith('Id') ? this.#find(text) : undefined;
    if (other) {
      return html`<button class="link" @click=${() => this.#open(other.id)}>${other.name}</button>`;
    }
    if (name === 'Phone' && this.#dialling) {
      return html`<button class="link" @click=${() => this.#dial(record, text)}>
        <span aria-hidden="true">✆</span> ${text}
      </button>`;
    }
    return html`${text}`;
  }

  #newRecord({ object, fields }: NewRecord): TemplateResult {
    const names = [...new Set([...(NEW_FIELDS[object] ?? []), ...Object.keys(fields)])];
    const cancel = (): void => {
      this.#making = null;
      this.#options.changed();
    };
    const save = async (event: SubmitEvent): Promise<void> => {
      event.preventDefault();
      const { currentTarget } = event;
      if (!(currentTarget instanceof HTMLFormElement)) return;
      const values = Object.fromEntries(new FormData(currentTarget));
      const response = await this.saveLog({ entityApiName: object, ...values });
      if (!response.success) {
        this.#options.log(`New ${object}: ${response.errors?.[0]?.description ?? 'not saved'}`);
        return;
      }
      this.#making = null;
      const made = isRecord(response.returnValue) ? response.returnValue['recordId'] : undefined;
      if (typeof made === 'string' && this.#find(made)) this.#open(made);
      else this.#options.changed();
    };
    return html`<dialog open class="modal" aria-labelledby="new-record">
      <form @submit=${(event: SubmitEvent) => void save(event)}>
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

  #dial(record: OrgRecord, number: string): void {
    this.#options.log(`Open CTI: click-to-dial ${number}`);
    this.#options.clickedToDial({
      number,
      recordId: record.id,
      recordName: record.name,
      objectType: record.object,
      ...relationsOf(record),
    });
  }

  #open(id: string): void {
    if (!this.#tabs.includes(id)) this.#tabs = [...this.#tabs, id];
    this.#show({ is: 'record', id });
  }

  #close(id: string): void {
    const at = this.#tabs.indexOf(id);
    this.#tabs = this.#tabs.filter((open) => open !== id);
    if (this.#shown.is !== 'record' || this.#shown.id !== id) {
      this.#options.changed();
      return;
    }
    const next = this.#tabs[Math.max(0, at - 1)];
    this.#show(next === undefined ? { is: 'home' } : { is: 'record', id: next });
  }

  #show(shown: Shown): void {
    this.#shown = shown;
    this.#options.changed();
    this.#options.navigated(this.view);
  }

  #find(id: string): OrgRecord | undefined {
    if (id.length < 15) return undefined;
    return this.#records.find((record) => record.id.slice(0, 15) === id.slice(0, 15));
  }
}

function relationsOf(record: OrgRecord): { accountId?: string; contactId?: string } {
  const account = record.object === 'Account' ? record.id : textOf(record.fields['AccountId']);
  const contact = record.object === 'Contact' ? record.id : textOf(record.fields['ContactId']);
  return {
    ...(account ? { accountId: account } : {}),
    ...(contact ? { contactId: contact } : {}),
  };
}
