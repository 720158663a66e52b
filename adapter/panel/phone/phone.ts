import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { base, button, card } from '../look/base.js';
import { levelIcon } from '../look/icons.js';
import { spinner, spinnerStyle } from '../look/spinner.js';
import { createTicker, type Ticker } from '../look/ticker.js';
import { tokens } from '../look/tokens.js';
import { PanelElement } from '../panel-element.js';
import { loadPhoneMessages } from './messages/load.js';
import type { PhoneMessages } from './messages/messages.js';
import { failureText, phoneAnnouncementOf } from './phone-announcements.js';
import './call-controls.js';
import './interactions.js';
import './missed.js';
import './number-field.js';
import './recent-calls.js';
import { ignoreSecondClicks } from './second-clicks.js';
import './station.js';
import { notice } from './styles.js';
import './without-station.js';
import './wrap-up.js';
import type { Disposer } from '../../ports/disposer.js';
import type { AroundPhoneView } from '../../session/phone-around/view.js';
import type { PhoneDeedMessage, PhoneView, ShownInteraction } from '../../session/phone/view.js';

/** Where the focus goes when what had it is gone, in this order. */
const FOCUS_PLACES = [
  'omni-without-station',
  'omni-wrap-up.after',
  'omni-call-controls',
  'omni-interactions',
  'omni-missed',
  'omni-number-field',
];

/**
 * The agent's interactions and what can be done with them. What alerts stands on top; what the selected one allows
 * stands below the list.
 */
@customElement('omni-phone')
export class OmniPhone extends PanelElement {
  static override readonly styles = [
    tokens,
    base,
    button,
    card,
    spinnerStyle,
    notice,
    css`
      .card {
        display: grid;
        gap: 0.5rem;
        padding: 0.5rem 0.625rem;
      }

      .failure {
        grid-template-columns: auto 1fr auto;
        border-color: var(--omni-error);
      }

      .failure > svg {
        color: var(--omni-error);
      }

      .failure button {
        min-block-size: 1.5rem;
        padding: 0 0.25rem;
        font-size: var(--omni-small);
      }

      summary {
        color: var(--omni-accent-text);
        cursor: pointer;
      }

      .recent {
        margin-block-start: 0.25rem;
      }

      summary + * {
        margin-block-start: 0.25rem;
      }

      .empty {
        display: flex;
        flex-wrap: wrap;
        gap: 0 0.375rem;
      }
    `,
  ];

  /** `null`: nothing is known yet. */
  @property({ attribute: false }) view: PhoneView | null = null;
  @property({ attribute: false }) act: (deed: PhoneDeedMessage) => void = () => undefined;
  /** Salesforce's own, in this tab. */
  @property({ attribute: false }) contacts: AroundPhoneView['contacts'] = null;
  @property({ attribute: false }) searchContacts: (text: string) => void = () => undefined;

  /** The panel's own, so that there is one timer for all of it. */
  @property({ attribute: false }) ticker: Ticker = createTicker(document);

  @state() private messages: PhoneMessages | null = null;
  @state() private now = Date.now();

  private stopTicking: Disposer | null = null;
  /** The view that has been told aloud. */
  private told: PhoneView | null = null;
  private polite = '';
  private urgent = '';
  private hadFocus = false;
  private isIdle = true;
  /** What leads to another call is open. */
  private dials = true;

  constructor() {
    super();
    ignoreSecondClicks(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.tick(false);
  }

  override focus(options?: FocusOptions): void {
    for (const place of FOCUS_PLACES) {
      this.renderRoot.querySelector<HTMLElement>(place)?.focus(options);
      if (this.hasFocusInside()) return;
    }
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('words') && this.messages === null) void this.speak();
    else if (changed.has('words') && changed.get('words')?.language !== this.words.language) {
      void this.speak();
    }
    const { view } = this;
    if (changed.has('view')) this.now = Date.now();
    this.tick((view?.interactions.length ?? 0) > 0);
    this.openDialing(view?.interactions ?? []);
    if (view === null || this.messages === null || view === this.told) return;
    const { polite, urgent } = phoneAnnouncementOf(this.told, view, this.messages);
    this.told = view;
    if (polite !== '') this.polite = afresh(polite, this.polite);
    const isUrgent = view.failure !== null || view.interactions.some(isAlerting);
    if (urgent !== '') this.urgent = afresh(urgent, this.urgent);
    else if (!isUrgent) this.urgent = '';
  }

  protected override update(changed: PropertyValues<this>): void {
    // Whoever has left by then, for the page around this one, is not called back.
    this.hadFocus ||= this.hasFocusInside();
    super.update(changed);
  }

