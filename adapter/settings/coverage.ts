import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base, button } from '../panel/look/base.js';
import { spinner, spinnerStyle } from '../panel/look/spinner.js';
import { tokens } from '../panel/look/tokens.js';
import type { Coverage } from '../ports/setup.js';
import { failureText, said, unless } from './parts.js';
import type { EditView } from './session/view.js';
import { SettingsElement } from './settings-element.js';
import { sectionStyle } from './styles.js';

/** Which agents of the call center lack a status that the edited definition needs. */
@customElement('settings-coverage')
export class SettingsCoverage extends SettingsElement {
  static override readonly styles = [tokens, base, button, spinnerStyle, sectionStyle];

  @property({ attribute: false }) edit: EditView | null = null;

  override render(): TemplateResult | typeof nothing {
    const { edit } = this;
    if (edit === null) return nothing;
    const { coverage } = this.messages;
    const checking = edit.coverage.is === 'checking';
    return html`
      <section class="stack" aria-labelledby="title">
        <div>
          <h2 id="title">${coverage.title}</h2>
          <p class="weak">${coverage.hint}</p>
        </div>
        <div class="row">
          <button
            class="check"
            type="button"
            aria-disabled=${checking ? 'true' : 'false'}
            @click=${unless(checking, () => this.actions.checkCoverage())}
          >
            ${coverage.check}
          </button>
        </div>
        <div role="status">${this.outcome(edit)}</div>
      </section>
    `;
  }

  private outcome({ coverage, catalog }: EditView): TemplateResult | typeof nothing {
    const words = this.messages.coverage;
    switch (coverage.is) {
      case 'notChecked':
        return nothing;
      case 'checking':
        return html`<p>${spinner()} ${words.checking}</p>`;
      case 'failed':
        return said('error', failureText(coverage.failure, this.messages));
      case 'checked': {
        const labelOf = (id: string): string => {
          const known = catalog.omni.find((status) => status.id === id);
          return known?.label ?? known?.apiName ?? id;
        };
        return html`<div class="stack">
          ${coverage.outdated ? said('info', html`<p>${words.outdated}</p>`) : nothing}
          ${this.found(coverage.coverage, labelOf)}
          ${
            coverage.unknownNames.length === 0
              ? nothing
              : said('warning', html`<p>${words.unknownNames(coverage.unknownNames)}</p>`)
          }
        </div>`;
      }
    }
  }

  private found(
    { agents, uncovered, unchecked }: Coverage,
    labelOf: (id: string) => string,
  ): TemplateResult {
    const { coverage: words, failure } = this.messages;
    const gaps = unchecked.map(
      ({ what, because }) => html`<p>${words.unchecked[what]} ${failure[because].what}</p>`,
    );
    return html`
      ${
        uncovered.length > 0
          ? said('warning', [
              html`<p>${words.some(uncovered.length, agents)}</p>`,
              html`<ul>
                ${uncovered.map(
                  ({ name, lacks }) => html`<li>${words.lacks(name, lacks.map(labelOf))}</li>`,
                )}
              </ul>`,
            ])
          : agents === 0
            ? said('info', html`<p>${words.nobody}</p>`)
            : unchecked.length === 0
              ? said('success', html`<p>${words.all(agents)}</p>`)
              : nothing
      }
      ${gaps.length === 0 ? nothing : said('warning', gaps)}
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'settings-coverage': SettingsCoverage;
  }
}
