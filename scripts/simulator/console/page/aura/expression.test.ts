import { expect } from 'chai';
import { AuraMarkupError, evaluate, wordOf } from './expression.js';

const lookup = (path: string): unknown => ({ 'v.state': 'connected', 'v.count': 2 })[path];

describe('expressions of Aura markup', () => {
  for (const [source, value] of [
    ["'panel ' + v.state", 'panel connected'],
    ['v.count + 1', 3],
    ["v.state == 'connected' && v.count != 3", true],
    ["!(v.count == 2) || v.state == 'x'", false],
    ["v.count == 2 ? 'two' : 'other'", 'two'],
    ['v.nothing', undefined],
    ['true', true],
  ] as const) {
    it(`give the value of ${source}`, () => {
      expect(evaluate(source, lookup)).to.equal(value);
    });
  }

  for (const source of ["'open", 'v.count +', '(v.count', 'v.count v.count', 'f(v.count)', '#']) {
    it(`refuse ${source}`, () => {
      expect(() => evaluate(source, lookup)).to.throw(AuraMarkupError);
    });
  }

  it('show nothing for what is not there', () => {
    expect([undefined, null, '', 0, false].map(wordOf)).to.deep.equal(['', '', '', '0', 'false']);
  });
});
