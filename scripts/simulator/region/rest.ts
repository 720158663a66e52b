import type { PureCloudOrg, World } from '../world.js';
import { RefusedError } from '../world.js';
import { type Answer, badRequest, missingPermission, notFound, ok, problem } from './answers.js';
import { type Channel, channelBody, type Channels, TOPICS_A_CHANNEL } from './channels.js';
import {
  conversationSummary,
  definition,
  formerDefinition,
  type Json,
  restConversation,
  restPresence,
  routingStatus,
  userPresence,
} from './shapes.js';
import type { Token, Tokens } from './tokens.js';

/** One REST call, authenticated. */
export interface Call {
  readonly method: string;
  /** Below `/api/v2`, without a slash at the end. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** The parsed body; undefined: none. */
  readonly body: unknown;
  readonly token: Token;
  /** Of the panel's own click, as the header of the softphone says. */
  readonly byAgent: boolean;
  /** `ws://host:port` as the client reached the region. */
  readonly socketOrigin: string;
}

export interface Region {
  readonly world: World;
  readonly tokens: Tokens;
  readonly channels: Channels;
}

type Handler = (region: Region, call: Call, parameters: readonly string[]) => Answer;

const SYSTEM_PRESENCES = [
  'AVAILABLE',
  'AWAY',
  'BREAK',
  'BUSY',
  'IDLE',
  'MEAL',
  'MEETING',
  'OFFLINE',
  'ON_QUEUE',
  'TRAINING',
];

const SCOPES = [
  'conversations',
  'notifications',
  'presence',
  'routing',
  'users',
  'user-basic-info',
];

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const listing = (entities: readonly unknown[], selfUri: string): Json => ({
  entities,
  pageSize: Math.max(25, entities.length),
  pageNumber: 1,
  total: entities.length,
  pageCount: 1,
  selfUri,
  firstUri: selfUri,
  lastUri: selfUri,
});

/** Method and path to what answers; `*` is a parameter. The first that fits counts. */
const ROUTES: readonly (readonly [method: string, path: string, handler: Handler])[] = [
  ['GET', '/tokens/me', ({ world }, { token }) => ok(tokenInfo(world.pureCloud, token))],
  ['HEAD', '/tokens/me', () => ({ status: 200 })],
  [
    'DELETE',
    '/tokens/me',
    ({ tokens }, { token }) => {
      tokens.end(token);
      return { status: 200 };
    },
  ],
  ['GET', '/tokens/timeout', ({ world }) => ok(idleTimeout(world))],
  ['PUT', '/tokens/timeout', putIdleTimeout],
  ['GET', '/users/me', ({ world }, { query }) => ok(me(world, query, true))],
  ['GET', '/users/*', ofOwnUser(({ world }, { query }) => ok(me(world, query, false)))],
  ['GET', '/presence/definitions', getDefinitions],
  ['GET', '/presencedefinitions', getFormerDefinitions],
  [
    'GET',
    '/systempresences',
    () =>
      ok(
        SYSTEM_PRESENCES.map((id) => ({
          id,
          name: restPresence(id),
          selfUri: `/api/v2/systempresences/${id}`,
        })),
      ),
  ],
  ['GET', '/users/*/presences/*', ofOwnUser(ofPureCloudSource(getPresence))],
  ['PATCH', '/users/*/presences/*', ofOwnUser(ofPureCloudSource(patchPresence))],
  ['GET', '/users/*/routingstatus', ofOwnUser(({ world }) => ok(routingStatus(world.pureCloud)))],
  ['PUT', '/users/*/routingstatus', ofOwnUser(putRoutingStatus)],
  [
    'GET',
    '/users/*/conversations/summary',
    ofOwnUser(({ world }) => ok(conversationSummary(world.pureCloud))),
  ],
  [
    'GET',
    '/conversations',
    ({ world: { pureCloud } }) =>
      ok(
        listing(
          pureCloud.conversations.map((each) => restConversation(pureCloud, each)),
          '/api/v2/conversations',
        ),
      ),
  ],
  [
    'GET',
    '/conversations/*',
    ({ world: { pureCloud } }, _call, [id = '']) => {
      const conversation = pureCloud.findConversation(id);
      return conversation === undefined
        ? notFound(`conversation ${id}`)
        : ok(restConversation(pureCloud, conversation));
    },
  ],
  [
    'GET',
    '/routing/queues/me',
    ({ world }) =>
      ok(
        listing(
          world.pureCloud.queues.map((queue) => ({ ...queue, joined: true })),
          '/api/v2/routing/queues/me',
        ),
      ),
  ],
  [
    'POST',
    '/notifications/channels',
    ({ channels }, { token, socketOrigin }) =>
      ok(channelBody(channels.create(token), socketOrigin)),
  ],
  [
    'GET',
    '/notifications/channels',
    ({ channels }, { token, socketOrigin }) =>
      ok({
        entities: channels
          .ofApp(token.clientId)
          .map((channel) => channelBody(channel, socketOrigin)),
      }),
  ],
  ['HEAD', '/notifications/channels/*', ofOwnChannel(() => ({ status: 200 }))],
  [
    'GET',
    '/notifications/channels/*/subscriptions',
    ofOwnChannel((_region, channel) => ok(topicListing(channel.topics))),
  ],
  ['PUT', '/notifications/channels/*/subscriptions', ofOwnChannel(subscribeAnew)],
  ['POST', '/notifications/channels/*/subscriptions', ofOwnChannel(subscribeMore)],
  [
    'DELETE',
    '/notifications/channels/*/subscriptions',
    ofOwnChannel(({ channels }, channel) => {
      channels.subscribe(channel, []);
      return { status: 204 };
    }),
  ],
];

