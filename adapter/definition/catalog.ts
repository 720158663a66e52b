import type { Status } from '../sync/status.js';

/** What was heard of a ServicePresenceStatus; the toolkit has no method that lists them. */
export interface OmniStatusRecord {
  /** The first 15 characters of the Id. */
  readonly id: Status;
  /** DeveloperName. */
  readonly apiName?: string;
  readonly label?: string;
  /** Whether it has a channel, so that it takes work; absent: not known. */
  readonly takesWork?: boolean;
}

export const SYSTEM_PRESENCES = [
  'AVAILABLE',
  'BUSY',
  'AWAY',
  'BREAK',
  'MEAL',
  'MEETING',
  'TRAINING',
  'ON_QUEUE',
  'IDLE',
  'OFFLINE',
] as const;

export type SystemPresence = (typeof SYSTEM_PRESENCES)[number];

/** A presence definition of the PureCloud organisation. */
export interface PresenceDefinition {
  /** GUID in lower case. */
  readonly id: Status;
  readonly systemPresence: SystemPresence;
  /** True for an organisation's own definition under a primary one. */
  readonly secondary: boolean;
  readonly deactivated: boolean;
  /** By language code as PureCloud writes it (`en_US`, `ja`); may be empty. */
  readonly labels: Readonly<Record<string, string>>;
}

/** What is known of the two orgs' statuses. */
export interface Catalog {
  readonly omni: readonly OmniStatusRecord[];
  /** True only where the whole list of Omni-Channel statuses is known (never in the agents' panel). */
  readonly omniComplete: boolean;
  /**
   * Ids (15 characters) that the org has refused. Where a definition gives both, and the name has been seen under
   * another Id, the definition was made for another org and the name counts.
   */
  readonly omniRefused?: readonly Status[];
  readonly presences: readonly PresenceDefinition[];
}
