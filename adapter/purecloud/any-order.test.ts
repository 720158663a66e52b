import { expect } from 'chai';
import fc from 'fast-check';
import type { PureCloudPortEvent } from '../ports/pure-cloud.js';
import { arriveAll, orders } from '../ports/testing/any-order.js';
import { createManualClock } from '../ports/simulated/manual-clock.js';
import { createPureCloud, type PureCloudClient } from './pure-cloud-client.js';
import { RestError } from './rest-error.js';
import { OrderedRegion } from './testing/ordered-region.js';

/**
 * Channel, subscriptions, sockets, frames, snapshots, renewals and refused tokens in any order (fast-check's
 * scheduler), for a listener that does what the engine does.
 */

const deeds = fc.array(
  fc.oneof(
    fc.record({
      do: fc.constant('presence' as const),
      id: fc.constantFrom('p1', 'p2', 'p3'),
    }),
    fc.record({ do: fc.constant('ring' as const), id: fc.constantFrom('call1', 'call2') }),
    fc.record({ do: fc.constant('set' as const), id: fc.constantFrom('p1', 'p2', 'p3') }),
    fc.record({
      do: fc.constantFrom(
        'drop' as const,
        'closing' as const,
        'closing' as const,
        'refuse' as const,
        'channelGone' as const,
        'tokenEnds' as const,
        'renew' as const,
        'retryNow' as const,
        'time' as const,
        'halfDay' as const,
      ),
    }),
    fc.record({ do: fc.constant('fault' as const), status: fc.constantFrom(429, 500, 0) }),
  ),
  { maxLength: 10 },
);

type Deed = (typeof deeds extends fc.Arbitrary<infer D> ? D : never)[number];

const AGAIN = 1_000;

/** Knows what the client tells and what it reads when it is back, as the engine does. */
function listen(client: PureCloudClient, after: (ms: number, then: () => void) => unknown) {
  const known = { presence: '', date: -1, calls: new Set<string>() };
  let kept: PureCloudPortEvent[] | null = null;
  let reads = 0;
  let lost = false;
  const take = (event: PureCloudPortEvent): void => {
    if (event.type === 'status' && (event.modifiedDate ?? 0) >= known.date) {
      known.presence = event.status;
      known.date = event.modifiedDate ?? 0;
    } else if (event.type === 'interaction') {
      if (event.is === 'connected') known.calls.add(event.id);
      else known.calls.delete(event.id);
    }
  };
  const read = (): void => {
    reads += 1;
    const mine = reads;
    kept = [];
    client.read().then(
      ({ interactions, ...status }) => {
        if (mine !== reads) return;
        take({ type: 'status', ...status });
        known.calls = new Set(interactions.map(({ id }) => id));
        const events = kept ?? [];
        kept = null;
        events.forEach(take);
      },
      () => {
        if (mine === reads && !lost) after(AGAIN, () => mine === reads && read());
      },
    );
  };
  client.listen((event) => {
    if (event.type === 'reach') {
      lost = event.is === 'lost';
      if (!lost) read();
    } else if (kept !== null) kept.push(event);
    else take(event);
  });
  return { known, read };
}

