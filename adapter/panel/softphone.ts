import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { customElement } from './look/element.js';
import { announcementOf } from './announcements.js';
import { base } from './look/base.js';
import { createTicker } from './look/ticker.js';
import { tokens } from './look/tokens.js';
import { en } from './messages/en.js';
import { loadAdvice, loadMessages } from './messages/load.js';
import type { AdviceWords } from './messages/advice.js';
import type { HostWords } from './messages/host-words.js';
import type { Messages } from './messages/messages.js';
import { rootStyle } from './softphone.styles.js';
import { traitsOf, type TroubleAction } from './trouble-traits.js';
import './about.js';
import './connecting.js';
import './header.js';
import './misconfigured.js';
import './troubles.js';
import type { AroundDeed, AroundView } from '../session/phone-around/view.js';
import type { PhoneDeedMessage, PhoneView } from '../session/phone/view.js';
import type { Noticed } from '../session/noticed/view.js';
import type { SoftphoneActions, SoftphoneView, Trouble } from '../session/view.js';
import type { Status } from '../sync/status.js';
import type { Language } from '../sync/words.js';

/** Where the focus goes when what had it is gone, in this order. */
const FOCUS_PLACES = 'omni-pure-cloud-card, omni-sign-in';

/**
 * The agent's softphone. It draws the view that it is given, tells the actions what the agent did, and keeps nothing
 * else. Its cards (cards.ts) come once something is known. The Connection page (connection/door.ts) is a chunk of its own:
 * until whoever makes the panel has loaded it, there is no way to it. `data-theme` (`light` or `dark`) overrules the system's colour scheme.
 */
@customElement('omni-softphone')
export class OmniSoftphone extends LitElement {
  static override readonly styles = [tokens, base, rootStyle];

  @property({ attribute: false }) view: SoftphoneView | null = null;
  @property({ attribute: false }) actions: SoftphoneActions | null = null;
  @property() language: Language = 'en';
  /** `null` until it is loaded; its menu (noticed/alert-settings.ts) comes with it. */
  @property({ attribute: false }) noticed: Noticed | null = null;

  /** Left out: Open CTI, of which the panel's own words are. To be given before the language. */
  host?: HostWords;

  /** `null` until the language is loaded: nothing is drawn in a wrong one. */
  @state() private words: Messages | null = null;
  /** In the language of `words`, or `null` until it is loaded: it comes once something is known. */
  @state() private advice: AdviceWords | null = null;

