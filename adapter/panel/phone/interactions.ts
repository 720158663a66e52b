import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { base, button } from '../look/base.js';
import { timeIn } from '../messages/times.js';
import { spinnerStyle } from '../look/spinner.js';
import { tokens } from '../look/tokens.js';
import { deedButton } from './deed-button.js';
import { addressText, durationText, mediaText, stateOf, stateText, whoOf } from './describe.js';
import { mediaOf, type PhoneMessages } from './messages/messages.js';
import { PhoneElement } from './phone-element.js';
import { mediaIcon, micOff, recordOff, stateIconOf } from './phone-icons.js';
import { deedButton as deedButtonStyle } from './styles.js';
import type { ShownInteraction } from '../../session/phone/view.js';

/** The agent's live interactions; one that alerts stands first and can be answered where it stands. */
@customElement('omni-interactions')
export class OmniInteractions extends PhoneElement {
  static override readonly styles = [
    tokens,
    base,
    button,
    spinnerStyle,
    deedButtonStyle,
    css`
      ul {
        display: grid;
        gap: 0.25rem;
        list-style: none;
      }

      li {
        overflow: hidden;
        padding-inline-start: 3px;
        border: 1px solid var(--omni-border);
        border-radius: var(--omni-radius);
        /* The panel's header lies over what scrolls. */
        scroll-margin-block-start: 3.5rem;
      }

      /* A border, as no shadow and no colour is left where the system's own are forced. */
      li:is(.selected, .alerting) {
        padding-inline-start: 0;
        border-inline-start-width: 4px;
      }

      li.selected {
        border-color: var(--omni-accent-text);
      }

      li.alerting {
        border-color: var(--omni-success);
      }

      .row {
        display: grid;
        grid-template-columns: auto 1fr auto;
        align-items: center;
        gap: 0 0.5rem;
        inline-size: 100%;
        min-block-size: 2.5rem;
        padding: 0.25rem 0.625rem;
        border: 0;
        border-radius: 0;
        background: none;
        color: var(--omni-text);
        text-align: start;
      }

      .row:focus-visible {
        outline-offset: -2px;
      }

      .media {
        grid-row: 1 / 3;
        display: grid;
        color: var(--omni-text-weak);
      }

      .who {
        overflow: hidden;
        color: var(--omni-text-strong);
        font-weight: 600;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      .time {
        font-variant-numeric: tabular-nums;
      }

      .line {
        grid-column: 2 / 4;
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 0.5rem;
        overflow-wrap: anywhere;
      }

      .state {
        display: inline-flex;
        align-items: center;
        gap: 0.25rem;
        color: var(--omni-text);
      }

      .state svg {
        inline-size: 0.875rem;
        block-size: 0.875rem;
      }

      .alerting .state,
      .connected .state {
        color: var(--omni-success);
      }

      .held .state,
      .state.mark {
        color: var(--omni-warning);
      }

      /* A subject may be as long as somebody liked, and what rings below it has to stay in sight. */
      .subject {
        display: -webkit-box;
        overflow: hidden;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
      }

      .deeds {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
        padding: 0 0.5rem 0.5rem;
      }

      .deeds button {
        flex: 1;
        padding-inline: 0.375rem;
      }
    `,
  ];

  @property({ attribute: false }) interactions: readonly ShownInteraction[] = [];
  @property() selected: string | null = null;
  /** In milliseconds since the epoch. */
  @property({ type: Number }) now = 0;

  /** The way into what alerts, or else into what is selected. */
  override focus(options?: FocusOptions): void {
    const place =
      this.renderRoot.querySelector<HTMLElement>('.take') ??
      this.renderRoot.querySelector<HTMLElement>('[aria-current]');
    place?.focus(options);
  }

