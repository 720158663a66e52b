import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from '../panel/look/base.js';
import { check } from '../panel/look/icons.js';
import { tokens } from '../panel/look/tokens.js';
import type { FramingFault } from '../call-center/framing.js';
import { SettingsElement } from './settings-element.js';
import { sectionStyle } from './styles.js';

/** What has to be there before the sync can work, and what of it the page has seen. */
@customElement('settings-prerequisites')
export class SettingsPrerequisites extends SettingsElement {
  static override readonly styles = [
    tokens,
    base,
    sectionStyle,
    css`
      details > * + * {
        margin-block-start: 0.5rem;
      }

      summary > h2 {
        display: inline;
      }

      .there svg {
        color: var(--omni-success);
        vertical-align: -0.1875rem;
      }
    `,
  ];

  /** Whether the chosen definition names an OAuth client; `null`: none is chosen yet. */
  @property({ attribute: false }) client: boolean | null = null;

  /** What of the chosen definition keeps the softphone from being shown; `null`: none is chosen yet. */
  @property({ attribute: false }) framing: readonly FramingFault[] | null = null;

  override render(): TemplateResult {
    const { prerequisites } = this.messages;
    return html`
      <section>
        <details open>
          <summary><h2>${prerequisites.title}</h2></summary>
          <ul>
            <li>${prerequisites.app}</li>
            <li>${prerequisites.utilities}</li>
            <li>${prerequisites.agents}</li>
            <li>${prerequisites.framing} ${this.framed()}</li>
            <li>${prerequisites.client} ${this.found()}</li>
          </ul>
          <p class="weak">${prerequisites.notChecked}</p>
        </details>
      </section>
    `;
  }

  private framed(): TemplateResult | typeof nothing {
    const { framingThere, framingFault } = this.messages.prerequisites;
    if (this.framing === null) return nothing;
    return this.framing.length === 0
      ? html`<span class="there">${check()} ${framingThere}</span>`
      : html`${this.framing.map((fault) => html`<strong>${framingFault[fault]}</strong> `)}`;
  }

  private found(): TemplateResult {
    const { prerequisites } = this.messages;
    if (this.client === null) return html``;
    return this.client
      ? html`<span class="there">${check()} ${prerequisites.clientThere}</span>`
      : html`<strong>${prerequisites.clientMissing}</strong>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'settings-prerequisites': SettingsPrerequisites;
  }
}
