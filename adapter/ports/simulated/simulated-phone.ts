import type { Failure } from '../../sync/events.js';
import type { Clock } from '../clock.js';
import type { Disposer } from '../disposer.js';
import { createListeners } from '../listeners.js';
import type {
  Callee,
  Consultation,
  Destination,
  Forbidden,
  Found,
  Interaction,
  Participant,
  PhoneAction,
  PhoneDeed,
  PhonePort,
  Station,
  WrapUpCode,
  WrapUpDemand,
} from '../phone.js';
import { deedsFor, permittedDeedOf, standOf } from '../phone-rules.js';
import { createPhoneTurns } from '../phone-turns.js';
import { PortError, type PortErrorFacts } from '../port-error.js';
import { interaction } from './interaction.js';

export const SIMULATED_QUEUES = [
  { id: 'queue-support', name: 'Support' },
  { id: 'queue-sales', name: 'Sales' },
] as const;

export const SIMULATED_PEOPLE: readonly Found[] = [
  { kind: 'person', id: 'user-kim', name: 'Kim Novak', detail: 'Second level' },
  { kind: 'person', id: 'user-lee', name: 'Lee Okafor', detail: 'Billing' },
];

const SIMULATED_WRAP_UP_CODES: readonly WrapUpCode[] = [
  { id: 'code-solved', name: 'Solved' },
  { id: 'code-follow-up', name: 'Follow-up' },
];

export const SIMULATED_STATIONS: readonly Station[] = [
  { id: 'station-webrtc', name: 'Aoi Tanaka WebRTC', kind: 'webRtc' },
  { id: 'station-desk', name: 'Desk 12', kind: 'phone' },
  { id: 'station-other', name: 'Desk 14', kind: 'phone' },
];

/** Somebody else's. */
export const TAKEN_STATION = 'station-other';

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

interface Talk {
  interaction: Omit<Interaction, 'can'>;
  readonly wrapUpTime: number;
  readonly stops: Set<Disposer>;
}

