import type { CallCenterRecord } from '../../call-center/record.js';
import type { Clock } from '../../ports/clock.js';
import type { SaveOutcome, Setup, StoredCallCenter } from '../../ports/setup.js';
import type { CoveragePart } from './coverage-part.js';
import { definitionOf, problemsFor, resolvedOf } from './derived.js';
import { differences, merged, type Keep } from './differences.js';
import { changeItems, counted } from './edit-record.js';
import { failureOf } from './failure.js';
import {
  changedItems,
  ENABLED,
  itemValues,
  REVISION,
  sameItems,
  type ItemValues,
} from './items.js';
import { catalogOf, changeEditing, type Editing, type SettingsStore } from './state.js';

/** Saves the edited definition, without ever writing over what somebody else has saved meanwhile. */
export interface SavingPart {
  save(): void;
  saveAnyway(yes: boolean): void;
  switchOff(): void;
  keep(key: string, keep: Keep): void;
  /** True while a save is under way. */
  readonly busy: boolean;
}

export interface SavingNeeds {
  readonly store: SettingsStore;
  readonly setup: Setup;
  readonly clock: Clock;
  readonly coverage: CoveragePart;
}

/** A save that others have overtaken without anything to decide is tried so often. */
const ATTEMPTS = 5;

export function createSavingPart({ store, setup, clock, coverage }: SavingNeeds): SavingPart {
  const change = (opened: number, part: Partial<Editing>): void =>
    changeEditing(store, opened, part);
  const current = (opened: number): Editing | null =>
    store.state.editing?.opened === opened ? store.state.editing : null;

  const isBusy = (): boolean => {
    const is = store.state.editing?.save.is;
    return is === 'saving' || is === 'checking';
  };

  async function save(): Promise<void> {
    const { editing } = store.state;
    if (editing === null || isBusy()) return;
    const { opened, draft, unstorable, base } = editing;
    if (unstorable === null && sameContent(base.record, draft)) {
      // Everything was left to the other save: there is nothing of ours to be written.
      if (editing.save.is === 'overtaken') change(opened, { save: { is: 'idle' } });
      return;
    }
    const resolved = resolvedOf(draft, catalogOf(store.state, draft));
    const errors =
      problemsFor(resolved).filter(({ kind }) => kind === 'error').length +
      (unstorable?.refusals.length ?? 0);
    if (errors > 0) {
      change(opened, { attempted: true, save: { is: 'blocked', errors } });
      return;
    }
    change(opened, { attempted: true });
    if (definitionOf(draft).enabled) {
      change(opened, { save: { is: 'checking' } });
      const found = await coverage.current();
      const uncovered = found?.uncovered.length ?? 0;
      if (uncovered > 0) {
        change(opened, { save: { is: 'asking', uncovered } });
        return;
      }
    }
    await write(opened);
  }

  async function write(opened: number, attempt = 1): Promise<void> {
    const editing = current(opened);
    if (editing === null) return;
    const { base, draft } = editing;
    const sent = counted(draft, base.record, clock.now(), setup.author);
    change(opened, { save: { is: 'saving' } });
    let outcome: SaveOutcome;
    try {
      outcome = await setup.saveCallCenter(sent, base.stamp);
    } catch (error) {
      refused(opened, error, sent, false);
      return;
    }
    const { now } = outcome;
    const written = outcome.is === 'saved' && sameItems(now.record, sent);
    // A save whose answer was lost has arrived after all; what stands in its way is our own.
    const earlier = editing.unanswered;
    const ours = earlier !== null && sameItems(now.record, earlier);
    if (written) {
      took(opened, now, draft, false);
    } else if (outcome.is === 'overtaken' && ours) {
      change(opened, { base: now, unanswered: null });
      if (sameContent(now.record, draft)) took(opened, now, draft, false);
      else await write(opened, attempt + 1);
    } else {
      overtaken(opened, base.record, now, outcome.is === 'saved');
      // What the other save changed is nothing to decide about: ours goes on top of it.
      const save = current(opened)?.save;
      const decided = save?.is === 'overtaken' && save.differences.length === 0;
      if (decided && attempt < ATTEMPTS) await write(opened, attempt + 1);
    }
  }

  /** `sentDraft`: the draft as it was sent; what was typed since waits for the next save. */
  function took(
    opened: number,
    now: StoredCallCenter,
    sentDraft: CallCenterRecord,
    switchedOff: boolean,
  ): void {
    relist(now);
    changeEditing(store, opened, ({ draft }) => ({
      base: now,
      draft: changeItems(now.record, changesSince(sentDraft, draft)),
      unanswered: null,
      undo: null,
      attempted: false,
      save: { is: 'saved', revision: definitionOf(now.record).revision, switchedOff },
    }));
  }

  function refused(
    opened: number,
    error: unknown,
    sent: CallCenterRecord,
    switchingOff: boolean,
  ): void {
    const failure = failureOf(error);
    const open = failure.because === 'unreachable' || failure.because === 'answerUnreadable';
    change(opened, {
      save: { is: 'refused', failure, switchingOff },
      ...(open ? { unanswered: sent } : {}),
    });
  }

  /** `known`: what both sides began from. */
  function overtaken(
    opened: number,
    known: CallCenterRecord,
    now: StoredCallCenter,
    afterwards: boolean,
  ): void {
    relist(now);
    changeEditing(store, opened, ({ draft }) => {
      const [base, theirs, mine] = [itemValues(known), itemValues(now.record), itemValues(draft)];
      const found = differences(base, theirs, mine);
      return {
        base: now,
        draft: changeItems(now.record, merged(theirs, mine, base, found)),
        unanswered: null,
        undo: null,
        save: { is: 'overtaken', by: now.stamp, differences: found, theirs, mine, afterwards },
      };
    });
  }

  function keep(key: string, whose: Keep): void {
    const { editing } = store.state;
    if (editing?.save.is !== 'overtaken') return;
    const { save: overtake, draft, opened } = editing;
    const { mine, theirs } = overtake;
    const found = overtake.differences.find((difference) => difference.key === key);
    if (found === undefined) return;
    const values = whose === 'mine' ? mine : theirs;
    change(opened, {
      draft: changeItems(
        draft,
        new Map(
          found.items.map((path): [string, string | null] => [path, values.get(path) ?? null]),
        ),
      ),
      save: {
        ...overtake,
        differences: overtake.differences.map((difference) =>
          difference.key === key ? { ...difference, keep: whose } : difference,
        ),
      },
    });
  }

  async function switchOff(): Promise<void> {
    const { editing } = store.state;
    if (editing === null || isBusy()) return;
    const { opened } = editing;
    let { base } = editing;
    change(opened, { save: { is: 'saving' } });
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const off = changeItems(base.record, new Map([[ENABLED, 'false']]));
      const sent = counted(off, base.record, clock.now(), setup.author);
      let outcome: SaveOutcome;
      try {
        outcome = await setup.saveCallCenter(sent, base.stamp);
      } catch (error) {
        refused(opened, error, sent, true);
        return;
      }
      // Whoever came between may have switched off too, or on again: what is there now counts.
      if (!definitionOf(outcome.now.record).enabled) {
        switchedOff(opened, editing.base, outcome.now);
        return;
      }
      base = outcome.now;
    }
    overtaken(opened, editing.base.record, base, false);
  }

  function switchedOff(opened: number, before: StoredCallCenter, now: StoredCallCenter): void {
    const editing = current(opened);
    if (editing === null) return;
    const off = new Map([[ENABLED, 'false']]);
    const known = itemValues(changeItems(before.record, off));
    const mine = itemValues(changeItems(editing.draft, off));
    if (differences(known, itemValues(now.record), mine).length > 0) {
      change(opened, { draft: changeItems(editing.draft, off) });
      overtaken(opened, changeItems(before.record, off), now, false);
      return;
    }
    relist(now);
    change(opened, {
      base: now,
      draft: changeItems(changeItems(now.record, changesSince(before.record, editing.draft)), off),
      undo: null,
      unanswered: null,
      save: { is: 'saved', revision: definitionOf(now.record).revision, switchedOff: true },
    });
  }

  function relist(now: StoredCallCenter): void {
    const { list } = store.state;
    if (list.is !== 'ready') return;
    const name = now.record.internalName;
    store.update({
      list: {
        is: 'ready',
        stored: list.stored.map((stored) => (stored.record.internalName === name ? now : stored)),
      },
    });
  }

  return {
    save: () => void save(),
    saveAnyway(yes) {
      const { editing } = store.state;
      if (editing?.save.is !== 'asking') return;
      if (yes) void write(editing.opened);
      else change(editing.opened, { save: { is: 'idle' } });
    },
    switchOff: () => void switchOff(),
    keep,
    get busy() {
      return isBusy();
    },
  };
}

const withoutRevision = (record: CallCenterRecord): ItemValues =>
  new Map([...itemValues(record)].filter(([path]) => path !== REVISION));

const sameContent = (a: CallCenterRecord, b: CallCenterRecord): boolean =>
  changedItems(withoutRevision(a), withoutRevision(b)).length === 0;

/** What was edited between two states of one definition. */
function changesSince(
  before: CallCenterRecord,
  after: CallCenterRecord,
): ReadonlyMap<string, string | null> {
  const [from, to] = [withoutRevision(before), withoutRevision(after)];
  return new Map(
    changedItems(from, to).map((path): [string, string | null] => [path, to.get(path) ?? null]),
  );
}
