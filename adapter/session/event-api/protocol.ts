import type { EventApiAction } from '../../definition/event-api-settings.js';
import type { InteractionState } from '../../ports/phone.js';
import type { ShownStatus, SoftphoneView } from '../view.js';
import type { Reason } from './reasons.js';

/**
 * What the softphone and other components of the console say to each other; docs/event-api.md is the same for those who
 * write such components, and a change here is a change there.
 */

export const VERSION = 1;

/** Versions that are spoken. */
export const VERSIONS: readonly number[] = [VERSION];

/** Every message of ours bears it, and nobody else's does. */
export const OUR_SOURCE = 'softphone';

/** A status as other components see it. */
export interface PublicStatus {
  /**
   * PureCloud: the id of the presence definition; Omni-Channel: the first 15 characters of the ServicePresenceStatus Id.
   * `null`: Omni-Channel is offline, or only the name is known.
   */
  readonly id: string | null;
  /** In the agent's language. */
  readonly label: string;
  readonly kind: ShownStatus['kind'];
}

export interface PublicSide {
  /** `null`: not known. */
  readonly status: PublicStatus | null;
  /** What is to come after it; `null`: nothing. */
  readonly pending: PublicStatus | null;
}

export interface PublicInteraction {
  readonly id: string;
  readonly media: string;
  readonly state: InteractionState;
  readonly direction: 'inbound' | 'outbound';
  readonly queue: { readonly id: string; readonly name: string } | null;
  readonly held: boolean;
  readonly muted: boolean;
  /** In milliseconds since the epoch. */
  readonly since: number;
  /** In milliseconds since the epoch; `null`: not yet. */
  readonly connectedAt: number | null;
  /** What other components can do with it now, as far as its state tells and the definition allows. */
  readonly can: readonly EventApiAction[];
  /** Only where the definition says `eventApiPersonal = true`. */
  readonly party?: { readonly name: string; readonly address: string };
}

/** A status that `setStatus` takes. */
export interface PublicChoice extends PublicStatus {
  readonly systemPresence: string;
  readonly secondary: boolean;
}

export interface Statuses {
  readonly pureCloud: PublicSide;
  readonly omni: PublicSide;
}

export type SyncIs = SoftphoneView['sync']['is'];

/** Everything that there is to know, for who comes late. */
export interface Snapshot {
  readonly versions: readonly number[];
  readonly eventApi: 'events' | 'actions';
  readonly allowed: readonly EventApiAction[];
  readonly signedIn: boolean;
  readonly sync: SyncIs;
  readonly statuses: Statuses;
  readonly choices: readonly PublicChoice[];
  /** `null`: the phone is not there, or not yet. */
  readonly interactions: readonly PublicInteraction[] | null;
}

export type EventBody =
  | { readonly event: 'signedIn' | 'signedOut' }
  | { readonly event: 'sync'; readonly sync: SyncIs }
  | ({ readonly event: 'status' } & Statuses)
  | {
      readonly event: 'interactionAdded' | 'interactionChanged' | 'interactionEnded';
      readonly interaction: PublicInteraction;
    }
  /** The definition has switched the Event API off, or what it tells has changed; nothing, or a snapshot, follows. */
  | { readonly event: 'switchedOff' };

export type AnswerBody =
  | {
      readonly result: 'done';
      /** Of `dial`: the call's. */
      readonly interaction?: string;
      /** Of `setStatus`: it is taken, and not in force yet. */
      readonly pending?: true;
    }
  | {
      readonly result: 'refused';
      readonly reason: Reason;
      /** For a developer's console, in English. */
      readonly message: string;
      /** Of `tooMany`: in seconds. */
      readonly retryAfter?: number;
    };

/** What a message of ours says, beside what all of them bear. */
export type Said =
  | { readonly type: 'snapshot'; readonly body: Snapshot }
  | { readonly type: 'event'; readonly body: EventBody }
  | {
      readonly type: 'answer';
      readonly requestId: string;
      readonly to: string;
      readonly body: AnswerBody;
    }
  | { readonly type: 'versions'; readonly body: { readonly versions: readonly number[] } };
