import { css, html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { customElement } from './look/element.js';
import { base } from './look/base.js';
import { tokens } from './look/tokens.js';
import { PanelElement } from './panel-element.js';
import type { SoftphoneView } from '../session/view.js';

/** Which build runs on which definition: what a support case asks for first. */
@customElement('omni-about')
export class OmniAbout extends PanelElement {
  static override readonly styles = [
    tokens,
    base,
    css`
      p {
        padding: 0.375rem 0.75rem;
        color: var(--omni-text-weak);
        font-size: var(--omni-small);
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) build: SoftphoneView['build'] | null = null;

  override render(): TemplateResult {
    return html`<footer aria-label=${this.words.about.label}><p>${this.text()}</p></footer>`;
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
