import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement } from '../look/element.js';
import { base, button, card } from '../look/base.js';
import { levelIcon } from '../look/icons.js';
import { question } from '../look/more-icons.js';
import { tokens } from '../look/tokens.js';
import { timeIn } from '../messages/times.js';
import { AroundElement } from './around-element.js';
import type { AroundMessages } from './messages/messages.js';
import type { AroundView, Leaving, UnsavedCallLog } from '../../session/phone-around/view.js';

/**
 * What is not as it should be with Salesforce around the phone: a click that came to nothing, call logs that are not
 * saved, and the question before a sign-out that would lose them.
 */
@customElement('omni-around')
export class OmniAround extends AroundElement {
  static override readonly styles = [
    tokens,
    base,
    button,
    card,
    css`
      /* Empty, it takes no room; each card is one of the panel's own. */
      :host {
        display: contents;
      }

      .card {
        display: grid;
        grid-column: 1 / -1;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 0.125rem 0.5rem;
        padding: 0.5rem 0.625rem;
        border-inline-start-width: 0.25rem;
        overflow-wrap: anywhere;
      }

      .card > svg {
        margin-block-start: 0.125rem;
      }

      .warning {
        border-inline-start-color: var(--omni-warning);
      }

      .warning > svg {
        color: var(--omni-warning);
      }

      .asks {
        border-color: var(--omni-accent-text);
      }

      ul {
        display: grid;
        grid-column: 2;
        gap: 0.5rem;
        /* However many there are, what rings stays in sight below them. */
        max-block-size: 9.5rem;
        overflow-y: auto;
        list-style: none;
      }

      li + li {
        padding-block-start: 0.5rem;
        border-block-start: 1px solid var(--omni-border);
      }

      h2 {
        align-self: center;
      }

      h3 {
        margin: 0;
        font: inherit;
        font-weight: 600;
      }

      .deeds {
        display: flex;
        flex-wrap: wrap;
        gap: 0.375rem;
        margin-block-start: 0.375rem;
      }

      .text {
        grid-column: 2;
      }
    `,
  ];

  /** What has been told aloud. */
  private told: AroundView | null = null;
  private polite = '';
  private urgent = '';
  private asksNow = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const { view, messages, told } = this;
    if (view === null || messages === null || view === told) return;
    this.told = view;
    this.asksNow = view.leaving !== null && told?.leaving !== view.leaving;
    const { refused, unsaved } = view;
    if (refused === null) this.urgent = '';
    else if (told?.refused?.at !== refused.at) {
      const { what, todo } = messages.refused[refused.because](refused.number);
      this.urgent = `${what} ${todo}`;
    }
    const more = unsaved.some((one) => !told?.unsaved.some((was) => isSame(was, one)));
    if (more) this.polite = messages.unsaved.title(unsaved.length);
    else if (unsaved.length === 0) this.polite = '';
  }

  /** The agent has clicked to sign out, so that the answer is where the focus goes next. */
  protected override updated(): void {
    if (!this.asksNow) return;
    this.asksNow = false;
    this.renderRoot.querySelector<HTMLElement>('.stay')?.focus();
  }

  override render(): TemplateResult | typeof nothing {
    const { view, messages } = this;
    if (view === null || messages === null) return nothing;
    return html`
      ${view.leaving === null ? nothing : this.question(view.leaving, messages)}
      ${view.refused === null ? nothing : this.refusal(view.refused, messages)}
      ${view.unsaved.length === 0 ? nothing : this.logs(view.unsaved, messages)}
      <div class="unseen" role="status">${this.polite}</div>
      <div class="unseen" role="alert">${this.urgent}</div>
    `;
  }

  private question({ logs, live }: Leaving, { leaving }: AroundMessages): TemplateResult {
    return html`<section
      class="card asks"
      role="alertdialog"
      aria-labelledby="leaving"
      aria-describedby="lost"
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === 'Escape') this.act({ is: 'stay' });
      }}
    >
      ${question()}
      <h2 id="leaving">${leaving.title}</h2>
      <p id="lost" class="text">
        ${live === 0 ? nothing : leaving.live(live)} ${logs === 0 ? nothing : leaving.text(logs)}
      </p>
      <div class="deeds text">
        <button class="stay brand" type="button" @click=${() => this.act({ is: 'stay' })}>
          ${leaving.stay}
        </button>
        <button type="button" @click=${() => this.act({ is: 'leave' })}>${leaving.leave}</button>
      </div>
    </section>`;
  }

  private refusal(
    { because, number }: NonNullable<AroundView['refused']>,
    messages: AroundMessages,
  ): TemplateResult {
    const { what, todo } = messages.refused[because](number);
    return html`<div class="card warning refused">
      ${levelIcon.warning()}
      <div>
        <p><span class="unseen">${messages.level.warning}</span> ${what}</p>
        <p class="weak">${todo}</p>
        <div class="deeds">
          <button class="dismiss" type="button" @click=${() => this.dismiss()}>
            ${messages.dismiss}
          </button>
        </div>
      </div>
    </div>`;
  }

  /** The button goes; whoever pressed it by the keyboard goes on in the phone. */
  private dismiss(): void {
    this.act({ is: 'dismiss' });
    const root = this.getRootNode();
    if (root instanceof ShadowRoot) root.querySelector<HTMLElement>('omni-phone')?.focus();
  }

  private logs(unsaved: readonly UnsavedCallLog[], messages: AroundMessages): TemplateResult {
    return html`<section class="card warning" aria-labelledby="unsaved">
      ${levelIcon.warning()}
      <h2 id="unsaved">
        <span class="unseen">${messages.level.warning}</span>
        ${messages.unsaved.title(unsaved.length)}
      </h2>
      <ul>
        ${unsaved.map((log) => html`<li>${this.log(log, messages)}</li>`)}
      </ul>
    </section>`;
  }

  private log(log: UnsavedCallLog, { language, unsaved: words }: AroundMessages): TemplateResult {
    const { conversation, because, again } = log;
    const call = words.call(timeIn(language, log.at), log.number);
    const { what, todo } = words.because[because];
    const deed = (label: string, is: 'saveAgain' | 'forgo'): TemplateResult =>
      html`<button
        type="button"
        aria-label=${words.of(label, call)}
        @click=${() => this.act({ is, conversation })}
      >
        ${label}
      </button>`;
    return html`
      <h3>${call}</h3>
      <p>${what} ${todo}</p>
      ${again === null ? nothing : html`<p class="weak">${words.again(timeIn(language, again))}</p>`}
      <div class="deeds">
        ${deed(words.saveAgain, 'saveAgain')}
        ${because === 'unsure' ? deed(words.isThere, 'forgo') : nothing}
        ${because === 'refused' ? deed(words.discard, 'forgo') : nothing}
      </div>
    `;
  }
}

const isSame = (a: UnsavedCallLog, b: UnsavedCallLog): boolean =>
  a.conversation === b.conversation && a.because === b.because;

declare global {
  interface HTMLElementTagNameMap {
    'omni-around': OmniAround;
  }
}
