/** The engine's constants, in milliseconds where nothing else is said. */

/** A command waits this long for its own echo; products deliver their events within a second or two. */
export const ECHO_WINDOW = 10_000;

/** Events without an order of their own that arrive this close together may have been swapped. */
export const CROSSING_WINDOW = 1_000;

/** An item that ended does not come back within this time: what says so was overtaken. */
export const ENDED_ITEM_WINDOW = 2_000;

/** Neither product's library limits how long a call may take. */
export const COMMAND_LIMIT = 10_000;

/** Waits before the first, second and third retry of a transient failure. */
export const RETRY_DELAYS: readonly number[] = [1_000, 2_000, 4_000];

/** More than this many commands to one side within {@link PAUSE_WINDOW}, and nobody outside did anything: a fight. */
export const PAUSE_COMMANDS = 5;
export const PAUSE_WINDOW = 10_000;

/** A paused sync tries again after this long, doubling up to {@link RESUME_LONGEST}. */
export const RESUME_AFTER = 60_000;
export const RESUME_LONGEST = 30 * 60_000;

/** After this long out of reach an agent may have left: nobody is put on queue unasked. */
export const STALE_AFTER = 5 * 60_000;

/** A shift; a memory older than this belongs to yesterday. */
export const MEMORY_LIFE = 12 * 60 * 60_000;
