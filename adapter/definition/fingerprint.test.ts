import { expect } from 'chai';
import type { CallCenterSettings } from './definition.js';
import { fingerprint } from './fingerprint.js';
import { version1Settings } from './testing/catalogs.js';

describe('fingerprint', () => {
  const settings: CallCenterSettings = {
    ...version1Settings(),
    '/reqGeneralInfo/reqInternalName': 'One',
    '/omniSync/enabled/label': 'Enable',
    '/pureCloud/environment': 'mypurecloud.de',
  };

  it('is the same whatever the order, the labels, the name and the revision', () => {
    const turned = Object.fromEntries(Object.entries(settings).reverse());
    const print = fingerprint(settings);
    expect(print).to.match(/^[0-9a-z]{1,11}$/);
    expect(fingerprint(turned)).to.equal(print);
    expect(fingerprint({ ...settings, '/omniSync/enabled/label': 'x' })).to.equal(print);
    expect(fingerprint({ ...settings, '/reqGeneralInfo/reqInternalName': 'Two' })).to.equal(print);
    expect(fingerprint({ ...settings, '/omniSync/revision': '8' })).to.equal(print);
    expect(fingerprint({ ...settings, '/omniSync/enabled': ' true ' })).to.equal(print);
  });

  it('is another where the content is', () => {
    const prints = [
      settings,
      { ...settings, '/omniSync/mappedOmniStatus': 'Busy' },
      { ...settings, '/omniSync/enabled': 'false' },
      { ...settings, '/pureCloud/environment': 'mypurecloud.ie' },
      {},
    ].map(fingerprint);
    expect(new Set(prints).size).to.equal(prints.length);
  });
});
