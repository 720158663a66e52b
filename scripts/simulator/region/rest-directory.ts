import { isRecord, recordsOf } from '../../../adapter/ports/json.js';
import type { PhoneOrg } from '../world/pure-cloud-side.js';
import { PhoneRefusal, type DeskStation, type Person, type Queue } from '../world/phone-side.js';
import { type Answer, badRequest, ok, problem } from './answers.js';
import { type Call, type Handler, listing, type Region } from './call.js';
import type { Json } from './shapes.js';

/** People, queues and stations of the made-up organisation. */

const queueShape = ({ id, name, memberCount }: Queue): Json => ({
  id,
  name,
  division: { id: 'a5b7c9d1-0e2f-4a6b-8c3d-001122334455', name: 'Home' },
  memberCount,
  userMemberCount: memberCount,
  joinedMemberCount: memberCount,
  selfUri: `/api/v2/routing/queues/${id}`,
});

export const listOwnQueues: Handler = ({ world }) =>
  ok(
    listing(
      world.pureCloud.phone.queues
        .filter(({ own }) => own)
        .map((queue) => ({ ...queueShape(queue), joined: true })),
      '/api/v2/routing/queues/me',
    ),
  );

/** Asterisks are allowed before and behind the name. */
export const listQueues: Handler = ({ world }, { query }) => {
  const wanted = (query.get('name') ?? '').toLowerCase();
  const text = wanted.replace(/^\*|\*$/g, '');
  const fits = (name: string): boolean => {
    const lower = name.toLowerCase();
    const at = lower.indexOf(text);
    return (
      at >= 0 &&
      (wanted.startsWith('*') || at === 0) &&
      (wanted.endsWith('*') || lower.endsWith(text))
    );
  };
  const found = world.pureCloud.phone.queues.filter(({ name }) => wanted === '' || fits(name));
  return ok(listing(found.map(queueShape), '/api/v2/routing/queues'));
};

const personShape = ({ id, name, email, title, department }: Person): Json => ({
  id,
  name,
  email,
  username: email,
  title,
  department,
  state: 'active',
  selfUri: `/api/v2/users/${id}`,
});

export function searchUsers({ world }: Region, { body }: Call): Answer {
  const criteria = isRecord(body) ? recordsOf(body['query']) : undefined;
  const [first] = criteria ?? [];
  const { type, fields, value } = first ?? {};
  if (typeof value !== 'string' || !Array.isArray(fields)) {
    return badRequest('query needs criteria with fields and a value.');
  }
  if (type !== 'CONTAINS' && type !== 'STARTS_WITH') {
    return badRequest('The simulator searches users by CONTAINS and STARTS_WITH alone.');
  }
  const text = value.toLowerCase();
  const { people, user } = { people: world.pureCloud.phone.people, user: world.pureCloud.user };
  const self: Person = { ...user, title: 'Agent', department: 'Support' };
  const results = [self, ...people].filter(({ name }) => {
    const at = name.toLowerCase().indexOf(text);
    return type === 'CONTAINS' ? at >= 0 : at === 0;
  });
  return ok({
    total: results.length,
    pageCount: 1,
    pageSize: 25,
    pageNumber: 1,
    types: ['users'],
    results: results.map(personShape),
  });
}

const stationShape = ({ id, name, type }: DeskStation): Json => ({ id, name, type });

/** `GET /users/stations/me`, and what a user is expanded with. */
export const userStations = ({ station, stations }: PhoneOrg): Json => {
  const [usual] = stations;
  return {
    ...(usual === undefined ? {} : { defaultStation: stationShape(usual) }),
    ...(station === null
      ? {}
      : { associatedStation: stationShape(station), effectiveStation: stationShape(station) }),
  };
};

export const getOwnStation: Handler = ({ world }) => ok(userStations(world.pureCloud.phone));

export const listStations: Handler = ({ world }, { query }) => {
  const { phone, user } = world.pureCloud;
  const text = (query.get('name') ?? '').toLowerCase().replace(/^\*|\*$/g, '');
  const found = phone.stations.filter(({ name }) => name.toLowerCase().includes(text));
  const shapes = found.map((station) => {
    const has = phone.station?.id === station.id ? user.id : station.takenBy;
    return {
      ...stationShape(station),
      status: has === null ? 'AVAILABLE' : 'ASSOCIATED',
      ...(has === null ? {} : { userId: has }),
      selfUri: `/api/v2/stations/${station.id}`,
    };
  });
  return ok(listing(shapes, '/api/v2/stations'));
};

export const putOwnStation: Handler = ({ world }, _call, [id = '']) => {
  try {
    world.pureCloud.phone.useStation(id);
    return { status: 202 };
  } catch (error) {
    if (!(error instanceof PhoneRefusal)) throw error;
    return problem(error.status, error.code, error.message);
  }
};

export const deleteOwnStation: Handler = ({ world }) => {
  world.pureCloud.phone.useStation(null);
  return { status: 202 };
};
