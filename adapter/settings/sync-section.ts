import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { base, button } from '../panel/look/base.js';
import { tokens } from '../panel/look/tokens.js';
import { hasField } from './has-field.js';
import { failureText, hasError, problemLine, problemsOf, said, unless } from './parts.js';
import { ENABLED } from './session/items.js';
import type { EditView, SettingsView, Undoable } from './session/view.js';
import { SettingsElement } from './settings-element.js';
import { fieldStyle, sectionStyle } from './styles.js';
import './mapping.js';
import './more.js';
import './pure-cloud.js';
import './rules/rule-table.js';
import type { RulesChangedEvent } from './rules/rule-table.js';

/** *Omni-Channel Sync Settings* of the chosen definition. What is next shows when what is before is chosen. */
@customElement('settings-sync')
export class SettingsSync extends SettingsElement {
  static override readonly styles = [
    tokens,
    base,
    button,
    fieldStyle,
    sectionStyle,
    css`
      .enable {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 0.125rem 0.5rem;
        align-items: start;
      }

      .enable > :not(input) {
        grid-column: 2;
      }

      .enable label {
        grid-row: 1;
      }

      .enable input {
        margin-block-start: 0.125rem;
      }

      .org {
        justify-content: space-between;
        padding: 0.5rem 0.75rem;
        border-radius: var(--omni-radius);
        background: var(--omni-ground);
      }

      .org > div {
        flex: 1 1 16rem;
      }

      .switch-off {
        border-color: var(--omni-error);
        color: var(--omni-error);
      }

      .upgrade {
        padding-block-start: 0.75rem;
        border-block-start: 1px solid var(--omni-border);
      }
    `,
  ];

  @property({ attribute: false }) view: SettingsView | null = null;

  private takenBack: Undoable | null = null;

  override render(): TemplateResult | typeof nothing {
    const { view } = this;
    if (view?.editing === undefined || view.editing === null) return nothing;
    const edit = view.editing;
    const { sync } = this.messages;
    const enabled = (edit.items.get(ENABLED) ?? '').toLowerCase() === 'true';
    return html`
      <section class="stack" aria-labelledby="title">
        <div>
          <h2 id="title" tabindex="-1">${sync.title(edit.displayName)}</h2>
          <p class="weak">${sync.terms(edit.version, edit.revision)}</p>
        </div>
        ${this.org(edit)} ${this.statusTroubles(view)} ${this.enable(edit, enabled)}
        <div class="undone" role="status" tabindex="-1">${this.undo(edit)}</div>
        ${enabled ? this.enabled(edit) : nothing} ${this.otherProblems(edit, enabled)}
      </section>
    `;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const save = this.view?.editing?.save;
    const wasOn = changed.get('view')?.editing?.enabledInOrg === true;
    if (wasOn && save?.is === 'saved' && save.switchedOff) {
      this.renderRoot.querySelector<HTMLElement>('#enabled')?.focus();
    }
    const { takenBack } = this;
    if (takenBack !== null && (this.view?.editing?.undo ?? null) === null) {
      this.takenBack = null;
      this.focusBefore(takenBack);
    }
    const before = changed.get('view')?.editing?.undo?.is;
    const now = this.view?.editing?.undo?.is;
    // The button that was pressed is gone, or has nothing more to do; what can be undone is told here.
    if (now !== before && (now === 'upgrade' || now === 'discard')) {
      this.renderRoot.querySelector<HTMLElement>('.undone')?.focus();
    }
  }

  private org({ enabledInOrg, faultyInOrg, save }: EditView): TemplateResult {
    const { sync } = this.messages;
    const on = faultyInOrg ? sync.faulty : sync.on;
    const busy = save.is === 'saving' || save.is === 'checking';
    return html`
      <div class="row org">
        <div>
          <p class="state">${enabledInOrg ? on : sync.off}</p>
          ${
            enabledInOrg
              ? html`<p id="switch-hint" class="weak">${sync.switchOffHint}</p>`
              : nothing
          }
        </div>
        ${
          enabledInOrg
            ? html`<button
                class="switch-off"
                type="button"
                aria-describedby="switch-hint"
                aria-disabled=${busy ? 'true' : 'false'}
                @click=${unless(busy, () => this.actions.switchOff())}
              >
                ${sync.switchOff}
              </button>`
            : nothing
        }
      </div>
    `;
  }

  private statusTroubles({
    statusesFailure,
    developerNames,
    channels,
  }: SettingsView): TemplateResult {
    const { statuses } = this.messages;
    return html`
      ${
        statusesFailure === null
          ? nothing
          : said('error', [
              failureText(statusesFailure, this.messages),
              html`<div>
                <button class="reload" type="button" @click=${() => this.reload()}>
                  ${this.messages.retry}
                </button>
              </div>`,
            ])
      }
      ${developerNames ? nothing : said('info', html`<p>${statuses.noNames}</p>`)}
      ${channels ? nothing : said('info', html`<p>${statuses.noChannels}</p>`)}
    `;
  }

