import { expect } from 'chai';
import { isRecord, plainJson, readJson, recordsOf, textOf } from './json.js';
import { HOSTILE_LIVE } from './testing/hostile.js';

describe('guards for what comes from outside', () => {
  it('take objects for records, and neither lists nor null', () => {
    expect([{}, { a: 1 }].every(isRecord)).to.equal(true);
    expect([null, undefined, [], 'text', 1].some(isRecord)).to.equal(false);
  });

  it('take an empty text for none', () => {
    expect([textOf('a'), textOf(''), textOf(1)]).to.deep.equal(['a', undefined, undefined]);
  });

  it('leave out of a list what is no record', () => {
    expect(recordsOf([{ a: 1 }, null, 'x', []])).to.deep.equal([{ a: 1 }]);
    expect(recordsOf({})).to.equal(undefined);
  });

  it('read JSON, and nothing from anything else', () => {
    expect(readJson('{"a":[1]}')).to.deep.equal({ a: [1] });
    expect(readJson('null')).to.equal(null);
    for (const text of ['', '{', 'undefined', null, undefined])
      expect(readJson(text), String(text)).to.equal(undefined);
  });

  it('make plain what a program hands over, or nothing of it', () => {
    expect(plainJson({ a: [1, { b: 'c' }], d: undefined })).to.deep.equal({ a: [1, { b: 'c' }] });
    for (const value of HOSTILE_LIVE) {
      const plain = plainJson(value);
      expect(typeof plain).not.to.be.oneOf(['function', 'symbol', 'bigint']);
    }
  });
});
