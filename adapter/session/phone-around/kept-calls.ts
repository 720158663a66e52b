import { isRecord, readJson, type JsonRecord } from '../../ports/json.js';
import type { StorageLike } from '../around.js';
import type { CallFacts } from './call-facts.js';
import { CALL_LOGS as KEY } from './code.js';
import type { TaskFields } from './task-fields.js';

/**
 * A call whose log is being kept. `new`: no Task was asked for; `asked`: a page has asked for one, and its answer has
 * not come yet; `unsure`: it never came; `made`: there is one; `dropped`: there is to be none any more.
 */
export interface KeptCall {
  /** Conversation id. */
  readonly id: string;
  readonly stage: 'new' | 'asked' | 'unsure' | 'made' | 'dropped';
  /** When a Task was asked for; in milliseconds since the epoch, as all times here. */
  readonly askedAt: number;
  readonly task: string | null;
  /** `null`: everything is saved, and nothing of it is kept but that. */
  readonly facts: CallFacts | null;
  /** What the Task says. */
  readonly saved: TaskFields;
  readonly over: boolean;
  /** When it was last written here. */
  readonly at: number;
}

/** What is kept of calls, between the tabs and pages of one browser. Written at once, so that a page may go at any time. */
export interface KeptCalls {
  all(): readonly KeptCall[];
  get(id: string): KeptCall | undefined;
  put(call: Omit<KeptCall, 'at'>): void;
  /** Changes one that is there; one that was wiped meanwhile does not come back. */
  change(id: string, change: (call: KeptCall) => Omit<KeptCall, 'at'>): void;
  wipe(): void;
}

const FORMAT = 1;

/** So many are kept at most; those with nothing left to save go first, then the oldest. */
const MOST = 100;

/** One that is saved is remembered for a day; one that is not, for two weeks. */
const SAVED_LIFE = 24 * 60 * 60_000;
const UNSAVED_LIFE = 14 * SAVED_LIFE;

/** Where nothing is kept, the calls last as long as the page. What another agent has left is not taken over. */
export function createKeptCalls(storage: StorageLike, agent: string, now: () => number): KeptCalls {
  let last: { readonly text: string; readonly calls: readonly KeptCall[] } | null = null;
  let unwritten: readonly KeptCall[] | null = null;

  function all(): readonly KeptCall[] {
    if (unwritten !== null) return unwritten;
    let text: string;
    try {
      text = storage.getItem(KEY) ?? '';
    } catch {
      return [];
    }
    if (last?.text !== text) last = { text, calls: read(text, agent) };
    return last.calls;
  }

  function write(calls: readonly KeptCall[]): void {
    const kept = calls
      .filter(({ at, facts }) => at > now() - (facts === null ? SAVED_LIFE : UNSAVED_LIFE))
      .sort((a, b) => Number(a.facts === null) - Number(b.facts === null) || b.at - a.at)
      .slice(0, MOST);
    try {
      storage.setItem(KEY, JSON.stringify({ format: FORMAT, agent, calls: kept }));
      unwritten = null;
    } catch {
      unwritten = kept;
    }
  }

  const kept: KeptCalls = {
    all,
    get: (id) => all().find((call) => call.id === id),
    put(call) {
      write([...all().filter(({ id }) => id !== call.id), { ...call, at: now() }]);
    },
    change(id, change) {
      const call = kept.get(id);
      if (call !== undefined) kept.put(change(call));
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
  return kept;
}

function read(text: string, agent: string): readonly KeptCall[] {
  const value = readJson(text);
  if (!isRecord(value) || value['format'] !== FORMAT || value['agent'] !== agent) return [];
  const { calls } = value;
  return Array.isArray(calls) ? calls.filter(isKeptCall) : [];
}

const ALL_STAGES: readonly KeptCall['stage'][] = ['new', 'asked', 'unsure', 'made', 'dropped'];
const STAGES: readonly unknown[] = ALL_STAGES;

const isKeptCall = (value: unknown): value is KeptCall =>
  isRecord(value) &&
  typeof value['id'] === 'string' &&
  STAGES.includes(value['stage']) &&
  typeof value['askedAt'] === 'number' &&
  (typeof value['task'] === 'string' || (value['task'] === null && value['stage'] !== 'made')) &&
  (value['facts'] === null || (isRecord(value['facts']) && isFacts(value['facts']))) &&
  isRecord(value['saved']) &&
  Object.values(value['saved']).every((one) => VALUES.includes(typeof one)) &&
  typeof value['over'] === 'boolean' &&
  typeof value['at'] === 'number';

const VALUES: readonly string[] = ['string', 'number', 'boolean'];

const TEXTS = ['number', 'name', 'queue', 'code', 'codeName', 'notes', 'tags', 'who', 'what'];

const isFacts = (value: JsonRecord): boolean =>
  TEXTS.every((text) => typeof value[text] === 'string') &&
  (value['direction'] === 'inbound' || value['direction'] === 'outbound') &&
  typeof value['connectedAt'] === 'number' &&
  typeof value['seenAt'] === 'number' &&
  (value['endedAt'] === null || typeof value['endedAt'] === 'number') &&
  typeof value['transferred'] === 'boolean' &&
  typeof value['wrapped'] === 'boolean';
