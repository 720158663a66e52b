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
  recording(): Recording;
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
  let older: readonly Part[] = [];
  let part: Part = { state: initial, entries: [] };

  function turnOver(state: SyncState): void {
    const parts = [...older, part];
    const [, ...rest] = parts;
    const kept = rest.reduce((sum, { entries }) => sum + entries.length, 0);
    older = kept >= KEPT ? rest : parts;
    part = { state, entries: [] };
  }

  return {
    event(at, event, before) {
      if (part.entries.length >= PART) turnOver(before);
      part.entries.push({ at, event });
    },
    command(at, command) {
      part.entries.push({ at, command });
    },
    asked(at, asked, state) {
      if (part.entries.length >= PART) turnOver(state);
      part.entries.push({ at, asked });
    },
    recording: () => ({
      state: (older[0] ?? part).state,
      entries: [...older, part].flatMap(({ entries }) => entries),
    }),
  };
}
