import type { PropertyValues } from 'lit';
import { state } from 'lit/decorators.js';
import { PanelElement } from '../panel-element.js';
import { loadNoticedMessages } from './messages/load.js';
import type { NoticedMessages } from './messages/messages.js';

/** An element that says something of the room's own words; until they are loaded, it shows nothing. */
export class NoticedElement extends PanelElement {
  @state() protected messages: NoticedMessages | null = null;

  /** The language that was asked for last. */
  private asked: string | null = null;

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('words') && this.asked !== this.words.language) void this.speak();
  }

  private async speak(): Promise<void> {
    const { language } = this.words;
    this.asked = language;
    const messages = await loadNoticedMessages(language).catch(() => null);
    if (this.asked === language) this.messages = messages ?? this.messages;
  }
}
