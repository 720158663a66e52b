import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { base, button } from '../look/base.js';
import { check } from '../look/icons.js';
import { spinnerStyle } from '../look/spinner.js';
import { tokens } from '../look/tokens.js';
import './code-field.js';
import { deedButton } from './deed-button.js';
import { durationText } from './describe.js';
import type { PhoneMessages } from './messages/messages.js';
import { PhoneElement } from './phone-element.js';
import { forbiddenText } from './permission-text.js';
import { deedButton as deedButtonStyle, field } from './styles.js';
import './tags-field.js';
import type { Forbidden, WrapUpDemand } from '../../ports/phone.js';
import type { Draft, ShownInteraction } from '../../session/phone/view.js';

/** Whoever types is told of at most so often, in milliseconds. */
const TELL_AFTER = 200;

const NOTHING_WRITTEN: Draft = { code: '', notes: '', tags: [] };

/** The end of a timed wrap-up is said aloud when so many seconds are left. */
const SOON = [60, 30, 10] as const;

/** What is written down of an interaction: while it goes on, and after it. */
@customElement('omni-wrap-up')
export class OmniWrapUp extends PhoneElement {
  static override readonly styles = [
    tokens,
    base,
    button,
    spinnerStyle,
    deedButtonStyle,
    field,
    css`
      form > * + * {
        margin-block-start: 0.375rem;
      }

      textarea {
        min-block-size: 3.25rem;
        resize: vertical;
      }

      .ends {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
      }

      .ends button {
        flex: 1;
      }

      .saved {
        display: flex;
        gap: 0.25rem;
        color: var(--omni-success);
      }
    `,
  ];

  @property({ attribute: false }) interaction: ShownInteraction | null = null;
  @property({ attribute: false }) forbidden: readonly Forbidden[] = [];
  /** In milliseconds since the epoch. */
  @property({ type: Number }) now = 0;

  /** What stands in the fields; the view's own comes later than the agent types. */
  @state() private draft = NOTHING_WRITTEN;
  @state() private codeMissing = false;
  /** What was said last of the time that is left, in seconds; `null`: nothing. */
  private soon: number | null = null;

