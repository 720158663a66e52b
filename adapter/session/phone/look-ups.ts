import type { Clock } from '../../ports/clock.js';
import type { Disposer } from '../../ports/disposer.js';
import type {
  Forbidden,
  Found,
  ListedStation,
  PhonePort,
  Station,
  WrapUpCode,
} from '../../ports/phone.js';
import { failureOf } from '../engine-host.js';
import type { PhoneView, Search } from './view.js';

/** What was not told is asked for again after so many milliseconds, doubling up to {@link LONGEST}. */
const AGAIN = 2_000;
const LONGEST = 30_000;

/** Whoever types is not asked for at every letter; in milliseconds. */
const TYPING = 250;

export interface LookUpsOptions {
  readonly phone: PhonePort;
  readonly clock: Clock;
  readonly onChange: () => void;
  /** A search came to nothing; the agent has to hear of it. */
  readonly onFailed: (reason: unknown) => void;
  readonly onStation: (station: Station | null) => void;
  readonly onForbidden: (forbidden: readonly Forbidden[]) => void;
}

/** What PureCloud is asked for around the interactions: stations, queues, people, codes. */
export interface LookUps {
  readonly view: Pick<PhoneView, 'queues' | 'people' | 'stations'>;
  codesOf(interaction: string): readonly WrapUpCode[] | null;
  /** Asks until it is told. */
  begin(): void;
  readStation(): void;
  wantCodes(interaction: string): void;
  forget(interaction: string): void;
  search(text: string): void;
  searchStations(text: string): void;
  dispose(): void;
}

export function createLookUps(options: LookUpsOptions): LookUps {
  const { phone, clock, onChange, onFailed, onStation } = options;
  const codes = new Map<string, readonly WrapUpCode[] | null>();
  const stops = new Set<Disposer>();
  let queues: PhoneView['queues'] = [];
  let people: Search<Found> | null = null;
  let stations: Search<ListedStation> | null = null;
  let stopTyping: Disposer = () => undefined;
  let disposed = false;

  function later(milliseconds: number, act: () => void): Disposer {
    const stop = clock.after(milliseconds, () => {
      stops.delete(stop);
      act();
    });
    stops.add(stop);
    return stop;
  }

  /** Asks again and again while it is still wanted, unless that cannot help. */
  function insist<T>(
    ask: () => Promise<T>,
    take: (value: T) => void,
    wanted: () => boolean,
    wait = AGAIN,
  ): void {
    ask().then(
      (value) => {
        if (disposed || !wanted()) return;
        take(value);
        onChange();
      },
      (reason: unknown) => {
        if (disposed || !wanted() || failureOf(reason).kind === 'permanent') return;
        later(wait, () => {
          if (wanted()) insist(ask, take, wanted, Math.min(wait * 2, LONGEST));
        });
      },
    );
  }

  function find<T>(
    text: string,
    ask: (text: string) => Promise<readonly T[]>,
    put: (search: Search<T>) => void,
    isNewest: () => boolean,
  ): void {
    put({ text, found: null });
    onChange();
    stopTyping();
    stopTyping = later(TYPING, () => {
      ask(text).then(
        (found) => {
          if (disposed || !isNewest()) return;
          put({ text, found });
          onChange();
        },
        (reason: unknown) => {
          if (disposed || !isNewest()) return;
          put({ text, found: [], failed: true });
          onFailed(reason);
        },
      );
    });
  }

  const readStation = (): void =>
    insist(
      () => phone.station(),
      onStation,
      () => true,
    );

  return {
    get view() {
      return { queues, people, stations };
    },
    codesOf: (id) => codes.get(id) ?? null,
    begin() {
      readStation();
      insist(
        () => phone.forbidden(),
        options.onForbidden,
        () => true,
      );
      insist(
        () => phone.queues(),
        (told) => {
          queues = told;
        },
        () => true,
      );
    },
    readStation,
    wantCodes(id) {
      if (codes.has(id)) return;
      codes.set(id, null);
      insist(
        () => phone.wrapUpCodes(id),
        (told) => codes.set(id, told),
        () => codes.has(id),
      );
    },
    forget: (id) => void codes.delete(id),
    search(text) {
      if (text.trim() === '') {
        people = null;
        onChange();
        return;
      }
      find(
        text,
        (asked) => phone.search(asked),
        (search) => {
          people = search;
        },
        () => people?.text === text,
      );
    },
    searchStations(text) {
      find(
        text,
        (asked) => phone.stations(asked),
        (search) => {
          stations = search;
        },
        () => stations?.text === text,
      );
    },
    dispose() {
      disposed = true;
      for (const stop of stops) stop();
    },
  };
}