function setUp(scheduler: fc.Scheduler) {
  const clock = createManualClock();
  const region = new OrderedRegion(scheduler);
  const client = createPureCloud({
    settings: { environment: 'mypurecloud.de', clientId: 'x' },
    tokens: region.tokenSource,
    fetch: () => Promise.reject(new Error('not used')),
    openSocket: region.openSocket,
    clock,
    random: () => 0.5,
    loadPhone: () => Promise.reject(new Error('not used')),
    loadSdk: () =>
      scheduler.schedule(Promise.resolve({ createSdkApi: () => region.api }), 'the SDK loads'),
  });
  const { known, read } = listen(client, (ms, then) => clock.after(ms, then));
  let connects = 0;
  let disposed = false;

  /** Until it succeeds, or there is nobody signed in, as the session does. */
  function connect(): void {
    connects += 1;
    const mine = connects;
    client.connect().then(
      () => {
        if (mine === connects) read();
      },
      () => {
        const again = (): void => {
          if (mine === connects && region.signedIn && !disposed) connect();
        };
        clock.after(AGAIN, again);
      },
    );
  }

  async function act(deed: Deed): Promise<void> {
    switch (deed.do) {
      case 'presence':
        region.change(deed.id);
        break;
      case 'ring':
        region.ring(deed.id);
        break;
      case 'set':
        client.set(deed.id, 'sync').catch(() => undefined);
        break;
      case 'drop':
        region.drop();
        break;
      case 'closing':
        region.announceClosing();
        break;
      case 'refuse':
        region.refusals += 2;
        break;
      case 'channelGone':
        region.forgetChannels();
        break;
      case 'tokenEnds':
        region.endToken();
        break;
      case 'renew':
        region.signIn();
        connect();
        break;
      case 'retryNow':
        client.retryNow();
        break;
      case 'fault':
        region.faults.push(
          deed.status === 0
            ? new RestError('network', 'a fault')
            : new RestError('status', 'a fault', { status: deed.status }),
        );
        break;
      case 'time':
        await clock.advance(2_000);
        break;
      case 'halfDay':
        // Heartbeats would have come all the while; without them the socket is found dead, and opened again.
        await clock.advance(12 * 60 * 60_000);
    }
  }

  return {
    clock,
    region,
    client,
    known,
    connect,
    act,
    async rest() {
      if (!region.signedIn) await act({ do: 'renew' });
      region.refusals = 0;
      region.faults.length = 0;
      for (let second = 0; second < 30; second += 1) {
        await arriveAll(scheduler);
        await clock.advance(1_000);
      }
      await arriveAll(scheduler);
    },
    end() {
      disposed = true;
      client.dispose();
    },
  };
}

describe('PureCloud’s client, whatever the order of answers and frames', () => {
  it('knows at rest what PureCloud shows, over one socket', async function () {
    this.timeout(600_000);
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), deeds, async (scheduler, plan) => {
        const world = setUp(scheduler);
        world.connect();
        scheduler.scheduleSequence(
          plan.map((deed) => ({ label: JSON.stringify(deed), builder: () => world.act(deed) })),
        );
        await arriveAll(scheduler);
        await world.rest();
        const { region, known } = world;
        const seen = {
          presence: known.presence,
          calls: [...known.calls].sort(),
          listening: region.listening,
          open: region.open,
        };
        const wanted = {
          presence: region.presence.id,
          calls: [...region.calls].sort(),
          listening: 1,
          open: 1,
        };
        expect(JSON.stringify(seen)).to.equal(JSON.stringify(wanted));
        world.end();
        await arriveAll(scheduler);
        expect(region.open).to.equal(0);
        expect(world.clock.waiting).to.equal(0);
      }),
      orders(150),
    );
  });

  it('closes everything when it ends in the midst of anything', async function () {
    this.timeout(600_000);
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), deeds, fc.nat(25), async (scheduler, plan, before) => {
        const world = setUp(scheduler);
        world.connect();
        scheduler.scheduleSequence(
          plan.map((deed) => ({ label: JSON.stringify(deed), builder: () => world.act(deed) })),
        );
        for (let nth = 0; nth < before && scheduler.count() > 0; nth += 1) {
          await scheduler.waitNext(1);
        }
        world.end();
        const told: unknown[] = [];
        world.client.listen((event) => told.push(event));
        await arriveAll(scheduler);
        await world.clock.advance(60_000);
        await arriveAll(scheduler);
        expect(told).to.deep.equal([]);
        expect({ open: world.region.open, listening: world.region.listening }).to.deep.equal({
          open: 0,
          listening: 0,
        });
      }),
      orders(150),
    );
  });
});
