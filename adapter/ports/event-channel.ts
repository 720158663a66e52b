import type { Disposer } from './disposer.js';
import type { JsonRecord } from './json.js';

/**
 * A way to the other components of the console in this browser tab. It echoes what is published to the publisher, keeps
 * no order that is promised, and replays nothing to who comes late.
 */
export interface EventChannelPort {
  /** Hears every message from some moment soon after the call, our own included; plain JSON, from whomever. */
  listen(listener: (message: unknown) => void): Disposer;
  /** Sends plain JSON. Whether it arrives, or anybody listens, is not told. Never throws. */
  publish(message: JsonRecord): void;
  /** Hears and sends nothing more. */
  dispose(): void;
}
