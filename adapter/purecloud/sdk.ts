import AbstractHttpClient from 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/AbstractHttpClient.js';
import ApiClient from 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/ApiClient.js';
import NotificationsApi from 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/api/NotificationsApi.js';
import PresenceApi from 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/api/PresenceApi.js';
import type { PureCloudApi } from './api.js';
import type { Hosts } from './hosts.js';
import type { Transport } from './transport.js';
import { isRecord, textOf } from '../ports/json.js';
import { createWriterHeader } from './writer-header.js';

/**
 * The SDK's part. Requests are made by the SDK's classes and sent by our own transport; sign-in, retries and errors are
 * ours. Of the SDK's methods the build keeps those that are named here, and what they need (scripts/build/sdk-methods.ts).
 *
 * What remains of the SDK's side effects: making a client writes and removes the key
 * `purecloud_local_storage_test` in localStorage. It never writes anything else, because settings are not
 * persisted and the SDK does not know the token.
 */
export function createSdkApi(hosts: Hosts, transport: Transport): PureCloudApi {
  const client = withoutGlobal(() => new ApiClient());
  client.setHttpClient(new TransportClient(hosts, transport));
  const presence = new PresenceApi(client);
  const notifications = new NotificationsApi(client);
  const writer = createWriterHeader();

  // As UsersApi and ConversationsApi do it: for these two calls they would be 40 and 160 kB.
  const get = (path: string, query = {}): Promise<unknown> =>
    client.callApi(
      path,
      'GET',
      {},
      query,
      {},
      {},
      null,
      ['PureCloud OAuth'],
      ['application/json'],
      ['application/json'],
    );

  return {
    me: (definitions) =>
      get('/api/v2/users/me', {
        expand: [
          'presence',
          'routingStatus',
          ...(definitions === undefined ? [] : ['divisionedpresencedefinitions']),
        ],
      }),
    presenceDefinitions: () => presence.getPresenceDefinitions0({ localeCode: 'ALL' }),
    conversations: () => get('/api/v2/conversations'),
    setPresence: (userId, definitionId, by) =>
      writer.send(by, (customHeaders) =>
        presence.patchUserPresencesPurecloud(
          userId,
          { presenceDefinition: { id: definitionId } },
          { customHeaders },
        ),
      ),
    createChannel: () => notifications.postNotificationsChannels(),
    subscribe: (channelId, topics) =>
      notifications.putNotificationsChannelSubscriptions(
        channelId,
        topics.map((id) => ({ id })),
      ),
    unsubscribe: (channelId) => notifications.deleteNotificationsChannelSubscriptions(channelId),
    // By the transport itself: TokensApi would be another class for two calls without a parameter.
    inactivityTimeout: async () => {
      const url = `${hosts.api}/api/v2/tokens/timeout`;
      return (await transport.send({ method: 'GET', url, headers: {}, mayBeForbidden: true })).data;
    },
    touch: () =>
      transport.send({ method: 'HEAD', url: `${hosts.api}/api/v2/tokens/me`, headers: {} }),
  };
}

/** The constructor leaves itself at `window.ApiClient`; what was there before is put back. */
function withoutGlobal<T>(make: () => T): T {
  const before = Object.getOwnPropertyDescriptor(globalThis, 'ApiClient');
  const made = make();
  Reflect.deleteProperty(globalThis, 'ApiClient');
  if (before !== undefined) Object.defineProperty(globalThis, 'ApiClient', before);
  return made;
}

/** What the SDK hands to its HTTP client. */
interface SdkRequest {
  readonly url: string;
  readonly method: string;
  readonly headers?: unknown;
  readonly params?: unknown;
  readonly data?: unknown;
}

/**
 * Sends what the SDK has put together. The SDK passes on as it is any rejection without `response`, so that
 * callers see our RestErrors.
 */
class TransportClient extends AbstractHttpClient {
  constructor(
    private readonly hosts: Hosts,
    private readonly transport: Transport,
  ) {
    super();
  }

  override async request(request: SdkRequest): Promise<{ status: number; data: unknown }> {
    return this.transport.send({
      method: request.method,
      url: this.addressOf(request),
      headers: stringsOf(request.headers),
      ...(request.data === undefined ? {} : { body: request.data }),
    });
  }

  override enableHooks(): void {
    throw new Error('Hooks are not used: the transport is the place for what they would do.');
  }

  /** The SDK knows the region by its own setting; only the path is taken from it, so that ours alone counts. */
  private addressOf(request: SdkRequest): string {
    const query = new URLSearchParams(stringsOf(request.params)).toString();
    const { pathname } = new URL(request.url);
    return this.hosts.api + pathname + (query === '' ? '' : `?${query}`);
  }
}

function stringsOf(value: unknown): Record<string, string> {
  const strings: Record<string, string> = {};
  if (!isRecord(value)) return strings;
  for (const [name, entry] of Object.entries(value)) {
    const text = textOf(entry);
    if (text !== undefined) strings[name] = text;
  }
  return strings;
}