  /** The button goes once the statuses are there. */
  private reload(): void {
    this.actions.load();
    this.renderRoot.querySelector<HTMLElement>('#title')?.focus();
  }

  private enable({ problems }: EditView, enabled: boolean): TemplateResult {
    const { label, hint } = this.messages.fields.enabled;
    const own = problemsOf(problems, ENABLED);
    return html`
      <div class="enable">
        <input
          id="enabled"
          type="checkbox"
          aria-describedby="enabled-hint enabled-problems"
          aria-invalid=${hasError(own) ? 'true' : 'false'}
          .checked=${live(enabled)}
          @change=${(event: Event) => this.toggle(event)}
        />
        <label for="enabled">${label}</label>
        <p id="enabled-hint" class="weak">${hint}</p>
        <div id="enabled-problems">
          ${own.map((problem) => problemLine(problem, this.messages))}
        </div>
      </div>
    `;
  }

  private toggle({ target }: Event): void {
    if (target instanceof HTMLInputElement) this.actions.set(ENABLED, String(target.checked));
  }

  private enabled(edit: EditView): TemplateResult {
    return html`
      ${edit.version === 1 ? this.mapping(edit) : this.rules(edit)}
      <settings-more
        .messages=${this.messages}
        .actions=${this.actions}
        .edit=${edit}
      ></settings-more>
    `;
  }

  private mapping(edit: EditView): TemplateResult {
    const { upgrade } = this.messages;
    return html`
      <settings-mapping
        .messages=${this.messages}
        .actions=${this.actions}
        .edit=${edit}
      ></settings-mapping>
      <div class="upgrade stack">
        <div>
          <h3>${upgrade.title}</h3>
          <p id="upgrade-text" class="weak">${upgrade.text}</p>
        </div>
        <div>
          <button
            type="button"
            aria-describedby="upgrade-text"
            @click=${() => this.actions.upgrade()}
          >
            ${upgrade.button}
          </button>
        </div>
      </div>
    `;
  }

  private rules(edit: EditView): TemplateResult {
    const { rules, language } = this.messages;
    return html`
      <settings-pure-cloud
        .messages=${this.messages}
        .actions=${this.actions}
        .state=${edit.pureCloud}
      ></settings-pure-cloud>
      <div>
        <h3>${rules.title}</h3>
        <settings-rule-table
          .rules=${edit.rules}
          .omniStatuses=${edit.catalog.omni}
          .presences=${edit.catalog.presences}
          .problems=${edit.problems}
          .language=${language}
          @rules-changed=${({ detail }: RulesChangedEvent) => this.actions.setRules(detail.rules)}
        ></settings-rule-table>
      </div>
    `;
  }

  private undo({ undo }: EditView): TemplateResult | typeof nothing {
    if (undo === null) return nothing;
    const { presets, upgraded, upgradedOff, discarded } = this.messages;
    const text =
      undo.is === 'preset'
        ? [
            presets.filled(presets.names[undo.preset].label),
            ...undo.gaps.map((gap) => presets.gaps[gap]),
          ]
        : undo.is === 'upgrade'
          ? [upgraded, ...(undo.switchedOff ? [upgradedOff] : [])]
          : [discarded];
    return said(text.length > 1 ? 'warning' : 'info', [
      text.map((sentence) => html`<p>${sentence}</p>`),
      html`<div>
        <button class="undo" type="button" @click=${() => this.takeBack(undo)}>
          ${this.messages.undo}
        </button>
      </div>`,
    ]);
  }

  private takeBack(undo: Undoable): void {
    this.takenBack = undo;
    this.actions.undo();
  }

  /** The button is gone with what it took back; the focus goes to what had done that. */
  private focusBefore(undo: Undoable): void {
    const root = this.renderRoot;
    const presets = root
      .querySelector('settings-mapping')
      ?.renderRoot.querySelector('settings-presets')?.renderRoot;
    const before =
      undo.is === 'preset'
        ? presets?.querySelector<HTMLElement>(`[data-preset="${undo.preset}"]`)
        : root.querySelector<HTMLElement>(undo.is === 'upgrade' ? '.upgrade button' : '#enabled');
    (before ?? root.querySelector<HTMLElement>('#enabled'))?.focus();
  }

  /** What has no field of its own on the page as it stands. */
  private otherProblems(edit: EditView, enabled: boolean): TemplateResult | typeof nothing {
    const others = edit.problems.filter((problem) => !hasField(problem, edit, enabled));
    if (others.length + edit.salesforceFindings.length === 0) return nothing;
    return html`<div class="others">
      <h3>${this.messages.problem.others}</h3>
      ${others.map((problem) => problemLine(problem, this.messages))}
      ${edit.salesforceFindings.map((text) => said('warning', html`<p lang="en">${text}</p>`))}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'settings-sync': SettingsSync;
  }
}
