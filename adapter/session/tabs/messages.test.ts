import { expect } from 'chai';
import fc from 'fast-check';
import { READY } from '../../panel/view-fixtures.js';
import { readMessage, type Signed } from './messages.js';

describe('a message between tabs', () => {
  const good: readonly Signed[] = [
    { from: 'a', is: 'hello' },
    { from: 'a', is: 'bye' },
    { from: 'a', is: 'ask' },
    { from: 'a', is: 'fitness', fitness: 'fit' },
    { from: 'a', is: 'here', fresh: true },
    { from: 'a', is: 'view', view: READY },
    { from: 'a', is: 'do', id: '1', deed: { action: 'choosePureCloud', status: 's' } },
    { from: 'a', is: 'do', id: '1', deed: { action: 'answer', yes: false } },
    { from: 'a', is: 'do', id: '1', deed: { action: 'resume' } },
    { from: 'a', is: 'do', id: '1', deed: { action: 'retry' } },
    { from: 'a', is: 'do', id: '1', deed: { action: 'staySignedIn' } },
    { from: 'a', is: 'do', id: '1', deed: { action: 'componentAsked', what: 'dial' } },
    { from: 'a', is: 'done', id: '1' },
    { from: 'a', is: 'active' },
    { from: 'a', is: 'take', to: 'b' },
  ];

  for (const message of good) {
    const what = message.is === 'do' ? `do ${message.deed.action}` : message.is;
    it(`is understood: ${what}`, () => {
      expect(readMessage(structuredClone(message))).to.deep.equal(message);
    });
  }

  const bad: readonly unknown[] = [
    null,
    [],
    'hello',
    { is: 'hello' },
    { from: 1, is: 'hello' },
    { from: 'a', is: 'else' },
    { from: 'a', is: 'fitness', fitness: 'strong' },
    { from: 'a', is: 'do', id: '1', deed: { action: 'signOut' } },
    { from: 'a', is: 'do', id: '1', deed: { action: 'choosePureCloud', status: 5 } },
    { from: 'a', is: 'do', id: '1', deed: { action: 'answer', yes: 'yes' } },
    { from: 'a', is: 'do', deed: { action: 'resume' } },
    { from: 'a', is: 'do', id: '1', deed: { action: 'componentAsked', what: '+4930123456' } },
    { from: 'a', is: 'do', id: '1', deed: { action: 'componentAsked', what: 'toString' } },
    { from: 'a', is: 'done' },
    { from: 'a', is: 'take', to: null },
  ];
  for (const value of bad) {
    it(`is ignored: ${JSON.stringify(value).slice(0, 70)}`, () => {
      expect(readMessage(value)).to.equal(null);
    });
  }

  it('of any shape does not throw', () => {
    const shape = fc.record({
      from: fc.string(),
      is: fc.constantFrom(...good.map(({ is }) => is)),
    });
    fc.assert(
      fc.property(fc.anything(), shape, fc.object(), (value, is, rest) => {
        readMessage(value);
        readMessage({ ...rest, ...is });
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});
