import type { Frame } from 'puppeteer-core';
import type { Console } from './console-tab.js';
import { until } from './until.js';

/** The focus may have to go all the way round through the console; in milliseconds. */
const ROUND = 40_000;

/** What has the focus, through every shadow root. */
const AT = `(() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at === document.body ? null : at;
})()`;

/** Its name: of a field its label, and nothing that is only there to be seen. */
const FOCUSED = `((at) => {
  const told = (at?.labels?.[0] ?? at)?.cloneNode(true);
  for (const sign of told?.querySelectorAll('[aria-hidden="true"]') ?? []) sign.remove();
  return (at?.getAttribute('aria-label') ?? told?.textContent ?? '').replace(/\\s+/g, ' ').trim();
})(${AT})`;

const ENABLED = `${AT}?.matches(':disabled, [aria-disabled="true"]') === false`;

/** An agent without a mouse. */
export class Keyboard {
  constructor(private readonly console: Console) {}

  /** The focus goes to the softphone, before its first control. */
  async start(): Promise<void> {
    const frame = await this.console.softphone();
    await frame.focus('body');
  }

  /** The name of what has the focus, in the softphone. */
  async focused(): Promise<string> {
    return focusedIn(await this.console.softphone());
  }

  /** From wherever the focus is; `back`: against the order of the controls. */
  async tabTo(name: string, way: 'on' | 'back' = 'on'): Promise<void> {
    await this.tabIn(() => this.console.softphone(), name, way);
  }

  /** Once it can be pressed: what is under way says so, and keeps the focus. */
  async use(name: string, by: 'Enter' | 'Space' = 'Enter', way?: 'back'): Promise<void> {
    await this.tabTo(name, way);
    await until(`${name} can be pressed`, async () => {
      const frame = await this.console.softphone();
      return (await frame.evaluate(ENABLED)) === true;
    });
    await this.console.page.keyboard.press(by);
  }

  /** The same with what is in the console around the softphone. */
  async useInConsole(name: string): Promise<void> {
    await this.tabIn(() => Promise.resolve(this.console.page.mainFrame()), name, 'on');
    await this.console.page.keyboard.press('Enter');
  }

  /** Into what has the focus. */
  async type(text: string): Promise<void> {
    await this.console.page.keyboard.type(text);
  }

  private async tabIn(
    where: () => Promise<Frame>,
    name: string,
    way: 'on' | 'back',
  ): Promise<void> {
    const { keyboard } = this.console.page;
    const look = async (): Promise<boolean> => {
      if ((await focusedIn(await where())).startsWith(name)) return true;
      if (way === 'back') await keyboard.down('Shift');
      await keyboard.press('Tab');
      await keyboard.up('Shift');
      return false;
    };
    await until(`the focus comes to ${name}`, look, ROUND);
  }
}

const focusedIn = async (frame: Frame): Promise<string> => String(await frame.evaluate(FOCUSED));