const NETWORK: Failure = { kind: 'transient', reason: 'network' };
const REFUSED: Failure = { kind: 'permanent', reason: 'refused' };
const NOT_PERMITTED: Failure = { kind: 'permanent', reason: 'notPermitted' };
const DEFAULT_WRAP_UP_TIME = 30_000;
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
  const talks = new Map<string, Talk>();
  const attributes = new Map<string, Readonly<Record<string, string>>>();
  const failures: { deed: string; failure: Failure; times: number; facts: PortErrorFacts }[] = [];
  let forbidden: readonly Forbidden[] = [];
  let notResponding = false;
  const performed: PhoneAction[] = [];
  const dialed: { number: string; queue: string | null }[] = [];
  const calling = new Map<string, Promise<string>>();
  let station = options.station === undefined ? (SIMULATED_STATIONS[0] ?? null) : options.station;
  let usualStation: Station | null = SIMULATED_STATIONS[0] ?? null;
  let shown: readonly Interaction[] = [];
  let shownNotResponding = false;
  let reachable = true;
  let disposed = false;
  let era = 0;
  let count = 0;

  const fail = (failure: Failure, facts: PortErrorFacts = {}): PortError =>
    new PortError(failure, 'simulated', facts);
  const travel = (): Promise<void> => new Promise((resolve) => void clock.after(latency, resolve));

  function tell(): void {
    const now = [...talks.values()].map(({ interaction }) => ({
      ...interaction,
      can: deedsFor(interaction),
    }));
    const sent = era;
    const away = notResponding;
    if (!reachable) return;
    clock.after(latency, () => {
      if (sent !== era || disposed) return;
      shown = now;
      shownNotResponding = away;
      listeners.tell(shown);
    });
  }

  function stationBecomes(next: Station | null): void {
    station = next;
    tellStation();
  }

  function tellStation(): void {
    const sent = era;
    if (!reachable) return;
    clock.after(latency, () => {
      if (sent === era && !disposed) stationListeners.tell(undefined);
    });
  }

  async function call<T>(what: string, act: () => T): Promise<T> {
    const sent = era;
    await travel();
    if (!reachable || disposed || sent !== era) throw fail(NETWORK);
    const index = failures.findIndex(({ deed }) => deed === what);
    const ordered = failures[index];
    let answer: { readonly value: T } | { readonly error: unknown };
    if (ordered !== undefined) {
      ordered.times -= 1;
      if (ordered.times <= 0) failures.splice(index, 1);
      answer = { error: fail(ordered.failure, ordered.facts) };
    } else {
      try {
        answer = { value: act() };
      } catch (error) {
        answer = { error };
      }
    }
    await travel();
    if (sent !== era) throw fail(NETWORK);
    if ('error' in answer) throw answer.error;
    return answer.value;
  }

  function begin(interaction: Omit<Interaction, 'can'>, wrapUpTime = DEFAULT_WRAP_UP_TIME): Talk {
    const talk: Talk = { interaction, wrapUpTime, stops: new Set() };
    talks.set(interaction.id, talk);
    tell();
    return talk;
  }

  function change(talk: Talk, to: Partial<Omit<Interaction, 'can'>>): void {
    const since = to.state === undefined ? talk.interaction.since : clock.now();
    talk.interaction = { ...talk.interaction, ...to, since };
    tell();
  }

  function drop(talk: Talk): void {
    for (const stop of talk.stops) stop();
    if (talks.get(talk.interaction.id) === talk) talks.delete(talk.interaction.id);
    tell();
  }

  function later(talk: Talk, milliseconds: number, act: () => void): void {
    const stop = clock.after(milliseconds, () => {
      talk.stops.delete(stop);
      act();
    });
    talk.stops.add(stop);
  }

  /** The agent's part in it is over, but for what is to be written down. */
  function end(talk: Talk): void {
    const { wrapUp, connectedAt } = talk.interaction;
    const none = wrapUp === null || (wrapUp.mode === 'onRequest' && !wrapUp.requested);
    if (none || connectedAt === null) {
      drop(talk);
      return;
    }
    const timed = wrapUp.mode === 'timed' || wrapUp.mode === 'timedToTheEnd';
    const until = timed ? clock.now() + talk.wrapUpTime : null;
    change(talk, {
      state: 'afterCallWork',
      held: false,
      muted: false,
      securePaused: false,
      consultation: null,
      participants: [],
      wrapUp: { ...wrapUp, until },
    });
    if (timed) later(talk, talk.wrapUpTime, () => drop(talk));
  }

  const connect = (talk: Talk): void => {
    change(talk, {
      state: 'connected',
      connectedAt: talk.interaction.connectedAt ?? clock.now(),
    });
  };

  function nameOf(to: Destination): string {
    if ('number' in to) return to.number;
    const found =
      'user' in to
        ? SIMULATED_PEOPLE.find(({ id }) => id === to.user)
        : SIMULATED_QUEUES.find(({ id }) => id === to.queue);
    if (found === undefined) throw fail(REFUSED);
    return found.name;
  }

  function writeDown(
    talk: Talk,
    action: Extract<PhoneAction, { do: 'wrapUp' | 'keepWrapUp' }>,
  ): void {
    const { wrapUp, state } = talk.interaction;
    const known = SIMULATED_WRAP_UP_CODES.some(({ id }) => id === action.code);
    if (!known && (action.do === 'wrapUp' || action.code !== '')) throw fail(REFUSED);
    const { code, notes, tags = [] } = action;
    const demand = wrapUp ?? {
      mode: 'optional',
      until: null,
      requested: false,
      done: false,
      kept: null,
    };
    const done = action.do === 'wrapUp';
    change(talk, { wrapUp: { ...demand, done: demand.done || done, kept: { code, notes, tags } } });
    if (done && state === 'afterCallWork' && demand.mode !== 'timedToTheEnd') drop(talk);
  }

  function carryOut(action: PhoneAction): void {
    const talk = talks.get(action.interaction);
    if (talk === undefined || !deedsFor(talk.interaction).includes(action.do)) throw fail(REFUSED);
    const needs = forbidden.find(({ deed }) => deed === permittedDeedOf(action))?.needs;
    if (needs !== undefined) throw fail(NOT_PERMITTED, { needs });
    const consultWith = (consultation: Consultation): void => change(talk, { consultation });
    switch (action.do) {
      case 'answer':
        connect(talk);
        break;
      case 'decline':
        notResponding ||= talk.interaction.queue !== null;
        drop(talk);
        break;
      case 'toVoicemail':
        drop(talk);
        break;
      case 'hangUp':
      case 'completeConsultation':
        end(talk);
        break;
      case 'hold':
      case 'resume':
        change(talk, { held: action.do === 'hold' });
        break;
      case 'mute':
      case 'unmute':
        change(talk, { muted: action.do === 'mute' });
        break;
      case 'securePause':
      case 'secureResume':
        change(talk, { securePaused: action.do === 'securePause' });
        break;
      case 'requestAfterCallWork': {
        const { wrapUp } = talk.interaction;
        if (wrapUp !== null) change(talk, { wrapUp: { ...wrapUp, requested: true } });
        break;
      }
      case 'endAfterCallWork':
        drop(talk);
        break;
      case 'cancelConsultation':
        change(talk, { consultation: null });
        break;
      case 'digits':
        if (!/^[0-9*#]+$/.test(action.digits)) throw fail(REFUSED);
        break;
      case 'transfer':
        nameOf(action.to);
        end(talk);
        break;
      case 'consult':
        consultWith({ name: nameOf(action.to), state: 'ringing', with: 'destination' });
        break;
      case 'speakTo': {
        const { consultation } = talk.interaction;
        if (consultation !== null) consultWith({ ...consultation, with: action.with });
        break;
      }
      case 'merge':
        merge(talk, action.other);
        break;
      case 'removeParticipant': {
        const rest = talk.interaction.participants.filter(({ id }) => id !== action.participant);
        change(talk, { participants: rest.length > 1 ? rest : [] });
        break;
      }
      case 'callBack':
        change(talk, { party: { ...talk.interaction.party, address: action.number } });
        break;
      case 'wrapUp':
      case 'keepWrapUp':
        writeDown(talk, action);
        break;
    }
    performed.push(action);
  }

  /** Who was in the other call comes to this one. */
  function merge(talk: Talk, other: string): void {
    const others = talks.get(other);
    if (others === undefined || others === talk) throw fail(REFUSED);
    if (!deedsFor(others.interaction).includes('merge')) throw fail(REFUSED);
    const inIt = ({ interaction: { id, party, participants } }: Talk): readonly Participant[] =>
      participants.length > 0
        ? participants
        : [{ id: `${id}-party`, ...party, state: 'connected' }];
    const participants = [...inIt(talk), ...inIt(others)];
    drop(others);
    change(talk, { participants, held: false });
  }

  function place(to: Callee, queue: string | null): string {
    const number = typeof to === 'string' ? to : '';
    const name = typeof to === 'string' ? '' : nameOf(to);
    const needs = forbidden.find(({ deed }) => deed === 'dial')?.needs;
    if (needs !== undefined) throw fail(NOT_PERMITTED, { needs });
    if (station === null || number + name === '') throw fail(REFUSED);
    const from = SIMULATED_QUEUES.find(({ id }) => id === queue);
    if (queue !== null && from === undefined) throw fail(REFUSED);
    count += 1;
    const id = `c${count}`;
    dialed.push({ number: number + name, queue });
    const talk = begin({
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
    later(talk, REACHING, () => change(talk, { state: 'dialing' }));
    return id;
  }

  const known = (id: string): Talk => {
    const talk = talks.get(id);
    if (talk === undefined) throw new Error(`There is no interaction ${id}.`);
    return talk;
  };
  const lookUp = <T>(find: () => T): Promise<T> => call('lookUp', find);
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
    recall: () => call('recall', tell),
    backOnQueue: () =>
      call('backOnQueue', () => {
        notResponding = false;
        tell();
      }),
    forbidden: () => lookUp(() => forbidden),
    perform: (action) =>
      turns.take(action, async () => {
        const now = shown.find(({ id }) => id === action.interaction);
        const stand = standOf(action, now);
        if (stand === 'impossible') throw fail(REFUSED);
        if (stand === 'send') await call(action.do, () => carryOut(action));
        return { settled: Promise.resolve() };
      }),
    dial(to, queue) {
      const key = JSON.stringify([to, queue]);
      const same = calling.get(key);
      if (same !== undefined) return same;
      const asked = call('dial', () => place(to, queue)).finally(() => calling.delete(key));
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
      call('useStation', () => {
        const chosen = SIMULATED_STATIONS.find((each) => each.id === id) ?? null;
        if (id !== null && (chosen === null || id === TAKEN_STATION)) throw fail(REFUSED);
        stationBecomes(chosen);
      }),
    dispose(last = []) {
      for (const action of reachable ? last : []) {
        const now = shown.find(({ id }) => id === action.interaction);
        if (now?.can.includes('keepWrapUp') === true) carryOut(action);
      }
      disposed = true;
      era += 1;
      for (const { stops } of talks.values()) for (const stop of stops) stop();
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
      begin(
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
    misses(id) {
      const talk = known(id);
      notResponding ||= talk.interaction.queue !== null;
      drop(talk);
    },
    answerByOther: (id) => connect(known(id)),
    reachesAgent: (id) => change(known(id), { state: 'dialing' }),
    customerAnswers: (id) => connect(known(id)),
    customerHangsUp: (id) => end(known(id)),
    consultedAnswers(id) {
      const talk = known(id);
      const { consultation } = talk.interaction;
      if (consultation) change(talk, { consultation: { ...consultation, state: 'connected' } });
    },
    consultedHangsUp: (id) => change(known(id), { consultation: null }),
    failNext(deed, failure, times = 1, facts = {}) {
      failures.push({ deed, failure, times, facts });
    },
    forbid: (...now) => void (forbidden = now),
    performed,
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
      reachable = false;
      era += 1;
    },
    restore() {
      reachable = true;
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
