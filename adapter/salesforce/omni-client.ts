import type { OmniStatusRecord } from '../definition/catalog.js';
import type { Clock } from '../ports/clock.js';
import type { Disposer } from '../ports/disposer.js';
import type { OmniCondition, OmniPort, OmniPortEvent } from '../ports/omni.js';
import { PortError } from '../ports/port-error.js';
import type { LossReason, Reading } from '../sync/events.js';
import { isUnresolved, OMNI_OFFLINE, type Status } from '../sync/status.js';
import { createBridgeLink, LinkError, type LinkEvent } from './bridge-link.js';
import { readTold, readToldRead, type BridgeRequest, type Told, type ToldRead } from './bridge-protocol.js';
import type { MessageService } from './message-service.js';
import { refusalOf } from './refusal.js';
import {
  canonicalId,
  logoutOf,
  reasonOf,
  recordOf,
  statusOf,
  takesWorkOf,
  workEventOf,
  workloadOf,
  worksOf,
} from './toolkit-values.js';

/** Probes of an Omni-Channel that does not answer: after 5 s, doubling to 60 s. */
const PROBE_FIRST = 5_000;
const PROBE_LONGEST = 60_000;

/** A login is followed by a status change that says more; without one, older orgs, the login is the change. */
const LOGIN_ALONE = 500;

/** A console that is still loading refuses every call, as does the toolkit of an agent who is logged out. */
const STARTING_AGAIN = 500;
const STARTING_LIMIT = 1_000;

