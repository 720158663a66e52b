import type { Disposer } from './disposer.js';

/**
 * Why Salesforce did not do something. `notReady`: its console is still starting, nothing was done; `noAnswer`:
 * nothing came back in time, so it may have been done or not; `refused`: it said no, nothing was done; `gone`: the
 * record to be changed is no longer there.
 */
export type CrmFailure = 'notReady' | 'noAnswer' | 'refused' | 'gone';

/** `detail` is for the support bundle: Salesforce's own words, cut. */
export class CrmError extends Error {
  override readonly name = 'CrmError';

  constructor(
    readonly reason: CrmFailure,
    readonly detail: string,
  ) {
    super(detail);
  }
}

/** A record of the org. */
export interface CrmRecord {
  /** 15 or 18 characters. */
  readonly id: string;
  /** API name of its object; empty where it is not known. */
  readonly object: string;
  readonly name: string;
  /** The person whom it is about, where Salesforce says so: the Id of a contact. */
  readonly contact?: string;
}

/** Somebody, or something, that can be called. */
export interface CrmPerson extends CrmRecord {
  /** As they stand in the record; at least one. */
  readonly numbers: readonly string[];
}

/** A phone number that the agent has clicked in the console. */
export interface ClickedNumber {
  readonly number: string;
  /** Where it stands; `null`: on no record that is known. */
  readonly record: CrmRecord | null;
}

/** What a screen pop goes by. */
export interface PopFacts {
  /** A number or an address of mail; not empty. */
  readonly address: string;
  readonly direction: 'inbound' | 'outbound';
}

/** What is opened because an interaction brings it along. */
export type PopTarget =
  | { readonly is: 'record'; readonly id: string }
  /** Relative to the org. */
  | { readonly is: 'url'; readonly url: string }
  /** A screen flow, with its input variables of type text. */
  | {
      readonly is: 'flow';
      readonly name: string;
      readonly inputs: Readonly<Record<string, string>>;
    };

/** What the org has for an address. */
export type PopOutcome =
  | { readonly is: 'one'; readonly record: CrmRecord }
  | { readonly is: 'several'; readonly count: number }
  | { readonly is: 'none' };

export type CallLogValue = string | number | boolean;

/** A Task as it is to be saved. */
export interface CallLogEntry {
  /** Id of the Task; `null`: a new one. */
  readonly task: string | null;
  /** By API names; of one that exists already, those that are different now. */
  readonly fields: Readonly<Record<string, CallLogValue>>;
}

/** `unknown`: the org does not let this softphone look for Tasks. */
export type CallLogFound =
  { readonly is: 'found'; readonly task: string } | { readonly is: 'absent' | 'unknown' };

/** What the utility bar says of the phone. */
export interface Notice {
  readonly label: string;
  /** Name of an SLDS utility icon, such as `incoming_call`. */
  readonly icon: string;
}

/** Salesforce, as an agent who makes and takes calls needs it. Every promise rejects with a CrmError. */
export interface CrmPort {
  /** The agent clicked a phone number in this tab. */
  onClickToDial(listener: (clicked: ClickedNumber) => void): Disposer;
  /** Whether phone numbers of the console are links. What was asked for last holds, also where it failed at first. */
  allowClickToDial(allowed: boolean): void;
  /**
   * Looks for who is there, by the softphone layout. Of an inbound interaction it opens the one that matches, offers
   * several, or offers *New*, as the layout says; of an outbound one it opens nothing.
   */
  popFor(facts: PopFacts): Promise<PopOutcome>;
  /** Opens it in this tab. What is not there, or not this agent's to see, may be refused. */
  popTo(target: PopTarget): Promise<void>;
  /**
   * Saves a Task; its Id. Where it rejects with `noAnswer` a new one may have been made: should its answer come after
   * all, `late` is told its Id.
   */
  saveCallLog(entry: CallLogEntry, late?: (task: string) => void): Promise<string>;
  /** Looks for the Task of a conversation, which bears its id in CallObject. `found` is sure; `absent` may be early. */
  findCallLog(conversation: string): Promise<CallLogFound>;
  /** Records with a phone number, by a part of their name, as far as the softphone layout lets them be found. Opens nothing. */
  findPeople(text: string): Promise<readonly CrmPerson[]>;
  /** The record in front of this tab, to be related to a call; `null`: none. */
  recordInFront(): Promise<CrmRecord | null>;
  /** What was asked for last holds; trouble with it is not worth telling. */
  notice(notice: Notice): void;
  /** Opens the phone's panel, unless it is open. */
  openPanel(): void;
  /** Ends what it does; numbers are links no more. */
  dispose(): void;
}
