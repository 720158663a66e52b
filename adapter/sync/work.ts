import { forgetRefusals, outsideHappened } from './change.js';
import { ENDED_ITEM_WINDOW } from './constants.js';
import type {
  InteractionEvent,
  Reading,
  RoutingStatusEvent,
  WorkEvent,
  WorkloadEvent,
} from './events.js';
import type { Draft, EndedItem } from './state.js';

type Kind = EndedItem['kind'];

const find = <T extends { readonly id: string }>(items: readonly T[], id: string): T | undefined =>
  items.find((item) => item.id === id);

const without = <T extends { readonly id: string }>(
  items: readonly T[],
  id: string,
): readonly T[] => items.filter((item) => item.id !== id);

/** In the place of the item that it was, or at the end. */
const put = <T extends { readonly id: string }>(items: readonly T[], item: T): readonly T[] =>
  find(items, item.id) === undefined
    ? [...items, item]
    : items.map((other) => (other.id === item.id ? item : other));

const markEnded = (draft: Draft, kind: Kind, id: string, now: number): void => {
  draft.ended = [...draft.ended, { kind, id, at: now }];
};

const isYoung = ({ at }: EndedItem, now: number): boolean => now - at < ENDED_ITEM_WINDOW;

/** What says that an item goes on, though it ended a moment ago, was overtaken by its end. */
const hasJustEnded = (draft: Draft, kind: Kind, id: string, now: number): boolean =>
  draft.ended.some((item) => item.id === id && item.kind === kind && isYoung(item, now));

/** Forgets ends that are too old to matter. */
export function pruneEnded(draft: Draft, now: number): void {
  if (draft.ended.every((item) => isYoung(item, now))) return;
  draft.ended = draft.ended.filter((item) => isYoung(item, now));
}

function workHappened(draft: Draft): void {
  outsideHappened(draft);
  forgetRefusals(draft);
}

export function onWork(draft: Draft, event: WorkEvent, now: number): void {
  if (event.is === 'declined' || event.is === 'closed') {
    markEnded(draft, 'work', event.id, now);
    if (find(draft.work, event.id) === undefined) return;
    draft.work = without(draft.work, event.id);
    workHappened(draft);
    return;
  }
  if (hasJustEnded(draft, 'work', event.id, now)) return;
  const before = find(draft.work, event.id);
  if (before?.phase === event.is || before?.phase === 'accepted') return;
  const object = event.object ?? before?.object ?? null;
  draft.work = put(draft.work, { id: event.id, phase: event.is, object });
  workHappened(draft);
}

export function onWorkload(draft: Draft, event: WorkloadEvent, now: number): void {
  draft.workload = event.percent;
  if (event.percent !== 0) return;
  // A safety net: what was accepted must have ended, though its end was not heard.
  for (const { id, phase } of draft.work) {
    if (phase !== 'accepted') continue;
    markEnded(draft, 'work', id, now);
    draft.work = without(draft.work, id);
    workHappened(draft);
  }
}

const ORDER = { alerting: 0, connected: 1, afterCallWork: 2 } as const;

export function onInteraction(draft: Draft, event: InteractionEvent, now: number): void {
  const { id, is, media } = event;
  const before = find(draft.interactions, id);
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
  draft.interactions = put(draft.interactions, { id, phase: is, media, since: now });
  workHappened(draft);
}

export function onRoutingStatus(draft: Draft, event: RoutingStatusEvent, now: number): void {
  draft.routingStatus = event.status;
  if (event.status !== 'IDLE' && event.status !== 'OFF_QUEUE') return;
  if (draft.interactions.some(({ phase }) => phase === 'connected')) return;
  // A safety net: after-call work must be done, though its end was not heard.
  for (const { id, phase } of draft.interactions) {
    if (phase !== 'afterCallWork') continue;
    markEnded(draft, 'interaction', id, now);
    draft.interactions = without(draft.interactions, id);
    workHappened(draft);
  }
}

/** Takes the items of a side as a whole read found them, one that is listed twice as it is listed last. */
export function takeItems(draft: Draft, reading: Reading, now: number): void {
  if (reading.side === 'omni') {
    draft.work = reading.work
      .filter(({ id }) => !hasJustEnded(draft, 'work', id, now))
      .map(({ id, is, object }) => ({ id, phase: is, object: object ?? null }))
      .reduce<Draft['work']>(put, []);
    draft.workload = reading.workload ?? null;
    return;
  }
  draft.interactions = reading.interactions
    .filter(({ id }) => !hasJustEnded(draft, 'interaction', id, now))
    .map(({ id, is, media }) => ({ id, phase: is, media, since: now }))
    .reduce<Draft['interactions']>(put, []);
  draft.routingStatus = reading.routingStatus ?? null;
}
