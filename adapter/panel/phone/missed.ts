import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base, button } from '../look/base.js';
import { levelIcon } from '../look/icons.js';
import { spinner, spinnerStyle } from '../look/spinner.js';
import { tokens } from '../look/tokens.js';
import { PhoneElement } from './phone-element.js';
import { notice } from './styles.js';
import type { PhoneView } from '../../session/phone/view.js';

/** The agent missed an offer: PureCloud offers nothing more until they say that they are there. */
@customElement('omni-missed')
export class OmniMissed extends PhoneElement {
  static override readonly styles = [
    tokens,
    base,
    button,
    spinnerStyle,
    notice,
    css`
      button {
        grid-column: 1 / 3;
      }
    `,
  ];

  @property({ attribute: false }) is: PhoneView['notResponding'] = 'no';

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector('button')?.focus(options);
  }

  override render(): TemplateResult | typeof nothing {
    const { messages } = this;
    if (messages === null || this.is === 'no') return nothing;
    const { title, what, back } = messages.missed;
    const asked = this.is === 'asked';
    return html`<section class="notice" aria-label=${title}>
      ${levelIcon.warning()}
      <p role="status">${what}</p>
      <button
        class="brand"
        type="button"
        aria-disabled=${asked ? 'true' : nothing}
        aria-busy=${asked ? 'true' : nothing}
        @click=${() => {
          if (!asked) this.act({ is: 'backOnQueue' });
        }}
      >
        ${asked ? spinner() : nothing} ${back}
      </button>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'omni-missed': OmniMissed;
  }
}
