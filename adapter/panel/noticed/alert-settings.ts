import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { customElement } from '../look/element.js';
import { base, button } from '../look/base.js';
import { levelIcon } from '../look/icons.js';
import { tokens } from '../look/tokens.js';
import type { Disposer } from '../../ports/disposer.js';
import type { Noticed, NoticedView, Preferences } from '../../session/noticed/view.js';
import { alertSettingsStyle } from './alert-settings.styles.js';
import { bell, bellOff } from './bell.js';
import type { NoticedMessages } from './messages/messages.js';
import { NoticedElement } from './noticed-element.js';

/** A step of the volume, of 100. */
const STEP = 10;

/**
 * How this agent wants to be told of what alerts, and what the browser does not allow. Nothing is asked of the browser
 * before the agent presses the button for it.
 */
@customElement('omni-alert-settings')
export class OmniAlertSettings extends NoticedElement {
  static override readonly styles = [tokens, base, button, alertSettingsStyle];

  /** `null`: not loaded yet. */
  @property({ attribute: false }) noticed: Noticed | null = null;

  @state() private open = false;
  @state() private view: NoticedView | null = null;

  private stop: Disposer | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.listen();
    window.addEventListener('pointerdown', this.handlePointer);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop?.();
    this.stop = null;
    this.open = false;
    window.removeEventListener('pointerdown', this.handlePointer);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('noticed')) this.listen();
  }

  override render(): TemplateResult | typeof nothing {
    const { messages, view } = this;
    if (messages === null || view === null) return nothing;
    const isBlocked = blockedSound(view) !== null;
    return html`
      <button
        id="trigger"
        class="plain"
        type="button"
        aria-expanded=${this.open ? 'true' : 'false'}
        aria-controls=${this.open ? 'menu' : nothing}
        aria-label=${isBlocked ? `${messages.title} (${messages.attention})` : messages.title}
        title=${messages.title}
        @click=${() => this.toggle()}
      >
        ${isBlocked || !view.preferences.ringtone ? bellOff() : bell()}
      </button>
      ${this.open ? this.menu(view, messages) : nothing}
    `;
  }

  private menu(view: NoticedView, messages: NoticedMessages): TemplateResult {
    return html`<div
      id="menu"
      role="group"
      tabindex="-1"
      aria-label=${messages.title}
      @keydown=${this.handleKey}
      @focusout=${this.handleFocusOut}
    >
      ${this.sound(view, messages)} ${this.notifications(view, messages)}
      <button class="close" type="button" @click=${() => this.close()}>${messages.close}</button>
    </div>`;
  }

  private sound(view: NoticedView, messages: NoticedMessages): TemplateResult {
    const { preferences, allowed } = view;
    if (!allowed.ringtone) return line(messages.sound.switchedOff);
    const blocked = blockedSound(view);
    return html`
      <label>
        <input
          type="checkbox"
          .checked=${preferences.ringtone}
          @change=${(event: Event) => this.prefer({ ringtone: isChecked(event) })}
        />
        ${messages.ringtone}
      </label>
      <div class="volume">
        <label for="volume">${messages.volume}</label>
        <input
          id="volume"
          type="range"
          min="0"
          max="100"
          step=${STEP}
          .value=${String(preferences.volume)}
          aria-valuetext=${messages.percent(preferences.volume)}
          ?disabled=${!preferences.ringtone}
          @input=${(event: Event) => this.prefer({ volume: numberIn(event) })}
        />
        <span aria-hidden="true">${messages.percent(preferences.volume)}</span>
        <button
          type="button"
          ?disabled=${!preferences.ringtone || view.sound === 'missing'}
          @click=${() => this.noticed?.sample()}
        >
          ${messages.listen}
        </button>
      </div>
      ${blocked === null ? nothing : line(messages.sound[blocked])}
    `;
  }

  private notifications(
    { preferences, allowed, permission }: NoticedView,
    messages: NoticedMessages,
  ): TemplateResult {
    if (!allowed.notifications) return line(messages.permission.switchedOff);
    return html`
      <label>
        <input
          id="notifications"
          type="checkbox"
          .checked=${preferences.notifications}
          @change=${(event: Event) => this.prefer({ notifications: isChecked(event) })}
        />
        ${messages.notifications}
      </label>
      ${permission === 'granted' || !preferences.notifications ? nothing : line(messages.permission[permission])}
      ${
        permission === 'ask' && preferences.notifications
          ? html`<button type="button" class="allow" @click=${() => this.ask()}>
              ${messages.allow}
            </button>`
          : nothing
      }
    `;
  }

  /** The button goes with the answer; the focus is where it is not lost then. */
  private ask(): void {
    this.renderRoot.querySelector<HTMLElement>('#notifications')?.focus();
    this.noticed?.askPermission();
  }

  private listen(): void {
    this.stop?.();
    const { noticed } = this;
    this.view = noticed?.view ?? null;
    this.stop = noticed?.listen((view) => (this.view = view)) ?? null;
  }

  private prefer(part: Partial<Preferences>): void {
    if (this.view !== null) this.noticed?.prefer({ ...this.view.preferences, ...part });
  }

  private toggle(): void {
    if (this.open) {
      this.close();
      return;
    }
    // The agent may have changed the browser's settings meanwhile.
    this.noticed?.refresh();
    this.open = true;
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('#menu input, #menu button')?.focus(),
    );
  }

  private close(): void {
    this.open = false;
    this.renderRoot.querySelector<HTMLElement>('#trigger')?.focus();
  }

  private readonly handleKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.close();
  };

  private readonly handlePointer = (event: PointerEvent): void => {
    if (!event.composedPath().includes(this)) this.open = false;
  };

  /** Whoever goes on with something else is done with it; a browser's own question takes the focus for a while only. */
  private readonly handleFocusOut = ({ relatedTarget }: FocusEvent): void => {
    const isInside = relatedTarget instanceof Node && this.renderRoot.contains(relatedTarget);
    if (relatedTarget !== null && !isInside) this.open = false;
  };
}

const line = (text: string): TemplateResult =>
  html`<p class="line">${levelIcon.info()} <span>${text}</span></p>`;

/** Why the ringtone that the agent wants would not be heard; `null`: it would. */
const blockedSound = ({
  allowed,
  preferences,
  sound,
}: NoticedView): 'blocked' | 'missing' | null =>
  !allowed.ringtone || !preferences.ringtone || sound === 'ready' ? null : sound;

const inputOf = ({ target }: Event): HTMLInputElement | null =>
  target instanceof HTMLInputElement ? target : null;
const isChecked = (event: Event): boolean => inputOf(event)?.checked ?? false;
const numberIn = (event: Event): number => inputOf(event)?.valueAsNumber ?? 0;

declare global {
  interface HTMLElementTagNameMap {
    'omni-alert-settings': OmniAlertSettings;
  }
}
