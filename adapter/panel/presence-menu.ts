import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { customElement } from './look/element.js';
import { base, button } from './look/base.js';
import { check } from './look/icons.js';
import { chevronDown } from './look/more-icons.js';
import { statusStyle, statusView } from './look/status-view.js';
import { tokens } from './look/tokens.js';
import { movedIndex, NOTHING_TYPED, typeAhead, typedIndex, type Typed } from './menu-focus.js';
import { PanelElement } from './panel-element.js';
import { groupPresences, inMenuOrder, type PresenceGroup } from './presence-groups.js';
import { menuStyle } from './presence-menu.styles.js';
import type { PresenceChoice, ShownStatus } from '../session/view.js';
import type { Status } from '../sync/status.js';

/** Pixels that the menu keeps free above and below. */
const MARGIN = 8;

/** Pixels of a menu that scrolls, however little room there is. */
const LEAST_ROOM = 160;

/**
 * The PureCloud status and the menu to change it: the menu button pattern of
 * https://www.w3.org/WAI/ARIA/apg/patterns/menu-button/ . Moving through the menu sets nothing; Enter, Space or a
 * click does.
 */
@customElement('omni-presence-menu')
export class OmniPresenceMenu extends PanelElement {
  static override readonly styles = [tokens, base, button, statusStyle, menuStyle];

  @property({ attribute: false }) shown: ShownStatus | null = null;
  @property({ attribute: false }) choices: readonly PresenceChoice[] = [];
  @property({ type: Boolean }) disabled = false;
  @property({ attribute: false }) choose: (status: Status) => void = () => undefined;

  @state() private open = false;
  @state() private above = false;
  /** Pixels that the open menu may take. */
  private room = 0;

  private typed: Typed = NOTHING_TYPED;
  /** The entry that takes the focus once the menu is drawn. */
  private entering: 'current' | 'last' | null = null;

  override focus(options?: FocusOptions): void {
    this.trigger()?.focus(options);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.close(false);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('disabled') && this.disabled) this.close(false);
  }

  protected override updated(): void {
    if (!this.open || this.entering === null) return;
    // A style attribute in the template would be refused by the page's content security policy.
    const menu = this.renderRoot.querySelector<HTMLElement>('#menu');
    if (menu !== null) menu.style.maxBlockSize = `${this.room}px`;
    const items = this.items();
    const current = items.findIndex((item) => item.getAttribute('aria-checked') === 'true');
    items.at(this.entering === 'last' ? -1 : Math.max(current, 0))?.focus();
    this.entering = null;
  }

  override render(): TemplateResult {
    const { menu, unknown } = this.words.pureCloud;
    return html`
      <button
        id="trigger"
        type="button"
        aria-haspopup="menu"
        aria-expanded=${this.open ? 'true' : 'false'}
        aria-controls=${this.open ? 'menu' : nothing}
        ?disabled=${this.disabled || this.choices.length === 0}
        @pointerdown=${this.handleTriggerPointer}
        @click=${() => (this.open ? this.close(true) : this.show('current'))}
        @keydown=${this.handleTriggerKey}
      >
        <span class="unseen">${menu}:</span>
        ${this.shown === null ? html`<span class="weak">${unknown}</span>` : statusView(this.shown)}
        ${chevronDown()}
      </button>
      ${this.open ? this.menu() : nothing}
    `;
  }

  private menu(): TemplateResult {
    return html`
      <div
        id="menu"
        role="menu"
        tabindex="-1"
        aria-label=${this.words.pureCloud.menu}
        class=${this.above ? 'above' : ''}
        @keydown=${this.handleMenuKey}
        @focusout=${this.handleFocusOut}
      >
        ${groupPresences(this.choices).map((group) => this.group(group))}
      </div>
    `;
  }

  private group({ primary, secondary }: PresenceGroup): TemplateResult {
    if (secondary.length === 0) return html`${primary === null ? nothing : this.item(primary)}`;
    return html`
      <div role="group" aria-label=${primary?.label ?? nothing}>
        ${primary === null ? nothing : this.item(primary)}
        ${secondary.map((choice) => this.item(choice))}
      </div>
    `;
  }

  private item(choice: PresenceChoice): TemplateResult {
    const current = choice.status === this.shown?.status;
    return html`
      <button
        type="button"
        role="menuitemradio"
        tabindex="-1"
        class=${choice.secondary ? 'secondary' : ''}
        aria-checked=${current ? 'true' : 'false'}
        @click=${() => this.take(choice)}
      >
        ${statusView(choice)} ${current ? check() : nothing}
      </button>
    `;
  }

  private trigger(): HTMLButtonElement | null {
    return this.renderRoot.querySelector<HTMLButtonElement>('#trigger');
  }

  private items(): readonly HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('[role="menuitemradio"]')];
  }

  private show(entering: 'current' | 'last'): void {
    const trigger = this.trigger();
    if (trigger === null || trigger.disabled) return;
    const { top, bottom } = trigger.getBoundingClientRect();
    const below = window.innerHeight - bottom;
    this.above = top > below;
    this.room = Math.max(this.above ? top : below, LEAST_ROOM) - 2 * MARGIN;
    this.entering = entering;
    this.typed = NOTHING_TYPED;
    this.open = true;
  }

  private close(backToTrigger: boolean): void {
    this.open = false;
    if (backToTrigger) this.trigger()?.focus();
  }

  private take(choice: PresenceChoice): void {
    this.close(true);
    this.choose(choice.status);
  }

  /** Keeps the focus in an open menu, which would close when it lost it, and be opened again by the click. */
  private readonly handleTriggerPointer = (event: PointerEvent): void => {
    if (this.open) event.preventDefault();
  };

  private readonly handleTriggerKey = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    this.show(event.key === 'ArrowUp' ? 'last' : 'current');
  };

  private readonly handleMenuKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    // Enter and Space are the entry's own, as it is a button.
    if (key === 'Enter' || key === ' ') return;
    if (key === 'Tab' || key === 'Escape') {
      this.close(true);
      // Tab goes on from the button, as if there had been no menu.
      if (key === 'Tab') return;
    } else {
      const items = this.items();
      const current = items.findIndex((item) => item.matches(':focus'));
      const next =
        key.length === 1 ? this.typeOn(event, current) : movedIndex(key, current, items.length);
      items[next]?.focus();
      if (next < 0) return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  private typeOn(event: KeyboardEvent, current: number): number {
    this.typed = typeAhead(this.typed, event.key, event.timeStamp);
    const labels = inMenuOrder(groupPresences(this.choices)).map(({ label }) => label);
    return typedIndex(labels, this.typed.text, current);
  }

  private readonly handleFocusOut = (event: FocusEvent): void => {
    const to = event.relatedTarget;
    const menu = event.currentTarget;
    if (menu instanceof Node && to instanceof Node && menu.contains(to)) return;
    this.close(false);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'omni-presence-menu': OmniPresenceMenu;
  }
}
