import { expect } from 'chai';
import {
  AVAILABLE,
  BUSY,
  LUNCH,
  MEAL,
  ON_QUEUE,
  playWith,
  scriptedEngine,
  setting,
  type Script,
} from './testing/fixture.js';
import { heardIn, onStart, wakeAt } from './testing/heard.js';

describe('the virtual world', () => {
  describe('commands', () => {
    it('act after one latency and are answered after two, the event first', () => {
      const played = playWith(
        scriptedEngine(onStart(setting('omni', BUSY, 1), setting('pureCloud', MEAL, 2))),
        {
          steps: [
            { at: 19, expect: { omni: 'Available_Chat', writes: { omni: 0 } } },
            { at: 20, expect: { omni: 'Busy', writes: { omni: 1, pureCloud: 0 } } },
            { at: 80, expect: { pureCloud: 'MEAL', writes: { omni: 0, pureCloud: 1 } } },
            { at: 160, expect: { writes: { omni: 0, pureCloud: 0 } } },
          ],
        },
      );
      expect(heardIn(played)).to.deep.equal([
        `40 omni ${BUSY}`,
        '40 answer 1 ok',
        `160 pureCloud ${MEAL}`,
        '160 answer 2 ok',
      ]);
      expect(played.failures.filter(({ what }) => what !== 'rest')).to.deep.equal([]);
      expect(played.writes).to.deep.include({
        at: 0,
        side: 'pureCloud',
        from: ON_QUEUE,
        to: MEAL,
        cause: { rule: 'test', event: { type: 'wake' }, at: 0 },
      });
    });

    it('that set what is there are carried out and answered, but cause no event', () => {
      const played = playWith(
        scriptedEngine(onStart(setting('omni', AVAILABLE, 1), setting('pureCloud', ON_QUEUE, 2))),
        { steps: [{ at: 1000, expect: { writes: { omni: 1, pureCloud: 1 } } }] },
      );
      expect(heardIn(played)).to.deep.equal(['40 answer 1 ok', '160 answer 2 ok']);
      expect(played.failures).to.deep.equal([]);
    });

    it('bear the reason of the toolkit; a logout tells no more than one by the agent', () => {
      const { heard } = playWith(
        scriptedEngine((event) =>
          event.type === 'start'
            ? [setting('omni', BUSY, 1)]
            : event.type === 'answer' && event.command === 1
              ? [setting('omni', 'Offline', 2)]
              : [],
        ),
        {},
      );
      const given = heard.flatMap(({ event }) =>
        event.type === 'status' && event.side === 'omni' ? [event.reason] : [],
      );
      expect(given).to.deep.equal(['toolkit', 'manual']);
    });

    it('are refused as often as was said, each attempt counting, and not written', () => {
      // Whatever is answered, the engine tries again; Lunch is what nobody refuses.
      const script: Script = (event) => {
        if (event.type === 'start') return [setting('omni', BUSY, 1), setting('omni', LUNCH, 9)];
        if (event.type !== 'answer' || event.ok) return [];
        return [setting('omni', BUSY, event.command + 1, { attempt: event.command + 1 })];
      };
      const played = playWith(scriptedEngine(script), {
        steps: [
          { at: 0, refuse: 'omni', status: 'Busy', how: 'transient', times: 2 },
          { at: 0, refuse: 'omni', status: 'Busy', how: 'permanent' },
          { at: 1000, expect: { omni: 'Busy', writes: { omni: 2 } } },
        ],
      });
      expect(heardIn(played)).to.deep.equal([
        '40 answer 1 transient',
        `40 omni ${LUNCH}`,
        '40 answer 9 ok',
        '80 answer 2 transient',
        '120 answer 3 permanent',
        `160 omni ${BUSY}`,
        '160 answer 4 ok',
      ]);
      expect(played.failures).to.deep.equal([]);
    });
  });

  describe('time', () => {
    it('lets steps of one instant happen in their order, before what arrives then', () => {
      const script: Script = (event) => (event.type === 'start' ? [setting('omni', BUSY)] : []);
      const played = playWith(scriptedEngine(script), {
        steps: [
          { at: 20, omni: 'Lunch' },
          { at: 20, omni: 'Available_Chat' },
        ],
      });
      expect(played.shown.omni).to.equal(BUSY);
      expect(heardIn(played)).to.deep.equal([
        `40 omni ${LUNCH}`,
        `40 omni ${AVAILABLE}`,
        `40 omni ${BUSY}`,
        '40 answer 1 ok',
      ]);
    });

    it('wakes the engine once, at the newest time that it asked for', () => {
      const script: Script = (event) =>
        event.type === 'start'
          ? [wakeAt(100), wakeAt(300)]
          : event.type === 'work'
            ? [wakeAt(200)]
            : [];
      const played = playWith(scriptedEngine(script), {
        steps: [
          { at: 10, work: 'w1', is: 'assigned' },
          { at: 1000, expect: {} },
        ],
      });
      expect(heardIn(played)).to.deep.equal(['30 work w1 assigned', '200 wake']);
      expect(played.failures).to.deep.equal([]);
    });

    it('goes on after the last step until the world is at rest', () => {
      const played = playWith(scriptedEngine(onStart(setting('pureCloud', MEAL))), {
        steps: [{ at: 10, omni: 'Busy' }],
      });
      expect(played.shown).to.deep.equal({ omni: BUSY, pureCloud: MEAL });
    });

    it('does not stand still where an engine wants to be woken at once for ever', () => {
      const forever = scriptedEngine(() => [wakeAt(0)]);
      expect(() => playWith(forever, { steps: [{ at: 10, expect: {} }] })).to.throw(/stands still/);
    });
  });

  describe('rest', () => {
    const restOf = (script: Script, at: number, steps: readonly object[] = []) =>
      playWith(scriptedEngine(script), { steps: [...steps, { at, expect: {} }] }).failures;

    it('is what nothing on its way is', () => {
      expect(restOf(() => [], 0)).to.deep.equal([]);
    });

    it('fails by a command, an event and an answer on their way', () => {
      const script = onStart(setting('omni', BUSY), { type: 'read', id: 2, side: 'pureCloud' });
      expect(restOf(script, 10)).to.deep.equal([
        {
          step: 0,
          at: 10,
          what: 'rest',
          expected: [],
          actual: ['command omni Busy', 'read pureCloud'],
        },
      ]);
      expect(restOf(script, 30)[0]?.actual).to.deep.equal([
        'event omni Busy',
        'answer omni Busy',
        'read pureCloud',
      ]);
      expect(restOf(script, 160)).to.deep.equal([]);
    });

    it('fails by an event of a step that has just been taken', () => {
      const steps = [{ at: 100, interaction: 'c1', is: 'connected' }];
      expect(restOf(() => [], 179, steps)[0]?.actual).to.deep.equal([
        'event pureCloud interaction c1 connected',
      ]);
      expect(restOf(() => [], 180, steps)).to.deep.equal([]);
    });

    it('fails by a retry or a read that the engine still wants to send', () => {
      const engine = scriptedEngine(onStart(setting('pureCloud', MEAL)));
      engine.says = { atRest: false };
      const played = playWith(engine, {
        steps: [
          { at: 0, refuse: 'pureCloud', status: 'MEAL', how: 'transient' },
          { at: 500, expect: {} },
        ],
      });
      expect(played.failures.map(({ actual }) => actual)).to.deep.equal([['retry pureCloud MEAL']]);

      const reading = scriptedEngine();
      reading.says = { atRest: false };
      const { failures } = playWith(reading, { steps: [{ at: 500, expect: {} }] });
      expect(failures.map(({ actual }) => actual)).to.deep.equal([['read']]);
    });

    it('is not disturbed by a wake-up that nobody waits for', () => {
      expect(restOf(onStart(wakeAt(60_000)), 10)).to.deep.equal([]);
    });
  });
});
