import type { Clock } from '../../ports/clock.js';
import { PING } from './frames.js';

/** The part of a WebSocket that is used; the browser's own fits, and so does the one of Node's `ws`. */
export interface SocketLike {
  addEventListener(type: 'open' | 'close' | 'error', listener: () => void): void;
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
  send(data: string): void;
  close(): void;
}

export type OpenSocket = (address: string) => SocketLike;

export interface LiveSocketOptions {
  readonly address: string;
  readonly openSocket: OpenSocket;
  readonly clock: Clock;
  readonly onOpen: () => void;
  readonly onData: (data: unknown) => void;
  /** Once: it did not open, it was closed by the other side, or it is dead. Not after {@link LiveSocket.close}. */
  readonly onEnd: () => void;
}

export interface LiveSocket {
  /** Asks for a sign of life now, if there has been none for longer than a heartbeat takes. */
  check(): void;
  /** Closes it for good; nothing is heard of it any more. */
  close(): void;
}

const OPEN_LIMIT = 10_000;
/** The server sends a heartbeat every 30 s. */
const HEARTBEAT = 30_000;
const SILENCE = 42_000;
const PONG_LIMIT = 5_000;

/**
 * A socket that notices when it is dead: a lost network closes nothing. Silence is measured by when frames arrived,
 * because timers of background tabs run late.
 */
export function openLiveSocket(options: LiveSocketOptions): LiveSocket {
  const { clock } = options;
  let socket: SocketLike | null = null;
  let ended = false;
  let open = false;
  let pinging = false;
  let lastHeard = clock.now();
  let stopTimer = clock.after(OPEN_LIMIT, () => end());

  function end(): void {
    if (ended) return;
    close();
    options.onEnd();
  }

  function close(): void {
    if (ended) return;
    ended = true;
    stopTimer();
    try {
      socket?.close();
    } catch {
      // Already closed, or never opened: either way it is gone.
    }
  }

  function watch(): void {
    stopTimer();
    pinging = false;
    stopTimer = clock.after(Math.max(0, lastHeard + SILENCE - clock.now()), () => {
      if (clock.now() - lastHeard < SILENCE) watch();
      else ping();
    });
  }

  function ping(): void {
    stopTimer();
    pinging = true;
    try {
      socket?.send(PING);
    } catch {
      end();
      return;
    }
    if (!ended) stopTimer = clock.after(PONG_LIMIT, end);
  }

  try {
    socket = options.openSocket(options.address);
    socket.addEventListener('open', () => {
      if (ended || open) return;
      open = true;
      lastHeard = clock.now();
      watch();
      options.onOpen();
    });
    socket.addEventListener('message', (event) => {
      if (ended) return;
      lastHeard = clock.now();
      if (pinging) watch();
      options.onData(event.data);
    });
    socket.addEventListener('close', end);
    socket.addEventListener('error', end);
  } catch {
    // Told later, as any other failure is: nobody expects an end before the socket is there.
    stopTimer();
    stopTimer = clock.after(0, end);
  }

  return {
    check() {
      if (ended || !open) return;
      const silent = clock.now() - lastHeard;
      // The watch would have ended it by now, had the computer not slept: nobody is at the other end any more.
      if (silent > SILENCE + PONG_LIMIT) end();
      else if (!pinging && silent > HEARTBEAT + PONG_LIMIT) ping();
    },
    close,
  };
}
