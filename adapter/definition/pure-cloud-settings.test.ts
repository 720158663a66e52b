import { expect } from 'chai';
import type { PureCloudSettings } from './definition.js';
import { pureCloudHosts } from './pure-cloud-settings.js';
import { readDefinition } from './read.js';

const CLIENT = '1b2c3d4e-0000-4000-8000-123456789abc';

const read = (items: Readonly<Record<string, string>>) => {
  const all = { environment: 'mypurecloud.de', clientId: CLIENT, ...items };
  const settings = Object.fromEntries(
    Object.entries(all).map(([item, value]) => [`/pureCloud/${item}`, value]),
  );
  const { pureCloud, problems } = readDefinition({
    ...settings,
    '/omniSync/definitionVersion': '1',
  });
  return { pureCloud, wrong: problems.map(({ code, kind, item }) => `${kind} ${code} ${item}`) };
};

describe('section pureCloud', () => {
  it('is read whole', () => {
    const { pureCloud, wrong } = read({
      organization: 'acme',
      identityProvider: 'okta',
      gateway: 'http://localhost:8081/',
    });
    expect(wrong).to.deep.equal([]);
    expect(pureCloud).to.deep.equal({
      environment: 'mypurecloud.de',
      clientId: CLIENT,
      organization: 'acme',
      identityProvider: 'okta',
      gateway: 'http://localhost:8081',
    });
  });

  it('leaves out what is none', () => {
    const unset = { organization: 'none', identityProvider: '', gateway: 'None' };
    expect(read(unset).pureCloud).to.have.all.keys('environment', 'clientId');
  });

  it('takes the region in the spellings that are in use', () => {
    for (const text of [
      'MyPureCloud.de',
      'https://api.mypurecloud.de',
      'https://login.mypurecloud.de/',
      'apps.mypurecloud.de',
    ]) {
      expect(read({ environment: text }).pureCloud?.environment, text).to.equal('mypurecloud.de');
    }
    expect(read({ environment: 'usw2.pure.cloud' }).pureCloud?.environment).to.equal(
      'usw2.pure.cloud',
    );
  });

  it('refuses a region that PureCloud does not have', () => {
    for (const text of [
      '',
      'none',
      'pure.cloud',
      'example.com',
      'mypurecloud.de.example.com',
      'toString',
    ]) {
      const { pureCloud, wrong } = read({ environment: text });
      expect(pureCloud, text).to.equal(null);
      expect(wrong, text).to.deep.equal(['error value-invalid pureCloud/environment']);
    }
  });

  it('refuses a client ID that is no GUID', () => {
    for (const text of ['', 'my-client', `${CLIENT}0`]) {
      expect(read({ clientId: text }).wrong).to.deep.equal([
        'error value-invalid pureCloud/clientId',
      ]);
    }
  });

  it('wants organization and identityProvider together', () => {
    expect(read({ organization: 'acme' }).wrong).to.deep.equal([
      'error value-invalid pureCloud/identityProvider',
    ]);
    expect(read({ identityProvider: 'okta' }).wrong).to.deep.equal([
      'error value-invalid pureCloud/organization',
    ]);
  });

  it('takes a gateway on this machine or below a PureCloud domain', () => {
    const cases: readonly (readonly [text: string, gateway: string])[] = [
      ['http://127.0.0.1:8081', 'http://127.0.0.1:8081'],
      ['https://localhost:8443/region/', 'https://localhost:8443/region'],
      ['http://[::1]:9000', 'http://[::1]:9000'],
      ['https://gateway.mypurecloud.de', 'https://gateway.mypurecloud.de'],
      ['https://MYPURECLOUD.com/a', 'https://mypurecloud.com/a'],
      ['https://x.usw2.pure.cloud:8443', 'https://x.usw2.pure.cloud:8443'],
    ];
    for (const [text, gateway] of cases) {
      expect(read({ gateway: text }).pureCloud?.gateway, text).to.equal(gateway);
    }
  });

  it('refuses any other gateway, because tokens go there', () => {
    for (const text of [
      'https://example.com',
      'https://mypurecloud.de.example.com',
      'https://evilmypurecloud.de',
      'https://pure.cloud',
      'http://api.mypurecloud.de',
      'https://localhost.example.com',
      'https://mypurecloud.de@example.com',
      'https://user:word@api.mypurecloud.de',
      'https://api.mypurecloud.de?x=1',
      'https://api.mypurecloud.de#x',
      'https:\\\\example.com\\.mypurecloud.de',
      'ws://localhost:8081',
      'file:///etc/hosts',
      'javascript:alert(1)//.mypurecloud.de',
      'localhost:8081',
      '//localhost:8081',
      'http://128.0.0.1',
      'not an address',
    ]) {
      const { pureCloud, wrong } = read({ gateway: text });
      expect(pureCloud, text).to.equal(null);
      expect(wrong, text).to.deep.equal(['error value-invalid pureCloud/gateway']);
    }
  });

  it('is no problem where it is absent', () => {
    const { pureCloud, problems } = readDefinition({ '/omniSync/definitionVersion': '1' });
    expect(pureCloud).to.equal(null);
    expect(problems).to.deep.equal([]);
  });

  it('gives the hosts of a region, or the gateway for both', () => {
    const settings: PureCloudSettings = { environment: 'usw2.pure.cloud', clientId: CLIENT };
    expect(pureCloudHosts(settings)).to.deep.equal({
      api: 'https://api.usw2.pure.cloud',
      login: 'https://login.usw2.pure.cloud',
    });
    expect(pureCloudHosts({ ...settings, gateway: 'http://localhost:8081' })).to.deep.equal({
      api: 'http://localhost:8081',
      login: 'http://localhost:8081',
    });
  });
});
