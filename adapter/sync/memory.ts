import type { PerSide, Status } from './status.js';

/** What a page leaves for the next one (a refresh): plain JSON without token or name. */
export interface Memory {
  /** When it was taken, in milliseconds since the epoch. */
  readonly at: number;
  readonly base: PerSide<Status | null>;
}
