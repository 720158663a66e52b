import type { Disposer } from './disposer.js';

/** What an interaction is doing, for this agent. `contacting`: the agent's own phone is being reached. */
export type InteractionState =
  'alerting' | 'contacting' | 'dialing' | 'connected' | 'afterCallWork';

/** What wrap-up an interaction asks for, as its queue is set up. */
export interface WrapUpDemand {
  /** `timed`: it may be ended early; `timedToTheEnd`: it may not; `onRequest`: only if the agent asks for it. */
  readonly mode: 'optional' | 'mandatory' | 'timed' | 'timedToTheEnd' | 'onRequest';
  /** When PureCloud ends it by itself; milliseconds since the epoch; `null`: never, or not begun. */
  readonly until: number | null;
  /** Where it is on request: the agent asked for it. */
  readonly requested: boolean;
  /** A code was saved for good. */
  readonly done: boolean;
  /** What was saved for good or kept for now, so that nothing is lost by a refresh; `null`: nothing. */
  readonly kept: WrapUp | null;
}

export interface WrapUp {
  /** Id of a code; empty: none was chosen yet. */
  readonly code: string;
  readonly notes: string;
  readonly tags: readonly string[];
}

/** A second leg to somebody who is asked before a transfer. */
export interface Consultation {
  /** Who is asked, as far as it is known. */
  readonly name: string;
  readonly state: 'ringing' | 'connected';
  /** Whom the agent speaks to now. */
  readonly with: 'destination' | 'object' | 'both';
}

/** One of several others who are in a call with the agent. */
export interface Participant {
  readonly id: string;
  /** As far as it is known; may be empty. */
  readonly name: string;
  /** Without `tel:`; may be empty. */
  readonly address: string;
  readonly state: 'ringing' | 'connected';
}

/** What a callback says of the call that is asked for. */
export interface Callback {
  /** Which the customer left, the first one first; without `tel:`. */
  readonly numbers: readonly string[];
  /** For when it was asked, in milliseconds since the epoch; `null`: as soon as possible. */
  readonly scheduledAt: number | null;
}

/** One conversation in which the agent takes part, whatever its medium. */
export interface Interaction {
  /** Conversation id. */
  readonly id: string;
  /** `voice`, `callback`, `chat`, `email`, `message`, or PureCloud's own name for another medium. */
  readonly media: string;
  readonly state: InteractionState;
  readonly direction: 'inbound' | 'outbound';
  /** The other party; each empty where not known. The address is a number or an address of mail, without `tel:`. */
  readonly party: {
    readonly name: string;
    readonly address: string;
    /** PureCloud's id of a colleague; left out: it is none. */
    readonly user?: string;
  };
  readonly queue: { readonly id: string; readonly name: string } | null;
  /** Since when it is in this state, in milliseconds since the epoch by PureCloud's clock. */
  readonly since: number;
  /** When the agent was connected first; `null`: not yet. */
  readonly connectedAt: number | null;
  readonly held: boolean;
  readonly muted: boolean;
  /** The recording is paused while the customer says something secret. */
  readonly securePaused: boolean;
  readonly consultation: Consultation | null;
  /** Who is in it beside the agent, where they are several and nobody is being consulted; else empty. */
  readonly participants: readonly Participant[];
  readonly wrapUp: WrapUpDemand | null;
  /** Of an email; else empty. */
  readonly subject: string;
  /** `null`: it is no callback. */
  readonly callback: Callback | null;
  /** What can be done with it now, as far as its state tells. */
  readonly can: readonly PhoneDeed[];
}

export type Destination =
  { readonly user: string } | { readonly queue: string } | { readonly number: string };

/** What an agent does with one interaction. */
export type PhoneAction =
  | {
      readonly do:
        | 'answer'
        | 'decline'
        | 'hangUp'
        | 'hold'
        | 'resume'
        | 'mute'
        | 'unmute'
        | 'securePause'
        | 'secureResume'
        | 'toVoicemail'
        /** Where after-call work is on request, before the interaction ends. */
        | 'requestAfterCallWork'
        | 'endAfterCallWork'
        /** Leaves the other party to whom was asked. */
        | 'completeConsultation'
        | 'cancelConsultation';
      readonly interaction: string;
    }
  /** `0`-`9`, `*`, `#`. */
  | { readonly do: 'digits'; readonly interaction: string; readonly digits: string }
  /** Without asking. */
  | { readonly do: 'transfer'; readonly interaction: string; readonly to: Destination }
  | { readonly do: 'consult'; readonly interaction: string; readonly to: Destination }
  | {
      readonly do: 'speakTo';
      readonly interaction: string;
      readonly with: Consultation['with'];
    }
  /** Makes one call of two: who is in `other` comes to this one. */
  | { readonly do: 'merge'; readonly interaction: string; readonly other: string }
  /** Has one of several others leave the call. */
  | {
      readonly do: 'removeParticipant';
      readonly interaction: string;
      readonly participant: string;
    }
  /** Calls a number from a callback. */
  | { readonly do: 'callBack'; readonly interaction: string; readonly number: string }
  /** Saved for good, which ends the after-call work unless it is timed to the end. */
  | {
      readonly do: 'wrapUp';
      readonly interaction: string;
      readonly code: string;
      readonly notes: string;
      readonly tags?: readonly string[];
    }
  /** Kept for now, as it is typed; `code` may be empty. */
  | {
      readonly do: 'keepWrapUp';
      readonly interaction: string;
      readonly code: string;
      readonly notes: string;
      readonly tags?: readonly string[];
    };

