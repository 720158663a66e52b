/** A real browser with the softphone in a console's tab, as the benchmarks look at it. */
import { build } from 'esbuild';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { launch, type Browser, type CDPSession, type Page } from 'puppeteer-core';
import { launchOptions } from '../chromium.js';
import { Console } from '../day/console-tab.js';
import { until } from '../day/until.js';
import { PROJECT } from '../tool.js';
import type { Place } from './place.js';

/** Puppeteer would take from a tab in the background what a browser does to it. */
const LIKE_PEOPLES = [
  '--disable-popup-blocking',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
];

/** The softphone's frame, which is a process of its own as it is another site than the console. */
const FRAME = /[?&]mode=Lightning/;

/** What the browser slows down. */
export interface Slowness {
  /** How many times slower than it is. */
  readonly cpu: number;
  /** Milliseconds from a request until its answer begins. */
  readonly latency: number;
  /** Nothing is kept from a page before. */
  readonly cold?: boolean;
}

export class BenchTab {
  private constructor(
    readonly browser: Browser,
    readonly console: Console,
    private readonly folder: string,
    private readonly session: CDPSession,
  ) {}

  /** Opens the console. `signIn`: its agent signs in, and sync is on when this resolves. */
  static async open(place: Place, { signIn = true } = {}): Promise<BenchTab> {
    const folder = await mkdtemp(path.join(tmpdir(), 'softphone-bench-'));
    const options = launchOptions();
    const browser = await launch({
      ...options,
      ignoreDefaultArgs: LIKE_PEOPLES,
      args: [...options.args, '--accept-lang=en'],
      userDataDir: path.join(folder, 'profile'),
      protocolTimeout: 0,
    });
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 800 });
    await page.evaluateOnNewDocument(await scriptText('page-probe.ts'));
    const console = new Console(page);
    await page.goto(`${place.console}/`);
    if (signIn) {
      await console.signIn();
      await console.says('Sync is on');
    }
    return new BenchTab(browser, console, folder, await listening(await frameSession(browser)));
  }

  get page(): Page {
    return this.console.page;
  }

  async close(): Promise<void> {
    await this.browser.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  async slow({ cpu, latency, cold = false }: Slowness): Promise<void> {
    const { session } = this;
    await session.send('Emulation.setCPUThrottlingRate', { rate: cpu });
    await session.send('Network.enable');
    await session.send('Network.setCacheDisabled', { cacheDisabled: cold });
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency,
      downloadThroughput: -1,
      uploadThroughput: -1,
    });
  }

  /** The softphone's frame alone is loaded anew. */
  async reloadFrame(): Promise<void> {
    await this.session.send('Page.enable');
    await this.session.send('Runtime.evaluate', { expression: 'location.reload()' });
  }

  async evaluate(expression: string): Promise<unknown> {
    const { result, exceptionDetails } = await this.session.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) {
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    }
    return result.value;
  }

  /** Seconds of the page's main thread since it began, by what it did. */
  async mainThread(): Promise<{ readonly task: number; readonly script: number }> {
    await this.session.send('Performance.enable');
    const { metrics } = await this.session.send('Performance.getMetrics');
    const metric = (name: string): number =>
      metrics.find((one) => one.name === name)?.value ?? Number.NaN;
    return { task: metric('TaskDuration'), script: metric('ScriptDuration') };
  }

  /** Another tab comes in front of it. */
  async toBackground(): Promise<void> {
    const other = await this.browser.newPage();
    await other.bringToFront();
    await until('the softphone is hidden', async () => {
      return (await this.evaluate('document.visibilityState')) === 'hidden';
    });
  }

  async toFront(): Promise<void> {
    await this.page.bringToFront();
    await until('the softphone is shown', async () => {
      return (await this.evaluate('document.visibilityState')) === 'visible';
    });
  }

  /** The console is loaded anew, and with it another frame. */
  async reopen(): Promise<BenchTab> {
    await this.page.reload();
    return new BenchTab(
      this.browser,
      this.console,
      this.folder,
      await listening(await frameSession(this.browser)),
    );
  }

  /** The softphone asks PureCloud for nothing more. */
  async rest(): Promise<void> {
    const calls = `performance.getEntriesByType('resource').length`;
    let last: unknown = null;
    let since = 0;
    await until('the softphone comes to rest', async () => {
      const now = await this.evaluate(calls);
      if (now !== last) since = performance.now();
      last = now;
      return performance.now() - since > QUIET;
    });
  }

  /** What the page's probe tells by itself next; to be asked for before it does. */
  next(): Promise<unknown> {
    return new Promise((resolve) => {
      const hear = ({ name, payload }: { name: string; payload: string }): void => {
        if (name !== TELL) return;
        this.session.off('Runtime.bindingCalled', hear);
        resolve(JSON.parse(payload));
      };
      this.session.on('Runtime.bindingCalled', hear);
    });
  }
}

/** What the page calls to tell something. */
const TELL = 'benchTell';

/** Milliseconds; the inactivity time-out is read 5 s after the start. */
const QUIET = 6_000;

async function listening(session: CDPSession): Promise<CDPSession> {
  await session.send('Runtime.enable');
  await session.send('Runtime.addBinding', { name: TELL });
  return session;
}

async function frameSession(browser: Browser): Promise<CDPSession> {
  return until('the softphone is in the console', async () => {
    const target = browser.targets().find((one) => FRAME.test(one.url()));
    const session = await target?.createCDPSession();
    const probe = await session?.send('Runtime.evaluate', {
      expression: 'window.benchProbe !== undefined',
    });
    return probe?.result.value === true ? session : undefined;
  });
}

/** A script for pages, built of one of this folder's files. */
export async function scriptText(file: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(PROJECT, 'scripts', 'bench', file)],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    logLevel: 'error',
  });
  const [built] = outputFiles;
  if (built === undefined) throw new Error(`${file} was not built.`);
  return built.text;
}
