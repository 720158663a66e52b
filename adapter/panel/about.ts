import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base, button } from './look/base.js';
import { tokens } from './look/tokens.js';
import { PanelElement } from './panel-element.js';
import type { SoftphoneView } from '../session/view.js';

/** Which build runs on which definition: what a support case asks for first. */
@customElement('omni-about')
export class OmniAbout extends PanelElement {
  static override readonly styles = [
    tokens,
    base,
    button,
    css`
      footer {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 0 0.5rem;
        padding-inline: 0.75rem 0.25rem;
      }

      button {
        flex: none;
        font-size: var(--omni-small);
      }

      p {
        padding-block: 0.375rem;
        color: var(--omni-text-weak);
        font-size: var(--omni-small);
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) build: SoftphoneView['build'] | null = null;

  /** The way to the Connection page; `null` on that page itself. */
  @property({ attribute: false }) connection: (() => void) | null = null;

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector('button')?.focus(options);
  }

  override render(): TemplateResult {
    const { about } = this.words;
    return html`<footer aria-label=${about.label}>
      <p>${this.text()}</p>
      ${
        this.connection === null
          ? nothing
          : html`<button class="plain" type="button" @click=${this.connection}>
              ${about.connection}
            </button>`
      }
    </footer>`;
  }

  private text(): string {
    if (this.build === null) return '';
    const { version, id, revision, definition } = this.build;
    const { about } = this.words;
    return [about.version(version, id), definition, revision === '' ? '' : about.revision(revision)]
      .filter((part) => part !== '')
      .join(' · ');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'omni-about': OmniAbout;
  }
}
