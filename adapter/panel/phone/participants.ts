import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base, button } from '../look/base.js';
import { spinnerStyle } from '../look/spinner.js';
import { tokens } from '../look/tokens.js';
import { deedButton } from './deed-button.js';
import { addressText } from './describe.js';
import type { PhoneMessages } from './messages/messages.js';
import { forbiddenText } from './permission-text.js';
import { PhoneElement } from './phone-element.js';
import { deedButton as deedButtonStyle } from './styles.js';
import type { Forbidden, Participant } from '../../ports/phone.js';
import type { ShownInteraction } from '../../session/phone/view.js';

/** Who is in a call with the agent, where they are several. */
@customElement('omni-participants')
export class OmniParticipants extends PhoneElement {
  static override readonly styles = [
    tokens,
    base,
    button,
    spinnerStyle,
    deedButtonStyle,
    css`
      ul {
        display: grid;
        margin-block: 0.25rem 0.5rem;
        list-style: none;
      }

      li {
        display: flex;
        align-items: center;
        gap: 0.5rem;
        padding-block: 0.25rem;
        border-block-start: 1px solid var(--omni-border);
      }

      li span:first-child {
        flex: 1;
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }

      li button {
        padding-inline: 0.5rem;
      }
    `,
  ];

  @property({ attribute: false }) interaction: ShownInteraction | null = null;
  @property({ attribute: false }) forbidden: readonly Forbidden[] = [];

  override render(): TemplateResult | typeof nothing {
    const { interaction, messages } = this;
    if (messages === null || interaction === null || interaction.participants.length === 0) {
      return nothing;
    }
    return html`<h2 id="title" class="weak">${messages.conference.participants}</h2>
      <ul aria-labelledby="title">
        ${interaction.participants.map((one) => this.item(one, interaction, messages))}
      </ul>`;
  }

  private item(
    { id, name, address, state }: Participant,
    interaction: ShownInteraction,
    messages: PhoneMessages,
  ): TemplateResult {
    const { conference } = messages;
    const who = name || addressText(address) || messages.unknownParty;
    const isDoing = interaction.underWay.includes('removeParticipant');
    return html`<li>
      <span
        >${who}
        ${state === 'ringing' ? html`<span class="weak">${conference.ringing}</span>` : nothing}</span
      >
      ${
        interaction.can.includes('removeParticipant') || isDoing
          ? deedButton({
              deed: 'removeParticipant',
              text: conference.remove,
              name: conference.removeOne(who),
              underWay: isDoing,
              forbidden: forbiddenText(this.forbidden, ['removeParticipant'], messages),
              act: () =>
                this.act({
                  is: 'perform',
                  action: { do: 'removeParticipant', interaction: interaction.id, participant: id },
                }),
              messages,
            })
          : nothing
      }
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'omni-participants': OmniParticipants;
  }
}
