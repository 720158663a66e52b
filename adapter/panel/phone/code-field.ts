import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { base } from '../look/base.js';
import { tokens } from '../look/tokens.js';
import { PhoneElement } from './phone-element.js';
import { field } from './styles.js';
import type { WrapUpCode } from '../../ports/phone.js';

/** From so many codes on they can be searched. */
const MANY = 12;

/** The code of a wrap-up, to be chosen. */
@customElement('omni-code-field')
export class OmniCodeField extends PhoneElement {
  static override readonly styles = [
    tokens,
    base,
    field,
    css`
      input {
        margin-block-end: 0.25rem;
      }
    `,
  ];

  /** `null`: they are being loaded. */
  @property({ attribute: false }) codes: readonly WrapUpCode[] | null = null;
  @property() code = '';
  /** The agent wanted to save without one. */
  @property({ type: Boolean }) missing = false;
  @property({ attribute: false }) change: (code: string) => void = () => undefined;

  @state() private search = '';

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector('select')?.focus(options);
  }

  /** The select's own value follows its options only while nobody has chosen by hand. */
  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const select = this.renderRoot.querySelector('select');
    if (select !== null && select.value !== this.code) select.value = this.code;
  }

  override render(): TemplateResult | typeof nothing {
    const { messages, codes, code, missing } = this;
    if (messages === null) return nothing;
    const words = messages.wrapUp;
    const all = codes ?? [];
    const wanted = this.search.trim().toLowerCase();
    const found = all.filter(({ name }) => name.toLowerCase().includes(wanted));
    // What is chosen stays, whatever is being searched.
    const shown = all.filter((each) => each.id === code || found.includes(each));
    return html`
      ${
        all.length < MANY
          ? nothing
          : html`<label for="search">${words.searchCodes}</label>
              <input
                id="search"
                type="search"
                autocomplete="off"
                spellcheck="false"
                aria-describedby="found"
                @input=${this.onSearch}
              />
              <p id="found" class="weak" role="status">
                ${wanted === '' ? nothing : words.codesFound(found.length, all.length)}
              </p>`
      }
      <label for="code">${words.code}</label>
      <select
        id="code"
        aria-invalid=${missing ? 'true' : 'false'}
        aria-describedby="missing"
        @change=${(event: Event) => {
          if (event.target instanceof HTMLSelectElement) this.change(event.target.value);
        }}
      >
        <option value="" ?selected=${code === ''}>
          ${codes === null ? words.loading : words.noCode}
        </option>
        ${shown.map(
          ({ id, name }) => html`<option value=${id} ?selected=${id === code}>${name}</option>`,
        )}
      </select>
      <p id="missing" class="problem" role="status">${missing ? words.codeMissing : nothing}</p>
    `;
  }

  private readonly onSearch = (event: Event): void => {
    if (event.target instanceof HTMLInputElement) this.search = event.target.value;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'omni-code-field': OmniCodeField;
  }
}
