import { expect } from 'chai';
import { createManualClock, type ManualClock } from '../../ports/simulated/manual-clock.js';
import type { JsonRecord } from '../../ports/json.js';
import type { PhoneAction, PhonePort } from '../../ports/phone.js';
import { PortError } from '../../ports/port-error.js';
import type { ConversationNews } from '../conversation-news.js';
import type { RoutingStatus } from '../../sync/events.js';
import type { RestError } from '../rest-error.js';
import type { RestAnswer, RestRequest } from '../transport.js';
import { createPhone } from '../phone/phone.js';

export const AGENT = 'agent-id';
const API = 'https://api.example.com';

export const call = (state: string, more: JsonRecord = {}): JsonRecord => ({
  id: 'call',
  state,
  direction: 'inbound',
  ...(state === 'connected' ? { connectedTime: '2026-01-05T09:00:00.000Z' } : {}),
  ...more,
});
export const talk = (own: JsonRecord, id = 'c1', more: JsonRecord = {}): JsonRecord => ({
  id,
  startTime: '2026-01-05T09:00:00.000Z',
  participants: [
    { id: 'customer', purpose: 'customer', calls: [{ id: 'x', state: 'connected' }] },
    { id: 'own', purpose: 'agent', userId: AGENT, calls: [own], ...more },
  ],
});

/** A region whose answers a test gives by hand. */
export function makeRegion() {
  const clock = createManualClock();
  const listeners = new Set<(news: ConversationNews) => void>();
  const sent: {
    request: RestRequest;
    answer(data?: unknown): void;
    fail(error: RestError): void;
  }[] = [];
  let all: readonly JsonRecord[] = [];
  let heard = 0;
  let reads = 0;
  let readsFail: RestError | null = null;
  const tell = (news: ConversationNews): void => {
    for (const listener of listeners) listener(news);
  };
  const open = () =>
    createPhone({
      userId: AGENT,
      hosts: { api: API, login: API },
      clock,
      transport: {
        requests: 0,
        lastTaken: null,
        dispose: () => undefined,
        send: (request) =>
          new Promise<RestAnswer>((resolve, reject) => {
            sent.push({
              request,
              answer: (data) => resolve({ status: 200, data }),
              fail: reject,
            });
          }),
      },
      listen(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      routing: () => 'IDLE',
      readAll() {
        reads += 1;
        if (readsFail !== null) return Promise.reject(readsFail);
        tell({ is: 'all', answer: { entities: all }, asOf: heard });
        return Promise.resolve();
      },
    });
  const port: PhonePort = open();
  return {
    clock,
    port,
    open,
    sent,
    get reads() {
      return reads;
    },
    failReads(error: RestError | null) {
      readsFail = error;
    },
    /** What a read finds from now on; nobody is told. */
    becomes: (...conversations: readonly JsonRecord[]) => void (all = conversations),
    hear(conversation: JsonRecord) {
      heard += 1;
      tell({ is: 'one', conversation, at: heard });
    },
    /** An answer that was asked for when only so much had been heard. */
    late: (asOf: number, ...conversations: readonly JsonRecord[]) =>
      tell({ is: 'all', answer: { entities: conversations }, asOf }),
    back: () => tell({ is: 'back' }),
    routed: (status: RoutingStatus) => tell({ is: 'routing', status }),
    get listeners() {
      return listeners.size;
    },
    get heard() {
      return heard;
    },
    /** What was sent, without the address that all have. */
    get paths(): readonly string[] {
      return sent.map(({ request }) => `${request.method} ${request.url.slice(API.length + 7)}`);
    },
    get newest() {
      const last = sent.at(-1);
      if (last === undefined) throw new Error('Nothing was sent.');
      return last;
    },
  };
}
export type TestRegion = ReturnType<typeof makeRegion>;

export const settle = (clock: ManualClock): Promise<void> => clock.advance(0);
export const hold: PhoneAction = { do: 'hold', interaction: 'c1' };
export const resume: PhoneAction = { do: 'resume', interaction: 'c1' };

export async function failureOf(promise: Promise<unknown>): Promise<PortError['failure']> {
  const error: unknown = await promise.catch((reason: unknown) => reason);
  if (!(error instanceof PortError)) throw new Error(`Not a PortError: ${String(error)}`);
  return error.failure;
}

/** A region for each test of a `describe`, after which nothing may be left behind. */
export function eachWithRegion(take: (region: TestRegion) => void): void {
  let region: TestRegion;
  beforeEach(async () => {
    region = makeRegion();
    take(region);
    await settle(region.clock);
  });
  afterEach(() => {
    region.port.dispose();
    expect(region.clock.waiting, 'timers left behind').to.equal(0);
    expect(region.listeners, 'listeners left behind').to.equal(0);
  });
}
