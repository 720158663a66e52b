import type { Clock } from '../../ports/clock.js';
import type { Disposer } from '../../ports/disposer.js';
import { isRecord, textOf } from '../../ports/json.js';
import { createListeners } from '../../ports/listeners.js';
import { BRIDGE_CHANNEL, bridgeMessage, type BridgeSight, type Told } from '../bridge-protocol.js';
import type { MessageService } from '../message-service.js';
import { statusOf } from '../toolkit-values.js';
import { OMNI_OFFLINE } from '../../sync/status.js';
import type { ConsolePresence, PresenceMethod } from './library.js';
import { changesBetween, seenIn, type Seen } from './changes.js';

export interface PageBridgeOptions {
  readonly presence: ConsolePresence;
  readonly clock: Clock;
  /** Whether the agent can see the page. */
  readonly visible: () => boolean;
  /** This bridge's own name, unlike any other's. */
  readonly instanceId: string;
}

/** As the bridge in the console has them, in milliseconds. */
const HEARTBEAT = 5_000;
const READ_LIMIT = 4_000;
const SET_LIMIT = 9_000;

/** How often it is looked at what is there, in milliseconds; rarely, once an event has been heard of. */
const POLL_VISIBLE = 2_000;
const POLL_HIDDEN = 10_000;
const POLL_WITH_EVENTS = 60_000;

/** So many looks without an answer are a lost connection. */
const SILENT_LOOKS = 2;

const UTILITY_MISSING =
  /omni.?channel.{0,60}(utility|not (available|added|enabled|found|installed|loaded))|utility.{0,40}(missing|not )/i;

const PARTS = {
  status: 'getServicePresenceStatusId',
  channels: 'getServicePresenceStatusChannels',
  works: 'getAgentWorks',
  workload: 'getAgentWorkload',
} as const satisfies Record<string, PresenceMethod>;

/**
 * What the bridge in the console's utility bar does, in the softphone's own page, over the Console Integration Toolkit:
 * so the same client stands on either. It is a message service with one channel, and lives while somebody listens.
 */
