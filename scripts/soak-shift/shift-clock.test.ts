import { expect } from 'chai';
import { ShiftClock } from './shift-clock.js';

const turn = async (): Promise<void> => {
  for (let nth = 0; nth < 20; nth += 1) await Promise.resolve();
};

describe('the shift’s clock', () => {
  it('runs timers at their own times, in the order in which they are due', async () => {
    const clock = new ShiftClock(1_000, turn);
    const ran: [string, number][] = [];
    clock.add(() => ran.push(['late', clock.now]), 300, false);
    clock.add(() => ran.push(['soon', clock.now]), 100, false);
    await clock.advance(1_200);
    expect(ran).to.deep.equal([['soon', 1_100]]);
    await clock.advance(2_000);
    expect(ran.at(-1)).to.deep.equal(['late', 1_300]);
    expect([clock.now, clock.pending, clock.next]).to.deep.equal([2_000, 0, null]);
  });

  it('runs what a timer sets going before the next timer, also timers of its own', async () => {
    const clock = new ShiftClock(0, turn);
    const ran: string[] = [];
    clock.add(
      () => {
        void Promise.resolve().then(() => ran.push('promise'));
        clock.add(() => ran.push('inner'), 10, false);
      },
      10,
      false,
    );
    clock.add(() => ran.push('next'), 15, false);
    await clock.advance(50);
    expect(ran).to.deep.equal(['promise', 'next', 'inner']);
  });

  it('repeats until it is told to stop', async () => {
    const clock = new ShiftClock(0, turn);
    let ran = 0;
    const id = clock.add(() => (ran += 1), 100, true);
    await clock.advance(350);
    expect(ran).to.equal(3);
    clock.remove(id);
    await clock.advance(1_000);
    expect(ran).to.equal(3);
  });

  it('is over with any wait: one below a date’s precision as well', async () => {
    const clock = new ShiftClock(Date.UTC(2026, 0, 1), turn);
    let ran = 0;
    const again = (): void => {
      ran += 1;
      if (ran < 10) clock.add(again, 1e-6, false);
    };
    again();
    await clock.advance(clock.now + 100);
    expect(ran).to.equal(10);
  });

  it('tells its time in the place of dates', () => {
    const clock = new ShiftClock(Date.UTC(2026, 0, 1, 9), turn);
    const ownPerformance: { now(): number } = { now: () => 1 };
    const target = { Date, performance: ownPerformance };
    clock.tellTimeIn(target);
    expect(target.Date.now()).to.equal(Date.UTC(2026, 0, 1, 9));
    expect(new target.Date().toISOString()).to.equal('2026-01-01T09:00:00.000Z');
    expect(new target.Date(0)).to.be.instanceOf(Date);
    expect(target.Date.UTC(2026, 0)).to.equal(Date.UTC(2026, 0));
    expect(target.performance.now()).to.equal(0);
  });
});
