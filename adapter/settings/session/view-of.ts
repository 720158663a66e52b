import type { CallCenterRecord } from '../../call-center/record.js';
import { PURE_CLOUD_SECTION } from '../../definition/pure-cloud-settings.js';
import { settingsOf } from '../../call-center/settings-of.js';
import {
  definitionOf,
  isOurs,
  listed,
  neededStatuses,
  newFindings,
  problemsFor,
  resolvedOf,
} from './derived.js';
import { framingFaults } from '../../call-center/framing.js';
import { changedItems, itemValues, REVISION, SYNC, type ItemValues } from './items.js';
import { rulesOfItems } from '../rules/rule-items.js';
import { catalogOf, organisationOf, type Editing, type State } from './state.js';
import type { CoverageView, EditView, ListView, PureCloudView, SettingsView } from './view.js';
import type { Problem } from '../../definition/problem.js';
import type {
  CallCenterSettings,
  PureCloudSettings,
  Resolved,
} from '../../definition/definition.js';

/** What the page shows of a state. */
export function viewOf(state: State): SettingsView {
  const { statusesFailure, statuses, opening, leavingFor, editing } = state;
  return {
    list: listOf(state),
    statusesFailure,
    developerNames: statuses?.developerNames ?? true,
    channels: statuses?.channels ?? true,
    opening,
    leavingFor,
    editing: editing === null ? null : editOf(state, editing),
  };
}

function listOf({ list }: State): ListView {
  if (list.is !== 'ready') return list;
  const records = list.stored.map(({ record }) => record);
  return {
    is: 'ready',
    callCenters: records.filter(isOurs).map(listed),
    others: records.filter((record) => !isOurs(record)).map(({ displayName }) => displayName),
  };
}

function editOf(state: State, editing: Editing): EditView {
  const { base, draft, save } = editing;
  const items = itemValues(draft);
  const definition = definitionOf(draft);
  const catalog = catalogOf(state, draft);
  const resolved = resolvedOf(draft, catalog);
  const inOrg = definitionOf(base.record);
  return {
    internalName: draft.internalName,
    displayName: draft.displayName,
    version: definition.version ?? 0,
    revision: inOrg.revision,
    enabledInOrg: inOrg.enabled,
    faultyInOrg: hasErrors(resolvedOf(base.record, catalogOf(state, base.record))),
    items,
    changed: changedItems(itemValues(base.record), items).filter((path) => path !== REVISION),
    problems: shownProblems(resolved, editing.attempted || inOrg.enabled),
    salesforceFindings: newFindings(base.record, draft),
    framing: framingFaults(base.record),
    catalog,
    before: syncSettings(base.record),
    after: syncSettings(draft),
    pureCloud: pureCloudOf(editing, definition.pureCloud),
    coverage: coverageOf(editing, resolved),
    save,
    rules: editing.unstorable?.rules ?? rulesIn(items),
    ruleRefusals: editing.unstorable?.refusals ?? [],
    presetQuestion: editing.presetQuestion,
    undo: editing.undo?.what ?? null,
  };
}

/** Without the PureCloud section: whether agents can sign in is nothing that a trial tells. */
const syncSettings = (record: CallCenterRecord): CallCenterSettings =>
  Object.fromEntries(
    Object.entries(settingsOf(record)).filter(
      ([path]) => !path.startsWith(`/${PURE_CLOUD_SECTION}/`),
    ),
  );

const rulesIn = (items: ItemValues): readonly string[] =>
  rulesOfItems(
    Object.fromEntries(
      [...items].flatMap(([path, value]) =>
        path.startsWith(`${SYNC}/`) ? [[path.slice(SYNC.length + 1), value]] : [],
      ),
    ),
  );

const hasErrors = (resolved: Resolved): boolean =>
  problemsFor(resolved).some(({ kind }) => kind === 'error');

/** Whoever has just ticked *Enable* need not be told at once that nothing is mapped. */
const shownProblems = (resolved: Resolved, attempted: boolean): readonly Problem[] =>
  problemsFor(resolved).filter(({ code }) => attempted || code !== 'mapped-missing');

/** What was told of one organisation says nothing of another. */
function pureCloudOf({ pureCloud }: Editing, settings: PureCloudSettings | null): PureCloudView {
  if (settings === null) return { is: 'notConfigured' };
  const own = pureCloud?.organisation === organisationOf(settings);
  return own ? pureCloud.is : { is: 'idle' };
}

function coverageOf({ coverage }: Editing, resolved: Resolved): CoverageView {
  switch (coverage.is) {
    case 'notChecked':
    case 'checking':
      return { is: coverage.is };
    case 'failed':
      return coverage;
    case 'checked':
      return {
        is: 'checked',
        coverage: coverage.coverage,
        outdated: coverage.statuses !== neededStatuses(resolved).join(),
        unknownNames: resolved.notYetKnown,
      };
  }
}
