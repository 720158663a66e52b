import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base, button } from '../look/base.js';
import { spinnerStyle } from '../look/spinner.js';
import { tokens } from '../look/tokens.js';
import { deedButton } from './deed-button.js';
import { whoOf } from './describe.js';
import type { PhoneMessages } from './messages/messages.js';
import { PhoneElement } from './phone-element.js';
import { deedButton as deedButtonStyle } from './styles.js';
import type { Consultation } from '../../ports/phone.js';
import type { ShownInteraction } from '../../session/phone/view.js';

const WITH: readonly Consultation['with'][] = ['destination', 'object', 'both'];

/** Somebody is asked before a transfer: to whom the agent speaks, and how it ends. */
@customElement('omni-consultation')
export class OmniConsultation extends PhoneElement {
  static override readonly styles = [
    tokens,
    base,
    button,
    spinnerStyle,
    deedButtonStyle,
    css`
      :host {
        margin-block-end: 0.5rem;
      }

      .speakTo,
      .ends {
        display: flex;
        gap: 0.25rem;
        margin-block-start: 0.375rem;
      }

      button {
        flex: 1;
        min-inline-size: 0;
        padding-inline: 0.375rem;
        overflow-wrap: anywhere;
      }

      .speakTo span {
        display: -webkit-box;
        overflow: hidden;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
      }

      [aria-pressed='true'] {
        border-color: var(--omni-accent);
        background: var(--omni-accent);
        color: var(--omni-on-accent);
      }

      [aria-pressed='true']:hover:enabled {
        background: var(--omni-accent-hover);
      }

      @media (forced-colors: active) {
        [aria-pressed='true'],
        [aria-pressed='true']:hover:enabled {
          background: Highlight;
          color: HighlightText;
          forced-color-adjust: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) interaction: ShownInteraction | null = null;

  override render(): TemplateResult | typeof nothing {
    const { interaction, messages } = this;
    if (!interaction?.consultation || messages === null) {
      return nothing;
    }
    const { consultation, id, can, underWay } = interaction;
    const { title, state, speakTo, complete, cancel } = messages.consultation;
    const asked = consultation.name === '' ? messages.unknownParty : consultation.name;
    const ends = [
      ['completeConsultation', complete, 'brand'],
      ['cancelConsultation', cancel, ''],
    ] as const;
    return html`
      <div role="group" aria-label=${title}>
        <p>${state(consultation.state, asked)}</p>
        ${
          can.includes('speakTo')
            ? html`<div class="speakTo" role="group" aria-label=${speakTo}>
                ${WITH.map((to) => this.choice(to, interaction, consultation, asked, messages))}
              </div>`
            : nothing
        }
        <div class="ends">
          ${ends
            .filter(([deed]) => can.includes(deed) || underWay.includes(deed))
            .map(([deed, text, look]) =>
              deedButton({
                deed,
                text,
                look,
                underWay: underWay.includes(deed),
                act: () => this.act({ is: 'perform', action: { do: deed, interaction: id } }),
                messages,
              }),
            )}
        </div>
      </div>
    `;
  }

  private choice(
    to: Consultation['with'],
    interaction: ShownInteraction,
    consultation: Consultation,
    asked: string,
    messages: PhoneMessages,
  ): TemplateResult {
    const text = messages.consultation.with(to, asked, whoOf(interaction, messages));
    return html`<button
      type="button"
      title=${text}
      aria-pressed=${consultation.with === to ? 'true' : 'false'}
      aria-disabled=${interaction.underWay.includes('speakTo') ? 'true' : nothing}
      @click=${() =>
        this.act({
          is: 'perform',
          action: { do: 'speakTo', interaction: interaction.id, with: to },
        })}
    >
      <span>${text}</span>
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'omni-consultation': OmniConsultation;
  }
}
