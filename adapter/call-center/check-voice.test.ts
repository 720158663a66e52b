import { expect } from 'chai';
import { withItems } from './edit.js';
import { lintRecord } from './lint.js';
import { productDefinition } from './product.js';
import type { CallCenterRecord } from './record.js';

/** What is found for Salesforce Voice and not for Open CTI. */
function foundInVoice(record: CallCenterRecord): readonly string[] {
  const textsOf = (host: 'openCti' | 'voice'): readonly string[] =>
    lintRecord(record, host).map((found) => {
      expect(found.kind).to.equal('warning');
      return found.from === 'salesforce' ? found.text : found.problem.code;
    });
  const here = textsOf('openCti');
  return textsOf('voice').filter((text) => !here.includes(text));
}

/** A definition for Open CTI in which only the frame's own items are left without a meaning. */
const plain = (): CallCenterRecord =>
  withItems(
    withItems(productDefinition({ version: 1 }), 'softphone', {
      clickToDial: 'false',
      screenPop: 'off',
      callLog: 'false',
    }),
    'reqGeneralInfo',
    { reqVendorInfoApiName: 'OmniSyncSoftphone' },
  );

const withSoftphone = (name: string, value: string): CallCenterRecord =>
  withItems(plain(), 'softphone', { [name]: value });

describe('a definition in Salesforce Voice', () => {
  it('says once what only the frame of Open CTI reads', () => {
    expect(foundInVoice(plain())).to.deep.equal([
      'Salesforce Voice does not read reqAdapterUrl, reqUseApi, reqSoftphoneHeight, reqSoftphoneWidth, ' +
        'reqSalesforceCompatibilityMode: the conversation vendor names the page, /apex/SoftphoneVoice.',
    ]);
  });

  it('wants to know the conversation vendor', () => {
    const found = foundInVoice(withItems(plain(), 'reqGeneralInfo', { reqVendorInfoApiName: '' }));
    expect(found.some((text) => text.includes('reqVendorInfoApiName'))).to.equal(true);
  });

  for (const [name, value] of [
    ['omniAccess', 'console'],
    ['clickToDial', 'true'],
    ['screenPop', 'answer'],
    ['screenPopFlow', 'My_Flow'],
    ['callLog', 'true'],
    ['callLogField2', 'Queue__c = queue'],
    ['build', '0.2.0'],
  ] as const) {
    it(`warns of ${name}`, () => {
      const found = foundInVoice(withSoftphone(name, value));
      expect(found.filter((text) => text.startsWith(`The item ${name} `))).to.have.length(1);
    });
  }

  for (const [name, value] of [
    ['omniAccess', 'bridge'],
    ['screenPopFlow', 'none'],
    ['build', 'none'],
    ['ringtone', 'true'],
    ['eventApi', 'events'],
  ] as const) {
    it(`says nothing of ${name} ${value}`, () => {
      expect(foundInVoice(withSoftphone(name, value))).to.have.length(1);
    });
  }

  it('names each rule that needs the bridge', () => {
    const rules = withItems(productDefinition({ version: 2 }), 'omniSync', {
      rule1: 'after omni push timeout set pureCloud AWAY',
      rule2: 'while salesforce work hold pureCloud BUSY',
      rule3: 'while pureCloud work on voice hold omni Busy',
      rule10: 'none',
    });
    const found = foundInVoice(rules).filter((text) => text.includes('needs the message bridge'));
    expect(found).to.deep.equal([
      'The connector alone does not tell why a status changed: rule1 needs the message bridge (docs/salesforce-voice.md).',
      'The connector alone does not tell work items: rule2 needs the message bridge (docs/salesforce-voice.md).',
    ]);
  });

  it('names the item that makes such a rule in version 1', () => {
    const record = withItems(plain(), 'omniSync', {
      mappedOmniStatus: 'Available_Chat',
      salesforceWorkStatus: 'BUSY',
    });
    expect(foundInVoice(record)).to.include(
      'The connector alone does not tell work items: salesforceWorkStatus needs the message bridge (docs/salesforce-voice.md).',
    );
  });
});