  private readonly ticker = createTicker(document);
  /** The language whose advice is loaded or on its way. */
  private askedFor: Messages | null = null;
  /** The view that has been told aloud. */
  private told: SoftphoneView | null = null;
  private polite = '';
  private urgent = '';

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('language') && this.words?.language !== this.language) this.speak();
    this.fetchAdvice();
    this.announce();
  }

  /**
   * What an event makes the softphone do comes before what it makes the panel show: drawn in a turn of its own, it does
   * not hold up the command that is on its way, many changes are drawn once, and a hidden tab hardly draws at all. A panel
   * that is not alive yet has nothing to hold up.
   */
  protected override scheduleUpdate(): void | Promise<unknown> {
    if (this.actions === null) return super.scheduleUpdate();
    return new Promise((resolve) => setTimeout(resolve)).then(() => super.scheduleUpdate());
  }

  protected override update(changed: PropertyValues<this>): void {
    const hadFocus = this.shadowRoot?.activeElement !== null && this.hasUpdated;
    super.update(changed);
    if (hadFocus) void this.keepFocus();
  }

  override render(): TemplateResult | typeof nothing {
    const { view, words } = this;
    if (view === null || words === null) return nothing;
    const needs = view.troubles.filter((trouble) => traitsOf(trouble).level !== 'info');
    const notes = view.troubles.filter((trouble) => traitsOf(trouble).level === 'info');
    return html`
      <div class="page" lang=${words.language}>
        <omni-header
          .words=${words}
          .agentName=${view.agentName}
          .signOut=${() => this.actions?.signOut()}
          ?signedIn=${view.signIn === 'signedIn'}
          >${
            view.phone === null
              ? nothing
              : html`<omni-alert-settings
                  .words=${words}
                  .noticed=${this.noticed}
                ></omni-alert-settings>`
          }</omni-header
        >
        <main>
          ${view.around === null ? nothing : this.around(view.around, words)}
          ${view.phone === null ? nothing : this.phone(view.phone, words)}
          ${view.around === null ? nothing : this.callLog(view.around, view.phone, words)}
          <omni-question
            .words=${words}
            .question=${view.question}
            .answer=${(yes: boolean) => this.actions?.answer(yes)}
            ?hidden=${view.question === null}
          ></omni-question>
          ${
            view.phase === 'misconfigured'
              ? html`<omni-misconfigured .words=${words}></omni-misconfigured>`
              : nothing
          }
          ${this.troubles(needs, words.troubles.label, words)} ${this.body(view, words)}
          ${this.troubles(notes, words.troubles.notes, words)}
        </main>
        <omni-connection-door
          .words=${words}
          .host=${this.host}
          .advice=${this.advice}
          .view=${view}
          .actions=${this.actions}
        >
          <omni-about .words=${words} .build=${view.build}></omni-about>
        </omni-connection-door>
        <div class="unseen" role="status">${this.polite}</div>
        <div class="unseen" role="alert">${this.urgent}</div>
      </div>
    `;
  }

  private body(view: SoftphoneView, words: Messages): TemplateResult | typeof nothing {
    if (view.phase === 'connecting') {
      return html`<omni-connecting
        .words=${words}
        .pureCloud=${view.pureCloud.condition}
        .omni=${view.omni.condition}
      ></omni-connecting>`;
    }
    const signedIn = view.signIn === 'signedIn';
    if (view.phase === 'misconfigured' && !signedIn && !view.canSignIn) return nothing;
    return html`
      ${
        signedIn
          ? html`<omni-pure-cloud-card
              .words=${words}
              .pureCloud=${view.pureCloud}
              .ticker=${this.ticker}
              .choose=${(status: Status) => this.actions?.choosePureCloud(status)}
            ></omni-pure-cloud-card>`
          : html`<omni-sign-in
              .words=${words}
              .signIn=${() => this.actions?.signIn()}
              ?possible=${view.canSignIn}
              ?underWay=${view.signIn === 'signingIn'}
            ></omni-sign-in>`
      }
      <omni-channel-card
        .words=${words}
        .omni=${view.omni}
        .ticker=${this.ticker}
      ></omni-channel-card>
      ${
        signedIn
          ? html`<omni-sync-line
              .words=${words}
              .advice=${this.advice}
              .view=${view}
            ></omni-sync-line>`
          : nothing
      }
    `;
  }

  /** Above everything else, so that a call can be answered without a search for it. The element comes with its code. */
  private phone(phone: PhoneView, words: Messages): TemplateResult {
    return html`<omni-phone
      .words=${words}
      .view=${phone}
      .ticker=${this.ticker}
      .act=${(deed: PhoneDeedMessage) => this.actions?.phone(deed)}
      .contacts=${this.view?.around?.contacts ?? null}
      .searchContacts=${(text: string) => this.actions?.around({ is: 'searchContacts', text })}
    ></omni-phone>`;
  }

  private around(around: AroundView, words: Messages): TemplateResult {
    return html`<omni-around
      .words=${words}
      .view=${around}
      .act=${(deed: AroundDeed) => this.actions?.around(deed)}
    ></omni-around>`;
  }

  private callLog(around: AroundView, phone: PhoneView | null, words: Messages): TemplateResult {
    return html`<omni-call-log
      .words=${words}
      .view=${around}
      .phone=${phone}
      .act=${(deed: AroundDeed) => this.actions?.around(deed)}
    ></omni-call-log>`;
  }

  private troubles(troubles: readonly Trouble[], label: string, words: Messages): TemplateResult {
    return html`<omni-troubles
      .words=${words}
      .troubles=${troubles}
      .advice=${this.advice}
      .act=${(action: TroubleAction) => this.actions?.[action]?.()}
      label=${label}
      ?signInShown=${this.view?.signIn !== 'signedIn' && this.view?.phase !== 'connecting'}
      ?hidden=${troubles.length === 0}
    ></omni-troubles>`;
  }

  private speak(): void {
    const { language } = this;
    if (language === 'en') {
      this.words = en;
      return;
    }
    const use = (words: Messages): void => {
      if (this.language === language) this.words = words;
    };
    // English is better than an empty panel where a language's chunk cannot be fetched.
    loadMessages(language).then(use, () => use(en));
  }

  private fetchAdvice(): void {
    const { words, view } = this;
    if (words === null || view === null || this.askedFor === words) return;
    // Nothing is said of troubles yet, and the sync may need the network more.
    if (view.phase === 'connecting' && view.troubles.length === 0) return;
    this.askedFor = words;
    (this.host?.advice ?? loadAdvice)(words).then(
      (advice) => {
        if (this.words === words) this.advice = advice;
      },
      () => {
        // It is asked for again with the next view.
        if (this.askedFor === words) this.askedFor = null;
      },
    );
  }

  private announce(): void {
    const { view, words, advice } = this;
    if (view === null || words === null || view === this.told) return;
    if (advice === null && view.troubles.length > 0) return;
    const { polite, urgent } = announcementOf(this.told, view, words, advice);
    this.told = view;
    if (polite !== '') this.polite = afresh(polite, this.polite);
    if (urgent !== '') this.urgent = afresh(urgent, this.urgent);
    else if (!view.troubles.some((trouble) => traitsOf(trouble).urgent)) this.urgent = '';
  }

  /** A control that had the focus may be gone with its state; the focus then stays in the panel. */
  private async keepFocus(): Promise<void> {
    const parts = [...this.renderRoot.querySelectorAll('*')].filter(
      (part) => part instanceof LitElement,
    );
    await Promise.all(parts.map((part) => part.updateComplete));
    if (this.shadowRoot?.activeElement !== null || document.activeElement !== document.body) return;
    this.renderRoot.querySelector<HTMLElement>(FOCUS_PLACES)?.focus();
  }
}

/** The same sentence twice is only told twice where its text differs. */
const afresh = (text: string, before: string): string => (text === before ? `${text}\u00a0` : text);

declare global {
  interface HTMLElementTagNameMap {
    'omni-softphone': OmniSoftphone;
  }
}
