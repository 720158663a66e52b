import type { Disposer } from '../ports/disposer.js';

/** Lightning Message Service, as far as it is used here. It echoes to the sender and replays nothing. */
export interface MessageService {
  /** Hears every message of a channel from some moment soon after the call; nothing tells which. */
  subscribe(channel: string, listener: (message: unknown) => void): Disposer;
  /** Sends plain JSON. Whether it arrived is not told. Never throws. */
  publish(channel: string, message: Readonly<Record<string, unknown>>): void;
}