export type KeptWrapUp = Extract<PhoneAction, { readonly do: 'keepWrapUp' }>;

export type PhoneDeed = PhoneAction['do'];

export interface WrapUpCode {
  readonly id: string;
  readonly name: string;
}

/** `webRtc`: in a browser or PureCloud's app; `remote`: any phone by its number; `phone`: one on a desk. */
export type StationKind = 'webRtc' | 'remote' | 'phone';

/** Where the agent's audio is. */
export interface Station {
  readonly id: string;
  readonly name: string;
  /** Left out: not known. */
  readonly kind?: StationKind;
}

/** A station that can be chosen, unless somebody else has it. */
export interface ListedStation extends Station {
  readonly isTaken: boolean;
}

/** Who is called: a number (E.164, an extension or a SIP address), a person, or a queue. */
export type Callee = string | { readonly user: string } | { readonly queue: string };

/** Somebody or something that a call can be transferred to. */
export interface Found {
  readonly kind: 'person' | 'queue';
  readonly id: string;
  readonly name: string;
  /** A person's department or title, a queue's number of agents on it; may be empty. */
  readonly detail: string;
}

/** What an agent may not do with this phone, and the permissions of which any one would allow it. */
export interface Forbidden {
  readonly deed: PermittedDeed;
  /** As PureCloud writes them, e.g. `conversation:conference:add`. */
  readonly needs: readonly string[];
}

/** What is permitted by itself: some deeds need another permission by where they take a call. */
export type PermittedDeed =
  | Exclude<PhoneDeed, 'transfer' | 'consult'>
  | `${'transfer' | 'consult'}To${'User' | 'Queue' | 'Number'}`
  | 'dial'
  | 'useStation';

/** PureCloud, as far as an agent's interactions need it. Every promise rejects with a PortError. */
export interface PhonePort {
  /** Those that are live, in the order in which they began. */
  readonly interactions: readonly Interaction[];
  /** The agent missed an offer, and PureCloud offers nothing more until they are back on queue. */
  readonly notResponding: boolean;
  /** Told at every change, also of `notResponding`. */
  listen(listener: (interactions: readonly Interaction[]) => void): Disposer;
  /**
   * Resolves when PureCloud has taken it; what comes of it is told by a change. The same action again while it is
   * under way is not sent again but is the same promise (digits aside: they are sent in their order), and what is so
   * already is not sent either. What is not in `can` rejects as a permanent failure.
   */
  perform(action: PhoneAction): Promise<void>;
  /** On behalf of a queue where one is given; the conversation's id. */
  dial(to: Callee, queue: string | null): Promise<string>;
  /** Has an interaction read that is not listed any more: its wrap-up may still be the agent's to write or not. */
  recall(interaction: string): Promise<void>;
  /** Has PureCloud offer again to an agent who missed an offer. */
  backOnQueue(): Promise<void>;
  /** What the agent's roles do not permit; empty where PureCloud does not tell. */
  forbidden(): Promise<readonly Forbidden[]>;
  /**
   * The customer's participant attributes of these names, as far as there are any. They may be secrets: who asks keeps
   * them nowhere.
   */
  attributes(
    interaction: string,
    names: readonly string[],
  ): Promise<Readonly<Record<string, string>>>;
  /** The codes that this interaction's queue offers. */
  wrapUpCodes(interaction: string): Promise<readonly WrapUpCode[]>;
  /** The agent's own queues. */
  queues(): Promise<readonly { readonly id: string; readonly name: string }[]>;
  /** People and queues by a part of their name, at most 25. */
  search(text: string): Promise<readonly Found[]>;
  /** `null`: none is associated, so that nothing can be heard. */
  station(): Promise<Station | null>;
  /** Told when {@link station} may be another one, whoever changed it. */
  onStation(listener: () => void): Disposer;
  /** The one that PureCloud gives this agent by default; `null`: none. */
  usualStation(): Promise<Station | null>;
  stations(text: string): Promise<readonly ListedStation[]>;
  useStation(id: string | null): Promise<void>;
  /** `last`: wrap-ups that are still to be kept, also where the page goes away; nobody hears what comes of them. */
  dispose(last?: readonly KeptWrapUp[]): void;
}
