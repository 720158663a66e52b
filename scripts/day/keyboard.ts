import type { Console } from './console-tab.js';
import { until } from './until.js';

/** What has the focus in the softphone, by its name: of a field also by its label. */
const FOCUSED = `(() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  const label = at?.labels?.[0]?.textContent ?? at?.textContent ?? '';
  return (at?.getAttribute('aria-label') ?? label).trim();
})()`;

const ENABLED = `(() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at?.matches(':disabled, [aria-disabled="true"]') === false;
})()`;

/** An agent without a mouse. */
export class Keyboard {
  constructor(private readonly console: Console) {}

  /** The focus goes to the softphone, before its first control. */
  async start(): Promise<void> {
    const frame = await this.console.softphone();
    await frame.focus('body');
  }

  async focused(): Promise<string> {
    const frame = await this.console.softphone();
    return String(await frame.evaluate(FOCUSED));
  }

  /** From wherever the focus is. */
  async tabTo(name: string): Promise<void> {
    await until(`the focus comes to ${name}`, async () => {
      await this.console.page.keyboard.press('Tab');
      return (await this.focused()).startsWith(name);
    });
  }

  /** Once it can be pressed: what is under way says so, and keeps the focus. */
  async press(name: string): Promise<void> {
    await this.tabTo(name);
    await until(`${name} can be pressed`, async () => {
      const frame = await this.console.softphone();
      return (await frame.evaluate(ENABLED)) === true;
    });
    await this.console.page.keyboard.press('Enter');
  }
}
