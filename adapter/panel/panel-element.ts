import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { en } from './messages/en.js';
import type { Messages } from './messages/messages.js';

/** What all elements of the panel have in common: they speak the language that they are given. */
export class PanelElement extends LitElement {
  @property({ attribute: false }) words: Messages = en;
}
