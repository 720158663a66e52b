import { expect } from 'chai';
import { judgeShift, reportText, verdictText } from '../soak-shift/judge.js';
import { Rig } from '../soak-shift/rig.js';
import { Shift, type ShiftResult } from '../soak-shift/shift.js';

/** What `npm run soak:shift` does, for so many changes as a test has time for. */

const CHANGES = 120;

describe('a long shift, compressed', function () {
  let rig: Rig;
  let result: ShiftResult;
  const told: string[] = [];

  before(async () => {
    rig = await Rig.open();
    const tell = (text: string): void => void told.push(text);
    result = await new Shift(rig, { hours: 0.1, changes: CHANGES, seed: 4, tell }).play();
  });
  after(() => rig.close());

  it('ends with both products in step and nothing left over', () => {
    const verdict = judgeShift(result);
    // So short a shift has no first tenth that its code and lists would be warm and full after.
    const broken = verdict.broken.filter((text) => !text.startsWith('The heap grew'));
    expect(broken, verdictText(verdict)).to.deep.equal([]);
    expect(result.rests).to.be.at.least(2);
    expect([...result.faults.values()].length).to.be.at.least(1);
  });

  it('has listeners, timers, sockets and elements as at its start', () => {
    const at = (when: string) => result.measured.find((one) => one.when === when)?.softphone;
    const [start, end] = [at('start'), at('end')];
    expect(end?.sockets).to.equal(1);
    expect(end?.timers).to.be.at.most((start?.timers ?? 0) + 3);
    expect(end?.listeners).to.be.at.most((start?.listeners ?? 0) + 20);
  });

  it('counts what has happened by the shift’s clock', () => {
    const { chosen, inPanel, work } = result.changes;
    expect(chosen + inPanel + work).to.be.at.least(CHANGES);
    expect(result.lasted).to.be.at.least(0.1 * 3_600_000);
    expect(result.report.writes).to.be.greaterThan(10);
    expect(result.report.busiestMinute).to.be.within(1, 60);
    expect(reportText(result, 1_000)).to.match(/Divergences: 0 at \d+ rests/);
  });
});
