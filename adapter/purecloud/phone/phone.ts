import type { Clock } from '../../ports/clock.js';
import type { Disposer } from '../../ports/disposer.js';
import { isRecord, recordsOf, textOf } from '../../ports/json.js';
import { createListeners } from '../../ports/listeners.js';
import { isSeen, standOf } from '../../ports/phone-rules.js';
import { createPhoneTurns } from '../../ports/phone-turns.js';
import type { Callee, Interaction, PhoneAction, PhonePort } from '../../ports/phone.js';
import { PortError } from '../../ports/port-error.js';
import type { RoutingStatus } from '../../sync/events.js';
import { createCatchUp } from '../catch-up.js';
import type { ConversationNews } from '../conversation-news.js';
import type { Hosts } from '../hosts.js';
import { readRoutingStatus } from '../presence.js';
import { RestError, isSignedOut, toPortError } from '../rest-error.js';
import type { RestRequest, Transport } from '../transport.js';
import { createCertainty, isUncertain } from './certainty.js';
import { createLookUps } from './look-ups.js';
import { PERMISSIONS, forbiddenBy } from './permissions.js';
import {
  backOnQueue,
  callTo,
  conversation,
  requestFor,
  routingStatus,
  type PhoneRequest,
} from './requests.js';
import type { ReadInteraction } from './reading.js';
import { LINGERING, createRoster } from './roster.js';
import { createSightings } from './sightings.js';

export interface PhoneOptions {
  /** In lower case. */
  readonly userId: string;
  readonly hosts: Hosts;
  readonly transport: Transport;
  readonly clock: Clock;
  /** Every conversation that is heard or read, by whomever. */
  readonly listen: (listener: (news: ConversationNews) => void) => Disposer;
  /** Has all conversations read, of which the listener is told. */
  readonly readAll: () => Promise<unknown>;
  /** As last told; `null`: not yet. */
  readonly routing: () => RoutingStatus | null;
}

/** Who else reads after a loss has begun by then, in milliseconds. */
const BACK_PAUSE = 500;

/** What PureCloud answers where the conversation ended, or went on, before the call came. */
const OVER: ReadonlyMap<number, 'gone'> = new Map([
  [404, 'gone'],
  [409, 'gone'],
  [410, 'gone'],
]);

/** The names of the agent's queues are asked for again after this long where one is missing, in milliseconds. */
const NAMES_PAUSE = 60_000;

export interface PureCloudPhone extends PhonePort {
  /** Resolves once it is known what there is, or that it is not known in time. Never rejects. */
  readonly begun: Promise<void>;
}

