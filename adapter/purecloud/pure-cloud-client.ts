import type { PresenceDefinition } from '../definition/catalog.js';
import type { PureCloudSettings } from '../definition/definition.js';
import { pureCloudHosts } from '../definition/pure-cloud-settings.js';
import type { Clock } from '../ports/clock.js';
import type { Disposer } from '../ports/disposer.js';
import type {
  PureCloudAgent,
  PureCloudCondition,
  PureCloudHealth,
  PureCloudPort,
  PureCloudPortEvent,
} from '../ports/pure-cloud.js';
import { PortError } from '../ports/port-error.js';
import { createListeners } from '../ports/listeners.js';
import type { PhonePort } from '../ports/phone.js';
import type { InteractionEvent, LossReason } from '../sync/events.js';
import type { PureCloudApi } from './api.js';
import { createCatchUp, type CatchUpEnd } from './catch-up.js';
import { createCallLog } from './call-log.js';
import { createInteractionTracker, type InteractionTracker } from './conversations.js';
import { isRecord } from '../ports/json.js';
import { readInactivityTimeout } from './inactivity-timeout.js';
import type { Hosts } from './hosts.js';
import { createChannel, type NotificationChannel } from './notifications/channel.js';
import type { Topic } from './notifications/frames.js';
import type { OpenSocket } from './notifications/live-socket.js';
import { createPhoneAccess, type LoadPhone } from './phone-access.js';
import {
  readDefinitions,
  readPresence,
  readPresenceEvent,
  readRoutingStatus,
  type Presence,
} from './presence.js';
import { isSignedOut, isUnreachable, RestError, toPortError } from './rest-error.js';
import { readAgent, readSnapshot, startOf, type Snapshot } from './snapshot.js';
import { createTransport, type FetchLike, type TokenSource, type Transport } from './transport.js';

/** The SDK's part: sdk.ts. */
export type LoadSdk = () => Promise<{
  createSdkApi(hosts: Hosts, transport: Transport): PureCloudApi;
}>;

export interface PureCloudOptions {
  readonly settings: PureCloudSettings;
  readonly tokens: TokenSource;
  readonly fetch: FetchLike;
  readonly openSocket: OpenSocket;
  readonly clock: Clock;
  /** 0 (inclusive) to 1. */
  readonly random: () => number;
  /** Calls back when the network may be there again, or the page is looked at again. */
  readonly hints?: (listener: () => void) => Disposer;
  readonly loadSdk: LoadSdk;
  readonly loadPhone: LoadPhone;
}

/** Counters for the support bundle. */
export type PureCloudCounters = Pick<PureCloudHealth, 'requests' | 'sockets' | 'ignoredFrames'>;

export interface PureCloudClient extends PureCloudPort {
  /**
   * The agent's phone, a chunk of its own; another call ends the former. It also ends when another agent connects. Rejects
   * with a PortError.
   */
  phone(): Promise<PhonePort>;
  /** Tries a lost connection now instead of later. */
  retryNow(): void;
  readonly counters: PureCloudCounters;
  /** How the connection has been, for the support bundle. */
  health(): PureCloudHealth;
}

/** One signed-in agent's connection, for as long as it is the same agent. */
interface Contact {
  readonly agent: PureCloudAgent;
  readonly channel: NotificationChannel;
  readonly tracker: InteractionTracker;
}

/**
 * PureCloud over its REST API and its notification channel.
 *
 * Events are passed on from the moment the socket is open, also those that come before a snapshot has been
 * read: the engine keeps what it hears while a read is under way. `connect` may be called again after it
 * failed, and after the agent has signed in again, whoever that is.
 */
