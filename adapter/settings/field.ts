import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { Problem } from '../definition/problem.js';
import { base } from '../panel/look/base.js';
import { tokens } from '../panel/look/tokens.js';
import { hasError, problemLine } from './parts.js';
import { SettingsElement } from './settings-element.js';
import { fieldStyle } from './styles.js';

export interface FieldOption {
  readonly value: string;
  readonly label: string;
  /** Options with the same group stand together under its name. */
  readonly group?: string;
}

/** A labelled field of one item with what is wrong with it: a menu where it has options, else a line of text. */
@customElement('settings-field')
export class SettingsField extends SettingsElement {
  static override readonly styles = [
    tokens,
    base,
    fieldStyle,
    css`
      .hint {
        margin-block-start: 0.25rem;
      }
    `,
  ];

  /** The item's path. */
  @property({ attribute: false }) item = '';
  @property({ attribute: false }) label = '';
  @property({ attribute: false }) hint = '';
  @property({ attribute: false }) value = '';
  @property({ attribute: false }) options: readonly FieldOption[] | null = null;
  @property({ attribute: false }) problems: readonly Problem[] = [];
  @property({ type: Boolean }) required = false;
  /** A whole number and not any text. */
  @property({ type: Boolean }) numeric = false;

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('#control')?.focus(options);
  }

  override render(): TemplateResult {
    const described = [
      this.hint === '' ? '' : 'hint',
      this.problems.length === 0 ? '' : 'problems',
    ].filter((id) => id !== '');
    return html`
      <label for="control"
        >${this.label}${
          this.required ? html` <span class="weak">(${this.messages.required})</span>` : nothing
        }</label
      >
      ${this.control(described.length === 0 ? nothing : described.join(' '))}
      ${this.hint === '' ? nothing : html`<p id="hint" class="hint weak">${this.hint}</p>`}
      <div id="problems">
        ${this.problems.map((problem) => problemLine(problem, this.messages))}
      </div>
    `;
  }

  private control(describedBy: string | typeof nothing): TemplateResult {
    const invalid = hasError(this.problems) ? 'true' : 'false';
    if (this.options === null) {
      return html`<input
        id="control"
        type="text"
        inputmode=${this.numeric ? 'numeric' : 'text'}
        autocomplete="off"
        spellcheck="false"
        aria-invalid=${invalid}
        aria-describedby=${describedBy}
        ?required=${this.required}
        .value=${live(this.value)}
        @change=${(event: Event) => this.take(event)}
      />`;
    }
    return html`<select
      id="control"
      aria-invalid=${invalid}
      aria-describedby=${describedBy}
      ?required=${this.required}
      @change=${(event: Event) => this.take(event)}
    >
      ${this.grouped(this.options)}
    </select>`;
  }

  private grouped(options: readonly FieldOption[]): readonly TemplateResult[] {
    const groups: { name: string | undefined; options: FieldOption[] }[] = [];
    for (const option of options) {
      const last = groups.at(-1);
      if (last !== undefined && last.name === option.group) last.options.push(option);
      else groups.push({ name: option.group, options: [option] });
    }
    return groups.map(({ name, options: members }) =>
      name === undefined
        ? html`${members.map((option) => this.option(option))}`
        : html`<optgroup label=${name}>${members.map((option) => this.option(option))}</optgroup>`,
    );
  }

  private option({ value, label }: FieldOption): TemplateResult {
    return html`<option value=${value} .selected=${live(value === this.value)}>${label}</option>`;
  }

  private take({ target }: Event): void {
    if (target instanceof HTMLSelectElement || target instanceof HTMLInputElement) {
      this.actions.set(this.item, target.value.trim());
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'settings-field': SettingsField;
  }
}
