import type { OmniStatusRecord } from '../../definition/catalog.js';
import { objectOfWorkItem } from '../../definition/work-objects.js';
import { OMNI_OFFLINE, type Status } from '../../sync/status.js';
import type { Clock } from '../clock.js';
import type { Disposer } from '../disposer.js';
import {
  lossOf,
  type OmniCondition,
  type OmniPort,
  type OmniPortEvent,
  type WrittenBy,
} from '../omni.js';
import { PortError } from '../port-error.js';
import { createListeners } from '../listeners.js';
import {
  SimulatedOmniOrg,
  SimulatedRefusal,
  type SimulatedOmniEvent,
  type SimulatedStatus,
} from './omni-org.js';

const LIMIT = 10_000;
const PROBE_FIRST = 5_000;
const PROBE_LONGEST = 60_000;

export interface SimulatedOmni {
  readonly port: OmniPort;
  readonly org: SimulatedOmniOrg;
  /** What was set through the port and carried out, in order. */
  readonly written: readonly { readonly status: Status; readonly by: WrittenBy }[];
  /** Another condition than the org's own, such as a missing bridge; `ready` ends it. */
  setCondition(condition: OmniCondition): void;
}

const idOf = (status: SimulatedStatus): Status => status.id.slice(0, 15);

/** An OmniPort without console and bridge, over an org that a test moves as it likes. */
export function createSimulatedOmni({
  clock,
  org = new SimulatedOmniOrg(),
  latency = 20,
}: {
  readonly clock: Clock;
  readonly org?: SimulatedOmniOrg;
  /** One way, in milliseconds. */
  readonly latency?: number;
}): SimulatedOmni {
  const listeners = createListeners<OmniPortEvent>();
  const written: { status: Status; by: WrittenBy }[] = [];
  const learnt = new Set<Status>();
  const timers = new Set<Disposer>();
  let condition: OmniCondition = 'connecting';
  let lost = false;
  let probes = 0;
  let disposed = false;

  const after = (milliseconds: number, callback: () => void): Disposer => {
    const stop = clock.after(milliseconds, () => {
      timers.delete(stop);
      callback();
    });
    timers.add(stop);
    return stop;
  };
  const emit = (event: OmniPortEvent): void => listeners.tell(event);

  const enterCondition = (next: OmniCondition): void => {
    if (next !== condition) {
      condition = next;
      emit({ type: 'condition', condition });
    }
    const reason = lossOf(next);
    if (reason !== null && !lost) {
      lost = true;
      emit({ type: 'reach', side: 'omni', is: 'lost', reason });
    } else if (next === 'ready' && lost) {
      lost = false;
      probes = 0;
      emit({ type: 'reach', side: 'omni', is: 'back' });
    }
  };

  const learn = (status: SimulatedStatus): void => {
    if (learnt.has(idOf(status))) return;
    learnt.add(idOf(status));
    const record: OmniStatusRecord = {
      id: idOf(status),
      apiName: status.apiName,
      label: status.label,
      takesWork: status.takesWork,
    };
    emit({ type: 'learnt', statuses: [record] });
  };

  const probe = (): void => {
    after(Math.min(PROBE_FIRST * 2 ** probes, PROBE_LONGEST), () => {
      if (condition !== 'connectionError') return;
      probes += 1;
      if (org.reachable) enterCondition('ready');
      else probe();
    });
  };

  const hear = (event: SimulatedOmniEvent): void => {
    if (disposed || condition === 'bridgeMissing' || condition === 'bridgeSilent') return;
    switch (event.name) {
      case 'loginSuccess':
        enterCondition('ready');
        break;
      case 'statusChanged':
        enterCondition('ready');
        learn(event.status);
        emit({
          type: 'status',
          side: 'omni',
          status: idOf(event.status),
          ...(event.reason === undefined ? {} : { reason: event.reason }),
        });
        break;
      case 'logout':
        if (event.reason?.startsWith('DuplicateLogin') === true) enterCondition('duplicateLogin');
        else if (event.reason === 'Maintenance') enterCondition('maintenance');
        else {
          const reason = event.reason === 'OmniSupervisorLogout' ? 'supervisor' : 'manual';
          emit({ type: 'status', side: 'omni', status: OMNI_OFFLINE, reason });
        }
        break;
      case 'connectionError':
        enterCondition('connectionError');
        probe();
        break;
      case 'workloadChanged':
        emit({ type: 'workload', percent: (event.load / org.capacity) * 100 });
        break;
      default: {
        const is = {
          workAssigned: 'assigned',
          workAccepted: 'accepted',
          workDeclined: 'declined',
          workClosed: 'closed',
        } as const;
        const { workId, workItemId } = event.work;
        emit({
          type: 'work',
          id: workId.slice(0, 15),
          is: is[event.name],
          object: objectOfWorkItem(workItemId),
        });
      }
    }
  };
  const deaf = org.listen((event) => after(latency, () => hear(event)));

  const call = <T>(answer: () => T): Promise<T> =>
    new Promise((resolve, reject) => {
      const limit = after(LIMIT, () =>
        reject(
          new PortError(
            { kind: 'transient', reason: 'timeout' },
            'Omni-Channel did not answer in time.',
          ),
        ),
      );
      if (condition === 'bridgeMissing' || condition === 'bridgeSilent') {
        limit();
        reject(new PortError({ kind: 'transient', reason: 'network' }, 'The bridge is not there.'));
        return;
      }
      after(latency, () => {
        if (!org.reachable || condition === 'omniMissing') return;
        try {
          const value = answer();
          after(latency, () => {
            limit();
            resolve(value);
          });
        } catch (error) {
          after(latency, () => {
            limit();
            reject(refused(error));
          });
        }
      });
    });

  after(0, () => {
    if (condition === 'connecting' && org.reachable) after(latency, () => enterCondition('ready'));
  });

  return {
    org,
    written,
    setCondition: enterCondition,
    port: {
      listen: (listener) => listeners.add(listener),
      read: () =>
        call(() => {
          if (org.status) learn(org.status);
          return {
            side: 'omni',
            status: org.status ? idOf(org.status) : OMNI_OFFLINE,
            work: org.work.map(({ workId, workItemId, engaged }) => ({
              id: workId.slice(0, 15),
              is: engaged ? ('accepted' as const) : ('assigned' as const),
              object: objectOfWorkItem(workItemId),
            })),
            workload: (org.work.length / org.capacity) * 100,
          };
        }),
      set: (status, by) =>
        call(() => {
          if (status === OMNI_OFFLINE) org.toolkitLogout();
          else learn(org.toolkitSet(status));
          written.push({ status, by });
        }),
      dispose() {
        disposed = true;
        listeners.clear();
        for (const stop of timers) stop();
        timers.clear();
        deaf();
      },
    },
  };
}

function refused(error: unknown): PortError {
  const words = error instanceof SimulatedRefusal ? error.message : String(error);
  if (/network/i.test(words)) return new PortError({ kind: 'transient', reason: 'network' }, words);
  const reason = /access/i.test(words) ? 'notGranted' : 'refused';
  return new PortError({ kind: 'permanent', reason }, words);
}
