import type { Clock } from '../../ports/clock.js';
import type { Disposer } from '../../ports/disposer.js';
import { isRecord, textOf } from '../../ports/json.js';
import { createListeners } from '../../ports/listeners.js';
import { isSeen, standOf } from '../../ports/phone-rules.js';
import { createPhoneTurns } from '../../ports/phone-turns.js';
import type { Interaction, PhonePort } from '../../ports/phone.js';
import { PortError } from '../../ports/port-error.js';
import { createCatchUp } from '../catch-up.js';
import type { ConversationNews } from '../conversation-news.js';
import type { Hosts } from '../hosts.js';
import { RestError, isSignedOut, toPortError } from '../rest-error.js';
import type { Transport } from '../transport.js';
import { createLookUps } from './look-ups.js';
import { requestFor, type PhoneRequest } from './requests.js';
import { LINGERING, createRoster } from './roster.js';

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
}

/** What no event has told of by then is read, in milliseconds. */
const EVENT_LIMIT = 5_000;

/** The same where events told of something else since it was sent. */
const OTHER_EVENT_LIMIT = 1_000;

/** Events may come in another order than they were sent; so long one may undo what a later one told, in milliseconds. */
const DISORDER = 2_000;

/** Who else reads after a loss has begun by then, in milliseconds. */
const BACK_PAUSE = 500;

/** The names of the agent's queues are asked for again after this long where one is missing, in milliseconds. */
const NAMES_PAUSE = 60_000;

/** PureCloud's conversations as an agent's phone. It lives as long as the connection of one agent. */
export function createPhone(options: PhoneOptions): PhonePort {
  const { userId, hosts, transport, clock } = options;
  const listeners = createListeners<readonly Interaction[]>();
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
    }
  });
  /** Those who wait until something shows. */
  const watchers = new Set<() => void>();
  const guards = new Map<string, () => void>();
  let changes = 0;
  let stopBack: Disposer = () => undefined;
  let stopLingering: Disposer = () => undefined;
  let namesAskedAt: number | null = null;
  let disposed = false;

  async function ask({ method, path, body }: PhoneRequest): Promise<unknown> {
    if (disposed) throw new RestError('aborted', method);
    const { data } = await transport.send({
      method,
      url: `${hosts.api}/api/v2${path}`,
      headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body }),
    });
    return data;
  }

  const lookUps = createLookUps(ask, userId);

  function hear(news: ConversationNews): void {
    if (news.is === 'back') {
      stopBack();
      stopBack = clock.after(BACK_PAUSE, () => catchUp.start());
      return;
    }
    if (news.is === 'one') changed(roster.hear(news.conversation, news.at));
    else {
      stopBack();
      catchUp.stop();
      changed(roster.settle(news.answer, news.asOf));
    }
  }

  function changed(anything: boolean): void {
    if (!anything || disposed) return;
    changes += 1;
    for (const watch of [...watchers]) watch();
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

  /** Resolves once it shows; what does not show in time is read. `since`: the changes until it was sent. Never rejects. */
  function showing(shows: () => boolean, since: number): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        stop();
        watchers.delete(watch);
        resolve();
      };
      const read = (): void => {
        end();
        catchUp.start();
      };
      let stop = clock.after(changes > since ? OTHER_EVENT_LIMIT : EVENT_LIMIT, read);
      const watch = (): void => {
        if (disposed || shows()) {
          end();
          return;
        }
        stop();
        stop = clock.after(OTHER_EVENT_LIMIT, read);
      };
      if (disposed || shows()) end();
      else watchers.add(watch);
    });
  }

  /** What showed may be undone by an event that was overtaken: it is read then. Another action ends the watch. */
  function guard(interaction: string, shows: () => boolean): void {
    if (disposed) return;
    const end = (): void => {
      stop();
      watchers.delete(watch);
      if (guards.get(interaction) === end) guards.delete(interaction);
    };
    const watch = (): void => {
      if (!disposed && shows()) return;
      end();
      if (!disposed) catchUp.start();
    };
    const stop = clock.after(DISORDER, end);
    guards.set(interaction, end);
    watchers.add(watch);
  }

  /** A call that did not come to its end may have been carried out, and one that was refused, for a reason not heard. */
  function failed(error: unknown): PortError {
    const status = error instanceof RestError ? error.status : 0;
    if (!disposed && ![401, 403, 429].includes(status)) catchUp.start();
    return toPortError(error);
  }

  const looked = async <T>(call: Promise<T>): Promise<T> => {
    try {
      return await call;
    } catch (error) {
      throw toPortError(error);
    }
  };

  async function place(number: string, queue: string | null): Promise<string> {
    const since = changes;
    try {
      const answer = await ask({
        method: 'POST',
        path: '/conversations/calls',
        body: { phoneNumber: number, ...(queue === null ? {} : { callFromQueueId: queue }) },
      });
      const id = isRecord(answer) ? textOf(answer['id']) : undefined;
      if (id === undefined) throw new RestError('network', 'POST /api/v2/conversations/calls');
      void showing(() => roster.find(id) !== undefined, since);
      return id;
    } catch (error) {
      throw failed(error);
    }
  }

  const stopNews = options.listen(hear);
  catchUp.start();

  return {
    get interactions() {
      return roster.interactions;
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
        guards.get(action.interaction)?.();
        const since = changes;
        try {
          await ask(requestFor(action, read, userId));
        } catch (error) {
          throw failed(error);
        }
        const shows = (): boolean => isSeen(action, roster.find(action.interaction)?.interaction);
        return { settled: showing(shows, since).then(() => guard(action.interaction, shows)) };
      }),
    dial(number, queue) {
      const key = JSON.stringify([number, queue]);
      const same = calling.get(key);
      if (same !== undefined) return same;
      const placed = place(number, queue).finally(() => calling.delete(key));
      calling.set(key, placed);
      return placed;
    },
    async wrapUpCodes(interaction) {
      const read = roster.find(interaction);
      return read === undefined ? [] : looked(lookUps.codes(interaction, read.participant));
    },
    queues: () => looked(ownQueues()),
    search: (text) => looked(lookUps.search(text)),
    station: () => looked(lookUps.station()),
    stations: (text) => looked(lookUps.stations(text)),
    useStation: (id) => looked(lookUps.useStation(id)),
    dispose() {
      if (disposed) return;
      disposed = true;
      stopNews();
      stopBack();
      stopLingering();
      catchUp.stop();
      for (const watch of [...watchers]) watch();
      listeners.clear();
    },
  };
}
