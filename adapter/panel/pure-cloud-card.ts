import { css, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { customElement } from './look/element.js';
import { base, card } from './look/base.js';
import { tokens } from './look/tokens.js';
import { PanelElement } from './panel-element.js';
import './presence-menu.js';
import './queue-switch.js';
import type { Ticker } from './look/ticker.js';
import type { SoftphoneView } from '../session/view.js';
import type { Status } from '../sync/status.js';

/** PureCloud's half of the panel: the status, its menu, and the switch for On Queue. */
@customElement('omni-pure-cloud-card')
export class OmniPureCloudCard extends PanelElement {
  static override readonly styles = [
    tokens,
    base,
    card,
    css`
      .head {
        display: flex;
        align-items: baseline;
        justify-content: space-between;
        gap: 0.5rem;
      }

      .card > * + * {
        margin-block-start: 0.375rem;
      }

      omni-queue-switch {
        margin-block-start: 0.625rem;
      }
    `,
  ];

  @property({ attribute: false }) pureCloud: SoftphoneView['pureCloud'] | null = null;
  @property({ attribute: false }) choose: (status: Status) => void = () => undefined;

  /** The elements that run by it come with their own code. */
  @property({ attribute: false }) ticker: Ticker | null = null;

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector('omni-presence-menu')?.focus(options);
  }

  override render(): TemplateResult | typeof nothing {
    if (this.pureCloud === null) return nothing;
    const { condition, shown, since, routing, pending, choices, onQueue, onQueueStatus } =
      this.pureCloud;
    const connected = condition === 'ready';
    const target = queueTarget(this.pureCloud);
    return html`
      <section class="card" aria-labelledby="title">
        <div class="head">
          <h2 id="title">${this.words.side.pureCloud}</h2>
          <omni-time-in-state
            .words=${this.words}
            .since=${connected ? since : null}
            .ticker=${this.ticker}
          ></omni-time-in-state>
        </div>
        <omni-presence-menu
          .words=${this.words}
          .shown=${shown}
          .choices=${choices}
          .choose=${this.choose}
          ?disabled=${!connected}
        ></omni-presence-menu>
        ${this.line()}
        ${
          connected && onQueue
            ? html`<omni-routing-status
                .words=${this.words}
                .routing=${routing}
                .ticker=${this.ticker}
              ></omni-routing-status>`
            : nothing
        }
        <omni-queue-switch
          .words=${this.words}
          .pending=${pending === null ? null : pending.status === onQueueStatus}
          .toggle=${() => {
            if (target !== null) this.choose(target);
          }}
          ?on=${onQueue}
          ?unconnected=${!connected}
          ?disabled=${!connected || target === null}
        ></omni-queue-switch>
      </section>
    `;
  }

  private line(): TemplateResult | typeof nothing {
    if (this.pureCloud === null) return nothing;
    const { condition, pending } = this.pureCloud;
    const { pureCloud } = this.words;
    if (condition === 'lost') return html`<p class="weak">${pureCloud.lost}</p>`;
    if (condition === 'connecting') {
      return html`<p class="weak">${this.words.connecting.pureCloud.connecting}</p>`;
    }
    return pending === null ? nothing : html`<p class="weak">${pureCloud.pending(pending)}</p>`;
  }
}

/** What the switch sets next: the opposite of what the agent last wanted. */
function queueTarget(pureCloud: SoftphoneView['pureCloud']): Status | null {
  const { onQueue, pending, onQueueStatus, offQueueStatus } = pureCloud;
  const wanted = pending === null ? onQueue : pending.status === onQueueStatus;
  return wanted ? offQueueStatus : onQueueStatus;
}

declare global {
  interface HTMLElementTagNameMap {
    'omni-pure-cloud-card': OmniPureCloudCard;
  }
}
