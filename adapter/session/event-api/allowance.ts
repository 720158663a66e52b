import type { EventApiAction } from '../../definition/event-api-settings.js';

/** How long a token stays away, in milliseconds. */
const MINUTE = 60_000;

/** So many of each a minute: what costs money the fewest. */
const EACH: { readonly [Action in EventApiAction]: number } = {
  dial: 5,
  transfer: 5,
  setStatus: 10,
  answer: 20,
  hangUp: 20,
  hold: 20,
  resume: 20,
  mute: 20,
  unmute: 20,
};

/** So many of all together a minute. */
const ALL = 30;

/** Messages that are read at all, a minute: a component that has gone wild costs the agent's page nothing more. */
const READ = 120;

/** What other components of this tab may ask for, and how often. */
export interface Allowance {
  /** Whether a message may be read. */
  read(): boolean;
  /** Takes what the action needs; or the seconds after which it can be asked for again, and then nothing is taken. */
  take(action: EventApiAction): 'taken' | number;
}

/** A token of a bucket comes back a minute after it was taken, so that in no minute there are more than it holds. */
interface Bucket {
  /** Milliseconds until there is a token; 0: now. */
  wait(at: number): number;
  take(at: number): void;
}

function createBucket(size: number): Bucket {
  let taken: readonly number[] = [];
  const away = (at: number): readonly number[] =>
    // A clock that was set back gives them all back, rather than keeping them for a day.
    taken.filter((since) => since <= at && at - since < MINUTE);
  return {
    wait(at) {
      taken = away(at);
      const [oldest = at] = taken;
      return taken.length < size ? 0 : oldest + MINUTE - at;
    },
    take(at) {
      taken = [...away(at), at];
    },
  };
}

export function createAllowance(now: () => number): Allowance {
  const all = createBucket(ALL);
  const reading = createBucket(READ);
  const each = new Map<EventApiAction, Bucket>();
  const bucketOf = (action: EventApiAction): Bucket => {
    const bucket = each.get(action) ?? createBucket(EACH[action]);
    each.set(action, bucket);
    return bucket;
  };
  return {
    read() {
      const at = now();
      if (reading.wait(at) > 0) return false;
      reading.take(at);
      return true;
    },
    take(action) {
      const at = now();
      const own = bucketOf(action);
      const wait = Math.max(own.wait(at), all.wait(at));
      if (wait > 0) return Math.ceil(wait / 1_000);
      own.take(at);
      all.take(at);
      return 'taken';
    },
  };
}
