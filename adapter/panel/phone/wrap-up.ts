import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { base, button } from '../look/base.js';
import { check } from '../look/icons.js';
import { spinnerStyle } from '../look/spinner.js';
import { tokens } from '../look/tokens.js';
import { deedButton } from './deed-button.js';
import { durationText } from './describe.js';
import type { PhoneMessages } from './messages/messages.js';
import { PhoneElement } from './phone-element.js';
import { deedButton as deedButtonStyle, field } from './styles.js';
import type { WrapUpDemand } from '../../ports/phone.js';
import type { Draft, ShownInteraction } from '../../session/phone/view.js';

/** Whoever types is told of at most so often, in milliseconds. */
const TELL_AFTER = 200;

const NOTHING_WRITTEN: Draft = { code: '', notes: '' };

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
  /** In milliseconds since the epoch. */
  @property({ type: Number }) now = 0;

  /** What stands in the fields; the view's own comes later than the agent types. */
  @state() private draft = NOTHING_WRITTEN;
  @state() private codeMissing = false;

  private timer: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('beforeunload', this.tell);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('beforeunload', this.tell);
    this.tell();
  }

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector('select')?.focus(options);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
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
        ${isAfter ? this.ends(interaction, demand, messages) : nothing}
      </form>
    `;
  }

  private fields({ codes }: ShownInteraction, messages: PhoneMessages): TemplateResult {
    const words = messages.wrapUp;
    const { code, notes } = this.draft;
    return html`
      <div>
        <label for="code">${words.code}</label>
        <select
          id="code"
          aria-invalid=${this.codeMissing ? 'true' : 'false'}
          aria-describedby="missing"
          @change=${(event: Event) => {
            if (event.target instanceof HTMLSelectElement) this.write({ code: event.target.value });
          }}
        >
          <option value="" ?selected=${code === ''}>
            ${codes === null ? words.loading : words.noCode}
          </option>
          ${(codes ?? []).map(
            ({ id, name }) => html`<option value=${id} ?selected=${id === code}>${name}</option>`,
          )}
        </select>
        <p id="missing" class="problem" role="status">
          ${this.codeMissing ? words.codeMissing : nothing}
        </p>
      </div>
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

declare global {
  interface HTMLElementTagNameMap {
    'omni-wrap-up': OmniWrapUp;
  }
}
