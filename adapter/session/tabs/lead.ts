import type { Clock } from '../../ports/clock.js';
import type { Disposer } from '../../ports/disposer.js';
import { isAbort } from './abort.js';

interface LockOptions {
  readonly signal?: AbortSignal;
  readonly steal?: boolean;
}

/** The part of `navigator.locks` that is used: https://w3c.github.io/web-locks/ */
export interface LocksLike {
  /** Rejects with an AbortError when `signal` aborts the waiting, or when the granted lock is stolen. */
  request(name: string, options: LockOptions, callback: () => Promise<void>): Promise<unknown>;
  query(): Promise<{ readonly held?: readonly HeldLock[] }>;
}

interface HeldLock {
  readonly name?: string;
  readonly clientId?: string;
}

export interface LeadOptions {
  readonly locks: LocksLike;
  /** Of the lock that the leader holds. */
  readonly name: string;
  /** This tab's own name, unlike any other's. */
  readonly tab: string;
  readonly clock: Clock;
  readonly onLead: () => void;
  /** Another tab has taken the lock. What the leader ran must be stopped before anything else is done. */
  readonly onLost: () => void;
}

/** Which one of the tabs leads: the one that holds a Web Lock. */
export interface Lead {
  /** As far as this tab has heard; one that was frozen may not have heard of its end. */
  readonly leads: boolean;
  /** The browser denies locks: this tab leads, whatever others do. */
  readonly isAlone: boolean;
  /** The browser has confirmed the lead within the last second. */
  readonly isSure: boolean;
  /** Asks the browser itself whether this tab still leads; where that shows that it does not, `onLost` is called. */
  confirm(): Promise<boolean>;
  /** Waits in line for the lead. */
  compete(): void;
  /** Takes the lead from whoever has it. */
  take(): void;
  /** Gives the lead up, or leaves the line, without a call of `onLost`. */
  leave(): void;
  dispose(): void;
}

/** A confirmation is good for so long, in milliseconds. */
const SURE_FOR = 1_000;

/** An answer that took longer was overtaken by a freeze, and says what was then. */
const ANSWER_LIMIT = 1_000;
const ASK_AT_MOST = 3;

/** A turn of waiting for the lock, or of holding it. */
interface Turn {
  readonly controller: AbortController;
  granted: boolean;
  release: () => void;
}

/**
 * Where the browser denies locks (a partition without storage), the tab leads by itself: an agent whose status is
 * kept in step twice is better off than one whose status is not kept at all.
 */
export function createLead({ locks, name, tab, clock, onLead, onLost }: LeadOptions): Lead {
  const own = `${name} ${tab}`;
  let turn: Turn | null = null;
  let alone = false;
  let confirmedAt = Number.NEGATIVE_INFINITY;
  let disposed = false;
  let releaseOwn = (): void => undefined;

  // By the client that holds this one, the browser's list tells which lead is ours.
  locks
    .request(own, {}, () => new Promise((resolve) => (releaseOwn = () => resolve())))
    .catch(() => undefined);

  function enter(steal: boolean): void {
    if (disposed || alone) return;
    leave();
    const mine: Turn = {
      controller: new AbortController(),
      granted: false,
      release: () => undefined,
    };
    turn = mine;
    const hold = (): Promise<void> => {
      if (turn !== mine) return Promise.resolve();
      const held = new Promise<void>((resolve) => (mine.release = resolve));
      grant(mine);
      return held;
    };
    const options = steal ? { steal } : { signal: mine.controller.signal };
    locks.request(name, options, hold).catch((reason: unknown) => {
      if (turn !== mine) return;
      if (isAbort(reason)) lose(mine);
      else if (!mine.granted) {
        alone = true;
        grant(mine);
      }
    });
  }

  function grant(mine: Turn): void {
    mine.granted = true;
    confirmedAt = clock.now();
    onLead();
  }

  function lose(mine: Turn): void {
    turn = null;
    mine.release();
    if (mine.granted) onLost();
    enter(false);
  }

  function leave(): void {
    const mine = turn;
    turn = null;
    if (mine === null) return;
    mine.release();
    if (!mine.granted) mine.controller.abort();
  }

  /** `null`: the browser does not tell. */
  async function isOurs(): Promise<boolean | null> {
    let stop: Disposer = () => undefined;
    const late = new Promise<null>((resolve) => {
      stop = clock.after(ANSWER_LIMIT, () => resolve(null));
    });
    try {
      const answer = await Promise.race([locks.query(), late]);
      const held = answer?.held ?? [];
      const us = held.find((lock) => lock.name === own)?.clientId;
      if (us === undefined) return null;
      return held.some((lock) => lock.name === name && lock.clientId === us);
    } catch {
      return null;
    } finally {
      stop();
    }
  }

  async function confirm(): Promise<boolean> {
    for (let asked = 0; asked < ASK_AT_MOST; asked += 1) {
      const mine = turn;
      if (mine?.granted !== true) return false;
      if (alone) return true;
      const at = clock.now();
      const ours = await isOurs();
      if (turn !== mine) return false;
      if (ours === false) {
        lose(mine);
        return false;
      }
      const took = clock.now() - at;
      if (took >= 0 && took < ANSWER_LIMIT) {
        if (ours === true) confirmedAt = clock.now();
        return true;
      }
    }
    return turn?.granted === true;
  }

  return {
    get leads() {
      return turn?.granted === true;
    },
    get isAlone() {
      return alone;
    },
    get isSure() {
      const age = clock.now() - confirmedAt;
      return turn?.granted === true && (alone || (age >= 0 && age < SURE_FOR));
    },
    confirm,
    compete() {
      if (turn === null) enter(false);
    },
    take() {
      if (turn?.granted !== true) enter(true);
    },
    leave() {
      if (!alone) leave();
    },
    dispose() {
      disposed = true;
      leave();
      releaseOwn();
    },
  };
}
