import { isRecord } from '../../ports/json.js';
import { OMNI_OFFLINE, type Status } from '../../sync/status.js';
import type { Told } from '../bridge-protocol.js';
import { statusOf } from '../toolkit-values.js';

/** What one look at Omni-Channel showed. */
export interface Seen {
  readonly status: Status;
  /** As the toolkit describes it, with its channels. */
  readonly described: Readonly<Record<string, unknown>>;
  readonly works: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  /** As the toolkit tells it; empty: it does not. */
  readonly workload: Readonly<Record<string, unknown>>;
}

export interface Change {
  readonly name: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** `null`: nothing can be told by this look. */
export function seenIn(told: {
  readonly status: Told;
  readonly channels: Told;
  readonly works: Told;
  readonly workload: Told;
}): Seen | null {
  const { status, channels, works, workload } = told;
  const offline = { status: OMNI_OFFLINE, described: {}, works: new Map(), workload: {} };
  // Refused: nobody is logged in.
  if (status.is === 'refused') return offline;
  if (status.is !== 'answered') return null;
  const is = statusOf(status.value);
  if (is === null || !isRecord(status.value)) return null;
  if (is === OMNI_OFFLINE) return offline;
  const listed = works.is === 'answered' ? workIn(works.value) : null;
  if (listed === null) return null;
  return {
    status: is,
    described: {
      ...status.value,
      ...(channels.is === 'answered' && isRecord(channels.value)
        ? { channels: channels.value['channels'] }
        : {}),
    },
    works: listed,
    workload: workload.is === 'answered' && isRecord(workload.value) ? workload.value : {},
  };
}

function workIn(value: unknown): Seen['works'] | null {
  const text = isRecord(value) ? value['works'] : undefined;
  let list: unknown = text;
  if (typeof text === 'string') {
    try {
      list = JSON.parse(text);
    } catch {
      return null;
    }
  }
  if (!Array.isArray(list)) return null;
  return new Map(
    list.filter(isRecord).flatMap((work) => {
      const { workId } = work;
      return typeof workId === 'string' ? [[workId, work] as const] : [];
    }),
  );
}

const isEngaged = (work: Readonly<Record<string, unknown>> | undefined): boolean =>
  work?.['isEngaged'] === true || work?.['isEngaged'] === 'true';

/** What must have happened between two looks, in the words of the console's events. Who did it is not told. */
export function changesBetween(before: Seen, now: Seen): readonly Change[] {
  const changes: Change[] = [];
  const work = (name: string, { workItemId, workId }: Readonly<Record<string, unknown>>): void => {
    changes.push({ name, params: { workItemId, workId } });
  };
  for (const [id, known] of before.works) if (!now.works.has(id)) work('workClosed', known);
  if (now.status !== before.status) {
    changes.push(
      now.status === OMNI_OFFLINE
        ? { name: 'logout', params: {} }
        : { name: 'statusChanged', params: now.described },
    );
  }
  for (const [id, found] of now.works) {
    if (!before.works.has(id)) work('workAssigned', found);
    if (isEngaged(found) && !isEngaged(before.works.get(id))) work('workAccepted', found);
  }
  const { configuredCapacity, currentWorkload, ...more } = now.workload;
  const wasLoad = before.workload['currentWorkload'];
  if (currentWorkload !== undefined && currentWorkload !== wasLoad) {
    changes.push({
      name: 'workloadChanged',
      params: {
        configuredCapacity,
        newWorkload: currentWorkload,
        configuredInterruptibleCapacity: more['configuredInterruptibleCapacity'],
        newInterruptibleWorkload: more['currentInterruptibleWorkload'],
      },
    });
  }
  return changes;
}
