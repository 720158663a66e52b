import { expect } from 'chai';
import { importDefinition, withPreset } from './set-up.js';
import { OptionError } from './options.js';

const item = (order: number, name: string, value: string): string =>
  `<item sortOrder="${order}" name="${name}" label="${name}">${value}</item>`;

const definition = (clientId: string): string => `<callCenter>
  <section sortOrder="0" name="reqGeneralInfo" label="General">
    ${item(0, 'reqInternalName', 'Test')}${item(1, 'reqDisplayName', 'A test')}
    ${item(2, 'reqAdapterUrl', '/apex/Softphone')}${item(3, 'reqUseApi', 'true')}
    ${item(4, 'reqSoftphoneHeight', '300')}${item(5, 'reqSoftphoneWidth', '300')}
    ${item(6, 'reqSalesforceCompatibilityMode', 'Lightning')}
  </section>
  <section sortOrder="1" name="pureCloud" label="PureCloud">
    ${item(0, 'environment', 'mypurecloud.com')}${item(1, 'clientId', clientId)}
  </section>
</callCenter>`;

const STATUSES = [
  { id: '0N5000000000001', apiName: 'Available_Chat', name: 'Available', online: true },
  { id: '0N5000000000002', apiName: 'Transition', name: 'Transition', online: false },
];

describe('the definition that npm start imports', () => {
  it('has a client that can sign in, where it had none', () => {
    for (const placeholder of ['none', '00000000-0000-0000-0000-000000000000']) {
      const settings = importDefinition(definition(placeholder), 'a.xml');
      expect(settings['/pureCloud/clientId'])
        .to.match(/^[0-9a-f]{8}-/)
        .and.not.match(/^0{8}/);
    }
    const own = '1a2b3c4d-0000-4000-8000-000000000000';
    expect(importDefinition(definition(own), 'a.xml')).to.include({ '/pureCloud/clientId': own });
  });

  it('is refused with the file, the places and the reasons', () => {
    const broken = definition('none').replace('sortOrder="1" name="pureCloud"', 'name="pureCloud"');
    expect(() => importDefinition(broken, 'a.xml')).to.throw(OptionError, /a\.xml:\n {2}\d+:\d+ /);
  });

  it('gets the preset with the Ids that the org has, or names alone', () => {
    const settings = { '/omniSync/enabled': 'false', '/other/item': 'x' };
    expect(withPreset(settings, STATUSES, false)).to.include({
      '/omniSync/enabled': 'true',
      '/omniSync/mappedOmniStatus': 'Available_Chat:0N5000000000001',
      '/omniSync/leavingMappedStatus': 'AVAILABLE',
      '/omniSync/leavingOnQueueStatus': 'Transition:0N5000000000002',
      '/omniSync/salesforceWorkStatus': 'BUSY',
      '/omniSync/pureCloudWorkStatus': 'Busy',
      '/other/item': 'x',
    });
    expect(withPreset(settings, STATUSES, true)).to.include({
      '/omniSync/mappedOmniStatus': 'Available_Chat',
    });
  });
});
