/** All in milliseconds. */
const FIRST = 3_000;
const LONGEST = 2 * 60_000;

/** How long to wait, in milliseconds, before what failed so often already is tried again: code to load, something to begin. */
export const againAfter = (failures: number): number => Math.min(FIRST * 2 ** failures, LONGEST);
