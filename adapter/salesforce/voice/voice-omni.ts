import type { OmniStatusRecord } from '../../definition/catalog.js';
import type { Clock } from '../../ports/clock.js';
import type { Disposer } from '../../ports/disposer.js';
import { createListeners } from '../../ports/listeners.js';
import type { OmniCondition, OmniPortEvent, OmniWay, WrittenBy } from '../../ports/omni.js';
import { PortError } from '../../ports/port-error.js';
import type { OmniReason, OmniStatusEvent, Reading } from '../../sync/events.js';
import { isUnresolved, OMNI_OFFLINE, type Status } from '../../sync/status.js';
import type { OmniChannel } from '../omni-client.js';
import { canonicalId } from '../toolkit-values.js';
import { createAskedStatuses } from './asked-statuses.js';
import type { ToldStatus, VoiceSetup } from './setup.js';
import type { VoiceStatuses } from './statuses.js';

export interface VoiceOmniOptions {
  readonly statuses: VoiceStatuses;
  /** By way of the bridge in the console, which may not be there. It is disposed of with this one. */
  readonly console: OmniChannel;
  readonly clock: Clock;
}

/** Omni-Channel, and by which way it is reached just now. */
export interface VoiceOmni extends OmniChannel {
  way(): OmniWay;
}

/** A bridge that has not answered so long after the connector was set up is waited for no longer, in milliseconds. */
const CONSOLE_GRACE = 3_000;

/** Below the engine's 10 s, so that what is told is the cause and not the limit. */
const LIMIT = 9_000;

/** Salesforce told a status that the bridge did not: after so many milliseconds the console is asked. */
const SETTLE = 500;

type OmniReading = Extract<Reading, { side: 'omni' }>;

/** Where to look for what is so. `waiting`: it is not yet known whether there is a bridge. */
type Source = 'waiting' | 'console' | 'voice';

/**
 * Omni-Channel as Salesforce Voice has it. Statuses are set by the connector, which is the way that Salesforce knows what
 * to do with in mid-call. It tells statuses alone, without a reason; work items, workload, reasons and losses come by the
 * bridge in the console, where there is one, and then what the console says is so. Without one there is no work, and
 * rules about it come to nothing.
 */
