import type { Clock } from '../../ports/clock.js';
import type { Disposer } from '../../ports/disposer.js';
import type { PhonePort, Station } from '../../ports/phone.js';
import type { PhoneView, Wanted } from './view.js';
import { because, whyOf, type Why } from './why.js';

/** A change is told of a moment before it can be read; in milliseconds. */
const SETTLING = 500;

/** PureCloud takes a change before it shows it: it is looked at after each of these, in milliseconds. */
const CONFIRM = [2_000, 3_000];

export interface OwnStationOptions {
  readonly phone: PhonePort;
  readonly clock: Clock;
  /** Stations that the agent has seen in the list, by their id. */
  readonly listed: (id: string) => { readonly name: string; readonly isTaken: boolean } | undefined;
  /** Nobody goes On Queue without a station. */
  readonly isRequired: () => boolean;
  readonly onBegin: () => void;
  readonly onFailed: (what: Wanted, why: Why) => void;
  readonly onChange: () => void;
}

/** Where the agent's audio is, and what cannot be done while it is nowhere. */
export interface OwnStation {
  readonly view: Pick<PhoneView, 'station' | 'choosingStation' | 'usualStation' | 'asksOnQueue'>;
  /** PureCloud has told it. */
  hear(station: Station | null): void;
  /** Whether there is one; asked for once more where none is known, or `anew`. Where PureCloud does not tell, what was known holds. */
  look(anew?: true): Promise<boolean>;
  /** The list of stations is looked at: which one is the usual one is worth knowing. */
  wantUsual(): void;
  use(id: string | null): void;
  /**
   * The agent chooses a status. True: it has to wait, as it is On Queue and there is no station; `go` is called once
   * that is settled, or not at all.
   */
  holdsBack(isOnQueue: boolean, go: () => void): boolean;
  /** The agent's answer to whether to go On Queue all the same. */
  answer(yes: boolean): void;
  dispose(): void;
}

export function createOwnStation(options: OwnStationOptions): OwnStation {
  const { phone, clock, onChange, onFailed } = options;
  let station: PhoneView['station'] = 'unknown';
  let usual: Station | null = null;
  let choosing = false;
  let confirming = false;
  let held: (() => void) | null = null;
  let stop: Disposer = () => undefined;
  let disposed = false;

  const isOver = (): boolean => disposed;

  function hear(now: Station | null): void {
    if (disposed) return;
    station = now;
    confirming = false;
    stop();
    // Whoever is gone from the panel by now does not go On Queue.
    if (now !== null) held = null;
  }

  /** Another client of the agent's has changed it, unless it is what was chosen here. */
  const stopListening = phone.onStation(() => {
    if (choosing || confirming) return;
    stop();
    stop = clock.after(SETTLING, () => void look(true));
  });

  async function look(anew?: true): Promise<boolean> {
    const before = station;
    if (before !== null && anew !== true) return true;
    const now = await phone.station().catch(() => before);
    // What was chosen meanwhile is newer.
    if (!disposed && station === before && now !== 'unknown') {
      hear(now);
      onChange();
    }
    return station !== null;
  }

  /** PureCloud has taken `id`; what it shows in the end counts. */
  function confirm(id: string | null, [wait, ...more]: readonly number[] = CONFIRM): void {
    confirming = wait !== undefined;
    stop();
    if (wait === undefined) return;
    stop = clock.after(wait, () => {
      phone.station().then(
        (now) => {
          if (disposed || choosing) return;
          if ((now?.id ?? null) !== id && more.length > 0) {
            confirm(id, more);
            return;
          }
          hear(now);
          onChange();
        },
        () => confirm(id, more),
      );
    });
  }

  async function whyRefused(id: string | null, reason: unknown): Promise<Why> {
    const why = whyOf(reason);
    const name = id === null ? undefined : options.listed(id)?.name;
    if (why.reason !== 'refused' || name === undefined) return why;
    const now = await phone.stations(name).catch(() => []);
    return now.some((one) => one.id === id && one.isTaken) ? because('stationTaken') : why;
  }

  async function use(id: string | null): Promise<void> {
    if (choosing || isOver()) return;
    const listed = id === null ? undefined : options.listed(id);
    if (listed?.isTaken === true) {
      onFailed('useStation', because('stationTaken'));
      return;
    }
    choosing = true;
    confirming = false;
    options.onBegin();
    let why: Why | null = null;
    try {
      await phone.useStation(id);
    } catch (reason) {
      why = await whyRefused(id, reason);
    }
    choosing = false;
    if (isOver()) return;
    if (why !== null) {
      onFailed('useStation', why);
      return;
    }
    const go = id === null ? null : held;
    if (id === null) hear(null);
    else if (listed !== undefined) hear({ id, ...nameAndKind(listed) });
    else if (usual?.id === id) hear(usual);
    confirm(id);
    onChange();
    go?.();
  }

  return {
    get view() {
      return {
        station,
        choosingStation: choosing,
        usualStation: usual,
        asksOnQueue: held !== null,
      };
    },
    hear,
    look,
    wantUsual() {
      phone.usualStation().then(
        (now) => {
          if (disposed) return;
          usual = now;
          onChange();
        },
        // It is only offered where it is known.
        () => undefined,
      );
    },
    use: (id) => void use(id),
    holdsBack(isOnQueue, go) {
      const asked = held !== null;
      held = null;
      if (!isOnQueue || station !== null || disposed) {
        if (asked) onChange();
        return false;
      }
      void look().then((there) => {
        if (disposed) return;
        if (there) go();
        else if (options.isRequired()) onFailed('goOnQueue', because('noStation'));
        else {
          held = go;
          options.onBegin();
        }
      });
      return true;
    },
    answer(yes) {
      const go = held;
      held = null;
      if (go === null) return;
      onChange();
      if (yes) go();
    },
    dispose() {
      disposed = true;
      stop();
      stopListening();
    },
  };
}

const nameAndKind = ({ name, kind }: Omit<Station, 'id'>): Omit<Station, 'id'> =>
  kind === undefined ? { name } : { name, kind };
