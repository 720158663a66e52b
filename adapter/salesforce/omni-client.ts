import type { OmniStatusRecord } from '../definition/catalog.js';
import type { Clock } from '../ports/clock.js';
import type { Disposer } from '../ports/disposer.js';
import type { OmniPort, OmniPortEvent } from '../ports/omni.js';
import { PortError } from '../ports/port-error.js';
import { createListeners } from '../ports/listeners.js';
import type { OmniReason, Reading } from '../sync/events.js';
import { isUnresolved, OMNI_OFFLINE, type Status } from '../sync/status.js';
import { createBridgeLink, LinkError, type LinkEvent } from './bridge-link.js';
import {
  readTold,
  readToldRead,
  type BridgeRequest,
  type Told,
  type ToldRead,
} from './bridge-protocol.js';
import { createContact } from './contact.js';
import type { MessageService } from './message-service.js';
import { refusalOf } from './refusal.js';
import {
  canonicalId,
  logoutOf,
  reasonOf,
  recordOf,
  statusOf,
  takesWorkOf,
  workOf,
  workloadOf,
  worksOf,
} from './toolkit-values.js';

/** A login is followed by a status change that says more; without one, older orgs, the login is the change. */
const LOGIN_ALONE = 500;

/** A console that is still loading refuses every call, as the toolkit of a logged-out agent may. */
const STARTING_AGAIN = 500;
const STARTING_LIMIT = 1_000;

type OmniReading = Extract<Reading, { side: 'omni' }>;

export interface OmniChannelOptions {
  readonly messages: MessageService;
  readonly clock: Clock;
  /** This page's own name on the channel, unlike any other's. */
  readonly instanceId: string;
}

export interface OmniChannel extends OmniPort {
  /** Tries a lost contact now instead of later. */
  retryNow(): void;
}

/**
 * Omni-Channel by way of the bridge in the console.
 *
 * What the reference leaves open, and how it is taken here; each must be checked in an org:
 * - `getServicePresenceStatusId` of an agent who is logged out: a rejection or an answer without `statusId` is
 *   *Offline*. Public code relies on the rejection.
 * - The same rejection after `omniChannelConnectionError`, `DuplicateLogin*` or a maintenance logout says only that
 *   this session is still without Omni-Channel: the side stays lost until a status or a login is heard of, so that
 *   no rule fires for an agent who did nothing.
 * - An app without the Omni-Channel utility: promises that never settle, or a rejection that names the utility.
 */
