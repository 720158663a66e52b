import { createManualClock } from '../../ports/simulated/manual-clock.js';
import { RestError } from '../rest-error.js';
import { createFakeSockets, heartbeat } from './fake-socket.js';
import { createChannel } from '../notifications/channel.js';

export const USER = 'u-1';
export const DAY = 24 * 60 * 60_000;

interface Deferred {
  readonly promise: Promise<unknown>;
  resolve(value?: unknown): void;
  reject(error: unknown): void;
}

function deferred(): Deferred {
  let resolve: (value?: unknown) => void = () => undefined;
  let reject: (error: unknown) => void = () => undefined;
  const promise = new Promise<unknown>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

export const status = (code: number, more = {}): RestError =>
  new RestError('status', 'PUT', { status: code, ...more });

/** A channel over sockets and an API of the test's own. */
export function setUpChannel(random = () => 0) {
  const timers = createManualClock();
  let slept = 0;
  const clock = { ...timers, now: () => timers.now() + slept };
  const sockets = createFakeSockets();
  sockets.behave('open');
  const log: string[] = [];
  const calls: string[] = [];
  const faults: unknown[] = [];
  let held: Deferred | null = null;
  let made = 0;
  const api = {
    async createChannel(): Promise<unknown> {
      made += 1;
      calls.push(`create ${made}`);
      return {
        id: `c${made}`,
        connectUri: `wss://streaming.example/channels/c${made}`,
        expires: new Date(clock.now() + DAY).toISOString(),
      };
    },
    async subscribe(id: string): Promise<unknown> {
      calls.push(`put ${id}`);
      const fault = faults.shift();
      if (fault !== undefined && fault !== null) throw fault;
      if (held !== null) await held.promise;
      return {};
    },
    async unsubscribe(id: string): Promise<unknown> {
      calls.push(`delete ${id}`);
      return undefined;
    },
  };
  const channel = createChannel({
    api,
    userId: USER,
    openSocket: sockets.openSocket,
    clock,
    random,
    onEvent: (topic, body) => log.push(`${topic} ${JSON.stringify(body)}`),
    onBack: () => log.push('back'),
    onLost: () => log.push('lost'),
    onGap: () => log.push('gap'),
    onSignedOut: () => log.push('signedOut'),
  });
  return {
    clock,
    sockets,
    log,
    calls,
    faults,
    channel,
    holdPuts(): Deferred {
      held = deferred();
      return held;
    },
    releasePuts(): void {
      held?.resolve();
      held = null;
    },
    /** The time goes on, and no timer runs. */
    sleep(milliseconds: number): void {
      slept += milliseconds;
    },
    /** A heartbeat every 30 s for so long. */
    async live(milliseconds: number): Promise<void> {
      for (let passed = 0; passed < milliseconds; passed += 30_000) {
        await clock.advance(Math.min(30_000, milliseconds - passed));
        for (const socket of sockets.live) socket.message(heartbeat);
      }
    },
  };
}

export const failure = async (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );
