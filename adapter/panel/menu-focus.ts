/** Letters typed within this many milliseconds of one another belong to one word. */
const TYPING_PAUSE = 500;

/** What has been typed ahead so far, and when the last letter came. */
export interface Typed {
  readonly text: string;
  readonly at: number;
}

export const NOTHING_TYPED: Typed = { text: '', at: Number.NEGATIVE_INFINITY };

/** Adds a letter that was typed at `at`, in milliseconds on any clock that is always the same one. */
export const typeAhead = (before: Typed, letter: string, at: number): Typed => ({
  text: (at - before.at > TYPING_PAUSE ? '' : before.text) + letter.toLocaleLowerCase(),
  at,
});

/**
 * The entry that typed letters mean, or -1: the first after `current` that begins with them, so that the same letter
 * typed again goes on to the next one; with a longer word the current entry may stay.
 */
export function typedIndex(labels: readonly string[], text: string, current: number): number {
  const first = text.slice(0, 1);
  const repeated = text.length > 1 && text.replaceAll(first, '') === '';
  const wanted = repeated ? first : text;
  const from = wanted.length > 1 ? Math.max(current, 0) : current + 1;
  const order = labels.map((_, offset) => (from + offset) % labels.length);
  return order.find((index) => labels[index]?.toLocaleLowerCase().startsWith(wanted)) ?? -1;
}

/** Where a key of the menu pattern leads, or -1 where it leads nowhere. */
export function movedIndex(key: string, current: number, count: number): number {
  if (count === 0) return -1;
  switch (key) {
    case 'ArrowDown':
      return (current + 1) % count;
    case 'ArrowUp':
      return current <= 0 ? count - 1 : current - 1;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return -1;
  }
}
