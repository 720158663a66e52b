import { expect } from 'chai';
import { quantile, spreadOf, spreadText, tableText } from './report.js';

describe('a benchmark’s figures', () => {
  it('are a median between the least and the most', () => {
    expect(spreadOf([9, 1, 5, 3, 7])).to.deep.equal({ median: 5, least: 1, most: 9 });
    expect(spreadText(spreadOf([2.25]), 1)).to.equal('2.3 (2.3–2.3)');
  });

  it('have quantiles that are values which were measured', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
    expect(quantile(hundred, 0.5)).to.equal(50);
    expect(quantile(hundred, 0.99)).to.equal(99);
    expect(quantile(hundred, 0.999)).to.equal(100);
    expect(() => quantile([], 0.5)).to.throw(RangeError);
  });

  it('stand in a table of Markdown', () => {
    const text = tableText({ title: 'T', about: 'A.', columns: ['what', 'n'], rows: [['one', 1]] });
    expect(text).to.equal('### T\n\nA.\n\n| what |   n |\n| ---- | --: |\n| one  |   1 |');
  });
});
