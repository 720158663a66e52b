/** Guards for what comes from outside. None of them throws. */

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A text that is not empty, or `null`. */
export const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null;

/** A number that can be counted with, or `null`. Salesforce writes some as text. */
export function numberOf(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

/** A list, also one that is written as JSON; `null` for anything else. */
export function listOf(value: unknown): readonly unknown[] | null {
  const list = typeof value === 'string' ? parsed(value) : value;
  return Array.isArray(list) ? list : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