/** PureCloud's conversations as an agent's phone. It lives as long as the connection of one agent. */
export function createPhone(options: PhoneOptions): PureCloudPhone {
  const { userId, hosts, transport, clock } = options;
  const listeners = createListeners<readonly Interaction[]>();
  const stationListeners = createListeners<undefined>();
  const turns = createPhoneTurns();
  const calling = new Map<string, Promise<string>>();
  const queueNames = new Map<string, string>();
  const roster = createRoster({
    userId,
    queueName: (id) => queueNames.get(id) ?? '',
    now: () => clock.now(),
  });
  const catchUp = createCatchUp(clock, async () => {
    try {
      await options.readAll();
      return 'done';
    } catch (error) {
      return isSignedOut(error) ? 'done' : 'failed';
    } finally {
      certainty.wasRead();
    }
  });
  const certainty = createCertainty({ clock, read: () => catchUp.start() });
  const sightings = createSightings(clock, () => catchUp.start());
  let routing = options.routing();
  let stopBack: Disposer = () => undefined;
  let stopLingering: Disposer = () => undefined;
  let namesAskedAt: number | null = null;
  let disposed = false;

  async function ask(
    { method, path, body }: PhoneRequest,
    more: Pick<RestRequest, 'outlives'> = {},
  ): Promise<unknown> {
    if (disposed) throw new RestError('aborted', method);
    const { data } = await transport.send({
      method,
      url: `${hosts.api}/api/v2${path}`,
      headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body }),
      ...more,
    });
    return data;
  }

  const lookUps = createLookUps(ask, userId);

  function hear(news: ConversationNews): void {
    // What was not heard during a loss may have been about the station.
    if (news.is === 'station' || news.is === 'back') stationListeners.tell(undefined);
    if (news.is === 'station') return;
    if (news.is === 'back') {
      stopBack();
      stopBack = clock.after(BACK_PAUSE, () => catchUp.start());
      return;
    }
    if (news.is === 'routing') {
      const before = routing;
      routing = news.status;
      if (before === routing || disposed) return;
      certainty.look();
      listeners.tell(roster.interactions);
      return;
    }
    if (news.is === 'one') changed(roster.hear(news.conversation, news.at));
    else {
      stopBack();
      catchUp.stop();
      changed(roster.settle(news.answer, news.asOf));
      readLingering();
    }
  }

  function changed(anything: boolean): void {
    if (!anything || disposed) return;
    sightings.look();
    certainty.look();
    nameQueues();
    watchLingering();
    listeners.tell(roster.interactions);
  }

  /** An event tells a queue's id alone where the queue itself takes no part. */
  function nameQueues(): void {
    const nameless = roster.interactions.some(({ queue }) => queue?.name === '');
    const recently = namesAskedAt !== null && clock.now() - namesAskedAt < NAMES_PAUSE;
    if (!nameless || recently) return;
    namesAskedAt = clock.now();
    // Without its name it is shown all the same.
    ownQueues().catch(() => undefined);
  }

  async function ownQueues(): ReturnType<PhonePort['queues']> {
    const queues = await lookUps.queues();
    for (const { id, name } of queues) queueNames.set(id, name);
    changed(roster.reread());
    return queues;
  }

  function watchLingering(): void {
    stopLingering();
    if (!roster.interactions.some(({ id }) => roster.find(id)?.lingers === true)) return;
    stopLingering = clock.after(LINGERING / 10, () => {
      changed(roster.dropLingering());
      watchLingering();
    });
  }

  /** A call that was refused may have been so for a reason not heard; what may have been carried out was read already. */
  function failed(error: unknown, deed: PhoneAction['do'] | 'dial'): PortError {
    const status = error instanceof RestError ? error.status : 0;
    if (!disposed && !isUncertain(error) && ![401, 403, 429].includes(status)) catchUp.start();
    const because = OVER.get(status);
    const port = toPortError(error);
    if (because === undefined || deed === 'dial') return port;
    // PureCloud does not say which of the two it does not know.
    const toNobody = status === 404 && (deed === 'transfer' || deed === 'consult');
    const facts = { ...port.facts, because: toNobody ? ('notFound' as const) : because };
    return new PortError(port.failure, port.detail, facts);
  }

  const looked = async <T>(call: Promise<T>): Promise<T> => {
    try {
      return await call;
    } catch (error) {
      throw toPortError(error);
    }
  };

  async function place(to: Callee, queue: string | null): Promise<string> {
    const since = sightings.changes;
    const before = new Set(roster.interactions.map(({ id }) => id));
    const request = callTo(to, queue);
    try {
      const id = await certainty.settle({
        async send() {
          const answer = await ask(request);
          const told = isRecord(answer) ? textOf(answer['id']) : undefined;
          if (told === undefined) throw new RestError('network', `POST /api/v2${request.path}`);
          return told;
        },
        shown: () => roster.interactions.find((one) => isOwnCall(one) && !before.has(one.id))?.id,
      });
      void sightings.showing(() => roster.find(id) !== undefined, since);
      return id;
    } catch (error) {
      throw failed(error, 'dial');
    }
  }

  async function readOne(interaction: string): Promise<void> {
    const before = roster.find(interaction);
    const answer = await ask(conversation(interaction));
    // What was heard meanwhile is newer.
    if (roster.find(interaction) === before) changed(roster.hear(answer, 0));
  }

  /** No list tells whether what lingers was wrapped up meanwhile. */
  function readLingering(): void {
    for (const { id } of roster.interactions) {
      // Where it cannot be read, it is offered as before.
      if (roster.find(id)?.lingers === true) readOne(id).catch(() => undefined);
    }
  }

  /** Somebody else may have had PureCloud offer again meanwhile: that is as good. */
  async function goBack(): Promise<void> {
    const offers = (): true | undefined => routing !== 'NOT_RESPONDING' || undefined;
    await certainty.settle({
      send: () => ask(backOnQueue(userId)).then((): true => true),
      shown: offers,
      async lookUp() {
        const answer = await ask(routingStatus(userId)).catch(() => null);
        const status = readRoutingStatus(answer);
        if (status !== undefined) hear({ is: 'routing', status });
        return offers();
      },
    });
  }

  /** Whether a wrap-up stands in a conversation that is over. */
  async function isSaved(
    { interaction, code }: Extract<PhoneAction, { do: 'wrapUp' }>,
    { participant }: ReadInteraction,
  ): Promise<boolean> {
    const answer = await ask(conversation(interaction)).catch(() => null);
    const all = (isRecord(answer) ? recordsOf(answer['participants']) : undefined) ?? [];
    const written = all.find(({ id }) => id === participant)?.['wrapup'];
    return isRecord(written) && written['code'] === code && written['provisional'] !== true;
  }

  const stopNews = options.listen(hear);
  const begun = certainty.reading();

  return {
    begun,
    get interactions() {
      return roster.interactions;
    },
    get notResponding() {
      return routing === 'NOT_RESPONDING';
    },
    listen: (listener) => listeners.add(listener),
    perform: (action) =>
      turns.take(action, async () => {
        if (disposed) throw toPortError(new RestError('aborted', action.do));
        const read = roster.find(action.interaction);
        const stand = standOf(action, read?.interaction);
        if (stand === 'so') return { settled: Promise.resolve() };
        if (read === undefined || stand === 'impossible') {
          throw new PortError(
            { kind: 'permanent', reason: 'refused' },
            `${action.do}: not in this state`,
          );
        }
        sightings.unguard(action.interaction);
        const since = sightings.changes;
        const shows = (): boolean => {
          const now = roster.find(action.interaction);
          return isSeen(action, now?.interaction) || hasHungUpCall(action, read, now);
        };
        // What was saved for good may end the interaction, and so may its time.
        const tells = (): boolean =>
          shows() && (action.do !== 'wrapUp' || roster.find(action.interaction) !== undefined);
        try {
          await certainty.settle({
            send: () => ask(requestFor(action, read, userId)).then(() => true),
            shown: () => tells() || undefined,
            lookUp: async () =>
              (action.do === 'wrapUp' && (await isSaved(action, read))) || undefined,
          });
        } catch (error) {
          throw failed(error, action.do);
        }
        return {
          settled: sightings
            .showing(shows, since)
            .then(() => sightings.guard(action.interaction, shows)),
        };
      }),
    dial(to, queue) {
      const key = JSON.stringify([to, queue]);
      const same = calling.get(key);
      if (same !== undefined) return same;
      const placed = place(to, queue).finally(() => calling.delete(key));
      calling.set(key, placed);
      return placed;
    },
    recall: (interaction) =>
      roster.find(interaction) === undefined ? looked(readOne(interaction)) : Promise.resolve(),
    backOnQueue: () => looked(goBack()),
    forbidden: () => looked(ask(PERMISSIONS).then(forbiddenBy)),
    attributes: (interaction, names) => looked(lookUps.attributes(interaction, names)),
    async wrapUpCodes(interaction) {
      const read = roster.find(interaction);
      return read === undefined ? [] : looked(lookUps.codes(interaction, read.participant));
    },
    queues: () => looked(ownQueues()),
    search: (text) => looked(lookUps.search(text)),
    station: () => looked(lookUps.station()),
    onStation: (listener) => stationListeners.add(listener),
    usualStation: () => looked(lookUps.usualStation()),
    stations: (text) => looked(lookUps.stations(text)),
    useStation: (id) => looked(lookUps.useStation(id)),
    dispose(last = []) {
      if (disposed) return;
      for (const action of last) {
        const read = roster.find(action.interaction);
        if (read?.interaction.can.includes('keepWrapUp') !== true) continue;
        ask(requestFor(action, read, userId), { outlives: true }).catch(() => undefined);
      }
      disposed = true;
      stopNews();
      stopBack();
      stopLingering();
      catchUp.stop();
      sightings.dispose();
      certainty.dispose();
      listeners.clear();
      stationListeners.clear();
    },
  };
}

const isOwnCall = ({ media, direction }: Interaction): boolean =>
  media === 'voice' && direction === 'outbound';

/** A call from a callback ends, and the callback itself goes on. */
const hasHungUpCall = (
  action: PhoneAction,
  before: ReadInteraction,
  now: ReadInteraction | undefined,
): boolean =>
  action.do === 'hangUp' &&
  before.callFromCallback !== null &&
  now?.callFromCallback !== before.callFromCallback;
