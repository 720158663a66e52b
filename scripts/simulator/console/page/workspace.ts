import { html, nothing, type TemplateResult } from 'lit';
import { failed, succeeded, type CtiResponse } from '../cti-response.js';
import type { OrgRecord } from '../org-record.js';
import { isRecord, type JsonRecord } from '../../../../adapter/ports/json.js';
import type { AppView, ClickToDial, Workspace } from './open-cti-host.js';
import {
  isObjectName,
  madeIdOf,
  newRecord,
  page,
  wordOf,
  type Browsing,
  type NewRecord,
  type Shown,
} from './workspace-pages.js';

export interface WorkspaceOptions {
  readonly records: readonly OrgRecord[];
  /** Address of the page behind the app's tab *Softphone settings*. */
  readonly settingsPage: string;
  readonly org: (method: string, args: unknown) => Promise<unknown>;
  readonly clickedToDial: (payload: ClickToDial) => void;
  readonly navigated: (view: AppView) => void;
  /** Something of what is shown is different. */
  readonly changed: () => void;
  readonly log: (text: string) => void;
}

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
  /** The settings page stays where it is while another tab is shown, with what was typed in it. */
  #settingsOpened = false;

  constructor(options: WorkspaceOptions) {
    this.#options = options;
    this.#records = options.records;
  }

  set records(records: readonly OrgRecord[]) {
    this.#records = records;
    this.#options.changed();
  }

  /** The agent has a new record's dialog before them. */
  get isMaking(): boolean {
    return this.#making !== null;
  }

  get view(): AppView {
    const shown = this.#shown;
    if (shown.is === 'home') return { url: '/lightning/page/home' };
    if (shown.is === 'search') return { url: `/one/one.app#${encodeURIComponent(shown.text)}` };
    if (shown.is === 'list') return { url: `/lightning/o/${shown.object}/list` };
    if (shown.is === 'page') return { url: shown.title };
    if (shown.is === 'settings') return { url: '/lightning/n/Softphone_Settings' };
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

  async search(args: JsonRecord): Promise<CtiResponse> {
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
  screenPop(type: string, params: JsonRecord): CtiResponse {
    const response = this.#pop(type, params);
    // The simulator's state tells what was popped, in whichever tab.
    if (response.success) this.#options.org('popped', { type, params }).catch(() => undefined);
    return response;
  }

  #pop(type: string, params: JsonRecord): CtiResponse {
    switch (type) {
      case 'sobject': {
        const record = this.#find(wordOf(params['recordId']));
        if (!record) return failed('INVALID_PARAM', 'recordId must be the Id of a record.');
        this.#open(record.id);
        return succeeded();
      }
      case 'url': {
        const url = wordOf(params['url']);
        if (!url.startsWith('/') || url.startsWith('//')) {
          return failed('INVALID_PARAM', 'url must be relative.');
        }
        this.#show({ is: 'page', title: url });
        return succeeded();
      }
      case 'objecthome':
      case 'list': {
        const object = wordOf(params['scope']);
        if (!isObjectName(object)) return failed('INVALID_PARAM', `There is no object ${object}.`);
        this.#show({ is: 'list', object });
        return succeeded();
      }
      case 'search': {
        const text = wordOf(params['searchString']);
        if (text.length < 3) {
          return failed('INVALID_PARAM', 'searchString must have at least 3 characters.');
        }
        this.#show({ is: 'search', text });
        return succeeded();
      }
      case 'newRecord': {
        const object = wordOf(params['entityName']);
        if (!isObjectName(object)) return failed('INVALID_PARAM', `There is no object ${object}.`);
        const given = params['defaultFieldValues'];
        const entries = isRecord(given) ? Object.entries(given) : [];
        const fields = Object.fromEntries(entries.map(([key, value]) => [key, wordOf(value)]));
        this.#making = { object, fields };
        this.#options.changed();
        this.#options.navigated({ url: `/lightning/o/${object}/new`, objectType: object });
        return succeeded();
      }
      case 'flow': {
        const name = wordOf(params['flowDevName']);
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
        <button
          class="record-tab"
          aria-current=${this.#shown.is === 'settings' ? 'page' : nothing}
          @click=${() => this.#showSettings()}
        >
          Softphone settings
        </button>
        ${this.#tabs.map((id) => this.#tab(id))}
      </nav>
      ${this.#settingsOpened ? this.#settings() : nothing}
      ${
        this.#shown.is === 'settings'
          ? nothing
          : html`<div class="page">${page(this.#browsing, this.#shown)}</div>`
      }
      ${this.#making ? this.#newRecord(this.#making) : nothing}
    `;
  }

  #settings(): TemplateResult {
    return html`<iframe
      class="app-page"
      title="Softphone settings"
      src=${this.#options.settingsPage}
      ?hidden=${this.#shown.is !== 'settings'}
    ></iframe>`;
  }

  #showSettings(): void {
    this.#settingsOpened = true;
    this.#show({ is: 'settings' });
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

  get #browsing(): Browsing {
    return {
      records: this.#records,
      dialling: this.#dialling,
      find: (id) => this.#find(id),
      open: (id) => this.#open(id),
      dial: (record, number) => this.#dial(record, number),
    };
  }

  #newRecord(making: NewRecord): TemplateResult {
    const close = (): void => {
      this.#making = null;
      this.#options.changed();
    };
    const save = async (value: JsonRecord): Promise<void> => {
      const response = await this.saveLog(value);
      if (!response.success) {
        const why = response.errors?.[0]?.description ?? 'not saved';
        this.#options.log(`New ${making.object}: ${why}`);
        return;
      }
      close();
      const made = this.#find(madeIdOf(response));
      if (made) this.#open(made.id);
    };
    return newRecord(making, (value) => void save(value), close);
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
  const account = record.object === 'Account' ? record.id : wordOf(record.fields['AccountId']);
  const contact = record.object === 'Contact' ? record.id : wordOf(record.fields['ContactId']);
  return {
    ...(account ? { accountId: account } : {}),
    ...(contact ? { contactId: contact } : {}),
  };
}
