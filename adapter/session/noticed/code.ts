import type { StorageLike } from '../around.js';
import type { LocksLike } from '../tabs/lead.js';
import type { Noticed } from './view.js';

export interface NoticedParts {
  readonly window: Window & typeof globalThis;
  readonly locks: LocksLike | null;
  /** Of the tabs of one org. */
  readonly name: string;
  readonly storage: StorageLike;
  /** The agent clicked the notification of that interaction. */
  readonly select: (interaction: string) => void;
}

/** What the phone's chunk has of it. Rejects where it cannot be loaded. */
export type LoadNoticed = () => Promise<{
  readonly createNoticed: (parts: NoticedParts) => Noticed;
}>;
