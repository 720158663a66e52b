import { forgetRefusals, outsideHappened } from './change.js';
import { ENDED_ITEM_WINDOW } from './constants.js';
import type {
  InteractionEvent,
  Reading,
  RoutingStatusEvent,
  WorkEvent,
  WorkloadEvent,
} from './events.js';
import type { Draft, InteractionState, WorkItemState } from './state.js';
import { someOf } from './target.js';

type Kind = 'work' | 'interaction';

const keyOf = (kind: Kind, id: string): string => `${kind}:${id}`;

function without<T>(items: Readonly<Record<string, T>>, id: string): Readonly<Record<string, T>> {
  if (!Object.hasOwn(items, id)) return items;
  const { [id]: _gone, ...rest } = items;
  return rest;
}

const markEnded = (draft: Draft, kind: Kind, id: string, now: number): void => {
  draft.ended = { ...draft.ended, [keyOf(kind, id)]: now };
};

/** What says that an item goes on, though it ended a moment ago, was overtaken by its end. */
function hasJustEnded(draft: Draft, kind: Kind, id: string, now: number): boolean {
  const key = keyOf(kind, id);
  const at = Object.hasOwn(draft.ended, key) ? draft.ended[key] : undefined;
  return at !== undefined && now - at < ENDED_ITEM_WINDOW;
}

/** Forgets ends that are too old to matter. */
export function pruneEnded(draft: Draft, now: number): void {
  const isYoung = (at: number): boolean => now - at < ENDED_ITEM_WINDOW;
  if (!someOf(draft.ended, (at) => !isYoung(at))) return;
  draft.ended = Object.fromEntries(Object.entries(draft.ended).filter(([, at]) => isYoung(at)));
}

function workHappened(draft: Draft): void {
  outsideHappened(draft);
  forgetRefusals(draft);
}

export function onWork(draft: Draft, event: WorkEvent, now: number): void {
  if (event.is === 'declined' || event.is === 'closed') {
    markEnded(draft, 'work', event.id, now);
    if (!Object.hasOwn(draft.work, event.id)) return;
    draft.work = without(draft.work, event.id);
    workHappened(draft);
    return;
  }
  if (hasJustEnded(draft, 'work', event.id, now)) return;
  const before = Object.hasOwn(draft.work, event.id) ? draft.work[event.id] : undefined;
  if (before?.phase === event.is || before?.phase === 'accepted') return;
  const item: WorkItemState = { phase: event.is, object: event.object ?? before?.object ?? null };
  draft.work = { ...draft.work, [event.id]: item };
  workHappened(draft);
}

export function onWorkload(draft: Draft, event: WorkloadEvent, now: number): void {
  draft.workload = event.percent;
  if (event.percent !== 0) return;
  // A safety net: what was accepted must have ended, though its end was not heard.
  for (const [id, item] of Object.entries(draft.work)) {
    if (item.phase !== 'accepted') continue;
    markEnded(draft, 'work', id, now);
    draft.work = without(draft.work, id);
    workHappened(draft);
  }
}

const ORDER = { alerting: 0, connected: 1, afterCallWork: 2 } as const;

export function onInteraction(draft: Draft, event: InteractionEvent, now: number): void {
  const { id, is, media } = event;
  const before = Object.hasOwn(draft.interactions, id) ? draft.interactions[id] : undefined;
  if (is === 'ended') {
    markEnded(draft, 'interaction', id, now);
    if (before === undefined) return;
    draft.interactions = without(draft.interactions, id);
    workHappened(draft);
    return;
  }
  if (hasJustEnded(draft, 'interaction', id, now)) return;
  if (before?.phase === is) return;
  // An earlier phase that is heard of right after a later one was overtaken by it.
  if (before !== undefined && ORDER[is] < ORDER[before.phase]) {
    if (now - before.since < ENDED_ITEM_WINDOW) return;
  }
  const item: InteractionState = { phase: is, media, since: now };
  draft.interactions = { ...draft.interactions, [id]: item };
  workHappened(draft);
}

export function onRoutingStatus(draft: Draft, event: RoutingStatusEvent, now: number): void {
  draft.routingStatus = event.status;
  if (event.status !== 'IDLE' && event.status !== 'OFF_QUEUE') return;
  const items = Object.entries(draft.interactions);
  if (items.some(([, item]) => item.phase === 'connected')) return;
  // A safety net: after-call work must be done, though its end was not heard.
  for (const [id, item] of items) {
    if (item.phase !== 'afterCallWork') continue;
    markEnded(draft, 'interaction', id, now);
    draft.interactions = without(draft.interactions, id);
    workHappened(draft);
  }
}

/** Takes the items of a side as a whole read found them. */
export function takeItems(draft: Draft, reading: Reading, now: number): void {
  if (reading.side === 'omni') {
    draft.work = Object.fromEntries(
      reading.work
        .filter(({ id }) => !hasJustEnded(draft, 'work', id, now))
        .map(({ id, is, object }) => [id, { phase: is, object: object ?? null }]),
    );
    draft.workload = reading.workload ?? null;
    return;
  }
  draft.interactions = Object.fromEntries(
    reading.interactions
      .filter(({ id }) => !hasJustEnded(draft, 'interaction', id, now))
      .map(({ id, is, media }) => [id, { phase: is, media, since: now }]),
  );
  draft.routingStatus = reading.routingStatus ?? null;
}
