import { expect } from 'chai';
import { withItems } from './edit.js';
import { lintRecord } from './lint.js';
import { productDefinition } from './product.js';

const brief = (record: Parameters<typeof lintRecord>[0]): readonly string[] =>
  lintRecord(record).map((found) =>
    found.from === 'softphone'
      ? `${found.kind} ${found.problem.code} ${found.problem.item}`
      : `${found.kind} ${found.text}`,
  );

// What stands in files is held to the examples in scripts/definition/examples.
describe('lintRecord', () => {
  const record = withItems(productDefinition({ version: 1, preset: 'both' }), 'pureCloud', {
    clientId: '6f2a9c14-7b3d-4e85-9a60-1c2d3e4f5a6b',
  });

  it('finds nothing in a sound record', () => {
    expect(brief(withItems(record, 'omniSync', { enabled: 'true' }))).to.deep.equal([]);
  });

  it('finds what Salesforce would refuse, and what the softphone would', () => {
    const bad = withItems(
      withItems(record, 'omniSync', { enabled: 'yes', 'no name': 'x' }),
      'reqGeneralInfo',
      { reqSoftphoneHeight: '1' },
    );
    expect(brief(bad)).to.have.members([
      'error The value "1" of reqSoftphoneHeight must be a number of pixels, 240 to 2560.',
      'error The item name "no name" must be 1 to 40 letters and digits.',
      'error value-invalid omniSync/enabled',
      'warning item-unknown omniSync/no name',
    ]);
  });

  it('knows the items of the softphone’s own section, and what was meant by others', () => {
    const bad = withItems(record, 'softphone', {
      callLogField9: 'Queue__c = queue',
      callLogField10: 'Queue__c = queu',
      clickToDail: 'true',
      screenPop: 'alarm',
    });
    expect(brief(bad)).to.have.members([
      'warning value-invalid softphone/screenPop',
      'warning value-invalid softphone/callLogField10',
      'warning item-unknown softphone/clickToDail',
    ]);
    const meant = lintRecord(bad).map((found) =>
      found.from === 'softphone' ? found.problem.suggestion : undefined,
    );
    expect(meant).to.have.members(['alert', 'Queue__c = queue', 'clickToDial']);
  });

  it('waits for a client ID while sync is off', () => {
    const waiting = withItems(record, 'pureCloud', { clientId: '' });
    expect(brief(waiting)).to.deep.equal(['warning value-invalid pureCloud/clientId']);
    expect(brief(withItems(waiting, 'omniSync', { enabled: 'true' }))).to.deep.equal([
      'error value-invalid pureCloud/clientId',
    ]);
    expect(brief(withItems(waiting, 'pureCloud', { clientId: 'mistyped' }))).to.deep.equal([
      'error value-invalid pureCloud/clientId',
    ]);
  });
});
