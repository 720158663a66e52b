import { expect } from 'chai';
import fc from 'fast-check';
import { distance } from '../../definition/suggestion.js';
import { complete } from '../../definition/testing/catalogs.js';
import { parseRule } from './rule-text.js';
import { suggestionsFor } from './suggestions.js';

const suggested = (sentence: string): readonly string[] => {
  const parsed = parseRule(sentence);
  if (parsed.ok) throw new Error(`can be read: ${sentence}`);
  return suggestionsFor(sentence, parsed.fault, complete).map((one) => one.sentence);
};

describe('suggestions', () => {
  it('put a misspelt word right', () => {
    expect(suggested('pare Busy with BUSY')[0]).to.equal('pair Busy with BUSY');
    expect(suggested('when omni iz Busy set pureCloud BUSY')).to.deep.equal([
      'when omni is Busy set pureCloud BUSY',
    ]);
    expect(suggested('pair Busy with BUZY')[0]).to.equal('pair Busy with BUSY');
    expect(suggested('while salesforce work form accepted hold pureCloud BUSY')[0]).to.equal(
      'while salesforce work from accepted hold pureCloud BUSY',
    );
  });

  it('add a word that is missing', () => {
    expect(suggested('pair Busy BUSY')).to.deep.equal(['pair Busy with BUSY']);
    expect(suggested('pair Busy')).to.deep.equal(['pair Busy with']);
    expect(suggested('when pureCloud')).to.deep.equal([
      'when pureCloud is',
      'when pureCloud leaves',
    ]);
  });

  it('quote a label with blanks', () => {
    expect(suggested('pair available - chat with ON_QUEUE')).to.deep.equal([
      'pair "Available - Chat" with ON_QUEUE',
    ]);
  });

  it('are none where nothing resembles what was typed', () => {
    expect(suggested('pair Busy with Siesta')).to.deep.equal([]);
  });

  it('never fail, and always change something', () => {
    const words = 'pair when while Busy BUSY with wiht omni is , " hold at 5 "" on Lunch'.split(
      ' ',
    );
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 9 }), (some) => {
        const sentence = some.join(' ');
        if (parseRule(sentence).ok) return;
        for (const one of suggested(sentence)) expect(one).to.not.equal(sentence);
      }),
    );
  });

  it('count the edits between two words', () => {
    expect(distance('with', 'wiht')).to.equal(1);
    expect(distance('', 'abc')).to.equal(3);
    expect(distance('kitten', 'sitting')).to.equal(3);
  });
});
