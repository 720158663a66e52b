import type { Attributes } from '../../definition/around-settings.js';
import type { CallCenterSettings } from '../../definition/definition.js';
import type { Problem } from '../../definition/problem.js';
import type { Clock } from '../../ports/clock.js';
import type { CrmPort } from '../../ports/crm.js';
import type { StorageLike } from '../around.js';
import type { Language } from '../labels.js';
import type { PhoneDesk } from '../phone/code.js';
import type { PhoneView } from '../phone/view.js';
import type { BrowserTabs, PageLike } from '../tabs/browser-tabs.js';
import type { LocksLike } from '../tabs/lead.js';
import type { SoftphoneView } from '../view.js';
import type { AroundPhoneView } from './view.js';

/** What is kept of calls in the browser's storage. */
export const CALL_LOGS = 'omni-sync.call-logs';
export const CALL_MARKS = 'omni-sync.call-marks';

/** Whether there are call logs that are not saved yet. */
export function keepsCalls(storage: StorageLike): boolean {
  try {
    return storage.getItem(CALL_LOGS) !== null;
  } catch {
    return false;
  }
}

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
  /** It may change in mid-shift. */
  readonly language: () => Language;
  /** The customer's participant attributes of these names, as far as there are any; left out: none. */
  readonly attributes?: (conversation: string, names: readonly string[]) => Promise<Attributes>;
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
  /** Does an AroundPhoneDeed, and nothing else: it may come from another tab. */
  act(deed: unknown): void;
  /** How many call logs would be lost by {@link wipe}: what a sign-out asks about. */
  readonly unsaved: number;
  /** The agent signs out: nothing is kept. */
  wipe(): void;
  dispose(): void;
}

/** What a tab knows of itself beside its view. */
export interface OwnStand {
  readonly leads: boolean;
  /** The phone at work here. */
  readonly desk: PhoneDesk | null;
}

/** This tab's Salesforce, as far as it is needed around the phone. */
export interface AroundConsole {
  settings(): Promise<CallCenterSettings>;
  crm(): Promise<CrmPort>;
}

export interface AroundAtWorkOptions {
  readonly clock: Clock;
  readonly tabs: BrowserTabs;
  /** Of locks and channels, the same in every tab of one org. */
  readonly name: string;
  /** This tab's own name, unlike any other's. */
  readonly tab: string;
  readonly language: Language;
  /** Shared by all tabs of the browser. */
  readonly storage: StorageLike;
  /** `null`: there is none, or not yet. */
  readonly console: () => AroundConsole | null;
  /** PureCloud's id of the agent; `null`: nobody is signed in. */
  readonly agent: () => string | null;
  /** Whether this tab leads, by the browser's own word. */
  readonly confirm: () => Promise<boolean>;
  /** Hands a PhoneDeedMessage to whoever leads. */
  readonly phone: (deed: unknown) => void;
  /** Hands an AroundDeed to whoever leads. */
  readonly pass: (deed: unknown) => void;
  readonly signOut: () => void;
  /** What is shown is different. */
  readonly onChange: () => void;
}

/** Salesforce around the phone, in one tab, as long as its page lives: made anew for each agent and each definition. */
export interface AroundAtWork {
  /** Makes it if it is not there; it is tried again by itself where that fails. */
  begin(): Promise<void>;
  /** To be called with every view: the same with what this tab has of its own. */
  show(view: SoftphoneView, own: OwnStand): SoftphoneView;
  /** An AroundDeed of this tab's agent. */
  act(deed: unknown): void;
  /** What an agent did in whichever tab, and is the leader's to do. */
  carryOut(deed: unknown): void;
  /** The agent wants to sign out, and is asked first where something would be lost. */
  signOut(): void;
  /** The agent has signed out: nothing is kept. */
  forget(): void;
  dispose(): void;
}

/** The code of it: in the phone's chunk. Rejects where it cannot be loaded. */
export type LoadAround = () => Promise<{
  readonly createAroundAtWork: (options: AroundAtWorkOptions) => AroundAtWork;
}>;
