import type { WrapUpDemand } from '../../../adapter/ports/phone.js';

/** What of an agent's phone exists in the simulated region. */

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface Customer {
  readonly name: string;
  /** E.164. */
  readonly number: string;
  readonly email: string;
  /** Of a colleague; left out: it is none. */
  readonly user?: string;
}

/** What after-call work a queue asks for. */
export interface WrapUpRule {
  readonly mode: WrapUpDemand['mode'];
  /** Of the timed ones, in milliseconds. */
  readonly time: number;
}

export interface WrapUpRecord {
  /** Empty: none, which only what is kept for now may be. */
  readonly code: string;
  readonly notes: string;
  readonly tags: readonly string[];
  /** Kept for now. */
  readonly provisional: boolean;
}

export interface CallbackCall {
  readonly communicationId: string;
  readonly number: string;
  readonly stage: 'contacting' | 'dialing' | null;
  readonly connectedAt: number | null;
}

/** Somebody who came to a call from another one, with which it was merged. */
export interface Joined {
  readonly participantId: string;
  readonly communicationId: string;
  readonly purpose: 'customer' | 'external' | 'agent';
  readonly name: string;
  readonly number: string;
  /** Of a colleague. */
  readonly userId: string | null;
  readonly at: number;
  /** `null`: still there. */
  readonly leftAt: number | null;
}

/** What a callback asks for. */
export interface CallbackWish {
  /** E.164. */
  readonly numbers: readonly string[];
  /** In milliseconds since the epoch; `null`: as soon as possible. */
  readonly scheduledAt: number | null;
}

/** Somebody whom a call is taken to. */
export interface Destined {
  readonly participantId: string;
  readonly communicationId: string;
  readonly kind: 'person' | 'queue' | 'number' | 'voicemail';
  /** Of the person or the queue; the number itself. */
  readonly id: string;
  readonly name: string;
  readonly at: number;
  readonly connectedAt: number | null;
}

export interface Consulted extends Destined {
  readonly speakTo: SpeakTo;
  /** Of a queue that is asked: who answers for it. */
  readonly answeredBy: { readonly participantId: string; readonly person: Person } | null;
}

export type SpeakTo = 'DESTINATION' | 'OBJECT' | 'BOTH' | 'CONFERENCE';

export interface Person extends Named {
  readonly email: string;
  readonly title: string;
  readonly department: string;
}

/** A station that the region has. */
export interface DeskStation extends Named {
  /** As PureCloud calls its kinds. */
  readonly type: string;
  /** Id of somebody else who has it; `null`: nobody. */
  readonly takenBy: string | null;
}

export interface Queue extends Named {
  readonly memberCount: number;
  /** Whether the agent is a member. */
  readonly own: boolean;
}

export type To =
  | { readonly user: string; readonly voicemail?: boolean }
  | { readonly queue: string }
  | { readonly number: string };

/** What a PATCH of a participant may ask for; several at once are carried out in this order. */
export interface PartChange {
  readonly state?: 'connected' | 'disconnected';
  readonly held?: boolean;
  readonly muted?: boolean;
  readonly wrapUp?: WrapUpRecord;
  readonly wrapUpSkipped?: boolean;
}

/** The region does not do it. */
export class PhoneRefusal extends Error {
  override readonly name = 'PhoneRefusal';

  constructor(
    readonly status: 400 | 404 | 409,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}
