import type {
  Forbidden,
  Found,
  Interaction,
  ListedStation,
  PhoneAction,
  Station,
  WrapUpCode,
} from '../../ports/phone.js';
import type { FailureReason } from '../../sync/events.js';
import type { NumberProblem, NumberRules } from '../../definition/check-number.js';

/** A wrap-up as it is being written. Notes are the agent's own words about a customer: they never leave the tab's session. */
export interface Draft {
  /** Empty: none was chosen yet. */
  readonly code: string;
  readonly notes: string;
  readonly tags: readonly string[];
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
export type Wanted =
  PhoneAction['do'] | 'dial' | 'useStation' | 'lookUp' | 'backOnQueue' | 'goOnQueue';

/**
 * Why it came to nothing. `stale`: the interaction had ended, or gone on, before; `nobody`: PureCloud does not know to
 * whom it was to go; `stationTaken`: it is somebody else's just now; or what is wrong with the number.
 */
export type PhoneFailureReason =
  | FailureReason
  | 'noStation'
  | 'stationTaken'
  | 'alreadyDialing'
  | 'stale'
  | 'nobody'
  | NumberProblem;

export interface PhoneFailure {
  readonly wanted: Wanted;
  readonly reason: PhoneFailureReason;
  /** Permissions that the agent lacks, any one of which would do; empty where none is known. */
  readonly needs: readonly string[];
  /** Seconds that PureCloud asked to wait before it is tried again; left out: it did not. */
  readonly wait?: number;
  /** `null`: it is about none. */
  readonly interaction: string | null;
  /** In milliseconds since the epoch; one that comes again is another. */
  readonly at: number;
}

/** What was looked up last; `found` is `null` while it is under way. */
export interface Search<T> {
  readonly text: string;
  readonly found: readonly T[] | null;
  /** Nothing was found because the search failed. */
  readonly failed?: true;
}

/** A call that the agent had, or missed. */
export interface RecentCall {
  /** Conversation id. */
  readonly id: string;
  readonly number: string;
  /** May be empty. */
  readonly name: string;
  /** PureCloud's id of a colleague; left out: it was none. */
  readonly user?: string;
  /** PureCloud's id of the queue that the agent called; left out: it was none. */
  readonly queue?: string;
  readonly direction: Interaction['direction'];
  /** When it began, in milliseconds since the epoch. */
  readonly at: number;
  /** It rang, and nobody took or declined it here. */
  readonly missed: boolean;
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
  /** What the agent's roles do not permit. */
  readonly forbidden: readonly Forbidden[];
  /** The agent missed an offer and gets none until they are back on queue; `asked`: that is under way. */
  readonly notResponding: 'no' | 'yes' | 'asked';
  /** `unknown`: not read yet; `null`: the agent has none, so that nothing can be heard. */
  readonly station: Station | 'unknown' | null;
  readonly choosingStation: boolean;
  /** The agent's own queues; empty where they are not known. */
  readonly queues: readonly { readonly id: string; readonly name: string }[];
  readonly people: Search<Found> | null;
  readonly stations: Search<ListedStation> | null;
  /** The station that is the agent's by default, once it was asked for; `null`: none. */
  readonly usualStation: Station | null;
  /** The agent wants to go On Queue without a station, and is asked about it. */
  readonly asksOnQueue: boolean;
  /** How numbers are read. */
  readonly numbers: NumberRules;
  /** The newest first. */
  readonly recent: readonly RecentCall[];
}

/** What an agent does in the phone. It goes from tab to tab, so that it is plain data. */
export type PhoneDeedMessage =
  | { readonly is: 'perform'; readonly action: PhoneAction }
  /** The number as somebody wrote it. */
  | { readonly is: 'dial'; readonly number: string; readonly queue: string | null }
  /** Calls somebody of the organisation. */
  | {
      readonly is: 'call';
      readonly kind: Found['kind'];
      readonly id: string;
      readonly name: string;
      readonly queue: string | null;
    }
  /** Goes On Queue without a station, or not. */
  | { readonly is: 'goOnQueue'; readonly yes: boolean }
  | { readonly is: 'select'; readonly interaction: string }
  | { readonly is: 'write'; readonly interaction: string; readonly draft: Draft }
  /** Looks people and queues up. */
  | { readonly is: 'search'; readonly text: string }
  | { readonly is: 'searchStations'; readonly text: string }
  /** `null`: none any more. */
  | { readonly is: 'useStation'; readonly id: string | null }
  /** After an offer that was missed. */
  | { readonly is: 'backOnQueue' }
  /** The failure was read. */
  | { readonly is: 'dismiss' };
