import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { base, button } from '../look/base.js';
import { tokens } from '../look/tokens.js';
import { PhoneElement } from './phone-element.js';

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] as const;

/** So many of the digits that were pressed are shown. */
const SHOWN = 16;

/** Tones for the other end's menu: by its keys, or by those of the keyboard. */
@customElement('omni-keypad')
export class OmniKeypad extends PhoneElement {
  static override readonly styles = [
    tokens,
    base,
    button,
    css`
      .keys {
        display: grid;
        grid-template-columns: repeat(3, 1fr);
        gap: 0.25rem;
      }

      button {
        font-size: 1rem;
      }

      p {
        min-block-size: 1.1rem;
        margin-block-end: 0.25rem;
      }
    `,
  ];

  @property({ attribute: false }) press: (digit: string) => void = () => undefined;

  @state() private pressed = '';

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector('button')?.focus(options);
  }

  override render(): TemplateResult | typeof nothing {
    const { messages } = this;
    if (messages === null) return nothing;
    return html`
      <div role="group" aria-label=${messages.keypad.label} @keydown=${this.onKey}>
        <p class="weak" role="status">
          ${this.pressed === '' ? nothing : messages.keypad.pressed(this.pressed)}
        </p>
        <div class="keys">
          ${KEYS.map(
            (key) => html`<button type="button" @click=${() => this.send(key)}>${key}</button>`,
          )}
        </div>
      </div>
    `;
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (KEYS.some((key) => key === event.key)) this.send(event.key);
  };

  private send(digit: string): void {
    this.pressed = (this.pressed + digit).slice(-SHOWN);
    this.press(digit);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'omni-keypad': OmniKeypad;
  }
}
