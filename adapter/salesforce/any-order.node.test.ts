import { expect } from 'chai';
import fc from 'fast-check';
import { PortError } from '../ports/port-error.js';
import type { OmniPortEvent } from '../ports/omni.js';
import { anyOrder, arriveAll, orders } from '../ports/testing/any-order.js';
import { createManualClock } from '../ports/simulated/manual-clock.js';
import { SimulatedOmniOrg } from '../ports/simulated/omni-org.js';
import { OMNI_OFFLINE } from '../sync/status.js';
import { createOmniChannel } from './omni-client.js';
import { createSimulatedBridge } from './testing/aura-bridge.js';
import { createSimulatedMessageChannel } from './testing/message-channel.js';

/**
 * The bridge as it is deployed and the client, with every message, every answer of the toolkit and every event of
 * Omni-Channel in any order (fast-check's scheduler): Salesforce promises none.
 */

const deeds = fc.array(
  fc.oneof(
    fc.record({
      do: fc.constantFrom('change' as const, 'set' as const),
      status: fc.constantFrom('Available_Case', 'Transition', 'Busy'),
    }),
    fc.record({
      do: fc.constantFrom(
        'logout' as const,
        'read' as const,
        'loseOmni' as const,
        'omniBack' as const,
        'reloadBridge' as const,
        'retryNow' as const,
        'time' as const,
        'longTime' as const,
      ),
    }),
  ),
  { maxLength: 12 },
);

type Deed = (typeof deeds extends fc.Arbitrary<infer D> ? D : never)[number];

/** Of the port: a call is answered or rejected by then, in milliseconds. */
const LIMIT = 10_000;

function setUp(scheduler: fc.Scheduler) {
  const clock = createManualClock();
  const outside = anyOrder(scheduler, clock);
  const org = new SimulatedOmniOrg();
  org.change('Available_Case');
  const channel = createSimulatedMessageChannel(outside);
  // The bridge's own heartbeats and limits are its clock's; what the toolkit needs is a way.
  const make = () => createSimulatedBridge({ clock: outside, channel, org });
  let bridge = make();
  const port = createOmniChannel({ messages: channel, clock, instanceId: 's' });
  const heard: OmniPortEvent[] = [];
  const faults: string[] = [];
  let sets = 0;
  let waiting = 0;
  port.listen((event) => heard.push(event));

  /** Each call ends once, within the limit, and never otherwise than with a PortError. */
  function ends(call: Promise<unknown>): void {
    const since = clock.now();
    waiting += 1;
    const end = (): void => {
      waiting -= 1;
      if (clock.now() - since > LIMIT) faults.push('a call was not answered in time');
    };
    call.then(end, (error: unknown) => {
      end();
      if (!(error instanceof PortError)) faults.push(`rejected with ${String(error)}`);
    });
  }

  async function act(deed: Deed): Promise<void> {
    switch (deed.do) {
      case 'change':
        org.change(deed.status, 'manual');
        break;
      case 'set':
        sets += 1;
        ends(port.set(org.named(deed.status).id.slice(0, 15), 'sync'));
        break;
      case 'logout':
        if (org.status !== null) org.logout();
        break;
      case 'read':
        ends(port.read());
        break;
      case 'loseOmni':
        if (org.reachable) org.loseConnection();
        break;
      case 'omniBack':
        org.reachable = true;
        break;
      case 'reloadBridge':
        bridge.destroy();
        bridge = make();
        break;
      case 'retryNow':
        port.retryNow();
        break;
      case 'time':
        await clock.advance(1_000);
        break;
      case 'longTime':
        await clock.advance(12_000);
    }
  }

  return {
    clock,
    org,
    port,
    heard,
    faults,
    act,
    get sets() {
      return sets;
    },
    get waiting() {
      return waiting;
    },
    async rest() {
      org.reachable = true;
      for (let round = 0; round < 70; round += 1) {
        await arriveAll(scheduler);
        await clock.advance(1_000);
      }
      await arriveAll(scheduler);
    },
    end() {
      port.dispose();
      bridge.destroy();
    },
  };
}

function play(
  scheduler: fc.Scheduler,
  plan: readonly Deed[],
  act: (deed: Deed) => Promise<void>,
): void {
  scheduler.scheduleSequence(
    plan.map((deed) => ({ label: JSON.stringify(deed), builder: () => act(deed) })),
  );
}

describe('the softphone and its bridge, whatever the order of messages', () => {
  it('end every call, set nothing twice, and find each other again', async function () {
    this.timeout(600_000);
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), deeds, async (scheduler, plan) => {
        const world = setUp(scheduler);
        play(scheduler, plan, (deed) => world.act(deed));
        await arriveAll(scheduler);
        await world.rest();
        const { org, heard, faults } = world;
        expect(faults.join('; ')).to.equal('');
        expect(world.waiting).to.equal(0);
        expect(org.writes).to.be.at.most(world.sets);
        // Lost and back take turns, beginning with a loss.
        const reaches = heard.flatMap((event) => (event.type === 'reach' ? [event.is] : []));
        const turns = reaches.map((_is, nth) => (nth % 2 === 0 ? 'lost' : 'back'));
        expect(reaches).to.deep.equal(turns);
        // Whoever was logged out while it was lost is heard of by the next login.
        if (reaches.at(-1) === 'lost') {
          expect(org.status).to.equal(null);
          org.change('Busy', 'login');
          await world.rest();
        }
        const reading = world.port.read();
        await world.rest();
        expect((await reading).status).to.equal(org.status?.id.slice(0, 15) ?? OMNI_OFFLINE);
        world.end();
        await arriveAll(scheduler);
        expect(world.clock.waiting).to.equal(0);
      }),
      orders(100),
    );
  });

  it('tell nothing and leave no timer once the softphone has ended, whenever that is', async function () {
    this.timeout(600_000);
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), deeds, fc.nat(30), async (scheduler, plan, before) => {
        const world = setUp(scheduler);
        play(scheduler, plan, (deed) => world.act(deed));
        for (let nth = 0; nth < before && scheduler.count() > 0; nth += 1) {
          await scheduler.waitNext(1);
        }
        world.end();
        world.heard.length = 0;
        await arriveAll(scheduler);
        await world.clock.advance(60_000);
        await arriveAll(scheduler);
        expect(world.heard).to.deep.equal([]);
        expect(world.faults.join('; ')).to.equal('');
        expect(world.waiting).to.equal(0);
      }),
      orders(100),
    );
  });
});
