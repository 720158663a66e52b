import type { Failure } from '../../sync/events.js';
import type { Clock } from '../clock.js';
import { createListeners } from '../listeners.js';
import type {
  Callee,
  Forbidden,
  Interaction,
  PhoneAction,
  PhoneDeed,
  PhonePort,
  Station,
  WrapUpDemand,
} from '../phone.js';
import { standOf } from '../phone-rules.js';
import { createPhoneTurns } from '../phone-turns.js';
import type { PortErrorFacts } from '../port-error.js';
import { interaction } from './interaction.js';
import {
  SIMULATED_PEOPLE,
  SIMULATED_QUEUES,
  SIMULATED_STATIONS,
  SIMULATED_WRAP_UP_CODES,
  TAKEN_STATION,
} from './simulated-directory.js';
import { createSimulatedLine, simulatedError } from './simulated-line.js';
import { createSimulatedTalks, nameOf } from './simulated-talks.js';

export interface SimulatedPhoneOptions {
  readonly clock: Clock;
  /** One way, in milliseconds; 20 by default. */
  readonly latency?: number;
  /** The first one by default. */
  readonly station?: Station | null;
}

/** A customer who rings. */
export interface SimulatedRing {
  /** `c1`, `c2` … by default. */
  readonly id?: string;
  /** `voice` by default. */
  readonly media?: string;
  readonly from?: { readonly name: string; readonly address: string };
  /** The first queue by default; `null`: rings the agent directly. */
  readonly queue?: { readonly id: string; readonly name: string } | null;
  /** `null` by default: no after-call work. */
  readonly wrapUp?: WrapUpDemand['mode'] | null;
  /** Of the timed ones, in milliseconds; 30 s by default. */
  readonly wrapUpTime?: number;
  /** The customer's participant attributes. */
  readonly attributes?: Readonly<Record<string, string>>;
}

/** What happens behind the port, for a test's hands. */
export interface SimulatedPhoneOrg {
  /** The conversation's id. */
  ring(how?: SimulatedRing): string;
  /** Nobody answered in time, or the customer gave up. */
  misses(id: string): void;
  /** Another client of this agent, or the phone itself, answered. */
  answerByOther(id: string): void;
  /** The agent's own phone was reached, so that the other party's rings now. */
  reachesAgent(id: string): void;
  customerAnswers(id: string): void;
  customerHangsUp(id: string): void;
  /** Whom was asked picks up. */
  consultedAnswers(id: string): void;
  consultedHangsUp(id: string): void;
  /** The next so many of these fail, without an effect. */
  failNext(
    deed: PhoneDeed | 'dial' | 'lookUp' | 'useStation' | 'backOnQueue',
    failure: Failure,
    times?: number,
    facts?: PortErrorFacts,
  ): void;
  /** What the agent's roles do not permit from now on. */
  forbid(...forbidden: readonly Forbidden[]): void;
  /** What was carried out. */
  readonly performed: readonly PhoneAction[];
  /** Numbers that were called. */
  readonly dialed: readonly { readonly number: string; readonly queue: string | null }[];
  /** What the agent is given by default. */
  usualStation: Station | null;
  station: Station | null;
  /** Nothing arrives any more, in either direction; what comes of it is told when it is back. */
  lose(): void;
  restore(): void;
}

const REFUSED: Failure = { kind: 'permanent', reason: 'refused' };
const CUSTOMER = { name: 'Casey Morgan', address: '+15551234567' };
/** An agent's own phone is reached so fast. */
const REACHING = 200;