export function createPureCloud(options: PureCloudOptions): PureCloudClient {
  const { settings, tokens, clock, random } = options;
  const hosts = pureCloudHosts(settings);
  const log = createCallLog(clock);
  const transport = createTransport({ fetch: options.fetch, tokens, clock, random, log });
  const listeners = createListeners<PureCloudPortEvent>();
  const phones = createPhoneAccess(
    options.loadPhone,
    { hosts, transport, clock, readAll: readConversations },
    () => connected().contact.agent.id,
  );

  /** `null`: nothing has been told yet. */
  let reach: 'open' | LossReason | null = null;
  let condition: PureCloudCondition = 'signedOut';
  let api: PureCloudApi | null = null;
  let contact: Contact | null = null;
  let prepared: Promise<unknown> | undefined;
  /** Counts presence and routing events, so that a snapshot which they overtook is not taken. */
  let heard = 0;
  let connecting = 0;
  let disposed = false;
  const past = { sockets: 0, ignoredFrames: 0 };

  function emit(event: PureCloudPortEvent): void {
    if (!disposed) listeners.tell(event);
  }

  function become(next: PureCloudCondition): void {
    if (condition === next) return;
    condition = next;
    emit({ type: 'condition', condition: next });
  }

  function lost(reason: LossReason): void {
    catchUp.stop();
    // Before the first contact there is nothing to be lost.
    if (reach !== null && reach !== reason) {
      reach = reason;
      emit({ type: 'reach', side: 'pureCloud', is: 'lost', reason });
    }
    become(reason === 'connection' ? 'lost' : 'signedOut');
  }

  function back(): void {
    const wasLost = reach !== null && reach !== 'open';
    reach = 'open';
    if (wasLost) {
      emit({ type: 'reach', side: 'pureCloud', is: 'back' });
      phones.tell({ is: 'back' });
    }
    become('ready');
  }

  function tokenGone(reason: 'signedOut' | 'tokenExpired'): void {
    prepared = undefined;
    contact?.channel.stop();
    lost(reason);
  }

  function hear(topic: Topic, body: unknown, tracker: InteractionTracker): void {
    if (topic === 'conversations') {
      heard += 1;
      emitInteraction(tracker.hear(body));
      phones.tell({ is: 'one', conversation: body, at: heard });
    } else if (topic === 'presence') {
      const event = readPresenceEvent(body);
      if (event === undefined) return;
      heard += 1;
      emit(event);
    } else if (topic === 'station') {
      phones.tell({ is: topic });
    } else {
      const told = isRecord(body) ? body['routingStatus'] : undefined;
      const status = readRoutingStatus(told);
      if (status === undefined) return;
      heard += 1;
      phones.tell({ is: 'routing', status });
      emit({ type: 'routingStatus', status, ...startOf(told) });
    }
  }

  function emitInteraction(event: InteractionEvent | undefined): void {
    if (event !== undefined) emit(event);
  }

  function makeContact(
    agent: PureCloudAgent,
    client: PureCloudApi,
    channelAnswer: Promise<unknown> | undefined,
  ): Contact {
    const tracker = createInteractionTracker(agent.id);
    const channel = createChannel({
      api: client,
      ...(channelAnswer === undefined ? {} : { prepared: channelAnswer }),
      userId: agent.id,
      openSocket: options.openSocket,
      clock,
      random,
      onEvent: (topic, body) => hear(topic, body, tracker),
      onBack: back,
      onLost: () => {
        if (tokens.token() === null) tokenGone('tokenExpired');
        else lost('connection');
      },
      onGap: () => catchUp.start(),
      onSignedOut: () => lost('tokenExpired'),
    });
    return { agent, channel, tracker };
  }

  function leave(): void {
    catchUp.stop();
    phones.leave();
    if (contact === null) return;
    past.sockets += contact.channel.sockets;
    past.ignoredFrames += contact.channel.ignored;
    contact.channel.dispose();
    contact = null;
  }

  async function connect(): Promise<{
    agent: PureCloudAgent;
    presences: readonly PresenceDefinition[];
  }> {
    const mine = (connecting += 1);
    const current = (): void => {
      if (disposed || mine !== connecting) {
        throw new PortError({ kind: 'transient', reason: 'network' }, 'connect was superseded');
      }
    };
    become('connecting');
    try {
      const client = await theApi();
      // The channel is asked for before it is known for whom, which saves a round trip. It is kept, should
      // the rest fail: a user has only 20.
      if (contact === null) prepared ??= client.createChannel();
      const asked = prepared;
      asked?.catch(() => {
        if (prepared === asked) prepared = undefined;
      });
      const [me, definitions] = await Promise.all([
        client.me('definitions'),
        client.presenceDefinitions(),
      ]);
      current();
      const agent = readAgent(me);
      if (contact?.agent.id !== agent.id) leave();
      contact ??= makeContact(agent, client, prepared);
      prepared = undefined;
      await contact.channel.open();
      current();
      back();
      return { agent, presences: readDefinitions(definitions, me) };
    } catch (error) {
      if (!disposed && mine === connecting) {
        become(tokens.token() === null ? 'signedOut' : 'lost');
      }
      throw toPortError(error);
    }
  }

  async function theApi(): Promise<PureCloudApi> {
    try {
      api ??= (await options.loadSdk()).createSdkApi(hosts, transport);
      return api;
    } catch {
      throw new PortError({ kind: 'transient', reason: 'network' }, 'the SDK did not load');
    }
  }

  /** Throws a PortError where nobody is connected. */
  function connected(): { readonly api: PureCloudApi; readonly contact: Contact } {
    if (api !== null && contact !== null) return { api, contact };
    throw new PortError({ kind: 'transient', reason: 'network' }, 'not connected yet');
  }

  async function readConversations(): Promise<unknown> {
    const asOf = heard;
    const answer = await connected().api.conversations();
    phones.tell({ is: 'all', answer, asOf });
    return answer;
  }

  async function snapshot(): Promise<Snapshot> {
    const { api, contact } = connected();
    const [me, all] = await Promise.all([api.me(), readConversations()]);
    const read = readSnapshot(me, all, contact.agent.id);
    if (read.routingStatus !== undefined) {
      phones.tell({ is: 'routing', status: read.routingStatus });
    }
    return read;
  }

  /** Reads what may have been missed and tells it as events, unless an event has overtaken it. */
  async function resync(): Promise<CatchUpEnd> {
    const before = heard;
    const asked = contact;
    // Whoever is told of a loss, and then of the return, reads afresh.
    const outdated = (): boolean => asked === null || asked !== contact || reach !== 'open';
    try {
      const { presence, interactions, routingStatus, started } = await snapshot();
      if (asked === null || outdated()) return 'done';
      if (before !== heard) return 'overtaken';
      emit({ type: 'status', side: 'pureCloud', ...presence });
      for (const event of asked.tracker.settle(interactions)) emit(event);
      if (routingStatus !== undefined) {
        emit({ type: 'routingStatus', status: routingStatus, ...started });
      }
      return 'done';
    } catch (error) {
      suspectAfter(error);
      return outdated() || isSignedOut(error) ? 'done' : 'failed';
    }
  }
  const catchUp = createCatchUp(clock, resync);

  function suspectAfter(error: unknown): void {
    if (isUnreachable(error)) contact?.channel.suspect();
  }

  const counters = (): PureCloudCounters => ({
    requests: transport.requests,
    sockets: past.sockets + (contact?.channel.sockets ?? 0),
    ignoredFrames: past.ignoredFrames + (contact?.channel.ignored ?? 0),
  });

  const stopTokens = tokens.whenGone((because) => {
    tokenGone(because === 'signedOut' ? 'signedOut' : 'tokenExpired');
  });
  const stopHints = options.hints?.(() => contact?.channel.retryNow());

  return {
    listen: (listener) => listeners.add(listener),
    connect,
    async read() {
      const before = heard;
      const asked = contact;
      try {
        const { presence, interactions, routingStatus, started } = await snapshot();
        // Whoever reads knows them from now on: their ends are to be told, also when they are missed at first.
        if (asked !== null && asked === contact)
          asked.tracker.learn(interactions, before !== heard);
        return {
          side: 'pureCloud',
          ...presence,
          interactions,
          ...(routingStatus === undefined ? {} : { routingStatus }),
          ...(started.since === undefined ? {} : { routingSince: started.since }),
        };
      } catch (error) {
        suspectAfter(error);
        throw toPortError(error);
      }
    },
    async set(status, by): Promise<Presence> {
      const { api, contact } = connected();
      try {
        const answer = await api.setPresence(contact.agent.id, status, by);
        // PureCloud took it, whatever its answer looks like.
        return readPresence(answer) ?? { status };
      } catch (error) {
        throw toPortError(error);
      }
    },
    async inactivityTimeout() {
      try {
        return readInactivityTimeout(await connected().api.inactivityTimeout());
      } catch (error) {
        if (error instanceof RestError && (error.status === 403 || error.status === 404)) {
          return null;
        }
        throw toPortError(error);
      }
    },
    phone: () => phones.open(),
    async touch() {
      try {
        await connected().api.touch();
      } catch (error) {
        throw toPortError(error);
      }
    },
    lastCall: () => transport.lastTaken,
    retryNow: () => contact?.channel.retryNow(),
    get counters() {
      return counters();
    },
    health: () => ({ ...log.health, ...counters() }),
    dispose() {
      if (disposed) return;
      disposed = true;
      stopTokens();
      stopHints?.();
      leave();
      transport.dispose();
      listeners.clear();
    },
  };
}
