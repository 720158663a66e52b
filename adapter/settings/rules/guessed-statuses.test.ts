import { expect } from 'chai';
import { complete, OMNI } from '../../definition/testing/catalogs.js';
import { guessedStatuses } from './guessed-statuses.js';

describe('guessed statuses', () => {
  it('are found by label or DeveloperName, among those that take no work', () => {
    expect(guessedStatuses(complete.omni)).to.deep.equal({
      mapped: `Available_Chat:${OMNI.chat}`,
      break: null,
      meal: `Lunch:${OMNI.lunch}`,
      training: null,
      meeting: null,
      transition: `Transition:${OMNI.transition}`,
      interacting: `Busy:${OMNI.busy}`,
      notResponding: `Busy:${OMNI.busy}`,
    });
  });

  it('prefer what says more, in Japanese too', () => {
    const phone = { id: '0N505Y000001cA9', label: '通話中', takesWork: false };
    expect(guessedStatuses([...complete.omni, phone]).interacting).to.equal(phone.id);
    const online = { id: '0N505Y000001cA8', label: 'On call', takesWork: true };
    expect(guessedStatuses([online]).interacting).to.equal(null);
  });

  it('leave On Queue’s to the administrator where several statuses take work', () => {
    const other = { id: '0N505Y000001cA9', label: 'All', takesWork: true };
    expect(guessedStatuses([...complete.omni, other]).mapped).to.equal(null);
  });
});
