import { expect } from 'chai';
import fc from 'fast-check';
import { PortError } from '../../ports/port-error.js';
import { OMNI_OFFLINE, type Status } from '../../sync/status.js';
import { makeVoiceWorld } from './testing/voice-world.js';

const STATUSES = ['Available_Case', 'Transition', 'Busy'] as const;

type Step =
  | { readonly is: 'change'; readonly to: (typeof STATUSES)[number] }
  | { readonly is: 'logout' }
  | { readonly is: 'set'; readonly nth: number }
  /** What the bridge says is lost, or arrives late, from now on. */
  | { readonly is: 'tamper'; readonly copies: number; readonly delay: number }
  | { readonly is: 'wait'; readonly milliseconds: number };

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    fc.record({ is: fc.constant('change' as const), to: fc.constantFrom(...STATUSES) }),
    fc.record({ is: fc.constant('logout' as const) }),
    fc.record({ is: fc.constant('set' as const), nth: fc.nat({ max: 3 }) }),
    fc.record({
      is: fc.constant('tamper' as const),
      copies: fc.nat({ max: 2 }),
      delay: fc.constantFrom(0, 5, 400, 1_500),
    }),
    fc.record({
      is: fc.constant('wait' as const),
      milliseconds: fc.constantFrom(1, 12, 25, 60, 600, 1_200, 4_000),
    }),
  ),
  { maxLength: 14 },
);

/** Whatever is lost or late on either way, in the end the softphone knows what the agent has. */
async function play(bridge: boolean, plan: readonly Step[]): Promise<void> {
  const world = makeVoiceWorld({ bridge });
  let known: Status | null = null;
  const look = (): void => {
    world.port.read().then(
      ({ status }) => (known = status),
      () => undefined,
    );
  };
  world.port.listen((event) => {
    if (event.type === 'status') known = event.status;
    else if (event.type === 'condition' && event.condition === 'ready') look();
    else if (event.type === 'reach' && event.is === 'back') look();
  });
  await world.advance(5_000);
  for (const step of plan) {
    switch (step.is) {
      case 'change':
        world.org.change(step.to, 'manual');
        break;
      case 'logout':
        world.org.logout('Logout');
        break;
      case 'set': {
        const status = world.org.statuses[step.nth];
        const wanted = status === undefined ? OMNI_OFFLINE : status.id.slice(0, 15);
        world.port.set(wanted, 'sync').catch((reason: unknown) => {
          if (!(reason instanceof PortError)) throw reason;
        });
        break;
      }
      case 'tamper':
        world.channel.tamper = (passing) => {
          passing.copies = step.copies;
          passing.delay = step.delay;
        };
        break;
      case 'wait':
        await world.advance(step.milliseconds);
    }
  }
  world.channel.tamper = () => undefined;
  await world.advance(180_000);
  expect(known).to.equal(world.org.status?.id.slice(0, 15) ?? OMNI_OFFLINE);
  world.port.dispose();
  expect(world.timers()).to.equal(0);
}

describe('Omni-Channel in Salesforce Voice, in any order', () => {
  for (const bridge of [true, false]) {
    it(`is known in the end ${bridge ? 'with a bridge that loses messages' : 'without a bridge'}`, async function () {
      this.timeout(60_000);
      await fc.assert(
        fc.asyncProperty(steps, (plan) => play(bridge, plan)),
        { numRuns: 60 },
      );
    });
  }
});
