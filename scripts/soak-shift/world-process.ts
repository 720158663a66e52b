/**
 * The simulator in a process of its own, on the shift's clock: the same `start` as `npm start`, with real HTTP and
 * real sockets; only its dates and timers wait to be told the time.
 */
import { subscribe } from 'node:diagnostics_channel';
import { IncomingMessage, ServerResponse } from 'node:http';
import { WebSocket } from 'ws';
import { isRecord } from '../../adapter/ports/json.js';
import { OMNI_OFFLINE, SIDES, type Side } from '../../adapter/sync/status.js';
import type { Started } from '../start.js';
import type { Look } from './page-clock.js';
import { ShiftClock } from './shift-clock.js';
import type { WorldAnswer, WorldReport } from './world-link.js';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Real ones, kept for nobody: whatever runs here from now on runs on the shift's clock. */
const clock = new ShiftClock(Date.now(), turn);

class Handle {
  constructor(readonly id: number) {}
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }
  hasRef(): boolean {
    return true;
  }
  refresh(): this {
    return this;
  }
  [Symbol.toPrimitive](): number {
    return this.id;
  }
}

const timer =
  (repeats: boolean) =>
  (run: (...args: unknown[]) => void, milliseconds?: unknown, ...args: unknown[]) =>
    new Handle(clock.add(() => run(...args), milliseconds, repeats));
const stop = (handle: unknown): void => clock.remove(handle instanceof Handle ? handle.id : handle);

const count = { activity: 0, calls: 0, framesIn: 0, framesOut: 0, sockets: 0 };

/** A call counts from its coming until its answer is sent or its caller is gone. */
function countCalls(): void {
  subscribe('http.server.request.start', (message) => {
    const { request, response } = isRecord(message) ? message : {};
    count.activity += 1;
    if (!(request instanceof IncomingMessage) || !(response instanceof ServerResponse)) return;
    if (request.method === 'OPTIONS') return;
    count.calls += 1;
    response.once('close', () => {
      count.calls -= 1;
      count.activity += 1;
    });
  });
}

function countFrames(): void {
  const { prototype } = WebSocket;
  const send: unknown = Reflect.get(prototype, 'send');
  const emit: unknown = Reflect.get(prototype, 'emit');
  if (typeof send !== 'function' || typeof emit !== 'function') {
    throw new Error('ws has no send or emit any more.');
  }
  Object.assign(prototype, {
    send(this: WebSocket, ...args: unknown[]): unknown {
      if (this.readyState === WebSocket.OPEN) count.framesOut += 1;
      return Reflect.apply(send, this, args);
    },
    emit(this: WebSocket, ...args: unknown[]): unknown {
      if (args[0] === 'message') count.framesIn += 1;
      return Reflect.apply(emit, this, args);
    },
  });
}

const look = (): Look => ({ ...count, busy: 0, next: clock.next, timers: clock.pending });

const shownBy = ({ omni, pureCloud }: Started['world']): Readonly<Record<Side, string>> => ({
  omni: omni.status?.id.slice(0, 15) ?? OMNI_OFFLINE,
  pureCloud: pureCloud.presence.definition.id,
});

/** Follows the statuses and the calls of the whole shift. */
function follow(world: Started['world']): () => WorldReport {
  const calls: number[] = [];
  let requests = 0;
  let busiest = 0;
  let changes = 0;
  let shown = shownBy(world);
  const read = () => {
    const { omni, pureCloud, writes, requests: all, work, interactions, ...rest } = world.state();
    return { omni, pureCloud, writes, all, work, interactions, rest };
  };
  world.listen(() => {
    const all = world.state().requests;
    for (; requests < all; requests += 1) calls.push(clock.now);
    requests = all;
    while ((calls[0] ?? clock.now) <= clock.now - 60_000) calls.shift();
    busiest = Math.max(busiest, calls.length);
    const now = shownBy(world);
    for (const side of SIDES) if (now[side] !== shown[side]) changes += 1;
    shown = now;
  });
  return () => {
    const { omni, pureCloud, writes, work, interactions, rest } = read();
    return {
      omni,
      pureCloud,
      ids: shownBy(world),
      work: work.map(({ id, is }) => ({ id, is })),
      interactions: interactions.map(({ id, is }) => ({ id, is })),
      writes: writes.omni + writes.pureCloud,
      channels: rest.channels,
      sockets: rest.sockets,
      log: rest.log.slice(-60),
      statusChanges: changes,
      requests,
      busiestMinute: busiest,
    };
  };
}

async function main(): Promise<void> {
  // The build and the servers' own modules are loaded with the real time still in force.
  const { start } = await import('../start.js');
  clock.tellTimeIn(globalThis);
  Object.assign(globalThis, {
    setTimeout: timer(false),
    setInterval: timer(true),
    clearTimeout: stop,
    clearInterval: stop,
  });
  countCalls();
  countFrames();
  const started = await start(
    { port: 0, definition: null, scenario: null, names: false, openCti: null, tls: false },
    { log: () => undefined },
  );
  const report = follow(started.world);

  async function answer(message: Readonly<Record<string, unknown>>): Promise<WorldAnswer> {
    const { step, to } = message;
    if (step !== undefined) {
      const result = started.world.step(step);
      if (!result.ok) return { refused: result.reason };
    }
    if (typeof to === 'number') await clock.advance(to);
    else await turn();
    return message['report'] === true ? { look: look(), report: report() } : { look: look() };
  }

  process.on('message', (message: unknown) => {
    if (!isRecord(message)) return;
    void answer(message).then(
      (value) => process.send?.({ call: message['call'], ...value }),
      (error: unknown) => process.send?.({ call: message['call'], refused: String(error) }),
    );
  });
  process.on('disconnect', () => process.exit(0));
  process.send?.({ call: 0, console: started.console, now: clock.now });
}

await main();
