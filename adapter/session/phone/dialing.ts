import { withPrefixes } from '../../definition/dialing-prefixes.js';
import type { DialingSettings } from '../../definition/dialing-settings.js';
import type { Clock } from '../../ports/clock.js';
import type { Disposer } from '../../ports/disposer.js';
import type { Callee, Interaction, PhonePort } from '../../ports/phone.js';
import { checkNumber } from '../../definition/check-number.js';
import type { LoadNumbers } from '../../ports/numbers/load-numbers.js';
import type { NumberLibrary } from '../../definition/check-number.js';
import { because, whyOf, type Why } from './why.js';

/** A call whose interaction is not told of by then is no longer shown as being dialed, in milliseconds. */
const DIAL_LIMIT = 10_000;

/** Who wants to call does not wait longer for what is known of numbers, in milliseconds. */
const LIBRARY_LIMIT = 5_000;

export interface DialingOptions {
  readonly phone: PhonePort;
  readonly clock: Clock;
  readonly settings: () => DialingSettings;
  readonly loadNumbers: LoadNumbers;
  /** Why this agent cannot call anybody; `null`: they can. */
  readonly against: () => Why | null;
  /** Whether there is a station, looked for once more where none is known, or `anew`. */
  readonly hasStation: (anew?: true) => Promise<boolean>;
  /** A call begins: what failed before is an old story. */
  readonly onBegin: () => void;
  /** The agent's call is there; to whom, and how they were called. */
  readonly onCall: (id: string, to: Callee, name: string) => void;
  readonly onFailed: (why: Why) => void;
  readonly onChange: () => void;
}

/** Calls that an agent makes, one at a time. */
export interface Dialing {
  /** Who is being called, until the interaction is there; `null`: nobody. */
  readonly called: string | null;
  /** A number as somebody wrote it. */
  dial(text: string, queue: string | null): void;
  /** Somebody of the organisation. */
  call(to: Callee, name: string, queue: string | null): void;
  /** A number of E.164 as the telephone system dials it; any other as it is. */
  asDialed(number: string): Promise<string>;
  /** To be called with every change. */
  hear(now: readonly Interaction[]): void;
  dispose(): void;
}

/** What keeps a number from being called, as far as it is not PureCloud that refuses it. */
type Resolved = { readonly to: Callee } | { readonly why: Why };

export function createDialing(options: DialingOptions): Dialing {
  const { phone, clock, settings } = options;
  let live: readonly Interaction[] = [];
  let called: string | null = null;
  let wanted: { readonly id: string; readonly to: Callee; readonly name: string } | null = null;
  let stop: Disposer = () => undefined;
  let disposed = false;

  const isOver = (): boolean => disposed;

  /** `null`: it cannot be had in time. */
  function numbers(): Promise<NumberLibrary | null> {
    return new Promise((resolve) => {
      const end = clock.after(LIBRARY_LIMIT, () => resolve(null));
      const settle = (library: NumberLibrary | null): void => {
        end();
        resolve(library);
      };
      options.loadNumbers().then(settle, () => settle(null));
    });
  }

  async function read(text: string): Promise<Resolved> {
    const rules = settings();
    const quick = checkNumber(text, rules);
    const checked =
      !quick.ok && quick.problem === 'library' ? checkNumber(text, rules, await numbers()) : quick;
    if (!checked.ok) return { why: because(checked.problem) };
    return { to: await asDialed(checked.number) };
  }

  async function asDialed(number: string): Promise<string> {
    const rules = settings();
    if (!rules.applyPrefixes || !number.startsWith('+')) return number;
    const own = (await numbers())?.callingCode(rules.country) ?? null;
    return withPrefixes(number, own, rules.prefixes);
  }

  function begin(shown: string, resolve: () => Promise<Resolved>, queue: string | null): void {
    // A second click.
    if (disposed || called === shown) return;
    const busy = called !== null || live.some(isBeingDialed);
    const against = busy ? because('alreadyDialing') : options.against();
    if (against !== null) {
      options.onFailed(against);
      return;
    }
    called = shown;
    options.onBegin();
    place(shown, resolve, queue).then(
      (why) => {
        if (disposed) return;
        if (why !== null) end(why);
      },
      async (reason: unknown) => {
        const why = whyOf(reason);
        // Another client of the agent's may have given the station up.
        const lost = why.reason === 'refused' && !(await options.hasStation(true));
        if (!disposed) end(lost ? because('noStation') : why);
      },
    );
  }

  /** Why nobody was called. */
  async function place(
    name: string,
    resolve: () => Promise<Resolved>,
    queue: string | null,
  ): Promise<Why | null> {
    if (!(await options.hasStation())) return because('noStation');
    const resolved = await resolve();
    if ('why' in resolved) return resolved.why;
    if (isOver()) return null;
    const id = await phone.dial(resolved.to, queue);
    if (isOver()) return null;
    wanted = { id, to: resolved.to, name };
    if (live.some((one) => one.id === id)) {
      arrive();
      options.onChange();
    } else {
      stop = clock.after(DIAL_LIMIT, () => {
        end(null);
        options.onChange();
      });
    }
    return null;
  }

  function arrive(): void {
    const call = wanted;
    end(null);
    if (call !== null) options.onCall(call.id, call.to, call.name);
  }

  function end(why: Why | null): void {
    stop();
    called = null;
    wanted = null;
    if (why !== null) options.onFailed(why);
  }

  return {
    get called() {
      return called;
    },
    dial: (text, queue) => begin(text, () => read(text), queue),
    asDialed,
    call: (to, name, queue) => begin(name, () => Promise.resolve({ to }), queue),
    hear(now) {
      live = now;
      if (now.some(({ id }) => id === wanted?.id)) arrive();
    },
    dispose() {
      disposed = true;
      stop();
    },
  };
}

const isBeingDialed = ({ state, direction }: Interaction): boolean =>
  direction === 'outbound' && (state === 'dialing' || state === 'contacting');