export function createOmniChannel({
  messages,
  clock,
  instanceId,
}: OmniChannelOptions): OmniChannel {
  const listeners = createListeners<OmniPortEvent>();
  const learnt = new Map<Status, OmniStatusRecord>();
  /** The newest status heard of, to know whether a login still has to be told. */
  let heard: Status | null = null;
  let loginAlone: Disposer = () => {};
  /** Ends the waits that are under way. */
  const pauses = new Set<() => void>();
  let disposed = false;

  const emit = (event: OmniPortEvent): void => {
    if (event.type === 'reach' && event.is === 'lost') heard = null;
    listeners.tell(event);
  };
  const contact = createContact({
    clock,
    emit,
    probe: () =>
      read().then(
        () => undefined,
        () => undefined,
      ),
  });
  const link = createBridgeLink({ messages, clock, instanceId, listener: onLink });

  function onLink(event: LinkEvent): void {
    switch (event.is) {
      case 'up':
        contact.setBridge('up');
        break;
      case 'down':
        contact.setBridge(event.ever ? 'silent' : 'missing');
        break;
      case 'gap':
        contact.startAfresh();
        break;
      case 'event':
        onOmniEvent(event.name, event.params);
    }
  }

  function onOmniEvent(name: string, params: Readonly<Record<string, unknown>>): void {
    switch (name) {
      case 'statusChanged':
        onStatusChanged(params);
        break;
      case 'loginSuccess':
        onLoginSuccess(statusOf(params));
        break;
      case 'logout':
        onLogout(params['reason']);
        break;
      case 'connectionError':
        contact.setOmni('connectionError');
        break;
      default: {
        const event = workOf(name, params);
        if (event) emit(event);
      }
    }
  }

  function onStatusChanged(params: Readonly<Record<string, unknown>>): void {
    const status = statusOf(params);
    if (status === null) return;
    loginAlone();
    contact.setOmni('ok');
    learn(recordOf(params));
    tellStatus(status, reasonOf(params['reason']));
  }

  function onLoginSuccess(status: Status | null): void {
    contact.setOmni('ok');
    loginAlone();
    if (status === null || status === OMNI_OFFLINE || status === heard) return;
    loginAlone = clock.after(LOGIN_ALONE, () => tellStatus(status, undefined));
  }

  function onLogout(reason: unknown): void {
    loginAlone();
    // Whoever was logged out by another login, or for maintenance, is logged out already.
    if (isLoggedOutFromOutside()) return;
    const why = logoutOf(reason);
    if (why === 'duplicateLogin' || why === 'maintenance') {
      contact.setOmni(why);
      return;
    }
    contact.setOmni('ok');
    tellStatus(OMNI_OFFLINE, why === 'supervisor' ? 'supervisor' : 'manual');
  }

  const isLoggedOutFromOutside = (): boolean =>
    contact.omni === 'duplicateLogin' || contact.omni === 'maintenance';

  function tellStatus(status: Status, reason: OmniReason | undefined): void {
    heard = status;
    emit({ type: 'status', side: 'omni', status, ...(reason === undefined ? {} : { reason }) });
  }

  function learn(record: OmniStatusRecord | null): void {
    if (record === null) return;
    const known = learnt.get(record.id);
    const merged = { ...known, ...record };
    if (known && JSON.stringify(known) === JSON.stringify(merged)) return;
    learnt.set(record.id, merged);
    emit({ type: 'learnt', statuses: [merged] });
  }

  async function ask(request: BridgeRequest): Promise<Readonly<Record<string, unknown>>> {
    try {
      return await link.request(request);
    } catch (error) {
      const timeout = error instanceof LinkError && error.reason === 'timeout';
      throw new PortError(
        { kind: 'transient', reason: timeout ? 'timeout' : 'network' },
        error instanceof Error ? error.message : 'The bridge is not there.',
      );
    }
  }

  /** Reads; while the console still loads and refuses everything, a little later again. */
  async function read(): Promise<OmniReading> {
    const until = clock.now() + STARTING_LIMIT;
    for (;;) {
      const told = readToldRead(await ask({ action: 'read' }));
      const refusedAll = Object.values<Told>({ ...told }).every(({ is }) => is === 'refused');
      if (!refusedAll || contact.answeredEver || clock.now() >= until) return takeRead(told);
      await pause(STARTING_AGAIN);
    }
  }

  const pause = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      const end = (): void => {
        pauses.delete(end);
        stop();
        resolve();
      };
      const stop = clock.after(milliseconds, end);
      pauses.add(end);
    });

  /** Throws a PortError where the status, or the work of an agent who is logged in, is not known by it. */
  function takeRead(told: ToldRead): OmniReading {
    const status = takeStatus(told);
    if (status === null) throw unanswered(told.status);
    const works = told.works.is === 'answered' ? worksOf(told.works.value) : null;
    if (works === null && status !== OMNI_OFFLINE) throw unanswered({ is: 'silent' });
    const workload =
      told.workload.is === 'answered' ? workloadOf(told.workload.value, 'current') : null;
    return { side: 'omni', status, work: works ?? [], ...(workload === null ? {} : { workload }) };
  }

  /** The status that a read tells, or `null`; takes what it says of Omni-Channel itself. */
  function takeStatus({ status: told, channels }: ToldRead): Status | null {
    switch (told.is) {
      case 'answered': {
        const status = statusOf(told.value);
        if (status === null || (status === OMNI_OFFLINE && isLoggedOutFromOutside())) return null;
        const takesWork = channels.is === 'answered' ? takesWorkOf(channels.value) : null;
        const record = recordOf(told.value);
        learn(record && takesWork !== null ? { ...record, takesWork } : record);
        contact.setOmni('ok');
        heard = status;
        return status;
      }
      case 'refused':
        if (isLoggedOutFromOutside() || contact.omni === 'connectionError') return null;
        contact.setOmni('ok');
        heard = OMNI_OFFLINE;
        return OMNI_OFFLINE;
      case 'missing':
        contact.setOmni('missing');
        return null;
      case 'silent':
        if (contact.omni === 'ok' || contact.omni === 'unknown') {
          contact.setOmni(contact.answeredEver ? 'connectionError' : 'missing');
        }
        return null;
    }
  }

  return {
    listen: (listener) => listeners.add(listener),
    read,
    async set(status, by) {
      if (isUnresolved(status)) {
        throw new PortError(
          { kind: 'permanent', reason: 'refused' },
          'The Id of this status is not yet known.',
        );
      }
      const told = readTold(
        await ask(
          status === OMNI_OFFLINE
            ? { action: 'logout', by }
            : { action: 'setStatus', statusId: canonicalId(status), by },
        ),
      );
      if (told.is === 'answered' && !isFailure(told.value)) {
        contact.setOmni('ok');
        learn(recordOf(told.value));
        return;
      }
      if (told.is === 'missing') contact.setOmni('missing');
      // It may be the one call that hangs, or all of them.
      if (told.is === 'silent') contact.probe();
      throw told.is === 'answered' ? refusalOf('') : unanswered(told);
    },
    retryNow() {
      if (disposed || (contact.omni === 'ok' && link.state === 'up')) return;
      link.greet();
      contact.probe();
    },
    dispose() {
      disposed = true;
      listeners.clear();
      contact.dispose();
      loginAlone();
      link.dispose();
      for (const end of [...pauses]) end();
    },
  };
}

/** `false`, or the `success: false` of the toolkit's older answers. */
const isFailure = (value: unknown): boolean =>
  value === false ||
  (typeof value === 'object' && value !== null && 'success' in value && value.success === false);

function unanswered(told: Told): PortError {
  switch (told.is) {
    case 'refused':
      return refusalOf(told.words);
    case 'missing':
      return new PortError({ kind: 'transient', reason: 'network' }, told.words);
    default:
      return new PortError(
        { kind: 'transient', reason: 'timeout' },
        'Omni-Channel did not answer the bridge in time.',
      );
  }
}
