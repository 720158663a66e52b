/**
 * What a page is given before its own scripts, as text: the shift's clock in the place of its dates and timers, and
 * counters of what is on its way into and out of it. The counters are numbers and keep nothing alive.
 */
import { ShiftClock } from './shift-clock.js';

/** How a page or process stands. */
export interface Look {
  /** When its next timer is due; `null`: it has none. */
  readonly next: number | null;
  readonly timers: number;
  /** Grows whenever something comes in or goes out. */
  readonly activity: number;
  /** Calls that wait for their answer. */
  readonly calls: number;
  /** Answers that are being read, and sockets that are being opened. */
  readonly busy: number;
  readonly sockets: number;
  readonly framesIn: number;
  readonly framesOut: number;
}

declare global {
  interface Window {
    /** When the page begins, in milliseconds since the epoch. */
    shiftBegins: number;
    shiftPage: { advance(to: number): Promise<Look>; look(): Promise<Look> };
  }
}

const channel = new MessageChannel();
const turns: (() => void)[] = [];
channel.port1.onmessage = () => turns.shift()?.();
const turn = (): Promise<void> =>
  new Promise((resolve) => {
    turns.push(resolve);
    channel.port2.postMessage(null);
  });

const clock = new ShiftClock(window.shiftBegins, turn);
const count = { activity: 0, calls: 0, busy: 0, sockets: 0, framesIn: 0, framesOut: 0 };

clock.tellTimeIn(window);

const timer =
  (repeats: boolean) =>
  (run: unknown, milliseconds?: unknown, ...args: unknown[]) =>
    clock.add(
      () => {
        if (typeof run === 'function') Reflect.apply(run, window, args);
      },
      milliseconds,
      repeats,
    );
const stop = (id?: unknown): void => clock.remove(id);
Object.assign(window, {
  setTimeout: timer(false),
  setInterval: timer(true),
  clearTimeout: stop,
  clearInterval: stop,
});

const realFetch = window.fetch.bind(window);
window.fetch = async (...args) => {
  count.calls += 1;
  count.activity += 1;
  try {
    return await realFetch(...args);
  } finally {
    count.calls -= 1;
    count.activity += 1;
  }
};

for (const name of ['json', 'text'] as const) {
  const read = Reflect.get(Response.prototype, name);
  Object.defineProperty(Response.prototype, name, {
    configurable: true,
    async value(this: Response): Promise<unknown> {
      count.busy += 1;
      try {
        return await Reflect.apply(read, this, []);
      } finally {
        count.busy -= 1;
        count.activity += 1;
      }
    },
  });
}

const RealSocket = window.WebSocket;
window.WebSocket = class extends RealSocket {
  constructor(url: string | URL, protocols?: string | string[]) {
    super(url, protocols);
    count.busy += 1;
    count.sockets += 1;
    let connecting = true;
    const connected = (): void => {
      if (connecting) count.busy -= 1;
      connecting = false;
      count.activity += 1;
    };
    this.addEventListener('open', connected);
    this.addEventListener('message', () => {
      count.framesIn += 1;
    });
    this.addEventListener('close', () => {
      connected();
      count.sockets -= 1;
    });
  }

  override send(data: Parameters<WebSocket['send']>[0]): void {
    count.framesOut += 1;
    super.send(data);
  }
};

window.addEventListener('message', () => {
  count.activity += 1;
});

async function look(): Promise<Look> {
  await turn();
  return { ...count, next: clock.next, timers: clock.pending };
}

window.shiftPage = {
  async advance(to) {
    await clock.advance(to);
    return look();
  },
  look,
};
