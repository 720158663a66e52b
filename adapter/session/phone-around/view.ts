import type { CrmFailure } from '../../ports/crm.js';
import type { Search } from '../phone/view.js';

/** Why a clicked number is not called. `noStation`: nothing could be heard; `dialing`: another call is being dialed. */
export type ClickRefusal = 'signedOut' | 'noStation' | 'dialing' | 'switchedOff';

/** A call log that is not in Salesforce as it should be. */
export interface UnsavedCallLog {
  /** Conversation id. */
  readonly conversation: string;
  /** When the call was connected, in milliseconds since the epoch. */
  readonly at: number;
  /** Of the other party; may be empty. */
  readonly number: string;
  /** `unsure`: it is not known whether it was saved, and nobody but the agent can say. */
  readonly because: CrmFailure | 'unsure';
  /** When it is tried again, in milliseconds since the epoch; `null`: not by itself. */
  readonly again: number | null;
}

/** Somebody whom Salesforce knows, with one of their numbers. */
export interface FoundContact {
  readonly name: string;
  /** As it stands in the record. */
  readonly number: string;
  /** The object of the record; may be empty. */
  readonly detail: string;
}

/** Salesforce around the phone, as the panel shows it; plain data, made anew at every change. */
export interface AroundPhoneView {
  /** A click that came to nothing; one that comes again has another time. `null`: none, or it is an old story. */
  readonly refused: {
    readonly because: ClickRefusal;
    readonly number: string;
    readonly at: number;
  } | null;
  /** The oldest first; of the tab that leads. */
  readonly unsaved: readonly UnsavedCallLog[];
  /** Calls are logged. */
  readonly logs: boolean;
  /**
   * By ids of live conversations: the name of the record that the call log is related to; empty: this tab does not
   * know its name. One that is related to none is not there.
   */
  readonly related: Readonly<Record<string, string>>;
  /** The conversation that was to be related to the record in front where there was none; `null`: an old story. */
  readonly noFront: string | null;
  /** Whom this tab looked for last, to call them; `null`: nobody. */
  readonly contacts: Search<FoundContact> | null;
}

/** What a sign-out leaves behind. */
export interface Leaving {
  /** So many call logs would be lost. */
  readonly logs: number;
  /** So many interactions go on, with somebody at their other end. */
  readonly live: number;
}

/** The same with what the tab itself adds. */
export interface AroundView extends AroundPhoneView {
  /** The agent wants to sign out, and is asked because of what that leaves behind; `null`: nobody is asked. */
  readonly leaving: Leaving | null;
}

/** What an agent does about it; plain data. */
export type AroundPhoneDeed =
  /** Of one that is `unsure`: the agent has looked, and it is not there. */
  | { readonly is: 'saveAgain'; readonly conversation: string }
  /** It is there, or not wanted. */
  | { readonly is: 'forgo'; readonly conversation: string }
  /** The record in front of this tab is what the call is about. */
  | { readonly is: 'relateToFront'; readonly conversation: string }
  /** The click that came to nothing was read. */
  | { readonly is: 'dismiss' }
  /** Whom the agent wants to call. */
  | { readonly is: 'searchContacts'; readonly text: string };

/** What an agent does about it in the panel. */
export type AroundDeed =
  | AroundPhoneDeed
  /** What {@link AroundView.leaving} asks: sign out all the same, or not. */
  | { readonly is: 'leave' | 'stay' };
