import type { Span } from './spans.js';

/**
 * What a page is given before its own scripts, as text: takes down what the softphone in it hears and sends, and when.
 * All times are milliseconds since the navigation of the frame.
 */

export interface StartFigures {
  /** `null`: the browser did not say. */
  readonly paint: number | null;
  /** Calls of Open CTI's library that make a listener, in their order. */
  readonly listeners: readonly { readonly what: string; readonly at: number }[];
  /** When the phone first had the console's numbers made links; `null`: not yet. */
  readonly links: number | null;
  readonly sync: number | null;
  readonly files: readonly Span[];
  readonly calls: readonly Span[];
}

/** What the main thread did since it was last asked. */
export interface Strain {
  /** Durations of the tasks above 50 ms. */
  readonly longTasks: readonly number[];
  /** Times between two frames. */
  readonly frames: readonly number[];
}

/** One command, told once it is answered. */
export interface Told {
  readonly to: 'omni' | 'pureCloud';
  /** From the newest event of the other side until the command left; `null`: there was none. */
  readonly lag: number | null;
}

declare global {
  interface Window {
    benchProbe?: {
      start(region: string): StartFigures;
      watch(): void;
      strain(): Strain;
      /** What was published to the bridge so far, by its kind or its action. */
      readonly published: Readonly<Record<string, number>>;
      /** Frames that the notification socket has brought. */
      readonly frames: number;
    };
    /** A binding of the driver's. */
    benchTell?: (text: string) => void;
  }
}

type Side = Told['to'];
type Library = NonNullable<NonNullable<Window['sforce']>['opencti']>;
type Method = Library[string];

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** A field of a field. */
const at = (value: unknown, ...keys: readonly string[]): unknown =>
  keys.reduce((here, key) => (isRecord(here) ? here[key] : undefined), value);

if (window.parent !== window && /[?&]mode=/.test(location.search)) begin();