export function createVoiceOmni({ statuses, console, clock }: VoiceOmniOptions): VoiceOmni {
  const listeners = createListeners<OmniPortEvent>();
  const learnt = new Map<Status, OmniStatusRecord>();
  const whenKnown = createListeners<void>();
  let source: Source = 'waiting';
  let condition: OmniCondition = 'connecting';
  /** The newest status that was told to whoever listens. */
  let heard: Status | null = null;
  let lost = false;
  let stopGrace: Disposer = () => undefined;
  let stopSettling: Disposer = () => undefined;
  const stops = new Set<Disposer>();

  const emit = (event: OmniPortEvent): void => {
    if (event.type === 'reach') {
      const isLost = event.is === 'lost';
      // The console may have been lost before it was listened to.
      if (isLost === lost) return;
      lost = isLost;
    }
    listeners.tell(event);
  };
  const asked = createAskedStatuses({ clock, current, ask: (id) => statuses.ask(id) });

  function enter(next: Source): void {
    stopGrace();
    source = next;
    whenKnown.tell();
  }

  function become(next: OmniCondition): void {
    if (next === condition) return;
    condition = next;
    emit({ type: 'condition', condition });
  }

  function learn(record: OmniStatusRecord | null): void {
    if (record === null) return;
    const known = learnt.get(record.id);
    const merged = { ...known, ...record };
    const isKnown =
      known?.apiName === merged.apiName &&
      known?.label === merged.label &&
      known?.takesWork === merged.takesWork;
    if (known !== undefined && isKnown) return;
    learnt.set(record.id, merged);
    emit({ type: 'learnt', statuses: [merged] });
  }

  function tellStatus(status: Status, reason: OmniReason | undefined): void {
    heard = status;
    // What was asked for here is no wish of the agent's, whatever the console calls it.
    const ours = asked.take(status) && status !== OMNI_OFFLINE && reason !== 'supervisor';
    const why = ours ? 'toolkit' : reason;
    const event: OmniStatusEvent = { type: 'status', side: 'omni', status };
    emit(why === undefined ? event : { ...event, reason: why });
  }

  // ---- what Salesforce Voice tells

  function onSetUp(setup: VoiceSetup): void {
    for (const { id, ...rest } of setup.statuses)
      learnt.set(id, { ...rest, ...learnt.get(id), id });
    if (setup.statuses.length > 0) emit({ type: 'learnt', statuses: [...learnt.values()] });
    if (source === 'waiting') stopGrace = clock.after(CONSOLE_GRACE, withoutConsole);
  }

  function withoutConsole(): void {
    enter('voice');
    heard = statuses.told?.status ?? OMNI_OFFLINE;
    become('ready');
  }

  function onTold({ status, record }: ToldStatus): void {
    learn(record);
    if (source === 'voice') {
      if (status !== heard) tellStatus(status, undefined);
      else asked.take(status);
    } else if (source === 'console') {
      asked.confirm(status);
      stopSettling();
      if (status !== heard) stopSettling = clock.after(SETTLE, () => settle(status));
    }
  }

  /** The console says it as well, with more, unless a message of its bridge was lost. */
  function settle(status: Status): void {
    if (source !== 'console' || heard === status) return;
    console.read().then(
      (now) => {
        if (now.status !== heard) tellStatus(now.status, undefined);
      },
      // It tells by itself what is wrong.
      () => undefined,
    );
  }

  // ---- what the console tells

  function onConsole(event: OmniPortEvent): void {
    if (event.type === 'learnt') {
      for (const record of event.statuses) learn(record);
      return;
    }
    if (event.type === 'condition' && event.condition === 'ready' && source !== 'console') {
      takeConsole();
      return;
    }
    if (source !== 'console') return;
    if (event.type === 'status') tellStatus(event.status, event.reason);
    else if (event.type === 'condition') become(event.condition);
    else emit(event);
  }

  function takeConsole(): void {
    const late = source === 'voice';
    enter('console');
    become('ready');
    if (!late) return;
    // What work there is was not known until now: whoever listens reads it all afresh.
    emit({ type: 'reach', side: 'omni', is: 'lost', reason: 'connection' });
    emit({ type: 'reach', side: 'omni', is: 'back' });
  }

  // ---- what is asked for

  const known = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const end = (): void => {
        stops.delete(giveUp);
        stopLimit();
        stopWaiting();
      };
      const giveUp = (): void => {
        end();
        reject(notSetUp());
      };
      const stopLimit = clock.after(LIMIT, giveUp);
      const stopWaiting = whenKnown.add(() => {
        end();
        resolve();
      });
      stops.add(giveUp);
    });

  async function read(): Promise<OmniReading> {
    if (source === 'waiting') await known();
    if (source === 'voice') {
      return { side: 'omni', status: statuses.told?.status ?? OMNI_OFFLINE, work: [] };
    }
    const reading = await console.read();
    heard = reading.status;
    return reading;
  }

  /** What the agent has now; `null`: Salesforce Voice would have told of a change, and has not. */
  async function current(): Promise<Status | null> {
    return source === 'console' ? (await console.read()).status : null;
  }

  async function set(status: Status, by: WrittenBy): Promise<void> {
    if (isUnresolved(status)) {
      throw new PortError(
        { kind: 'permanent', reason: 'refused' },
        'The Id of this status is not yet known.',
      );
    }
    const { setup } = statuses;
    if (setup === null) throw notSetUp();
    const wanted = status === OMNI_OFFLINE ? status : canonicalId(status);
    const id = setup.ids.get(wanted);
    if (id !== undefined && source === 'voice' && wanted === heard) {
      // Nothing will be told of what is so already.
      statuses.ask(id);
    } else if (id !== undefined) await asked.set(wanted, id, LIMIT);
    // It may have been granted since the page was loaded; and the console has words for why it was not.
    else if (source === 'console') await console.set(wanted, by);
    else {
      throw new PortError(
        { kind: 'permanent', reason: 'notGranted' },
        'Salesforce does not name this status among those of the agent.',
      );
    }
  }

  const stopListening = [
    console.listen(onConsole),
    statuses.listen(onTold),
    statuses.whenSetUp(onSetUp),
  ];

  return {
    listen: (listener) => listeners.add(listener),
    read,
    set,
    retryNow: () => console.retryNow(),
    way: () => (source === 'console' ? 'bridge' : 'alone'),
    dispose() {
      listeners.clear();
      whenKnown.clear();
      for (const stop of [...stopListening, ...stops, stopGrace, stopSettling]) stop();
      asked.dispose();
      console.dispose();
    },
  };
}

const notSetUp = (): PortError =>
  new PortError(
    { kind: 'transient', reason: 'timeout' },
    'Salesforce has not set the connector up in time.',
  );