/** Answers a call by the state of the world now. */
export function answerRest(region: Region, call: Call): Answer {
  const parts = call.path.split('/');
  let otherMethod = false;
  for (const [method, path, handler] of ROUTES) {
    const pattern = path.split('/');
    if (pattern.length !== parts.length) continue;
    if (!pattern.every((part, index) => part === '*' || part === parts[index])) continue;
    if (method !== call.method) {
      otherMethod = true;
      continue;
    }
    const parameters = parts.filter((_part, index) => pattern[index] === '*');
    return handler(region, call, parameters.map(decoded));
  }
  return otherMethod
    ? problem(405, 'method.not.allowed', `${call.method} is not allowed here.`)
    : notFound(`${call.method} /api/v2${call.path}`);
}

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

function ofOwnUser(handler: Handler): Handler {
  return (region, call, parameters) =>
    parameters[0] === region.world.pureCloud.user.id
      ? handler(region, call, parameters)
      : missingPermission('presence:userPresence:view');
}

function ofPureCloudSource(handler: Handler): Handler {
  return (region, call, parameters) =>
    parameters[1]?.toUpperCase() === 'PURECLOUD'
      ? handler(region, call, parameters)
      : notFound(`presence source ${parameters[1] ?? ''}`);
}

function ofOwnChannel(handler: (region: Region, channel: Channel, call: Call) => Answer): Handler {
  return (region, call, [id = '']) => {
    const channel = region.channels.find(id);
    return channel === undefined || channel.token.clientId !== call.token.clientId
      ? notFound(`channel ${id}`)
      : handler(region, channel, call);
  };
}

const tokenInfo = (org: PureCloudOrg, token: Token): Json => {
  const { id, name } = org.organization;
  return {
    organization: { id, name },
    homeOrganization: { id, name },
    authorizedScope: SCOPES,
    OAuthClient: { id: token.clientId, name: 'Softphone', organization: { id, name } },
  };
};

const idleTimeout = ({ faults }: World): Json => ({
  enableIdleTokenTimeout: faults.idleTimeout !== null,
  ...(faults.idleTimeout === null ? {} : { idleTokenTimeoutSeconds: faults.idleTimeout }),
});

