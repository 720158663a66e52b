import type { CallCenterSettings } from '../../definition/definition.js';
import type { Problem } from '../../definition/problem.js';
import type { Clock } from '../../ports/clock.js';
import type { CrmPort } from '../../ports/crm.js';
import type { StorageLike } from '../around.js';
import type { Language } from '../labels.js';
import type { PhoneView } from '../phone/view.js';
import type { PageLike } from '../tabs/browser-tabs.js';
import type { LocksLike } from '../tabs/lead.js';
import type { AroundPhoneDeed, AroundPhoneView } from './view.js';

export interface AroundPhoneOptions {
  /** This tab's console. Disposed of with the rest. */
  readonly crm: CrmPort;
  readonly clock: Clock;
  /** Shared by all tabs of the browser; call logs that are not saved yet are kept in it. */
  readonly storage: StorageLike;
  readonly page: PageLike;
  /** `null` where the browser has none: then this tab is taken for the only one. */
  readonly locks: LocksLike | null;
  /** Of locks, the same in every tab of one org. */
  readonly name: string;
  /** PureCloud's id of the agent. */
  readonly agent: string;
  readonly definition: CallCenterSettings;
  readonly language: Language;
  /** Asked before each save, so that a tab that no longer leads saves nothing; left out: it always may. */
  readonly maySave?: () => Promise<boolean>;
  /** Calls a number, on behalf of no queue. What becomes of it shows in the phone's view. */
  readonly dial: (number: string) => void;
  readonly onChange: () => void;
}

/** What a tab knows of its phone. */
export interface PhoneNow {
  /** `null`: there is no phone, or not yet. */
  readonly phone: PhoneView | null;
  /** This tab leads, so that it keeps the call logs. */
  readonly leads: boolean;
  /** What `phone` shows is PureCloud's word: what is not in it any more has ended. */
  readonly sure: boolean;
}

/** Salesforce around one agent's phone, in one tab. */
export interface AroundPhone {
  readonly view: AroundPhoneView;
  /** What is wrong with the definition's section `softphone`. */
  readonly problems: readonly Problem[];
  /** To be called at every change. */
  look(now: PhoneNow): void;
  act(deed: AroundPhoneDeed): void;
  /** How many call logs would be lost by {@link wipe}: what a sign-out asks about. */
  readonly unsaved: number;
  /** The agent signs out: nothing is kept. */
  wipe(): void;
  dispose(): void;
}
