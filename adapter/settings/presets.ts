import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base, button } from '../panel/look/base.js';
import { tokens } from '../panel/look/tokens.js';
import { shownValue } from './choice-labels.js';
import { said } from './parts.js';
import { SettingsElement } from './settings-element.js';
import { sectionStyle } from './styles.js';
import { PRESETS, type Preset } from './session/presets.js';
import type { EditView } from './session/view.js';

/** The three documented ways to use the sync, each to be filled in by a button. */
@customElement('settings-presets')
export class SettingsPresets extends SettingsElement {
  static override readonly styles = [
    tokens,
    base,
    button,
    sectionStyle,
    css`
      .presets {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr));
        gap: 0.5rem;
      }

      .presets button {
        display: grid;
        gap: 0.125rem;
        align-content: start;
        padding: 0.5rem 0.75rem;
        text-align: start;
      }

      .presets span {
        color: var(--omni-text-weak);
        font-size: var(--omni-small);
      }
    `,
  ];

  @property({ attribute: false }) edit: EditView | null = null;

  override render(): TemplateResult {
    const { presets } = this.messages;
    return html`
      <div class="stack" role="group" aria-labelledby="title" aria-describedby="hint">
        <div>
          <h3 id="title">${presets.title}</h3>
          <p id="hint" class="weak">${presets.hint}</p>
        </div>
        <div class="presets">${PRESETS.map((preset) => this.button(preset))}</div>
        ${this.question()}
      </div>
    `;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get('edit')?.presetQuestion?.preset;
    const now = this.edit?.presetQuestion?.preset;
    if (!changed.has('edit') || before === now) return;
    if (now !== undefined) this.renderRoot.querySelector<HTMLElement>('.no')?.focus();
    else if (before !== undefined) {
      this.renderRoot.querySelector<HTMLElement>(`[data-preset="${before}"]`)?.focus();
    }
  }

  private button(preset: Preset): TemplateResult {
    const { label, hint } = this.messages.presets.names[preset];
    return html`<button
      data-preset=${preset}
      type="button"
      @click=${() => this.actions.usePreset(preset)}
    >
      ${label}<span>${hint}</span>
    </button>`;
  }

  private question(): TemplateResult | typeof nothing {
    const question = this.edit?.presetQuestion ?? null;
    if (this.edit === null || question === null) return nothing;
    const { catalog } = this.edit;
    const { presets, overtaken } = this.messages;
    return html`<div role="alertdialog" aria-labelledby="ask">
      ${said('warning', [
        html`<p id="ask">${presets.ask(presets.names[question.preset].label)}</p>
          <ul>
            ${question.overwrites.map(
              ({ item, value }) =>
                html`<li>
                  ${presets.overwrite(overtaken.item(item), shownValue(item, value, catalog, this.messages))}
                </li>`,
            )}
          </ul>`,
        html`<div class="row">
          <button class="no" type="button" @click=${() => this.actions.confirmPreset(false)}>
            ${presets.no}
          </button>
          <button class="yes" type="button" @click=${() => this.actions.confirmPreset(true)}>
            ${presets.yes}
          </button>
        </div>`,
      ])}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'settings-presets': SettingsPresets;
  }
}
