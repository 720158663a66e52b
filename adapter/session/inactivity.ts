import type { Clock } from '../ports/clock.js';
import type { Disposer } from '../ports/disposer.js';
import type { OmniPortEvent } from '../ports/omni.js';
import type { PureCloudPort } from '../ports/pure-cloud.js';
import type { Status } from '../sync/status.js';

/**
 * An organisation may sign out who makes no REST call for some time; notifications do not count for certain. While
 * work goes on, or the agent is active in Salesforce, one light call is made in each third of that time. With neither,
 * none is: the agent is warned instead.
 */
export interface Inactivity {
  /** When PureCloud will sign the agent out, in milliseconds since the epoch; `null`: there is nothing to warn of. */
  readonly endsAt: number | null;
  /** PureCloud was connected for a fresh sign-in: the time is read a while later, when the start is over. */
  begin(): void;
  /** The agent did something in Salesforce. */
  active(): void;
  /** Something has happened; work may have begun or ended, or a call have been made. */
  look(): void;
  /** Nobody is signed in any more. */
  end(): void;
}

export interface InactivityOptions {
  readonly clock: Clock;
  readonly port: () => Pick<PureCloudPort, 'inactivityTimeout' | 'touch' | 'lastCall'> | null;
  /** Whether a work item or an interaction is open. */
  readonly works: () => boolean;
  /** `endsAt` is another. */
  readonly onChange: () => void;
}

/** The start of a shift has no call to spare; in milliseconds. */
const READ_AFTER = 5_000;

/** The agent is warned so long before the end, or a third of the time where that is less; in milliseconds. */
const WARN_BEFORE = 2 * 60_000;

/** A reading that keeps failing must not become a heartbeat by itself. */
const READINGS = 3;

/** A reading or a call that failed is tried again after so long, or a ninth of the time where that is less. */
const AGAIN_AFTER = 60_000;

export function createInactivity(options: InactivityOptions): Inactivity {
  const { clock, port, works, onChange } = options;
  /** In milliseconds; `null`: not read yet, or there is none. */
  let timeout: number | null = null;
  let endsAt: number | null = null;
  let activeAt = Number.NEGATIVE_INFINITY;
  let worked = false;
  let calling = false;
  let notBefore = Number.NEGATIVE_INFINITY;
  let stop: Disposer = () => undefined;
  /** Counts sign-ins, so that what was asked for a former one is dropped. */
  let current = 0;

  function warn(at: number | null): void {
    if (endsAt === at) return;
    endsAt = at;
    onChange();
  }

  async function read(mine: number, left: number): Promise<void> {
    const asked = port();
    try {
      if (asked === null) throw new Error('PureCloud is not connected.');
      const known = await asked.inactivityTimeout();
      if (mine !== current) return;
      timeout = known;
      look();
    } catch {
      if (mine !== current || left === 1) return;
      stop = clock.after(AGAIN_AFTER, () => void read(mine, left - 1));
    }
  }

  async function touch(limit: number): Promise<void> {
    const mine = current;
    calling = true;
    try {
      await port()?.touch();
      // What the agent did while it was under way asks for no other.
      if (mine === current) activeAt = Number.NEGATIVE_INFINITY;
    } catch {
      if (mine === current) notBefore = clock.now() + Math.min(AGAIN_AFTER, limit / 9);
    }
    if (mine !== current) return;
    calling = false;
    look();
  }

  function look(): void {
    const now = clock.now();
    const working = works();
    // Who has just finished was there until now.
    if (worked && !working) activeAt = now;
    worked = working;
    const last = port()?.lastCall() ?? null;
    if (timeout === null || calling) return;
    stop();
    if (last === null) {
      warn(null);
      return;
    }
    const ends = last + timeout;
    const wanted = working || activeAt > last;
    const due = Math.max(last + timeout / 3, notBefore);
    if (wanted && now >= due) {
      warn(null);
      void touch(timeout);
      return;
    }
    const warnAt = ends - Math.min(WARN_BEFORE, timeout / 3);
    const again = wanted ? due : [warnAt, ends].find((at) => at > now);
    if (again !== undefined) stop = clock.after(again - now, look);
    warn(!wanted && now >= warnAt && now < ends ? ends : null);
  }

  function end(): void {
    current += 1;
    stop();
    timeout = null;
    calling = false;
    worked = false;
    activeAt = Number.NEGATIVE_INFINITY;
    notBefore = Number.NEGATIVE_INFINITY;
    endsAt = null;
  }

  return {
    get endsAt() {
      return endsAt;
    },
    begin() {
      end();
      const mine = current;
      stop = clock.after(READ_AFTER, () => void read(mine, READINGS));
    },
    active() {
      activeAt = clock.now();
      look();
    },
    look,
    end,
  };
}

/**
 * Whether the agent has a hand in it: what happens to one who has gone home is no activity. `ours` is what the
 * softphone set last, for orgs that give no reasons.
 */
export function isAgents(event: OmniPortEvent, ours: Status | null): boolean {
  if (event.type === 'work') return event.is === 'accepted' || event.is === 'closed';
  if (event.type !== 'status') return false;
  const { reason, status } = event;
  if (reason === undefined) return status !== ours;
  return reason === 'manual' || reason === 'login' || reason === 'decline';
}
