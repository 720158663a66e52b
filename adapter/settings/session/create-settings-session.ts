import { importXml, metadataFileName, metadataXml } from '../../call-center/write.js';
import type { Clock } from '../../ports/clock.js';
import type { Disposer } from '../../ports/disposer.js';
import type { Setup } from '../../ports/setup.js';
import { normalizeOmniId } from '../../definition/names.js';
import { readStatus } from '../../definition/status-ref.js';
import { itemsOfRules } from '../rules/rule-items.js';
import { NONE } from './choices.js';
import { createCoveragePart } from './coverage-part.js';
import { isOurs, listed } from './derived.js';
import { changeItems, counted, upgraded } from './edit-record.js';
import { failureOf } from './failure.js';
import { changedItems, isRulePath, itemValues, REVISION, syncItem } from './items.js';
import { fillPreset, type Preset, type PresetFill } from './presets.js';
import { createPureCloudPart } from './pure-cloud-part.js';
import type { ConnectPureCloud } from './pure-cloud-statuses.js';
import { createSavingPart } from './saving-part.js';
import { changeEditing, type Editing, type State } from './state.js';
import { createStore } from './store.js';
import { viewOf } from './view-of.js';
import type { DefinitionFile, SettingsActions, SettingsView, Undoable } from './view.js';

export interface SettingsSessionOptions {
  readonly setup: Setup;
  readonly connectPureCloud: ConnectPureCloud;
  readonly clock: Clock;
}

/** What an administrator does on the settings page, and what comes of it. It has no face. */
export interface SettingsSession {
  readonly view: SettingsView;
  readonly actions: SettingsActions;
  listen(listener: (view: SettingsView) => void): Disposer;
  dispose(): void;
}

const NOTHING: State = {
  list: { is: 'loading' },
  statuses: null,
  statusesFailure: null,
  presences: new Map(),
  opening: null,
  leavingFor: null,
  editing: null,
};

