import { css, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { customElement } from '../look/element.js';
import { base } from '../look/base.js';
import { levelIcon } from '../look/icons.js';
import type { Ticker } from '../look/ticker.js';
import { tokens } from '../look/tokens.js';
import { NoticedElement } from './noticed-element.js';
import './time-in-state.js';
import type { SoftphoneView } from '../../session/view.js';

/** What PureCloud does with an agent who is on queue, and for how long. */
@customElement('omni-routing-status')
export class OmniRoutingStatus extends NoticedElement {
  static override readonly styles = [
    tokens,
    base,
    css`
      p {
        display: flex;
        align-items: center;
        gap: 0.375rem;
        font-size: var(--omni-small);
      }

      .text {
        flex: 1;
        color: var(--omni-text);
      }

      svg {
        color: var(--omni-warning);
      }
    `,
  ];

  @property({ attribute: false }) routing: SoftphoneView['pureCloud']['routing'] = null;
  @property({ attribute: false }) ticker: Ticker | null = null;

  override render(): TemplateResult | typeof nothing {
    const { messages, routing } = this;
    if (messages === null || routing === null || routing.status === 'OFF_QUEUE') return nothing;
    return html`<p>
      ${routing.status === 'NOT_RESPONDING' ? levelIcon.warning() : nothing}
      <span class="text">${messages.routing[routing.status]}</span>
      <omni-time-in-state
        .words=${this.words}
        .since=${routing.since}
        .ticker=${this.ticker}
      ></omni-time-in-state>
    </p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'omni-routing-status': OmniRoutingStatus;
  }
}
