import type { Problem } from './problem.js';
import { invalid } from './problems.js';

/** Items of a section by name, each value trimmed and as the administrator wrote it. */
export type Items = ReadonlyMap<string, string>;

export interface Sections {
  readonly sections: ReadonlyMap<string, Items>;
  /** Values that are no strings. Salesforce gives none, but it is not ours. */
  readonly problems: readonly Problem[];
}

const NOT_ITEMS: ReadonlySet<string> = new Set(['label', 'sortOrder']);

/**
 * The sections and items of the flat object of `getCallCenterSettings`
 * (https://developer.salesforce.com/docs/service/api-cti/guide/sforce-api-cti-getcallcentersettings-lex.html).
 * `/section/item` is a value; `/section/label`, `/section/item/label` and their `sortOrder` are not. A section
 * of which only a label is there exists, with no items. Never throws, whatever it is given.
 */
export function readSections(settings: unknown): Sections {
  const sections = new Map<string, Map<string, string>>();
  const problems: Problem[] = [];
  for (const [key, value] of entriesOf(settings)) {
    const [root, section, item, ...more] = key.split('/', 4);
    if (root !== '' || section === undefined || section === '' || item === undefined) continue;
    const items = sections.get(section) ?? new Map<string, string>();
    sections.set(section, items);
    if (more.length > 0 || item === '' || NOT_ITEMS.has(item)) continue;
    if (typeof value === 'string') items.set(item, clean(value));
    else problems.push(invalid(`${section}/${item}`, `(${typeof value})`, 'text'));
  }
  return { sections, problems };
}

/** Unset: empty, or the word that stands in for it because the Metadata API wants every value to be filled. */
export const isUnset = (value: string): boolean =>
  value === '' || (value.length === 4 && value.toLowerCase() === 'none');

function entriesOf(settings: unknown): readonly (readonly [string, unknown])[] {
  if (typeof settings !== 'object' || settings === null) return [];
  try {
    return Object.entries(settings);
  } catch {
    // A getter or a proxy that throws: there is nothing to be read in it.
    return [];
  }
}

const TEL = '(tel:';

/** Salesforce appends ` (tel:4155551212)` to a value that looks like a phone number. */
function clean(value: string): string {
  const trimmed = value.trim();
  if (!trimmed.endsWith(')')) return trimmed;
  const start = trimmed.lastIndexOf(TEL);
  if (start < 1 || !/\s/.test(trimmed.charAt(start - 1))) return trimmed;
  if (trimmed.indexOf(')', start) !== trimmed.length - 1) return trimmed;
  return trimmed.slice(0, start).trimEnd();
}
