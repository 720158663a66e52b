import { isRecord, isString, readJson } from './json.js';

/**
 * Builds live side by side in an org, each in a static resource whose name carries its version. A page that was moved
 * to another build remembers it for as long as its tab lives, so that the next page of the tab begins with it.
 */
export interface BuildChoice {
  /** Name of the static resource, e.g. `Softphone_0_2_0`. */
  readonly resource: string;
  /** Its entry, below the resource, e.g. `assets/softphone-ABCD1234.js`. */
  readonly entry: string;
  /** It could not be loaded, so that the shell's own build goes on. */
  readonly failed: boolean;
  /** How often this tab has moved by itself. */
  readonly moves: number;
}

type StorageLike = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const KEY = 'omni-sync.build';

const RESOURCE = /^[A-Za-z]\w{0,79}$/;
const ENTRY = /^assets\/[\w.-]+\.js$/;

const isChoice = (value: unknown): value is BuildChoice =>
  isRecord(value) &&
  isString(value['resource']) &&
  RESOURCE.test(value['resource']) &&
  isString(value['entry']) &&
  isEntry(value['entry']) &&
  typeof value['failed'] === 'boolean' &&
  typeof value['moves'] === 'number';

/** Whether that is a path of a module inside a resource, and of nothing else. */
export const isEntry = (text: string): boolean => ENTRY.test(text);

/** `null`: there is none, or the browser keeps nothing. */
export function keptBuild(storage: () => StorageLike): BuildChoice | null {
  try {
    const kept = readJson(storage().getItem(KEY));
    return isChoice(kept) ? kept : null;
  } catch {
    return null;
  }
}

/** `null` forgets it. False: the browser keeps nothing, so that a new page would begin as this one did. */
export function keepBuild(storage: () => StorageLike, choice: BuildChoice | null): boolean {
  try {
    if (choice === null) storage().removeItem(KEY);
    else storage().setItem(KEY, JSON.stringify(choice));
    return true;
  } catch {
    return false;
  }
}

/** The static resource that a module comes from, and what stands before its name in the address; `null`: none. */
export function resourceOf(
  moduleUrl: string,
): { readonly base: string; readonly name: string } | null {
  const [, base, name] = /^(.*\/resource\/)(?:\d+\/)?([A-Za-z]\w*)\//.exec(moduleUrl) ?? [];
  return base === undefined || name === undefined ? null : { base, name };
}

/** The other build that this tab was moved to, where the module's own is not it. */
export function otherBuild(
  moduleUrl: string,
  storage: () => StorageLike = () => sessionStorage,
): { readonly choice: BuildChoice; readonly url: string } | null {
  const own = resourceOf(moduleUrl);
  const choice = own === null ? null : keptBuild(storage);
  if (own === null || choice === null || choice.failed || choice.resource === own.name) return null;
  return { choice, url: `${own.base}${choice.resource}/${choice.entry}` };
}