/** Nothing is asked of the org before `load`. */
export function createSettingsSession(options: SettingsSessionOptions): SettingsSession {
  const { setup, clock } = options;
  const store = createStore<State>(NOTHING);
  const pureCloud = createPureCloudPart(store, options.connectPureCloud);
  const coverage = createCoveragePart(store, setup);
  const saving = createSavingPart({ store, setup, clock, coverage });
  let openings = 0;
  let loads = 0;

  async function load(): Promise<void> {
    loads += 1;
    const mine = loads;
    if (store.state.list.is !== 'ready') store.update({ list: { is: 'loading' } });
    const statuses = setup.listPresenceStatuses().then(
      (found) => mine === loads && store.update({ statuses: found, statusesFailure: null }),
      (error: unknown) => mine === loads && store.update({ statusesFailure: failureOf(error) }),
    );
    try {
      const stored = await setup.listCallCenters();
      await statuses;
      if (mine === loads) store.update({ list: { is: 'ready', stored } });
    } catch (error) {
      if (mine === loads) store.update({ list: { is: 'failed', failure: failureOf(error) } });
    }
  }

  const hasEdits = ({ base, draft, unstorable }: Editing): boolean =>
    unstorable !== null ||
    changedItems(itemValues(base.record), itemValues(draft)).some((path) => path !== REVISION);

  async function open(internalName: string): Promise<void> {
    openings += 1;
    const opened = openings;
    store.update({
      opening: { internalName, failure: null },
      leavingFor: null,
      editing: null,
    });
    try {
      const base = await setup.readCallCenter(internalName);
      if (opened !== openings) return;
      const editing: Editing = {
        opened,
        base,
        draft: base.record,
        attempted: false,
        save: { is: 'idle' },
        unanswered: null,
        pureCloud: null,
        coverage: { is: 'notChecked' },
        presetQuestion: null,
        undo: null,
        unstorable: null,
      };
      const usable = isOurs(base.record) && listed(base.record).editable;
      store.update({ opening: null, editing: usable ? editing : null });
      // What it was listed as may have changed since.
      if (!usable) void load();
    } catch (error) {
      if (opened === openings) {
        store.update({ opening: { internalName, failure: failureOf(error) } });
      }
    }
  }

  function choose(internalName: string): void {
    const { list, editing } = store.state;
    if (saving.busy || list.is !== 'ready') return;
    const found = list.stored.find(({ record }) => record.internalName === internalName);
    if (found === undefined || !listed(found.record).editable) return;
    if (editing !== null && hasEdits(editing)) {
      if (editing.draft.internalName !== internalName) {
        store.update({ leavingFor: listed(found.record) });
      }
      return;
    }
    void open(internalName);
  }

  /** Changes the draft; what was said of a former save or could be undone is over. */
  function edit(change: (editing: Editing) => Partial<Editing>): void {
    const { editing } = store.state;
    if (editing === null) return;
    changeEditing(store, editing.opened, (before) => ({
      presetQuestion: null,
      undo: null,
      ...(isTransient(before) ? { save: { is: 'idle' } as const } : {}),
      ...change(before),
    }));
  }

  const setItems = (values: ReadonlyMap<string, string | null>): void =>
    edit(({ draft }) => ({ draft: changeItems(draft, values) }));

  function filled(preset: Preset, { draft }: Editing): PresetFill {
    const mapped = itemValues(draft).get(syncItem('mappedOmniStatus')) ?? '';
    const current = readStatus('omni', mapped)?.id ?? normalizeOmniId(mapped);
    return fillPreset(preset, store.state.statuses?.statuses ?? [], current);
  }

  function usePreset(preset: Preset): void {
    const { editing } = store.state;
    if (editing === null) return;
    const items = itemValues(editing.draft);
    const overwrites = Object.entries(filled(preset, editing).items).flatMap(([name, value]) => {
      const item = syncItem(name);
      const before = items.get(item) ?? '';
      return isChosen(before) && before !== value ? [{ item, value: String(value) }] : [];
    });
    if (overwrites.length === 0) applyPreset(preset);
    else changeEditing(store, editing.opened, { presetQuestion: { preset, overwrites } });
  }

  function applyPreset(preset: Preset): void {
    edit((editing) => {
      const { items, gaps } = filled(preset, editing);
      const values = Object.entries(items).map(([name, value]): [string, string] => [
        syncItem(name),
        String(value),
      ]);
      return {
        draft: changeItems(editing.draft, new Map(values)),
        undo: undoable({ is: 'preset', preset, gaps }, editing),
      };
    });
  }

  const undoable = (what: Undoable, { draft, unstorable }: Editing) => ({
    what,
    draft,
    unstorable,
  });

  function setRules(rules: readonly string[]): void {
    const stored = itemsOfRules(rules);
    edit(({ draft }) => {
      // What cannot be stored is kept as it was typed, and keeps the definition from being saved.
      if (!stored.ok) return { unstorable: { rules, refusals: stored.refusals } };
      const changes = new Map<string, string | null>();
      for (const path of itemValues(draft).keys()) if (isRulePath(path)) changes.set(path, null);
      for (const [name, value] of Object.entries(stored.items)) changes.set(syncItem(name), value);
      return { draft: changeItems(draft, changes), unstorable: null };
    });
  }

  function file(form: 'import' | 'metadata'): DefinitionFile {
    const { editing } = store.state;
    if (editing === null) return { name: '', text: '' };
    const record = counted(editing.draft, editing.base.record, clock.now(), setup.author);
    return form === 'import'
      ? { name: `${record.internalName}.xml`, text: importXml(record) }
      : { name: metadataFileName(record), text: metadataXml(record) };
  }

  const actions: SettingsActions = {
    load: () => void load(),
    choose,
    leave(yes) {
      const { leavingFor } = store.state;
      if (leavingFor === null) return;
      if (yes) void open(leavingFor.internalName);
      else store.update({ leavingFor: null });
    },
    set: (item, value) => setItems(new Map([[item, value === '' ? NONE : value]])),
    setRules,
    usePreset,
    confirmPreset(yes) {
      const { editing } = store.state;
      if (editing?.presetQuestion === undefined || editing.presetQuestion === null) return;
      if (yes) applyPreset(editing.presetQuestion.preset);
      else changeEditing(store, editing.opened, { presetQuestion: null });
    },
    upgrade: () =>
      edit((editing) => {
        const { record, switchedOff } = upgraded(editing.draft);
        return {
          draft: record,
          unstorable: null,
          undo: undoable({ is: 'upgrade', switchedOff }, editing),
        };
      }),
    undo() {
      const { editing } = store.state;
      if (editing?.undo === undefined || editing.undo === null) return;
      const { draft, unstorable } = editing.undo;
      edit(() => ({ draft, unstorable }));
    },
    discard: () =>
      edit((editing) => ({
        draft: editing.base.record,
        unstorable: null,
        attempted: false,
        save: { is: 'idle' },
        undo: undoable({ is: 'discard' }, editing),
      })),
    retrieveStatuses: () => pureCloud.retrieve(),
    signIn: () => pureCloud.signIn(),
    checkCoverage: () => void coverage.check(),
    save: () => saving.save(),
    saveAnyway: (yes) => saving.saveAnyway(yes),
    keep: (key, whose) => saving.keep(key, whose),
    switchOff: () => saving.switchOff(),
    file,
  };

  return {
    get view() {
      return viewOf(store.state);
    },
    actions,
    listen: (listener) => store.listen((state) => listener(viewOf(state))),
    dispose() {
      openings += 1;
      store.close();
      pureCloud.dispose();
    },
  };
}

/** What the page said of a save that an edit has made old; a save under way, and what it met, stay. */
const isTransient = ({ save }: Editing): boolean =>
  save.is === 'saved' || save.is === 'blocked' || save.is === 'asking';

const isChosen = (value: string): boolean => value !== '' && value.toLowerCase() !== NONE;