function putIdleTimeout({ world }: Region, { body }: Call): Answer {
  if (!isRecord(body)) return badRequest('A body is required.');
  const seconds = body['idleTokenTimeoutSeconds'];
  const enabled = body['enableIdleTokenTimeout'] === true;
  if (enabled && (typeof seconds !== 'number' || seconds < 300 || seconds > 28_800)) {
    return badRequest('idleTokenTimeoutSeconds must be between 300 and 28800.');
  }
  world.step({ fault: 'idle', timeout: enabled ? seconds : null });
  return ok(idleTimeout(world));
}

/** The user; `me` alone can be expanded with the organisation and its definitions. */
function me(world: World, query: URLSearchParams, own: boolean): Json {
  const { pureCloud } = world;
  const { user, organization, presences } = pureCloud;
  const expanded: Readonly<Record<string, () => unknown>> = {
    presence: () => userPresence(world, pureCloud.presence),
    routingStatus: () => routingStatus(pureCloud),
    conversationSummary: () => conversationSummary(pureCloud),
    outOfOffice: () => ({ user: { id: user.id }, active: false, indefinite: false }),
    station: () => ({}),
    ...(own
      ? {
          organization: () => organization,
          presenceDefinitions: () => presences.map(formerDefinition),
          divisionedPresenceDefinitions: () => presences.map((each) => definition(each, 'ALL')),
        }
      : {}),
  };
  const wanted = query
    .getAll('expand')
    .flatMap((each) => each.split(','))
    .map((each) => each.toLowerCase());
  return {
    id: user.id,
    name: user.name,
    division: { id: 'a5b7c9d1-0e2f-4a6b-8c3d-001122334455', name: 'Home' },
    chat: { jabberId: `${user.id.replaceAll('-', '')}@${organization.thirdPartyOrgName}.example` },
    email: user.email,
    username: user.username,
    primaryContactInfo: [{ address: user.email, mediaType: 'EMAIL', type: 'PRIMARY' }],
    addresses: [],
    state: 'active',
    version: 1,
    acdAutoAnswer: false,
    ...Object.fromEntries(
      Object.entries(expanded)
        .filter(([name]) => wanted.includes(name.toLowerCase()))
        .map(([name, value]) => [name, value()]),
    ),
    selfUri: `/api/v2/users/${user.id}`,
  };
}

const wantsDeactivated = (query: URLSearchParams, key: string): boolean =>
  query.get(key)?.toLowerCase() === 'true';

function getDefinitions({ world }: Region, { query }: Call): Answer {
  const deactivated = wantsDeactivated(query, 'deactivated');
  const entities = world.pureCloud.presences
    .filter((each) => each.deactivated === deactivated)
    .map((each) => definition(each, query.get('localeCode') ?? 'en_US'));
  return ok({ total: entities.length, entities, selfUri: '/api/v2/presence/definitions' });
}

function getFormerDefinitions({ world }: Region, { query }: Call): Answer {
  const deleted = wantsDeactivated(query, 'deleted');
  const all = world.pureCloud.presences
    .filter((each) => each.deactivated === deleted)
    .map(formerDefinition);
  const size = Math.min(100, Math.max(1, Number(query.get('pageSize') ?? 25) || 25));
  const number = Math.max(1, Number(query.get('pageNumber') ?? 1) || 1);
  return ok({
    ...listing(all.slice((number - 1) * size, number * size), '/api/v2/presencedefinitions'),
    pageSize: size,
    pageNumber: number,
    total: all.length,
    pageCount: Math.max(1, Math.ceil(all.length / size)),
  });
}

function getPresence({ world }: Region): Answer {
  return ok(userPresence(world, world.pureCloud.presence));
}

