import { isRecord, readJson, textOf, type JsonRecord } from '../../ports/json.js';
import type { StorageLike } from '../around.js';
import { CALL_MARKS as KEY } from './code.js';
import type { Relation } from './relation.js';

/** What the tabs of a browser know of a conversation between them. No name, no number. */
export interface CallMark {
  /** When it was last written, in milliseconds since the epoch. */
  readonly at: number;
  /** Its record was brought to the front. */
  readonly popped?: true;
  /** Ids of the person and of the thing that it is about. */
  readonly who?: string;
  readonly what?: string;
  /** The agent chose it, so that nothing that is found later takes its place. */
  readonly chosen?: true;
}

/** A number of a record was clicked, and its call is not there yet. */
export interface ClickMark {
  /** In milliseconds since the epoch. */
  readonly at: number;
  /** Conversations that were there before. */
  readonly known: readonly string[];
  /** What the call is about; `null`: nothing that is known. */
  readonly relation: Relation | null;
}

export interface CallMarks {
  /** What a page leaves to the one that comes after it; `null`: nothing. */
  clicked: ClickMark | null;
  of(conversation: string): CallMark | null;
  add(conversation: string, mark: Omit<CallMark, 'at'>): void;
  /** What could not be carried out is no longer so. */
  unpop(conversation: string): void;
  wipe(): void;
}

/** So many are kept, and none for longer than a day. */
const MOST = 100;
const LIFE = 24 * 60 * 60_000;

/** Where nothing is kept, the marks last as long as the page. */
export function createCallMarks(storage: StorageLike, agent: string, now: () => number): CallMarks {
  /** What could not be written. */
  let unwritten: ReadonlyMap<string, CallMark> | null = null;

  function kept(): JsonRecord {
    try {
      const value = readJson(storage.getItem(KEY));
      return isRecord(value) && value['agent'] === agent ? value : {};
    } catch {
      return {};
    }
  }

  function read(): Map<string, CallMark> {
    if (unwritten !== null) return new Map(unwritten);
    const { calls } = kept();
    if (!isRecord(calls)) return new Map();
    const marks = Object.entries(calls).flatMap(([id, mark]) => {
      const known = isRecord(mark) ? markOf(mark) : null;
      return known === null || known.at < now() - LIFE ? [] : [[id, known] as const];
    });
    return new Map(marks);
  }

  function write(marks: Map<string, CallMark>, clicked = readClicked()): void {
    const newest = [...marks].sort(([, a], [, b]) => b.at - a.at).slice(0, MOST);
    try {
      storage.setItem(KEY, JSON.stringify({ agent, calls: Object.fromEntries(newest), clicked }));
      unwritten = null;
    } catch {
      unwritten = new Map(newest);
    }
  }

  const readClicked = (): ClickMark | null => clickIn(kept()['clicked']);

  return {
    get clicked() {
      return readClicked();
    },
    set clicked(mark) {
      if (mark !== null || readClicked() !== null) write(read(), mark);
    },
    of: (conversation) => read().get(conversation) ?? null,
    add(conversation, mark) {
      const marks = read();
      marks.set(conversation, { ...marks.get(conversation), ...mark, at: now() });
      write(marks);
    },
    unpop(conversation) {
      const marks = read();
      const { popped, ...mark } = marks.get(conversation) ?? { at: now() };
      if (popped === undefined) return;
      marks.set(conversation, mark);
      write(marks);
    },
    wipe() {
      unwritten = null;
      try {
        storage.removeItem(KEY);
      } catch {
        // There is nothing to be wiped.
      }
    },
  };
}

function clickIn(value: unknown): ClickMark | null {
  if (!isRecord(value) || typeof value['at'] !== 'number') return null;
  const { at, known, relation } = value;
  const ids = Array.isArray(known) ? known.filter((id) => typeof id === 'string') : [];
  return { at, known: ids, relation: isRecord(relation) ? relationIn(relation) : null };
}

function relationIn(value: JsonRecord): Relation {
  const [who, what] = [textOf(value['who']), textOf(value['what'])];
  return { ...(who === undefined ? {} : { who }), ...(what === undefined ? {} : { what }) };
}

function markOf(value: JsonRecord): CallMark | null {
  const { at, popped, chosen } = value;
  if (typeof at !== 'number') return null;
  return {
    at,
    ...(popped === true ? { popped } : {}),
    ...relationIn(value),
    ...(chosen === true ? { chosen } : {}),
  };
}
