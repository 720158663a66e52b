import type { Catalog } from '../../definition/catalog.js';
import type { CallCenterSettings } from '../../definition/definition.js';
import type { Problem } from '../../definition/problem.js';
import type { Coverage, Stamp } from '../../ports/setup.js';
import type { SignInFailure } from '../../ports/sign-in.js';
import type { RuleRefusal } from '../rules/rule-items.js';
import type { Difference, Keep } from './differences.js';
import type { Failure } from './failure.js';
import type { FramingFault } from '../../call-center/framing.js';
import type { ItemValues } from './items.js';
import type { Preset, PresetGap } from './presets.js';

/** A call center definition of this softphone, as the list shows it. */
export interface ListedCallCenter {
  readonly internalName: string;
  readonly displayName: string;
  /** The definition version; `null` where the definition does not say a number. */
  readonly version: number | null;
  /** False where this softphone does not know the version. */
  readonly editable: boolean;
  readonly revision: string;
}

export type ListView =
  | { readonly is: 'loading' }
  | { readonly is: 'failed'; readonly failure: Failure }
  | {
      readonly is: 'ready';
      readonly callCenters: readonly ListedCallCenter[];
      /** Display names of definitions that are not of this softphone. */
      readonly others: readonly string[];
    };

export type PureCloudView =
  /** The definition has no usable PureCloud section: nobody could sign in with it. */
  | { readonly is: 'notConfigured' }
  | { readonly is: 'idle' }
  /** Somebody has to sign in first. */
  | { readonly is: 'signInNeeded'; readonly because: SignInFailure | 'expired' | 'revoked' | null }
  | { readonly is: 'signingIn' }
  | { readonly is: 'retrieving' }
  | { readonly is: 'retrieved'; readonly secondary: number }
  | { readonly is: 'failed'; readonly because: 'refused' | 'unreachable' };

export type CoverageView =
  | { readonly is: 'notChecked' }
  | { readonly is: 'checking' }
  | { readonly is: 'failed'; readonly failure: Failure }
  | {
      readonly is: 'checked';
      readonly coverage: Coverage;
      /** True where the definition has come to need other statuses since. */
      readonly outdated: boolean;
      /** Names that the definition uses and that could not be looked up. */
      readonly unknownNames: readonly string[];
    };

export type SaveView =
  | { readonly is: 'idle' }
  /** There is an error; nothing was sent. */
  | { readonly is: 'blocked'; readonly errors: number }
  | { readonly is: 'checking' }
  /** Agents lack a status; asks before it saves. */
  | { readonly is: 'asking'; readonly uncovered: number }
  | { readonly is: 'saving' }
  | { readonly is: 'saved'; readonly revision: string; readonly switchedOff: boolean }
  /** Nothing was written, or it is not known whether it was. */
  | { readonly is: 'refused'; readonly failure: Failure; readonly switchingOff: boolean }
  /** Another save came between. `theirs` as the org has it now. */
  | {
      readonly is: 'overtaken';
      readonly by: Stamp;
      readonly differences: readonly Difference[];
      readonly theirs: ItemValues;
      readonly mine: ItemValues;
      /** True where ours had been written, and was written over before it was read back. */
      readonly afterwards: boolean;
    };

/** What fills a preset, before it is done. */
export interface PresetQuestion {
  readonly preset: Preset;
  /** Items that have been chosen already and would change, with what they would become. */
  readonly overwrites: readonly { readonly item: string; readonly value: string }[];
}

export type Undoable =
  | { readonly is: 'preset'; readonly preset: Preset; readonly gaps: readonly PresetGap[] }
  /** `switchedOff`: errors kept the sync off, which the upgrade has done away with. */
  | { readonly is: 'upgrade'; readonly switchedOff: boolean }
  | { readonly is: 'discard' };

/** The definition that is being edited. */
export interface EditView {
  readonly internalName: string;
  readonly displayName: string;
  readonly version: number;
  /** As the org has it. */
  readonly revision: string;
  readonly enabledInOrg: boolean;
  /** The definition that the org has is in error: the sync is off, even where it is enabled. */
  readonly faultyInOrg: boolean;
  readonly items: ItemValues;
  /** What differs from the org, by path; `revision` never does. */
  readonly changed: readonly string[];
  /** What is wrong with the draft; the softphone itself would say the same. */
  readonly problems: readonly Problem[];
  /** What Salesforce might refuse, in its English; the org itself decides. */
  readonly salesforceFindings: readonly string[];
  /** What of the definition, as the org has it, keeps the softphone from being shown. */
  readonly framing: readonly FramingFault[];
  /** What both orgs are known to have, for the menus. */
  readonly catalog: Catalog;
  /** What the sync would go by, as the org has it and as the draft says, for a trial. */
  readonly before: CallCenterSettings;
  readonly after: CallCenterSettings;
  readonly pureCloud: PureCloudView;
  readonly coverage: CoverageView;
  readonly save: SaveView;
  /** Sentences in order, those that are off with `off` before them. */
  readonly rules: readonly string[];
  /** Why the rules cannot be stored; empty where they can. */
  readonly ruleRefusals: readonly RuleRefusal[];
  readonly presetQuestion: PresetQuestion | null;
  readonly undo: Undoable | null;
}

export interface SettingsView {
  readonly list: ListView;
  /** `null`: they could be read, or have not been asked for. */
  readonly statusesFailure: Failure | null;
  /** False where the administrator may not read DeveloperName. */
  readonly developerNames: boolean;
  /** False where it is not known which statuses take work. */
  readonly channels: boolean;
  /** The definition that is being read, or could not be. */
  readonly opening: { readonly internalName: string; readonly failure: Failure | null } | null;
  readonly editing: EditView | null;
  /** The definition that was picked while there are unsaved changes. */
  readonly leavingFor: ListedCallCenter | null;
}

/** A file with the draft, for orgs that take no save from this page. */
export interface DefinitionFile {
  readonly name: string;
  readonly text: string;
}

/** What an administrator can do; none of it throws, and what comes of it is in the view. */
export interface SettingsActions {
  /** Reads the list again; what is being edited stays. */
  load(): void;
  choose(internalName: string): void;
  /** Answers `leavingFor`. */
  leave(yes: boolean): void;
  /** `item` is a path (`omniSync/enabled`). */
  set(item: string, value: string): void;
  /** Sentences in order, as the rule table gives them. */
  setRules(rules: readonly string[]): void;
  usePreset(preset: Preset): void;
  /** Answers `presetQuestion`. */
  confirmPreset(yes: boolean): void;
  upgrade(): void;
  undo(): void;
  /** Back to what the org has. */
  discard(): void;
  retrieveStatuses(): void;
  /** Must be called inside a click's handler: it opens a window. */
  signIn(): void;
  checkCoverage(): void;
  save(): void;
  /** Answers the question about agents who lack a status. */
  saveAnyway(yes: boolean): void;
  /** Whose value is kept where another save has overtaken. */
  keep(key: string, keep: Keep): void;
  /** Writes `enabled = false` alone; every other edit waits as it is. */
  switchOff(): void;
  file(form: 'import' | 'metadata'): DefinitionFile;
}