function patchPresence({ world }: Region, { body, byAgent }: Call): Answer {
  if (!isRecord(body)) return badRequest('A body is required.');
  const { presenceDefinition, message, source } = body;
  if (typeof source === 'string' && source.toUpperCase() !== 'PURECLOUD') {
    return badRequest(`The source ${source} does not match the source of the path.`);
  }
  if (message !== undefined && typeof message !== 'string') {
    return badRequest('message must be a string.');
  }
  const id = isRecord(presenceDefinition) ? presenceDefinition['id'] : undefined;
  if (presenceDefinition !== undefined && typeof id !== 'string') {
    return badRequest('presenceDefinition.id is required.');
  }
  const wanted = world.pureCloud.presences.find(
    (each) => typeof id === 'string' && each.id === id.toLowerCase(),
  );
  if (typeof id === 'string' && (wanted === undefined || wanted.deactivated)) {
    return badRequest(`The presence definition ${id} does not exist or is deactivated.`);
  }
  try {
    const presence = world.pureCloud.setPresence(
      {
        ...(wanted === undefined ? {} : { definition: wanted }),
        ...(message === undefined ? {} : { message }),
      },
      byAgent ? 'agentInPanel' : 'softphone',
    );
    return ok(userPresence(world, presence));
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    if (error.transient) return problem(503, 'service.unavailable', 'Service Unavailable');
    return wanted?.systemPresence === 'ON_QUEUE'
      ? missingPermission('routing:agent:onqueue')
      : badRequest(`The presence could not be set to ${wanted?.name ?? 'this status'}.`);
  }
}

const ROUTING_STATUSES = [
  'IDLE',
  'INTERACTING',
  'NOT_RESPONDING',
  'OFF_QUEUE',
  'COMMUNICATING',
] as const;

function putRoutingStatus({ world }: Region, { body }: Call): Answer {
  const status = ROUTING_STATUSES.find((each) => isRecord(body) && each === body['status']);
  if (status === undefined) {
    return badRequest(`status must be one of ${ROUTING_STATUSES.join(', ')}.`);
  }
  world.pureCloud.setRoutingStatus(status);
  return ok(routingStatus(world.pureCloud));
}

const topicListing = (topics: readonly string[]): Json => ({
  entities: topics.map((id) => ({
    id,
    selfUri: `/api/v2/notifications/availabletopics/${id}`,
  })),
});

const topicsIn = (body: unknown): readonly string[] | null => {
  if (!Array.isArray(body)) return null;
  const ids = body.map((each: unknown) => (isRecord(each) ? each['id'] : undefined));
  return ids.every((id) => typeof id === 'string') ? ids : null;
};

/** All or nothing: one topic that is denied spoils the request. */
function subscribeAnew(region: Region, channel: Channel, call: Call): Answer {
  const topics = topicsIn(call.body);
  return topics === null
    ? badRequest('The body must be a list of topics.')
    : subscribe(region, channel, topics, topics, call);
}

function subscribeMore(region: Region, channel: Channel, call: Call): Answer {
  const topics = topicsIn(call.body);
  return topics === null
    ? badRequest('The body must be a list of topics.')
    : subscribe(region, channel, topics, [...channel.topics, ...topics], call);
}

function subscribe(
  { channels }: Region,
  channel: Channel,
  asked: readonly string[],
  all: readonly string[],
  { query }: Call,
): Answer {
  if (new Set(all).size > TOPICS_A_CHANNEL) {
    return badRequest(`A channel has at most ${TOPICS_A_CHANNEL} topics.`);
  }
  const bad = asked.flatMap((topic) => channels.check(topic) ?? []);
  const [first] = bad;
  if (query.get('ignoreErrors') === 'true') {
    const rejected = new Map(bad.map((each) => [each.topic, each.is]));
    channels.subscribe(
      channel,
      all.filter((topic) => !rejected.has(topic)),
    );
    return ok({
      entities: asked.map((id) => {
        const why = rejected.get(id);
        return why === undefined
          ? { id, state: 'Permitted' }
          : { id, state: 'Rejected', rejectionReason: why, missingPermissions: [] };
      }),
    });
  }
  if (first !== undefined) {
    return first.is === 'forbidden'
      ? problem(
          403,
          'notification.topic.not.authorized',
          `Not authorized for topic: ${first.topic}`,
        )
      : badRequest(`Unknown topic: ${first.topic}`);
  }
  channels.subscribe(channel, all);
  return ok(topicListing(channel.topics));
}
