import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { customElement } from '../look/element.js';
import { base } from '../look/base.js';
import type { Ticker } from '../look/ticker.js';
import { tokens } from '../look/tokens.js';
import { timeIn } from '../messages/times.js';
import type { Disposer } from '../../ports/disposer.js';
import { NoticedElement } from './noticed-element.js';
import { runningTime } from './running-time.js';

/**
 * How long something has been so. The running time is for the eye alone; a screen reader reads since when, which stays
 * as it is, so that nothing is spoken each second.
 */
@customElement('omni-time-in-state')
export class OmniTimeInState extends NoticedElement {
  static override readonly styles = [
    tokens,
    base,
    css`
      :host {
        display: inline-block;
        flex: none;
        font-size: var(--omni-small);
        font-weight: 400;
        font-variant-numeric: tabular-nums;
      }

      span {
        color: var(--omni-text-weak);
        white-space: nowrap;
      }
    `,
  ];

  /** Milliseconds since the epoch; `null`: not known, and nothing is shown. */
  @property({ attribute: false }) since: number | null = null;
  @property({ attribute: false }) ticker: Ticker | null = null;

  @state() private now = Date.now();

  private stop: Disposer | null = null;
  private watched: Ticker | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.watch();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.watch();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('since')) this.now = Date.now();
    this.watch();
  }

  override render(): TemplateResult | typeof nothing {
    const { since, messages } = this;
    if (since === null || messages === null) return nothing;
    const told = messages.since(timeIn(this.words.language, since, this.now));
    return html`<span aria-hidden="true" title=${told}
        >${runningTime(this.now - since, messages)}</span
      ><span class="unseen">${told}</span>`;
  }

  private watch(): void {
    const wanted = this.isConnected && this.since !== null ? this.ticker : null;
    if (wanted === this.watched) return;
    this.stop?.();
    this.watched = wanted;
    this.stop =
      wanted?.watch((now) => {
        this.now = now;
      }) ?? null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'omni-time-in-state': OmniTimeInState;
  }
}
