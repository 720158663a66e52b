import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base, button } from '../look/base.js';
import { levelIcon } from '../look/icons.js';
import { tokens } from '../look/tokens.js';
import { PhoneElement } from './phone-element.js';
import { notice } from './styles.js';

/** Asks whether to go On Queue where nothing could be heard. */
@customElement('omni-without-station')
export class OmniWithoutStation extends PhoneElement {
  static override readonly styles = [
    tokens,
    base,
    button,
    notice,
    css`
      .answers {
        display: flex;
        flex-wrap: wrap;
        grid-column: 1 / -1;
        gap: 0.375rem;
      }
    `,
  ];

  @property({ attribute: false }) chooseStation: () => void = () => undefined;

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector('button')?.focus(options);
  }

  override render(): TemplateResult | typeof nothing {
    const { messages } = this;
    if (messages === null) return nothing;
    const { title, question, yes, choose, no } = messages.onQueue;
    return html`<div
      class="notice"
      role="group"
      aria-label=${title}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === 'Escape') this.answer(false);
      }}
    >
      ${levelIcon.warning()}
      <p>${question}</p>
      <div class="answers">
        <button type="button" class="brand" @click=${() => this.chooseStation()}>${choose}</button>
        <button type="button" @click=${() => this.answer(true)}>${yes}</button>
        <button type="button" class="plain" @click=${() => this.answer(false)}>${no}</button>
      </div>
    </div>`;
  }

  private answer(yes: boolean): void {
    this.act({ is: 'goOnQueue', yes });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'omni-without-station': OmniWithoutStation;
  }
}
