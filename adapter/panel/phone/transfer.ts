import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { base, button } from '../look/base.js';
import { spinner, spinnerStyle } from '../look/spinner.js';
import { tokens } from '../look/tokens.js';
import { detailText } from './describe.js';
import type { PhoneMessages } from './messages/messages.js';
import { INTERNATIONAL, type NumberRules } from '../../definition/check-number.js';
import { NumbersAtHand } from './numbers-at-hand.js';
import { PhoneElement } from './phone-element.js';
import { deedButton, field } from './styles.js';
import { deedTo } from '../../ports/phone-rules.js';
import type { Destination, Forbidden, PhoneDeed } from '../../ports/phone.js';
import { forbiddenText } from './permission-text.js';
import type { PhoneView, ShownInteraction } from '../../session/phone/view.js';

/** Somebody or something that the interaction can go to. */
interface Target {
  readonly kind: 'person' | 'queue' | 'number';
  readonly name: string;
  readonly detail: string;
  readonly to: Destination;
}

const isTransfer = (deed: PhoneDeed): boolean => deed === 'transfer' || deed === 'consult';

/** Where an interaction goes: to a person, a queue or a number, at once or after asking. */
@customElement('omni-transfer')
export class OmniTransfer extends PhoneElement {
  static override readonly styles = [
    tokens,
    base,
    button,
    spinnerStyle,
    deedButton,
    field,
    css`
      ul {
        display: grid;
        max-block-size: 11rem;
        margin-block-start: 0.375rem;
        overflow-y: auto;
        list-style: none;
      }

      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: end;
        gap: 0.25rem;
        padding-block: 0.25rem;
        border-block-start: 1px solid var(--omni-border);
      }

      li div {
        flex: 1;
        min-inline-size: 6rem;
        overflow-wrap: anywhere;
      }

      li button {
        padding-inline: 0.5rem;
      }

      .close {
        margin-block-start: 0.375rem;
      }
    `,
  ];

  @property({ attribute: false }) interaction: ShownInteraction | null = null;
  @property({ attribute: false }) people: PhoneView['people'] = null;
  @property({ attribute: false }) forbidden: readonly Forbidden[] = [];
  @property({ attribute: false }) rules: NumberRules = INTERNATIONAL;
  @property({ attribute: false }) close: () => void = () => undefined;

  @state() private text = '';

  private readonly numbers = new NumbersAtHand(this);

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector('input')?.focus(options);
  }

  override render(): TemplateResult | typeof nothing {
    const { messages } = this;
    if (messages === null) return nothing;
    const { title, search, close } = messages.transfer;
    const targets = this.targets(messages);
    return html`
      <div role="group" aria-label=${title}>
        <label for="search">${search}</label>
        <input
          id="search"
          type="search"
          autocomplete="off"
          spellcheck="false"
          aria-describedby="found"
          .value=${this.text}
          @input=${this.onInput}
        />
        <p id="found" class="weak" role="status">${this.line(messages)}</p>
        ${
          targets.length === 0
            ? nothing
            : html`<ul>
                ${targets.map((target) => this.item(target, messages))}
              </ul>`
        }
        <button type="button" class="plain close" @click=${() => this.close()}>${close}</button>
      </div>
    `;
  }

  private readonly onInput = (event: Event): void => {
    if (!(event.target instanceof HTMLInputElement)) return;
    this.text = event.target.value;
    this.act({ is: 'search', text: this.text.trim() });
    if (/\d/.test(this.text)) void this.numbers.want();
  };

  /** What was found for the text that is there now. */
  private newest(): PhoneView['people'] {
    return this.people?.text === this.text.trim() ? this.people : null;
  }

  private targets(messages: PhoneMessages): readonly Target[] {
    const checked = this.numbers.check(this.text, this.rules);
    const isCall = this.interaction?.can.includes('digits') === true;
    const { number } = checked.ok && isCall ? checked : { number: null };
    const found = this.newest()?.found ?? [];
    return [
      ...(number === null
        ? []
        : [{ kind: 'number', name: number, detail: '', to: { number } } as const]),
      ...found.map(({ kind, id, name, detail }) => ({
        kind,
        name,
        detail: detailText({ kind, name, detail }, messages),
        to: kind === 'person' ? { user: id } : { queue: id },
      })),
    ];
  }

  private line(messages: PhoneMessages): TemplateResult | string {
    const { hint, searching, found } = messages.transfer;
    if (this.text.trim() === '') return hint;
    const search = this.newest();
    if (!search?.found) return html`${spinner()} ${searching}`;
    return search.found.length === 0 && this.numbers.check(this.text, this.rules).ok
      ? ''
      : found(search);
  }

  private item({ kind, name, detail, to }: Target, messages: PhoneMessages): TemplateResult {
    const { transfer } = messages;
    return html`<li>
      <div>
        ${name}
        <span class="weak"
          >${[transfer.kind[kind], detail].filter((part) => part !== '').join(' · ')}</span
        >
      </div>
      ${this.button('transfer', transfer.blind, transfer.blindTo(name), to, messages)}
      ${this.button('consult', transfer.consult, transfer.consultWith(name), to, messages)}
    </li>`;
  }

  private button(
    deed: 'transfer' | 'consult',
    text: string,
    name: string,
    to: Destination,
    messages: PhoneMessages,
  ): TemplateResult | typeof nothing {
    const { interaction } = this;
    if (interaction?.can.includes(deed) !== true) return nothing;
    const waits = interaction.underWay.some(isTransfer);
    const forbidden = forbiddenText(this.forbidden, [deedTo(deed, to)], messages);
    return html`<button
      type="button"
      class=${`${deed} ${forbidden === undefined ? '' : 'forbidden'}`}
      title=${forbidden ?? name}
      aria-label=${name}
      aria-disabled=${waits || forbidden !== undefined ? 'true' : nothing}
      aria-busy=${waits ? 'true' : nothing}
      @click=${() => {
        if (!waits)
          this.act({ is: 'perform', action: { do: deed, interaction: interaction.id, to } });
      }}
    >
      ${text}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'omni-transfer': OmniTransfer;
  }
}
