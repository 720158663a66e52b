import type { Disposer } from '../../ports/disposer.js';
import { isAbort } from '../tabs/abort.js';
import type { LocksLike } from '../tabs/lead.js';

/** One of the tabs at a time does something; when that one goes, the next in line does it. */
export interface Turn {
  /** Gets in line; `begin` is called when it is this tab's turn, and what it gives when that is over. */
  want(begin: () => Disposer): void;
  /** Ends this tab's turn, or leaves the line. */
  leave(): void;
}

/** `locks` is `null` where the browser has none: then each tab is by itself. */
export function createTurn(locks: LocksLike | null, name: string): Turn {
  let leaveNow: Disposer | null = null;

  function want(begin: () => Disposer): void {
    if (leaveNow !== null) return;
    const waiting = new AbortController();
    let end: Disposer | null = null;
    let release: Disposer = () => undefined;
    let left = false;
    leaveNow = () => {
      left = true;
      waiting.abort();
      end?.();
      end = null;
      release();
    };
    const take = (): void => {
      if (!left) end = begin();
    };
    if (locks === null) {
      take();
      return;
    }
    locks
      .request(name, { signal: waiting.signal }, () => {
        if (left) return Promise.resolve();
        take();
        return new Promise<void>((resolve) => {
          release = resolve;
          // It may have been given up while it began.
          if (left) resolve();
        });
      })
      .catch((reason: unknown) => {
        // Two tabs that do it are better than none, where the browser denies locks.
        if (!isAbort(reason)) take();
      });
  }

  return {
    want,
    leave() {
      leaveNow?.();
      leaveNow = null;
    },
  };
}
