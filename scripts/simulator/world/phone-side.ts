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
    readonly status: 400 | 404,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}
