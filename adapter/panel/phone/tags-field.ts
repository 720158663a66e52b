import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { base, button } from '../look/base.js';
import { tokens } from '../look/tokens.js';
import { PhoneElement } from './phone-element.js';
import { field } from './styles.js';
import { LONGEST_TAG, MOST_TAGS } from '../../ports/phone-rules.js';

/** Words that an agent gives an interaction: typed one after the other, each with a button that takes it away. */
@customElement('omni-tags-field')
export class OmniTagsField extends PhoneElement {
  static override readonly styles = [
    tokens,
    base,
    button,
    field,
    css`
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem;
        margin-block-end: 0.25rem;
        list-style: none;
      }

      /* Below the field's ring of focus. */
      #hint {
        margin-block-start: 0.25rem;
      }

      li button {
        display: inline-flex;
        gap: 0.375rem;
        min-block-size: 1.5rem;
        padding: 0 0.5rem;
        border-radius: 0.75rem;
        font-size: var(--omni-small);
        overflow-wrap: anywhere;
        text-align: start;
      }
    `,
  ];

  @property({ attribute: false }) tags: readonly string[] = [];
  @property({ attribute: false }) change: (tags: readonly string[]) => void = () => undefined;

  @state() private said = '';

  override render(): TemplateResult | typeof nothing {
    const { messages, tags } = this;
    if (messages === null) return nothing;
    const words = messages.wrapUp;
    const full = tags.length >= MOST_TAGS;
    return html`
      <label for="tag">${words.tags}</label>
      ${
        tags.length === 0
          ? nothing
          : html`<ul aria-label=${words.tags}>
              ${tags.map(
                (tag, index) =>
                  html`<li>
                    <button
                      type="button"
                      aria-label=${words.removeTag(tag)}
                      @click=${() => this.takeAway(index)}
                    >
                      ${tag} <span aria-hidden="true">×</span>
                    </button>
                  </li>`,
              )}
            </ul>`
      }
      <input
        id="tag"
        autocomplete="off"
        maxlength=${LONGEST_TAG}
        aria-describedby="hint"
        ?readonly=${full}
        @keydown=${this.onKey}
        @blur=${(event: Event) => this.take(event.target)}
      />
      <p id="hint" class="weak">${full ? words.tagsFull(MOST_TAGS) : words.tagsHint}</p>
      <p class="unseen" role="status">${this.said}</p>
    `;
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    const { target } = event;
    // What an input method is still composing is ended by Enter, not entered.
    if (!(target instanceof HTMLInputElement) || event.isComposing) return;
    if (event.key === 'Enter' || event.key === ',') {
      event.preventDefault();
      this.take(target);
    } else if (event.key === 'Backspace' && target.value === '' && this.tags.length > 0) {
      event.preventDefault();
      this.takeAway(this.tags.length - 1);
    }
  };

  /** Also when the field is left: what stands in it is meant. */
  private take(input: EventTarget | null): void {
    if (!(input instanceof HTMLInputElement) || this.messages === null) return;
    const tag = input.value.trim();
    input.value = '';
    const known = this.tags.some((each) => each.toLowerCase() === tag.toLowerCase());
    if (tag === '' || known || this.tags.length >= MOST_TAGS) return;
    this.said = this.messages.wrapUp.tagAdded(tag);
    this.tell([...this.tags, tag]);
  }

  private takeAway(index: number): void {
    const tag = this.tags[index];
    if (tag === undefined || this.messages === null) return;
    this.said = this.messages.wrapUp.tagRemoved(tag);
    this.tell(this.tags.filter((_each, at) => at !== index));
    this.renderRoot.querySelector('input')?.focus();
  }

  private tell(tags: readonly string[]): void {
    this.tags = tags;
    this.change(tags);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'omni-tags-field': OmniTagsField;
  }
}