/** What the toolkit's answers and events say of Omni-Channel itself. */
type OmniHealth =
  | 'unknown'
  | 'ok'
  | 'missing'
  | 'connectionError'
  | 'duplicateLogin'
  | 'maintenance';

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
export function createOmniChannel({ messages, clock, instanceId }: OmniChannelOptions): OmniChannel {
  const listeners = new Set<(event: OmniPortEvent) => void>();
  const learnt = new Map<Status, OmniStatusRecord>();
  let health: OmniHealth = 'unknown';
  let answeredEver = false;
  let condition: OmniCondition = 'connecting';
  let lost = false;
  /** The newest status heard of by an event or read, to know whether a login still has to be told. */
  let heard: Status | null = null;
  let probeWait: Disposer = () => {};
  let probes = 0;
  let probeDue = false;
  let probing = false;
  let loginAlone: Disposer = () => {};
  /** Ends the waits that are under way. */
  const pauses = new Set<() => void>();
  let disposed = false;

  const emit = (event: OmniPortEvent): void => {
    for (const listener of [...listeners]) {
      if (!disposed) listener(event);
    }
  };

  const link = createBridgeLink({
    messages,
    clock,
    instanceId,
    listener: (event) => {
      if (!disposed) onLink(event);
    },
  });
  let bridgeEver = false;

  const conditionNow = (): OmniCondition => {
    if (link.state === 'down') return bridgeEver ? 'bridgeSilent' : 'bridgeMissing';
    if (link.state === 'waiting') return 'connecting';
    switch (health) {
      case 'ok':
        return 'ready';
      case 'unknown':
        // A bridge that has come back is not ready before Omni-Channel has answered by it.
        return lost ? condition : 'connecting';
      case 'missing':
        return 'omniMissing';
      default:
        return health;
    }
  };

  /** Tells what has changed in the contact to Omni-Channel. */
  const review = (): void => {
    const now = conditionNow();
    if (now !== condition) {
      condition = now;
      emit({ type: 'condition', condition });
    }
    const reason = lossOf(now);
    if (reason !== null && !lost) {
      lost = true;
      heard = null;
      emit({ type: 'reach', side: 'omni', is: 'lost', reason });
    } else if (now === 'ready' && lost) {
      lost = false;
      emit({ type: 'reach', side: 'omni', is: 'back' });
    }
    if (now === 'ready' || link.state !== 'up') {
      probeWait();
      probes = 0;
    }
  };

  const become = (next: OmniHealth): void => {
    health = next;
    answeredEver ||= next === 'ok';
    review();
    if (next !== 'ok' && link.state === 'up') probeLater();
  };

  /** Something may have been missed: whoever listens reads afresh. */
  const startAfresh = (): void => {
    if (lost || health !== 'ok') return;
    emit({ type: 'reach', side: 'omni', is: 'lost', reason: 'connection' });
    emit({ type: 'reach', side: 'omni', is: 'back' });
  };

  function onLink(event: LinkEvent): void {
    switch (event.is) {
      case 'up':
        bridgeEver = true;
        if (lost && health === 'ok') health = 'unknown';
        review();
        if (health === 'ok') startAfresh();
        else probe();
        break;
      case 'down':
        bridgeEver = event.ever;
        review();
        break;
      case 'gap':
        startAfresh();
        break;
      case 'event':
        onOmniEvent(event.name, event.params);
        break;
    }
  }

  function onOmniEvent(name: string, params: Readonly<Record<string, unknown>>): void {
    switch (name) {
      case 'statusChanged':
        onStatusChanged(params);
        break;
      case 'loginSuccess':
        onLoginSuccess(params);
        break;
      case 'logout':
        onLogout(params);
        break;
      case 'connectionError':
        become('connectionError');
        break;
      case 'workAssigned':
      case 'workAccepted':
      case 'workDeclined':
      case 'workClosed': {
        const is = { workAssigned: 'assigned', workAccepted: 'accepted', workDeclined: 'declined', workClosed: 'closed' } as const;
        const event = workEventOf(is[name], params);
        if (event) emit(event);
        break;
      }
      case 'workloadChanged': {
        const percent = workloadOf(params, 'new');
        if (percent !== null) emit({ type: 'workload', percent });
        break;
      }
    }
  }

  function onStatusChanged(params: Readonly<Record<string, unknown>>): void {
    const status = statusOf(params);
    if (status === null) return;
    loginAlone();
    learn(recordOf(params));
    become('ok');
    tellStatus(status, reasonOf(params['reason']));
  }

  function onLoginSuccess(params: Readonly<Record<string, unknown>>): void {
    const status = statusOf(params);
    become('ok');
    loginAlone();
    if (status === null || status === OMNI_OFFLINE || status === heard) return;
    loginAlone = clock.after(LOGIN_ALONE, () => tellStatus(status, undefined));
  }

  function onLogout(params: Readonly<Record<string, unknown>>): void {
    loginAlone();
    // Whoever was logged out by another login, or for maintenance, is logged out already.
    if (health === 'duplicateLogin' || health === 'maintenance') return;
    const why = logoutOf(params['reason']);
    if (why === 'duplicateLogin' || why === 'maintenance') {
      become(why);
      return;
    }
    become('ok');
    tellStatus(OMNI_OFFLINE, why === 'supervisor' ? 'supervisor' : 'manual');
  }

  function tellStatus(status: Status, reason: ReturnType<typeof reasonOf>): void {
    heard = status;
    emit({ type: 'status', side: 'omni', status, ...(reason === undefined ? {} : { reason }) });
  }

  function learn(record: OmniStatusRecord | null): void {
    if (record === null) return;
    const known = learnt.get(record.id);
    const merged = { ...known, ...record };
    if (
      known &&
      known.apiName === merged.apiName &&
      known.label === merged.label &&
      known.takesWork === merged.takesWork
    ) {
      return;
    }
    learnt.set(record.id, merged);
    emit({ type: 'learnt', statuses: [merged] });
  }

  /** Asks once; what comes of it changes the health by itself. */
  function probe(): void {
    if (probing || disposed || link.state !== 'up') return;
    probing = true;
    probeWait();
    const over = (): void => {
      probing = false;
      if (health !== 'ok') probeLater();
    };
    readPatiently().then(over, over);
  }

  function probeLater(): void {
    if (disposed || link.state !== 'up' || probing || probeDue) return;
    const wait = Math.min(PROBE_FIRST * 2 ** Math.min(probes, 10), PROBE_LONGEST);
    probes += 1;
    probeDue = true;
    const stop = clock.after(wait, probe);
    probeWait = () => {
      probeDue = false;
      stop();
    };
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

  /**
   * Takes the answer to a read, and what it says of Omni-Channel itself. Throws a PortError where the status
   * is not known by it.
   */
  function takeRead(told: ToldRead): OmniReading {
    const status = statusTold(told);
    if (status === null) throw unreadable(told.status);
    const works = told.works.is === 'answered' ? worksOf(told.works.value) : null;
    if (works === null && status !== OMNI_OFFLINE) {
      throw new PortError(
        { kind: 'transient', reason: 'timeout' },
        'Omni-Channel told the status, but not the work items.',
      );
    }
    const workload = told.workload.is === 'answered' ? workloadOf(told.workload.value, 'current') : null;
    return { side: 'omni', status, work: works ?? [], ...(workload === null ? {} : { workload }) };
  }

  /** The status of a read, or `null` where it is no answer; sets the health. */
  function statusTold({ status: told, channels }: ToldRead): Status | null {
    switch (told.is) {
      case 'answered': {
        const status = statusOf(told.value);
        if (status === null) return null;
        const loggedOutElsewhere = health === 'duplicateLogin' || health === 'maintenance';
        if (status === OMNI_OFFLINE && loggedOutElsewhere) return null;
        const record = recordOf(told.value);
        const takesWork = channels.is === 'answered' ? takesWorkOf(channels.value) : null;
        learn(record && takesWork !== null ? { ...record, takesWork } : record);
        become('ok');
        heard = status;
        return status;
      }
      case 'refused':
        if (health === 'connectionError' || health === 'duplicateLogin' || health === 'maintenance') {
          return null;
        }
        become('ok');
        heard = OMNI_OFFLINE;
        return OMNI_OFFLINE;
      case 'missing':
        become('missing');
        return null;
      case 'silent':
        if (health === 'ok' || health === 'unknown') become(answeredEver ? 'connectionError' : 'missing');
        return null;
    }
  }

  /** Reads; while the console still loads and refuses everything, a little later again. */
  async function readPatiently(): Promise<OmniReading> {
    const until = clock.now() + STARTING_LIMIT;
    for (;;) {
      const told = readToldRead(await ask({ action: 'read' }));
      const refusedAll = Object.values<Told>({ ...told }).every(({ is }) => is === 'refused');
      if (!refusedAll || answeredEver || disposed || clock.now() >= until) return takeRead(told);
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

  return {
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    read: readPatiently,
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
        learn(recordOf(told.value));
        become('ok');
        return;
      }
      if (told.is === 'missing') become('missing');
      if (told.is === 'silent') probe();
      throw told.is === 'answered' ? refusalOf('') : unreadable(told);
    },
    retryNow() {
      if (disposed || condition === 'ready') return;
      probes = 0;
      if (link.state === 'up') probe();
      else link.greet();
    },
    dispose() {
      disposed = true;
      listeners.clear();
      probeWait();
      loginAlone();
      for (const end of [...pauses]) end();
      link.dispose();
    },
  };
}

function lossOf(condition: OmniCondition): LossReason | null {
  switch (condition) {
    case 'connecting':
    case 'ready':
      return null;
    case 'bridgeMissing':
    case 'bridgeSilent':
      return 'bridgeSilent';
    case 'connectionError':
      return 'connection';
    default:
      return condition;
  }
}

/** `false`, or the `success: false` of the toolkit's older answers. */
const isFailure = (value: unknown): boolean =>
  value === false ||
  (typeof value === 'object' && value !== null && 'success' in value && value.success === false);

function unreadable(told: Told): PortError {
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
