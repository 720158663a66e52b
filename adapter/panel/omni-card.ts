import { css, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { customElement } from './look/element.js';
import { base, card } from './look/base.js';
import { statusStyle, statusView } from './look/status-view.js';
import { tokens } from './look/tokens.js';
import { PanelElement } from './panel-element.js';
import type { Ticker } from './look/ticker.js';
import type { SoftphoneView } from '../session/view.js';

/** Omni-Channel's half of the panel: its status. Salesforce's own utility is the place to change it. */
@customElement('omni-channel-card')
export class OmniChannelCard extends PanelElement {
  static override readonly styles = [
    tokens,
    base,
    card,
    statusStyle,
    css`
      .card {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        align-content: start;
        justify-content: space-between;
        gap: 0.25rem 0.75rem;
      }

      .card > h2 {
        margin: 0;
      }

      .shown {
        display: flex;
        margin-inline-start: auto;
        font-size: 0.875rem;
        font-weight: 600;
      }

      .line {
        flex-basis: 100%;
      }
    `,
  ];

  @property({ attribute: false }) omni: SoftphoneView['omni'] | null = null;

  /** The element that runs by it comes with its own code. */
  @property({ attribute: false }) ticker: Ticker | null = null;

  override render(): TemplateResult | typeof nothing {
    if (this.omni === null) return nothing;
    const { omni } = this.words;
    const { shown, since, pending, condition } = this.omni;
    const line = pending === null ? omni.condition[condition] : omni.pending(pending);
    return html`
      <section class="card" aria-labelledby="title">
        <h2 id="title">${this.words.side.omni}</h2>
        ${
          shown === null && line !== ''
            ? nothing
            : html`<p class="shown">
                ${shown === null ? html`<span class="weak">${omni.unknown}</span>` : statusView(shown)}
              </p>`
        }
        ${
          since === null || condition !== 'ready'
            ? nothing
            : html`<omni-time-in-state
                .words=${this.words}
                .since=${since}
                .ticker=${this.ticker}
              ></omni-time-in-state>`
        }
        ${line === '' ? nothing : html`<p class="weak line">${line}</p>`}
      </section>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'omni-channel-card': OmniChannelCard;
  }
}
