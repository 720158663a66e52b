import { expect } from 'chai';
import { problemText } from './words.js';
import { readDefinition } from './read.js';
import { resolveDefinition } from './resolve.js';
import { nearest } from './suggestion.js';
import { complete, settingsOf } from './testing/catalogs.js';

describe('nearest', () => {
  const words = ['pair', 'when', 'while', 'after', 'ignore', 'with'];

  it('is what was meant by a slip of the pen', () => {
    expect(nearest('wihle', words)).to.equal('while');
    expect(nearest('IGNOR', words)).to.equal('ignore');
    expect(nearest('pairs', words)).to.equal('pair');
    expect(nearest('wth', words)).to.equal('with');
  });

  it('is nothing where no word is near, or the word is short or very long', () => {
    expect(nearest('banana', words)).to.equal(undefined);
    expect(nearest('x', words)).to.equal(undefined);
    expect(nearest('', words)).to.equal(undefined);
    expect(nearest('x'.repeat(100_000), words)).to.equal(undefined);
  });

  it('is the nearest of several', () => {
    expect(nearest('whne', ['where', 'when'])).to.equal('when');
  });
});

describe('what was meant', () => {
  const suggestionsFor = (items: Readonly<Record<string, string>>): Record<string, string> => {
    const settings = settingsOf({ definitionVersion: '2', enabled: 'true', ...items });
    const { problems } = resolveDefinition(readDefinition(settings), complete);
    return Object.fromEntries(
      problems.flatMap(({ item, suggestion }) =>
        suggestion === undefined ? [] : [[item.slice('omniSync/'.length), suggestion]],
      ),
    );
  };

  it('is said for keywords and PureCloud statuses of a rule', () => {
    expect(
      suggestionsFor({
        rule1: 'piar Busy with BUSY',
        rule2: 'pair Busy with BRAEK',
        rule3: 'when omni leeves Busy set pureCloud AWAY',
        rule4: 'while salesforce work from asigned hold pureCloud BUSY',
        rule5: 'while pureCloud work hold omni Busy allways',
      }),
    ).to.deep.equal({
      rule1: 'pair',
      rule2: 'BREAK',
      rule3: 'leaves',
      rule4: 'assigned',
      rule5: 'always',
    });
  });

  it('is said for an Omni-Channel status once the org’s are known', () => {
    expect(
      suggestionsFor({ rule1: 'pair Avialable_Chat with ON_QUEUE', rule2: 'ignore omni Lnuch' }),
    ).to.deep.equal({ rule1: 'Available_Chat', rule2: 'Lunch' });
  });

  it('is said for words and names of items', () => {
    expect(
      suggestionsFor({
        rule1: 'pair Busy with BUSY',
        duringHold: 'que ue',
        startUpAuthority: 'ask',
        sessionEndStatus: 'OFLINE',
      }),
    ).to.deep.equal({
      duringHold: 'queue',
      startUpAuthority: 'startupAuthority',
      sessionEndStatus: 'OFFLINE',
    });
  });

  it('is a question in each language', () => {
    const problem = readDefinition(
      settingsOf({ definitionVersion: '2', rule1: 'piar a with BUSY' }),
    ).problems[0];
    if (problem === undefined) throw new Error('There is no problem.');
    expect(problemText(problem, 'en').what).to.match(/ Did you mean “pair”\?$/);
    expect(problemText(problem, 'ja').what).to.match(/「pair」ではありませんか。$/);
  });
});
