import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { base, button, card } from '../../panel/look/base.js';
import { tokens } from '../../panel/look/tokens.js';
import { en } from './messages/en.js';
import type { RuleMessages } from './messages/messages.js';
import {
  RECOMMENDED_STATUSES,
  recommendedTemplate,
  type RecommendedStatuses,
} from './recommended.js';
import { isAny } from './rule-draft.js';
import { fieldStyle } from './rule-row.styles.js';
import { guessedStatuses } from './guessed-statuses.js';
import { statusSelect, type StatusMenus } from './status-select.js';

/** Asks which Omni-Channel status is which, and fires `rules-chosen` with the recommended rules. */
@customElement('settings-rule-start')
export class SettingsRuleStart extends LitElement {
  static override readonly styles = [
    tokens,
    base,
    button,
    card,
    fieldStyle,
    css`
      h4 {
        margin: 0 0 0.375rem;
        color: var(--omni-text-strong);
        font: inherit;
        font-weight: 600;
      }

      .fields {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 13rem), 1fr));
        gap: 0.5rem 0.75rem;
        margin-block: 0.5rem 0.75rem;
      }
    `,
  ];

  @property({ attribute: false }) menus: StatusMenus | null = null;
  @property({ attribute: false }) words: RuleMessages = en;

  @state() private chosen: Partial<RecommendedStatuses> = {};
  @state() private asked = false;

  override render(): TemplateResult | typeof nothing {
    const { menus, words } = this;
    if (menus === null) return nothing;
    const statuses = this.statuses(menus);
    const missing = this.asked && statuses.mapped === null;
    return html`
      <section class="card" aria-labelledby="title">
        <h4 id="title">${words.start.title}</h4>
        <p>${words.start.text}</p>
        <div class="fields">
          ${RECOMMENDED_STATUSES.map((name) =>
            statusSelect(
              {
                id: name,
                side: 'omni',
                label: words.start.status[name],
                chosen: statuses[name],
                empty: name === 'mapped' ? words.choose : words.start.none,
                clearable: true,
                change: (to) => {
                  this.chosen = { ...this.chosen, [name]: to === null || isAny(to) ? null : to };
                },
              },
              menus,
              words,
            ),
          )}
        </div>
        ${missing ? html`<p class="problem error" role="alert">${words.start.mappedFirst}</p>` : nothing}
        <button type="button" class="brand" @click=${() => this.create(statuses)}>
          ${words.start.create}
        </button>
      </section>
    `;
  }

  /** What was chosen, and a guess by label for the rest. */
  private statuses({ statuses }: StatusMenus): RecommendedStatuses {
    return { ...guessedStatuses(statuses.omni), ...this.chosen };
  }

  private create(statuses: RecommendedStatuses): void {
    if (statuses.mapped === null) {
      this.asked = true;
      this.renderRoot.querySelector<HTMLElement>('#mapped')?.focus();
      return;
    }
    const detail = { rules: recommendedTemplate(statuses) };
    this.dispatchEvent(new CustomEvent('rules-chosen', { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'settings-rule-start': SettingsRuleStart;
  }
}
