/**
 * What the Omni-Channel toolkit says, in this product's words. Reference:
 * https://developer.salesforce.com/docs/platform/lightning-component-reference/guide/aura-omni-toolkit-api.html
 * Everything here takes anything and never throws.
 */
import { objectOfWorkItem } from '../definition/work-objects.js';
import type { OmniStatusRecord } from '../definition/catalog.js';
import type { OmniReason, WorkEvent, WorkloadEvent, WorkSnapshot } from '../sync/events.js';
import { OMNI_OFFLINE, type Status } from '../sync/status.js';
import { isRecord, textOf } from '../ports/json.js';
import { listOf, numberOf } from './values.js';

/**
 * An Id in the form that Ids are compared in. The toolkit gives 15 characters in one place and 18 in the next; the
 * last three are only a checksum of the letters' case. What does not look like an 18-character Id is left as it is.
 */
export const canonicalId = (id: string): string =>
  /^[0-9A-Za-z]{18}$/.test(id) ? id.slice(0, 15) : id;

/**
 * The status of a toolkit answer or event. `Offline` where it names none: a logged-out agent has no
 * ServicePresenceStatus (partner telephony writes `0` for it). `null`: it is no answer of this kind.
 */
export function statusOf(value: unknown): Status | null {
  if (value === null || value === undefined || value === false) {
    return OMNI_OFFLINE;
  }
  if (!isRecord(value)) {
    return null;
  }
  const id = value['statusId'];
  if (id === undefined || id === null || id === '' || id === '0') {
    return OMNI_OFFLINE;
  }
  return typeof id === 'string' ? canonicalId(id) : null;
}

/** What an answer or an event teaches of the status that it names; `null` where it names none. */
export function recordOf(value: unknown): OmniStatusRecord | null {
  const id = statusOf(value);
  if (id === null || id === OMNI_OFFLINE || !isRecord(value)) {
    return null;
  }
  const apiName = textOf(value['statusApiName']);
  const label = textOf(value['statusName']);
  const takesWork = takesWorkOf(value);
  return {
    id,
    ...(apiName === undefined ? {} : { apiName }),
    ...(label === undefined ? {} : { label }),
    ...(takesWork === null ? {} : { takesWork }),
  };
}

/** Whether `channels`, a list written as JSON, names any; `null`: not told. */
export function takesWorkOf(value: unknown): boolean | null {
  const channels = isRecord(value) ? listOf(value['channels']) : null;
  return channels === null ? null : channels.length > 0;
}

/** The work items of `getAgentWorks`; `null`: no answer of this kind. */
export function worksOf(value: unknown): readonly WorkSnapshot[] | null {
  const works = isRecord(value) ? listOf(value['works']) : null;
  return (
    works?.flatMap((work) => {
      if (!isRecord(work)) return [];
      const id = textOf(work['workId']);
      if (id === undefined) return [];
      return [
        {
          id: canonicalId(id),
          is: work['isEngaged'] === true || work['isEngaged'] === 'true' ? 'accepted' : 'assigned',
          ...objectOf(work['workItemId']),
        } as const,
      ];
    }) ?? null
  );
}

const WORK_EVENTS: Readonly<Record<string, WorkEvent['is']>> = {
  workAssigned: 'assigned',
  workAccepted: 'accepted',
  workDeclined: 'declined',
  workClosed: 'closed',
};

/** What an event about work says, by the event's name; `null` for any other and for one that lacks what it is about. */
export function workOf(name: string, params: unknown): WorkEvent | WorkloadEvent | null {
  if (name === 'workloadChanged') {
    const percent = workloadOf(params, 'new');
    return percent === null ? null : { type: 'workload', percent };
  }
  const is = Object.hasOwn(WORK_EVENTS, name) ? WORK_EVENTS[name] : undefined;
  if (is === undefined || !isRecord(params)) return null;
  const id = textOf(params['workId']);
  if (id === undefined) return null;
  return { type: 'work', id: canonicalId(id), is, ...objectOf(params['workItemId']) };
}

function objectOf(workItemId: unknown): { readonly object?: string } {
  const id = textOf(workItemId);
  return id === undefined ? {} : { object: objectOfWorkItem(id) };
}

/**
 * The workload in percent of the capacity: the greater of the primary and the interruptible one, because work that
 * can be interrupted is work. Without a capacity any load counts as full. `null`: not told.
 */
export function workloadOf(value: unknown, field: 'current' | 'new'): number | null {
  if (!isRecord(value)) {
    return null;
  }
  const primary = share(value[`${field}Workload`], value['configuredCapacity']);
  const interruptible = share(
    value[`${field}InterruptibleWorkload`],
    value['configuredInterruptibleCapacity'],
  );
  return primary === null ? null : Math.max(primary, interruptible ?? 0);
}

function share(load: unknown, capacity: unknown): number | null {
  const amount = numberOf(load);
  const whole = numberOf(capacity);
  if (amount === null || whole === null) {
    return null;
  }
  if (amount <= 0) {
    return 0;
  }
  return whole > 0 ? (amount / whole) * 100 : 100;
}

/**
 * `reason` of `omniChannelStatusChanged`, where the org's version gives one
 * (https://developer.salesforce.com/docs/service/api-console/guide/sforce-api-console-events-omnichannelstatuschanged.html).
 */
export function reasonOf(reason: unknown): OmniReason | undefined {
  switch (reason) {
    case 'OmniToolkitStatusChange':
      return 'toolkit';
    case 'OmniManualStatusChange':
      return 'manual';
    case 'OmniSupervisorStatusChange':
      return 'supervisor';
    case 'OmniPushTimeout':
      return 'pushTimeout';
    case 'OmniDeclineWork':
      return 'decline';
    case 'OmniLoginStatusChange':
      return 'login';
    default:
      return undefined;
  }
}

/**
 * What `reason` of `omniChannelLogout` means. The reference prints the names run together (`DuplicateLogin`,
 * `DuplicateLoginInSameBrowser`, `Maintenance`, `Logout`, `OmniSupervisorLogout`), so their letters alone are compared.
 */
export function logoutOf(
  reason: unknown,
): 'duplicateLogin' | 'maintenance' | 'supervisor' | 'agent' {
  const letters = typeof reason === 'string' ? reason.replace(/[^a-z]/gi, '').toLowerCase() : '';
  if (letters.includes('duplicatelogin')) {
    return 'duplicateLogin';
  }
  if (letters.includes('maintenance')) {
    return 'maintenance';
  }
  return letters.includes('supervisor') ? 'supervisor' : 'agent';
}
