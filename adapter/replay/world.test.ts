import { expect } from 'chai';
import {
  AVAILABLE,
  BUSY,
  LUNCH,
  MEAL,
  ON_QUEUE,
  PC_AVAILABLE,
  playWith,
  scriptedEngine,
  setting,
  type Heard,
  type Script,
} from './testing/fixture.js';
import { SHIFT_START } from './world.js';

/** `at type detail`, short enough to compare whole shifts. */
function brief({ at, event }: Heard): string {
  switch (event.type) {
    case 'status':
      return `${at} ${event.side} ${event.status}`;
    case 'work':
    case 'interaction':
      return `${at} ${event.type} ${event.id} ${event.is}`;
    case 'routingStatus':
      return `${at} routing ${event.status}`;
    case 'answer':
      return `${at} answer ${event.command} ${event.ok ? 'ok' : event.failure.kind}`;
    case 'read':
      return `${at} read ${event.command} ${event.ok ? event.reading.status : 'failed'}`;
    case 'reach':
      return `${at} reach ${event.side} ${event.is}`;
    default:
      return `${at} ${event.type}`;
  }
}

/** What was heard after the start. */
const heardIn = (engine: { readonly heard: readonly Heard[] }): readonly string[] =>
  engine.heard.filter(({ event }) => event.type !== 'start').map(brief);

const onStart =
  (...commands: ReturnType<Script>): Script =>
  (event) =>
    event.type === 'start' ? commands : [];

const wakeAt = (at: number) => ({ type: 'wake', at: SHIFT_START + at }) as const;

