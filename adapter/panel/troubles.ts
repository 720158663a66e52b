import { css, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { customElement } from './look/element.js';
import { base, button } from './look/base.js';
import { levelIcon } from './look/icons.js';
import { tokens } from './look/tokens.js';
import { adviceFor, type AdviceWords } from './messages/advice.js';
import { PanelElement } from './panel-element.js';
import { traitsOf, type TroubleAction } from './trouble-traits.js';
import type { Trouble } from '../session/view.js';

/** What is not as it should be: each with what happened, what to do, and a button where one helps. */
@customElement('omni-troubles')
export class OmniTroubles extends PanelElement {
  static override readonly styles = [
    tokens,
    base,
    button,
    css`
      ul {
        display: grid;
        gap: 0.5rem;
      }

      li {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 0.125rem 0.5rem;
        padding: 0.375rem 0.625rem;
        border: 1px solid var(--omni-border);
        border-inline-start: 0.25rem solid currentColor;
        border-radius: var(--omni-radius);
        background: var(--omni-surface);
        list-style: none;
      }

      li > svg {
        margin-block-start: 0.0625rem;
      }

      .error {
        color: var(--omni-error);
      }

      .warning {
        color: var(--omni-warning);
      }

      .info {
        color: var(--omni-info);
      }

      .what,
      .todo {
        color: var(--omni-text);
        overflow-wrap: anywhere;
      }

      .what {
        font-weight: 600;
      }

      .todo,
      .code,
      button {
        grid-column: 2;
      }

      .code {
        color: var(--omni-text-weak);
        font-size: var(--omni-small);
      }

      button {
        justify-self: start;
        min-block-size: 1.75rem;
        margin-block-start: 0.25rem;
      }
    `,
  ];

  @property({ attribute: false }) troubles: readonly Trouble[] = [];
  /** `null`: not loaded yet, so that there is nothing to say. */
  @property({ attribute: false }) advice: AdviceWords | null = null;
  /** Name of the list. */
  @property() label = '';
  /** Whether the way in stands elsewhere in the panel, so that it need not stand here as well. */
  @property({ type: Boolean }) signInShown = false;
  @property({ attribute: false }) act: (action: TroubleAction) => void = () => undefined;

  override render(): TemplateResult | typeof nothing {
    const { advice } = this;
    if (advice === null || this.troubles.length === 0) return nothing;
    return html`
      <ul aria-label=${this.label}>
        ${this.troubles.map((trouble) => this.trouble(trouble, advice))}
      </ul>
    `;
  }

  private trouble(trouble: Trouble, advice: AdviceWords): TemplateResult {
    const { troubles } = this.words;
    const { level, action } = traitsOf(trouble);
    const { what, todo } = adviceFor(trouble, advice);
    const offered = action === 'signIn' && this.signInShown ? null : action;
    return html`
      <li class=${level}>
        ${levelIcon[level]()}
        <p class="what"><span class="unseen">${troubles.level[level]}</span> ${what}</p>
        <p class="todo">${todo}</p>
        ${
          trouble.kind === 'definition'
            ? html`<p class="code"><code>${trouble.problem.code}</code></p>`
            : nothing
        }
        ${
          offered === null
            ? nothing
            : html`<button type="button" @click=${() => this.act(offered)}>
                ${troubles[offered]}
              </button>`
        }
      </li>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'omni-troubles': OmniTroubles;
  }
}
