import type { Clock } from '../../ports/clock.js';
import type { Disposer } from '../../ports/disposer.js';
import { backoff } from '../backoff.js';
import { RestError, isSignedOut } from '../rest-error.js';
import { readFrame, topicsOf, type Topic } from './frames.js';
import { createLease, type ChannelApi } from './lease.js';
import { openLiveSocket, type LiveSocket, type OpenSocket } from './live-socket.js';

export interface ChannelOptions {
  readonly api: ChannelApi;
  readonly userId: string;
  /** The answer of `createChannel`, where it was asked for ahead. */
  readonly prepared?: Promise<unknown>;
  readonly openSocket: OpenSocket;
  readonly clock: Clock;
  /** 0 (inclusive) to 1. */
  readonly random: () => number;
  /** In the order of arrival, from the moment the socket is open. */
  readonly onEvent: (topic: Topic, body: unknown) => void;
  /** Events are heard again after a loss. Whatever happened meanwhile has to be read. */
  readonly onBack: () => void;
  readonly onLost: () => void;
  /** Sockets were exchanged without a loss; an event may have fallen between the two. */
  readonly onGap: () => void;
  /** The token is gone. Nothing more is tried until {@link NotificationChannel.open} is called. */
  readonly onSignedOut: () => void;
}

export interface NotificationChannel {
  /** Resolves once events are heard. One attempt; rejects with a RestError. */
  open(): Promise<void>;
  /** Does not wait any longer: tries a lost socket at once, and an open one for its life. */
  retryNow(): void;
  /** PureCloud was found out of reach otherwise: the socket is not to be trusted. */
  suspect(): void;
  /** Closes the socket and tries nothing more until {@link open} is called. */
  stop(): void;
  /** Frames that were not understood, and sockets that were opened, for the support bundle. */
  readonly ignored: number;
  readonly sockets: number;
  dispose(): void;
}

const FIRST_RETRY = 1_000;
const BACKOFF = { base: 1_000, longest: 90_000 };
/** Most losses are over within a minute; so long an agent should not wait much longer than the network does. */
const SHORT_LOSS = 60_000;
const BACKOFF_AT_FIRST = { base: 1_000, longest: 2_000 };
/** Where the doubling goes on from after a minute. */
const FAILURES_AT_FIRST = 3;
/** A connection that held so long lets earlier failures be forgotten; one that flaps does not. */
const STABLE = 60_000;
/** A channel on which the socket failed so many times in a row is given up for a new one. */
const SOCKET_FAILURES = 2;
/** A channel lives for a day from its last subscription. */
const RENEW_EVERY = 12 * 60 * 60_000;
const RENEW_AGAIN = 10 * 60_000;
const SWAP_AGAIN = 5_000;

/** One channel, one socket, kept open. */
export function createChannel(options: ChannelOptions): NotificationChannel {
  const { api, userId, openSocket, clock, random } = options;
  const lease = createLease(api, topicsOf(userId), clock, options.prepared);

  let live: LiveSocket | null = null;
  let successor: LiveSocket | null = null;
  /** Outdated attempts notice by it that they are. */
  let era = 0;
  let attempting = false;
  let failures = 0;
  /** When the present loss, or the first of those that followed one another, began. */
  let lostAt = clock.now();
  let socketFailures = 0;
  let openedAt = 0;
  let ignored = 0;
  let sockets = 0;
  let disposed = false;
  let stopRetry: Disposer | null = null;
  let stopRenewal: Disposer = () => undefined;
  let stopSwap: Disposer = () => undefined;

  function connect(address: string, onOpen: (self: LiveSocket) => void, onEnd: () => void) {
    sockets += 1;
    const self: LiveSocket = openLiveSocket({
      address,
      openSocket,
      clock,
      onOpen: () => onOpen(self),
      onData: (data) => hear(data),
      onEnd,
    });
    return self;
  }

  function hear(data: unknown): void {
    const frame = readFrame(data, userId);
    if (frame === undefined) ignored += 1;
    else if (frame.is === 'event') options.onEvent(frame.topic, frame.body);
    else if (frame.is === 'closing') swap();
    else if (frame.is === 'revoked') options.onGap();
    else if (frame.is === 'unsubscribed') {
      lease.forget();
      lose();
    }
  }

  /** Subscribes and opens a socket; resolves when it is open and made `live`, and `onOpen` has been called. */
  async function attempt(onOpen: () => void = () => undefined): Promise<void> {
    const mine = (era += 1);
    attempting = true;
    try {
      const address = await lease.ensure();
      if (mine !== era) throw aborted();
      await new Promise<void>((resolve, reject) => {
        const opening = connect(
          address,
          (self) => {
            settle(self);
            resolve();
            onOpen();
          },
          () => {
            if (live === opening) {
              ended(opening);
              return;
            }
            socketFailures += 1;
            if (socketFailures >= SOCKET_FAILURES) lease.forget();
            reject(new RestError('network', 'notification socket'));
          },
        );
        abandon = () => {
          opening.close();
          reject(aborted());
        };
      });
    } finally {
      if (mine === era) {
        abandon = () => undefined;
        attempting = false;
      }
    }
  }
  let abandon: () => void = () => undefined;

  function settle(socket: LiveSocket): void {
    live = socket;
    attempting = false;
    socketFailures = 0;
    openedAt = clock.now();
    renewAfter(RENEW_EVERY);
  }

  function ended(socket: LiveSocket): void {
    if (socket !== live) return;
    live = null;
    // A successor that is on its way decides; until then nothing is known to be lost.
    if (successor === null) lose();
  }

  function lose(): void {
    if (clock.now() - openedAt >= STABLE) {
      failures = 0;
      lostAt = clock.now();
    }
    halt();
    const mine = era;
    options.onLost();
    if (!disposed && mine === era) retryLater();
  }

  function retryLater(atLeast = 0): void {
    stopRetry?.();
    const isShort = clock.now() - lostAt < SHORT_LOSS;
    const limits = isShort ? BACKOFF_AT_FIRST : BACKOFF;
    const pause = failures === 0 ? FIRST_RETRY * random() : backoff(failures - 1, random, limits);
    failures = isShort ? Math.min(failures + 1, FAILURES_AT_FIRST) : failures + 1;
    stopRetry = clock.after(Math.max(atLeast, pause), retry);
  }

  function retry(): void {
    stopRetry?.();
    stopRetry = null;
    const mine = era + 1;
    attempt(options.onBack).catch((error: unknown) => {
      if (mine !== era) return;
      if (isSignedOut(error)) signedOut();
      else retryLater(error instanceof RestError ? (error.retryAfter ?? 0) * 1_000 : 0);
    });
  }

  /** Closes and stops whatever there is, and outdates every attempt. */
  function halt(): void {
    era += 1;
    attempting = false;
    stopRetry?.();
    stopRetry = null;
    stopRenewal();
    stopSwap();
    abandon();
    live?.close();
    successor?.close();
    live = null;
    successor = null;
  }

  function signedOut(): void {
    stop();
    options.onSignedOut();
  }

  function stop(): void {
    halt();
    lease.forget();
  }

  /** Opens a second socket, and drops the first once it is open. */
  function swap(): void {
    const { address } = lease;
    if (successor !== null || live === null || address === null) return;
    stopSwap();
    const next = connect(
      address,
      (self) => {
        const old = live;
        successor = null;
        settle(self);
        old?.close();
        options.onGap();
      },
      () => {
        if (live === next) {
          ended(next);
          return;
        }
        if (successor !== next) return;
        successor = null;
        if (live === null) lose();
        else stopSwap = clock.after(SWAP_AGAIN, swap);
      },
    );
    successor = next;
  }

  function renewAfter(milliseconds: number): void {
    stopRenewal();
    stopRenewal = clock.after(milliseconds, () => {
      const mine = era;
      const before = lease.address;
      lease.ensure().then(
        (address) => {
          if (mine !== era) return;
          if (address === before) renewAfter(RENEW_EVERY);
          else swap();
        },
        (error: unknown) => {
          if (mine !== era) return;
          if (isSignedOut(error)) signedOut();
          else renewAfter(RENEW_AGAIN);
        },
      );
    });
  }

  return {
    async open() {
      if (disposed) throw aborted();
      if (live !== null) return;
      halt();
      await attempt();
    },
    retryNow() {
      if (live !== null) live.check();
      else if (stopRetry !== null && !attempting) retry();
    },
    suspect() {
      if (live !== null) lose();
    },
    stop,
    get ignored() {
      return ignored;
    },
    get sockets() {
      return sockets;
    },
    dispose() {
      if (disposed) return;
      disposed = true;
      halt();
      lease.dispose();
    },
  };
}

const aborted = (): RestError => new RestError('aborted', 'notification channel');
