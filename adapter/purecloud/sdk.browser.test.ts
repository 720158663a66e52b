import { expect } from 'chai';
import { createSdkApi } from './sdk.js';
import type { RestAnswer, RestRequest, Transport } from './transport.js';
import { RestError } from './rest-error.js';

const HOSTS = { api: 'https://gw.example/prefix', login: 'https://gw.example' };

function setUp(answer: () => Promise<RestAnswer> = async () => ({ status: 200, data: { ok: 1 } })) {
  const sent: RestRequest[] = [];
  const transport: Transport = {
    send(request) {
      sent.push(request);
      return answer();
    },
    requests: 0,
    lastTaken: null,
    dispose: () => undefined,
  };
  return { sent, api: createSdkApi(HOSTS, transport) };
}

describe('the SDK in a browser', () => {
  it('makes the calls that the client needs', async () => {
    const { api, sent } = setUp();
    await api.me('definitions');
    await api.presenceDefinitions();
    await api.conversations();
    await api.setPresence('u 1', 'd-1', 'agent');
    await api.createChannel();
    await api.subscribe('c-1', ['a?b&c']);
    await api.unsubscribe('c-1');
    await api.inactivityTimeout();
    await api.touch();
    expect(
      sent.map(({ method, url, body }) => [
        method,
        decodeURIComponent(url.slice(HOSTS.api.length)),
        body,
      ]),
    ).to.deep.equal([
      [
        'GET',
        '/api/v2/users/me?expand=presence,routingStatus,divisionedpresencedefinitions',
        undefined,
      ],
      ['GET', '/api/v2/presence/definitions?localeCode=ALL', undefined],
      ['GET', '/api/v2/conversations', undefined],
      ['PATCH', '/api/v2/users/u 1/presences/purecloud', { presenceDefinition: { id: 'd-1' } }],
      ['POST', '/api/v2/notifications/channels', undefined],
      ['PUT', '/api/v2/notifications/channels/c-1/subscriptions', [{ id: 'a?b&c' }]],
      ['DELETE', '/api/v2/notifications/channels/c-1/subscriptions', undefined],
      ['GET', '/api/v2/tokens/timeout', undefined],
      ['HEAD', '/api/v2/tokens/me', undefined],
    ]);
    expect(sent.every(({ url }) => url.startsWith(`${HOSTS.api}/api/v2/`))).to.equal(true);
    expect(sent[3]?.headers).to.include({ 'Content-Type': 'application/json' });
  });

  it('answers with the body, and passes our own errors on as they are', async () => {
    expect(await setUp().api.me()).to.deep.equal({ ok: 1 });
    const error = new RestError('status', 'GET', { status: 429, retryAfter: 3 });
    const caught: unknown = await setUp(() => Promise.reject(error))
      .api.me()
      .catch((reason: unknown) => reason);
    expect(caught).to.equal(error);
  });

  it('leaves nothing in window or in storage', () => {
    const before = Object.keys(window);
    localStorage.clear();
    setUp();
    expect(Object.keys(window)).to.deep.equal(before);
    expect('ApiClient' in window).to.equal(false);
    expect(localStorage.length).to.equal(0);
  });
});
