import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { base, button } from '../look/base.js';
import { levelIcon } from '../look/icons.js';
import { spinner, spinnerStyle } from '../look/spinner.js';
import { tokens } from '../look/tokens.js';
import type { PhoneMessages } from './messages/messages.js';
import { PhoneElement } from './phone-element.js';
import { field } from './styles.js';
import type { ListedStation } from '../../ports/phone.js';
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
        max-block-size: 11.5rem;
        margin-block: 0.375rem;
        overflow-y: auto;
        list-style: none;
      }

      li button {
        inline-size: 100%;
        text-align: start;
      }

      li button[aria-disabled='true'] {
        color: var(--omni-text-weak);
      }

      .usual {
        inline-size: 100%;
        margin-block: 0.375rem;
      }
    `,
  ];

  @property({ attribute: false }) station: PhoneView['station'] = 'unknown';
  /** The one that is the agent's by default. */
  @property({ attribute: false }) usual: PhoneView['usualStation'] = null;
  @property({ attribute: false }) stations: PhoneView['stations'] = null;
  @property({ type: Boolean }) choosing = false;

  @state() private open = false;

  /** Opens the list of stations, if it is not open. */
  async choose(): Promise<void> {
    if (this.open) this.renderRoot.querySelector('input')?.focus();
    else await this.toggle();
  }

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
    if (station === 'unknown') return html`<p class="weak">${words.unknown}</p>`;
    const { name, kind } = station;
    const text = `${words.title}: ${name}`;
    return html`<p class="weak">${kind === undefined ? text : `${text} (${words.kind[kind]})`}</p>`;
  }

  /** What is to be known of one before it is chosen. */
  private traits({ id, kind, isTaken }: ListedStation, words: PhoneMessages['station']): string {
    const { station, usual } = this;
    const isOwn = station !== 'unknown' && station?.id === id;
    return [
      kind === undefined ? '' : words.kind[kind],
      isOwn ? words.isOwn : '',
      usual?.id === id ? words.isUsual : '',
      isTaken ? words.isTaken : '',
    ]
      .filter((trait) => trait !== '')
      .join(' · ');
  }

  private item(listed: ListedStation, at: number, words: PhoneMessages['station']): TemplateResult {
    const { id, name, isTaken } = listed;
    return html`<li>
      <button
        type="button"
        aria-label=${words.use(name)}
        aria-describedby="traits-${at}"
        aria-disabled=${isTaken ? 'true' : nothing}
        @click=${() => this.use(id, isTaken)}
      >
        ${name}
      </button>
      <span id="traits-${at}" class="weak">${this.traits(listed, words)}</span>
    </li>`;
  }

  private line(words: PhoneMessages['station']): TemplateResult | string {
    const { stations } = this;
    if (!stations?.found) return html`${spinner()} ${words.searching}`;
    return stations.failed === true ? words.failed : words.found(stations);
  }

  private chooser(words: PhoneMessages['station']): TemplateResult {
    const { stations, station, usual } = this;
    return html`<div
      role="group"
      aria-label=${words.choose}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === 'Escape') void this.toggle();
      }}
    >
      ${
        usual === null || usual.id === (station === 'unknown' ? null : station?.id)
          ? nothing
          : html`<button class="usual" type="button" @click=${() => this.use(usual.id)}>
              ${words.useUsual(usual.name)}
            </button>`
      }
      <label for="search">${words.search}</label>
      <input id="search" type="search" autocomplete="off" @input=${this.onInput} />
      <p class="weak" role="status">${this.line(words)}</p>
      <ul ?hidden=${(stations?.found ?? []).length === 0}>
        ${(stations?.found ?? []).map((listed, at) => this.item(listed, at, words))}
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

  /** One that is somebody else's is refused with a sentence, and another one can be chosen at once. */
  private use(id: string | null, stays = false): void {
    this.act({ is: 'useStation', id });
    if (!stays) void this.toggle();
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