function begin(): void {
  const listeners: { what: string; at: number }[] = [];
  const heard: Record<Side, number | null> = { omni: null, pureCloud: null };
  let links: number | null = null;
  let sync: number | null = null;

  function tell(to: Side): () => void {
    const from = to === 'omni' ? heard.pureCloud : heard.omni;
    const told: Told = { to, lag: from === null ? null : performance.now() - from };
    heard.omni = null;
    heard.pureCloud = null;
    return () => window.benchTell?.(JSON.stringify(told));
  }

  // ---- Salesforce: the library's calls, and the bridge's messages

  /** What is told once the bridge has answered, by the request. */
  const asked = new Map<unknown, () => void>();

  const published: Record<string, number> = {};
  let socketFrames = 0;

  function publish(message: unknown): void {
    const kind = at(message, 'kind');
    const action = at(message, 'body', 'action');
    const what = String(kind === 'request' ? action : kind);
    published[what] = (published[what] ?? 0) + 1;
    if (kind !== 'request' || (action !== 'setStatus' && action !== 'logout')) return;
    const id = at(message, 'requestId');
    // One that comes again is the same command.
    if (!asked.has(id)) asked.set(id, tell('omni'));
  }

  window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (at(data, 'shouldExecuteListener') !== true) return;
    const message = at(data, 'response');
    if (at(message, 'source') !== 'bridge') return;
    if (at(message, 'kind') === 'event' && at(message, 'body', 'name') === 'statusChanged') {
      heard.omni = performance.now();
    }
    const id = at(message, 'requestId');
    asked.get(id)?.();
    asked.delete(id);
  });

  let library: Library | undefined;
  const namespace = {};
  Object.defineProperty(namespace, 'opencti', {
    get: () => library,
    set(given: Library) {
      library = tapped(given);
    },
  });
  window.sforce = namespace;

  function tapped(given: Library): Library {
    const entries = Object.entries(given).map(([name, method]): [string, Method] => {
      // The library's constants stand between its methods.
      if (typeof method !== 'function') return [name, method];
      const call: Method = (args) => {
        const channel = at(args, 'channelName');
        if (/^on[A-Z]|^subscribe$/.test(name)) {
          const what = typeof channel === 'string' ? `${name} ${channel}` : name;
          listeners.push({ what, at: performance.now() });
        }
        if (name === 'enableClickToDial') links ??= performance.now();
        if (name === 'publish') publish(at(args, 'message'));
        method(args);
      };
      return [name, call];
    });
    return Object.fromEntries(entries);
  }

  // ---- PureCloud: calls and frames

  const isWrite = (method: string, url: string): boolean =>
    method.toUpperCase() === 'PATCH' && url.includes('/presences/');

  const realFetch = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    const done = isWrite(init?.method ?? 'GET', url) ? tell('pureCloud') : undefined;
    try {
      return await realFetch(input, init);
    } finally {
      done?.();
    }
  };

  // Others use this older way.
  const open: unknown = Reflect.get(XMLHttpRequest.prototype, 'open');
  const send: unknown = Reflect.get(XMLHttpRequest.prototype, 'send');
  const writes = new WeakSet<object>();
  Object.assign(XMLHttpRequest.prototype, {
    open(this: XMLHttpRequest, ...args: unknown[]): unknown {
      if (isWrite(String(args[0]), String(args[1]))) writes.add(this);
      return typeof open === 'function' ? Reflect.apply(open, this, args) : undefined;
    },
    send(this: XMLHttpRequest, ...args: unknown[]): unknown {
      if (writes.has(this)) this.addEventListener('loadend', tell('pureCloud'));
      return typeof send === 'function' ? Reflect.apply(send, this, args) : undefined;
    },
  });

  const RealSocket = window.WebSocket;
  window.WebSocket = class extends RealSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      this.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        socketFrames += 1;
        if (typeof data === 'string' && /"topicName":"[^"]*\.presence"/.test(data)) {
          heard.pureCloud = performance.now();
        }
      });
    }
  };

  // ---- the panel: when it says that sync is on

  void customElements.whenDefined('omni-softphone').then((panel) => {
    const { prototype } = panel;
    const view = Object.getOwnPropertyDescriptor(prototype, 'view') ?? {};
    Object.defineProperty(prototype, 'view', {
      ...view,
      set(this: object, value: unknown) {
        if (sync === null && at(value, 'sync', 'is') === 'on') {
          sync = performance.now();
          window.benchTell?.(JSON.stringify({ sync }));
        }
        view.set?.call(this, value);
      },
    });
  });

  // ---- the main thread

  const longTasks: number[] = [];
  const frames: number[] = [];
  const note = (entries: PerformanceEntryList): void => {
    for (const { duration } of entries) longTasks.push(duration);
  };
  const observer = new PerformanceObserver((list) => note(list.getEntries()));
  observer.observe({ type: 'longtask', buffered: true });
  let last: number | null = null;
  let watching = false;
  function frame(now: number): void {
    if (!watching) return;
    if (last !== null) frames.push(now - last);
    last = now;
    requestAnimationFrame(frame);
  }

  window.benchProbe = {
    start(region) {
      const spans = performance
        .getEntriesByType('resource')
        .filter((entry): entry is PerformanceResourceTiming => 'responseEnd' in entry)
        .map(({ name, startTime, responseEnd }) => ({
          what: name,
          from: startTime,
          to: responseEnd,
        }));
      const [paint] = performance.getEntriesByName('first-contentful-paint');
      return {
        paint: paint?.startTime ?? null,
        listeners,
        links,
        sync,
        files: spans.filter(({ what }) => what.startsWith(location.origin)),
        calls: spans.filter(({ what }) => what.startsWith(`${region}/api/`)),
      };
    },
    published,
    get frames() {
      return socketFrames;
    },
    watch() {
      note(observer.takeRecords());
      longTasks.length = 0;
      frames.length = 0;
      last = null;
      watching = true;
      requestAnimationFrame(frame);
    },
    strain() {
      watching = false;
      note(observer.takeRecords());
      return { longTasks: [...longTasks], frames: [...frames] };
    },
  };
}
