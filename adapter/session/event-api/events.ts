import type { EventBody, PublicInteraction, Snapshot } from './protocol.js';

const differ = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) !== JSON.stringify(other);

/**
 * What has happened between two snapshots, in the order in which it is told. Where a phone is not there for a moment,
 * as while another tab takes the lead, its interactions are not over.
 */
export function eventsBetween(before: Snapshot, now: Snapshot): readonly EventBody[] {
  const events: EventBody[] = [];
  if (!before.signedIn && now.signedIn) events.push({ event: 'signedIn' });
  if (before.sync !== now.sync) events.push({ event: 'sync', sync: now.sync });
  if (differ(before.statuses, now.statuses)) events.push({ event: 'status', ...now.statuses });
  const was = before.interactions ?? [];
  const is = now.interactions ?? (now.signedIn ? was : []);
  const find = (
    all: readonly PublicInteraction[],
    { id }: PublicInteraction,
  ): PublicInteraction | undefined => all.find((one) => one.id === id);
  for (const interaction of was) {
    if (find(is, interaction) === undefined)
      events.push({ event: 'interactionEnded', interaction });
  }
  for (const interaction of is) {
    const former = find(was, interaction);
    if (former === undefined) events.push({ event: 'interactionAdded', interaction });
    else if (differ(former, interaction)) events.push({ event: 'interactionChanged', interaction });
  }
  if (before.signedIn && !now.signedIn) events.push({ event: 'signedOut' });
  return events;
}

/** What is compared next: an unknown phone is still the one that was known. */
export const remembered = (before: Snapshot | null, now: Snapshot): Snapshot =>
  now.interactions === null && now.signedIn && before?.signedIn === true
    ? { ...now, interactions: before.interactions }
    : now;
