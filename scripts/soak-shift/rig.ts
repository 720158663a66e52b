import { build } from 'esbuild';
import { launch, type Browser, type CDPSession, type Page } from 'puppeteer-core';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isRecord } from '../../adapter/ports/json.js';
import { launchOptions } from '../chromium.js';
import { Console } from '../day/console-tab.js';
import { until } from '../day/until.js';
import type { Look } from './page-clock.js';
import { WorldLink, type WorldReport } from './world-link.js';

/** What is due within so many milliseconds runs together: a message on its way may be later by as much. */
const STRIDE = 20;

/** Real milliseconds. A frame of a socket that was torn down never arrives; nobody waits longer for it. */
const GIVE_UP = 150;

/** What a page says of its memory, after its garbage was collected. */
export interface Memory {
  /** Bytes. */
  readonly heap: number;
  readonly listeners: number;
  readonly nodes: number;
  readonly timers: number;
  readonly sockets: number;
}

/** One of the two processes that the console's tab consists of. */
class TimedPage {
  constructor(private readonly session: CDPSession) {}

  advance(to: number): Promise<Look> {
    return this.look(`shiftPage.advance(${to})`);
  }

  async look(expression = 'shiftPage.look()'): Promise<Look> {
    const value = await this.evaluate(expression);
    if (!isLook(value)) throw new Error(`The page's clock did not answer: ${String(value)}`);
    return value;
  }

  /** `gesture`: counts as a person's, so that a popup may open. */
  async evaluate(expression: string, gesture = false): Promise<unknown> {
    const { result, exceptionDetails } = await this.session.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
      userGesture: gesture,
    });
    if (exceptionDetails) {
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    }
    return result.value;
  }

  async memory(): Promise<Memory> {
    await this.session.send('Performance.enable');
    // What a first collection frees may have kept more alive.
    for (let round = 0; round < 3; round += 1) {
      await this.session.send('HeapProfiler.collectGarbage');
    }
    const { usedSize } = await this.session.send('Runtime.getHeapUsage');
    const { metrics } = await this.session.send('Performance.getMetrics');
    const metric = (name: string): number =>
      metrics.find((one) => one.name === name)?.value ?? Number.NaN;
    const { timers, sockets } = await this.look();
    return {
      heap: usedSize,
      listeners: metric('JSEventListeners'),
      nodes: metric('Nodes'),
      timers,
      sockets,
    };
  }
}

const isLook = (value: unknown): value is Look =>
  isRecord(value) && typeof value['activity'] === 'number';

interface Looks {
  readonly softphone: Look;
  readonly console: Look;
  readonly world: Look;
}

/**
 * The softphone in a real browser, the simulator behind real sockets, and one clock for both. Time goes on only when
 * what was set going has come to rest: no call, frame or message is on its way between the processes but those that
 * the simulated network keeps for a while.
 */
export class Rig {
  private time: number;
  /** Calls and frames that will never arrive. */
  private lost = [0, 0, 0];
  /** How all were when they last came to rest; `null`: something has been set going since. */
  private rested: Looks | null = null;

  private constructor(
    readonly world: WorldLink,
    private readonly browser: Browser,
    private readonly folder: string,
    readonly tab: Console,
    readonly softphone: TimedPage,
    readonly console: TimedPage,
  ) {
    this.time = world.begins;
  }

