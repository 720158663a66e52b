import type { CallCenterSettings } from '../../definition/definition.js';
import type { Clock } from '../../ports/clock.js';
import type { PhonePort } from '../../ports/phone.js';
import type { StorageLike } from '../around.js';
import type { LoadNumbers } from '../../ports/numbers/load-numbers.js';
import type { PhoneView } from './view.js';

/** Where a tab's session keeps wrap-ups that are being written. */
export const DRAFTS = 'omni-sync.drafts';

/** Where it keeps the calls that the agent had last. */
export const RECENT = 'omni-sync.recent';

export interface PhoneDeskOptions {
  readonly phone: PhonePort;
  readonly clock: Clock;
  /** The tab's session; wrap-ups that are being written are kept in it. */
  readonly storage: StorageLike;
  /** PureCloud's id of the agent. */
  readonly agent: string;
  /** What another tab showed until this one took the lead; `null`: nothing. */
  readonly before: PhoneView | null;
  /** What Salesforce gives of the call center just now; left out: nothing, so that every default holds. */
  readonly definition?: () => CallCenterSettings;
  /** Left out: their chunk is fetched. */
  readonly loadNumbers?: LoadNumbers;
  readonly onChange: () => void;
}

/** One agent's phone at work. */
export interface PhoneDesk {
  readonly view: PhoneView;
  /** Everything that the agent can act on is there. Never rejects. */
  readonly begun: Promise<unknown>;
  /** See {@link PhonePort}. */
  readonly attributes: PhonePort['attributes'];
  /** Does a PhoneDeedMessage, and nothing else. Returns at once; what comes of it shows in the view. */
  act(deed: unknown): void;
  /**
   * The agent chooses a status. True: it has to wait, as it is On Queue and there is no station; `go` is called once
   * that is settled, or not at all.
   */
  holdsBack(isOnQueue: boolean, go: () => void): boolean;
  dispose(): void;
}

/** The phone's code: a chunk of its own, fetched once sync is on. Rejects where it cannot be loaded. */
export type LoadPhone = () => Promise<{
  readonly createPhoneDesk: (options: PhoneDeskOptions) => PhoneDesk;
}>;
