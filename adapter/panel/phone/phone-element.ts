import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import type { PhoneMessages } from './messages/messages.js';
import type { PhoneDeedMessage } from '../../session/phone/view.js';

/** What all parts of the phone have in common. A part is made only once there are words for it. */
export abstract class PhoneElement extends LitElement {
  @property({ attribute: false }) messages: PhoneMessages | null = null;
  @property({ attribute: false }) act: (deed: PhoneDeedMessage) => void = () => undefined;
}
