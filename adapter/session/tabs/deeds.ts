import type { Clock } from '../../ports/clock.js';
import type { SoftphoneActions } from '../view.js';
import type { Deed } from './messages.js';

/** A click that could not be carried out for so long is no longer what the agent wants; in milliseconds. */
const LIFE = 10_000;

/** Names of deeds that are kept to know them again; far more than an agent clicks in {@link LIFE}. */
const KEPT = 200;

interface Waiting {
  readonly deed: Deed;
  readonly since: number;
}

/**
 * What agents did in any tab and is not known to be done yet. Every tab keeps both what waits in it and the names of
 * all that was done, so that a leader knows what its predecessor has done already.
 */
export interface Deeds {
  /** To be done, by this tab or by the leader. */
  add(id: string, deed: Deed): void;
  /** Somebody has done it. */
  done(id: string): void;
  isDone(id: string): boolean;
  /** What still waits, oldest first. What is too old is forgotten. */
  waiting(): readonly (readonly [id: string, deed: Deed])[];
}

export function createDeeds(clock: Clock): Deeds {
  const all = new Map<string, Waiting>();
  const done = new Set<string>();

  return {
    add(id, deed) {
      if (!done.has(id) && !all.has(id)) all.set(id, { deed, since: clock.now() });
    },
    done(id) {
      all.delete(id);
      done.add(id);
      const [oldest] = done;
      if (done.size > KEPT && oldest !== undefined) done.delete(oldest);
    },
    isDone: (id) => done.has(id),
    waiting() {
      for (const [id, { since }] of [...all]) {
        if (clock.now() - since > LIFE) all.delete(id);
      }
      return [...all].map(([id, { deed }]) => [id, deed] as const);
    },
  };
}

/** Has the leader's softphone do it. What is around the phone is done by each tab's own part. */
export function performDeed(
  actions: SoftphoneActions,
  deed: Exclude<Deed, { readonly action: 'around' }>,
): void {
  switch (deed.action) {
    case 'choosePureCloud':
      actions.choosePureCloud(deed.status);
      break;
    case 'componentAsked':
      actions.componentAsked(deed.what);
      break;
    case 'answer':
      actions.answer(deed.yes);
      break;
    case 'phone':
      actions.phone(deed.deed);
      break;
    case 'resume':
    case 'retry':
    case 'staySignedIn':
      actions[deed.action]();
  }
}
