import { expect } from 'chai';
import { longestChain } from './spans.js';

const span = (from: number, to: number) => ({ what: `${from}`, from, to });

describe('the longest chain of requests', () => {
  it('is one where all are under way together', () => {
    expect(longestChain([span(0, 10), span(1, 12), span(2, 8)])).to.equal(1);
    expect(longestChain([])).to.equal(0);
  });

  it('counts what begins once another has ended, in whatever order they are told', () => {
    expect(longestChain([span(30, 40), span(0, 10), span(10, 20), span(5, 35)])).to.equal(3);
  });
});
