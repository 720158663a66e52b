import type { AfterRule, HoldCondition, RuleSet, StartupAuthority } from '../sync/rules.js';
import type { Side, Status } from '../sync/status.js';
import type { SystemPresence } from './catalog.js';
import type { Problem } from './problem.js';
import type { Language } from '../sync/languages.js';

/** A status as a definition writes it, before it is known whether the org has it. */
export type StatusRef =
  | { readonly side: 'omni'; readonly name?: string; readonly id?: string; readonly text: string }
  | {
      readonly side: 'pureCloud';
      readonly systemPresence?: SystemPresence;
      /** GUID in lower case. */
      readonly id?: string;
      readonly text: string;
    };

/** A status together with the item (`section/item`) that writes it, so that a problem can point there. */
export interface Written {
  readonly ref: StatusRef;
  readonly item: string;
}

export type WrittenOrAny = Written | { readonly any: true };

/** A rule's word in the timeline, the item (`section/item`) that it is written in, and that item's text. */
interface Named {
  readonly name: string;
  readonly item: string;
  readonly text: string;
}

/** A rule as a definition writes it: the rules of sync/rules.ts with written statuses in place of resolved ones. */
export type DefinedRule =
  | (Named & { readonly kind: 'pair'; readonly omni: Written; readonly pureCloud: Written })
  | (Named & {
      readonly kind: 'is' | 'leaves';
      readonly side: Side;
      readonly status: WrittenOrAny;
      readonly set: Written;
    })
  | (Named & { readonly kind: 'ignore'; readonly side: Side; readonly status: WrittenOrAny })
  | (Named & {
      readonly kind: 'after';
      readonly reason: AfterRule['reason'];
      readonly set: Written;
    })
  | (Named & {
      readonly kind: 'hold';
      readonly side: Side;
      readonly status: Written;
      readonly condition: HoldCondition;
      readonly always: boolean;
    });

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

/** Section `softphone`. */
export interface SoftphoneSettings {
  /** `companion`: another PureCloud client has the audio and its controls; here are status and sync only. */
  readonly mode: 'full' | 'companion';
  /** Whose language the panel speaks: the agent's own in either product, or one for all. */
  readonly language: 'salesforce' | 'pureCloud' | Language;
  /** Whether what alerts may ring, and whether the system may show it; each agent can switch both off. */
  readonly ringtone: boolean;
  readonly notifications: boolean;
  /** By what the two users are held against each other. */
  readonly identityMatch: IdentityMatch;
  /** `console`: the org's `integration.js` in place of the bridge. */
  readonly omniAccess: 'bridge' | 'console';
  /** Whether the page keeps what happened in a shift; `false`: nothing of it is kept. */
  readonly timeline: boolean;
  /** The static resource whose build is to be loaded; `null`: the shell's own. */
  readonly build: string | null;
}

/** What Salesforce's user and PureCloud's must have in common; `none`: nothing is compared. */
export type IdentityMatch = 'email' | 'federationId' | 'none';

/** The flat object that `getCallCenterSettings` gives: every value a string. */
export type CallCenterSettings = Readonly<Record<string, string>>;

/** What a definition says, whatever its version, before its statuses are resolved. */
export interface Definition {
  /** `null` where the section is absent, or its version is missing or no number. */
  readonly version: number | null;
  readonly enabled: boolean;
  readonly rules: readonly DefinedRule[];
  readonly startupAuthority: StartupAuthority;
  readonly duringHold: RuleSet['duringHold'];
  readonly externallyRoutedWork: readonly string[];
  readonly sessionEndStatus: Written | null;
  /** Seconds. */
  readonly sessionEndGrace: number;
  /** As it stands in the item, e.g. `7 2026-11-22 a.admin`. */
  readonly revision: string;
  readonly internalName: string;
  readonly displayName: string;
  /** `null` where the section is missing (no problem by itself, see `pureCloudMissing`) or unusable. */
  readonly pureCloud: PureCloudSettings | null;
  readonly softphone: SoftphoneSettings;
  readonly problems: readonly Problem[];
}

/** What resolving a definition against the two orgs gives. */
export interface Resolved {
  readonly rules: RuleSet;
  /** The definition's own problems and those that only the catalog shows. */
  readonly problems: readonly Problem[];
  /** Names of Omni-Channel statuses whose Id is not yet known; no error. */
  readonly notYetKnown: readonly string[];
  /** What PureCloud is set to when the last softphone tab has closed; `null`: nothing. Grace in seconds. */
  readonly sessionEnd: { readonly status: Status; readonly grace: number } | null;
}
