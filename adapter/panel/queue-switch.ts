import { css, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { customElement } from './look/element.js';
import { base } from './look/base.js';
import { check } from './look/icons.js';
import { spinner, spinnerStyle } from './look/spinner.js';
import { tokens } from './look/tokens.js';
import { PanelElement } from './panel-element.js';

/**
 * On Queue, as a switch. It stands where the agent put it; while PureCloud has not followed, its line says so, and
 * the status above still tells what PureCloud shows.
 */
@customElement('omni-queue-switch')
export class OmniQueueSwitch extends PanelElement {
  static override readonly styles = [
    tokens,
    base,
    spinnerStyle,
    css`
      button {
        display: grid;
        grid-template-columns: 1fr auto;
        align-items: center;
        gap: 0 0.75rem;
        inline-size: 100%;
        padding: 0.125rem 0.125rem 0.125rem 0;
        border: 0;
        border-radius: var(--omni-radius);
        background: none;
        color: inherit;
        font: inherit;
        text-align: start;
        cursor: pointer;
      }

      .name {
        font-weight: 600;
      }

      .track {
        grid-area: 1 / 2 / 3 / 3;
        display: flex;
        align-items: center;
        inline-size: 2.75rem;
        block-size: 1.5rem;
        padding: 0.125rem;
        border: 1px solid var(--omni-border-strong);
        border-radius: 1rem;
        background: light-dark(#757575, #5c5c5c);
        transition: background-color 0.15s;
      }

      .knob {
        display: grid;
        place-items: center;
        inline-size: 1.125rem;
        block-size: 1.125rem;
        /* Seen where the system's own few colours are forced. */
        border: 1px solid transparent;
        border-radius: 50%;
        background: #fff;
        transition: translate 0.15s;
      }

      .knob svg {
        inline-size: 0.875rem;
        block-size: 0.875rem;
        color: #0250d9;
      }

      [aria-checked='true'] .track {
        border-color: var(--omni-accent);
        background: var(--omni-accent);
      }

      [aria-checked='true'] .knob {
        translate: 1.25rem 0;
      }

      button:disabled {
        color: var(--omni-on-disabled);
        cursor: default;
      }

      button:disabled .track {
        border-color: var(--omni-border);
        background: var(--omni-disabled);
      }

      button:disabled .weak {
        color: inherit;
      }

      @media (prefers-reduced-motion: reduce) {
        .track,
        .knob {
          transition: none;
        }
      }
    `,
  ];

  /** What PureCloud shows. */
  @property({ type: Boolean }) on = false;
  /** Where the agent has put it and PureCloud has not followed yet. */
  @property({ attribute: false }) pending: boolean | null = null;
  @property({ type: Boolean }) disabled = false;
  /** PureCloud cannot be asked, so that `on` may be an old story. */
  @property({ type: Boolean }) unconnected = false;
  @property({ attribute: false }) toggle: (on: boolean) => void = () => undefined;

  override render(): TemplateResult {
    const { queue } = this.words;
    const wanted = this.pending ?? this.on;
    const waits = wanted !== this.on;
    const says = wanted ? queue.on : queue.off;
    const goes = wanted ? queue.goingOn : queue.goingOff;
    const line = this.unconnected ? queue.unknown : waits ? goes : says;
    return html`
      <button
        type="button"
        role="switch"
        aria-checked=${wanted ? 'true' : 'false'}
        aria-labelledby="name"
        aria-describedby="line"
        ?disabled=${this.disabled}
        @click=${() => this.toggle(!wanted)}
      >
        <span class="name" id="name">${queue.label}</span>
        <span class="weak" id="line"
          >${waits && !this.unconnected ? spinner() : nothing} ${line}</span
        >
        <span class="track"><span class="knob">${wanted ? check() : nothing}</span></span>
      </button>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'omni-queue-switch': OmniQueueSwitch;
  }
}
