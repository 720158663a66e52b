import { expect } from 'chai';
import { groupPresences, inMenuOrder } from './presence-groups.js';
import { AVAILABLE, COFFEE, ON_QUEUE } from './view-fixtures.js';

describe('the groups of the status menu', () => {
  it('put a secondary status after its primary, wherever it came', () => {
    const primary = { ...COFFEE, status: 'p-break', label: 'Break', secondary: false };
    const groups = groupPresences([COFFEE, AVAILABLE, primary]);
    expect(inMenuOrder(groups).map(({ label }) => label)).to.deep.equal([
      'Break',
      'Coffee Break',
      'Available',
    ]);
  });

  it('keep a secondary status whose primary is not offered', () => {
    const groups = groupPresences([COFFEE, ON_QUEUE]);
    expect(groups[0]).to.deep.equal({ primary: null, secondary: [COFFEE] });
    expect(inMenuOrder(groups)).to.deep.equal([COFFEE, ON_QUEUE]);
  });
});
