import type { Found, Interaction, PhoneAction, Station, WrapUpCode } from '../../ports/phone.js';
import type { FailureReason } from '../../sync/events.js';

/** A wrap-up as it is being written. Notes are the agent's own words about a customer: they never leave the tab's session. */
export interface Draft {
  /** Empty: none was chosen yet. */
  readonly code: string;
  readonly notes: string;
}

/** One interaction as the panel shows it. */
export interface ShownInteraction extends Interaction {
  /** What is under way with it; a second click does nothing. */
  readonly underWay: readonly PhoneAction['do'][];
  /** What the agent has written so far; `null`: nothing. */
  readonly draft: Draft | null;
  /** The codes that can be chosen; `null`: not known yet. */
  readonly codes: readonly WrapUpCode[] | null;
}

/** What the agent wanted when it came to nothing. */
export type Wanted = PhoneAction['do'] | 'dial' | 'useStation' | 'lookUp';

/** Why it came to nothing. `stale`: the interaction had ended, or gone on, before PureCloud was asked. */
export type PhoneFailureReason = FailureReason | 'noStation' | 'alreadyDialing' | 'stale';

export interface PhoneFailure {
  readonly wanted: Wanted;
  readonly reason: PhoneFailureReason;
  /** `null`: it is about none. */
  readonly interaction: string | null;
  /** In milliseconds since the epoch; one that comes again is another. */
  readonly at: number;
}

/** What was looked up last; `found` is `null` while it is under way. */
export interface Search<T> {
  readonly text: string;
  readonly found: readonly T[] | null;
}

/** The agent's interactions and what surrounds them; plain data, made anew at every change. */
export interface PhoneView {
  /** In the order in which they began. */
  readonly interactions: readonly ShownInteraction[];
  /** Id of the one that the controls are for; `null`: there is none. */
  readonly selected: string | null;
  /** The number that is being called, until its interaction is there. */
  readonly dialing: string | null;
  readonly failure: PhoneFailure | null;
  /** `unknown`: not read yet; `null`: the agent has none, so that nothing can be heard. */
  readonly station: Station | 'unknown' | null;
  readonly choosingStation: boolean;
  /** The agent's own queues; empty where they are not known. */
  readonly queues: readonly { readonly id: string; readonly name: string }[];
  readonly people: Search<Found> | null;
  readonly stations: Search<Station> | null;
}

/** What an agent does in the phone. It goes from tab to tab, so that it is plain data. */
export type PhoneDeedMessage =
  | { readonly is: 'perform'; readonly action: PhoneAction }
  | { readonly is: 'dial'; readonly number: string; readonly queue: string | null }
  | { readonly is: 'select'; readonly interaction: string }
  | { readonly is: 'write'; readonly interaction: string; readonly draft: Draft }
  /** Looks people and queues up. */
  | { readonly is: 'search'; readonly text: string }
  | { readonly is: 'searchStations'; readonly text: string }
  /** `null`: none any more. */
  | { readonly is: 'useStation'; readonly id: string | null }
  /** The failure was read. */
  | { readonly is: 'dismiss' };
