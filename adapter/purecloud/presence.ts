import type { PresenceDefinition, SystemPresence } from '../definition/catalog.js';
import type { PureCloudStatusEvent, RoutingStatus } from '../sync/events.js';
import type { Status } from '../sync/status.js';
import { isRecord, recordsOf, textOf } from '../ports/json.js';
import { dateOf } from './dates.js';

/** A presence as REST answers and events bear it. */
export interface Presence {
  readonly status: Status;
  readonly modifiedDate?: number;
  readonly future?: Status;
}

const definitionId = (value: unknown): Status | undefined =>
  isRecord(value) ? textOf(value['id'])?.toLowerCase() : undefined;

/** Reads a `UserPresence`; `undefined` for anything else. */
export function readPresence(value: unknown): Presence | undefined {
  if (!isRecord(value)) return undefined;
  const status = definitionId(value['presenceDefinition']);
  if (status === undefined) return undefined;
  const modifiedDate = dateOf(value['modifiedDate']);
  const future = definitionId(value['futurePresenceDefinition']);
  return {
    status,
    ...(modifiedDate === undefined ? {} : { modifiedDate }),
    ...(future === undefined ? {} : { future }),
  };
}

/**
 * Reads the body of a presence event. Presences of other sources (Teams, a desk phone) are heard on the same
 * topic; only PureCloud's own, and whichever the user has made the primary one, are what PureCloud shows.
 * https://developer.genesys.cloud/useragentman/presence/user-presence-guide
 */
export function readPresenceEvent(body: unknown): PureCloudStatusEvent | undefined {
  if (!isRecord(body)) return undefined;
  const source = textOf(body['source']);
  if (source !== undefined && source.toUpperCase() !== 'PURECLOUD' && body['primary'] !== true) {
    return undefined;
  }
  const presence = readPresence(body);
  return presence && { type: 'status', side: 'pureCloud', ...presence };
}

const ROUTING_STATUSES: readonly string[] = [
  'IDLE',
  'INTERACTING',
  'NOT_RESPONDING',
  'OFF_QUEUE',
  'COMMUNICATING',
] satisfies readonly RoutingStatus[];

const isRoutingStatus = (value: string): value is RoutingStatus => ROUTING_STATUSES.includes(value);

/** Reads a `RoutingStatus` (`{ status, startTime }`); `undefined` for anything else. */
export function readRoutingStatus(value: unknown): RoutingStatus | undefined {
  const status = isRecord(value) ? textOf(value['status']) : undefined;
  return status !== undefined && isRoutingStatus(status) ? status : undefined;
}

/** When a `RoutingStatus` began; `undefined` where it does not say. */
export const readRoutingSince = (value: unknown): number | undefined =>
  isRecord(value) ? dateOf(value['startTime']) : undefined;

/** By their letters alone: `On Queue`, `ON_QUEUE` and `OnQueue` are one presence on three surfaces. */
const SYSTEM_PRESENCES: ReadonlyMap<string, SystemPresence> = new Map([
  ['AVAILABLE', 'AVAILABLE'],
  ['BUSY', 'BUSY'],
  ['AWAY', 'AWAY'],
  ['BREAK', 'BREAK'],
  ['MEAL', 'MEAL'],
  ['MEETING', 'MEETING'],
  ['TRAINING', 'TRAINING'],
  ['ONQUEUE', 'ON_QUEUE'],
  ['IDLE', 'IDLE'],
  ['OFFLINE', 'OFFLINE'],
]);

export const readSystemPresence = (name: string): SystemPresence | undefined =>
  SYSTEM_PRESENCES.get(name.replace(/[^a-z]/gi, '').toUpperCase());

function labelsOf(value: unknown): Readonly<Record<string, string>> {
  const labels: Record<string, string> = {};
  if (!isRecord(value)) return labels;
  for (const [language, label] of Object.entries(value)) {
    const text = textOf(label);
    if (text !== undefined) labels[language] = text;
  }
  return labels;
}

/**
 * The organisation's presence definitions: those in the answer of `GET /api/v2/presence/definitions`, and
 * those that are deactivated, which that answer leaves out, from the user's own (`me`). A definition that names one of
 * them shall be told so, and not that there is no such thing. Entries that cannot be read are left out.
 */
export function readDefinitions(answer: unknown, me?: unknown): readonly PresenceDefinition[] {
  const active = definitionsIn(isRecord(answer) ? answer['entities'] : undefined);
  const known = new Set(active.map(({ id }) => id));
  const own = definitionsIn(isRecord(me) ? me['divisionedPresenceDefinitions'] : undefined);
  return [...active, ...own.filter(({ id, deactivated }) => deactivated && !known.has(id))];
}

/** `type` is `System` for the primary definition of each system presence. */
function definitionsIn(list: unknown): readonly PresenceDefinition[] {
  const definitions: PresenceDefinition[] = [];
  for (const entity of recordsOf(list) ?? []) {
    const id = textOf(entity['id'])?.toLowerCase();
    const systemPresence = readSystemPresence(textOf(entity['systemPresence']) ?? '');
    if (id === undefined || systemPresence === undefined) continue;
    const name = textOf(entity['name']);
    const labels = labelsOf(entity['languageLabels']);
    definitions.push({
      id,
      systemPresence,
      secondary: textOf(entity['type'])?.toLowerCase() === 'user',
      deactivated: entity['deactivated'] === true,
      labels: Object.keys(labels).length === 0 && name !== undefined ? { en_US: name } : labels,
    });
  }
  return definitions;
}
