import { css, html, type TemplateResult } from 'lit';
import { customElement } from './look/element.js';
import { base, card } from './look/base.js';
import { levelIcon } from './look/icons.js';
import { tokens } from './look/tokens.js';
import { PanelElement } from './panel-element.js';

/** Says that an administrator must act first; the troubles beside it say what is wrong. */
@customElement('omni-misconfigured')
export class OmniMisconfigured extends PanelElement {
  static override readonly styles = [
    tokens,
    base,
    card,
    css`
      h2 {
        display: flex;
        align-items: center;
        gap: 0.375rem;
      }

      svg {
        color: var(--omni-error);
      }
    `,
  ];

  override render(): TemplateResult {
    const { what, todo } = this.words.misconfigured;
    return html`
      <section class="card" aria-labelledby="title">
        <h2>${levelIcon.error()}<span id="title">${what}</span></h2>
        <p>${todo}</p>
      </section>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'omni-misconfigured': OmniMisconfigured;
  }
}
