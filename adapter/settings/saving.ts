import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base, button } from '../panel/look/base.js';
import { spinner, spinnerStyle } from '../panel/look/spinner.js';
import { tokens } from '../panel/look/tokens.js';
import { saveFile } from '../panel/connection/save-file.js';
import { failureText, said, unless } from './parts.js';
import { isRulePath } from './session/items.js';
import type { EditView, SaveView } from './session/view.js';
import { SettingsElement } from './settings-element.js';
import { sectionStyle } from './styles.js';
import './overtaken.js';

/** *Save*, what came of it, and the ways around it. */
@customElement('settings-saving')
export class SettingsSaving extends SettingsElement {
  static override readonly styles = [
    tokens,
    base,
    button,
    spinnerStyle,
    sectionStyle,
    css`
      .bar {
        justify-content: space-between;
      }

      details .row {
        padding-block-start: 0.5rem;
      }
    `,
  ];

  @property({ attribute: false }) edit: EditView | null = null;

  override render(): TemplateResult | typeof nothing {
    const { edit } = this;
    if (edit === null) return nothing;
    const { save } = this.messages;
    const dirty = edit.changed.length > 0 || edit.ruleRefusals.length > 0;
    const deciding = edit.save.is === 'overtaken';
    const idle = !dirty || edit.save.is === 'saving' || edit.save.is === 'checking';
    return html`
      <section class="stack" aria-label=${save.label}>
        ${edit.save.is === 'overtaken' ? this.overtaken(edit) : nothing}
        <div class="outcome" role="status">${this.outcome(edit.save)}</div>
        ${this.question(edit.save)}
        <div class="row bar">
          <div class="row">
            <button
              class="brand save"
              type="button"
              aria-disabled=${idle && !deciding ? 'true' : 'false'}
              @click=${unless(idle && !deciding, () => this.actions.save())}
            >
              ${deciding ? save.again : save.button}
            </button>
            <button
              class="discard"
              type="button"
              aria-disabled=${idle ? 'true' : 'false'}
              @click=${unless(idle, () => this.actions.discard())}
            >
              ${save.discard}
            </button>
          </div>
          <span class="weak unsaved"
            >${dirty ? save.changed(Math.max(1, changesIn(edit))) : save.unchanged}</span
          >
        </div>
        ${this.downloads(edit)}
      </section>
    `;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get('edit')?.save.is;
    const is = this.edit?.save.is;
    if (!changed.has('edit') || before === is) return;
    if (is === 'refused') this.renderRoot.querySelector('details')?.setAttribute('open', '');
    if (is === 'asking') this.renderRoot.querySelector<HTMLElement>('.not-yet')?.focus();
    else if (before === 'asking') this.renderRoot.querySelector<HTMLElement>('.save')?.focus();
  }

  private overtaken(edit: EditView): TemplateResult {
    return html`<settings-overtaken
      .messages=${this.messages}
      .actions=${this.actions}
      .edit=${edit}
    ></settings-overtaken>`;
  }

  private outcome(state: SaveView): TemplateResult | typeof nothing {
    const { save } = this.messages;
    switch (state.is) {
      case 'idle':
      case 'asking':
        return nothing;
      case 'overtaken':
        // What is seen stands above; here it is said.
        return html`<p class="unseen">${this.messages.overtaken.title}</p>`;
      case 'blocked':
        return said('error', html`<p>${save.blocked(state.errors)}</p>`);
      case 'checking':
        return html`<p>${spinner()} ${save.checking}</p>`;
      case 'saving':
        return html`<p>${spinner()} ${save.saving}</p>`;
      case 'saved':
        return said(
          'success',
          html`<p>
            ${state.switchedOff ? save.switchedOff(state.revision) : save.saved(state.revision)}
          </p>`,
        );
      case 'refused':
        return said('error', [
          html`<p>
            <strong>${state.switchingOff ? save.notSwitchedOff : save.refused}</strong> ${save.kept}
          </p>`,
          failureText(state.failure, this.messages, 'todo'),
        ]);
    }
  }

  private question(state: SaveView): TemplateResult | typeof nothing {
    if (state.is !== 'asking') return nothing;
    const { save } = this.messages;
    return html`<div role="alertdialog" aria-labelledby="asking">
      ${said('warning', [
        html`<p id="asking">${save.asking(state.uncovered)}</p>`,
        html`<div class="row">
          <button class="not-yet" type="button" @click=${() => this.actions.saveAnyway(false)}>
            ${save.notYet}
          </button>
          <button class="anyway" type="button" @click=${() => this.actions.saveAnyway(true)}>
            ${save.anyway}
          </button>
        </div>`,
      ])}
    </div>`;
  }

  /** Beside the way of the page there are two others; they are offered at once where that one failed. */
  private downloads({ ruleRefusals }: EditView): TemplateResult {
    const { save } = this.messages;
    // The file would have the rules that there were before.
    const off = ruleRefusals.length > 0;
    const button = (form: 'import' | 'metadata', label: string): TemplateResult => html`
      <button
        class=${form}
        type="button"
        aria-describedby="about-files"
        aria-disabled=${off ? 'true' : 'false'}
        @click=${unless(off, () => this.download(form))}
      >
        ${label}
      </button>
    `;
    return html`<details>
      <summary>${save.download}</summary>
      <div class="row">
        ${button('import', save.importFile)} ${button('metadata', save.metadataFile)}
        <span id="about-files" class="weak">${off ? save.noFile : save.downloadHint}</span>
      </div>
    </details>`;
  }

  private download(form: 'import' | 'metadata'): void {
    const { name, text } = this.actions.file(form);
    saveFile(name, text, 'application/xml');
  }
}

/** Rules are one change: their numbers move with each that is added or deleted. */
const changesIn = ({ changed }: EditView): number =>
  changed.filter((path) => !isRulePath(path)).length + (changed.some(isRulePath) ? 1 : 0);

declare global {
  interface HTMLElementTagNameMap {
    'settings-saving': SettingsSaving;
  }
}
