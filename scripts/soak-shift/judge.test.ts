import { expect } from 'chai';
import { judgeShift, reportText, verdictText } from './judge.js';
import type { Measured, ShiftResult } from './shift.js';

const measured = (when: Measured['when'], heap: number, sockets = 1): Measured => ({
  when,
  changes: 0,
  softphone: { heap, listeners: 30, nodes: 600, timers: 9, sockets },
  console: { heap: 2_000_000, listeners: 50, nodes: 3_000, timers: 1, sockets: 1 },
  regionSockets: 1,
  channels: 1,
});

const result = (over: Partial<ShiftResult> = {}): ShiftResult => ({
  measured: [
    measured('start', 2_000_000),
    measured('first tenth', 3_000_000),
    measured('middle', 3_500_000),
    measured('end', 3_900_000),
  ],
  divergences: [],
  told: 0,
  rests: 200,
  faults: new Map([['socket dropped', 12]]),
  changes: { chosen: 15_000, inPanel: 1_000, work: 4_000 },
  pauses: 0,
  signIns: 2,
  questions: 1,
  report: {
    omni: 'Lunch',
    pureCloud: 'AVAILABLE',
    ids: { omni: '0N5', pureCloud: 'guid' },
    work: [],
    interactions: [],
    writes: 6_000,
    channels: 1,
    sockets: 1,
    log: [{ at: 5, what: 'step', text: 'omni Lunch' }],
    statusChanges: 21_000,
    requests: 7_200,
    busiestMinute: 60,
  },
  lasted: 43_200_000,
  complaints: [],
  ...over,
});

describe('the judgement on a long shift', () => {
  it('holds where heap, sockets, requests and statuses are as they should be', () => {
    expect(judgeShift(result())).to.deep.equal({ broken: [], heapGrowth: 900_000 });
    expect(verdictText(judgeShift(result()))).to.equal('Everything held.');
  });

  const broken = (over: Partial<ShiftResult>): string => judgeShift(result(over)).broken.join('\n');

  it('breaks where the heap grows by a megabyte after the first tenth', () => {
    const grown = [...result().measured.slice(0, 3), measured('end', 4_000_000)];
    expect(broken({ measured: grown })).to.contain('The heap grew by 1.00 MB');
  });

  it('breaks where there was no end to measure', () => {
    expect(broken({ measured: result().measured.slice(0, 3) })).to.contain('The heap grew by NaN');
  });

  it('breaks where a minute has more than 60 requests', () => {
    const report = { ...result().report, busiestMinute: 61 };
    expect(broken({ report })).to.contain('61 requests');
  });

  it('breaks where a second socket is open', () => {
    const two = [...result().measured.slice(0, 3), measured('end', 3_900_000, 2)];
    expect(broken({ measured: two })).to.contain('end: the softphone has 2 sockets');
  });

  it('breaks where the products disagree, and says what happened before', () => {
    const { report } = result();
    const shown = {
      phase: 'ready',
      signIn: 'signedIn',
      sync: 'on',
      omni: '0N5',
      pureCloud: 'guid',
      asks: false,
      troubles: [],
    };
    const text = broken({ divergences: [{ change: 7, what: 'they differ', shown, report }] });
    expect(text).to.contain('After 7 changes: they differ');
    expect(text).to.contain('5 step omni Lunch');
  });

  it('breaks where the page complained', () => {
    expect(broken({ complaints: ['TypeError: x'] })).to.contain('TypeError: x');
  });

  it('is printed with every figure', () => {
    const text = reportText(result(), 600_000);
    for (const figure of ['3.90', '0.90 MB', '10.0 on average, 60 in the busiest', '12.00 hours']) {
      expect(text).to.contain(figure);
    }
  });
});
