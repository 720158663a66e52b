import type { Clock } from '../../ports/clock.js';
import { RestError, isPassing } from '../rest-error.js';

/** What shows for so long without an answer needs none any more; in milliseconds. */
const SHOWN = 1_000;

/** So long an agent waits for PureCloud to take what came too fast, in milliseconds; then they are told. */
const PATIENCE = 3_000;

/** PureCloud asks for patience and does not say for how long; in milliseconds. */
const UNTOLD = 1_000;

/** What may have been carried out is read for at most so long before it is said to have failed; in milliseconds. */
const READ_LIMIT = 2_000;

export interface CertaintyOptions {
  readonly clock: Clock;
  /** Has everything read; what comes of it is told by {@link Certainty.look} and {@link Certainty.wasRead}. */
  readonly read: () => void;
}

/** Something that is sent once, and must not be done twice. */
export interface SingleCall<T> {
  /** Rejects with a RestError. */
  readonly send: () => Promise<T>;
  /** What the answer would have told, where it shows; else `undefined`. */
  readonly shown: () => T | undefined;
  /** Finds out what does not show, after a failure. */
  readonly lookUp?: () => Promise<T | undefined>;
}

/** Tells what became of a call, also where its answer got lost, so that nobody has to send it again to be sure. */
export interface Certainty {
  settle<T>(call: SingleCall<T>): Promise<T>;
  /** Reads; resolves when that is over, or takes too long. */
  reading(): Promise<void>;
  /** To be called at every change. */
  look(): void;
  /** To be called when a reading is over, however it ended. */
  wasRead(): void;
  dispose(): void;
}

/** Whether a call that ended so may have been carried out. */
export const isUncertain = (error: unknown): boolean =>
  error instanceof RestError &&
  error.trouble !== 'aborted' &&
  ![413, 429].includes(error.status) &&
  isPassing(error);

export function createCertainty({ clock, read }: CertaintyOptions): Certainty {
  const lookers = new Set<() => void>();
  const readers = new Set<() => void>();
  const ends = new Set<() => void>();

  /** Resolves after so long, or when the phone ends. */
  function wait(milliseconds: number, until?: Set<() => void>): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        stop();
        ends.delete(end);
        until?.delete(end);
        resolve();
      };
      const stop = clock.after(milliseconds, end);
      ends.add(end);
      until?.add(end);
    });
  }

  /** Resolves once it has shown for long enough. */
  function showing<T>(shown: () => T | undefined) {
    let stop: (() => void) | null = null;
    let resolve: (value: T) => void = () => undefined;
    const promise = new Promise<T>((settle) => {
      resolve = settle;
    });
    const rest = (): void => {
      stop?.();
      stop = null;
    };
    const look = (): void => {
      if (shown() === undefined) {
        rest();
        return;
      }
      stop ??= clock.after(SHOWN, () => {
        const now = shown();
        if (now !== undefined) resolve(now);
      });
    };
    const end = (): void => {
      rest();
      lookers.delete(look);
      ends.delete(end);
    };
    lookers.add(look);
    ends.add(end);
    return { promise, end };
  }

  /** What PureCloud refuses for its haste was not carried out. */
  async function patiently<T>(send: () => Promise<T>): Promise<T> {
    const limit = clock.now() + PATIENCE;
    for (;;) {
      try {
        return await send();
      } catch (error) {
        if (!(error instanceof RestError) || error.status !== 429) throw error;
        const pause = error.retryAfter === undefined ? UNTOLD : error.retryAfter * 1_000;
        if (clock.now() + pause > limit) throw error;
        await wait(pause);
      }
    }
  }

  function reading(): Promise<void> {
    const over = wait(READ_LIMIT, readers);
    read();
    return over;
  }

  return {
    reading,
    async settle({ send, shown, lookUp }) {
      // What showed before tells nothing.
      const tells = shown() === undefined;
      const { promise, end } = showing(tells ? shown : () => undefined);
      try {
        return await Promise.race([patiently(send), promise]);
      } catch (error) {
        if (!isUncertain(error)) throw error;
        const seen = tells ? shown() : undefined;
        if (seen !== undefined) return seen;
        await reading();
        const found = (tells ? shown() : undefined) ?? (await lookUp?.());
        if (found === undefined) throw error;
        return found;
      } finally {
        end();
      }
    },
    look() {
      for (const look of [...lookers]) look();
    },
    wasRead() {
      for (const end of [...readers]) end();
    },
    dispose() {
      for (const end of [...ends]) end();
    },
  };
}
