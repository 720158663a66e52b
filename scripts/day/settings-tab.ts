import axe, { type AxeResults } from 'axe-core';
import type { ElementHandle, Frame, Page } from 'puppeteer-core';
import { READ_TEXT } from './console-tab.js';
import type { Stage } from './stage.js';
import { until } from './until.js';

/** What runs in the page is given as text: the compiler's helpers do not exist there. */

/** How an administrator works. A keyboard's elements are reached by Tab alone and never given the focus by a script. */
export type Hands = 'mouse' | 'keyboard';

export const HANDS: readonly Hands[] = ['mouse', 'keyboard'];

/** `TOOLS`, in the page. */
declare const settingsTools: { way(node: unknown): number; besides(node: unknown): boolean };

/** What can be found by its name. */
const KINDS = {
  button: 'button',
  summary: 'summary',
  checkbox: 'input[type=checkbox]',
  radio: 'input[type=radio]',
  menu: 'select',
  text: 'input[type=text], textarea',
} as const;
type Kind = keyof typeof KINDS;

/** Every element that can have the focus, in the order of the document, whatever shadow tree it is in. */
const TOOLS = `window.settingsTools ??= (() => {
  const FOCUSABLE = 'button, summary, input, select, textarea, a[href], [tabindex]';
  const shown = (node) => node.checkVisibility({ visibilityProperty: true });
  const walk = (root) => [...root.querySelectorAll('*')].flatMap((node) => [
    ...(node.matches(FOCUSABLE) && !node.disabled && shown(node) ? [node] : []),
    ...(node.shadowRoot ? walk(node.shadowRoot) : []),
  ]);
  const tidy = (text) => (text ?? '').replace(/\\s+/g, ' ').trim();
  const nameOf = (node) =>
    tidy(node.getAttribute('aria-label') ?? (node.labels?.length ? node.labels[0].textContent : node.textContent));
  const groupOf = (node) => {
    for (let at = node; at; at = at.parentElement ?? at.getRootNode().host) {
      if (at.getAttribute?.('role') === 'group' && at.hasAttribute('aria-label')) return at.getAttribute('aria-label');
    }
    return null;
  };
  const active = () => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at;
  };
  const find = (selector, name, group) => {
    const all = walk(document).filter((node) => node.matches(selector) && (group === null || groupOf(node) === group));
    return all.find((node) => nameOf(node) === name) ?? all.find((node) => nameOf(node).startsWith(name)) ?? null;
  };
  return {
    find,
    /** How far the focus is from an element: 0 where it has it, below where it is behind it. */
    way(node) {
      const all = walk(document);
      const at = active();
      if (at === node) return 0;
      return all.indexOf(at) > all.indexOf(node) ? -1 : 1;
    },
    /** Whether another radio button of the same choice has the focus. */
    besides(node) {
      const at = active();
      return at !== node && at?.type === 'radio' && at.name === node.name && at.getRootNode() === node.getRootNode();
    },
    names: (selector) => walk(document).filter((node) => node.matches(selector)).map(nameOf),
    active: () => { const at = active(); return at === null ? 'nothing' : at.tagName + ' ' + nameOf(at); },
  };
})()`;

/** Nothing on the page is further away. */
const MOST_TABS = 300;

/** No menu has more. */
const MOST_OPTIONS = 60;

/** Pixels. */
const WIDTH = 1280;

/** The settings page in a browser's tab, and the hands of who works on it. */
export class SettingsTab {
  /** What the page wrote to its console, and what went wrong in it. */
  readonly errors: string[] = [];

  private constructor(
    readonly stage: Stage,
    readonly page: Page,
    private readonly frame: () => Promise<Frame>,
    readonly hands: Hands,
  ) {
    page.on('pageerror', (error) => this.errors.push(String(error)));
    page.on('console', (message) => {
      const text = message.text();
      if (!text.startsWith('Failed to load resource')) this.errors.push(text);
    });
  }

  /** The page by itself, once it has listed the definitions or said why not. */
  static async open(stage: Stage, hands: Hands = 'mouse'): Promise<SettingsTab> {
    const page = await stage.browser.newPage();
    const tab = new SettingsTab(stage, page, () => Promise.resolve(page.mainFrame()), hands);
    await tab.resize();
    await tab.colours('light');
    await page.goto(`${stage.addresses.softphone}/apex/SoftphoneSettings`);
    await until('the page is drawn', () => page.$('softphone-settings'));
    return tab;
  }

