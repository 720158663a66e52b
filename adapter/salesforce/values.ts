import { readJson } from '../ports/json.js';

/** How the toolkit writes numbers and lists. Nothing here throws. */

/** A number that can be counted with, or `null`. Salesforce writes some as text. */
export function numberOf(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

/** A list, also one that is written as JSON; `null` for anything else. */
export function listOf(value: unknown): readonly unknown[] | null {
  const list = typeof value === 'string' ? readJson(value) : value;
  return Array.isArray(list) ? list : null;
}
