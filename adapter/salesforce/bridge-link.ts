import type { Clock } from '../ports/clock.js';
import type { Disposer } from '../ports/disposer.js';
import {
  BRIDGE_CHANNEL,
  readBridgeMessage,
  softphoneMessage,
  type BridgeMessage,
  type BridgeRequest,
} from './bridge-protocol.js';
import { plainJson } from '../ports/json.js';
import type { MessageService } from './message-service.js';

/** Waits between the first hellos, in milliseconds; then the last one again. The bridge may load later than we do. */
const HELLO_WAITS: readonly number[] = [200, 300, 500, 1_000];

/** Without any answer for so long after the start, the bridge is missing. */
const MISSING_AFTER = 10_000;

/**
 * The bridge's heartbeat comes every 5 s. After this silence it is asked; only an unanswered question makes it silent,
 * because a tab in the background runs its timers once a minute, but answers messages at once.
 */
const SUSPECT_AFTER = 7_500;
const SILENT_AFTER = 2_500;

/** Hellos to a bridge that is not there: after 5 s, doubling to 60 s. */
const RETRY_FIRST = 5_000;
const RETRY_LONGEST = 60_000;

/** The bridge shows its agent whether a softphone is there. */
const HEARTBEAT = 30_000;

/** A request or its answer may get lost; the bridge knows a request that comes again. */
const REQUEST_AGAIN: readonly number[] = [1_500, 4_000];

/** Below the engine's 10 s, so that what is told is the cause and not the limit. */
const REQUEST_LIMIT = 9_500;

export type LinkEvent =
  /** A bridge answers. `again`: one was there before, and what it told meanwhile may be lost. */
  | { readonly is: 'up'; readonly again: boolean }
  /** It does not answer, or never did (`ever`). */
  | { readonly is: 'down'; readonly ever: boolean }
  /** A message of the bridge did not arrive. */
  | { readonly is: 'gap' }
  | {
      readonly is: 'event';
      readonly name: string;
      readonly params: Readonly<Record<string, unknown>>;
    };

/** Why a request has no answer: nobody answered in time, or the bridge went away. */
export class LinkError extends Error {
  override readonly name = 'LinkError';

  constructor(readonly reason: 'timeout' | 'gone') {
    super(reason === 'timeout' ? 'The bridge did not answer in time.' : 'The bridge is not there.');
  }
}

export interface BridgeLink {
  readonly state: 'waiting' | 'up' | 'down';
  /**
   * Asks the bridge. Resolves with the body of its answer; rejects with a LinkError within 9.5 s. Before the first
   * bridge is there it waits for it.
   */
  request(request: BridgeRequest): Promise<Readonly<Record<string, unknown>>>;
  /** Says hello now. */
  greet(): void;
  dispose(): void;
}

interface Pending {
  readonly request: BridgeRequest;
  readonly timers: Set<Disposer>;
  sent: boolean;
  readonly resolve: (body: Readonly<Record<string, unknown>>) => void;
  readonly reject: (error: LinkError) => void;
}

interface Bridge {
  readonly instance: string;
  seq: number;
}

/**
 * The line to the bridge: greets it until it answers, notices when it falls silent, was loaded anew or lost a
 * message, and carries requests. It begins one turn after the call, so that a listener's owner is ready for it.
 */