  /** The page as a tab of the console's app. */
  static within(stage: Stage, page: Page, hands: Hands = 'mouse'): SettingsTab {
    const frame = (): Promise<Frame> =>
      until('the app tab', async () => {
        const found = page.frames().find((one) => one.url().includes('/apex/SoftphoneSettings'));
        return (await found?.$('softphone-settings')) ? found : undefined;
      });
    return new SettingsTab(stage, page, frame, hands);
  }

  async text(): Promise<string> {
    return String(await (await this.frame()).evaluate(READ_TEXT));
  }

  /** Waits until the page says something that fits. */
  async says(wanted: RegExp | string): Promise<string> {
    let text = '';
    try {
      return await until(String(wanted), async () => {
        text = await this.text();
        return (typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text))
          ? text
          : undefined;
      });
    } catch {
      throw new Error(`The page did not say ${String(wanted)}, but: ${text}`);
    }
  }

  /** Presses a button, or opens or closes what a summary stands for. */
  async press(name: string, within: string | null = null): Promise<void> {
    const element = await this.find('button', name, within, true);
    await this.act(element, name, 'Enter');
  }

  async unfold(name: string): Promise<void> {
    await this.act(await this.find('summary', name), name, 'Enter');
  }

  /** Ticks a checkbox, or takes its tick away. */
  async tick(name: string, within: string | null = null): Promise<void> {
    await this.act(await this.find('checkbox', name, within), name, 'Space');
  }

  /** Chooses one of several radio buttons. */
  async pick(name: string, within: string | null = null): Promise<void> {
    const element = await this.find('radio', name, within);
    if (this.hands === 'mouse') {
      await element.click();
      return;
    }
    await this.reach(element, name);
    const chosen = await element.evaluate(
      (node) => node.matches(':checked') || settingsTools.way(node) !== 0,
    );
    if (!chosen) await this.page.keyboard.press('Space');
  }

  /** Chooses the option of a menu whose label begins so. */
  async choose(menu: string, option: string, within: string | null = null): Promise<void> {
    const element = await this.menu(menu, within);
    if (this.hands === 'mouse') {
      const { wanted } = await place(element, menu, option);
      // The open list is drawn by the system, where no test's mouse can reach it.
      await element.select(
        await element.evaluate((node, at) => node.options.item(at)?.value ?? '', wanted),
      );
      return;
    }
    await this.reach(element, menu);
    for (let presses = 0; presses < MOST_OPTIONS; presses += 1) {
      // A menu that asks for a choice has one option less once there is one.
      const { at, wanted } = await place(element, menu, option);
      if (at === wanted) return;
      await this.page.keyboard.press(at < wanted ? 'ArrowDown' : 'ArrowUp');
    }
    throw new Error(`${menu} could not be brought to ${option}.`);
  }

  /** Types over what a field holds, and goes on. */
  async type(field: string, text: string, within: string | null = null): Promise<void> {
    const element = await this.find('text', field, within);
    if (this.hands === 'mouse') await element.click();
    else await this.reach(element, field);
    await this.page.keyboard.down('Control');
    await this.page.keyboard.press('KeyA');
    await this.page.keyboard.up('Control');
    await this.page.keyboard.type(text);
    await this.page.keyboard.press('Tab');
  }

  /** What a field or menu shows: its text, the label of its option, or whether it is ticked. */
  async shown(kind: Exclude<Kind, 'button'>, name: string): Promise<string> {
    const element = await this.find(kind, name);
    return element.evaluate((node) => {
      if (node instanceof HTMLSelectElement)
        return node.selectedOptions.item(0)?.label.trim() ?? '';
      if (node instanceof HTMLTextAreaElement) return node.value;
      if (!(node instanceof HTMLInputElement)) return '';
      return node.type === 'text' ? node.value : String(node.checked);
    });
  }

  /** The names of all that there is of a kind. */
  async names(kind: Kind): Promise<readonly string[]> {
    const frame = await this.tooled();
    const names: unknown = await frame.evaluate(
      `settingsTools.names(${JSON.stringify(KINDS[kind])})`,
    );
    return Array.isArray(names) ? names.map(String) : [];
  }

  /** What has the focus, by its name. */
  async focused(): Promise<string> {
    return String(await (await this.tooled()).evaluate('settingsTools.active()'));
  }

  /** Saves, whoever may lack a status, and waits until that is done. Gives the sentence. */
  async save(
    words = { save: 'Save', anyway: 'Save nevertheless', saved: 'Saved as revision' },
  ): Promise<void> {
    await this.press(words.save);
    const seen = await this.says(new RegExp(`${words.saved}|${words.anyway}`));
    if (seen.includes(words.anyway)) await this.press(words.anyway);
    await this.says(words.saved);
  }

  /** What axe finds, a line each. */
  async findings(): Promise<readonly string[]> {
    const frame = await this.frame();
    if ((await frame.evaluate('typeof axe')) === 'undefined') await frame.evaluate(axe.source);
    return this.run('axe.run()');
  }

  /** What axe finds of the colours in the dark; `findings` first. */
  async findingsInTheDark(): Promise<readonly string[]> {
    await this.colours('dark');
    const found = await this.run("axe.run({ runOnly: ['color-contrast'] })");
    await this.colours('light');
    return found;
  }

  private async run(script: string): Promise<readonly string[]> {
    const results = (await (await this.frame()).evaluate(script)) as AxeResults;
    if (results.passes.length === 0) throw new Error('axe had nothing to look at.');
    return results.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} (${failureSummary ?? ''})`),
    );
  }

  async colours(value: 'light' | 'dark'): Promise<void> {
    await this.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
  }

  async resize(width = WIDTH): Promise<void> {
    await this.page.setViewport({ width, height: 900 });
  }

  /** A picture of one part of the page. */
  async picture(selector: string, file: `${string}.png`): Promise<void> {
    const part = await until(selector, () => this.page.$(`>>> ${selector}`));
    await part.screenshot({ path: file });
  }

  /** How many pixels the page is wider than its window. */
  async overflow(): Promise<number> {
    const frame = await this.frame();
    return Number(
      await frame.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      ),
    );
  }

  /** Neither the page nor the browser had anything to complain of. */
  verify(): void {
    const complaints = [...this.errors.splice(0), ...this.stage.violations.splice(0)];
    if (complaints.length > 0) throw new Error(`The browser complained: ${complaints.join('\n')}`);
  }

  /** Leaves, whatever is not saved. */
  async close(): Promise<void> {
    if (!this.page.isClosed()) await this.page.close();
  }

  private async tooled(): Promise<Frame> {
    const frame = await this.frame();
    await frame.evaluate(TOOLS);
    return frame;
  }

  private async find(
    kind: Kind,
    name: string,
    within: string | null = null,
    enabled = false,
  ): Promise<ElementHandle> {
    const args = [KINDS[kind], name, within].map((each) => JSON.stringify(each)).join();
    try {
      return await until(`${kind} "${name}"`, async () => {
        const frame = await this.tooled();
        const found = await frame.evaluateHandle(`settingsTools.find(${args})`);
        const element = found.asElement() as ElementHandle | null;
        if (element === null) return undefined;
        const off = await element.evaluate((node) => node.matches('[aria-disabled="true"]'));
        return enabled && off ? undefined : element;
      });
    } catch {
      const names = await this.names(kind);
      throw new Error(
        `There is no ${kind} "${name}", but: ${names.join(' | ')}; ${await this.text()}`,
      );
    }
  }

  private async menu(
    name: string,
    within: string | null,
  ): Promise<ElementHandle<HTMLSelectElement>> {
    return (await this.find('menu', name, within)).toElement('select');
  }

  private async act(element: ElementHandle, name: string, key: 'Enter' | 'Space'): Promise<void> {
    if (this.hands === 'mouse') {
      await element.click();
      return;
    }
    await this.reach(element, name);
    await this.page.keyboard.press(key);
  }

  /** Tab, or Shift and Tab, until the element has the focus. */
  private async reach(element: ElementHandle, name: string): Promise<void> {
    for (let presses = 0; presses < MOST_TABS; presses += 1) {
      const way = await element.evaluate((node) => settingsTools.way(node));
      if (way === 0) return;
      if (await element.evaluate((node) => settingsTools.besides(node))) {
        await this.page.keyboard.press(way < 0 ? 'ArrowUp' : 'ArrowDown');
        // An arrow chooses as it goes; a choice that is asked about takes the focus to the question.
        if (!(await element.evaluate((node) => settingsTools.besides(node)))) return;
        continue;
      }
      if (way < 0) await this.page.keyboard.down('Shift');
      await this.page.keyboard.press('Tab');
      if (way < 0) await this.page.keyboard.up('Shift');
    }
    throw new Error(`"${name}" is not reached with Tab; the focus is on ${await this.focused()}`);
  }
}

/** Where a menu is, and where the option is whose label begins so. */
async function place(
  element: ElementHandle<HTMLSelectElement>,
  menu: string,
  option: string,
): Promise<{ readonly at: number; readonly wanted: number }> {
  const { at, labels } = await element.evaluate((node) => ({
    at: node.selectedIndex,
    labels: [...node.options].map(({ label }) => label.trim()),
  }));
  const wanted = labels.findIndex((label) => label.startsWith(option));
  if (wanted >= 0) return { at, wanted };
  throw new Error(`${menu} has no option ${option}, but: ${labels.join(', ')}`);
}
