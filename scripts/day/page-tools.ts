import type { Console } from './console-tab.js';
import type { Stage } from './stage.js';

/**
 * What a test of faults needs of the softphone's page, and no page offers: time that passes faster, messages that get
 * lost on their way, and the addresses of its sockets. It is there before the page's own scripts.
 */
const TOOLS = `(() => {
  const real = { now: Date.now.bind(Date), set: window.setTimeout.bind(window), clear: window.clearTimeout.bind(window) };
  let rate = 1;
  let from = real.now();
  let at = from;
  let ids = 2 ** 30;
  const timers = new Map();
  const now = () => at + (real.now() - from) * rate;
  const arm = (id, timer) => {
    timer.handle = real.set(() => {
      timers.delete(id);
      timer.run();
    }, Math.max(0, timer.due - now()) / rate);
  };
  Date.now = () => Math.floor(now());
  window.setTimeout = (callback, milliseconds = 0, ...more) => {
    ids += 1;
    const timer = { due: now() + Math.max(0, milliseconds), run: () => callback(...more), handle: 0 };
    timers.set(ids, timer);
    arm(ids, timer);
    return ids;
  };
  window.clearTimeout = (id) => {
    const timer = timers.get(id);
    timers.delete(id);
    real.clear(timer ? timer.handle : id);
  };

  let losing = null;
  let lost = 0;
  window.addEventListener('message', (event) => {
    if (losing === null || !JSON.stringify(event.data).includes(losing)) return;
    losing = null;
    lost += 1;
    event.stopImmediatePropagation();
  });

  const sockets = [];
  window.WebSocket = class extends window.WebSocket {
    constructor(address) {
      super(address);
      sockets.push(address);
    }
  };

  window.pageTools = {
    sockets,
    get lost() {
      return lost;
    },
    setRate(next) {
      at = now();
      from = real.now();
      rate = next;
      for (const [id, timer] of timers) {
        real.clear(timer.handle);
        arm(id, timer);
      }
    },
    sleep(milliseconds) {
      at += milliseconds;
      for (const timer of timers.values()) timer.due += milliseconds;
    },
    loseNext(text) {
      losing = text;
    },
  };
})()`;

/** So many times faster; what answers in real time is still in time for the softphone. */
const FAST = 10;

export class PageTools {
  private constructor(private readonly console: Console) {}

  /** A console tab with the tools in every frame. */
  static async open(stage: Stage): Promise<{ console: Console; tools: PageTools }> {
    const console = await stage.openConsole((page) => page.evaluateOnNewDocument(TOOLS));
    return { console, tools: new PageTools(console) };
  }

  /** The same, whose agent has signed in and whose softphone listens. */
  static async openSignedIn(stage: Stage): Promise<{ console: Console; tools: PageTools }> {
    const opened = await PageTools.open(stage);
    await opened.console.signIn();
    await stage.shows({ channels: 1 });
    return opened;
  }

  /** The softphone's time passes ten times as fast while `act` waits for something. */
  async hastily(act: () => Promise<unknown>): Promise<void> {
    await this.evaluate(`pageTools.setRate(${FAST})`);
    try {
      await act();
    } finally {
      await this.evaluate('pageTools.setRate(1)');
    }
  }

  /** The computer sleeps: its clock goes on, and no timer of the softphone does. */
  async sleep(milliseconds: number): Promise<void> {
    await this.evaluate(`pageTools.sleep(${milliseconds})`);
  }

  /** The next message to the softphone in which this stands does not arrive. */
  async loseNext(text: string): Promise<void> {
    await this.evaluate(`pageTools.loseNext(${JSON.stringify(text)})`);
  }

  async lost(): Promise<number> {
    return Number(await this.evaluate('pageTools.lost'));
  }

  /** The address of the notification socket that was opened last. */
  async socketAddress(): Promise<string> {
    return String(await this.evaluate('pageTools.sockets.at(-1)'));
  }

  private async evaluate(text: string): Promise<unknown> {
    const frame = await this.console.softphone();
    return frame.evaluate(text);
  }
}