  private timer: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    // Before it is kept on the way out, when the page goes.
    window.addEventListener('beforeunload', this.tell);
    // A tab that is put away may never come back.
    document.addEventListener('visibilitychange', this.tell);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('beforeunload', this.tell);
    document.removeEventListener('visibilitychange', this.tell);
    this.tell();
  }

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector('omni-code-field')?.focus(options);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.soon = soonOf(this.interaction, this.now);
    if (!changed.has('interaction')) return;
    const before = changed.get('interaction');
    if (before?.id !== this.interaction?.id) {
      if (before) this.tellOf(before.id);
      this.codeMissing = false;
      this.draft = this.interaction?.draft ?? NOTHING_WRITTEN;
    } else if (this.timer === undefined && !this.matches(':focus-within')) {
      this.draft = this.interaction?.draft ?? this.draft;
    }
  }

  override render(): TemplateResult | typeof nothing {
    const { interaction, messages } = this;
    const demand = interaction?.wrapUp ?? null;
    if (interaction === null || demand === null || messages === null) return nothing;
    const words = messages.wrapUp;
    const isAfter = interaction.state === 'afterCallWork';
    return html`
      <form aria-label=${words.title} @submit=${this.onSubmit}>
        ${
          demand.done
            ? html`<p class="saved">${check()} ${words.saved}</p>`
            : this.fields(interaction, messages)
        }
        ${this.line(demand, isAfter, words)}
        <p class="unseen" role="status">${this.soon === null ? nothing : words.soon(this.soon)}</p>
        ${isAfter ? this.ends(interaction, demand, messages) : nothing}
      </form>
    `;
  }

  private fields({ codes }: ShownInteraction, messages: PhoneMessages): TemplateResult {
    const words = messages.wrapUp;
    const { code, notes, tags } = this.draft;
    return html`
      <omni-code-field
        .messages=${messages}
        .codes=${codes}
        .code=${code}
        .missing=${this.codeMissing}
        .change=${(now: string) => this.write({ code: now })}
      ></omni-code-field>
      <div>
        <label for="notes">${words.notes}</label>
        <textarea
          id="notes"
          rows="2"
          .value=${notes}
          @input=${(event: Event) => {
            if (event.target instanceof HTMLTextAreaElement)
              this.write({ notes: event.target.value });
          }}
        ></textarea>
      </div>
      <omni-tags-field
        .messages=${messages}
        .tags=${tags}
        .change=${(now: readonly string[]) => this.write({ tags: now })}
      ></omni-tags-field>
    `;
  }

  private line(
    { until, mode, done }: WrapUpDemand,
    isAfter: boolean,
    words: PhoneMessages['wrapUp'],
  ): TemplateResult | typeof nothing {
    if (!isAfter) return html`<p class="weak">${words.later}</p>`;
    if (until !== null) {
      return html`<p class="weak remaining">${words.remaining(durationText(until - this.now))}</p>`;
    }
    return mode === 'mandatory' && !done ? html`<p class="weak">${words.required}</p>` : nothing;
  }

  private ends(
    interaction: ShownInteraction,
    { mode, done }: WrapUpDemand,
    messages: PhoneMessages,
  ): TemplateResult {
    const { can, underWay, id } = interaction;
    const words = messages.wrapUp;
    const mayFinish = can.includes('endAfterCallWork') || underWay.includes('endAfterCallWork');
    return html`<div class="ends">
      ${
        done
          ? nothing
          : deedButton({
              deed: 'wrapUp',
              text: mode === 'timedToTheEnd' ? words.saveOnly : words.save,
              look: 'brand',
              underWay: underWay.includes('wrapUp'),
              forbidden: forbiddenText(this.forbidden, ['wrapUp'], messages),
              act: () => this.save(id),
              messages,
            })
      }
      ${
        mayFinish && (done || this.draft.code === '')
          ? deedButton({
              deed: 'endAfterCallWork',
              text: done ? messages.deed.endAfterCallWork : words.finish,
              underWay: underWay.includes('endAfterCallWork'),
              act: () =>
                this.act({ is: 'perform', action: { do: 'endAfterCallWork', interaction: id } }),
              messages,
            })
          : nothing
      }
    </div>`;
  }

  private readonly onSubmit = (event: Event): void => event.preventDefault();

  private write(part: Partial<Draft>): void {
    this.draft = { ...this.draft, ...part };
    if (this.draft.code !== '') this.codeMissing = false;
    this.timer ??= setTimeout(this.tell, TELL_AFTER);
  }

  private save(id: string): void {
    this.codeMissing = this.draft.code === '';
    if (this.codeMissing) {
      this.focus();
      return;
    }
    this.tell();
    this.act({ is: 'perform', action: { do: 'wrapUp', interaction: id, ...this.draft } });
  }

  private readonly tell = (): void => {
    if (this.interaction !== null) this.tellOf(this.interaction.id);
  };

  private tellOf(interaction: string): void {
    if (this.timer === undefined) return;
    clearTimeout(this.timer);
    this.timer = undefined;
    this.act({ is: 'write', interaction, draft: this.draft });
  }
}

/** The newest of the moments that has come; `null`: none yet, or no end. */
function soonOf(interaction: ShownInteraction | null, now: number): number | null {
  const until = interaction?.wrapUp?.until ?? null;
  if (until === null || interaction?.state !== 'afterCallWork') return null;
  const left = (until - now) / 1_000;
  return SOON.filter((seconds) => left > 0 && left <= seconds).at(-1) ?? null;
}

declare global {
  interface HTMLElementTagNameMap {
    'omni-wrap-up': OmniWrapUp;
  }
}
