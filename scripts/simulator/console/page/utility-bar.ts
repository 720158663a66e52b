import { html, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { SoftphonePanel } from './open-cti-host.js';

export interface UtilityItem {
  readonly id: string;
  label: string;
  panelLabel: string;
  /** An SLDS utility icon's name; shown as a letter, for the icons are Salesforce's. */
  icon: string;
  panelIcon: string;
  /** Pixels; absent: as large as its content. */
  width?: number;
  height?: number;
  open: boolean;
  readonly content: () => unknown;
}

const SIGNS: Readonly<Record<string, string>> = {
  call: '✆',
  end_call: '✕',
  incoming_call: '↘',
  outbound_call: '↗',
  pause: '‖',
  edit_form: '✎',
  omni_channel: '◉',
  connected_apps: '⇄',
  voicemail: '✉',
  warning: '!',
};

const sign = (icon: string): string => SIGNS[icon] ?? icon.charAt(0).toUpperCase();

/** The docked bar and its panels. A closed panel stays loaded, as in Lightning. */
export class UtilityBar {
  readonly #items: readonly UtilityItem[];
  readonly #changed: () => void;

  constructor(items: readonly UtilityItem[], changed: () => void) {
    this.#items = items;
    this.#changed = changed;
  }

  toggle(item: UtilityItem, open = !item.open): void {
    item.open = open;
    this.#changed();
  }

  render(): TemplateResult {
    return html`
      <div class="utility-panels">${this.#items.map((item) => this.#panel(item))}</div>
      <footer class="utility-bar">
        <ul aria-label="Utility bar">
          ${this.#items.map(
            (item) =>
              html`<li>
                <button
                  id="utility-${item.id}"
                  aria-expanded=${item.open ? 'true' : 'false'}
                  aria-controls="panel-${item.id}"
                  @click=${() => this.toggle(item)}
                >
                  <span class="sign" data-icon=${item.icon} aria-hidden="true"
                    >${sign(item.icon)}</span
                  >
                  ${item.label}
                </button>
              </li>`,
          )}
        </ul>
      </footer>
    `;
  }

  #panel(item: UtilityItem): TemplateResult {
    // Sizes are set by script: the page's policy allows no style attributes.
    const size = (element: Element | undefined): void => {
      if (!(element instanceof HTMLElement)) return;
      if (item.width !== undefined) element.style.width = `${item.width}px`;
      if (item.height !== undefined) element.style.height = `${item.height}px`;
    };
    return html`<section
      id="panel-${item.id}"
      class="utility-panel ${item.open ? '' : 'closed'} ${item.height === undefined ? '' : 'sized'}"
      aria-label=${item.panelLabel}
      ?inert=${!item.open}
      ${ref(size)}
    >
      <header>
        <span class="sign" aria-hidden="true">${sign(item.panelIcon)}</span>
        <h2>${item.panelLabel}</h2>
        <button
          class="close"
          aria-label="Minimise ${item.label}"
          @click=${() => this.toggle(item, false)}
        >
          –
        </button>
      </header>
      <div class="utility-content">${item.content() ?? nothing}</div>
    </section>`;
  }
}

/** What Open CTI may do with its item. */
export function softphonePanel(
  item: UtilityItem,
  bar: () => UtilityBar,
  changed: () => void,
): SoftphonePanel {
  const set = (change: Partial<Omit<UtilityItem, 'id' | 'content'>>): void => {
    Object.assign(item, change);
    changed();
  };
  return {
    get visible() {
      return item.open;
    },
    show: (visible) => bar().toggle(item, visible),
    setHeight: (height) => set({ height }),
    setWidth: (width) => set({ width }),
    setPanelLabel: (panelLabel) => set({ panelLabel }),
    setItemLabel: (label) => set({ label }),
    setPanelIcon: (panelIcon) => set({ panelIcon }),
    setItemIcon: (icon) => set({ icon }),
  };
}
