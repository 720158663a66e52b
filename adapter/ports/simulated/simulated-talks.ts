import type { Failure } from '../../sync/events.js';
import type { Clock } from '../clock.js';
import type { Disposer } from '../disposer.js';
import { deedsFor, permittedDeedOf } from '../phone-rules.js';
import type {
  Consultation,
  Destination,
  Forbidden,
  Interaction,
  Participant,
  PermittedDeed,
  PhoneAction,
} from '../phone.js';
import {
  SIMULATED_PEOPLE,
  SIMULATED_QUEUES,
  SIMULATED_WRAP_UP_CODES,
} from './simulated-directory.js';
import { simulatedError } from './simulated-line.js';

/** An interaction as the org knows it. */
export interface Talk {
  interaction: Omit<Interaction, 'can'>;
  readonly wrapUpTime: number;
  readonly stops: Set<Disposer>;
}

/** The interactions of the org, and what each deed and each event does to them. */
export interface SimulatedTalks {
  readonly interactions: readonly Interaction[];
  /** The agent let an offer pass and is offered nothing more. */
  notResponding: boolean;
  /** What the agent's roles do not permit. */
  forbidden: readonly Forbidden[];
  /** What was carried out. */
  readonly performed: readonly PhoneAction[];
  /** Throws where there is none. */
  known(id: string): Talk;
  /** `wrapUpTime` in milliseconds; 30 s by default. */
  begin(interaction: Omit<Interaction, 'can'>, wrapUpTime?: number): Talk;
  change(talk: Talk, to: Partial<Omit<Interaction, 'can'>>): void;
  connect(talk: Talk): void;
  /** The agent's part in it is over, but for what is to be written down. */
  end(talk: Talk): void;
  /** Nobody answered in time, or the agent did not want to. */
  miss(talk: Talk): void;
  later(talk: Talk, milliseconds: number, act: () => void): void;
  /** Throws a PortError. */
  carryOut(action: PhoneAction): void;
  /** Throws a PortError where a role forbids it. */
  permit(deed: PermittedDeed): void;
  /** Ends the timers. */
  dispose(): void;
}

const REFUSED: Failure = { kind: 'permanent', reason: 'refused' };
const NOT_PERMITTED: Failure = { kind: 'permanent', reason: 'notPermitted' };
const DEFAULT_WRAP_UP_TIME = 30_000;

/** `changed` is called back after each change. */
export function createSimulatedTalks(clock: Clock, changed: () => void): SimulatedTalks {
  const talks = new Map<string, Talk>();
  const performed: PhoneAction[] = [];
  let forbidden: readonly Forbidden[] = [];
  let notResponding = false;

  function begin(interaction: Omit<Interaction, 'can'>, wrapUpTime = DEFAULT_WRAP_UP_TIME): Talk {
    const talk: Talk = { interaction, wrapUpTime, stops: new Set() };
    talks.set(interaction.id, talk);
    changed();
    return talk;
  }

  function change(talk: Talk, to: Partial<Omit<Interaction, 'can'>>): void {
    const since = to.state === undefined ? talk.interaction.since : clock.now();
    talk.interaction = { ...talk.interaction, ...to, since };
    changed();
  }

  function drop(talk: Talk): void {
    for (const stop of talk.stops) stop();
    if (talks.get(talk.interaction.id) === talk) talks.delete(talk.interaction.id);
    changed();
  }

  function later(talk: Talk, milliseconds: number, act: () => void): void {
    const stop = clock.after(milliseconds, () => {
      talk.stops.delete(stop);
      act();
    });
    talk.stops.add(stop);
  }

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

  function miss(talk: Talk): void {
    notResponding ||= talk.interaction.queue !== null;
    drop(talk);
  }

  const connect = (talk: Talk): void => {
    change(talk, {
      state: 'connected',
      connectedAt: talk.interaction.connectedAt ?? clock.now(),
    });
  };

  function writeDown(
    talk: Talk,
    action: Extract<PhoneAction, { do: 'wrapUp' | 'keepWrapUp' }>,
  ): void {
    const { wrapUp, state } = talk.interaction;
    const known = SIMULATED_WRAP_UP_CODES.some(({ id }) => id === action.code);
    if (!known && (action.do === 'wrapUp' || action.code !== '')) throw simulatedError(REFUSED);
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

  function permit(wanted: PermittedDeed): void {
    const needs = forbidden.find(({ deed }) => deed === wanted)?.needs;
    if (needs !== undefined) throw simulatedError(NOT_PERMITTED, { needs });
  }

  function carryOut(action: PhoneAction): void {
    const talk = talks.get(action.interaction);
    if (talk === undefined || !deedsFor(talk.interaction).includes(action.do))
      throw simulatedError(REFUSED);
    permit(permittedDeedOf(action));
    const consultWith = (consultation: Consultation): void => change(talk, { consultation });
    switch (action.do) {
      case 'answer':
        connect(talk);
        break;
      case 'decline':
        miss(talk);
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
        if (!/^[0-9*#]+$/.test(action.digits)) throw simulatedError(REFUSED);
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
    if (others === undefined || others === talk) throw simulatedError(REFUSED);
    if (!deedsFor(others.interaction).includes('merge')) throw simulatedError(REFUSED);
    const inIt = ({ interaction: { id, party, participants } }: Talk): readonly Participant[] =>
      participants.length > 0
        ? participants
        : [{ id: `${id}-party`, ...party, state: 'connected' }];
    const participants = [...inIt(talk), ...inIt(others)];
    drop(others);
    change(talk, { participants, held: false });
  }

  const known = (id: string): Talk => {
    const talk = talks.get(id);
    if (talk === undefined) throw new Error(`There is no interaction ${id}.`);
    return talk;
  };

  return {
    get interactions() {
      return [...talks.values()].map(({ interaction }) => ({
        ...interaction,
        can: deedsFor(interaction),
      }));
    },
    get notResponding() {
      return notResponding;
    },
    set notResponding(is) {
      notResponding = is;
    },
    get forbidden() {
      return forbidden;
    },
    set forbidden(now) {
      forbidden = now;
    },
    performed,
    known,
    begin,
    change,
    connect,
    end,
    miss,
    later,
    carryOut,
    permit,
    dispose() {
      for (const { stops } of talks.values()) for (const stop of stops) stop();
    },
  };
}

/** Throws a PortError where there is nobody of the kind. */
export function nameOf(to: Destination): string {
  if ('number' in to) return to.number;
  const found =
    'user' in to
      ? SIMULATED_PEOPLE.find(({ id }) => id === to.user)
      : SIMULATED_QUEUES.find(({ id }) => id === to.queue);
  if (found === undefined) throw simulatedError(REFUSED);
  return found.name;
}
