import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { base } from '../look/base.js';
import { tokens } from '../look/tokens.js';
import type { AdviceWords } from '../messages/advice.js';
import type { Messages } from '../messages/messages.js';
import { en } from '../messages/en.js';
import { variantOf } from '../messages/times.js';
import type { ConnectionMessages } from './messages/messages.js';
import type { SetRow, TimelineRow } from '../../session/view.js';
import { SIDES, type Side } from '../../sync/status.js';

/** What happened and what was done because of it, the newest first. */
@customElement('omni-timeline')
export class OmniTimeline extends LitElement {
  static override readonly styles = [
    tokens,
    base,
    css`
      .filter {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.25rem 1rem;
        margin-block-end: 0.5rem;
      }

      label {
        display: inline-flex;
        align-items: center;
        gap: 0.375rem;
        min-block-size: 1.75rem;
      }

      select {
        min-block-size: 1.75rem;
        padding-inline: 0.375rem;
        border: 1px solid var(--omni-border-strong);
        border-radius: var(--omni-radius);
        background: var(--omni-surface);
        color: inherit;
        font: inherit;
      }

      input {
        inline-size: 1rem;
        block-size: 1rem;
        margin: 0;
        accent-color: var(--omni-accent);
      }

      ol {
        margin: 0;
        padding: 0;
        border: 1px solid var(--omni-border);
        border-radius: var(--omni-radius);
        background: var(--omni-surface);
      }

      li {
        display: grid;
        grid-template-columns: 5.5rem 1fr;
        gap: 0 0.5rem;
        padding: 0.25rem 0.625rem;
        list-style: none;
        overflow-wrap: anywhere;
      }

      li + li {
        border-block-start: 1px solid var(--omni-border);
      }

      time {
        color: var(--omni-text-weak);
        font-size: var(--omni-small);
        font-variant-numeric: tabular-nums;
        font-weight: 400;
        line-height: 1.5;
      }

      .set {
        font-weight: 600;
      }

      .outcome {
        grid-column: 2;
        color: var(--omni-error);
        font-weight: 400;
      }
    `,
  ];

  /** Newest first. */
  @property({ attribute: false }) rows: readonly TimelineRow[] = [];
  @property({ attribute: false }) messages: ConnectionMessages | null = null;
  @property({ attribute: false }) words: Messages = en;
  /** `null`: not loaded yet. */
  @property({ attribute: false }) advice: AdviceWords | null = null;

  @state() private side: Side | 'both' = 'both';
  @state() private onlyChanges = false;

  override render(): TemplateResult | typeof nothing {
    const { messages } = this;
    if (messages === null) return nothing;
    const shown = this.rows.filter((row) => this.isShown(row));
    return html`
      <div class="filter">
        <label>
          ${messages.side}
          <select @change=${(event: Event) => this.chooseSide(event)}>
            ${(['both', ...SIDES] as const).map(
              (side) =>
                html`<option value=${side} ?selected=${side === this.side}>
                  ${messages.sides[side]}
                </option>`,
            )}
          </select>
        </label>
        <label>
          <input
            type="checkbox"
            .checked=${this.onlyChanges}
            @change=${() => (this.onlyChanges = !this.onlyChanges)}
          />
          ${messages.onlyChanges}
        </label>
        <span class="weak" role="status">${messages.rows(shown.length)}</span>
      </div>
      ${
        shown.length === 0
          ? html`<p class="weak">${messages.empty}</p>`
          : html`<ol>
              ${shown.map((row) => this.row(row, messages))}
            </ol>`
      }
    `;
  }

  private chooseSide(event: Event): void {
    if (!(event.target instanceof HTMLSelectElement)) return;
    const { value } = event.target;
    this.side = SIDES.find((side) => side === value) ?? 'both';
  }

  private isShown(row: TimelineRow): boolean {
    if (this.onlyChanges && !row.change) return false;
    return this.side === 'both' || row.side === null || row.side === this.side;
  }

  private row(row: TimelineRow, messages: ConnectionMessages): TemplateResult {
    const when = html`<time datetime=${new Date(row.at).toISOString()}>${this.time(row.at)}</time>`;
    if (row.kind === 'asked') {
      return html`<li>${when}<span>${messages.asked(row)}</span></li>`;
    }
    if (row.kind === 'heard') return html`<li>${when}<span>${messages.heard(row)}</span></li>`;
    const outcome = messages.outcome(row);
    return html`<li class="set">
      ${when}<span>${this.why(row)}</span>
      ${outcome === '' ? nothing : html`<span class="outcome">${outcome}</span>`}
    </li>`;
  }

  private why({ cause, side, label, causeLabel }: SetRow): string {
    const { advice, words } = this;
    // Until it is known how to say why, what was set stands alone.
    return advice === null
      ? label
      : words.sync.last(advice.why(cause, side, label, () => causeLabel));
  }

  /** To the second: what came first is what a timeline is read for. */
  private time(at: number): string {
    return new Intl.DateTimeFormat(variantOf(this.words.language), { timeStyle: 'medium' }).format(
      at,
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'omni-timeline': OmniTimeline;
  }
}
