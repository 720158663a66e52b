import type { PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { PanelElement } from '../panel-element.js';
import { loadAroundMessages } from './messages/load.js';
import type { AroundMessages } from './messages/messages.js';
import type { AroundDeed, AroundView } from '../../session/phone-around/view.js';

/** What the elements of Salesforce around the phone have in common. */
export class AroundElement extends PanelElement {
  @property({ attribute: false }) view: AroundView | null = null;
  @property({ attribute: false }) act: (deed: AroundDeed) => void = () => undefined;

  /** `null` until they are loaded. */
  @state() protected messages: AroundMessages | null = null;

  private asked: string | null = null;

  protected override willUpdate(_: PropertyValues<this>): void {
    const { language } = this.words;
    if (this.asked === language) return;
    this.asked = language;
    void this.speak();
  }

  private async speak(): Promise<void> {
    const { language } = this.words;
    // English is better than no way at all where a language's chunk cannot be fetched.
    const messages = await loadAroundMessages(language)
      .catch(() => loadAroundMessages('en'))
      .catch(() => null);
    if (this.words.language === language) this.messages = messages ?? this.messages;
  }
}
