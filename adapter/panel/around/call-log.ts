import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { customElement } from '../look/element.js';
import { base, button, card } from '../look/base.js';
import { tokens } from '../look/tokens.js';
import { AroundElement } from './around-element.js';
import type { AroundMessages } from './messages/messages.js';
import type { PhoneView, ShownInteraction } from '../../session/phone/view.js';

/** What is logged. */
const MEDIA: readonly string[] = ['voice', 'callback'];

/** What the log of the selected call is related to, and the way to relate it to the record in front. */
@customElement('omni-call-log')
export class OmniCallLog extends AroundElement {
  static override readonly styles = [
    tokens,
    base,
    button,
    card,
    css`
      :host {
        display: contents;
      }

      .card {
        display: flex;
        grid-column: 1 / -1;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 0.25rem 0.5rem;
        padding: 0.375rem 0.625rem;
        overflow-wrap: anywhere;
      }

      h2 {
        display: inline;
      }

      .card > h2 {
        margin: 0;
      }

      .what {
        flex: 1 1 8rem;
      }

      .none {
        flex-basis: 100%;
        color: var(--omni-warning);
      }
    `,
  ];

  @property({ attribute: false }) phone: PhoneView | null = null;

  private told: string | null = null;
  private polite = '';

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const { messages } = this;
    const call = this.call();
    if (messages === null || call === null) {
      this.told = null;
      this.polite = '';
      return;
    }
    const line = `${call.id} ${this.line(call, messages)} ${this.failed(call)}`;
    if (this.told !== null && this.told !== line) {
      this.polite = this.failed(call) ? messages.related.noFront : this.line(call, messages);
    }
    this.told = line;
  }

  override render(): TemplateResult | typeof nothing {
    const { messages } = this;
    const call = this.call();
    if (messages === null || call === null) return nothing;
    const { related } = messages;
    return html`<section class="card" aria-labelledby="log">
      <div class="what">
        <h2 id="log">${related.label}</h2>
        <p class="weak">${this.line(call, messages)}</p>
      </div>
      <button
        type="button"
        @click=${() => this.act({ is: 'relateToFront', conversation: call.id })}
      >
        ${related.relate}
      </button>
      ${this.failed(call) ? html`<p class="none">${related.noFront}</p>` : nothing}
      <div class="unseen" role="status">${this.polite}</div>
    </section>`;
  }

  /** `null`: none that is logged is selected. */
  private call(): ShownInteraction | null {
    const { view, phone } = this;
    if (view?.logs !== true || phone === null) return null;
    const selected = phone.interactions.find(({ id }) => id === phone.selected);
    const isLogged =
      selected !== undefined && MEDIA.includes(selected.media) && selected.connectedAt !== null;
    return isLogged ? selected : null;
  }

  private failed({ id }: ShownInteraction): boolean {
    return this.view?.noFront === id;
  }

  private line({ id }: ShownInteraction, { related }: AroundMessages): string {
    const record = this.view?.related[id];
    return record === undefined ? related.toNothing : related.to(record);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'omni-call-log': OmniCallLog;
  }
}
