import type { CallCenterRecord } from '../../call-center/record.js';
import type { Catalog, PresenceDefinition } from '../../definition/catalog.js';
import type { PureCloudSettings } from '../../definition/definition.js';
import type { Coverage, PresenceStatuses, StoredCallCenter } from '../../ports/setup.js';
import type { RuleRefusal } from '../rules/rule-items.js';
import { definitionOf } from './derived.js';
import type { Failure } from './failure.js';
import type { Store } from './store.js';
import type {
  ListedCallCenter,
  PresetQuestion,
  PureCloudView,
  SaveView,
  SettingsView,
  Undoable,
} from './view.js';

export type CoverageState =
  | { readonly is: 'notChecked' | 'checking' }
  | { readonly is: 'failed'; readonly failure: Failure }
  /** `statuses`: what it was asked for. */
  | { readonly is: 'checked'; readonly coverage: Coverage; readonly statuses: string };

export interface Editing {
  /** Tells this opening of a definition from every other one: late answers are for their own. */
  readonly opened: number;
  readonly base: StoredCallCenter;
  readonly draft: CallCenterRecord;
  /** A save was tried: what is still to be filled in counts as an error from now on. */
  readonly attempted: boolean;
  readonly save: SaveView;
  /** What was sent without an answer; the org may have it. */
  readonly unanswered: CallCenterRecord | null;
  /** How retrieving went, and for which organisation. */
  readonly pureCloud: { readonly organisation: string; readonly is: PureCloudView } | null;
  readonly coverage: CoverageState;
  readonly presetQuestion: PresetQuestion | null;
  /** Rules that fit into no item; the draft still has those before. */
  readonly unstorable: {
    readonly rules: readonly string[];
    readonly refusals: readonly RuleRefusal[];
  } | null;
  /** With what was edited then. */
  readonly undo: (Pick<Editing, 'draft' | 'unstorable'> & { readonly what: Undoable }) | null;
}

export interface State {
  readonly list:
    | Extract<SettingsView['list'], { is: 'loading' | 'failed' }>
    | { readonly is: 'ready'; readonly stored: readonly StoredCallCenter[] };
  readonly statuses: PresenceStatuses | null;
  readonly statusesFailure: Failure | null;
  /** Presence definitions of the organisations that have been asked, by `organisationOf`. */
  readonly presences: ReadonlyMap<string, readonly PresenceDefinition[]>;
  readonly opening: SettingsView['opening'];
  readonly leavingFor: ListedCallCenter | null;
  readonly editing: Editing | null;
}

export type SettingsStore = Store<State>;

/** Tells one PureCloud organisation and client from another. */
export const organisationOf = (settings: PureCloudSettings | null): string =>
  settings === null ? '' : JSON.stringify(settings);

export function catalogOf(state: State, draft: CallCenterRecord): Catalog {
  const { statuses } = state;
  return {
    omni: statuses?.statuses ?? [],
    // Where names cannot be read, a name that is not found may still be there.
    omniComplete: statuses?.developerNames ?? false,
    presences: state.presences.get(organisationOf(definitionOf(draft).pureCloud)) ?? [],
  };
}

/** Changes the definition that is being edited, unless another one is by now. */
export function changeEditing(
  store: SettingsStore,
  opened: number,
  change: Partial<Editing> | ((editing: Editing) => Partial<Editing>),
): void {
  const { editing } = store.state;
  if (editing?.opened !== opened) return;
  const parts = typeof change === 'function' ? change(editing) : change;
  store.update({ editing: { ...editing, ...parts } });
}
