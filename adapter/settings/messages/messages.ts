import type { SystemPresence } from '../../definition/catalog.js';
import type { Problem, ProblemCode } from '../../definition/problem.js';
import type { Coverage, SetupFailure } from '../../ports/setup.js';
import type { SignInFailure } from '../../ports/sign-in.js';
import type { StartupAuthority } from '../../sync/rules.js';
import type { Language } from '../../sync/words.js';
import type { OmniKind } from '../session/choices.js';
import type { FramingFault } from '../../call-center/framing.js';
import type { Preset, PresetGap } from '../session/presets.js';

/** What is wrong, and what to do about it, a sentence each. */
export interface Advice {
  readonly what: string;
  readonly todo: string;
}

/** The items of section `omniSync` that the page has a field for. */
export type FieldName =
  | 'enabled'
  | 'mappedOmniStatus'
  | 'leavingMappedStatus'
  | 'leavingOnQueueStatus'
  | 'salesforceWorkStatus'
  | 'pureCloudWorkStatus'
  | 'startupAuthority'
  | 'externallyRoutedWork'
  | 'sessionEndStatus'
  | 'sessionEndGrace'
  | 'duringHold';

export interface FieldWords {
  readonly label: string;
  readonly hint: string;
}

/** Everything that the settings page says in one language, but for the rule table and the trial. */
export interface SettingsMessages {
  readonly language: Language;
  readonly title: string;
  readonly intro: string;
  readonly retry: string;
  readonly required: string;
  /** `todo` where there are edits to be kept, `reading` where nothing could be read. */
  readonly failure: Readonly<Record<SetupFailure, Advice & { readonly reading: string }>>;
  /** What the org itself said. */
  readonly orgSays: (detail: string) => string;

  readonly prerequisites: {
    readonly title: string;
    readonly app: string;
    readonly utilities: string;
    readonly agents: string;
    readonly client: string;
    /** What the call center itself has to say so that Salesforce shows the softphone. */
    readonly framing: string;
    readonly framingThere: string;
    readonly framingFault: Readonly<Record<FramingFault, string>>;
    readonly clientThere: string;
    readonly clientMissing: string;
    readonly notChecked: string;
  };
  readonly list: {
    readonly title: string;
    readonly hint: string;
    readonly loading: string;
    readonly opening: (name: string) => string;
    readonly none: string;
    readonly others: (names: readonly string[]) => string;
    readonly internalName: (name: string) => string;
    readonly version: (version: number | null) => string;
    readonly revision: (revision: string) => string;
    /** `reads`: the definition versions that this softphone reads. */
    readonly notEditable: (version: number | null, reads: readonly number[]) => string;
  };
  readonly leaving: {
    readonly title: string;
    readonly text: (from: string, to: string) => string;
    readonly leave: string;
    readonly stay: string;
  };
  readonly statuses: {
    readonly noNames: string;
    readonly noChannels: string;
  };
  readonly sync: {
    readonly title: (name: string) => string;
    readonly terms: (version: number, revision: string) => string;
    readonly on: string;
    /** Enabled, but in error. */
    readonly faulty: string;
    readonly off: string;
    readonly switchOff: string;
    readonly switchOffHint: string;
  };
  readonly presets: {
    readonly title: string;
    readonly hint: string;
    readonly names: Readonly<Record<Preset, FieldWords>>;
    readonly ask: (name: string) => string;
    readonly overwrite: (field: string, value: string) => string;
    readonly yes: string;
    readonly no: string;
    readonly filled: (name: string) => string;
    readonly gaps: Readonly<Record<PresetGap, string>>;
  };
  readonly undo: string;
  readonly upgraded: string;
  /** Said besides, where the upgrade has switched the sync off. */
  readonly upgradedOff: string;
  readonly discarded: string;
  readonly mapping: {
    readonly title: string;
    readonly omni: string;
    readonly pureCloud: string;
    readonly onQueue: string;
    /** What stands between the two sides of the pair. */
    readonly goesWith: string;
  };
  readonly transitions: { readonly title: string; readonly hint: string };
  readonly fields: Readonly<Record<FieldName, FieldWords>>;
  /** The label of transition status a, with the name of the mapped status. */
  readonly leaving1: (mapped: string) => string;
  readonly menu: {
    readonly none: string;
    readonly offline: string;
    readonly kinds: Readonly<Record<OmniKind, string>>;
    readonly status: (label: string, kind: string) => string;
    readonly missing: (name: string) => string;
    readonly unreadName: (name: string) => string;
    readonly presences: Readonly<Record<SystemPresence, string>>;
    readonly unreadSecondary: (primary: string | null) => string;
    readonly deactivated: (label: string) => string;
  };
  readonly pureCloud: {
    readonly title: string;
    readonly retrieve: string;
    readonly hint: string;
    readonly notConfigured: Advice;
    readonly signInNeeded: string;
    readonly signIn: string;
    readonly signingIn: string;
    readonly retrieving: string;
    readonly retrieved: (secondary: number) => string;
    readonly refused: Advice;
    readonly unreachable: Advice;
    readonly signInFailed: Readonly<Record<SignInFailure | 'expired' | 'revoked', string>>;
  };
  readonly more: {
    readonly title: string;
    readonly startupAuthority: Readonly<Record<StartupAuthority, string>>;
    readonly duringHold: Readonly<Record<'override' | 'queue', string>>;
    readonly timeline: Readonly<Record<'kept' | 'off' | 'hint', string>>;
  };
  readonly upgrade: {
    readonly title: string;
    readonly text: string;
    readonly button: string;
  };
  readonly rules: {
    readonly title: string;
  };
  readonly problem: {
    readonly error: string;
    readonly warning: string;
    readonly others: string;
    /** What an administrator does about it; `what` comes from the definition's own words. */
    readonly todo: Readonly<Record<ProblemCode, (problem: Problem) => string>>;
  };
  readonly coverage: {
    readonly title: string;
    readonly hint: string;
    readonly check: string;
    readonly checking: string;
    readonly outdated: string;
    readonly all: (agents: number) => string;
    readonly some: (uncovered: number, agents: number) => string;
    readonly nobody: string;
    readonly lacks: (name: string, statuses: readonly string[]) => string;
    readonly unchecked: Readonly<Record<Coverage['unchecked'][number]['what'], string>>;
    readonly unknownNames: (names: readonly string[]) => string;
  };
  readonly trial: string;
  readonly save: {
    readonly label: string;
    readonly button: string;
    readonly again: string;
    readonly discard: string;
    readonly unchanged: string;
    readonly changed: (count: number) => string;
    readonly checking: string;
    readonly saving: string;
    readonly blocked: (errors: number) => string;
    readonly asking: (uncovered: number) => string;
    readonly anyway: string;
    readonly notYet: string;
    readonly saved: (revision: string) => string;
    readonly switchedOff: (revision: string) => string;
    readonly refused: string;
    readonly notSwitchedOff: string;
    readonly kept: string;
    readonly download: string;
    readonly downloadHint: string;
    /** Rules are too long or too many for any definition, a file included. */
    readonly noFile: string;
    readonly importFile: string;
    readonly metadataFile: string;
  };
  readonly overtaken: {
    readonly title: string;
    readonly by: (who: string, when: string) => string;
    readonly afterwards: string;
    readonly text: string;
    readonly nothing: string;
    readonly theirs: string;
    readonly mine: string;
    readonly clash: string;
    readonly notSet: string;
    readonly rules: string;
    readonly wholeSection: string;
    readonly item: (path: string) => string;
  };
}
