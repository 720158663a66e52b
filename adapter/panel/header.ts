import { css, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { customElement } from './look/element.js';
import { base, button } from './look/base.js';
import { tokens } from './look/tokens.js';
import { PanelElement } from './panel-element.js';

/** Who is signed in, and the way out. */
@customElement('omni-header')
export class OmniHeader extends PanelElement {
  static override readonly styles = [
    tokens,
    base,
    button,
    css`
      header {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 0.5rem;
        min-block-size: 2.5rem;
        padding: 0.125rem 0.25rem 0.125rem 0.75rem;
        border-block-end: 1px solid var(--omni-border);
        background: var(--omni-surface);
      }

      h1 {
        overflow: hidden;
        color: var(--omni-text-strong);
        font-size: 0.875rem;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      h1 {
        flex: 1;
        min-inline-size: 0;
      }

      button {
        flex: none;
      }
    `,
  ];

  /** `null`: nobody is known yet. */
  @property({ attribute: false }) agentName: string | null = null;
  @property({ type: Boolean }) signedIn = false;
  @property({ attribute: false }) signOut: () => void = () => undefined;

  override render(): TemplateResult {
    return html`
      <header>
        <h1>${this.agentName ?? this.words.softphone}</h1>
        <slot></slot>
        ${
          this.signedIn
            ? html`<button class="plain" type="button" @click=${() => this.signOut()}>
                ${this.words.header.signOut}
              </button>`
            : nothing
        }
      </header>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'omni-header': OmniHeader;
  }
}
