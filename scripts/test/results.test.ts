import { expect } from 'chai';
import { orFailure } from './results.js';

describe('the result of a suite', () => {
  it('is a failure where no test ran', () => {
    const { failures } = orFailure({ passed: 0, failures: [], output: '' });
    expect(failures).to.deep.equal([{ test: 'the whole suite', message: 'It ran no test.' }]);
  });

  it('stays as it is where one did', () => {
    const result = { passed: 1, failures: [], output: '' };
    expect(orFailure(result)).to.equal(result);
  });
});
