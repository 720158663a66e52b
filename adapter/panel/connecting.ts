import { css, html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { customElement } from './look/element.js';
import { base, card } from './look/base.js';
import { check, levelIcon } from './look/icons.js';
import { spinner, spinnerStyle } from './look/spinner.js';
import { tokens } from './look/tokens.js';
import { PanelElement } from './panel-element.js';
import type { SoftphoneView } from '../session/view.js';

/** What the softphone still waits for, in words, over the outlines of what will stand here. */
@customElement('omni-connecting')
export class OmniConnecting extends PanelElement {
  static override readonly styles = [
    tokens,
    base,
    card,
    spinnerStyle,
    css`
      li {
        display: flex;
        align-items: center;
        gap: 0.5rem;
        padding-block: 0.1875rem;
        list-style: none;
      }

      .done {
        color: var(--omni-success);
      }

      .outline {
        display: grid;
        gap: 0.5rem;
        margin-block-start: 0.75rem;
      }

      .outline span {
        block-size: 2rem;
        border-radius: var(--omni-radius);
        background: var(--omni-raised);
      }

      .outline span:last-child {
        inline-size: 60%;
        block-size: 1rem;
      }
    `,
  ];

  @property({ attribute: false }) pureCloud: SoftphoneView['pureCloud']['condition'] = 'connecting';
  @property({ attribute: false }) omni: SoftphoneView['omni']['condition'] = 'connecting';

  override render(): TemplateResult {
    const { connecting } = this.words;
    const omni = this.omni === 'connecting' || this.omni === 'ready' ? this.omni : 'other';
    return html`
      <section class="card" aria-labelledby="title" aria-busy="true">
        <h2 id="title">${connecting.title}</h2>
        <ul>
          <li>
            ${this.pureCloud === 'ready' ? done() : spinner()}
            <span>${connecting.pureCloud[this.pureCloud]}</span>
          </li>
          <li>
            ${omni === 'ready' ? done() : omni === 'other' ? levelIcon.warning() : spinner()}
            <span>${connecting.omni[omni]}</span>
          </li>
        </ul>
        <div class="outline" aria-hidden="true"><span></span><span></span></div>
      </section>
    `;
  }
}

const done = (): TemplateResult => html`<span class="done">${check()}</span>`;

declare global {
  interface HTMLElementTagNameMap {
    'omni-connecting': OmniConnecting;
  }
}
