import type { CrmFailure } from '../../ports/crm.js';

/** Why a clicked number is not called. `noStation`: nothing could be heard; `dialing`: another call is being dialed. */
export type ClickRefusal = 'signedOut' | 'noStation' | 'dialing' | 'switchedOff';

/** A call log that is not in Salesforce as it should be. */
export interface UnsavedCallLog {
  /** Conversation id. */
  readonly conversation: string;
  /** When the call was connected, in milliseconds since the epoch. */
  readonly at: number;
  /** `unsure`: it is not known whether it was saved, and nobody but the agent can say. */
  readonly because: CrmFailure | 'unsure';
  /** When it is tried again, in milliseconds since the epoch; `null`: not by itself. */
  readonly again: number | null;
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
  /** By conversation id: what its call log is related to, as far as this tab knows its name. */
  readonly related: Readonly<Record<string, string>>;
}

/** What an agent does about it; plain data. */
export type AroundPhoneDeed =
  /** Of one that is `unsure`: the agent has looked, and it is not there. */
  | { readonly is: 'saveAgain'; readonly conversation: string }
  /** It is there, or not wanted. */
  | { readonly is: 'forgo'; readonly conversation: string }
  /** The record in front of this tab is what the call is about. */
  | { readonly is: 'relateToFront'; readonly conversation: string };
