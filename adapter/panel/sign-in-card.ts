import { css, html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { customElement } from './look/element.js';
import { base, button, card } from './look/base.js';
import { spinner, spinnerStyle } from './look/spinner.js';
import { tokens } from './look/tokens.js';
import { PanelElement } from './panel-element.js';

/** The way in to PureCloud. */
@customElement('omni-sign-in')
export class OmniSignIn extends PanelElement {
  static override readonly styles = [
    tokens,
    base,
    card,
    button,
    spinnerStyle,
    css`
      button {
        inline-size: 100%;
        margin-block-start: 0.75rem;
      }
    `,
  ];

  /** Whether the call center says where to sign in. */
  @property({ type: Boolean }) possible = false;
  @property({ type: Boolean }) underWay = false;
  /** Called inside the click itself: browsers open a window only for as long as that lasts. */
  @property({ attribute: false }) signIn: () => void = () => undefined;

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector('button')?.focus(options);
  }

  override render(): TemplateResult {
    const { signIn } = this.words;
    return html`
      <section class="card" aria-labelledby="title">
        <h2 id="title">${signIn.title}</h2>
        <p id="text">${this.explanation()}</p>
        ${this.button()}
      </section>
    `;
  }

  private button(): TemplateResult {
    // The button's text is its words and no white space, for whoever looks for it by them.
    // prettier-ignore
    return html`<button class="brand" type="button" aria-describedby="text" ?disabled=${!this.possible} @click=${() => this.signIn()}>${this.words.signIn.button}</button>`;
  }

  private explanation(): TemplateResult | string {
    const { signIn } = this.words;
    if (!this.possible) return signIn.notPossible;
    return this.underWay ? html`${spinner()} ${signIn.underWay}` : signIn.text;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'omni-sign-in': OmniSignIn;
  }
}