  /** A control that had the focus may be gone with its state; the focus then stays in the phone. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const done = await super.getUpdateComplete();
    const parts = [...this.renderRoot.querySelectorAll('*')].filter(
      (part) => part instanceof LitElement,
    );
    await Promise.all(parts.map((part) => part.updateComplete));
    if (this.hadFocus && document.activeElement === document.body) this.focus();
    this.hadFocus = false;
    return done;
  }

  protected override updated(): void {
    void this.updateComplete;
  }

  private hasFocusInside(): boolean {
    return (this.shadowRoot?.activeElement ?? null) !== null;
  }

  override render(): TemplateResult {
    const { view, messages } = this;
    if (view === null || messages === null) {
      return html`<section class="card">
        <p class="weak">${spinner()} ${this.words.connecting.title}</p>
      </section>`;
    }
    const selected = view.interactions.find(({ id }) => id === view.selected) ?? null;
    return html`
      <section class="card" aria-label=${messages.label}>
        ${this.failure(view, messages)}
        ${
          view.asksOnQueue
            ? html`<omni-without-station
                .messages=${messages}
                .act=${this.act}
                .chooseStation=${() => this.renderRoot.querySelector('omni-station')?.choose()}
              ></omni-without-station>`
            : nothing
        }
        ${
          view.notResponding === 'no'
            ? nothing
            : html`<omni-missed
                .messages=${messages}
                .act=${this.act}
                .is=${view.notResponding}
              ></omni-missed>`
        }
        ${
          view.interactions.length === 0
            ? nothing
            : html`<omni-interactions
                .messages=${messages}
                .act=${this.act}
                .interactions=${view.interactions}
                .selected=${view.selected}
                .now=${this.now}
              ></omni-interactions>`
        }
        ${selected === null ? nothing : this.selected(selected, view, messages)}
        ${this.dialing(view, messages)}
        <omni-station
          .messages=${messages}
          .act=${this.act}
          .station=${view.station}
          .stations=${view.stations}
          .usual=${view.usualStation}
          .choosing=${view.choosingStation}
        ></omni-station>
        ${
          view.interactions.length > 0
            ? nothing
            : html`<p class="weak empty">
                <span>${messages.empty.what}</span> <span>${messages.empty.todo}</span>
              </p>`
        }
      </section>
      <div class="unseen" role="status">${this.polite}</div>
      <div class="unseen" role="alert">${this.urgent}</div>
    `;
  }

  private failure(view: PhoneView, messages: PhoneMessages): TemplateResult | typeof nothing {
    if (view.failure === null) return nothing;
    return html`<div class="notice failure">
      ${levelIcon.error()}
      <p>
        <span class="unseen">${messages.failure.level}</span> ${failureText(view.failure, messages)}
      </p>
      <button class="plain dismiss" type="button" @click=${() => this.act({ is: 'dismiss' })}>
        ${messages.failure.dismiss}
      </button>
    </div>`;
  }

  private selected(
    interaction: ShownInteraction,
    view: PhoneView,
    messages: PhoneMessages,
  ): TemplateResult {
    const { state, wrapUp } = interaction;
    const isAfter = state === 'afterCallWork';
    const isWritten = wrapUp !== null && (isAfter || state === 'connected');
    return html`
      ${
        isAfter || state === 'alerting'
          ? nothing
          : html`<omni-call-controls
              .messages=${messages}
              .act=${this.act}
              .interaction=${interaction}
              .people=${view.people}
              .rules=${view.numbers}
              .forbidden=${view.forbidden}
              .others=${view.interactions.filter(({ id }) => id !== interaction.id)}
            ></omni-call-controls>`
      }
      ${
        isWritten
          ? html`<details class="written" ?open=${isAfter || interaction.draft !== null}>
              <summary>${messages.wrapUp.title}</summary>
              <omni-wrap-up
                class=${isAfter ? 'after' : ''}
                .messages=${messages}
                .act=${this.act}
                .interaction=${interaction}
                .forbidden=${view.forbidden}
                .now=${this.now}
              ></omni-wrap-up>
            </details>`
          : nothing
      }
    `;
  }

  /** Who is busy calls somebody else less often: then it is one line. What only rings closes nothing that is typed in. */
  private openDialing(interactions: readonly ShownInteraction[]): void {
    const isIdle = interactions.length === 0;
    if (isIdle === this.isIdle) return;
    this.isIdle = isIdle;
    const types = this.shadowRoot?.activeElement?.localName === 'omni-number-field';
    this.dials = isIdle || (types && interactions.every(isAlerting));
  }

  private dialing(view: PhoneView, messages: PhoneMessages): TemplateResult {
    const number = html`<omni-number-field
      .messages=${messages}
      .act=${this.act}
      .dialing=${view.dialing}
      ?failed=${view.failure?.wanted === 'dial'}
      .queues=${view.queues}
      .people=${view.people}
      .contacts=${this.contacts}
      .searchContacts=${this.searchContacts}
      .rules=${view.numbers}
    ></omni-number-field>`;
    return html`<details ?open=${this.dials}>
      <summary>${messages.dial.title}</summary>
      ${number}
      <details class="recent">
        <summary>${messages.recent.title(view.recent.length)}</summary>
        <omni-recent-calls
          .messages=${messages}
          .act=${this.act}
          .calls=${view.recent}
          .now=${this.now}
        ></omni-recent-calls>
      </details>
    </details>`;
  }

  private tick(wanted: boolean): void {
    if (wanted) {
      this.stopTicking ??= this.ticker.watch((now) => {
        this.now = now;
      });
      return;
    }
    this.stopTicking?.();
    this.stopTicking = null;
  }

  private async speak(): Promise<void> {
    const { language } = this.words;
    // English is better than no way at all where a language's chunk cannot be fetched.
    const messages = await loadPhoneMessages(language)
      .catch(() => loadPhoneMessages('en'))
      .catch(() => null);
    if (this.words.language === language) this.messages = messages ?? this.messages;
  }
}

const isAlerting = ({ state }: ShownInteraction): boolean => state === 'alerting';

/** The same sentence twice is only told twice where its text differs. */
const afresh = (text: string, before: string): string => (text === before ? `${text}\u00a0` : text);

declare global {
  interface HTMLElementTagNameMap {
    'omni-phone': OmniPhone;
  }
}
