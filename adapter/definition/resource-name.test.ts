import { expect } from 'chai';
import { resourceName } from './resource-name.js';

describe('the name of a version’s static resource', () => {
  it('carries the version in what Salesforce takes', () => {
    expect(resourceName('0.1.0')).to.equal('Softphone_0_1_0');
    expect(resourceName(' 1.12.3-rc.1 ')).to.equal('Softphone_1_12_3_rc_1');
  });

  it('never ends in an underscore, nor has two in a row', () => {
    expect(resourceName('1.0.-')).to.equal('Softphone_1_0');
    expect(resourceName('')).to.equal('Softphone');
  });
});
