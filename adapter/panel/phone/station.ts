import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { base, button } from '../look/base.js';
import { levelIcon } from '../look/icons.js';
import { spinner, spinnerStyle } from '../look/spinner.js';
import { tokens } from '../look/tokens.js';
import type { PhoneMessages } from './messages/messages.js';
import { PhoneElement } from './phone-element.js';
import { field } from './styles.js';
import type { PhoneView } from '../../session/phone/view.js';

/** Where the agent's audio is, and the way to change it. */
@customElement('omni-station')
export class OmniStation extends PhoneElement {
  static override readonly styles = [
    tokens,
    base,
    button,
    spinnerStyle,
    field,
    css`
      .line {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 0.5rem;
      }

      .line p {
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }

      .line button {
        flex: none;
      }

      .none {
        display: flex;
        align-items: center;
        gap: 0.375rem;
        color: var(--omni-warning);
      }

      ul {
        display: grid;
        gap: 0.25rem;
        max-block-size: 10rem;
        margin-block: 0.375rem;
        overflow-y: auto;
        list-style: none;
      }

      li button {
        inline-size: 100%;
        text-align: start;
      }
    `,
  ];

  @property({ attribute: false }) station: PhoneView['station'] = 'unknown';
  @property({ attribute: false }) stations: PhoneView['stations'] = null;
  @property({ type: Boolean }) choosing = false;

  @state() private open = false;

  override render(): TemplateResult | typeof nothing {
    const { messages, station } = this;
    if (messages === null) return nothing;
    const words = messages.station;
    return html`
      <div class="line">
        ${this.current(words)}
        <button
          class="plain door"
          type="button"
          aria-expanded=${this.open ? 'true' : 'false'}
          ?hidden=${station === 'unknown'}
          @click=${() => void this.toggle()}
        >
          ${this.choosing ? spinner() : nothing} ${station === null ? words.choose : words.change}
        </button>
      </div>
      ${this.open ? this.chooser(words) : nothing}
    `;
  }

  private current(words: PhoneMessages['station']): TemplateResult {
    const { station } = this;
    if (station === null) return html`<p class="none">${levelIcon.warning()} ${words.none}</p>`;
    return html`<p class="weak">
      ${station === 'unknown' ? words.unknown : `${words.title}: ${station.name}`}
    </p>`;
  }

  private chooser(words: PhoneMessages['station']): TemplateResult {
    const { stations, station } = this;
    return html`<div
      role="group"
      aria-label=${words.choose}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === 'Escape') void this.toggle();
      }}
    >
      <label for="search">${words.search}</label>
      <input id="search" type="search" autocomplete="off" @input=${this.onInput} />
      <p class="weak" role="status">
        ${!stations?.found ? html`${spinner()} ${words.searching}` : words.found(stations)}
      </p>
      <ul ?hidden=${(stations?.found ?? []).length === 0}>
        ${(stations?.found ?? []).map(
          ({ id, name }) =>
            html`<li>
              <button type="button" aria-label=${words.use(name)} @click=${() => this.use(id)}>
                ${name}
              </button>
            </li>`,
        )}
      </ul>
      <div class="line">
        <button class="plain" type="button" @click=${() => void this.toggle()}>
          ${words.close}
        </button>
        ${
          station === null
            ? nothing
            : html`<button class="plain" type="button" @click=${() => this.use(null)}>
                ${words.stop}
              </button>`
        }
      </div>
    </div>`;
  }

  private readonly onInput = (event: Event): void => {
    if (!(event.target instanceof HTMLInputElement)) return;
    this.act({ is: 'searchStations', text: event.target.value.trim() });
  };

  private use(id: string | null): void {
    this.act({ is: 'useStation', id });
    void this.toggle();
  }

  private async toggle(): Promise<void> {
    this.open = !this.open;
    if (this.open) this.act({ is: 'searchStations', text: '' });
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(this.open ? 'input' : '.door')?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'omni-station': OmniStation;
  }
}
