/** Why a text is no number that PureCloud can be given. */
export type NumberProblem = 'empty' | 'letters' | 'country' | 'length';

export type CheckedNumber =
  | { readonly ok: true; readonly number: string }
  | { readonly ok: false; readonly problem: NumberProblem };

/** What people put between digits; also in the full width of an East Asian keyboard. */
const BETWEEN = /[\s().\-/–‐‑ー・]/g;

/** E.164 has at most 15 digits; shorter than 7 is no number of any country with its code. */
const E164 = /^\+[1-9]\d{6,14}$/;

/** An extension of the organisation's own phones. */
const EXTENSION = /^\d{2,6}$/;

/** Whether a text is a number of E.164 or an extension, and what of it is to be called. */
export function checkNumber(text: string): CheckedNumber {
  const bare = text
    .normalize('NFKC')
    .replace(/^\s*tel:/i, '')
    .replace(BETWEEN, '')
    // How many countries write the + of another country's number.
    .replace(/^00(?=[1-9])/, '+');
  if (bare === '') return { ok: false, problem: 'empty' };
  if (!/^\+?\d+$/.test(bare)) return { ok: false, problem: 'letters' };
  if (E164.test(bare) || EXTENSION.test(bare)) return { ok: true, number: bare };
  return { ok: false, problem: bare.startsWith('+') || bare.length < 7 ? 'length' : 'country' };
}
