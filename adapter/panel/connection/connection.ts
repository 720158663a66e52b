import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { base, button } from '../look/base.js';
import { spinner, spinnerStyle } from '../look/spinner.js';
import { tokens } from '../look/tokens.js';
import type { AdviceWords } from '../messages/advice.js';
import { PanelElement } from '../panel-element.js';
import type { ConnectionMessages, Page } from './messages/messages.js';
import { fileTime, saveFile } from './save-file.js';
import './links.js';
import './timeline.js';
import type { Diagnostics, SoftphoneView } from '../../session/view.js';

/** A page that is open is made anew at most so often, in milliseconds. */
const REFRESH = 1_000;

const PAGES: readonly Page[] = ['links', 'timeline'];

/**
 * How it stands with each link between the two products, and why the statuses changed. It needs nothing but the
 * session's own account of itself, so that it can be read when everything else is broken.
 */
@customElement('omni-connection')
export class OmniConnection extends PanelElement {
  static override readonly styles = [
    tokens,
    base,
    button,
    spinnerStyle,
    css`
      :host {
        flex: 1;
        inline-size: 100%;
        max-inline-size: 56rem;
        margin-inline: auto;
      }

      main {
        display: grid;
        gap: 0.5rem;
        padding: 0.5rem;
      }

      nav {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem;
      }

      nav button {
        padding-inline: 0.5rem;
      }

      nav button[aria-current] {
        border-color: var(--omni-border-strong);
        color: var(--omni-text-strong);
        font-weight: 600;
      }

      h2 {
        font-size: 0.875rem;
      }

      .save {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
      }

      .save p {
        flex-basis: 100%;
      }
    `,
  ];

  @property({ attribute: false }) messages: ConnectionMessages | null = null;
  /** What the panel shows; a new one is a reason to look again. */
  @property({ attribute: false }) view: SoftphoneView | null = null;
  @property({ attribute: false }) advice: AdviceWords | null = null;
  /** `undefined`: there is nobody who could tell. */
  @property({ attribute: false }) diagnose: () => Promise<Diagnostics> | undefined = () =>
    undefined;
  @property({ attribute: false }) back: () => void = () => undefined;

  @state() private page: Page = 'links';
  @state() private diagnostics: Diagnostics | null = null;
  @state() private failed = false;

  private asking = false;
  private askAgain = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.refresh();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector('button')?.focus(options);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('view') && this.hasUpdated) this.refreshSoon();
  }

  override render(): TemplateResult | typeof nothing {
    const { messages } = this;
    if (messages === null) return nothing;
    return html`
      <main aria-label=${messages.label}>
        <nav aria-label=${messages.label}>
          <button class="back" type="button" @click=${() => this.back()}>${messages.back}</button>
          ${PAGES.map((page) => this.tab(page, messages))}
        </nav>
        <h2>${messages.pages[this.page]}</h2>
        ${this.body(messages)}
      </main>
    `;
  }

  private tab(page: Page, messages: ConnectionMessages): TemplateResult {
    return html`<button
      class="plain"
      type="button"
      aria-current=${page === this.page ? 'page' : nothing}
      @click=${() => {
        this.page = page;
        void this.refresh();
      }}
    >
      ${messages.pages[page]}
    </button>`;
  }

  private body(messages: ConnectionMessages): TemplateResult {
    const { diagnostics } = this;
    if (diagnostics === null) {
      return this.failed
        ? html`<p>${messages.failed.what} ${messages.failed.todo}</p>
            <p>
              <button class="retry" type="button" @click=${() => void this.refresh()}>
                ${messages.retry}
              </button>
            </p>`
        : html`<p>${spinner()} ${messages.loading}</p>`;
    }
    const keepsTimeline = diagnostics.timelineFile !== '';
    const isSilent = diagnostics.links.some(
      ({ name, state }) => name === 'leader' && state === 'broken',
    );
    const { what, todo } = isSilent ? messages.timelineSilent : messages.timelineOff;
    return html`
      <div class="save">
        ${
          keepsTimeline
            ? html`<button
                type="button"
                class="timeline"
                @click=${() => this.saveTimeline(diagnostics)}
              >
                ${messages.saveTimeline}
              </button>`
            : nothing
        }
        <button type="button" class="bundle" @click=${() => this.saveBundle(diagnostics)}>
          ${messages.saveBundle}
        </button>
        <p class="weak">${messages.saveNote}</p>
      </div>
      ${
        this.page === 'links'
          ? html`<omni-links
                .links=${diagnostics.links}
                .omniWay=${diagnostics.omniWay}
                .needs=${diagnostics.signInNeeds}
                .messages=${messages}
                .advice=${this.advice}
                .language=${this.words.language}
              ></omni-links>
              <p class="weak foreign">${messages.foreign(diagnostics.foreignMessages)}</p>`
          : keepsTimeline
            ? html`<omni-timeline
                .rows=${diagnostics.rows}
                .messages=${messages}
                .words=${this.words}
                .advice=${this.advice}
              ></omni-timeline>`
            : html`<p class="off">${what}</p>
                <p class="weak">${todo}</p>`
      }
    `;
  }

  private saveTimeline({ at, timelineFile }: Diagnostics): void {
    saveFile(`omni-sync-timeline-${fileTime(at)}.jsonl`, timelineFile, 'application/jsonl');
  }

  private saveBundle({ at, bundleFile }: Diagnostics): void {
    saveFile(`omni-sync-support-${fileTime(at)}.json`, bundleFile, 'application/json');
  }

  private refreshSoon(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      void this.refresh();
    }, REFRESH);
  }

  private async refresh(): Promise<void> {
    if (this.asking) {
      this.askAgain = true;
      return;
    }
    this.asking = true;
    this.failed = false;
    try {
      const diagnostics = await this.diagnose();
      this.failed = diagnostics === undefined;
      this.diagnostics = diagnostics ?? this.diagnostics;
    } catch {
      this.failed = true;
    }
    this.asking = false;
    if (!this.askAgain || !this.isConnected) return;
    this.askAgain = false;
    this.refreshSoon();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'omni-connection': OmniConnection;
  }
}
