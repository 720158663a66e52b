import type { Clock } from '../../ports/clock.js';
import type { PhonePort } from '../../ports/phone.js';
import type { StorageLike } from '../around.js';
import type { PhoneView } from './view.js';

/** Where a tab's session keeps wrap-ups that are being written. */
export const DRAFTS = 'omni-sync.drafts';

export interface PhoneDeskOptions {
  readonly phone: PhonePort;
  readonly clock: Clock;
  /** The tab's session; wrap-ups that are being written are kept in it. */
  readonly storage: StorageLike;
  /** PureCloud's id of the agent. */
  readonly agent: string;
  /** What another tab showed until this one took the lead; `null`: nothing. */
  readonly before: PhoneView | null;
  readonly onChange: () => void;
}

/** One agent's phone at work. */
export interface PhoneDesk {
  readonly view: PhoneView;
  /** Does a PhoneDeedMessage, and nothing else. Returns at once; what comes of it shows in the view. */
  act(deed: unknown): void;
  dispose(): void;
}

/** The phone's code: a chunk of its own, fetched once sync is on. Rejects where it cannot be loaded. */
export type LoadPhone = () => Promise<{
  readonly createPhoneDesk: (options: PhoneDeskOptions) => PhoneDesk;
}>;
