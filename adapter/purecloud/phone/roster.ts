import type { Interaction, InteractionState } from '../../ports/phone.js';
import { isRecord, recordsOf, textOf, type JsonRecord } from '../../ports/json.js';
import { dateOf } from '../dates.js';
import { isOver } from './own-part.js';
import { readInteraction, type ReadInteraction, type ReadingContext } from './reading.js';

/** The agent's interactions by what is heard and read of them. */
export interface Roster {
  readonly interactions: readonly Interaction[];
  find(id: string): ReadInteraction | undefined;
  /** An event. Whether anything changed. */
  hear(conversation: unknown, at: number): boolean;
  /** A list of all of them, asked for when so much had been heard. Whether anything changed. */
  settle(answer: unknown, asOf: number): boolean;
  /** Reads what is known again, since the queues have names now. */
  reread(): boolean;
  /** Drops what an agent may still wrap up and did not for a long time. */
  dropLingering(): boolean;
}

interface Entry {
  readonly conversation: JsonRecord;
  readonly read: ReadInteraction;
  readonly at: number;
}

/** An agent is free again while a wrap-up that is optional is still offered; so long it is, in milliseconds. */
export const LINGERING = 10 * 60_000;

/** Ended conversations go on sending events; so many are remembered. */
const REMEMBERED = 500;

/** A communication goes on and never back: an event that would take it back was overtaken. */
const ORDER: Readonly<Record<InteractionState, number>> = {
  alerting: 0,
  contacting: 0,
  dialing: 1,
  connected: 2,
  afterCallWork: 3,
};

export function createRoster(
  context: Pick<ReadingContext, 'userId' | 'queueName'> & { now(): number },
): Roster {
  const entries = new Map<string, Entry>();
  /** Own communications that are over for good. */
  const over = new Set<string>();
  /** When conversations were heard of last that the agent is no longer in. */
  const left = new Map<string, number>();
  let shown: readonly Interaction[] = [];

  function show(): boolean {
    const now = [...entries.values()].map(({ read }) => read.interaction);
    if (JSON.stringify(now) === JSON.stringify(shown)) return false;
    shown = now;
    return true;
  }

  /** The entry, or nothing where the agent has nothing to do in it; `undefined`: it is older than what is known. */
  function take(id: string, conversation: JsonRecord, at: number): void {
    const before = entries.get(id)?.read;
    const read = readInteraction(conversation, {
      userId: context.userId,
      queueName: context.queueName,
      now: context.now(),
      before,
    });
    if (read === undefined) {
      if (before !== undefined && isOver(conversation, before.communication)) {
        remember(over, before.communication);
      }
      drop(id, at);
      return;
    }
    if (over.has(read.communication) || (before !== undefined && isOlder(read, before))) return;
    entries.set(id, { conversation, read, at });
    left.delete(id);
  }

  function drop(id: string, at: number): void {
    entries.delete(id);
    left.delete(id);
    left.set(id, at);
    const [oldest] = left.keys();
    if (left.size > REMEMBERED && oldest !== undefined) left.delete(oldest);
  }

  return {
    get interactions() {
      return shown;
    },
    find: (id) => entries.get(id)?.read,
    hear(conversation, at) {
      if (!isRecord(conversation)) return false;
      const id = textOf(conversation['id']);
      // What has no participants tells nothing.
      if (id === undefined || recordsOf(conversation['participants']) === undefined) return false;
      take(id, conversation, at);
      return show();
    },
    settle(answer, asOf) {
      const all = isRecord(answer) ? recordsOf(answer['entities']) : undefined;
      if (all === undefined) return false;
      const there = new Set(all.map(({ id }) => id));
      for (const [id, { at, read }] of [...entries]) {
        if (!there.has(id) && at <= asOf && !read.lingers) drop(id, at);
      }
      const begun = (each: JsonRecord): number => dateOf(each['startTime']) ?? 0;
      for (const each of [...all].sort((one, other) => begun(one) - begun(other))) {
        const id = textOf(each['id']);
        if (id === undefined) continue;
        const heardAt = entries.get(id)?.at ?? left.get(id) ?? 0;
        if (heardAt <= asOf) take(id, each, heardAt);
      }
      return show();
    },
    reread() {
      for (const [id, { conversation, at }] of [...entries]) take(id, conversation, at);
      return show();
    },
    dropLingering() {
      const end = context.now() - LINGERING;
      for (const [id, { read, at }] of [...entries]) {
        if (read.lingers && read.interaction.since <= end) drop(id, at);
      }
      return show();
    },
  };
}

function isOlder(read: ReadInteraction, before: ReadInteraction): boolean {
  return (
    read.communication === before.communication &&
    ORDER[read.interaction.state] < ORDER[before.interaction.state]
  );
}

function remember(set: Set<string>, value: string): void {
  set.add(value);
  const [oldest] = set;
  if (set.size > REMEMBERED && oldest !== undefined) set.delete(oldest);
}