export function createBridgeLink({
  messages,
  clock,
  instanceId,
  listener,
}: {
  readonly messages: MessageService;
  readonly clock: Clock;
  /** This page's own name, unlike any other's. */
  readonly instanceId: string;
  readonly listener: (event: LinkEvent) => void;
}): BridgeLink {
  let state: BridgeLink['state'] = 'waiting';
  let bridge: Bridge | null = null;
  let ever = false;
  let seq = 0;
  let requests = 0;
  let helloWait: Disposer = () => {};
  let watch: Disposer = () => {};
  let disposed = false;
  /** Bridges that a newer one has replaced: a second one in the same tab must not be heard in turns with the first. */
  const replaced = new Set<string>();
  const pending = new Map<string, Pending>();

  const say = (what: Parameters<typeof softphoneMessage>[2]): void => {
    seq += 1;
    messages.publish(BRIDGE_CHANNEL, softphoneMessage(instanceId, seq, what));
  };

  const greetAgain = (wait: (attempt: number) => number, attempt = 0): void => {
    helloWait();
    helloWait = clock.after(wait(attempt), () => {
      say({ kind: 'hello' });
      greetAgain(wait, attempt + 1);
    });
  };
  const firstWaits = (attempt: number): number =>
    HELLO_WAITS[Math.min(attempt, HELLO_WAITS.length - 1)] ?? RETRY_FIRST;
  const laterWaits = (attempt: number): number =>
    Math.min(RETRY_FIRST * 2 ** Math.min(attempt, 10), RETRY_LONGEST);

  const settle = (id: string): Pending | null => {
    const found = pending.get(id);
    if (!found) return null;
    pending.delete(id);
    for (const stop of found.timers) stop();
    return found;
  };
  const abandon = (which: (request: Pending) => boolean): void => {
    for (const [id, request] of [...pending]) {
      if (which(request)) settle(id)?.reject(new LinkError('gone'));
    }
  };

  const send = (id: string, request: Pending): void => {
    const to = bridge;
    if (to === null) return;
    request.sent = true;
    const publish = (): void =>
      say({ kind: 'request', requestId: id, bridge: to.instance, request: request.request });
    for (const wait of REQUEST_AGAIN) request.timers.add(clock.after(wait, publish));
    publish();
  };

  const lose = (): void => {
    state = 'down';
    bridge = null;
    replaced.clear();
    watch();
    abandon(() => true);
    greetAgain(laterWaits);
    listener({ is: 'down', ever });
  };
  const watchBridge = (): void => {
    watch();
    watch = clock.after(SUSPECT_AFTER, () => {
      say({ kind: 'hello' });
      watch = clock.after(SILENT_AFTER, lose);
    });
  };

  const adopt = (message: BridgeMessage): void => {
    const again = ever;
    if (bridge !== null) replaced.add(bridge.instance);
    bridge = { instance: message.instance, seq: message.seq };
    state = 'up';
    ever = true;
    helloWait();
    // What went to its predecessor may or may not have been carried out; who asked has to look.
    abandon((request) => request.sent);
    listener({ is: 'up', again });
    for (const [id, request] of [...pending]) {
      if (!request.sent) send(id, request);
    }
  };

  const hear = (value: unknown): void => {
    const message = disposed ? null : readBridgeMessage(plainJson(value));
    if (message === null || replaced.has(message.instance)) return;
    watchBridge();
    if (bridge?.instance !== message.instance) adopt(message);
    else if (message.seq > bridge.seq) {
      const missed = message.seq > bridge.seq + 1;
      bridge.seq = message.seq;
      if (missed) listener({ is: 'gap' });
    } else if (message.kind !== 'answer') return;
    if (message.kind === 'event') {
      listener({ is: 'event', name: message.name, params: message.params });
    } else if (message.kind === 'answer') {
      settle(message.requestId)?.resolve(message.body);
    }
  };

  let unsubscribe: Disposer = () => {};
  let heartbeat: Disposer = () => {};
  const beat = (): void => {
    heartbeat = clock.after(HEARTBEAT, () => {
      if (state === 'up') say({ kind: 'heartbeat' });
      beat();
    });
  };
  const begin = clock.after(0, () => {
    unsubscribe = messages.subscribe(BRIDGE_CHANNEL, hear);
    watch = clock.after(MISSING_AFTER, lose);
    say({ kind: 'hello' });
    if (state === 'waiting') greetAgain(firstWaits);
    beat();
  });

  return {
    get state() {
      return state;
    },
    request(request) {
      return new Promise((resolve, reject) => {
        if (state === 'down' || disposed) {
          reject(new LinkError('gone'));
          return;
        }
        requests += 1;
        const id = `${instanceId}-${requests}`;
        const asked: Pending = { request, timers: new Set(), sent: false, resolve, reject };
        asked.timers.add(
          clock.after(REQUEST_LIMIT, () => settle(id)?.reject(new LinkError('timeout'))),
        );
        pending.set(id, asked);
        send(id, asked);
      });
    },
    greet() {
      if (disposed) return;
      say({ kind: 'hello' });
      if (state === 'down') greetAgain(laterWaits);
    },
    dispose() {
      if (disposed) return;
      disposed = true;
      begin();
      helloWait();
      watch();
      heartbeat();
      unsubscribe();
      abandon(() => true);
    },
  };
}
