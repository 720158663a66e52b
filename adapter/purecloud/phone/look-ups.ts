import type {
  Found,
  ListedStation,
  PhonePort,
  Station,
  StationKind,
  WrapUpCode,
} from '../../ports/phone.js';
import { isRecord, recordsOf, textOf, type JsonRecord } from '../../ports/json.js';
import { RestError } from '../rest-error.js';
import { purposeOf } from './parties.js';
import type { PhoneRequest } from './requests.js';

/** Resolves with what came over the wire; rejects with a RestError. */
export type Ask = (request: PhoneRequest) => Promise<unknown>;

/** So many results a search gives. */
const MOST = 25;
/** Of them at least so many are queues, where there are. */
const QUEUES_AT_LEAST = 8;
const QUEUE_PAGE = 100;
const QUEUE_PAGES = 5;

type LookUps = Pick<
  PhonePort,
  'queues' | 'search' | 'station' | 'usualStation' | 'stations' | 'useStation'
> & {
  attributes: PhonePort['attributes'];
  codes(conversation: string, participant: string): Promise<readonly WrapUpCode[]>;
};

/** What can be looked up around a phone; rejects with RestErrors. */
export function createLookUps(ask: Ask, userId: string): LookUps {
  const list = async (path: string): Promise<readonly JsonRecord[]> => {
    const answer = await ask({ method: 'GET', path });
    return (isRecord(answer) ? recordsOf(answer['entities']) : recordsOf(answer)) ?? [];
  };

  async function people(text: string): Promise<readonly Found[]> {
    const answer = await ask({
      method: 'POST',
      path: '/users/search',
      body: {
        pageSize: MOST,
        sortBy: 'name',
        query: [{ type: 'CONTAINS', fields: ['name'], value: text }],
      },
    });
    const results = (isRecord(answer) ? recordsOf(answer['results']) : undefined) ?? [];
    return results.flatMap((each) => {
      const { id, name } = namedIn(each);
      const detail = [textOf(each['title']), textOf(each['department'])].filter(Boolean).join(', ');
      return id === '' || id === userId ? [] : [{ kind: 'person', id, name, detail }];
    });
  }

  async function queuesCalled(text: string): Promise<readonly Found[]> {
    const found = await list(`/routing/queues?pageSize=${MOST}&name=${encoded(`*${text}*`)}`);
    return found.flatMap((each) => {
      const { id, name } = namedIn(each);
      const count = each['joinedMemberCount'] ?? each['memberCount'];
      const detail = typeof count === 'number' ? String(count) : '';
      return id === '' ? [] : [{ kind: 'queue', id, name, detail }];
    });
  }

  async function ownStation(places: readonly string[]): Promise<Station | null> {
    const answer = await ask({ method: 'GET', path: '/users/stations/me' });
    const stations = isRecord(answer) ? answer : {};
    const own = places.map((place) => stations[place]).find(isRecord);
    const station = own === undefined ? null : stationIn(own);
    return station === null || station.id === '' ? null : station;
  }

  /** Somebody else has it, or it is in somebody else's browser. */
  const isTaken = (record: JsonRecord): boolean =>
    [record['userId'], record['webRtcUserId']].some(
      (user) => typeof user === 'string' && user !== '' && user !== userId,
    );

  const listed = (record: JsonRecord): ListedStation => ({
    ...stationIn(record),
    isTaken: isTaken(record),
  });

  return {
    async attributes(conversation, names) {
      const answer = await ask({ method: 'GET', path: `/conversations/${encoded(conversation)}` });
      const participants = (isRecord(answer) ? recordsOf(answer['participants']) : undefined) ?? [];
      const found = participants.filter(isCustomer).flatMap(({ attributes }) => {
        if (!isRecord(attributes)) return [];
        return names.flatMap((name) => {
          const value = Object.hasOwn(attributes, name) ? textOf(attributes[name]) : undefined;
          return value === undefined ? [] : [[name, value] as const];
        });
      });
      return Object.fromEntries(found);
    },
    async codes(conversation, participant) {
      const found = await list(
        `/conversations/${encoded(conversation)}/participants/${encoded(participant)}/wrapupcodes`,
      );
      return found.map(namedIn).filter(({ id }) => id !== '');
    },
    async queues() {
      const all: JsonRecord[] = [];
      for (let page = 1; page <= QUEUE_PAGES; page += 1) {
        const found = await list(`/routing/queues/me?pageSize=${QUEUE_PAGE}&pageNumber=${page}`);
        all.push(...found);
        if (found.length < QUEUE_PAGE) break;
      }
      return all.map(namedIn).filter(({ id }) => id !== '');
    },
    async search(text) {
      const wanted = text.trim();
      if (wanted === '') return [];
      const [persons, queues] = await Promise.allSettled([people(wanted), queuesCalled(wanted)]);
      // Not every agent may look into both.
      const found = (result: PromiseSettledResult<readonly Found[]>): readonly Found[] =>
        result.status === 'fulfilled' ? result.value : [];
      const failed = [persons, queues].filter(({ status }) => status === 'rejected');
      if (persons.status === 'rejected' && !isForbidden(persons.reason)) throw persons.reason;
      if (queues.status === 'rejected' && !isForbidden(queues.reason)) throw queues.reason;
      if (persons.status === 'rejected' && failed.length === 2) throw persons.reason;
      const some = found(queues).slice(0, Math.max(QUEUES_AT_LEAST, MOST - found(persons).length));
      return [...found(persons).slice(0, MOST - some.length), ...some];
    },
    station: () => ownStation(['effectiveStation', 'associatedStation']),
    usualStation: () => ownStation(['defaultStation']),
    async stations(text) {
      const name = text.trim() === '' ? '' : `&name=${encoded(text.trim())}`;
      const found = await list(`/stations?pageSize=${MOST}&sortBy=name&userSelectable=true${name}`);
      return found.map(listed).filter(({ id }) => id !== '');
    },
    async useStation(id) {
      const path = '/users/stations/me/associatedstation';
      await ask(
        id === null
          ? { method: 'DELETE', path }
          : { method: 'PUT', path: `${path}/${encoded(id)}` },
      );
    },
  };
}

const CUSTOMERS: readonly string[] = ['customer', 'external'];

const isCustomer = (participant: JsonRecord): boolean => CUSTOMERS.includes(purposeOf(participant));

const encoded = encodeURIComponent;

const isForbidden = (reason: unknown): boolean =>
  reason instanceof RestError && (reason.status === 403 || reason.status === 404);

const namedIn = (record: JsonRecord): Station => {
  const id = textOf(record['id']) ?? '';
  return { id, name: textOf(record['name']) ?? id };
};

/** By the types that PureCloud has, such as `inin_webrtc_softphone` and `inin_remote`. */
function kindOf(type: string): StationKind | null {
  if (type === '') return null;
  if (/webrtc/i.test(type)) return 'webRtc';
  return /remote/i.test(type) ? 'remote' : 'phone';
}

function stationIn(record: JsonRecord): Station {
  const kind = kindOf(textOf(record['type']) ?? '');
  return kind === null ? namedIn(record) : { ...namedIn(record), kind };
}
