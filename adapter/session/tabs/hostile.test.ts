import { expect } from 'chai';
import fc from 'fast-check';
import { READY, TROUBLES } from '../../panel/view-fixtures.js';
import { createManualClock } from '../../ports/simulated/manual-clock.js';
import {
  HOSTILE_CLONES,
  hostileAnything,
  hostileCopies,
  isPolluted,
} from '../../ports/testing/hostile.js';
import { isView } from './is-view.js';
import { Desk } from './testing/shared-desk.js';

/** Whatever comes over the channel between tabs: from another build, or from whatever else runs on this origin. */

const START = 500;

describe('a view from another tab', () => {
  it('is one with every trouble that there is', () => {
    expect(isView({ ...READY, troubles: Object.values(TROUBLES).flat() })).to.equal(true);
  });

  it('is none with a trouble that this build has no words for', () => {
    for (const trouble of [
      { kind: 'of another build' },
      { kind: '__proto__' },
      { kind: 'unreachable', side: 'omni', reason: 'of another build', since: 1 },
      { kind: 'tokenEnds', at: Number.NaN },
      { kind: 'tokenEnds', at: 1e300 },
      null,
    ]) {
      expect(isView({ ...READY, troubles: [trouble] }), JSON.stringify(trouble)).to.equal(false);
    }
  });
});

describe('hostile messages between tabs', () => {
  const from = 'another tab';
  const view = {
    ...READY,
    pureCloud: { ...READY.pureCloud, choices: READY.pureCloud.choices.slice(0, 1) },
    troubles: Object.values(TROUBLES).map(([trouble]) => trouble),
  };
  const others = [
    { from, is: 'hello' },
    { from, is: 'fitness', fitness: 'fit' },
    { from, is: 'here', fresh: true },
    { from, is: 'done', id: '1' },
    { from, is: 'active' },
    { from, is: 'take', to: 'nobody' },
  ];

  /** A leader and a follower hear all of it. */
  async function heard(messages: Iterable<unknown>): Promise<Desk> {
    const clock = createManualClock();
    const desk = new Desk(clock);
    desk.omni.change('Busy', 'manual');
    const leader = desk.open();
    await clock.advance(START);
    const follower = desk.open({ visible: true });
    await clock.advance(START);
    const channel = leader.tabs.openChannel('tabs');
    for (const message of messages) {
      try {
        channel?.send(message);
      } catch {
        // What cannot be copied does not arrive.
      }
    }
    await clock.advance(START);
    for (const { softphone } of [leader, follower]) {
      expect(softphone.view.troubles).to.be.an('array');
      softphone.dispose();
    }
    await clock.advance(START);
    return desk;
  }

  it('never throw, and set nothing', async () => {
    for (const by of HOSTILE_CLONES) {
      const views = hostileCopies([view], [by]);
      const messages = [...views].map((broken) => ({ from, is: 'view', view: broken }));
      const desk = await heard([...hostileCopies(others, [by]), ...messages]);
      expect(desk.writes).to.deep.equal([]);
    }
    expect(isPolluted()).to.equal(false);
  }).timeout(60_000);

  it('of any shape: the same', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(hostileAnything([...others, { from, is: 'view', view }]), { maxLength: 10 }),
        async (messages) => {
          expect((await heard(messages)).writes).to.deep.equal([]);
        },
      ),
      { numRuns: 50 },
    )).timeout(60_000);
});
