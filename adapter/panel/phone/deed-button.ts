import { html, nothing, type TemplateResult } from 'lit';
import { spinner } from '../look/spinner.js';
import { deedIconOf } from './phone-icons.js';
import type { KnownMedia, PhoneMessages } from './messages/messages.js';
import type { PhoneDeed } from '../../ports/phone.js';

export interface DeedButton {
  readonly deed: PhoneDeed;
  readonly text: string;
  /** What it is done with; a call where left out. */
  readonly media?: KnownMedia;
  /** Where the text alone does not say with whom. */
  readonly name?: string;
  /** `take`, `end`, `brand` or nothing. */
  readonly look?: string;
  readonly underWay: boolean;
  readonly act: () => void;
  readonly messages: PhoneMessages;
  /** Why the agent's roles do not permit it. To press it all the same has this said. */
  readonly forbidden?: string | undefined;
  /** Of what it opens. */
  readonly expanded?: boolean;
}

/**
 * A button for something that takes a moment. While it does, the button says so and keeps the focus: one that were
 * disabled would lose it.
 */
export const deedButton = (button: DeedButton): TemplateResult => {
  const { deed, text, name, look = '', underWay, act, messages, expanded, forbidden } = button;
  const shape = deedIconOf(deed, button.media ?? 'voice');
  return html`<button
    type="button"
    class=${`deed ${deed} ${look} ${forbidden === undefined ? '' : 'forbidden'}`}
    title=${forbidden ?? nothing}
    aria-label=${name ?? nothing}
    aria-disabled=${underWay || forbidden !== undefined ? 'true' : nothing}
    aria-busy=${underWay ? 'true' : nothing}
    aria-expanded=${expanded === undefined ? nothing : expanded ? 'true' : 'false'}
    @click=${() => {
      if (!underWay) act();
    }}
  >
    ${underWay ? spinner() : (shape ?? nothing)}<span>${text}</span>${
      forbidden === undefined ? nothing : html`<span class="unseen"> ${forbidden}</span>`
    }${underWay ? html`<span class="unseen">${messages.underWay}</span>` : nothing}
  </button>`;
};
