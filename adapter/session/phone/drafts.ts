import { isRecord, isString, readJson } from '../../ports/json.js';
import type { StorageLike } from '../around.js';
import { DRAFTS } from './code.js';
import type { Draft } from './view.js';

/** Far more than an agent has open at once. */
const MOST = 20;

/** Wrap-ups that are being written, by their interaction. One agent's are not another's. */
export interface Drafts {
  /** Interactions whose wrap-up is the agent's to write or not. */
  optional: readonly string[];
  get(interaction: string): Draft | null;
  set(interaction: string, draft: Draft): void;
  forget(interaction: string): void;
}

/** A storage that is full or denied costs what a refresh would have brought back, nothing else. */
export function createDrafts(storage: StorageLike, agent: string): Drafts {
  const kept = read(storage, agent);
  const drafts = new Map<string, Draft>(kept.drafts);
  let { optional } = kept;

  function save(): void {
    try {
      if (drafts.size + optional.length === 0) storage.removeItem(DRAFTS);
      else storage.setItem(DRAFTS, JSON.stringify({ agent, drafts: [...drafts], optional }));
    } catch {
      // They are kept for as long as the page lives.
    }
  }

  return {
    get optional() {
      return optional;
    },
    set optional(now) {
      if (now.join() === optional.join()) return;
      optional = now.slice(-MOST);
      save();
    },
    get: (interaction) => drafts.get(interaction) ?? null,
    set(interaction, { code, notes, tags }) {
      drafts.delete(interaction);
      drafts.set(interaction, { code, notes, tags });
      const [oldest] = drafts.keys();
      if (drafts.size > MOST && oldest !== undefined) drafts.delete(oldest);
      save();
    },
    forget(interaction) {
      if (drafts.delete(interaction)) save();
    },
  };
}

interface Kept {
  readonly drafts: readonly (readonly [string, Draft])[];
  readonly optional: readonly string[];
}

function read(storage: StorageLike, agent: string): Kept {
  try {
    const value = readJson(storage.getItem(DRAFTS));
    if (isRecord(value) && value['agent'] === agent && Array.isArray(value['drafts'])) {
      const { optional } = value;
      return {
        drafts: value['drafts'].filter(isEntry).map(([id, draft]) => [id, { tags: [], ...draft }]),
        optional: Array.isArray(optional) ? optional.filter(isString) : [],
      };
    }
  } catch {
    // What cannot be read is not there.
  }
  return { drafts: [], optional: [] };
}

/** A build before this one knew no tags. */
type Stored = Omit<Draft, 'tags'> & Partial<Pick<Draft, 'tags'>>;

const isEntry = (value: unknown): value is readonly [string, Stored] =>
  Array.isArray(value) &&
  isString(value[0]) &&
  isRecord(value[1]) &&
  isString(value[1]['code']) &&
  isString(value[1]['notes']) &&
  (value[1]['tags'] === undefined || isTags(value[1]['tags']));

const isTags = (value: unknown): boolean => Array.isArray(value) && value.every(isString);
