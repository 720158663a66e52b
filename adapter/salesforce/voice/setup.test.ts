import { expect } from 'chai';
import { OMNI_OFFLINE } from '../../sync/status.js';
import { readSetup, readToldStatus } from './setup.js';

const STATUSES = {
  '0': { statusName: 'Offline', hasChannels: 'false', isOffline: 'true', statusId: '0' },
  '0N5xx0000004CSOAAA': {
    statusName: 'Available',
    hasChannels: 'true',
    isOffline: 'false',
    statusId: '0N5xx0000004CSOAAA',
  },
  '0N5xx0000004D56': { statusName: 'Away', hasChannels: 'false', isOffline: 'false' },
};

describe('what Salesforce Voice gives a connector', () => {
  it('has the settings of the contact center, and nothing else among them', () => {
    const { settings } = readSetup({
      '/reqGeneralInfo/reqInternalName': 'Sync',
      '/omniSync/enabled': true,
      '/softphone/timeline': 100,
      '/reqHvcc/nothing': null,
      userName: 'agent@acme.example',
      userPresenceStatuses: '{}',
    });
    expect(settings).to.deep.equal({
      '/reqGeneralInfo/reqInternalName': 'Sync',
      '/omniSync/enabled': 'true',
      '/softphone/timeline': '100',
    });
  });

  for (const [form, userPresenceStatuses] of [
    ['text', JSON.stringify(STATUSES)],
    ['an object', STATUSES],
  ] as const) {
    it(`reads the statuses of the agent, written as ${form}`, () => {
      const { statuses, ids } = readSetup({ userPresenceStatuses });
      expect(statuses).to.deep.equal([
        { id: '0N5xx0000004CSO', label: 'Available', takesWork: true },
        { id: '0N5xx0000004D56', label: 'Away', takesWork: false },
      ]);
      expect([...ids]).to.have.deep.members([
        [OMNI_OFFLINE, '0'],
        ['0N5xx0000004CSO', '0N5xx0000004CSOAAA'],
        ['0N5xx0000004D56', '0N5xx0000004D56'],
      ]);
    });
  }

  for (const strange of [null, undefined, 'x', 7, [], { userPresenceStatuses: '{' }]) {
    it(`makes nothing of ${JSON.stringify(strange)}`, () => {
      const { settings, statuses, ids } = readSetup(strange);
      expect(settings).to.deep.equal({});
      expect(statuses).to.deep.equal([]);
      expect([...ids.keys()]).to.deep.equal([OMNI_OFFLINE]);
    });
  }
});

describe('a status that Salesforce Voice tells', () => {
  it('has Id, DeveloperName and label', () => {
    const info = {
      statusId: '0N5xx0000004CSOAAA',
      statusApiName: 'Available',
      statusName: 'Available for work',
    };
    expect(readToldStatus('Online', info)).to.deep.equal({
      status: '0N5xx0000004CSO',
      record: { id: '0N5xx0000004CSO', apiName: 'Available', label: 'Available for work' },
    });
  });

  it('is Offline by its reserved Id', () => {
    const info = { statusId: '0', statusApiName: null, statusName: 'Offline' };
    expect(readToldStatus('Offline', info)).to.deep.equal({ status: OMNI_OFFLINE, record: null });
  });

  it('is Offline by that word alone', () => {
    expect(readToldStatus('Offline', undefined)?.status).to.equal(OMNI_OFFLINE);
  });

  for (const [status, info] of [
    ['Online', undefined],
    ['Online', {}],
    ['Online', { statusId: 5 }],
    [undefined, null],
  ] as const) {
    it(`is none in ${JSON.stringify([status, info])}`, () => {
      expect(readToldStatus(status, info)).to.equal(null);
    });
  }
});
