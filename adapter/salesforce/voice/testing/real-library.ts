import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { runInThisContext } from 'node:vm';
import type { GuardedWindow, MessageLike } from '../setup-guard.js';
import { isVoiceLibrary, type VoiceLibrary } from '../library.js';

const FILE = createRequire(import.meta.url).resolve('@salesforce/scv-connector-base');

/** Salesforce's end of the line, as far as the library uses it. */
export interface ConnectorPort {
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  postMessage(message: unknown): void;
}

export interface FrameWindow extends GuardedWindow {
  /** What `window.postMessage` of whoever frames the page does. */
  deliver(data: unknown, origin: string, source: unknown, port?: ConnectorPort): void;
  readonly listening: number;
}

/** A page's window inside a frame, as far as messages go. */
export function createFrameWindow(parent: unknown): FrameWindow {
  const listeners: ((event: MessageLike) => void)[] = [];
  return {
    parent,
    addEventListener: (_type: string, listener: (event: MessageLike) => void) =>
      void listeners.push(listener),
    removeEventListener(_type: string, listener: (event: MessageLike) => void) {
      const at = listeners.indexOf(listener);
      if (at >= 0) listeners.splice(at, 1);
    },
    deliver(data, origin, source, port) {
      let stopped = false;
      const event = {
        data,
        origin,
        source,
        ports: port === undefined ? [] : [port],
        stopImmediatePropagation() {
          stopped = true;
        },
      };
      [...listeners].every((listener) => {
        listener(event);
        return !stopped;
      });
    },
    get listening() {
      return listeners.length;
    },
  };
}

/**
 * The published library, evaluated afresh for one page: it keeps its state in its module. What it prints is collected.
 */
export function realLibrary(window: FrameWindow, printed: string[] = []): VoiceLibrary {
  const text = readFileSync(FILE, 'utf8');
  const source = `(function (module, exports, window, console) { ${text}\n })`;
  const run: unknown = runInThisContext(source, { filename: FILE });
  const module = { exports: {} };
  const print = (...what: unknown[]): void => void printed.push(what.map(String).join(' '));
  const console = { error: print, info: print, log: print, warn: print };
  if (typeof run === 'function')
    Reflect.apply(run, module, [module, module.exports, window, console]);
  const library: unknown = { ...module.exports };
  if (!isVoiceLibrary(library)) throw new Error('That is not the library that is expected.');
  return library;
}
