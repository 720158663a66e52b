import { html, nothing, type TemplateResult } from 'lit';
import { spinner } from '../look/spinner.js';
import { deedIcon } from './phone-icons.js';
import type { PhoneMessages } from './messages/messages.js';
import type { PhoneDeed } from '../../ports/phone.js';

export interface DeedButton {
  readonly deed: PhoneDeed;
  readonly text: string;
  /** Where the text alone does not say with whom. */
  readonly name?: string;
  /** `take`, `end`, `brand` or nothing. */
  readonly look?: string;
  readonly underWay: boolean;
  readonly act: () => void;
  readonly messages: PhoneMessages;
  /** Of what it opens. */
  readonly expanded?: boolean;
}

/**
 * A button for something that takes a moment. While it does, the button says so and keeps the focus: one that were
 * disabled would lose it.
 */
export const deedButton = (button: DeedButton): TemplateResult => {
  const { deed, text, name, look = '', underWay, act, messages, expanded } = button;
  const shape = deedIcon[deed];
  return html`<button
    type="button"
    class=${`deed ${deed} ${look}`}
    aria-label=${name ?? nothing}
    aria-disabled=${underWay ? 'true' : nothing}
    aria-expanded=${expanded === undefined ? nothing : expanded ? 'true' : 'false'}
    @click=${() => {
      if (!underWay) act();
    }}
  >
    ${underWay ? spinner() : (shape?.() ?? nothing)}<span>${text}</span>${
      underWay ? html`<span class="unseen">${messages.underWay}</span>` : nothing
    }
  </button>`;
};
