import { css, html, nothing, svg, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base, button } from '../look/base.js';
import { tokens } from '../look/tokens.js';
import type { PhoneMessages } from './messages/messages.js';
import { addressText } from './describe.js';
import { PhoneElement } from './phone-element.js';
import type { PhoneDeedMessage, RecentCall } from '../../session/phone/view.js';

const DAY = 24 * 60 * 60 * 1_000;

const arrow = (inbound: boolean): TemplateResult =>
  html`<svg viewBox="0 0 16 16" aria-hidden="true">
    ${inbound ? svg`<path d="M13 3 4 12M4 5v7h7" />` : svg`<path d="m3 13 9-9M5 4h7v7" />`}
  </svg>`;

/** The agent's last calls; a click calls again. */
@customElement('omni-recent-calls')
export class OmniRecentCalls extends PhoneElement {
  static override readonly styles = [
    tokens,
    base,
    button,
    css`
      ul {
        display: grid;
        max-block-size: 11rem;
        margin-block-start: 0.25rem;
        overflow-y: auto;
        list-style: none;
      }

      li + li {
        border-block-start: 1px solid var(--omni-border);
      }

      button,
      .row {
        display: grid;
        grid-template-columns: auto 1fr auto;
        gap: 0 0.375rem;
        align-items: baseline;
        inline-size: 100%;
        padding: 0.25rem;
        text-align: start;
      }

      svg {
        inline-size: 0.75rem;
        block-size: 0.75rem;
        fill: none;
        stroke: currentcolor;
        stroke-width: 1.75;
      }

      .who {
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }

      .missed {
        color: var(--omni-error);
      }
    `,
  ];

  @property({ attribute: false }) calls: readonly RecentCall[] = [];
  /** Milliseconds since the epoch. */
  @property({ type: Number }) now = 0;

  override render(): TemplateResult | typeof nothing {
    const { messages, calls } = this;
    if (messages === null) return nothing;
    if (calls.length === 0) return html`<p class="weak">${messages.recent.none}</p>`;
    return html`<ul>
      ${calls.map((call) => html`<li>${this.row(call, messages)}</li>`)}
    </ul>`;
  }

  private row(call: RecentCall, messages: PhoneMessages): TemplateResult {
    const { recent, unknownParty } = messages;
    const number = addressText(call.number);
    const who = call.name === '' ? number : call.name;
    const content = html`
      <span class=${call.missed ? 'missed' : 'weak'}>${arrow(call.direction === 'inbound')}</span>
      <span class="who">
        <span class="unseen">${recent.direction[call.direction]}</span>
        ${who === '' ? unknownParty : who}
        ${call.name === '' ? nothing : html`<span class="weak">${number}</span>`}
        ${call.missed ? html`<span class="missed">${recent.missed}</span>` : nothing}
      </span>
      <span class="weak">${this.time(call.at, messages.language)}</span>
    `;
    const again = deedFor(call);
    if (again === null) {
      return html`<div class="row" title=${recent.noNumber}>
        ${content}<span class="unseen">${recent.noNumber}</span>
      </div>`;
    }
    return html`<button
      type="button"
      class="plain"
      title=${recent.call(who)}
      @click=${() => this.act(again)}
    >
      ${content}
    </button>`;
  }

  private time(at: number, language: string): string {
    const date = new Date(at);
    return this.now - at < DAY && date.getDate() === new Date(this.now).getDate()
      ? date.toLocaleTimeString(language, { hour: 'numeric', minute: '2-digit' })
      : date.toLocaleDateString(language, { month: 'short', day: 'numeric' });
  }
}

/** What calls that party again; `null`: there is no number, as of a caller who withheld it. */
function deedFor({ number, name, user, queue }: RecentCall): PhoneDeedMessage | null {
  if (queue !== undefined) return { is: 'call', kind: 'queue', id: queue, name, queue: null };
  if (user !== undefined) return { is: 'call', kind: 'person', id: user, name, queue: null };
  return number === '' ? null : { is: 'dial', number, queue: null };
}

declare global {
  interface HTMLElementTagNameMap {
    'omni-recent-calls': OmniRecentCalls;
  }
}
