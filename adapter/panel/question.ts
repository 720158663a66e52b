import { css, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { customElement } from './look/element.js';
import { base, button, card } from './look/base.js';
import { question as questionIcon } from './look/more-icons.js';
import { tokens } from './look/tokens.js';
import { PanelElement } from './panel-element.js';
import type { SoftphoneView } from '../session/view.js';

/**
 * The question before anybody is put on queue. It takes no focus by itself, as the agent may be typing to a customer;
 * the root announces it politely and puts it first.
 */
@customElement('omni-question')
export class OmniQuestion extends PanelElement {
  static override readonly styles = [
    tokens,
    base,
    card,
    button,
    css`
      .card {
        border-color: var(--omni-accent-text);
        border-inline-start-width: 0.25rem;
      }

      h2 {
        display: flex;
        align-items: center;
        gap: 0.375rem;
      }

      .answers {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 0.5rem;
        max-inline-size: 24rem;
        margin-block-start: 0.625rem;
      }
    `,
  ];

  @property({ attribute: false }) question: SoftphoneView['question'] = null;
  @property({ attribute: false }) answer: (yes: boolean) => void = () => undefined;

  override render(): TemplateResult | typeof nothing {
    if (this.question === null) return nothing;
    const { question } = this.words;
    return html`
      <section class="card" role="group" aria-labelledby="title" aria-describedby="text">
        <h2 id="title">${questionIcon()}<span>${question.title}</span></h2>
        <p id="text">${question.text(this.question)}</p>
        <div class="answers">
          <button class="brand" type="button" @click=${() => this.answer(true)}>
            ${question.yes}
          </button>
          <button type="button" @click=${() => this.answer(false)}>${question.no}</button>
        </div>
      </section>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'omni-question': OmniQuestion;
  }
}
