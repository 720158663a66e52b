import type { Clock } from '../../../ports/clock.js';
import type { Disposer } from '../../../ports/disposer.js';
import { createListeners } from '../../../ports/listeners.js';
import type { ManualClock } from '../../../ports/simulated/manual-clock.js';
import type { TabChannel } from '../../../ports/tab-channel.js';
import type { BrowserTabs, PageChange } from '../browser-tabs.js';
import type { LocksLike } from '../lead.js';

/** One tab of a {@link FakeBrowser}, in a test's hands. */
export interface FakeTab {
  /** As {@link FakeBrowser.holder} names it. */
  readonly id: string;
  readonly tabs: BrowserTabs;
  /** The tab's own time: it stands still while the tab is frozen. */
  readonly clock: Clock;
  /** Frees its locks and ends it, without a word to the page: a crash. */
  crash(): void;
  /** The page is told that it goes, and then it is gone. */
  close(): void;
  /** `told`: the page hears of it before. Channels deliver to a frozen page, timers and locks do not. */
  freeze(told: boolean): void;
  thaw(): void;
  show(visible: boolean): void;
}

interface Request {
  readonly client: Client;
  readonly name: string;
  readonly callback: () => Promise<void>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

interface Client {
  readonly id: string;
  alive: boolean;
  frozen: boolean;
  readonly held: (() => void)[];
}

const abortError = (): Error => new DOMException('Taken away.', 'AbortError');

/** Tabs of one origin: Web Locks in order, stealing and freezing as Chromium does, and channels. */
export class FakeBrowser {
  /** No lock is granted or told of while it is set. */
  locksDenied = false;
  readonly #clock: ManualClock;
  readonly #holders = new Map<string, Request>();
  #waiting: Request[] = [];
  readonly #channels = new Set<{
    name: string;
    client: Client;
    hear: (message: unknown) => void;
  }>();
  #tabs = 0;

  constructor(clock: ManualClock) {
    this.#clock = clock;
  }

  /** Whose lock it is now: a tab's number, from 1; `null`: nobody's. */
  holder(name: string): string | null {
    return this.#holders.get(name)?.client.id ?? null;
  }

  open(visible = true): FakeTab {
    this.#tabs += 1;
    const client: Client = { id: String(this.#tabs), alive: true, frozen: false, held: [] };
    const changes = createListeners<PageChange>();
    const page = { visible, listen: (to: (change: PageChange) => void) => changes.add(to) };
    const end = (): void => {
      client.alive = false;
      this.#waiting = this.#waiting.filter((one) => one.client !== client);
      for (const [name, request] of [...this.#holders]) {
        if (request.client !== client) continue;
        this.#holders.delete(name);
        this.#grant(name);
      }
    };
    return {
      id: client.id,
      tabs: {
        locks: this.#locksOf(client),
        openChannel: (name) => this.#channel(client, name),
        page,
      },
      clock: {
        now: () => this.#clock.now(),
        after: (milliseconds, callback) =>
          this.#clock.after(milliseconds, () => this.#run(client, callback)),
      },
      crash: end,
      close() {
        changes.tell('gone');
        end();
      },
      freeze(told) {
        if (told) changes.tell('frozen');
        client.frozen = true;
      },
      thaw() {
        client.frozen = false;
        for (const task of client.held.splice(0)) task();
        changes.tell('thawed');
      },
      show(now) {
        page.visible = now;
        changes.tell(now ? 'visible' : 'hidden');
      },
    };
  }

  /** Now, when the page is thawed, or never. */
  #run(client: Client, task: () => void): void {
    if (!client.alive) return;
    if (client.frozen) client.held.push(task);
    else task();
  }

  /** The browser's own process: a task later, whatever the page does. */
  #later(task: () => void): void {
    void Promise.resolve().then(task);
  }

  #locksOf(client: Client): LocksLike {
    return {
      request: (name, { signal, steal }, callback) =>
        new Promise((resolve, reject) => {
          if (this.locksDenied) {
            reject(new DOMException('Storage is denied.', 'SecurityError'));
            return;
          }
          const request: Request = { client, name, callback, resolve, reject };
          signal?.addEventListener('abort', () => {
            this.#waiting = this.#waiting.filter((one) => one !== request);
            reject(abortError());
          });
          this.#later(() => {
            if (signal?.aborted === true || !client.alive) return;
            if (steal === true) this.#steal(request);
            else this.#waiting.push(request);
            this.#grant(name);
          });
        }),
      query: () =>
        new Promise((resolve) => {
          this.#later(() => {
            const held = [...this.#holders].map(([name, { client: of }]) => ({
              name,
              clientId: of.id,
            }));
            this.#run(client, () => resolve({ held }));
          });
        }),
    };
  }

  #steal(request: Request): void {
    const robbed = this.#holders.get(request.name);
    this.#holders.delete(request.name);
    this.#waiting.unshift(request);
    if (robbed) this.#run(robbed.client, () => robbed.reject(abortError()));
  }

  #grant(name: string): void {
    if (this.#holders.has(name)) return;
    const next = this.#waiting.find((one) => one.name === name);
    if (next === undefined) return;
    this.#waiting = this.#waiting.filter((one) => one !== next);
    this.#holders.set(name, next);
    this.#later(() =>
      this.#run(next.client, () => {
        void next.callback().then((value) => {
          if (this.#holders.get(name) === next) {
            this.#holders.delete(name);
            this.#grant(name);
          }
          next.resolve(value);
        });
      }),
    );
  }

  #channel(client: Client, name: string): TabChannel {
    const listeners = createListeners<unknown>();
    const entry = { name, client, hear: (message: unknown) => listeners.tell(message) };
    this.#channels.add(entry);
    return {
      send: (message) => {
        // Anything but plain data would not get through.
        const copy: unknown = structuredClone(message);
        for (const other of this.#channels) {
          if (other === entry || other.name !== name) continue;
          this.#later(() => {
            if (other.client.alive && this.#channels.has(other)) other.hear(copy);
          });
        }
      },
      listen: (listener): Disposer => listeners.add(listener),
      close: () => void this.#channels.delete(entry),
    };
  }
}
