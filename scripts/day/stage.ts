import { launch, type Browser, type Page, type Target } from 'puppeteer-core';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { launchOptions } from '../chromium.js';
import { start, type Started } from '../start.js';
import { isSimulatorState } from '../simulator/simulator-state.js';
import type { SimulatorState } from '../simulator/world.js';
import type { HostName } from '../simulator/console/wire.js';
import { Console } from './console-tab.js';
import { askControls } from './controls.js';
import { DAY_BUILD } from './day-build.js';
import { until } from './until.js';

/** The simulator and a real browser: what an agent's day is played on. */

export type Step = Readonly<Record<string, unknown>>;

export interface StageOptions {
  readonly definition?: string;
  readonly names?: boolean;
  /** Whose phone the console has; Open CTI's where left out. */
  readonly host?: HostName;
  /** PureCloud's limit of calls; as in an org where left out. */
  readonly callsAMinute?: number;
  /** The browser's language; English where left out. */
  readonly language?: string;
}

/** Nothing changes and nothing is logged for so long: the products and the softphone have come to rest. */
const REST = 300;

/** Salesforce's host names are this machine, with a certificate that nobody has signed. */
const SALESFORCE_HERE = [
  '--host-resolver-rules=MAP *.force.com 127.0.0.1',
  '--ignore-certificate-errors',
];

export class Stage {
  /** What the pages' security policies kept from happening, in any page, popup or frame. */
  readonly violations: string[] = [];
  private lastShown: Partial<SimulatorState> = {};

  private constructor(
    private readonly started: Started,
    readonly browser: Browser,
    private readonly folder: string,
  ) {
    browser.on('targetcreated', (target) => void this.watch(target));
  }

  /** Builds the softphone, where no build is handed over, serves both products and opens a browser. */
  static async open(stage: StageOptions = {}): Promise<Stage> {
    const { definition, names, host, callsAMinute, language } = stage;
    const folder = await mkdtemp(path.join(tmpdir(), 'softphone-day-'));
    const built = process.env[DAY_BUILD];
    const started = await start(
      {
        port: 0,
        definition: definition ?? null,
        scenario: null,
        names: names ?? false,
        openCti: null,
        tls: false,
        ...(host === undefined ? {} : { host }),
      },
      {
        // Alone it waits for no last pass; the whole suite plays on what is released.
        ...(built === undefined ? { log: () => undefined, quick: true } : { built }),
        ...(callsAMinute === undefined ? {} : { callsAMinute }),
      },
    );
    const options = launchOptions();
    const browser = await launch({
      ...options,
      args: [
        ...options.args,
        `--accept-lang=${language ?? 'en'}`,
        ...(started.console.startsWith('https:') ? SALESFORCE_HERE : []),
      ],
      userDataDir: path.join(folder, 'profile'),
    });
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
    return this.ask('state');
  }

  private post(what: string, body: Step): Promise<SimulatorState> {
    return this.ask(what, body);
  }

  private async ask(what: string, body?: Step): Promise<SimulatorState> {
    const { ok, answer } = await askControls(this.started.console, what, body);
    if (ok && isSimulatorState(answer)) return answer;
    throw new Error(`${what} ${JSON.stringify(body)}: ${JSON.stringify(answer)}`);
  }

  /** Waits until the two products show these. */
  async shows(wanted: Partial<SimulatorState>): Promise<SimulatorState> {
    this.lastShown = wanted;
    try {
      return await until(JSON.stringify(wanted), async () => {
        const state = await this.state();
        return includes(state, wanted) ? state : undefined;
      });
    } catch {
      throw new Error(`Expected ${JSON.stringify(wanted)}, last seen ${await this.report()}`);
    }
  }

  /** Waits until nothing has happened for so many milliseconds, and tells what there is then. */
  async rest(quiet = REST): Promise<SimulatorState> {
    let last = '';
    let since = Date.now();
    return until('the world comes to rest', async () => {
      const state = await this.state();
      const text = JSON.stringify(state);
      if (text !== last) {
        last = text;
        since = Date.now();
      }
      return Date.now() - since >= quiet ? state : undefined;
    });
  }

  /**
   * The end of a test: what was shown last stays so, and neither the page nor the browser had anything to complain of.
   * A write too many, a moment after the right one, is found here.
   */
  async verify(console: Console): Promise<void> {
    const wanted = this.lastShown;
    this.lastShown = {};
    const complaints = [...console.errors.splice(0), ...this.violations.splice(0)];
    if (complaints.length > 0) throw new Error(`The browser complained: ${complaints.join('\n')}`);
    if (!includes(await this.rest(), wanted)) {
      throw new Error(`${JSON.stringify(wanted)} did not last: ${await this.report()}`);
    }
  }

  /** Opens a console tab with the softphone in it. `prepare` is given the page before anything is in it. */
  async openConsole(prepare?: (page: Page) => Promise<unknown>): Promise<Console> {
    const page = await this.browser.newPage();
    await prepare?.(page);
    await page.setViewport({ width: 1280, height: 800 });
    const console = new Console(page);
    await page.goto(`${this.started.console}/`);
    await console.softphone();
    return console;
  }

  /** A console tab whose agent has signed in and whose softphone listens. */
  async openSignedIn(): Promise<Console> {
    const console = await this.openConsole();
    await console.signIn();
    await this.shows({ channels: 1 });
    return console;
  }

  /** A fresh world under an open console, once its softphone is there again and says so. */
  async begin(console: Console, seed: Step, says: RegExp | string = 'Sync is on'): Promise<void> {
    await console.whileReloading(() => this.reset(seed));
    try {
      await console.says(says);
    } catch (error) {
      throw new Error(`${String(error)}\nThe world: ${await this.report()}`, { cause: error });
    }
  }

  /** The state with the newest of the log, for whoever reads a failure. */
  private async report(): Promise<string> {
    const { log, ...seen } = await this.state();
    const lines = log.slice(-16).map(({ at, what, text }) => `${at} ${what} ${text}`);
    return [JSON.stringify(seen), ...lines].join('\n');
  }

  /** The browser's log tells of violations in every frame; a page's console events do so only of its own. */
  private async watch(target: Target): Promise<void> {
    try {
      const session = await target.createCDPSession();
      session.on('Log.entryAdded', ({ entry }) => {
        if (entry.source === 'security' && entry.level !== 'verbose') {
          this.violations.push(`${entry.text} (${target.url()})`);
        }
      });
      await session.send('Log.enable');
    } catch {
      // A target that went at once, or one that has no log.
    }
  }
}

const includes = (seen: unknown, wanted: unknown): boolean => {
  if (typeof wanted !== 'object' || wanted === null) return Object.is(seen, wanted);
  if (typeof seen !== 'object' || seen === null) return false;
  const entries = new Map(Object.entries(seen));
  return Object.entries(wanted).every(([key, value]) => includes(entries.get(key), value));
};
