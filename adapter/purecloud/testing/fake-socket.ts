import type { OpenSocket, SocketLike } from '../notifications/live-socket.js';

/** A socket whose other end is the test. */
export interface FakeSocket {
  readonly address: string;
  readonly sent: readonly string[];
  /** Whether this end closed it. */
  readonly closed: boolean;
  open(): void;
  message(data: unknown): void;
  /** The other end closes it, or it breaks. */
  close(): void;
}

export interface FakeSockets {
  readonly openSocket: OpenSocket;
  readonly all: readonly FakeSocket[];
  /** The newest. */
  readonly last: FakeSocket;
  /** Those that are open and were closed by neither end. */
  readonly live: readonly FakeSocket[];
  /** From now on sockets open by themselves, are refused, or cannot even be made. */
  behave(how: 'byHand' | 'open' | 'refuse' | 'throw'): void;
}

export function createFakeSockets(): FakeSockets {
  const all: (FakeSocket & { readonly isOpen: boolean })[] = [];
  let behaviour: 'byHand' | 'open' | 'refuse' | 'throw' = 'byHand';

  function openSocket(address: string): SocketLike {
    if (behaviour === 'throw') throw new Error('SecurityError');
    const plain = { open: [], close: [], error: [] } as Record<string, (() => void)[]>;
    const hearers: ((event: { data: unknown }) => void)[] = [];
    const sent: string[] = [];
    let closed = false;
    let isOpen = false;
    const tell = (type: string): void => plain[type]?.forEach((listener) => listener());
    const socket = {
      addEventListener(type: string, listener: (event: { data: unknown }) => void): void {
        if (type === 'message') hearers.push(listener);
        else plain[type]?.push(() => listener({ data: undefined }));
      },
      send(data: string): void {
        if (!isOpen) throw new Error('InvalidStateError');
        sent.push(data);
      },
      close(): void {
        closed = true;
        isOpen = false;
      },
    };
    const fake = {
      address,
      sent,
      get closed() {
        return closed;
      },
      get isOpen() {
        return isOpen;
      },
      open(): void {
        isOpen = true;
        tell('open');
      },
      message(data: unknown): void {
        hearers.forEach((hear) => hear({ data }));
      },
      close(): void {
        isOpen = false;
        tell('error');
        tell('close');
      },
    };
    all.push(fake);
    if (behaviour === 'open') queueMicrotask(() => fake.open());
    if (behaviour === 'refuse') queueMicrotask(() => fake.close());
    return socket;
  }

  return {
    openSocket,
    all,
    get last() {
      const last = all.at(-1);
      if (last === undefined) throw new Error('no socket was opened');
      return last;
    },
    get live() {
      return all.filter(({ isOpen }) => isOpen);
    },
    behave(how) {
      behaviour = how;
    },
  };
}

export const heartbeat = JSON.stringify({
  topicName: 'channel.metadata',
  eventBody: { message: 'WebSocket Heartbeat' },
});

export const socketClosing = JSON.stringify({
  topicName: 'v2.system.socket_closing',
  eventBody: { message: 'The socket is going to close' },
});

export const eventFrame = (userId: string, topic: string, eventBody: unknown): string =>
  JSON.stringify({
    topicName: `v2.users.${userId}.${topic}`,
    version: '2',
    eventBody,
    metadata: { CorrelationId: 'c0ffee' },
  });
