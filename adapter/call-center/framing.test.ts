import { expect } from 'chai';
import { withItems, withoutItems } from './edit.js';
import { productDefinition } from './product.js';
import type { CallCenterRecord } from './record.js';
import { framingFaults } from './framing.js';

const GENERAL = 'reqGeneralInfo';

describe('what keeps Salesforce from showing the softphone', () => {
  const record = productDefinition({ version: 1 });
  const having = (items: Readonly<Record<string, string>>): CallCenterRecord =>
    withItems(record, GENERAL, items);

  it('is nothing in a definition as it is shipped', () => {
    expect(framingFaults(record)).to.deep.equal([]);
  });

  it('is nothing where Classic is served as well', () => {
    const both = having({ reqSalesforceCompatibilityMode: 'Classic_and_Lightning' });
    expect(framingFaults(both)).to.deep.equal([]);
  });

  it('is the mode where it is Classic, or left out', () => {
    const mode = 'reqSalesforceCompatibilityMode';
    expect(framingFaults(having({ [mode]: 'Classic' }))).to.deep.equal(['classicOnly']);
    const without = { ...withoutItems(record, GENERAL, [mode]), others: [] };
    expect(framingFaults(without)).to.deep.equal(['classicOnly']);
  });

  it('is an API that is off, and an address that is not there or not secure', () => {
    expect(framingFaults(having({ reqUseApi: 'false' }))).to.deep.equal(['apiOff']);
    expect(framingFaults(having({ reqAdapterUrl: 'none' }))).to.deep.equal(['noAddress']);
    expect(framingFaults(having({ reqAdapterUrl: 'http://a.example/x' }))).to.deep.equal([
      'insecureAddress',
    ]);
    expect(framingFaults(having({ reqAdapterUrl: 'https://a.example/x' }))).to.deep.equal([]);
  });

  it('is nothing in a definition of Salesforce Voice, which frames the page by other means', () => {
    const voice = having({ reqVendorInfoApiName: 'OmniSync', reqAdapterUrl: 'none' });
    expect(framingFaults(voice)).to.deep.equal([]);
  });

  it('is read where a metadata file says it, too', () => {
    const settings = JSON.stringify({
      reqUseApi: 'true',
      reqSalesforceCompatibilityMode: 'Classic',
    });
    const metadata: CallCenterRecord = {
      ...record,
      sections: record.sections.filter(({ name }) => name !== GENERAL),
      others: record.others.map((element) =>
        element.name === 'customSettings' ? { ...element, text: settings } : element,
      ),
    };
    expect(framingFaults(metadata)).to.deep.equal(['classicOnly']);
  });
});
