/** Longer words are no slips of the pen. */
const LONGEST = 80;

/**
 * The candidate that somebody who wrote `word` most likely meant, or `undefined` where none is near: at most one slip
 * (a letter too many, too few, another, or two swapped) for every three letters, and at most three.
 */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const wanted = word.trim().toLowerCase();
  if (wanted === '' || wanted.length > LONGEST) return undefined;
  const most = Math.min(3, Math.floor((wanted.length + 1) / 3));
  let best: { readonly candidate: string; readonly slips: number } | undefined;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - wanted.length) > most) continue;
    const slips = distance(wanted, candidate.toLowerCase());
    if (slips <= most && slips < (best?.slips ?? most + 1)) best = { candidate, slips };
  }
  return best?.candidate;
}

/** Optimal string alignment distance: Levenshtein's, with the swap of two neighbours as one step. */
export function distance(a: string, b: string): number {
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next: number[] = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      next.push(
        Math.min(
          at(row, j) + 1,
          at(next, j - 1) + 1,
          at(row, j - 1) + (same ? 0 : 1),
          swapped ? at(before, j - 2) + 1 : Infinity,
        ),
      );
    }
    before = row;
    row = next;
  }
  return at(row, b.length);
}

const at = (row: readonly number[], index: number): number => row[index] ?? Infinity;
