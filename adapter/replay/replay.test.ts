import { expect } from 'chai';
import { COFFEE, ON_QUEUE, SETTINGS, scenario } from './testing/fixture.js';
import { clockText } from './narrative.js';
import { replay } from './replay.js';

describe('replay', () => {
  it('reports what the engine wrote, when it sent it, from what, and why', () => {
    const { report } = replay(
      scenario({
        steps: [
          { at: 1000, omni: 'Lunch' },
          { at: 3000, expect: { omni: 'Lunch', pureCloud: 'AVAILABLE', writes: { pureCloud: 1 } } },
        ],
      }),
    );
    expect(report).to.deep.equal({
      title: 'a test',
      ok: true,
      failures: [],
      timeline: [
        {
          at: 1020,
          side: 'pureCloud',
          from: 'ON_QUEUE',
          to: 'AVAILABLE',
          rule: 'leavingMapped',
          why: report.timeline[0]?.why,
        },
      ],
      final: {
        omni: 'Lunch',
        pureCloud: 'AVAILABLE',
        base: { omni: 'Lunch', pureCloud: 'AVAILABLE' },
        holds: { salesforceWork: [], pureCloudWork: [] },
      },
    });
    expect(report.timeline[0]?.why).to.match(/PureCloud.*Available/);
  });

  it('names every part of an expectation that does not hold', () => {
    const { report, lines } = replay(
      scenario({
        steps: [
          { at: 1000, pureCloud: `BREAK:${COFFEE}` },
          {
            at: 3000,
            expect: {
              omni: 'Lunch',
              pureCloud: 'ON_QUEUE',
              writes: { omni: 0, pureCloud: 1 },
              refused: ['omni'],
              unreachable: ['pureCloud', 'omni'],
              pending: ['pureCloud'],
              paused: true,
              asking: true,
            },
          },
        ],
      }),
    );
    const place = { step: 1, at: 3000 };
    expect(report.ok).to.equal(false);
    expect(report.failures).to.deep.equal([
      { ...place, what: 'omni', expected: 'Lunch', actual: 'Busy' },
      { ...place, what: 'pureCloud', expected: 'ON_QUEUE', actual: COFFEE },
      { ...place, what: 'writes.omni', expected: 0, actual: 1 },
      { ...place, what: 'writes.pureCloud', expected: 1, actual: 0 },
      { ...place, what: 'refused', expected: ['omni'], actual: [] },
      { ...place, what: 'unreachable', expected: ['omni', 'pureCloud'], actual: [] },
      { ...place, what: 'pending', expected: ['pureCloud'], actual: [] },
      { ...place, what: 'paused', expected: true, actual: false },
      { ...place, what: 'asking', expected: true, actual: false },
    ]);
    expect(lines.at(-10)).to.equal('FAILED: 9 things not as expected');
    expect(lines.at(-9)).to.equal('  step 1 at 0:03.000, omni: expected Lunch, found Busy');
  });

  it('plays a definition with errors with sync off: the base is what is there', () => {
    const { report, lines } = replay(
      scenario({
        settings: { ...SETTINGS, '/omniSync/mappedOmniStatus': 'Nowhere' },
        start: { omni: 'Lunch', pureCloud: 'MEAL', interactions: ['c1'] },
        steps: [
          { at: 1000, pureCloud: 'ON_QUEUE' },
          { at: 2000, reach: 'omni', is: 'lost' },
          { at: 2500, omni: 'Busy' },
          { at: 3000, expect: { omni: 'Busy', pureCloud: ON_QUEUE, writes: { omni: 0 } } },
        ],
      }),
    );
    expect(report.ok).to.equal(true);
    expect(report.timeline).to.deep.equal([]);
    expect(report.final.base).to.deep.equal({ omni: 'Busy', pureCloud: 'ON_QUEUE' });
    expect(lines[1]).to.match(/^definition error .*status-unknown: omniSync\/mappedOmniStatus/);
  });

  it('tries a transient failure again until it is through, which is the only write', () => {
    const { report } = replay(
      scenario({
        start: { omni: 'Lunch', pureCloud: 'MEAL' },
        steps: [
          { at: 0, refuse: 'pureCloud', status: 'ON_QUEUE', how: 'transient', times: 2 },
          { at: 1000, omni: 'Available_Chat' },
          { at: 1500, expect: {} },
          { at: 61_000, expect: { pureCloud: 'ON_QUEUE', writes: { pureCloud: 1 }, refused: [] } },
        ],
      }),
    );
    expect(report.failures).to.deep.equal([
      { step: 2, at: 1500, what: 'rest', expected: [], actual: ['retry pureCloud ON_QUEUE'] },
    ]);
    expect(report.timeline.map(({ to }) => to)).to.deep.equal(['ON_QUEUE']);
  });

  it('tells a shift in words, a line each', () => {
    const { lines } = replay(
      scenario({
        title: 'a day',
        start: { omni: 'Lunch', pureCloud: 'MEAL', work: ['w1'], interactions: ['c1'] },
        steps: [
          { at: 0, refuse: 'pureCloud', status: 'ON_QUEUE', how: 'permanent' },
          { at: 0, interaction: 'c1', is: 'ended' },
          { at: 61_005, omni: 'Available_Chat' },
          { at: 70_000, restart: true },
          { at: 80_000, reach: 'omni', is: 'lost' },
          { at: 90_000, expect: {} },
        ],
      }),
    );
    expect(lines[0]).to.equal('a day');
    expect(lines).to.include(
      '   0:00.000  at the start Omni-Channel shows Lunch break, PureCloud Meal',
    );
    expect(lines).to.include('   0:00.000  PureCloud will refuse On Queue the next time');
    expect(lines).to.include('   1:01.005  the agent sets Omni-Channel to Available - Chat');
    expect(lines).to.include('   1:01.105    ✗ PureCloud refuses On Queue');
    expect(lines).to.include('   1:10.000  the page is refreshed');
    expect(lines).to.include('   1:20.000  Omni-Channel cannot be reached any more');
    expect(lines.at(-1)).to.equal('OK: 1 expectation held');
  });

  it('plays a whole shift in well under a second', () => {
    const steps = Array.from({ length: 1200 }, (_, index) => {
      const at = index * 24_000;
      const call = `c${Math.floor(index / 3)}`;
      if (index % 3 === 0) return { at, interaction: call, is: 'connected' };
      if (index % 3 === 1) return { at, interaction: call, is: 'ended' };
      return { at, expect: { omni: 'Available_Chat', pureCloud: 'ON_QUEUE' } };
    });
    const settings = { ...SETTINGS, '/omniSync/pureCloudWorkStatus': 'Lunch' };
    const shift = scenario({ settings, steps });
    const before = performance.now();
    const { report } = replay(shift);
    expect(performance.now() - before).to.be.lessThan(1000);
    expect(report.failures).to.deep.equal([]);
    expect(report.timeline).to.have.length(800);
  });
});

describe('clockText', () => {
  it('writes m:ss.mmm', () => {
    expect(clockText(0)).to.equal('0:00.000');
    expect(clockText(61_005.7)).to.equal('1:01.005');
    expect(clockText(3_600_000)).to.equal('60:00.000');
  });
});
