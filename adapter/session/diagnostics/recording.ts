import type { EventApiAction } from '../../definition/event-api-settings.js';
import type { Command } from '../../sync/commands.js';
import type { SyncEvent } from '../../sync/events.js';
import type { SyncState } from '../../sync/state.js';

/** A line of the timeline: what was heard, what was wanted because of it, or what another component asked for. */
export type TimelineEntry =
  | { readonly at: number; readonly event: SyncEvent }
  | { readonly at: number; readonly command: Exclude<Command, { readonly type: 'wake' }> }
  | { readonly at: number; readonly asked: EventApiAction };

/** The newest part of a shift, so that it can be replayed. */
export interface Recording {
  /** The engine as it stood before the oldest entry. */
  readonly state: SyncState;
  /** Oldest first. */
  readonly entries: readonly TimelineEntry[];
}

export interface Recorder {
  /** Takes down an event and the state that it finds, and then what the engine wants. */
  event(at: number, event: SyncEvent, before: SyncState): void;
  command(at: number, command: Exclude<Command, { readonly type: 'wake' }>): void;
  /** `state`: as it is then. */
  asked(at: number, asked: EventApiAction, state: SyncState): void;
  /** Whether anything is kept; what was kept before is dropped. `state`: as it is then. */
  keep(on: boolean, state: SyncState): void;
  /** `null`: nothing is kept. */
  recording(): Recording | null;
}

/** Entries that are kept at least; the spec asks for 200. */
const KEPT = 1_000;

/** A new part, with the state at its beginning, after so many entries. Parts are dropped whole. */
const PART = 250;

interface Part {
  readonly state: SyncState;
  readonly entries: TimelineEntry[];
}

export function createRecorder(initial: SyncState): Recorder {
  /** Oldest first; empty: nothing is kept. */
  let parts: readonly Part[] = [{ state: initial, entries: [] }];

  /** `state` is left out in the middle of an event, where no part can begin. */
  function take(entry: TimelineEntry, state?: SyncState): void {
    let part = parts.at(-1);
    if (part === undefined) return;
    if (part.entries.length >= PART && state !== undefined) {
      const [, ...rest] = parts;
      const kept = rest.reduce((sum, { entries }) => sum + entries.length, 0);
      part = { state, entries: [] };
      parts = [...(kept >= KEPT ? rest : parts), part];
    }
    part.entries.push(entry);
  }

  return {
    event: (at, event, before) => take({ at, event }, before),
    command: (at, command) => take({ at, command }),
    asked: (at, asked, state) => take({ at, asked }, state),
    keep(on, state) {
      if (on !== parts.length > 0) parts = on ? [{ state, entries: [] }] : [];
    },
    recording() {
      const [first] = parts;
      return first === undefined
        ? null
        : { state: first.state, entries: parts.flatMap(({ entries }) => entries) };
    },
  };
}
