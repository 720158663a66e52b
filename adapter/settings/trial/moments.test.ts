import { expect } from 'chai';
import { complete, version1Settings } from '../../definition/testing/catalogs.js';
import { builtInShift } from './built-in.js';
import { trialWords } from './messages/words.js';
import { LANES, momentsOf } from './moments.js';
import { trialOf } from './trial.js';

describe('the moments of a trial', () => {
  const { names } = trialWords('en');
  const trial = trialOf(
    {
      definitions: {
        before: version1Settings(),
        after: version1Settings({ pureCloudWorkStatus: 'Lunch' }),
      },
      catalog: complete,
      names,
    },
    (rules, catalog) => builtInShift('chatAndCall', rules, catalog),
  );
  const moments = momentsOf(trial);

  it('hold every event and every status once', () => {
    expect(moments.flatMap(({ marks }) => marks)).to.deep.equal(trial.marks);
    const changes = moments.flatMap(({ changed }) => changed).filter((one) => one);
    expect(changes).to.have.length(
      LANES.reduce((sum, { side, edition }) => sum + trial.lanes[side][edition].length, 0),
    );
  });

  it('tell what follows from an event together with it, and where the editions differ', () => {
    const connected = moments.find(({ marks }) =>
      marks.some(({ step }) => step.kind === 'interaction' && step.is === 'connected'),
    );
    expect(connected?.shown.map(({ label }) => label)).to.deep.equal([
      'Busy',
      'Away for lunch',
      'Busy',
      'Busy',
    ]);
    expect(connected?.differs).to.deep.equal({ omni: true, pureCloud: false });
  });
});
