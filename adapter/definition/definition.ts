import type { RuleSet, StartupAuthority } from '../sync/rules.js';
import type { Problem } from './problem.js';

/** A status as a definition writes it, before it is known whether the org has it. */
export type StatusRef =
  | { readonly side: 'omni'; readonly name?: string; readonly id?: string; readonly text: string }
  | {
      readonly side: 'pureCloud';
      /** Upper case with underscores, as in `ON_QUEUE`. */
      readonly systemPresence?: string;
      /** GUID in lower case. */
      readonly id?: string;
      readonly text: string;
    };

/** Section `pureCloud`: where and as which OAuth client the agent signs in. */
export interface PureCloudSettings {
  /** E.g. `mypurecloud.de`. */
  readonly environment: string;
  readonly clientId: string;
  readonly organization?: string;
  readonly identityProvider?: string;
  /** Another base URL, only on loopback or below a known PureCloud domain. */
  readonly gateway?: string;
}

/** The flat object that `getCallCenterSettings` gives: every value a string. */
export type CallCenterSettings = Readonly<Record<string, string>>;

/** What a definition says, whatever its version, before its statuses are resolved. */
export interface Definition {
  /** `null` where the section is absent or not readable. */
  readonly version: number | null;
  readonly enabled: boolean;
  readonly startupAuthority: StartupAuthority;
  readonly externallyRoutedWork: readonly string[];
  readonly sessionEndStatus: StatusRef | null;
  /** Seconds. */
  readonly sessionEndGrace: number;
  /** As it stands in the item, e.g. `7 2026-11-22 a.admin`. */
  readonly revision: string;
  readonly internalName: string;
  readonly displayName: string;
  /** `null` where the section is missing or unusable. */
  readonly pureCloud: PureCloudSettings | null;
  readonly problems: readonly Problem[];
}

/** What resolving a definition against the two orgs gives. */
export interface Resolved {
  readonly rules: RuleSet;
  /** The definition's own problems and those that only the catalog shows. */
  readonly problems: readonly Problem[];
  /** Names of Omni-Channel statuses whose Id is not yet known; no error. */
  readonly notYetKnown: readonly string[];
}

// Implemented in read.ts and resolve.ts:
//   readDefinition(settings: CallCenterSettings): Definition        never throws
//   resolveDefinition(definition: Definition, catalog: Catalog): Resolved   never throws
