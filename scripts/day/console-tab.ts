import type { CDPSession, ElementHandle, Frame, Page } from 'puppeteer-core';
import { until } from './until.js';

/** What runs in the page is given as text: the compiler's helpers do not exist there. */

/** Shadow trees are read as they are drawn. */
export const READ_TEXT = `(() => {
  const read = (node) => {
    if (node instanceof Element && (node.tagName === 'STYLE' || node.hasAttribute('hidden'))) return '';
    if (node.nodeType === Node.TEXT_NODE) return node.textContent;
    if (node instanceof Element && node.shadowRoot) return read(node.shadowRoot);
    const children = node instanceof HTMLSlotElement ? node.assignedNodes() : node.childNodes;
    return [...children].map(read).join(' ');
  };
  return read(document.body).replace(/\\s+/g, ' ').trim();
})()`;

/** Milliseconds; what is not hit by then never will be. */
const CLICK_LIMIT = 1_000;

/** One console tab, and the softphone's panel in it. */
export class Console {
  /** What the page wrote to its console, and what went wrong in it. */
  readonly errors: string[] = [];

  constructor(readonly page: Page) {
    page.on('pageerror', (error) => this.errors.push(String(error)));
    page.on('console', (message) => {
      // Failed requests are told as well; where a test makes them fail, they are no fault of the page.
      const text = message.text();
      if (!text.startsWith('Failed to load resource')) this.errors.push(text);
    });
  }

  /** The softphone's frame, once its panel is drawn. */
  async softphone(): Promise<Frame> {
    return until('the softphone is in the console', async () => {
      const frame = this.page.frames().find((one) => one.url().includes('/apex/Softphone?'));
      const panel = await frame?.$('omni-softphone');
      return panel ? frame : undefined;
    });
  }

  /** Everything that the panel says, as text. */
  async text(): Promise<string> {
    const frame = await this.softphone();
    return String(await frame.evaluate(READ_TEXT));
  }

  /** Waits until the panel says something that fits. */
  async says(wanted: RegExp | string): Promise<string> {
    let text = '';
    const fits = (): boolean =>
      typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text);
    try {
      return await until(String(wanted), async () => {
        text = await this.text();
        return fits() ? text : undefined;
      });
    } catch {
      throw new Error(`The panel did not say ${String(wanted)}, but: ${text}`);
    }
  }

  /** Everything that the panel said while something was done, one text a change. */
  async heardWhile(act: () => Promise<unknown>): Promise<readonly string[]> {
    const frame = await this.softphone();
    await frame.evaluate(`(() => {
      const read = () => ${READ_TEXT};
      const heard = [read()];
      const timer = setInterval(() => {
        const text = read();
        if (text !== heard.at(-1)) heard.push(text);
      }, 10);
      window.stopHearing = () => (clearInterval(timer), heard);
    })()`);
    await act();
    const heard: unknown = await frame.evaluate('window.stopHearing()');
    return Array.isArray(heard) ? heard.map(String) : [];
  }

  /** An element of the panel by its role and accessible name. */
  async find(role: string, name: string): Promise<ElementHandle> {
    const selector = `::-p-aria([name="${name}"][role="${role}"])`;
    return until(`${role} "${name}"`, async () => {
      const frame = await this.softphone();
      const found = await frame.$(selector);
      return found !== null && (await found.isVisible()) ? found : undefined;
    });
  }

  /** Presses it as soon as it can be pressed. */
  async press(role: string, name: string): Promise<void> {
    const element = await until(`${role} "${name}" can be pressed`, async () => {
      const found = await this.find(role, name);
      const enabled = await found.evaluate(
        (node) => !node.matches(':disabled, [aria-disabled="true"]'),
      );
      return enabled ? found : undefined;
    });
    // A frame that has only just been drawn may not be hit yet: then the click goes nowhere.
    await until(`${role} "${name}" is hit`, async () => {
      const hit = element.evaluate(
        (node, limit) =>
          new Promise<boolean>((resolve) => {
            node.addEventListener('click', () => resolve(true), { once: true });
            setTimeout(() => resolve(false), limit);
          }),
        CLICK_LIMIT,
      );
      await element.click();
      return hit;
    });
  }

  /** Signs in as a person does: the panel's button, then the button in the popup. */
  async signIn(button = 'Sign in'): Promise<void> {
    const popup = this.nextPopup();
    await this.press('button', button);
    await this.confirmSignIn(await popup);
  }

  /** The next window that the console opens; to be asked for before it does. */
  async nextPopup(): Promise<Page> {
    let popup: Page | null = null;
    this.page.once('popup', (opened) => (popup = opened));
    try {
      return await until('a popup opens', () => Promise.resolve(popup));
    } catch (error) {
      const open = this.page
        .browser()
        .targets()
        .map((target) => `${target.type()} ${target.url()}`);
      throw new Error(
        `${String(error)}; open: ${open.join(', ')}; the panel: ${await this.text()}`,
      );
    }
  }

  async confirmSignIn(popup: Page): Promise<void> {
    const button = await until('the sign-in page', async () =>
      popup.$('::-p-aria([name="Sign in"][role="button"])'),
    );
    await button.click();
  }

  /** The console page goes, and comes again. */
  async whileReloading(act: () => Promise<unknown>): Promise<void> {
    await Promise.all([this.page.waitForNavigation(), act()]);
    await this.softphone();
  }

  /** A click that the browser does not take for a person's, so that it really blocks a popup. */
  async clickWithoutGesture(role: string, name: string): Promise<void> {
    await this.find(role, name);
    // What puppeteer evaluates counts as a person's gesture; the browser's own protocol need not.
    const session = await this.session();
    const evaluate = async (expression: string): Promise<unknown> => {
      const told = await session.send('Runtime.evaluate', { expression, userGesture: false });
      return told.exceptionDetails?.exception?.description ?? told.result.value;
    };
    await until('the last gesture is forgotten', async () => {
      return (await evaluate('navigator.userActivation.isActive')) === false;
    });
    const clicked = await evaluate(`(() => {
      const all = (root) => [...root.querySelectorAll('*')].flatMap((node) =>
        node.shadowRoot ? [node, ...all(node.shadowRoot)] : [node]);
      const found = all(document).find((node) =>
        node.matches(${JSON.stringify(role)}) && node.textContent.trim() === ${JSON.stringify(name)});
      found?.click();
      return found !== undefined;
    })()`);
    await session.detach();
    if (clicked !== true) throw new Error(`${role} "${name}" was not clicked: ${String(clicked)}`);
  }

  /** Lets the softphone's clock jump ahead, as after a night or a loss. */
  async later(milliseconds: number): Promise<void> {
    const frame = await this.softphone();
    await frame.evaluate(
      `(() => { const now = Date.now.bind(Date); Date.now = () => now() + ${milliseconds}; })()`,
    );
  }

  /** The browser's own protocol for the softphone's frame, which is a process of its own. */
  private async session(): Promise<CDPSession> {
    const { url } = await this.softphone().then((frame) => ({ url: frame.url() }));
    const target = await until('the frame’s own target', () =>
      Promise.resolve(
        this.page
          .browser()
          .targets()
          .find((one) => one.url() === url),
      ),
    );
    return target.createCDPSession();
  }
}
