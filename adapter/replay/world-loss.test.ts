import { expect } from 'chai';
import {
  BUSY,
  LUNCH,
  MEAL,
  playWith,
  scriptedEngine,
  setting,
  type Script,
} from './testing/fixture.js';
import { brief, heardIn, onStart, wakeAt } from './testing/heard.js';
import { SHIFT_START } from './world.js';

describe('the virtual world', () => {
  describe('a lost side', () => {
    it('loses events and answers on their way, and lets a command arrive unseen', () => {
      const played = playWith(scriptedEngine(onStart(setting('omni', BUSY))), {
        steps: [
          { at: 0, work: 'w1', is: 'assigned' },
          { at: 10, reach: 'omni', is: 'lost' },
          { at: 1000, expect: { omni: 'Busy', writes: { omni: 1 } } },
        ],
      });
      expect(heardIn(played)).to.deep.equal(['10 reach omni lost']);
      expect(played.failures).to.deep.equal([]);
    });

    it('does not give answers of before when it is back at once', () => {
      const played = playWith(scriptedEngine(onStart(setting('omni', BUSY))), {
        steps: [
          { at: 10, reach: 'omni', is: 'lost' },
          { at: 15, reach: 'omni', is: 'back' },
        ],
      });
      expect(heardIn(played)).to.deep.equal([
        '10 reach omni lost',
        '15 reach omni back',
        `40 omni ${BUSY}`,
      ]);
    });

    it('changes unseen, and is read as soon as it is back', () => {
      const script: Script = (event) =>
        event.type === 'reach' && event.is === 'back'
          ? [{ type: 'read', id: 7, side: 'pureCloud' }]
          : [];
      const played = playWith(scriptedEngine(script), {
        steps: [
          { at: 100, reach: 'pureCloud', is: 'lost' },
          { at: 200, pureCloud: 'MEAL' },
          { at: 200, omni: 'Lunch' },
          { at: 1000, reach: 'pureCloud', is: 'back' },
        ],
      });
      expect(heardIn(played)).to.deep.equal([
        '100 reach pureCloud lost',
        `220 omni ${LUNCH}`,
        '1000 reach pureCloud back',
        `1160 read 7 ${MEAL}`,
      ]);
    });

    it('takes no command and no read', () => {
      const script: Script = (event) =>
        event.type === 'reach'
          ? [setting('omni', BUSY), { type: 'read', id: 2, side: 'omni' }]
          : [];
      const played = playWith(scriptedEngine(script), {
        steps: [
          { at: 100, reach: 'omni', is: 'duplicateLogin' },
          { at: 1000, expect: { omni: 'Available_Chat', writes: { omni: 0 } } },
        ],
      });
      expect(played.failures).to.deep.equal([]);
      expect(played.heard.at(-1)?.event).to.deep.equal({
        type: 'reach',
        side: 'omni',
        is: 'lost',
        reason: 'duplicateLogin',
      });
    });

    it('is lost once, and only comes back when it was lost', () => {
      const played = playWith(scriptedEngine(), {
        steps: [
          { at: 0, reach: 'omni', is: 'back' },
          { at: 1, reach: 'omni', is: 'lost' },
          { at: 2, reach: 'omni', is: 'lost' },
          { at: 3, reach: 'omni', is: 'back' },
        ],
      });
      expect(heardIn(played)).to.deep.equal(['1 reach omni lost', '3 reach omni back']);
    });
  });

  describe('a refreshed page', () => {
    it('starts at once with the memory of the one before', () => {
      const { heard } = playWith(scriptedEngine(), {
        steps: [
          { at: 100, restart: true },
          { at: 200, forget: true },
        ],
      });
      const memories = heard.map(({ at, page, event }) => [
        at,
        page,
        event.type === 'start' ? (event.memory?.at ?? null) : 'other',
      ]);
      expect(memories).to.deep.equal([
        [0, 0, null],
        [100, 1, SHIFT_START + 100],
        [200, 2, null],
      ]);
    });

    it('hears nothing that was on its way to the old one, but of what its commands did', () => {
      const script: Script = (event, at) =>
        event.type === 'start' && at === 0
          ? [setting('omni', BUSY, 1), setting('pureCloud', MEAL, 2), wakeAt(500)]
          : [];
      const { heard, shown } = playWith(scriptedEngine(script), {
        steps: [
          { at: 0, work: 'w1', is: 'accepted' },
          { at: 10, restart: true },
          { at: 1000, expect: { writes: { omni: 1, pureCloud: 1 } } },
        ],
      });
      expect(heard.filter(({ page }) => page === 1).map(brief)).to.deep.equal([
        '10 start',
        `40 omni ${BUSY}`,
        `160 pureCloud ${MEAL}`,
      ]);
      expect(shown).to.deep.equal({ omni: BUSY, pureCloud: MEAL });
    });

    it('waits while a side is lost, until both are back', () => {
      const { heard, failures } = playWith(scriptedEngine(), {
        steps: [
          { at: 100, reach: 'omni', is: 'lost' },
          { at: 150, reach: 'pureCloud', is: 'lost' },
          { at: 200, restart: true },
          { at: 300, expect: { unreachable: ['omni', 'pureCloud'], asking: false } },
          { at: 400, reach: 'omni', is: 'back' },
          { at: 500, omni: 'Lunch' },
          { at: 600, expect: { unreachable: ['pureCloud'], omni: 'Lunch' } },
          // Sent before the engine starts: its reads will find it.
          { at: 690, omni: 'Available_Chat' },
          { at: 700, reach: 'pureCloud', is: 'back' },
          { at: 800, omni: 'Busy' },
        ],
      });
      expect(failures).to.deep.equal([]);
      const second = heard.filter(({ page }) => page === 1);
      expect(second.map(brief)).to.deep.equal(['700 start', `820 omni ${BUSY}`]);
      const start = second[0]?.event;
      expect(start?.type === 'start' && start.memory?.at).to.equal(SHIFT_START + 200);
    });
  });

  describe('the question', () => {
    it('is answered where it is asked, and has no button otherwise', () => {
      const engine = scriptedEngine((event) => {
        if (event.type === 'work') engine.says = { asking: true };
        return [];
      });
      const played = playWith(engine, {
        steps: [
          { at: 100, answer: 'yes' },
          { at: 200, work: 'w1', is: 'assigned' },
          { at: 300, answer: 'no' },
        ],
      });
      expect(played.heard.filter(({ event }) => event.type === 'answered')).to.deep.equal([
        { at: 300, page: 0, event: { type: 'answered', yes: false } },
      ]);
    });
  });
});
