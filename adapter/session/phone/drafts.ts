import { isRecord, isString, readJson } from '../../ports/json.js';
import type { StorageLike } from '../around.js';
import { DRAFTS } from './code.js';
import type { Draft } from './view.js';

/** Far more than an agent has open at once. */
const MOST = 20;

/** Wrap-ups that are being written, by their interaction. One agent's are not another's. */
export interface Drafts {
  get(interaction: string): Draft | null;
  set(interaction: string, draft: Draft): void;
  forget(interaction: string): void;
}

/** A storage that is full or denied costs what a refresh would have brought back, nothing else. */
export function createDrafts(storage: StorageLike, agent: string): Drafts {
  const drafts = new Map<string, Draft>(read(storage, agent));

  function save(): void {
    try {
      if (drafts.size === 0) storage.removeItem(DRAFTS);
      else storage.setItem(DRAFTS, JSON.stringify({ agent, drafts: [...drafts] }));
    } catch {
      // They are kept for as long as the page lives.
    }
  }

  return {
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

function read(storage: StorageLike, agent: string): readonly (readonly [string, Draft])[] {
  try {
    const value = readJson(storage.getItem(DRAFTS));
    if (!isRecord(value) || value['agent'] !== agent || !Array.isArray(value['drafts'])) return [];
    return value['drafts'].filter(isEntry).map(([id, draft]) => [id, { tags: [], ...draft }]);
  } catch {
    return [];
  }
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
