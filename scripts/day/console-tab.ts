import type { CDPSession, ElementHandle, Frame, Page } from 'puppeteer-core';
import { until } from './until.js';

/** What runs in the page is given as text: the compiler's helpers do not exist there. */

/** Shadow trees are read as they are drawn. */
export const READ_TEXT = `(() => {
  const read = (node) => {
    if (node instanceof Element && ((node.tagName === 'STYLE' || node.tagName === 'NOSCRIPT') || node.hasAttribute('hidden'))) return '';
    if (node.nodeType === Node.TEXT_NODE) return node.textContent;
    if (node instanceof Element && node.shadowRoot) return read(node.shadowRoot);
    const children = node instanceof HTMLSlotElement ? node.assignedNodes() : node.childNodes;
    return [...children].map(read).join(' ');
  };
  return read(document.body).replace(/\\s+/g, ' ').trim();
})()`;

/** The Visualforce page and the page in the static resource, as Salesforce frames them; the connector's has no query. */
const SHELL =
  /\/(?:apex\/SoftphoneVoice$|(?:apex\/Softphone|resource\/(?:\d+\/)?\w+\/softphone\.html)\?)/;

/** Milliseconds after a click; what has not been hit by then never will be. */
const CLICK_LIMIT = 2_000;

/** A person's next click at the same spot comes later than that, in milliseconds; a sooner one ends a double click. */
const DOUBLE_CLICK = 550;

const passed = (milliseconds: number): Promise<false> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds, false));

/** One console tab, and the softphone's panel in it. */
export class Console {
  /** What the page wrote to its console, and what went wrong in it. */
  readonly errors: string[] = [];
  private last = { x: 0, y: 0, at: 0 };

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
      const frame = this.page.frames().find((one) => SHELL.test(one.url()));
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
    return until(`${role} "${name}"`, () => this.look(role, name));
  }

  /** The same, if it is there now. */
  async look(role: string, name: string): Promise<ElementHandle | undefined> {
    const frame = await this.softphone();
    const found = await frame.$(`::-p-aria([name="${name}"][role="${role}"])`);
    return found !== null && (await found.isVisible()) ? found : undefined;
  }

  /** Presses it as soon as it can be pressed. */
  async press(role: string, name: string): Promise<void> {
    // A frame that has only just been drawn may not be hit yet, and a button may be drawn anew: then the click goes nowhere.
    await until(`${role} "${name}" is pressed`, async () => {
      const found = await this.find(role, name);
      const enabled = await found.evaluate(
        (node) => !node.matches(':disabled, [aria-disabled="true"]'),
      );
      if (!enabled) return false;
      const hit = found.evaluate(
        (node) =>
          new Promise<boolean>((resolve) => {
            node.addEventListener('click', () => resolve(true), { once: true });
          }),
      );
      // Where the click itself fails, nobody waits for this.
      hit.catch(() => undefined);
      await this.comeToRest(found);
      await found.click();
      return Promise.race([hit, passed(CLICK_LIMIT)]);
    });
  }

  private async comeToRest(element: ElementHandle): Promise<void> {
    // What is not in view has no such point.
    await element.scrollIntoView();
    const { x, y } = await element.clickablePoint();
    const wait = this.last.at + DOUBLE_CLICK - Date.now();
    if (wait > 0 && x === this.last.x && y === this.last.y) await passed(wait);
    this.last = { x, y, at: Date.now() };
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

  /** Opens a record from the console's home. */
  async openRecord(name: string): Promise<void> {
    await this.pressInConsole('Home');
    await this.pressInConsole(name);
    await until(`the record ${name} is in front`, async () =>
      this.page.$(`::-p-aria([name="${name}"][role="heading"])`),
    );
  }

  /** The console shows no record any more. */
  async openHome(): Promise<void> {
    await this.pressInConsole('Home');
    await until('the console shows its home', async () =>
      this.page.$('::-p-aria([name="Home"][role="heading"])'),
    );
  }

  /** The agent minimises the softphone's panel. */
  async closePanel(): Promise<void> {
    await this.page.click('#panel-softphone .close');
    await until('the panel is closed', async () => this.page.$('#panel-softphone.closed'));
  }

  /** Waits until the softphone's item in the utility bar has that label and that icon. */
  async utilityIs(label: string, icon: string): Promise<void> {
    await until(`the utility bar says ${label}`, async () => {
      const item = await this.page.$eval('#utility-softphone', (button) => {
        const sign = button.querySelector('.sign');
        const text = button.textContent.replace(sign?.textContent ?? '', '').trim();
        return `${sign?.getAttribute('data-icon') ?? ''} ${text}`;
      });
      return item === `${icon} ${label}`;
    });
  }

  /** Clicks a phone number on the record in front, once numbers are links. */
  async clickNumber(number: string): Promise<void> {
    await this.pressInConsole(number);
  }

  /** Presses a button of the console around the softphone, also one that a panel of the utility bar covers. */
  private async pressInConsole(name: string): Promise<void> {
    await until(`the console's button "${name}" is pressed`, async () => {
      const found = await this.page.$(`::-p-aria([name="${name}"][role="button"])`);
      await found?.evaluate((button) => button instanceof HTMLElement && button.click());
      return found !== null;
    });
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