/** An agent's phone in memory, on a clock: an action acts after one latency; its change and then its answer come after two. */
export function createSimulatedPhone(options: SimulatedPhoneOptions): {
  port: PhonePort;
  org: SimulatedPhoneOrg;
} {
  const { clock, latency = 20 } = options;
  const listeners = createListeners<readonly Interaction[]>();
  const stationListeners = createListeners<undefined>();
  const turns = createPhoneTurns();
  const line = createSimulatedLine(clock, latency);
  const talks = createSimulatedTalks(clock, tell);
  const attributes = new Map<string, Readonly<Record<string, string>>>();
  const dialed: { number: string; queue: string | null }[] = [];
  const calling = new Map<string, Promise<string>>();
  let station = options.station === undefined ? (SIMULATED_STATIONS[0] ?? null) : options.station;
  let usualStation: Station | null = SIMULATED_STATIONS[0] ?? null;
  let shown: readonly Interaction[] = [];
  let shownNotResponding = false;
  let count = 0;

  function tell(): void {
    const { interactions, notResponding } = talks;
    line.tell(() => {
      shown = interactions;
      shownNotResponding = notResponding;
      listeners.tell(shown);
    });
  }

  function stationBecomes(next: Station | null): void {
    station = next;
    tellStation();
  }

  function tellStation(): void {
    line.tell(() => stationListeners.tell(undefined));
  }

  function place(to: Callee, queue: string | null): string {
    const number = typeof to === 'string' ? to : '';
    const name = typeof to === 'string' ? '' : nameOf(to);
    talks.permit('dial');
    if (station === null || number + name === '') throw simulatedError(REFUSED);
    const from = SIMULATED_QUEUES.find(({ id }) => id === queue);
    if (queue !== null && from === undefined) throw simulatedError(REFUSED);
    count += 1;
    const id = `c${count}`;
    dialed.push({ number: number + name, queue });
    const talk = talks.begin({
      ...blank(id, 'voice', clock.now()),
      state: 'contacting',
      direction: 'outbound',
      party: {
        name,
        address: number,
        ...(typeof to === 'string' || !('user' in to) ? {} : { user: to.user }),
      },
      queue: from ?? null,
    });
    talks.later(talk, REACHING, () => talks.change(talk, { state: 'dialing' }));
    return id;
  }

  const lookUp = <T>(find: () => T): Promise<T> => line.call('lookUp', find);
  const has = (name: string, text: string): boolean =>
    name.toLowerCase().includes(text.trim().toLowerCase());

  const port: PhonePort = {
    get interactions() {
      return shown;
    },
    get notResponding() {
      return shownNotResponding;
    },
    listen: (listener) => listeners.add(listener),
    recall: () => line.call('recall', tell),
    backOnQueue: () =>
      line.call('backOnQueue', () => {
        talks.notResponding = false;
        tell();
      }),
    forbidden: () => lookUp(() => talks.forbidden),
    perform: (action) =>
      turns.take(action, async () => {
        const now = shown.find(({ id }) => id === action.interaction);
        const stand = standOf(action, now);
        if (stand === 'impossible') throw simulatedError(REFUSED);
        if (stand === 'send') await line.call(action.do, () => talks.carryOut(action));
        return { settled: Promise.resolve() };
      }),
    dial(to, queue) {
      const key = JSON.stringify([to, queue]);
      const same = calling.get(key);
      if (same !== undefined) return same;
      const asked = line.call('dial', () => place(to, queue)).finally(() => calling.delete(key));
      calling.set(key, asked);
      return asked;
    },
    attributes: (id, names) =>
      lookUp(() => {
        const there = Object.entries(attributes.get(id) ?? {});
        return Object.fromEntries(there.filter(([name]) => names.includes(name)));
      }),
    wrapUpCodes: () => lookUp(() => SIMULATED_WRAP_UP_CODES),
    queues: () => lookUp(() => SIMULATED_QUEUES),
    search: (text) =>
      lookUp(() =>
        [
          ...SIMULATED_PEOPLE,
          ...SIMULATED_QUEUES.map(({ id, name }) => ({
            kind: 'queue' as const,
            id,
            name,
            detail: '',
          })),
        ].filter(({ name }) => has(name, text)),
      ),
    station: () => lookUp(() => station),
    onStation: (listener) => stationListeners.add(listener),
    usualStation: () => lookUp(() => usualStation),
    stations: (text) =>
      lookUp(() =>
        SIMULATED_STATIONS.filter(({ name }) => has(name, text)).map((each) => ({
          ...each,
          isTaken: each.id === TAKEN_STATION,
        })),
      ),
    useStation: (id) =>
      line.call('useStation', () => {
        const chosen = SIMULATED_STATIONS.find((each) => each.id === id) ?? null;
        if (id !== null && (chosen === null || id === TAKEN_STATION)) throw simulatedError(REFUSED);
        stationBecomes(chosen);
      }),
    dispose(last = []) {
      for (const action of line.isUp ? last : []) {
        const now = shown.find(({ id }) => id === action.interaction);
        if (now?.can.includes('keepWrapUp') === true) talks.carryOut(action);
      }
      line.dispose();
      talks.dispose();
      listeners.clear();
      stationListeners.clear();
    },
  };

  const org: SimulatedPhoneOrg = {
    ring(how = {}) {
      if (how.id === undefined) count += 1;
      const { id = `c${count}`, media = 'voice', from = CUSTOMER, wrapUp = null } = how;
      const queue = how.queue === undefined ? SIMULATED_QUEUES[0] : how.queue;
      attributes.set(id, how.attributes ?? {});
      talks.begin(
        {
          ...blank(id, media, clock.now()),
          party: from,
          queue,
          subject: media === 'email' ? 'A question' : '',
          callback: media === 'callback' ? { numbers: [from.address], scheduledAt: null } : null,
          wrapUp:
            wrapUp === null
              ? null
              : { mode: wrapUp, until: null, requested: false, done: false, kept: null },
        },
        how.wrapUpTime,
      );
      return id;
    },
    misses: (id) => talks.miss(talks.known(id)),
    answerByOther: (id) => talks.connect(talks.known(id)),
    reachesAgent: (id) => talks.change(talks.known(id), { state: 'dialing' }),
    customerAnswers: (id) => talks.connect(talks.known(id)),
    customerHangsUp: (id) => talks.end(talks.known(id)),
    consultedAnswers(id) {
      const talk = talks.known(id);
      const { consultation } = talk.interaction;
      if (consultation)
        talks.change(talk, { consultation: { ...consultation, state: 'connected' } });
    },
    consultedHangsUp: (id) => talks.change(talks.known(id), { consultation: null }),
    failNext(deed, failure, times = 1, facts = {}) {
      line.failNext(deed, failure, times, facts);
    },
    forbid: (...now) => void (talks.forbidden = now),
    performed: talks.performed,
    dialed,
    get usualStation() {
      return usualStation;
    },
    set usualStation(next) {
      usualStation = next;
    },
    get station() {
      return station;
    },
    set station(next) {
      stationBecomes(next);
    },
    lose() {
      line.lose();
    },
    restore() {
      line.restore();
      tell();
      tellStation();
    },
  };
  return { port, org };
}

function blank(id: string, media: string, since: number): Omit<Interaction, 'can'> {
  const { can: _, ...bare } = interaction({
    id,
    media,
    state: 'alerting',
    since,
    connectedAt: null,
  });
  return bare;
}
