import { expect } from 'chai';
import fc from 'fast-check';
import type { OmniPort } from '../ports/omni.js';
import { createManualClock } from '../ports/simulated/manual-clock.js';
import { SimulatedOmniOrg } from '../ports/simulated/omni-org.js';
import { OMNI_OFFLINE, type Status } from '../sync/status.js';
import { createOmniChannel } from './omni-client.js';
import { createSimulatedBridge } from './testing/aura-bridge.js';
import { createSimulatedMessageChannel } from './testing/message-channel.js';

/** What a listener of the port takes for true: the newest event, or what it read on the side's return. */
function observer(port: OmniPort) {
  let known: Status | null = null;
  let reach: 'ok' | 'lost' = 'ok';
  let kept: Status[] | null = null;
  let reads = 0;
  const readAfresh = (): void => {
    reads += 1;
    const mine = reads;
    kept = [];
    port.read().then(
      ({ status }) => {
        if (mine !== reads) return;
        known = kept?.at(-1) ?? status;
        kept = null;
      },
      () => {
        if (mine === reads && reach === 'ok') readAfresh();
      },
    );
  };
  port.listen((event) => {
    if (event.type === 'status') {
      if (kept) kept.push(event.status);
      else known = event.status;
    } else if (event.type === 'reach') {
      reach = event.is === 'back' ? 'ok' : 'lost';
      if (event.is === 'back') readAfresh();
    }
  });
  readAfresh();
  return { seen: () => ({ known, reach }) };
}

const status = fc.constantFrom('Available_Case', 'Transition', 'Busy');
const step = fc.oneof(
  fc.record({ do: fc.constant('change' as const), status }),
  fc.record({ do: fc.constant('set' as const), status }),
  fc.record({ do: fc.constant('logout' as const) }),
  fc.record({ do: fc.constant('loseOmni' as const) }),
  fc.record({ do: fc.constant('omniBack' as const) }),
  fc.record({ do: fc.constant('reloadBridge' as const) }),
  fc.record({ do: fc.constant('stranger' as const), message: fc.object() }),
  fc.record({
    do: fc.constant('channel' as const),
    fates: fc.array(fc.record({ copies: fc.integer({ min: 0, max: 2 }), delay: fc.nat(3_000) }), {
      maxLength: 8,
    }),
  }),
);
const steps = fc.array(fc.record({ after: fc.nat(4_000), step }), { maxLength: 25 });

describe('the softphone and its bridge, whatever happens', () => {
  it('see what the agent has, and set nothing twice', async function () {
    this.timeout(60_000);
    await fc.assert(
      fc.asyncProperty(
        steps,
        fc.constantFrom('refuses', 'empty', 'refusesAll'),
        async (plan, loggedOut) => {
          const clock = createManualClock();
          const org = new SimulatedOmniOrg();
          org.change('Available_Case');
          const channel = createSimulatedMessageChannel(clock);
          const make = () => createSimulatedBridge({ clock, channel, org, loggedOut });
          let bridge = make();
          const port = createOmniChannel({ messages: channel, clock, instanceId: 's' });
          const { seen } = observer(port);
          let sets = 0;

          for (const { after, step: now } of plan) {
            await clock.advance(after);
            switch (now.do) {
              case 'change':
                org.change(now.status, 'manual');
                break;
              case 'set':
                sets += 1;
                port.set(org.named(now.status).id.slice(0, 15), 'sync').catch(() => undefined);
                break;
              case 'logout':
                org.logout();
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
              case 'stranger':
                channel.publish('OmniBridge__c', now.message);
                break;
              case 'channel': {
                const fates = [...now.fates];
                channel.tamper = (passing) => Object.assign(passing, fates.shift() ?? {});
              }
            }
          }
          channel.tamper = () => {};
          org.reachable = true;
          await clock.advance(5 * 60_000);
          if (seen().reach === 'lost') {
            // An agent who was logged out while the connection was lost is heard of by the next login.
            expect(org.status).to.equal(null);
            org.change('Busy', 'login');
            await clock.advance(5_000);
          }

          expect(seen()).to.deep.equal({
            known: org.status?.id.slice(0, 15) ?? OMNI_OFFLINE,
            reach: 'ok',
          });
          expect(org.writes).to.be.at.most(sets);
          port.dispose();
          bridge.destroy();
          await clock.advance(60_000);
          expect(clock.waiting).to.equal(0);
        },
      ),
      { numRuns: 300 },
    );
  });
});
