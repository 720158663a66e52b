import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { base } from '../panel/look/base.js';
import { tokens } from '../panel/look/tokens.js';
import type { EditView, SettingsView } from './session/view.js';
import { SettingsElement } from './settings-element.js';
import { sectionStyle } from './styles.js';
import './call-centers.js';
import './coverage.js';
import './prerequisites.js';
import './saving.js';
import './sync-section.js';
import './trial/trial-element.js';

/** The administrator's settings page. */
@customElement('softphone-settings')
export class SoftphoneSettings extends SettingsElement {
  static override readonly styles = [
    tokens,
    base,
    sectionStyle,
    css`
      :host {
        min-block-size: 100%;
        background: var(--omni-ground);
      }

      main {
        display: grid;
        gap: 0.75rem;
        max-inline-size: 64rem;
        margin-inline: auto;
        padding: 1rem;
      }

      main > * {
        min-inline-size: 0;
      }

      h1 {
        color: var(--omni-text-strong);
        font-size: 1.25rem;
      }

      summary > h2 {
        display: inline;
      }

      settings-trial {
        margin-block-start: 0.75rem;
      }

      @media (max-width: 30rem) {
        main {
          padding: 0.5rem;
        }
      }
    `,
  ];

  @property({ attribute: false }) view: SettingsView | null = null;

  @state() private trying = false;
  /** What is tried, the same object for as long as it says the same: nothing is played anew for a view alone. */
  private tried: Pick<EditView, 'before' | 'after' | 'catalog'> | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('beforeunload', this.ask);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('beforeunload', this.ask);
  }

  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get('view');
    if (changed.has('view') && this.view !== null) void this.lead(before ?? null, this.view);
  }

  override render(): TemplateResult {
    const { messages, view, actions } = this;
    const edit = view?.editing ?? null;
    return html`
      <main>
        <header>
          <h1>${messages.title}</h1>
          <p>${messages.intro}</p>
        </header>
        <settings-prerequisites
          .messages=${messages}
          .framing=${edit?.framing ?? null}
          .client=${edit === null ? null : edit.pureCloud.is !== 'notConfigured'}
        ></settings-prerequisites>
        <settings-call-centers
          .messages=${messages}
          .actions=${actions}
          .view=${view}
        ></settings-call-centers>
        ${edit === null ? nothing : this.editing(edit)}
      </main>
    `;
  }

  private editing(edit: EditView): TemplateResult {
    const { messages, view, actions } = this;
    return html`
      <settings-sync .messages=${messages} .actions=${actions} .view=${view}></settings-sync>
      <settings-coverage
        .messages=${messages}
        .actions=${actions}
        .edit=${edit}
      ></settings-coverage>
      ${this.trial(edit)}
      <settings-saving .messages=${messages} .actions=${actions} .edit=${edit}></settings-saving>
    `;
  }

  /** The replay engine is loaded, and plays, only for who looks at it. */
  private trial(edit: EditView): TemplateResult {
    const { before, after, catalog } = this.triedIn(edit);
    return html`
      <section>
        <details @toggle=${(event: Event) => this.showTrial(event)}>
          <summary><h2>${this.messages.trial}</h2></summary>
          ${
            this.trying
              ? html`<settings-trial
                  .settingsBefore=${before}
                  .settingsAfter=${after}
                  .catalog=${catalog}
                  .language=${this.messages.language}
                ></settings-trial>`
              : nothing
          }
        </details>
      </section>
    `;
  }

  private triedIn({
    before,
    after,
    catalog,
  }: EditView): Pick<EditView, 'before' | 'after' | 'catalog'> {
    const now = { before, after, catalog };
    if (this.tried === null || JSON.stringify(this.tried) !== JSON.stringify(now)) this.tried = now;
    return this.tried;
  }

  private showTrial({ target }: Event): void {
    if (target instanceof HTMLDetailsElement) this.trying = target.open;
  }

  /** A save that was not tried takes the focus to the first field that is wrong. */
  private async lead(before: SettingsView | null, now: SettingsView): Promise<void> {
    if (now.editing?.save.is !== 'blocked' || before?.editing?.save.is === 'blocked') return;
    await this.updateComplete;
    const sync = this.renderRoot.querySelector('settings-sync');
    await sync?.updateComplete;
    const rules = sync?.renderRoot.querySelector('settings-rule-table');
    if ((await rules?.focusOnError()) === true) return;
    for (const name of ['settings-mapping', 'settings-more'] as const) {
      const part = sync?.renderRoot.querySelector(name);
      await part?.updateComplete;
      const fields = [...(part?.renderRoot.querySelectorAll('settings-field') ?? [])];
      const wrong = fields.find(({ problems }) => problems.some(({ kind }) => kind === 'error'));
      if (wrong === undefined) continue;
      await wrong.updateComplete;
      wrong.focus();
      return;
    }
  }

  private readonly ask = (event: BeforeUnloadEvent): void => {
    const edit = this.view?.editing;
    if (edit?.changed.length || edit?.ruleRefusals.length) event.preventDefault();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'softphone-settings': SoftphoneSettings;
  }
}
