import { isRecord, readJson, textOf } from '../../ports/json.js';
import type { SoftphoneView, Trouble } from '../view.js';
import {
  isEntry,
  keepBuild,
  keptBuild,
  resourceOf,
  type BuildChoice,
} from '../../ports/kept-build.js';

export interface BuildWatchOptions {
  /** A module of the build that runs. */
  readonly moduleUrl: string;
  /** What the definition named when the page began; `null`: it has only just been read. */
  readonly before: string | null;
  readonly storage: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** The page begins anew, with what is remembered then. */
  readonly reload: () => void;
  /** What is to be said of it has changed. */
  readonly onChange: () => void;
}

/** Brings a page to the build that the definition names. */
export interface BuildWatch {
  /** To be called with each view; the first one with a definition moves the page, a later one offers it. */
  look(view: SoftphoneView): void;
  /** What is to be said of another build; offered only while the agent has no work. */
  readonly trouble: Extract<Trouble, { kind: 'newBuild' }> | null;
  /** The agent takes the offer. */
  take(): void;
}

type Found = BuildChoice | 'home' | 'missing' | 'failed';

/** A tab moves by itself so often; a definition that goes to and fro is offered from then on. */
const MOST_MOVES = 3;

const isIdle = ({ sync: { holds }, phone }: SoftphoneView): boolean =>
  holds.salesforceWork === 0 &&
  holds.pureCloudWork === 0 &&
  (phone === null || (phone.interactions.length === 0 && phone.dialing === null));

/**
 * The page's own build is the shell's, or what this tab was moved to. A definition that names none means the shell's.
 */
export function createBuildWatch(options: BuildWatchOptions): BuildWatch {
  const { storage, fetch, reload, onChange } = options;
  const own = resourceOf(options.moduleUrl);
  let named = options.before;
  let found: Found | null = null;
  let idle = false;

  /** Whether the build is in the org, and its first module can be fetched. */
  async function find(name: string): Promise<Found> {
    const kept = keptBuild(storage);
    if (kept?.resource === name && kept.failed) return 'failed';
    const base = `${own?.base ?? ''}${name}/`;
    try {
      const manifest = await fetch(`${base}manifest.json`, { cache: 'no-cache' });
      const body = manifest.ok ? readJson(await manifest.text()) : undefined;
      const entries = isRecord(body) ? body['entries'] : undefined;
      const entry = isRecord(entries) ? textOf(entries['softphone']) : undefined;
      if (entry === undefined || !isEntry(entry)) return 'missing';
      if (!(await fetch(`${base}${entry}`, {})).ok) return 'failed';
      return { resource: name, entry, failed: false, moves: kept?.moves ?? 0 };
    } catch {
      return 'failed';
    }
  }

  function move(to: BuildChoice | 'home', moves: number): void {
    const kept = to === 'home' ? null : { ...to, moves };
    if (keepBuild(storage, kept)) reload();
  }

  async function follow(name: string, first: boolean): Promise<void> {
    found = name === '' ? 'home' : await find(name);
    if (name !== named) return;
    const moves = (keptBuild(storage)?.moves ?? 0) + 1;
    const to = placeOf(found);
    if (to !== null && first && moves <= MOST_MOVES) move(to, moves);
    else onChange();
  }

  return {
    look(view) {
      const { wanted } = view.build;
      if (own === null || wanted === undefined) return;
      const wasIdle = idle;
      idle = isIdle(view);
      if (wanted !== named) {
        const first = named === null;
        named = wanted;
        found = null;
        // Who was not moved here is at home.
        const moved = keptBuild(storage)?.resource === own.name;
        if (wanted !== own.name && (wanted !== '' || moved)) void follow(wanted, first);
        else onChange();
      } else if (idle !== wasIdle && found !== null) onChange();
    },
    get trouble(): BuildWatch['trouble'] {
      if (found === null || named === null) return null;
      if (placeOf(found) === null) {
        return { kind: 'newBuild', is: found === 'missing' ? found : 'failed', name: named };
      }
      return idle ? { kind: 'newBuild', is: 'offered', name: named } : null;
    },
    take() {
      const to = placeOf(found);
      if (to !== null) move(to, 0);
    },
  };
}

/** Where a page can go; `null`: nowhere. */
const placeOf = (found: Found | null): BuildChoice | 'home' | null =>
  found === 'missing' || found === 'failed' ? null : found;
