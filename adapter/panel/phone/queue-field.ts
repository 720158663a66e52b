import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { base } from '../look/base.js';
import { tokens } from '../look/tokens.js';
import { Combobox, comboboxStyle, type ComboboxOption } from './combobox.js';
import type { PhoneMessages } from './messages/messages.js';
import { PhoneElement } from './phone-element.js';
import { field } from './styles.js';
import type { PhoneView } from '../../session/phone/view.js';

/** Whoever has more queues looks for one by its name. */
const MANY = 10;

/** The queue on behalf of which a number is called. */
@customElement('omni-queue-field')
export class OmniQueueField extends PhoneElement {
  static override readonly styles = [
    tokens,
    base,
    field,
    comboboxStyle,
    css`
      .queue {
        display: flex;
        align-items: start;
        gap: 0.5rem;
        margin-block-start: 0.375rem;
      }

      label {
        flex: none;
        margin: 0;
        line-height: 2rem;
      }
    `,
  ];

  @property({ attribute: false }) queues: PhoneView['queues'] = [];
  /** Id of the chosen one; empty: none. */
  @property() queue = '';
  @property({ attribute: false }) choose: (id: string) => void = () => undefined;

  /** What is typed; `null`: nothing, so that the chosen one's name stands there. */
  @state() private text: string | null = null;

  private readonly list = new Combobox(this, 'queues', (id) => this.pick(id));

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('queue')) this.text = null;
  }

  override render(): TemplateResult | typeof nothing {
    const { messages } = this;
    if (messages === null) return nothing;
    const many = this.queues.length > MANY;
    return html`<div class="queue">
      <label id="label" for="queue">${messages.dial.queue}</label>
      ${many ? this.search(messages) : this.menu(messages)}
    </div>`;
  }

  private menu({ dial }: PhoneMessages): TemplateResult {
    return html`<select
      id="queue"
      @change=${(event: Event) => {
        if (event.target instanceof HTMLSelectElement) this.choose(event.target.value);
      }}
    >
      <option value="" ?selected=${this.queue === ''}>${dial.noQueue}</option>
      ${this.queues.map(
        ({ id, name }) => html`<option value=${id} ?selected=${id === this.queue}>${name}</option>`,
      )}
    </select>`;
  }

  private search({ dial }: PhoneMessages): TemplateResult {
    const options = this.options(dial);
    const { expanded, active } = this.list.attributes(options);
    const name = this.queues.find(({ id }) => id === this.queue)?.name ?? '';
    return html`<div class="combobox">
      <input
        id="queue"
        role="combobox"
        aria-labelledby="label"
        autocomplete="off"
        spellcheck="false"
        placeholder=${dial.noQueue}
        aria-autocomplete="list"
        aria-controls="queues"
        aria-expanded=${expanded}
        aria-activedescendant=${active}
        .value=${this.text ?? name}
        @input=${this.onInput}
        @blur=${() => {
          this.text = null;
          this.list.close();
        }}
        @keydown=${(event: KeyboardEvent) => this.onKey(event, options)}
      />
      ${this.list.render(options, dial.searchQueue)}
    </div>`;
  }

  private options({ clearQueue }: PhoneMessages['dial']): readonly ComboboxOption[] {
    const { text } = this;
    if (text === null) return [];
    const wanted = text.trim().toLowerCase();
    return [
      ...(wanted === '' ? [{ key: '', text: clearQueue, detail: '' }] : []),
      ...this.queues
        .filter(({ name }) => name.toLowerCase().includes(wanted))
        .map(({ id, name }) => ({ key: id, text: name, detail: '' })),
    ];
  }

  private pick(id: string): void {
    this.text = null;
    this.choose(id);
  }

  private readonly onInput = (event: Event): void => {
    if (!(event.target instanceof HTMLInputElement)) return;
    this.text = event.target.value;
    this.list.reopen();
  };

  private onKey(event: KeyboardEvent, options: readonly ComboboxOption[]): void {
    const opens = event.key === 'ArrowDown' || event.key === 'ArrowUp';
    if (opens && this.text === null) {
      event.preventDefault();
      this.text = '';
      this.list.reopen();
    } else if (!this.list.onKey(event, options) && event.key === 'Enter') {
      // To choose a queue is not to call.
      event.preventDefault();
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'omni-queue-field': OmniQueueField;
  }
}
