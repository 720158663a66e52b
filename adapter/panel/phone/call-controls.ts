import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { base, button } from '../look/base.js';
import { spinnerStyle } from '../look/spinner.js';
import { tokens } from '../look/tokens.js';
import { callControls } from './call-controls.styles.js';
import { deedButton } from './deed-button.js';
import { whoOf } from './describe.js';
import { mediaOf, type PhoneMessages } from './messages/messages.js';
import { forbiddenText } from './permission-text.js';
import { PhoneElement } from './phone-element.js';
import { deedButton as deedButtonStyle } from './styles.js';
import './consultation.js';
import './keypad.js';
import './participants.js';
import './transfer.js';
import type { Forbidden, PermittedDeed, PhoneAction } from '../../ports/phone.js';
import { INTERNATIONAL } from '../../definition/check-number.js';
import type { PhoneView, ShownInteraction } from '../../session/phone/view.js';

/** Deeds that need nothing but the interaction, each beside the one that undoes it: one place for both. */
const PLACES = [
  ['hold', 'resume'],
  ['mute', 'unmute'],
  ['securePause', 'secureResume'],
  ['requestAfterCallWork'],
] as const;

type SimpleDeed = (typeof PLACES)[number][number] | 'hangUp';

type Opened = 'digits' | 'transfer' | 'merge' | 'callBack';

/** Of which one must be permitted, or there is nothing to open. */
const BEHIND: Readonly<Record<Opened, readonly PermittedDeed[]>> = {
  digits: ['digits'],
  transfer: [
    'transferToUser',
    'transferToQueue',
    'transferToNumber',
    'consultToUser',
    'consultToQueue',
    'consultToNumber',
  ],
  merge: ['merge'],
  callBack: ['callBack'],
};

/** What can be done with the selected interaction. Which buttons there are is for its state to say. */
@customElement('omni-call-controls')
export class OmniCallControls extends PhoneElement {
  static override readonly styles = [
    tokens,
    base,
    button,
    spinnerStyle,
    deedButtonStyle,
    callControls,
  ];

  @property({ attribute: false }) interaction: ShownInteraction | null = null;
  @property({ attribute: false }) people: PhoneView['people'] = null;
  @property({ attribute: false }) rules: PhoneView['numbers'] = INTERNATIONAL;
  /** The agent's other interactions. */
  @property({ attribute: false }) others: readonly ShownInteraction[] = [];
  @property({ attribute: false }) forbidden: readonly Forbidden[] = [];

