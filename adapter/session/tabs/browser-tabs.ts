import type { Disposer } from '../../ports/disposer.js';
import type { TabChannel } from '../../ports/tab-channel.js';
import type { LocksLike } from './lead.js';

/** What becomes of a page: `frozen` is told while it can still do something. */
export type PageChange = 'visible' | 'hidden' | 'frozen' | 'thawed' | 'gone';

export interface PageLike {
  readonly visible: boolean;
  listen(listener: (change: PageChange) => void): Disposer;
}

/** What the browser has for tabs that work together; `null` where it lacks or denies it. */
export interface BrowserTabs {
  readonly locks: LocksLike | null;
  openChannel(name: string): TabChannel | null;
  readonly page: PageLike;
}

export const browserTabs = (window: Window & typeof globalThis): BrowserTabs => ({
  locks: locksOf(window),
  openChannel: (name) => openChannel(window, name),
  page: pageOf(window),
});

function locksOf({ navigator }: Window): LocksLike | null {
  // Absent where the page is no secure context, whatever the types say.
  if (!('locks' in navigator)) return null;
  const { locks } = navigator;
  return {
    request: (name, options, callback) => locks.request(name, options, callback),
    query: () => locks.query(),
  };
}

function openChannel(window: Window & typeof globalThis, name: string): TabChannel | null {
  let channel: BroadcastChannel;
  try {
    channel = new window.BroadcastChannel(name);
  } catch {
    return null;
  }
  let closed = false;
  return {
    send(message) {
      if (!closed) channel.postMessage(message);
    },
    listen(listener) {
      // The browser delivers what this origin sends, and nothing else.
      const hear = ({ origin, data }: MessageEvent<unknown>): void => {
        if (origin === window.origin) listener(data);
      };
      channel.addEventListener('message', hear);
      return () => channel.removeEventListener('message', hear);
    },
    close() {
      closed = true;
      channel.close();
    },
  };
}

function pageOf(window: Window): PageLike {
  const { document } = window;
  return {
    get visible() {
      return document.visibilityState === 'visible';
    },
    listen(listener) {
      const seen = (): void => listener(document.visibilityState);
      const frozen = (): void => listener('frozen');
      const thawed = (): void => listener('thawed');
      const gone = (): void => listener('gone');
      document.addEventListener('visibilitychange', seen);
      document.addEventListener('freeze', frozen);
      document.addEventListener('resume', thawed);
      window.addEventListener('pagehide', gone);
      window.addEventListener('pageshow', thawed);
      return () => {
        document.removeEventListener('visibilitychange', seen);
        document.removeEventListener('freeze', frozen);
        document.removeEventListener('resume', thawed);
        window.removeEventListener('pagehide', gone);
        window.removeEventListener('pageshow', thawed);
      };
    },
  };
}
