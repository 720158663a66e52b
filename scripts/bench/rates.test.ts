import { expect } from 'chai';
import { busiest } from './rates.js';

describe('the busiest span', () => {
  it('is the one with the most, wherever it begins', () => {
    expect(busiest([0, 900, 1_100, 1_800, 3_000], 1_000)).to.equal(3);
    expect(busiest([0, 1_000, 2_000], 1_000)).to.equal(1);
    expect(busiest([], 1_000)).to.equal(0);
  });
});
