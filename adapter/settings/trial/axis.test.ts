import { expect } from 'chai';
import fc from 'fast-check';
import { axisOf } from './axis.js';

describe('the time axis', () => {
  it('reaches from 0 to 1 and never goes back', () => {
    const times = fc.array(fc.integer({ min: 0, max: 36_000_000 }), { maxLength: 30 });
    fc.assert(
      fc.property(times, fc.integer({ min: 1, max: 36_000_000 }), (some, end) => {
        const { place, ticks } = axisOf(some, end);
        expect(place(0)).to.equal(0);
        expect(place(end)).to.equal(1);
        const inside = [...some.filter((at) => at <= end), end / 2].sort((a, b) => a - b);
        inside.forEach((at, index) => {
          expect(place(at)).to.be.within(0, 1);
          expect(place(at)).to.be.at.least(place(inside[index - 1] ?? 0));
        });
        ticks.forEach((tick, index) => {
          const next = ticks[index + 1];
          if (next !== undefined) expect(place(next) - place(tick)).to.be.at.least(0.08);
        });
      }),
    );
  });

  it('draws a quiet hour shorter than sixty minutes with something in each', () => {
    const { place } = axisOf([60_000], 3_600_000);
    expect(place(60_000)).to.be.within(0.25, 0.45);
  });
});
