import { css, html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';

/** Something that a combobox offers. */
export interface ComboboxOption {
  /** Unlike any other's in the list. */
  readonly key: string;
  readonly text: string;
  readonly detail: string;
}

export const comboboxStyle = css`
  .combobox {
    position: relative;
    flex: 1;
    min-inline-size: 0;
  }

  [role='listbox'] {
    max-block-size: 12rem;
    margin-block-start: 0.25rem;
    overflow-y: auto;
    border: 1px solid var(--omni-border-strong);
    border-radius: var(--omni-radius);
    background: var(--omni-surface);
    list-style: none;
  }

  [role='option'] {
    padding: 0.25rem 0.5rem;
    overflow-wrap: anywhere;
    cursor: pointer;
  }

  [role='option'] + [role='option'] {
    border-block-start: 1px solid var(--omni-border);
  }

  [role='option'][aria-selected='true'] {
    outline: 2px solid var(--omni-accent);
    outline-offset: -2px;
  }
`;

/**
 * The list below a text field, and its keys: https://www.w3.org/WAI/ARIA/apg/patterns/combobox/. The host draws the
 * field, with what `attributes` say, and gives it each key.
 */
export class Combobox {
  private active: string | null = null;
  private closed = false;

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly id: string,
    private readonly pick: (key: string) => void,
  ) {
    // The keys of the list are the field's, which has the focus all the time.
    host.addEventListener('click', (event) => {
      const option = event.composedPath().find((node) => this.isOption(node));
      if (option instanceof HTMLElement) this.choose(option.dataset['key'] ?? '');
    });
  }

  /** For the field. */
  attributes(options: readonly ComboboxOption[]): {
    readonly expanded: 'true' | 'false';
    readonly active: string | typeof nothing;
  } {
    const at = this.isOpen(options) ? options.findIndex(({ key }) => key === this.active) : -1;
    return {
      expanded: this.isOpen(options) ? 'true' : 'false',
      active: at < 0 ? nothing : this.optionId(at),
    };
  }

  /** The text is another one: what is found for it is offered. */
  reopen(): void {
    this.closed = false;
    this.active = null;
    this.host.requestUpdate();
  }

  close(): void {
    this.closed = true;
    this.active = null;
    this.host.requestUpdate();
  }

  /** True: the key was meant for the list. */
  onKey(event: KeyboardEvent, options: readonly ComboboxOption[]): boolean {
    if (options.length === 0 || event.isComposing) return false;
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        event.preventDefault();
        this.move(event.key === 'ArrowDown' ? 1 : -1, options);
        return true;
      case 'Enter': {
        const { active } = this;
        if (!this.isOpen(options) || active === null) return false;
        event.preventDefault();
        this.choose(active);
        return true;
      }
      case 'Escape':
        if (!this.isOpen(options)) return false;
        event.preventDefault();
        event.stopPropagation();
        this.close();
        return true;
      default:
        return false;
    }
  }

  render(options: readonly ComboboxOption[], label: string): TemplateResult {
    return html`<ul
      id=${this.id}
      role="listbox"
      aria-label=${label}
      ?hidden=${!this.isOpen(options)}
      @mousedown=${(event: Event) => event.preventDefault()}
    >
      ${options.map(
        ({ key, text, detail }, at) =>
          html`<li
            id=${this.optionId(at)}
            role="option"
            aria-selected=${key === this.active ? 'true' : 'false'}
            data-key=${key}
          >
            ${text} <span class="weak">${detail}</span>
          </li>`,
      )}
    </ul>`;
  }

  private isOpen(options: readonly ComboboxOption[]): boolean {
    return !this.closed && options.length > 0;
  }

  private isOption(node: EventTarget): boolean {
    return node instanceof HTMLElement && node.id.startsWith(`${this.id}-`);
  }

  private optionId(at: number): string {
    return `${this.id}-${at}`;
  }

  private move(by: 1 | -1, options: readonly ComboboxOption[]): void {
    const wasOpen = this.isOpen(options);
    this.closed = false;
    const at = options.findIndex(({ key }) => key === this.active);
    const first = by === 1 ? 0 : options.length - 1;
    const next = at < 0 || !wasOpen ? first : (at + by + options.length) % options.length;
    this.active = options[next]?.key ?? null;
    this.host.requestUpdate();
    void this.host.updateComplete.then(() => {
      this.host.shadowRoot
        ?.getElementById(this.optionId(next))
        ?.scrollIntoView({ block: 'nearest' });
    });
  }

  private choose(key: string): void {
    this.close();
    this.pick(key);
  }
}
