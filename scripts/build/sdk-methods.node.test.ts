import { expect } from 'chai';
import { keepUsedMethods } from './sdk-methods.js';

const CLIENT = `
class Client {
  constructor() { this.atOnce(); }
  /** What every call needs. */
  callApi(path) { return this.#send(path, () => this.inner()); }
  #send(path) { return path; }
  inner() { return 'inner'; }
  atOnce() { return 'at once'; }
  get instance() { return 'instance'; }
  set instance(value) { this.unused(value); }
  unused() {
    return this.alsoUnused();
  }
  alsoUnused() { return 'never'; }
  applyAuthToRequest(request) { this.alsoUnused(request); }
  _handleExpiredAccessToken() { return this.alsoUnused(); }
}
export const last = 'line';
`;

const API = `class Api {
  getOne() { return this.client.callApi('/one'); }
  getTwo() { return this.client.callApi('/two'); }
}`;

const kept = (caller: string) => {
  const modules = keepUsedMethods(caller, new Map(Object.entries({ client: CLIENT, api: API })));
  return { client: modules.get('client') ?? '', api: modules.get('api') ?? '' };
};

describe('the SDK’s methods that are bundled', () => {
  it('are those that the softphone names, and what they need of other classes', () => {
    const { client, api } = kept('api.getOne();');
    expect(api).to.include("callApi('/one')").and.not.include('getTwo');
    expect(client).to.include('callApi(path)').and.include("'inner'").and.include("'at once'");
    expect(client).to.include('#send(path)').and.not.include('instance').and.not.include('nused');
  });

  it('are none of those that only a method without a caller names', () => {
    expect(kept('api.getTwo(); client.instance = 1;').client).to.include("'never'");
    expect(kept('api.getTwo();').client).not.to.include("'never'");
  });

  it('are none of those that only a comment names', () => {
    const { client } = kept('// As client.unused() does it.\nclient.callApi();');
    expect(client).not.to.include("'never'");
  });

  it('stay by name where nothing that they do is wanted', () => {
    const { client } = kept('client.callApi(); client._handleExpiredAccessToken();');
    expect(client).to.include('_handleExpiredAccessToken() {}').and.not.include("'never'");
  });

  it('do nothing but give headers where the SDK would add the token that it does not know', () => {
    const { client } = kept('client.applyAuthToRequest();');
    expect(client).to.include('applyAuthToRequest(request) {arguments[0].headers = {};}');
  });

  it('stand in the line where the SDK has them', () => {
    const lineOf = (text: string): number =>
      text.split('\n').findIndex((line) => line.includes('last'));
    expect(lineOf(kept('').client)).to.equal(lineOf(CLIENT));
  });
});