  static async open(): Promise<Rig> {
    const folder = await mkdtemp(path.join(tmpdir(), 'long-shift-'));
    const world = await WorldLink.open();
    const options = launchOptions();
    const browser = await launch({
      ...options,
      args: [...options.args, '--accept-lang=en'],
      userDataDir: path.join(folder, 'profile'),
      protocolTimeout: 0,
    });
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 800 });
    const text = await clockText();
    await page.evaluateOnNewDocument(`globalThis.shiftBegins = ${world.begins};\n${text}`);
    const tab = new Console(page);
    await page.goto(`${world.console}/`);
    const frame = await framePage(browser, '/apex/Softphone?');
    const own = new TimedPage(await page.createCDPSession());
    const rig = new Rig(world, browser, folder, tab, frame, own);
    await rig.settle();
    return rig;
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.world.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  get now(): number {
    return this.time;
  }

  get page(): Page {
    return this.tab.page;
  }

  /** A step of the remote control, now. */
  async step(step: Readonly<Record<string, unknown>>): Promise<void> {
    this.rested = null;
    await this.world.ask({ step });
    await this.settle();
  }

  report(): Promise<WorldReport> {
    return this.world.report();
  }

  async pass(milliseconds: number): Promise<void> {
    await this.advance(this.time + milliseconds);
  }

  /** Lets the time go on until then, in milliseconds since the epoch. */
  async advance(until: number): Promise<void> {
    const to = Math.ceil(until);
    let looks = this.rested ?? (await this.settle());
    for (;;) {
      const next = Object.values(looks)
        .map((look: Look) => look.next ?? Infinity)
        .reduce((one, other) => Math.min(one, other));
      const target = next >= to ? to : Math.min(to, next + STRIDE);
      this.time = target;
      const before = activityOf(looks);
      looks = await this.looks(target);
      if (activityOf(looks) !== before || !this.atRest(looks)) looks = await this.settle(looks);
      this.rested = looks;
      if (
        target >= to &&
        !Object.values(looks).some(({ next: due }) => due !== null && due <= to)
      ) {
        return;
      }
    }
  }

  /** Waits until nothing is on its way between the processes. */
  async settle(first?: Looks): Promise<Looks> {
    let looks = first ?? (await this.looks());
    let since = performance.now();
    for (;;) {
      const before = activityOf(looks);
      looks = await this.looks();
      const same = activityOf(looks) === before;
      if (same && this.atRest(looks)) {
        this.rested = looks;
        return looks;
      }
      if (!same) since = performance.now();
      else if (performance.now() - since > GIVE_UP) {
        this.lost = [...onTheWay(looks)];
        return looks;
      }
    }
  }

  private atRest(looks: Looks): boolean {
    const busy = looks.softphone.busy + looks.console.busy;
    return busy === 0 && onTheWay(looks).every((count, index) => count === this.lost[index]);
  }

  private async looks(to?: number): Promise<Looks> {
    const [softphone, console, world] = await Promise.all([
      to === undefined ? this.softphone.look() : this.softphone.advance(to),
      to === undefined ? this.console.look() : this.console.advance(to),
      this.world.ask(to === undefined ? {} : { to }),
    ]);
    return { softphone, console, world: world.look };
  }
}

const activityOf = (looks: Looks): number =>
  Object.values(looks)
    .map(({ activity, framesIn, framesOut }: Look) => activity + framesIn + framesOut)
    .reduce((one, other) => one + other);

/** Calls and frames that one end has sent and the other has not seen. */
const onTheWay = ({ softphone, console, world }: Looks): readonly number[] => [
  softphone.calls + console.calls - world.calls,
  world.framesOut - softphone.framesIn - console.framesIn,
  softphone.framesOut + console.framesOut - world.framesIn,
];

async function framePage(browser: Browser, url: string): Promise<TimedPage> {
  const session = await until('the softphone is in the console', async () => {
    const target = browser.targets().find((one) => one.url().includes(url));
    const found = await target?.createCDPSession();
    const drawn = await found?.send('Runtime.evaluate', {
      expression: `document.querySelector('omni-softphone') !== null`,
    });
    return drawn?.result.value === true ? found : undefined;
  });
  return new TimedPage(session);
}

/** The clock as a script for pages. */
async function clockText(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('./page-clock.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    logLevel: 'error',
  });
  const [file] = outputFiles;
  if (file === undefined) throw new Error('The clock was not built.');
  return file.text;
}
