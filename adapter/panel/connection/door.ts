import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { base, button } from '../look/base.js';
import { tokens } from '../look/tokens.js';
import type { AdviceWords } from '../messages/advice.js';
import type { HostWords } from '../messages/host-words.js';
import { PanelElement } from '../panel-element.js';
import './connection.js';
import { loadConnectionMessages } from './messages/load.js';
import type { ConnectionMessages } from './messages/messages.js';
import type { SoftphoneActions, SoftphoneView } from '../../session/view.js';

/**
 * The way to the Connection page, beside the line that it is given, and the page itself. While `open` is set, the
 * panel's own page gives way to it (softphone.styles.ts).
 */
@customElement('omni-connection-door')
export class OmniConnectionDoor extends PanelElement {
  static override readonly styles = [
    tokens,
    base,
    button,
    css`
      :host([open]) {
        display: flex;
        flex: 1;
        flex-direction: column;
      }

      .line {
        display: flex;
        align-items: center;
        justify-content: space-between;
      }

      button {
        flex: none;
        margin-inline-end: 0.25rem;
        font-size: var(--omni-small);
      }
    `,
  ];

  @property({ type: Boolean, reflect: true }) open = false;
  @property({ attribute: false }) host: HostWords | undefined;
  @property({ attribute: false }) view: SoftphoneView | null = null;
  @property({ attribute: false }) advice: AdviceWords | null = null;
  @property({ attribute: false }) actions: SoftphoneActions | null = null;

  @state() private messages: ConnectionMessages | null = null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('words')) void this.speak();
    // Somebody waits for an answer, and the way to it is on the panel's own page.
    const before = changed.get('view');
    if (this.open && before !== undefined && rings(before, this.view)) this.close();
  }

  override render(): TemplateResult {
    return html`
      ${
        this.open
          ? html`<omni-connection
              .words=${this.words}
              .messages=${this.messages}
              .advice=${this.advice}
              .view=${this.view}
              .diagnose=${() => this.actions?.diagnose()}
              .back=${() => void this.goTo(false, 'button')}
            ></omni-connection>`
          : nothing
      }
      <div class="line">
        <slot></slot>
        ${
          this.open || this.messages === null
            ? nothing
            : html`<button
                class="plain"
                type="button"
                @click=${() => void this.goTo(true, 'omni-connection')}
              >
                ${this.messages.pages.links}
              </button>`
        }
      </div>
    `;
  }

  /** The focus goes along, as what had it is gone. */
  private async goTo(open: boolean, focused: 'button' | 'omni-connection'): Promise<void> {
    this.open = open;
    await this.updateComplete;
    const page = this.renderRoot.querySelector('omni-connection');
    await page?.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(focused)?.focus();
  }

  /** Not the agent's own doing, so that nothing scrolls to where the focus comes. */
  private close(): void {
    const hadFocus = this.matches(':focus-within');
    this.open = false;
    if (!hadFocus) return;
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector('button')?.focus({ preventScroll: true }),
    );
  }

  private async speak(): Promise<void> {
    const { language } = this.words;
    // English is better than no way at all where a language's chunk cannot be fetched.
    const messages = await (this.host?.connection ?? loadConnectionMessages)(language)
      .catch(() => loadConnectionMessages('en'))
      .catch(() => null);
    if (this.words.language === language) this.messages = messages ?? this.messages;
  }
}

/** Something alerts that did not before. */
const rings = (before: SoftphoneView | null, now: SoftphoneView | null): boolean =>
  alerting(now).some((id) => !alerting(before).includes(id));

const alerting = (view: SoftphoneView | null): readonly string[] =>
  (view?.phone?.interactions ?? []).flatMap(({ id, state }) => (state === 'alerting' ? [id] : []));

declare global {
  interface HTMLElementTagNameMap {
    'omni-connection-door': OmniConnectionDoor;
  }
}
