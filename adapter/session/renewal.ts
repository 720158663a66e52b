import type { CallCenterSettings } from '../definition/definition.js';
import { readDefinition } from '../definition/read.js';
import type { Clock } from '../ports/clock.js';
import type { Disposer } from '../ports/disposer.js';

/** The call center definition is read again after so many milliseconds. */
const LOOK_EVERY = 2 * 60_000;

/** Looking at the page twice in a moment asks Salesforce once. */
const LOOK_AGAIN = 10_000;

export interface RenewalOptions {
  /** As Salesforce hands the settings out now; may reject. */
  readonly read: () => Promise<CallCenterSettings>;
  /** Those that are in force. */
  readonly inForce: () => CallCenterSettings;
  /** Whether the agent is at no work, and nothing is under way. */
  readonly isQuiet: () => boolean;
  /** Puts others in force. */
  readonly use: (settings: CallCenterSettings) => void;
  /** What waits has changed. */
  readonly onWaiting: () => void;
  readonly clock: Clock;
  /** Tells when a look is worth it: the agent looks at the page again. */
  readonly hints: (listener: () => void) => Disposer;
}

/** Reads the definition afresh now and then, so that what an administrator saves needs no reload of the page. */
export interface Renewal {
  /** What takes effect as soon as the agent is at no work; `null`: nothing. */
  readonly waiting: CallCenterSettings | null;
  /** To be called at every change: what waits may be due. */
  consider(): void;
  dispose(): void;
}

export function createRenewal(options: RenewalOptions): Renewal {
  const { read, inForce, isQuiet, use, onWaiting, clock, hints } = options;
  let waiting: CallCenterSettings | null = null;
  let lookedAt = clock.now();
  let disposed = false;
  let stopLooking = clock.after(LOOK_EVERY, look);

  function look(): void {
    stopLooking();
    stopLooking = clock.after(LOOK_EVERY, look);
    lookedAt = clock.now();
    // A look that fails finds nothing new; that Salesforce does not answer is noticed and told elsewhere.
    read().then(note, () => undefined);
  }

  function note(settings: CallCenterSettings): void {
    if (disposed) return;
    const before = waiting;
    waiting = isSame(settings, inForce()) ? null : settings;
    if (waiting !== null && stopsSync(waiting)) take();
    else consider();
    if (waiting !== before) onWaiting();
  }

  function consider(): void {
    if (waiting !== null && isQuiet()) take();
  }

  function take(): void {
    const settings = waiting;
    waiting = null;
    if (settings !== null) use(settings);
  }

  const stopHints = hints(() => {
    if (clock.now() - lookedAt >= LOOK_AGAIN) look();
  });

  return {
    get waiting() {
      return waiting;
    },
    consider,
    dispose() {
      disposed = true;
      stopLooking();
      stopHints();
    },
  };
}

/** Sync that is to stop, stops at once, work or not. */
function stopsSync(settings: CallCenterSettings): boolean {
  const { enabled, problems } = readDefinition(settings);
  return !enabled || problems.some(({ kind }) => kind === 'error');
}

function isSame(one: CallCenterSettings, other: CallCenterSettings): boolean {
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key]);
}
