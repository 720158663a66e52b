import { expect } from 'chai';
import fc from 'fast-check';
import type { CrmTrouble } from '../../ports/simulated/simulated-crm.js';
import { orders } from '../../ports/testing/any-order.js';
import type { ShownInteraction } from '../phone/view.js';
import { AroundDesk, type AroundTab } from './testing/around-desk.js';

/** Longer than everything that waits: an answer, a look for a Task, a try again. */
const IN_THE_END = 30 * 60_000;

type Step =
  | { readonly do: 'ring' | 'connect' | 'finish' | 'end'; readonly call: number }
  | { readonly do: 'fail'; readonly trouble: CrmTrouble }
  | { readonly do: 'refresh' | 'leaderGoes' | 'lose' }
  | { readonly do: 'wait'; readonly milliseconds: number };

const aCall = fc.integer({ min: 0, max: 2 });
const aStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constantFrom('ring', 'connect', 'finish', 'end'), call: aCall }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('fail' as const),
      trouble: fc.constantFrom<CrmTrouble>(
        'refused',
        'notReady',
        'silent',
        'silentButSaved',
        'slow',
      ),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('refresh', 'leaderGoes', 'lose') }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      milliseconds: fc.constantFrom(0, 10, 25, 45, 1_000, 20_000, 90_000),
    }),
  },
);

describe('call logs and screen pops, in any order of what happens to them', () => {
  it('every call that was connected has one Task in the end, and none has two; nobody is popped twice', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aStep, { minLength: 1, maxLength: 30 }), async (steps) => {
        const desk = new AroundDesk();
        const pops = new Map<string, number>();
        const tabs: AroundTab[] = [desk.open(), desk.open({ leads: false, visible: false })];
        const all: AroundTab[] = [...tabs];
        let live: readonly ShownInteraction[] = [];
        const connected = new Set<string>();

        for (const step of steps) {
          switch (step.do) {
            case 'ring':
            case 'connect':
            case 'finish':
            case 'end': {
              const id = `call ${step.call}`;
              live = next(desk, live, id, step.do);
              for (const one of live) if (one.state === 'connected') connected.add(one.id);
              desk.tell(live);
              break;
            }
            case 'fail':
              desk.org.fail(step.trouble);
              break;
            case 'refresh': {
              const [first] = tabs;
              if (first === undefined) break;
              tabs[0] = desk.refresh(first);
              all.push(tabs[0]);
              break;
            }
            case 'leaderGoes': {
              tabs.shift()?.crash();
              const fresh = desk.open({ leads: false });
              tabs.push(fresh);
              all.push(fresh);
              const [leader] = tabs;
              if (leader !== undefined) desk.lead(leader);
              break;
            }
            case 'lose':
              desk.unsure();
              await desk.clock.advance(2_000);
              desk.surely(live);
              break;
            case 'wait':
              await desk.clock.advance(step.milliseconds);
          }
        }
        desk.org.troubles.length = 0;
        desk.tell(live);
        await desk.clock.advance(IN_THE_END);
        desk.tell([]);
        await desk.clock.advance(IN_THE_END);

        for (const id of connected)
          expect(desk.org.taskOf(id)?.['Status'], id).to.equal('Completed');
        expect(desk.org.tasks.size).to.equal(connected.size);
        for (const { crm } of all) {
          for (const { address } of crm.pops) pops.set(address, (pops.get(address) ?? 0) + 1);
        }
        for (const [address, times] of pops) expect(times, address).to.equal(1);
        expect(tabs.map(({ around }) => around.unsaved)).to.deep.equal([0, 0]);
      }),
      orders(150),
    );
  });
});

/** A number for each, so that its pops are told apart. */
function next(
  desk: AroundDesk,
  live: readonly ShownInteraction[],
  id: string,
  what: 'ring' | 'connect' | 'finish' | 'end',
): readonly ShownInteraction[] {
  const was = live.find((one) => one.id === id);
  const others = live.filter((one) => one.id !== id);
  const party = { name: '', address: id };
  switch (what) {
    case 'ring':
      return was === undefined
        ? [...others, desk.begun({ id, party, state: 'alerting', connectedAt: null })]
        : live;
    case 'connect':
      return was?.state === 'alerting' ? [...others, desk.begun({ id, party })] : live;
    case 'finish':
      return was?.state === 'connected'
        ? [...others, { ...was, state: 'afterCallWork', since: desk.clock.now() }]
        : live;
    case 'end':
      return others;
  }
}
