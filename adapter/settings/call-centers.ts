import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { VERSIONS } from '../definition/versions.js';
import { base, button } from '../panel/look/base.js';
import { spinner, spinnerStyle } from '../panel/look/spinner.js';
import { tokens } from '../panel/look/tokens.js';
import { failureText, said } from './parts.js';
import { SettingsElement } from './settings-element.js';
import { fieldStyle, sectionStyle } from './styles.js';
import type { ListedCallCenter, SettingsView } from './session/view.js';

const READS = VERSIONS.map(({ version }) => version);

/** *Select a call center*: the definitions of this softphone in the org. */
@customElement('settings-call-centers')
export class SettingsCallCenters extends SettingsElement {
  static override readonly styles = [
    tokens,
    base,
    button,
    spinnerStyle,
    fieldStyle,
    sectionStyle,
    css`
      fieldset {
        display: grid;
        gap: 0.5rem;
        margin: 0;
        padding: 0;
        border: 0;
        min-inline-size: 0;
      }

      .choice {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 0.125rem 0.625rem;
        padding: 0.5rem 0.75rem;
        border: 1px solid var(--omni-border);
        border-radius: var(--omni-radius);
        overflow-wrap: anywhere;
      }

      .choice:has(input:checked) {
        border-color: var(--omni-accent-text);
        box-shadow: inset 0 0 0 1px var(--omni-accent-text);
      }

      .choice > :not(input) {
        grid-column: 2;
      }

      .choice input {
        grid-column: 1;
        grid-row: 1;
        margin-block-start: 0.125rem;
      }

      .choice label {
        grid-row: 1;
      }
    `,
  ];

  @property({ attribute: false }) view: SettingsView | null = null;

  override render(): TemplateResult {
    const { list } = this.messages;
    return html`
      <section class="stack" aria-labelledby="title">
        <div>
          <h2 id="title" tabindex="-1">${list.title}</h2>
          <p class="weak">${list.hint}</p>
        </div>
        ${this.view === null ? nothing : this.body(this.view)}
      </section>
    `;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get('view')?.leavingFor ?? null;
    const now = this.view?.leavingFor ?? null;
    if (!changed.has('view') || before === now) return;
    const focused = now === null ? 'input:checked' : '.stay';
    this.renderRoot.querySelector<HTMLElement>(focused)?.focus();
  }

  private body({ list, opening, leavingFor, editing }: SettingsView): TemplateResult {
    const words = this.messages.list;
    if (list.is === 'loading') return html`<p>${spinner()} ${words.loading}</p>`;
    if (list.is === 'failed') {
      return html`${said('error', [failureText(list.failure, this.messages), this.reload()])}`;
    }
    const chosen = opening?.internalName ?? editing?.internalName ?? null;
    return html`
      ${
        list.callCenters.length === 0
          ? said('warning', [html`<p>${words.none}</p>`, this.reload()])
          : html`<fieldset>
              <legend class="unseen">${words.title}</legend>
              ${list.callCenters.map((one, index) => this.choice(one, index, chosen))}
            </fieldset>`
      }
      ${
        list.others.length === 0
          ? nothing
          : html`<p class="weak others">${words.others(list.others)}</p>`
      }
      ${leavingFor === null ? nothing : this.question(editing?.displayName ?? '', leavingFor)}
      ${opening === null ? nothing : this.opening(opening)}
    `;
  }

  private choice(one: ListedCallCenter, index: number, chosen: string | null): TemplateResult {
    const { list } = this.messages;
    const described = `facts${index}${one.editable ? '' : ` why${index}`}`;
    return html`
      <div class="choice">
        <input
          id="choice${index}"
          type="radio"
          name="call-center"
          aria-describedby=${described}
          ?disabled=${!one.editable}
          .checked=${live(one.internalName === chosen)}
          @change=${() => this.pick(one)}
        />
        <label for="choice${index}">${one.displayName}</label>
        <p id="facts${index}" class="weak">
          ${list.internalName(one.internalName)} · ${list.version(one.version)} ·
          ${list.revision(one.revision)}
        </p>
        ${
          one.editable
            ? nothing
            : html`<p id="why${index}" class="why">${list.notEditable(one.version, READS)}</p>`
        }
      </div>
    `;
  }

  /** What is checked is what the view says; a pick that is still asked about is not yet one. */
  private pick({ internalName }: ListedCallCenter): void {
    this.actions.choose(internalName);
    this.requestUpdate();
  }

  private question(from: string, to: ListedCallCenter): TemplateResult {
    const { leaving } = this.messages;
    return html`
      <div role="alertdialog" aria-labelledby="leaving" aria-describedby="leaving-text">
        ${said('warning', [
          html`<h3 id="leaving">${leaving.title}</h3>
            <p id="leaving-text">${leaving.text(from, to.displayName)}</p>`,
          html`<div class="row">
            <button class="stay" type="button" @click=${() => this.actions.leave(false)}>
              ${leaving.stay}
            </button>
            <button class="leave" type="button" @click=${() => this.actions.leave(true)}>
              ${leaving.leave}
            </button>
          </div>`,
        ])}
      </div>
    `;
  }

  private opening({ internalName, failure }: NonNullable<SettingsView['opening']>): TemplateResult {
    if (failure === null) {
      return html`<p>${spinner()} ${this.messages.list.opening(internalName)}</p>`;
    }
    return said('error', [
      failureText(failure, this.messages),
      html`<div>
        <button type="button" @click=${() => this.again(() => this.actions.choose(internalName))}>
          ${this.messages.retry}
        </button>
      </div>`,
    ]);
  }

  private reload(): TemplateResult {
    return html`<div>
      <button class="reload" type="button" @click=${() => this.again(() => this.actions.load())}>
        ${this.messages.retry}
      </button>
    </div>`;
  }

  /** The button goes with what it stood for; the focus stays where its answer will be. */
  private again(act: () => void): void {
    act();
    this.renderRoot.querySelector<HTMLElement>('#title')?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'settings-call-centers': SettingsCallCenters;
  }
}
