import type { SyncEvent } from '../sync/events.js';
import type { SyncState } from '../sync/state.js';
import type { Status } from '../sync/status.js';

/** Since when what shows has held, in milliseconds since the epoch; `null`: not known. */
export interface Since {
  /** By PureCloud's clock. */
  readonly pureCloud: number | null;
  readonly routing: number | null;
  /** By this machine's clock. */
  readonly omni: number | null;
}

/** Takes note of when statuses began. */
export interface StatusTimes {
  readonly since: Since;
  /** By how many milliseconds PureCloud's clock is ahead, as far as its own dates show: none is of the future. */
  readonly ahead: number;
  /** To be told each event with the state that it made. */
  note(event: SyncEvent, state: SyncState, now: number): void;
}

/** A status as PureCloud last gave it, with its own date. */
interface Dated {
  readonly status: Status;
  readonly date: number | null;
}

/**
 * PureCloud says itself when a status began. Omni-Channel does not: its time is known where the change was seen to
 * happen, and for as long as nothing can have happened unseen. A page that was away, or out of reach, does not guess.
 */
export function createStatusTimes(): StatusTimes {
  let presence: Dated | null = null;
  let routing: number | null = null;
  let omni: Status | null = null;
  let omniSince: number | null = null;
  let pureCloudSince: number | null = null;
  let ahead = 0;

  function hearDate(date: number | null | undefined, now: number): void {
    if (date !== null && date !== undefined) ahead = Math.max(ahead, date - now);
  }

  function hearPresence(status: Status, date: number | null, now: number): void {
    hearDate(date, now);
    const known = presence?.date ?? null;
    const older = date !== null && known !== null && date < known;
    if (older || (date === null && presence?.status === status)) return;
    presence = { status, date };
  }

  function hearPureCloud(event: SyncEvent, now: number): void {
    if (event.type === 'status' && event.side === 'pureCloud') {
      hearPresence(event.status, event.modifiedDate ?? null, now);
    } else if (event.type === 'answer' && event.ok && event.status !== undefined) {
      hearPresence(event.status, event.modifiedDate ?? null, now);
    } else if (event.type === 'routingStatus') {
      hearDate(event.since, now);
      routing = event.since ?? null;
    } else if (event.type === 'read' && event.ok && event.reading.side === 'pureCloud') {
      const { status, modifiedDate, routingSince } = event.reading;
      hearPresence(status, modifiedDate ?? null, now);
      hearDate(routingSince, now);
      routing = routingSince ?? null;
    }
  }

  /** What happened to Omni-Channel's status before this event was not seen. */
  const isBlind = (event: SyncEvent): boolean =>
    (event.type === 'start' && event.memory !== undefined) ||
    (event.type === 'reach' && event.side === 'omni');

  /** The status changed as this was heard, and not at some time before. */
  const isSeen = (event: SyncEvent): boolean =>
    (event.type === 'status' && event.side === 'omni') || event.type === 'answer';

  return {
    get since() {
      return { pureCloud: pureCloudSince, routing, omni: omniSince };
    },
    get ahead() {
      return ahead;
    },
    note(event, state, now) {
      hearPureCloud(event, now);
      const shown = state.pureCloud.known;
      pureCloudSince = presence !== null && presence.status === shown ? presence.date : null;
      if (state.routingStatus === null) routing = null;
      const before = omni;
      omni = state.omni.known;
      if (isBlind(event)) omniSince = null;
      else if (before !== omni && event.type !== 'configured') {
        // What was known first has been so for nobody knows how long.
        omniSince = before !== null && isSeen(event) && state.omni.lost === null ? now : null;
      }
    },
  };
}
