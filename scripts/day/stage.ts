import { launch, type Browser, type ElementHandle, type Frame, type Page } from 'puppeteer-core';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { launchOptions } from '../chromium.js';
import { start, type Started } from '../start.js';
import type { SimulatorState } from '../simulator/world.js';

/** The simulator and a real browser: what an agent's day is played on. */

/** Nothing that an agent waits for may take longer; a machine under load is given time. */
const PATIENCE = 15_000;

const LOOK_AGAIN = 15;

/** Waits until a look gives something, and says what was seen last where it never does. */
export async function until<T>(
  what: string,
  look: () => Promise<T | undefined | false | null>,
  patience = PATIENCE,
): Promise<T> {
  const end = Date.now() + patience;
  for (;;) {
    const seen = await look().catch(() => null);
    if (seen !== undefined && seen !== false && seen !== null) return seen;
    if (Date.now() > end) throw new Error(`It did not come about in ${patience} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN));
  }
}

export type Step = Readonly<Record<string, unknown>>;

export class Stage {
  private constructor(
    private readonly started: Started,
    readonly browser: Browser,
    private readonly folder: string,
  ) {}

  /** Builds the softphone, serves both products and opens a browser. */
  static async open(args: { definition?: string; names?: boolean } = {}): Promise<Stage> {
    const folder = await mkdtemp(path.join(tmpdir(), 'softphone-day-'));
    const started = await start(
      {
        port: 0,
        definition: args.definition ?? null,
        scenario: null,
        names: args.names ?? false,
        openCti: null,
        tls: false,
      },
      { outDir: path.join(folder, 'dist'), log: () => undefined },
    );
    const browser = await launch({ ...launchOptions(), userDataDir: path.join(folder, 'profile') });
    return new Stage(started, browser, folder);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.started.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  get addresses(): Started {
    return this.started;
  }

  /** A step of the remote control; what it answers once the product has changed. */
  async step(step: Step): Promise<SimulatorState> {
    return this.post('step', step);
  }

  /** A fresh world. */
  async reset(seed: Step = {}): Promise<SimulatorState> {
    return this.post('reset', seed);
  }

  async state(): Promise<SimulatorState> {
    const response = await fetch(`${this.started.console}/simulator/state`);
    return (await response.json()) as SimulatorState;
  }

  private async post(what: string, body: Step): Promise<SimulatorState> {
    const response = await fetch(`${this.started.console}/simulator/${what}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    const answer: unknown = await response.json();
    if (!response.ok) throw new Error(`${what} ${JSON.stringify(body)}: ${JSON.stringify(answer)}`);
    return answer as SimulatorState;
  }

  /** Waits until the two products show these. */
  async shows(wanted: Partial<SimulatorState>): Promise<SimulatorState> {
    let last: SimulatorState | null = null;
    try {
      return await until(JSON.stringify(wanted), async () => {
        last = await this.state();
        return includes(last, wanted) ? last : undefined;
      });
    } catch {
      const { log, ...seen } = last ?? ({} as Partial<SimulatorState>);
      const lines = (log ?? []).slice(-12).map(({ at, what, text }) => `${at} ${what} ${text}`);
      throw new Error(
        `Expected ${JSON.stringify(wanted)}, last seen ${JSON.stringify(seen)}\n${lines.join('\n')}`,
      );
    }
  }

  /** Opens a console tab with the softphone in it. */
  async openConsole(): Promise<Console> {
    const page = await this.browser.newPage();
    await page.setViewport({ width: 1280, height: 800 });
    const console = new Console(page);
    await page.goto(`${this.started.console}/`);
    await console.softphone();
    return console;
  }

  /** A fresh world under an open console, once its softphone is there again and says so. */
  async begin(console: Console, seed: Step, says: RegExp | string = 'Sync is'): Promise<void> {
    await Promise.all([console.page.waitForNavigation(), this.reset(seed)]);
    await console.says(says);
  }

  /** Closes every page, so that the next scenario starts from none. */
  async clear(): Promise<void> {
    const pages = await this.browser.pages();
    const blank = await this.browser.newPage();
    await Promise.all(pages.map((page) => page.close().catch(() => undefined)));
    void blank;
  }
}

const includes = (seen: unknown, wanted: unknown): boolean => {
  if (typeof wanted !== 'object' || wanted === null) return Object.is(seen, wanted);
  if (typeof seen !== 'object' || seen === null) return false;
  const entries = new Map(Object.entries(seen));
  return Object.entries(wanted).every(([key, value]) => includes(entries.get(key), value));
};

/** Runs in the page, as text: the compiler's helpers do not exist there. Shadow trees are read as they are drawn. */
const READ_TEXT = `(() => {
  const read = (node) => {
    if (node instanceof Element && (node.tagName === 'STYLE' || node.hasAttribute('hidden'))) return '';
    if (node.nodeType === Node.TEXT_NODE) return node.textContent;
    if (node instanceof Element && node.shadowRoot) return read(node.shadowRoot);
    const children = node instanceof HTMLSlotElement ? node.assignedNodes() : node.childNodes;
    return [...children].map(read).join(' ');
  };
  return read(document.body).replace(/\\s+/g, ' ').trim();
})()`;

/** As text, for the same reason. */
const REMEMBER_FOR_CLICK = new Function('node', 'window.clickLater = () => node.click();') as (
  node: ElementHandle,
) => void;

/** One console tab, and the softphone's panel in it. */
export class Console {
  readonly errors: string[] = [];

  constructor(readonly page: Page) {
    page.on('pageerror', (error) => this.errors.push(String(error)));
    page.on('console', (message) => {
      if (['error', 'warn'].includes(message.type())) this.errors.push(message.text());
    });
  }

  /** The softphone's frame, once its panel is drawn. */
  async softphone(): Promise<Frame> {
    return until('the softphone is in the console', async () => {
      const frame = this.page.frames().find((one) => one.url().includes('/apex/Softphone'));
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

  /** An element of the panel by its role and accessible name. */
  async find(role: string, name: string): Promise<ElementHandle> {
    const frame = await this.softphone();
    const selector = `::-p-aria([name="${name}"][role="${role}"])`;
    return until(`${role} "${name}"`, async () => {
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
    await element.click();
  }

  /** Signs in as a person does: the panel's button, then the button in the popup. */
  async signIn(): Promise<void> {
    const popup = this.nextPopup();
    await this.press('button', 'Sign in');
    await this.confirmSignIn(await popup);
  }

  nextPopup(): Promise<Page> {
    return new Promise((resolve) => {
      this.page.once('popup', (opened) => {
        if (opened !== null) resolve(opened);
      });
    });
  }

  async confirmSignIn(popup: Page): Promise<void> {
    const button = await until('the sign-in page', async () =>
      popup.$('::-p-aria([name="Sign in"][role="button"])'),
    );
    await button.click();
  }

  /** A click that the browser does not take for a person's, so that it really blocks a popup. */
  async clickWithoutGesture(role: string, name: string): Promise<void> {
    const element = await this.find(role, name);
    const frame = await this.softphone();
    await frame.evaluate(REMEMBER_FOR_CLICK, element);
    // What puppeteer evaluates counts as a person's gesture; the browser's own protocol does not.
    const target = await until('the frame’s own target', async () =>
      Promise.resolve(
        this.page
          .browser()
          .targets()
          .find((one) => one.url().includes('/apex/Softphone?')),
      ),
    );
    const session = await target.createCDPSession();
    await until('the last gesture is forgotten', async () => {
      const { result } = await session.send('Runtime.evaluate', {
        expression: 'navigator.userActivation.isActive',
        userGesture: false,
      });
      return result.value === false;
    });
    await session.send('Runtime.evaluate', { expression: 'clickLater()', userGesture: false });
    await session.detach();
  }

  /** Lets the softphone's clock jump ahead, as after a night or a loss. */
  async later(milliseconds: number): Promise<void> {
    const frame = await this.softphone();
    await frame.evaluate(
      `(() => { const now = Date.now.bind(Date); Date.now = () => now() + ${milliseconds}; })()`,
    );
  }
}
