import { expect } from 'chai';
import {
  BUSY,
  LUNCH,
  MEAL,
  ON_QUEUE,
  PC_AVAILABLE,
  playWith,
  scriptedEngine,
  setting,
  type Script,
} from './testing/fixture.js';
import { heardIn, onStart, wakeAt } from './testing/heard.js';
import { SHIFT_START } from './world.js';

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
});
