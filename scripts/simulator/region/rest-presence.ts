import { isRecord } from '../../../adapter/ports/json.js';
import { RefusedError } from '../world/pure-cloud-side.js';
import { type Answer, badRequest, missingPermission, ok, problem } from './answers.js';
import { type Call, type Handler, listing, type Region } from './call.js';
import {
  definition,
  formerDefinition,
  restPresence,
  routingStatus,
  userPresence,
} from './shapes.js';

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

export const getSystemPresences: Handler = () =>
  ok(
    SYSTEM_PRESENCES.map((id) => ({
      id,
      name: restPresence(id),
      selfUri: `/api/v2/systempresences/${id}`,
    })),
  );

const wantsDeactivated = (query: URLSearchParams, key: string): boolean =>
  query.get(key)?.toLowerCase() === 'true';

export function getDefinitions({ world }: Region, { query }: Call): Answer {
  const deactivated = wantsDeactivated(query, 'deactivated');
  const entities = world.pureCloud.presences
    .filter((each) => each.deactivated === deactivated)
    .map((each) => definition(each, query.get('localeCode') ?? 'en_US'));
  return ok({ total: entities.length, entities, selfUri: '/api/v2/presence/definitions' });
}

export function getFormerDefinitions({ world }: Region, { query }: Call): Answer {
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

export function getPresence({ world }: Region): Answer {
  return ok(userPresence(world, world.pureCloud.presence));
}

export function patchPresence({ world }: Region, { body, byAgent }: Call): Answer {
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

export function putRoutingStatus({ world }: Region, { body }: Call): Answer {
  const status = ROUTING_STATUSES.find((each) => isRecord(body) && each === body['status']);
  if (status === undefined) {
    return badRequest(`status must be one of ${ROUTING_STATUSES.join(', ')}.`);
  }
  world.log('pureCloud', `phone: routing status ${status}`);
  world.pureCloud.setRoutingStatus(status);
  return ok(routingStatus(world.pureCloud));
}