describe('the virtual world', () => {
  describe('events', () => {
    it('arrive after one latency, 20 ms for Omni-Channel and 80 ms for PureCloud', () => {
      const played = playWith(scriptedEngine(), {
        steps: [
          { at: 100, omni: 'Lunch' },
          { at: 100, pureCloud: 'MEAL' },
          { at: 300, work: 'w1', is: 'assigned' },
          { at: 300, interaction: 'c1', is: 'alerting' },
          { at: 300, routingStatus: 'INTERACTING' },
          { at: 300, workload: 50 },
        ],
      });
      expect(heardIn(played)).to.deep.equal([
        `120 omni ${LUNCH}`,
        `180 pureCloud ${MEAL}`,
        '320 work w1 assigned',
        '320 workload',
        '380 interaction c1 alerting',
        '380 routing INTERACTING',
      ]);
    });

    it('take the latencies of the scenario', () => {
      const played = playWith(scriptedEngine(), {
        network: { omniLatency: 5, pureCloudLatency: 0 },
        steps: [
          { at: 100, omni: 'Lunch' },
          { at: 100, pureCloud: 'MEAL' },
        ],
      });
      expect(heardIn(played)).to.deep.equal([`100 pureCloud ${MEAL}`, `105 omni ${LUNCH}`]);
    });

    it('do not tell of a status that was there already', () => {
      const played = playWith(scriptedEngine(), {
        steps: [
          { at: 100, omni: 'Available_Chat' },
          { at: 100, pureCloud: 'ON_QUEUE' },
        ],
      });
      expect(heardIn(played)).to.deep.equal([]);
    });

    it('bear the reason for which Omni-Channel changed', () => {
      const reasons = ['agent', 'supervisor', 'pushTimeout', 'decline', 'login', 'automation'];
      const { heard } = playWith(scriptedEngine(), {
        steps: reasons.map((by, index) => ({
          at: index * 100,
          omni: index % 2 === 0 ? 'Lunch' : 'Busy',
          by,
        })),
      });
      const given = heard.flatMap(({ event }) =>
        event.type === 'status' && event.side === 'omni' ? [event.reason] : [],
      );
      expect(given).to.deep.equal([
        'manual',
        'supervisor',
        'pushTimeout',
        'decline',
        'login',
        'toolkit',
      ]);
    });

    it('bear no reason in older orgs, a logout included', () => {
      const { heard } = playWith(scriptedEngine(onStart(setting('omni', BUSY))), {
        network: { reasons: false },
        steps: [
          { at: 100, omni: 'Lunch' },
          { at: 200, omni: 'Offline' },
        ],
      });
      const statuses = heard.filter(({ event }) => event.type === 'status');
      expect(statuses).to.have.length(3);
      for (const { event } of statuses) expect(event).not.to.have.property('reason');
    });

    it("bear a modifiedDate that strictly increases, and that a command's answer repeats", () => {
      const { heard } = playWith(scriptedEngine(onStart(setting('pureCloud', PC_AVAILABLE))), {
        steps: [
          { at: 500, pureCloud: 'MEAL' },
          { at: 500, pureCloud: 'BREAK' },
          { at: 500, pureCloud: 'MEAL' },
        ],
      });
      const dates = heard.flatMap(({ event }) =>
        event.type === 'status' && event.side === 'pureCloud' ? [event.modifiedDate ?? 0] : [],
      );
      expect(dates).to.have.length(4);
      expect(new Set(dates).size).to.equal(4);
      expect(dates).to.deep.equal([...dates].sort((a, b) => a - b));
      const answer = heard.find(({ event }) => event.type === 'answer')?.event;
      expect(answer).to.deep.equal({
        type: 'answer',
        command: 1,
        ok: true,
        status: PC_AVAILABLE,
        modifiedDate: dates[0],
      });
    });

    it('bear no modifiedDate where the network has none, nor do answers and reads', () => {
      const { heard } = playWith(
        scriptedEngine(
          onStart(setting('pureCloud', MEAL), { type: 'read', id: 2, side: 'pureCloud' }),
        ),
        { network: { modifiedDates: false } },
      );
      expect(heard).to.have.length(4);
      expect(JSON.stringify(heard)).not.to.contain('modifiedDate');
    });

    it('come twice at the same instant with duplicates, before the answer', () => {
      const played = playWith(scriptedEngine(onStart(setting('omni', BUSY))), {
        network: { duplicates: true },
        steps: [{ at: 100, interaction: 'c1', is: 'connected' }],
      });
      expect(heardIn(played)).to.deep.equal([
        `40 omni ${BUSY}`,
        `40 omni ${BUSY}`,
        '40 answer 1 ok',
        '180 interaction c1 connected',
        '180 interaction c1 connected',
      ]);
    });

    it('overtake the one before on their side while that is on its way, each at most once', () => {
      const played = playWith(scriptedEngine(), {
        network: { reorder: true },
        steps: [
          { at: 0, interaction: 'c1', is: 'connected' },
          { at: 30, interaction: 'c2', is: 'connected' },
          { at: 40, work: 'w1', is: 'accepted' },
          { at: 60, interaction: 'c3', is: 'connected' },
          { at: 70, interaction: 'c4', is: 'connected' },
          { at: 200, interaction: 'c5', is: 'connected' },
          { at: 281, interaction: 'c6', is: 'connected' },
        ],
      });
      expect(heardIn(played)).to.deep.equal([
        '60 work w1 accepted',
        '80 interaction c2 connected',
        '110 interaction c1 connected',
        '140 interaction c4 connected',
        '150 interaction c3 connected',
        '280 interaction c5 connected',
        '361 interaction c6 connected',
      ]);
    });

    it('overtake in pairs with duplicates', () => {
      const played = playWith(scriptedEngine(), {
        network: { reorder: true, duplicates: true },
        steps: [
          { at: 0, interaction: 'c1', is: 'connected' },
          { at: 30, interaction: 'c1', is: 'ended' },
        ],
      });
      expect(heardIn(played)).to.deep.equal([
        '80 interaction c1 ended',
        '80 interaction c1 ended',
        '110 interaction c1 connected',
        '110 interaction c1 connected',
      ]);
    });
  });

  describe('items', () => {
    it('keep the object and the media that were once said of them', () => {
      const { heard } = playWith(scriptedEngine(), {
        start: {
          omni: 'Busy',
          pureCloud: 'MEAL',
          work: [{ id: 'w0', is: 'accepted', channel: 'case' }],
        },
        steps: [
          { at: 0, work: 'w0', is: 'closed' },
          { at: 0, work: 'w1', is: 'assigned', channel: 'MessagingSession' },
          { at: 0, work: 'w1', is: 'closed' },
          { at: 0, work: 'w2', is: 'assigned' },
          { at: 0, interaction: 'm1', is: 'connected', media: 'chat' },
          { at: 0, interaction: 'm1', is: 'ended' },
          { at: 0, interaction: 'c1', is: 'connected' },
        ],
      });
      const details = heard.flatMap(({ event }) =>
        event.type === 'work'
          ? [`${event.id} ${event.object ?? 'unknown'}`]
          : event.type === 'interaction'
            ? [`${event.id} ${event.media}`]
            : [],
      );
      expect(details).to.deep.equal([
        'w0 Case',
        'w1 MessagingSession',
        'w1 MessagingSession',
        'w2 unknown',
        'm1 chat',
        'm1 chat',
        'c1 voice',
      ]);
    });

    it('are read as they stand one latency later', () => {
      const script: Script = (event) =>
        event.type === 'start'
          ? [wakeAt(1000)]
          : event.type === 'wake'
            ? [
                { type: 'read', id: 1, side: 'omni' },
                { type: 'read', id: 2, side: 'pureCloud' },
              ]
            : [];
      const { heard } = playWith(scriptedEngine(script), {
        start: {
          omni: 'Busy',
          pureCloud: 'ON_QUEUE',
          work: ['w1', { id: 'w2', is: 'assigned', channel: 'Case' }],
          interactions: ['c1', { id: 'm1', is: 'afterCallWork', media: 'message' }],
        },
        steps: [
          { at: 1010, omni: 'Lunch' },
          { at: 1081, pureCloud: 'MEAL' },
          { at: 3000, expect: {} },
        ],
      });
      const reads = heard.flatMap(({ at, event }) =>
        event.type === 'read' && event.ok ? [{ at, reading: event.reading }] : [],
      );
      expect(reads).to.deep.equal([
        {
          at: 1040,
          reading: {
            side: 'omni',
            status: LUNCH,
            work: [
              { id: 'w1', is: 'accepted' },
              { id: 'w2', is: 'assigned', object: 'Case' },
            ],
          },
        },
        {
          at: 1160,
          reading: {
            side: 'pureCloud',
            status: ON_QUEUE,
            modifiedDate: SHIFT_START - 1,
            interactions: [
              { id: 'c1', is: 'connected', media: 'voice' },
              { id: 'm1', is: 'afterCallWork', media: 'message' },
            ],
          },
        },
      ]);
    });

    it('end with a workload of 0, and after-call work with IDLE or OFF_QUEUE', () => {
      for (const routingStatus of ['IDLE', 'OFF_QUEUE']) {
        const script: Script = (event) =>
          event.type === 'workload'
            ? [{ type: 'read', id: 1, side: 'omni' }]
            : event.type === 'routingStatus'
              ? [{ type: 'read', id: 2, side: 'pureCloud' }]
              : [];
        const { heard } = playWith(scriptedEngine(script), {
          start: {
            omni: 'Busy',
            pureCloud: 'ON_QUEUE',
            work: ['w1'],
            interactions: ['c1', { id: 'c2', is: 'afterCallWork' }],
          },
          steps: [
            { at: 100, workload: 0 },
            { at: 100, routingStatus },
            { at: 1000, expect: {} },
          ],
        });
        const readings = heard.flatMap(({ event }) =>
          event.type === 'read' && event.ok ? [event.reading] : [],
        );
        expect(readings).to.deep.equal([
          { side: 'omni', status: BUSY, work: [], workload: 0 },
          {
            side: 'pureCloud',
            status: ON_QUEUE,
            modifiedDate: SHIFT_START - 1,
            interactions: [{ id: 'c1', is: 'connected', media: 'voice' }],
            routingStatus: 'INTERACTING',
          },
        ]);
      }
    });
  });

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
