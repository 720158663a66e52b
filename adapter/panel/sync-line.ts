import { css, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { customElement } from './look/element.js';
import { base, card } from './look/base.js';
import { hold, syncIcon } from './look/more-icons.js';
import { tokens } from './look/tokens.js';
import type { AdviceWords } from './messages/advice.js';
import { timeIn } from './messages/times.js';
import { PanelElement } from './panel-element.js';
import { holdLines, lastChangeText } from './sentences.js';
import type { LastChange, SoftphoneView } from '../session/view.js';

/** How the two statuses are kept in step, what was last done and why, and what holds a status now. */
@customElement('omni-sync-line')
export class OmniSyncLine extends PanelElement {
  static override readonly styles = [
    tokens,
    base,
    card,
    css`
      .state {
        display: flex;
        align-items: center;
        gap: 0.375rem;
        margin: 0;
      }

      .state svg {
        color: var(--omni-text-weak);
      }

      .on svg {
        color: var(--omni-success);
      }

      .paused svg {
        color: var(--omni-warning);
      }

      time {
        margin-inline-start: auto;
        white-space: nowrap;
        color: var(--omni-text-weak);
        font-size: var(--omni-small);
        font-weight: 400;
      }

      p {
        margin-block-start: 0.1875rem;
      }

      .hold {
        display: flex;
        gap: 0.375rem;
      }

      .hold svg {
        margin-block-start: 0.0625rem;
        color: var(--omni-text-weak);
      }
    `,
  ];

  @property({ attribute: false }) view: SoftphoneView | null = null;
  /** `null`: not loaded yet. */
  @property({ attribute: false }) advice: AdviceWords | null = null;

  override render(): TemplateResult | typeof nothing {
    if (this.view === null) return nothing;
    const { sync } = this.words;
    const { is, last } = this.view.sync;
    const means = sync.means[is];
    return html`
      <section class="card" aria-labelledby="title">
        <h2 class="state ${is}">
          ${syncIcon[is]()}<span id="title">${sync.is[is]}</span>
          ${
            last === null
              ? nothing
              : html`<time datetime=${new Date(last.cause.at).toISOString()}
                  >${timeIn(this.words.language, last.cause.at)}</time
                >`
          }
        </h2>
        ${means === '' ? nothing : html`<p>${means}</p>`}
        ${
          last !== null
            ? this.lastChange(this.view, last)
            : is === 'on'
              ? html`<p class="weak">${sync.nothingYet}</p>`
              : nothing
        }
        ${holdLines(this.view, this.words).map(
          (line) => html`<p class="hold">${hold()}<span>${line}</span></p>`,
        )}
      </section>
    `;
  }

  private lastChange(view: SoftphoneView, last: LastChange): TemplateResult | typeof nothing {
    const { advice, words } = this;
    return advice === null ? nothing : html`<p>${lastChangeText(view, last, words, advice)}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'omni-sync-line': OmniSyncLine;
  }
}
