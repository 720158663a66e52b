import { isRecord, readJson } from '../../ports/json.js';
import type { Interaction } from '../../ports/phone.js';
import type { StorageLike } from '../around.js';
import { isBoolean, shape } from '../tabs/guards.js';
import { RECENT_CALL } from '../tabs/is-phone-view.js';
import { RECENT } from './code.js';
import type { RecentCall } from './view.js';

/** So many are kept. */
const MOST = 20;

interface Kept extends RecentCall {
  /** It comes in and was not taken yet. */
  readonly rings: boolean;
}

/**
 * The calls that one agent had last, or missed. They are numbers of people: they are kept in the tab's session, for
 * this agent, until the agent signs out or the tab closes.
 */
export interface RecentCalls {
  /** The newest first. */
  readonly view: readonly RecentCall[];
  /** To be called with every change. */
  hear(now: readonly Interaction[]): void;
  /** What that call is to: it may have no number, and no name of its own. */
  calledQueue(id: string, queue: string, name: string): void;
  /** The agent declined it, so that it was not missed. */
  declined(id: string): void;
}

/** `before`: those that another tab showed until this one took the lead. */
export function createRecentCalls(
  storage: StorageLike,
  agent: string,
  before: readonly RecentCall[] = [],
): RecentCalls {
  const calls = new Map<string, Kept>();
  for (const call of read(storage, agent)) calls.set(call.id, call);
  for (const call of before) {
    calls.set(call.id, { rings: calls.get(call.id)?.rings ?? false, ...call });
  }
  let view = sorted();

  function sorted(): readonly RecentCall[] {
    const kept = [...calls.values()].sort((a, b) => b.at - a.at).slice(0, MOST);
    calls.clear();
    for (const call of kept) calls.set(call.id, call);
    return kept.map(({ rings: _, ...call }) => call);
  }

  function changed(): void {
    view = sorted();
    try {
      storage.setItem(RECENT, JSON.stringify({ agent, calls: [...calls.values()] }));
    } catch {
      // They are kept for as long as the page lives.
    }
  }

  function put(call: Kept): boolean {
    const was = calls.get(call.id);
    if (was !== undefined && JSON.stringify(was) === JSON.stringify(call)) return false;
    calls.set(call.id, call);
    return true;
  }

  return {
    get view() {
      return view;
    },
    hear(now) {
      let isNew = false;
      for (const { id, media, party, direction, since, connectedAt, state } of now) {
        if (media !== 'voice') continue;
        const was = calls.get(id);
        const user = party.name === '' ? (party.user ?? was?.user) : party.user;
        isNew =
          put({
            id,
            // What is told of the other party may grow less when a call ends.
            number: party.address === '' ? (was?.number ?? '') : party.address,
            name: party.name === '' ? (was?.name ?? '') : party.name,
            ...(user === undefined ? {} : { user }),
            ...(was?.queue === undefined ? {} : { queue: was.queue }),
            direction,
            at: Math.min(was?.at ?? since, connectedAt ?? since),
            missed: false,
            rings: direction === 'inbound' && connectedAt === null && state === 'alerting',
          }) || isNew;
      }
      for (const call of [...calls.values()]) {
        if (!call.rings || now.some(({ id }) => id === call.id)) continue;
        isNew = put({ ...call, rings: false, missed: true }) || isNew;
      }
      if (isNew) changed();
    },
    calledQueue(id, queue, name) {
      const call = calls.get(id);
      if (call === undefined) return;
      calls.set(id, { ...call, queue, name });
      changed();
    },
    declined(id) {
      const call = calls.get(id);
      if (call === undefined) return;
      calls.set(id, { ...call, rings: false });
      changed();
    },
  };
}

const isKept = shape({ ...RECENT_CALL, rings: isBoolean });

function read(storage: StorageLike, agent: string): readonly Kept[] {
  try {
    const value = readJson(storage.getItem(RECENT));
    if (!isRecord(value) || value['agent'] !== agent || !Array.isArray(value['calls'])) return [];
    return value['calls'].filter((call): call is Kept => isKept(call));
  } catch {
    return [];
  }
}
