import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { base, button } from '../look/base.js';
import { spinner, spinnerStyle } from '../look/spinner.js';
import { tokens } from '../look/tokens.js';
import { checkNumber, type NumberProblem } from './number-check.js';
import { PhoneElement } from './phone-element.js';
import { field } from './styles.js';
import type { PhoneView } from '../../session/phone/view.js';

/** A number, and the call to it. It says what is wrong with one only once the agent wants to call it. */
@customElement('omni-number-field')
export class OmniNumberField extends PhoneElement {
  static override readonly styles = [
    tokens,
    base,
    button,
    spinnerStyle,
    field,
    css`
      .line {
        display: flex;
        gap: 0.5rem;
      }

      .queue {
        display: flex;
        align-items: center;
        gap: 0.5rem;
        margin-block-start: 0.375rem;
      }

      .queue label {
        flex: none;
        margin: 0;
      }

      button {
        flex: none;
      }
    `,
  ];

  /** The number that is being called. */
  @property() dialing: string | null = null;
  @property({ attribute: false }) queues: PhoneView['queues'] = [];

  @state() private text = '';
  @state() private problem: NumberProblem | null = null;
  @state() private queue = '';

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector('input')?.focus(options);
  }

  override render(): TemplateResult | typeof nothing {
    const { messages, dialing, problem } = this;
    if (messages === null) return nothing;
    const { dial } = messages;
    return html`
      <form aria-label=${dial.title} novalidate @submit=${this.onSubmit}>
        <label for="number">${dial.number}</label>
        <div class="line">
          <input
            id="number"
            type="tel"
            autocomplete="off"
            placeholder="+1 212 555 0123"
            aria-invalid=${problem === null ? 'false' : 'true'}
            aria-describedby="problem"
            .value=${this.text}
            @input=${this.onInput}
          />
          <button class="brand call" aria-disabled=${dialing === null ? nothing : 'true'}>
            ${dial.call}
          </button>
        </div>
        <p id="problem" class="problem" role="status">
          ${problem === null ? nothing : dial.problem[problem]}
        </p>
        ${this.queueField(dial)}
        ${
          dialing === null
            ? nothing
            : html`<p class="weak">${spinner()} ${dial.calling(dialing)}</p>`
        }
      </form>
    `;
  }

  private queueField({
    queue,
    noQueue,
  }: {
    readonly queue: string;
    readonly noQueue: string;
  }): TemplateResult | typeof nothing {
    if (this.queues.length === 0) return nothing;
    return html`<div class="queue">
      <label for="queue">${queue}</label>
      <select
        id="queue"
        @change=${(event: Event) => {
          if (event.target instanceof HTMLSelectElement) this.queue = event.target.value;
        }}
      >
        <option value="">${noQueue}</option>
        ${this.queues.map(
          ({ id, name }) =>
            html`<option value=${id} ?selected=${id === this.queue}>${name}</option>`,
        )}
      </select>
    </div>`;
  }

  private readonly onInput = (event: Event): void => {
    if (!(event.target instanceof HTMLInputElement)) return;
    this.text = event.target.value;
    this.problem = null;
  };

  private readonly onSubmit = (event: Event): void => {
    event.preventDefault();
    if (this.dialing !== null) return;
    const checked = checkNumber(this.text);
    this.problem = checked.ok ? null : checked.problem;
    if (!checked.ok) {
      this.focus();
      return;
    }
    this.text = checked.number;
    const queue = this.queues.some(({ id }) => id === this.queue) ? this.queue : null;
    this.act({ is: 'dial', number: checked.number, queue });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'omni-number-field': OmniNumberField;
  }
}
