import { isRecord } from '../../../adapter/ports/json.js';
import type { World } from '../world.js';
import type { PureCloudOrg } from '../world/pure-cloud-side.js';
import { type Answer, badRequest, missingPermission, ok } from './answers.js';
import { type Call, type Handler, type Region } from './call.js';
import { userStations } from './rest-directory.js';
import {
  conversationSummary,
  definition,
  formerDefinition,
  type Json,
  routingStatus,
  userPresence,
} from './shapes.js';
import type { Token } from './tokens.js';

const SCOPES = [
  'conversations',
  'notifications',
  'presence',
  'routing',
  'users',
  'user-basic-info',
];

export const getToken: Handler = ({ world }, { token }) => ok(tokenInfo(world.pureCloud, token));

export const deleteToken: Handler = ({ tokens }, { token }) => {
  tokens.end(token);
  return { status: 200 };
};

export const getIdleTimeout: Handler = ({ world }) =>
  world.faults.idleReadable ? ok(idleTimeout(world)) : missingPermission('oauth:client:view');

export const getMe: Handler = ({ world }, { query }) => ok(me(world, query, true));

export const getUser: Handler = ({ world }, { query }) => ok(me(world, query, false));

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

export function putIdleTimeout({ world }: Region, { body }: Call): Answer {
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
    station: () => userStations(pureCloud.phone),
    ...(own
      ? {
          authorization: () => ({
            roles: [{ id: '5d2a1c9e-0b7f-4e3d-9c68-00aa11bb22cc', name: 'Agent' }],
            unusedRoles: [],
            permissions: pureCloud.phone.permissions,
            permissionPolicies: [],
          }),
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