  /** What begins to alert is seen, wherever the agent has scrolled to; a panel that is not seen scrolls when it is. */
  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('interactions')) return;
    const before = changed.get('interactions') ?? [];
    const isNew = this.interactions.some(
      ({ id, state }) =>
        state === 'alerting' && !before.some((was) => was.id === id && was.state === state),
    );
    if (!isNew) return;
    requestAnimationFrame(() => {
      this.renderRoot.querySelector('.alerting')?.scrollIntoView({ block: 'nearest' });
    });
  }

  override render(): TemplateResult | typeof nothing {
    const { messages } = this;
    if (messages === null || this.interactions.length === 0) return nothing;
    const alerting = this.interactions.filter(({ state }) => state === 'alerting');
    const rest = this.interactions.filter(({ state }) => state !== 'alerting');
    return html`<ul aria-label=${messages.list}>
      ${repeat(
        [...alerting, ...rest],
        ({ id }) => id,
        (interaction) => this.item(interaction, messages),
      )}
    </ul>`;
  }

  private item(interaction: ShownInteraction, messages: PhoneMessages): TemplateResult {
    const { id, state } = interaction;
    const isSelected = id === this.selected;
    return html`<li class=${`${stateOf(interaction)} ${isSelected ? 'selected' : ''}`}>
      <button
        class="row"
        type="button"
        aria-current=${isSelected ? 'true' : nothing}
        @click=${() => this.act({ is: 'select', interaction: id })}
      >
        <span class="media">${mediaIcon[mediaOf(interaction.media)]()}</span>
        <span class="who" title=${whoOf(interaction, messages)}
          ><span class="unseen">${mediaText(interaction.media, messages)}</span> ${whoOf(
            interaction,
            messages,
          )}</span
        >
        <span class="time">${durationText(this.now - interaction.since)}</span>
        ${this.line(interaction, messages)}
      </button>
      ${state === 'alerting' ? this.deeds(interaction, messages) : nothing}
    </li>`;
  }

  private line(interaction: ShownInteraction, messages: PhoneMessages): TemplateResult {
    const { queue, direction, muted, securePaused, party, subject, callback } = interaction;
    const scheduledAt = callback?.scheduledAt ?? null;
    const address = party.name !== '' && party.address !== '' ? party.address : null;
    return html`<span class="line weak">
      <span class="state"
        >${stateIconOf(stateOf(interaction), mediaOf(interaction.media))}
        ${stateText(interaction, messages)}</span
      >
      ${muted ? html`<span class="state mark">${micOff()} ${messages.muted}</span>` : nothing}
      ${
        securePaused
          ? html`<span class="state mark">${recordOff()} ${messages.securePaused}</span>`
          : nothing
      }
      ${queue === null ? nothing : html`<span>${messages.queue(queue.name)}</span>`}
      <span>${messages.direction[direction]}</span>
      ${address === null ? nothing : html`<span>${addressText(address)}</span>`}
      ${
        scheduledAt === null
          ? nothing
          : html`<span>${messages.scheduledFor(timeIn(messages.language, scheduledAt))}</span>`
      }
      ${subject === '' ? nothing : html`<span class="subject" title=${subject}>${subject}</span>`}
    </span>`;
  }

  private deeds(interaction: ShownInteraction, messages: PhoneMessages): TemplateResult {
    const deeds = (['answer', 'decline', 'toVoicemail'] as const).filter(
      (deed) => interaction.can.includes(deed) || interaction.underWay.includes(deed),
    );
    return html`<div class="deeds">
      ${deeds.map((deed) =>
        deedButton({
          deed,
          media: mediaOf(interaction.media),
          text: messages.deed[deed],
          ...(this.interactions.length === 1
            ? {}
            : { name: messages.deedWith(messages.deed[deed], whoOf(interaction, messages)) }),
          look: deed === 'answer' ? 'take' : deed === 'decline' ? 'end' : '',
          underWay: interaction.underWay.includes(deed),
          act: () => this.act({ is: 'perform', action: { do: deed, interaction: interaction.id } }),
          messages,
        }),
      )}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'omni-interactions': OmniInteractions;
  }
}
