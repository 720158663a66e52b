import type { Disposer } from './disposer.js';

/**
 * A line to the same page in the browser's other tabs, on one origin and in one storage partition. Nothing that is
 * sent comes back to its sender.
 */
export interface TabChannel {
  /** Plain data only. Lost where nobody listens. */
  send(message: unknown): void;
  listen(listener: (message: unknown) => void): Disposer;
  close(): void;
}
