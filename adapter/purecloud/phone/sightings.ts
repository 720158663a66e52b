import type { Clock } from '../../ports/clock.js';

/** What no event has told of by then is read, in milliseconds. */
const EVENT_LIMIT = 5_000;

/** The same where events told of something else since it was sent. */
const OTHER_EVENT_LIMIT = 1_000;

/** Events may come in another order than they were sent; so long one may undo what a later one told, in milliseconds. */
const DISORDER = 2_000;

/** Waits until what was done shows, and has it read where no event tells. */
export interface Sightings {
  /** How many changes were told of so far. */
  readonly changes: number;
  /** To be called at every change. */
  look(): void;
  /** Resolves once it shows; what does not show in time is read. `since`: the changes until it was sent. Never rejects. */
  showing(shows: () => boolean, since: number): Promise<void>;
  /** What showed may be undone by an event that was overtaken: it is read then. */
  guard(interaction: string, shows: () => boolean): void;
  /** Ends the guard: another action is going to undo what showed. */
  unguard(interaction: string): void;
  /** Whoever still waits need not any more. */
  dispose(): void;
}

/** @param read has everything read; what comes of it is told by {@link Sightings.look}. */
export function createSightings(clock: Clock, read: () => void): Sightings {
  const watchers = new Set<() => void>();
  const guards = new Map<string, () => void>();
  let changes = 0;
  let disposed = false;

  function tell(): void {
    for (const watch of [...watchers]) watch();
  }

  return {
    get changes() {
      return changes;
    },
    look() {
      changes += 1;
      tell();
    },
    showing: (shows, since) =>
      new Promise((resolve) => {
        const end = (): void => {
          stop();
          watchers.delete(watch);
          resolve();
        };
        const late = (): void => {
          end();
          read();
        };
        let stop = clock.after(changes > since ? OTHER_EVENT_LIMIT : EVENT_LIMIT, late);
        const watch = (): void => {
          if (disposed || shows()) {
            end();
            return;
          }
          stop();
          stop = clock.after(OTHER_EVENT_LIMIT, late);
        };
        if (disposed || shows()) end();
        else watchers.add(watch);
      }),
    guard(interaction, shows) {
      if (disposed) return;
      const end = (): void => {
        stop();
        watchers.delete(watch);
        if (guards.get(interaction) === end) guards.delete(interaction);
      };
      const watch = (): void => {
        if (!disposed && shows()) return;
        end();
        if (!disposed) read();
      };
      const stop = clock.after(DISORDER, end);
      guards.set(interaction, end);
      watchers.add(watch);
    },
    unguard: (interaction) => guards.get(interaction)?.(),
    dispose() {
      disposed = true;
      tell();
    },
  };
}
