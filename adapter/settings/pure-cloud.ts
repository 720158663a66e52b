import { html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base, button } from '../panel/look/base.js';
import { spinner, spinnerStyle } from '../panel/look/spinner.js';
import { tokens } from '../panel/look/tokens.js';
import { said, unless } from './parts.js';
import { SettingsElement } from './settings-element.js';
import { sectionStyle } from './styles.js';
import type { PureCloudView } from './session/view.js';

/** The button that retrieves the statuses of the PureCloud organisation, and what comes of it. */
@customElement('settings-pure-cloud')
export class SettingsPureCloud extends SettingsElement {
  static override readonly styles = [tokens, base, button, spinnerStyle, sectionStyle];

  @property({ attribute: false }) state: PureCloudView = { is: 'idle' };

  override render(): TemplateResult {
    const { pureCloud } = this.messages;
    const { is } = this.state;
    const off = is === 'retrieving' || is === 'signingIn' || is === 'notConfigured';
    return html`
      <div class="stack">
        <div class="row">
          <button
            class="retrieve"
            type="button"
            aria-describedby="hint"
            aria-disabled=${off ? 'true' : 'false'}
            @click=${unless(off, () => this.actions.retrieveStatuses())}
          >
            ${pureCloud.retrieve}
          </button>
          <span id="hint" class="weak">${pureCloud.hint}</span>
        </div>
        <div role="status">${this.outcome()}</div>
      </div>
    `;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get('state')?.is;
    // The button that was pressed is gone with its question.
    if (before === 'signInNeeded' && this.state.is !== before) {
      this.renderRoot.querySelector<HTMLElement>('.retrieve')?.focus();
    }
  }

  private outcome(): TemplateResult {
    const { pureCloud } = this.messages;
    const { state } = this;
    const told = (level: 'info' | 'error', { what, todo }: { what: string; todo: string }) =>
      said(level, html`<p>${what} ${todo}</p>`);
    switch (state.is) {
      case 'idle':
        return html``;
      case 'notConfigured':
        return told('info', pureCloud.notConfigured);
      case 'signInNeeded':
        return said('info', [
          html`<p>
            ${state.because === null ? '' : pureCloud.signInFailed[state.because]}
            ${pureCloud.signInNeeded}
          </p>`,
          html`<div>
            <button class="sign-in" type="button" @click=${() => this.actions.signIn()}>
              ${pureCloud.signIn}
            </button>
          </div>`,
        ]);
      case 'signingIn':
        return html`<p>${spinner()} ${pureCloud.signingIn}</p>`;
      case 'retrieving':
        return html`<p>${spinner()} ${pureCloud.retrieving}</p>`;
      case 'retrieved':
        return said('success', html`<p>${pureCloud.retrieved(state.secondary)}</p>`);
      case 'failed':
        return told('error', pureCloud[state.because]);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'settings-pure-cloud': SettingsPureCloud;
  }
}