export function createPageBridge(options: PageBridgeOptions): MessageService {
  const { presence, clock, visible, instanceId } = options;
  const listeners = createListeners<unknown>();
  let listening = 0;
  let seq = 0;
  let sight: BridgeSight = 'unknown';
  let eventsCome = false;
  let silentLooks = 0;
  /** What was heard or seen last; `null`: nothing yet. */
  let seen: Seen | null = null;
  /** Counts what changes the status, so that a look that began before it is worth nothing. */
  let changes = 0;
  let stops: readonly Disposer[] = [];
  let stopPoll: Disposer = () => undefined;
  let stopBeat: Disposer = () => undefined;

  function say(
    kind: 'ready' | 'heartbeat' | 'event' | 'answer',
    body: object,
    requestId?: string,
  ): void {
    seq += 1;
    const message = bridgeMessage(instanceId, seq, kind, body, requestId);
    // Never in the very call that it answers.
    void Promise.resolve().then(() => {
      if (listening > 0) listeners.tell(message);
    });
  }

  const ask = (method: PresenceMethod, limit: number, statusId?: string): Promise<Told> =>
    new Promise((resolve) => {
      const stop = clock.after(limit, () => {
        sight = 'silent';
        resolve({ is: 'silent' });
      });
      stops = [...stops, stop];
      void presence.call(method, statusId).then((answer) => {
        stop();
        stops = stops.filter((one) => one !== stop);
        if (answer.is === 'refused' && UTILITY_MISSING.test(answer.words)) {
          sight = 'missing';
          resolve({ is: 'missing', words: answer.words });
          return;
        }
        sight = 'answers';
        resolve(answer);
      });
    });

  async function read(): Promise<Readonly<Record<keyof typeof PARTS, Told>>> {
    const [status, channels, works, workload] = await Promise.all([
      ask(PARTS.status, READ_LIMIT),
      ask(PARTS.channels, READ_LIMIT),
      ask(PARTS.works, READ_LIMIT),
      ask(PARTS.workload, READ_LIMIT),
    ]);
    return { status, channels, works, workload };
  }

  const event = (name: string, params: Readonly<Record<string, unknown>>): void =>
    say('event', { name, params });

  /** Looks at what is there and tells what has changed; what is asked for meanwhile is not overtaken by it. */
  async function look(): Promise<void> {
    const before = changes;
    const told = await read();
    if (listening === 0 || before !== changes) return;
    const now = seenIn(told);
    if (now === null) {
      silentLooks += told.status.is === 'silent' ? 1 : 0;
      if (silentLooks === SILENT_LOOKS && seen !== null) event('connectionError', {});
      return;
    }
    silentLooks = 0;
    for (const { name, params } of seen === null ? [] : changesBetween(seen, now))
      event(name, params);
    seen = now;
  }

  function pollAgain(): void {
    const wait = eventsCome ? POLL_WITH_EVENTS : visible() ? POLL_VISIBLE : POLL_HIDDEN;
    stopPoll = clock.after(wait, () => {
      const again = (): void => {
        if (listening > 0) pollAgain();
      };
      look().then(again, again);
    });
  }

  function beat(): void {
    stopBeat = clock.after(HEARTBEAT, () => {
      say('heartbeat', { omni: sight });
      beat();
    });
  }

  function begin(): void {
    const stopEvents = presence.listen((name, params) => {
      eventsCome = true;
      changes += 1;
      sight = 'answers';
      seen = null;
      event(name, params);
    });
    stops = [...stops, stopEvents];
    void Promise.resolve().then(() => say('ready', { omni: sight }));
    void look();
    pollAgain();
    beat();
  }

  function end(): void {
    for (const stop of stops) stop();
    stops = [];
    stopPoll();
    stopBeat();
    seen = null;
  }

  /** What the client knows by this counts as seen: whatever differs from it later has happened since. */
  async function readForClient(): Promise<Readonly<Record<keyof typeof PARTS, Told>>> {
    const before = changes;
    const told = await read();
    const now = before === changes ? seenIn(told) : null;
    if (now !== null) {
      changes += 1;
      seen = now;
    }
    return told;
  }

  async function carryOut(body: Readonly<Record<string, unknown>>): Promise<object> {
    const { action, statusId } = body;
    if (action === 'read') return { is: 'answered', ...(await readForClient()) };
    if (action === 'logout') return written('logout', await write('logout'));
    if (action === 'setStatus' && typeof statusId === 'string') {
      return written('setServicePresenceStatus', await write('setServicePresenceStatus', statusId));
    }
    return { is: 'refused', words: 'The bridge does not know this request.' };
  }

  function write(method: PresenceMethod, statusId?: string): Promise<Told> {
    changes += 1;
    return ask(method, SET_LIMIT, statusId);
  }

  /** Our own write is told as one, as the console would tell it; the next look then finds nothing new. */
  function written(method: PresenceMethod, told: Told): Told {
    changes += 1;
    if (told.is !== 'answered' || eventsCome) return told;
    if (method === 'logout') {
      seen = seen === null ? null : { ...seen, status: OMNI_OFFLINE };
      event('logout', {});
    } else if (isRecord(told.value) && statusOf(told.value) !== null) {
      seen = seen === null ? null : { ...seen, status: statusOf(told.value) ?? seen.status };
      event('statusChanged', { ...told.value, reason: 'OmniToolkitStatusChange' });
    }
    return told;
  }

  function hear(message: Readonly<Record<string, unknown>>): void {
    if (message['kind'] === 'hello') say('ready', { omni: sight });
    const requestId = textOf(message['requestId']);
    const { body } = message;
    if (message['kind'] !== 'request' || requestId === undefined || !isRecord(body)) return;
    if (body['bridge'] !== instanceId) say('ready', { omni: sight });
    else void carryOut(body).then((answer) => say('answer', answer, requestId));
  }

  return {
    subscribe(channel, listener) {
      if (channel !== BRIDGE_CHANNEL) return () => undefined;
      const stop = listeners.add(listener);
      listening += 1;
      if (listening === 1) begin();
      let over = false;
      return () => {
        if (over) return;
        over = true;
        stop();
        listening -= 1;
        if (listening === 0) end();
      };
    },
    publish(channel, message) {
      if (channel === BRIDGE_CHANNEL && listening > 0) hear(message);
    },
  };
}