  @state() private opened: Opened | null = null;

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector('button')?.focus(options);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const isOther = changed.get('interaction')?.id !== this.interaction?.id;
    if (changed.has('interaction') && isOther) this.opened = null;
    if (this.opened !== null && this.interaction?.can.includes(this.opened) !== true) {
      this.opened = null;
    }
  }

  override render(): TemplateResult | typeof nothing {
    const { interaction, messages } = this;
    if (interaction === null || messages === null) return nothing;
    const { consultation, media } = interaction;
    const written = ['chat', 'email', 'message'].includes(mediaOf(media));
    return html`
      ${
        consultation === null
          ? nothing
          : html`<omni-consultation
              .messages=${messages}
              .act=${this.act}
              .interaction=${interaction}
            ></omni-consultation>`
      }
      ${
        interaction.participants.length === 0
          ? nothing
          : html`<omni-participants
              .messages=${messages}
              .act=${this.act}
              .interaction=${interaction}
              .forbidden=${this.forbidden}
            ></omni-participants>`
      }
      <div
        class="places"
        role="group"
        aria-label=${`${messages.controls}: ${whoOf(interaction, messages)}`}
      >
        ${PLACES.map((deeds) => this.place(interaction, deeds, messages))}
        ${this.door('digits', interaction, messages)}
        ${this.door('transfer', interaction, messages)} ${this.merge(interaction, messages)}
        ${this.callBack(interaction, messages)} ${this.place(interaction, ['hangUp'], messages)}
      </div>
      ${this.openedPart(interaction, messages)}
      ${
        written && interaction.state === 'connected'
          ? html`<p class="weak elsewhere">${messages.elsewhere}</p>`
          : nothing
      }
    `;
  }

  private place(
    interaction: ShownInteraction,
    deeds: readonly SimpleDeed[],
    messages: PhoneMessages,
  ): TemplateResult | typeof nothing {
    const deed = deeds.find(
      (one) => interaction.underWay.includes(one) || interaction.can.includes(one),
    );
    if (deed === undefined) return nothing;
    const isCall = ['voice', 'callback'].includes(interaction.media);
    return deedButton({
      deed,
      media: mediaOf(interaction.media),
      text: deed === 'hangUp' && !isCall ? messages.endOther : messages.deed[deed],
      look: deed === 'hangUp' ? 'end' : '',
      underWay: interaction.underWay.includes(deed),
      forbidden: forbiddenText(this.forbidden, [deed], messages),
      act: () => this.perform({ do: deed, interaction: interaction.id }),
      messages,
    });
  }

  /** A button that opens a part below. */
  private door(
    deed: Opened,
    interaction: ShownInteraction,
    messages: PhoneMessages,
  ): TemplateResult | typeof nothing {
    const underWay = deed === 'transfer' && interaction.underWay.some(isTransfer);
    if (!interaction.can.includes(deed) && !underWay) return nothing;
    const forbidden = forbiddenText(this.forbidden, BEHIND[deed], messages);
    return deedButton({
      deed,
      text: messages.deed[deed],
      underWay: underWay || interaction.underWay.includes(deed),
      forbidden,
      ...(forbidden === undefined ? { expanded: this.opened === deed } : {}),
      act: () => {
        if (forbidden === undefined) void this.open(this.opened === deed ? null : deed);
      },
      messages,
    });
  }

  /** Calls that this one can become one with. */
  private mergeable(): readonly ShownInteraction[] {
    return this.others.filter(({ can }) => can.includes('merge'));
  }

  private merge(
    interaction: ShownInteraction,
    messages: PhoneMessages,
  ): TemplateResult | typeof nothing {
    const underWay = interaction.underWay.includes('merge');
    const [other, ...more] = interaction.can.includes('merge') ? this.mergeable() : [];
    if (more.length > 0) return this.door('merge', interaction, messages);
    if (other === undefined && !underWay) return nothing;
    return deedButton({
      deed: 'merge',
      text: messages.deed.merge,
      underWay,
      forbidden: forbiddenText(this.forbidden, ['merge'], messages),
      act: () => {
        if (other !== undefined) this.mergeWith(interaction, other);
      },
      messages,
    });
  }

  private mergeWith({ id }: ShownInteraction, other: ShownInteraction): void {
    this.perform({ do: 'merge', interaction: id, other: other.id });
  }

  private callBack(
    interaction: ShownInteraction,
    messages: PhoneMessages,
  ): TemplateResult | typeof nothing {
    const { can, underWay, id } = interaction;
    const [number, ...more] = numbersOf(interaction);
    if (!can.includes('callBack') && !underWay.includes('callBack')) return nothing;
    if (number === undefined) return nothing;
    if (more.length > 0) return this.door('callBack', interaction, messages);
    return deedButton({
      deed: 'callBack',
      text: messages.deed.callBack,
      name: `${messages.deed.callBack}: ${messages.callNumber(number)}`,
      underWay: underWay.includes('callBack'),
      act: () => this.perform({ do: 'callBack', interaction: id, number }),
      messages,
    });
  }

  /** One of several is chosen before anything is done. */
  private choices(
    title: string,
    choices: readonly (readonly [text: string, act: () => void])[],
  ): TemplateResult {
    return html`<div
      class="opened choices"
      role="group"
      aria-label=${title}
      @keydown=${this.closeOnEscape}
    >
      ${choices.map(
        ([text, act]) =>
          html`<button
            type="button"
            @click=${() => {
              void this.open(null);
              act();
            }}
          >
            ${text}
          </button>`,
      )}
    </div>`;
  }

  private openedPart(
    interaction: ShownInteraction,
    messages: PhoneMessages,
  ): TemplateResult | typeof nothing {
    switch (this.opened) {
      case null:
        return nothing;
      case 'digits':
        return html`<omni-keypad
          class="opened"
          .messages=${messages}
          .press=${(digits: string) =>
            this.perform({ do: 'digits', interaction: interaction.id, digits })}
          @keydown=${this.closeOnEscape}
        ></omni-keypad>`;
      case 'transfer':
        return html`<omni-transfer
          class="opened"
          .messages=${messages}
          .act=${this.act}
          .interaction=${interaction}
          .people=${this.people}
          .rules=${this.rules}
          .forbidden=${this.forbidden}
          .close=${() => void this.open(null)}
          @keydown=${this.closeOnEscape}
        ></omni-transfer>`;
      case 'merge':
        return this.choices(
          messages.conference.choose,
          this.mergeable().map((other) => [
            messages.conference.mergeWith(whoOf(other, messages)),
            () => this.mergeWith(interaction, other),
          ]),
        );
      case 'callBack':
        return this.choices(
          messages.callbackNumbers,
          numbersOf(interaction).map((number) => [
            messages.callNumber(number),
            () => this.perform({ do: 'callBack', interaction: interaction.id, number }),
          ]),
        );
    }
  }

  private readonly closeOnEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    void this.open(null);
  };

  /** The focus goes along, and comes back to where it was. */
  private async open(part: Opened | null): Promise<void> {
    const before = this.opened;
    this.opened = part;
    await this.updateComplete;
    const place = part === null ? `.${before ?? ''}` : '.opened';
    const found = this.renderRoot.querySelector<HTMLElement>(place);
    // What has only just been made has nothing yet that could take the focus.
    if (found instanceof LitElement) await found.updateComplete;
    (found?.matches('.choices') === true ? found.querySelector('button') : found)?.focus();
  }

  private perform(action: PhoneAction): void {
    this.act({ is: 'perform', action });
  }
}

/** A customer may leave several; where none is told, the party's own. */
const numbersOf = ({ callback, party }: ShownInteraction): readonly string[] => {
  const numbers = callback?.numbers ?? [];
  return numbers.length > 0 || party.address === '' ? numbers : [party.address];
};

const isTransfer = (deed: PhoneAction['do']): boolean => deed === 'transfer' || deed === 'consult';

declare global {
  interface HTMLElementTagNameMap {
    'omni-call-controls': OmniCallControls;
  }
}
