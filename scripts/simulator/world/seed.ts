import type { InteractionPhase } from '../../../adapter/sync/events.js';
import type { Network, OmniStatusSeed, PresenceSeed } from '../world.js';
import { DEFAULT_OMNI_STATUSES, DEFAULT_PRESENCES } from './default-org.js';
import {
  type Fields,
  flagOf,
  isFields,
  misfit,
  numberOf,
  onlyKeys,
  shown,
  textOf,
  wordOf,
} from './guards.js';
import { omniStatusNamed, presenceNamed } from './statuses.js';

export interface SeededWork {
  readonly id: string;
  readonly is: 'assigned' | 'accepted';
  readonly object: string | null;
}

export interface SeededInteraction {
  readonly id: string;
  readonly is: InteractionPhase;
  readonly media: string;
}

/** What a world begins with. */
export interface Seed {
  /** null: the definition as it was imported. */
  readonly settings: Readonly<Record<string, string>> | null;
  readonly omniStatuses: readonly OmniStatusSeed[];
  readonly presences: readonly PresenceSeed[];
  readonly network: Network;
  readonly omni: OmniStatusSeed | null;
  readonly presence: PresenceSeed;
  readonly work: readonly SeededWork[];
  readonly interactions: readonly SeededInteraction[];
}

export const MEDIA = ['voice', 'callback', 'chat', 'email', 'message'] as const;

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const SYSTEM_PRESENCES = [
  'AVAILABLE',
  'BUSY',
  'AWAY',
  'BREAK',
  'MEAL',
  'MEETING',
  'TRAINING',
  'ON_QUEUE',
  'IDLE',
  'OFFLINE',
] as const;

/**
 * Reads `{ settings, org, network, start }`, each optional; a whole scenario file will do. Throws a Misfit that
 * names the field.
 */
export function parseSeed(value: unknown): Seed {
  if (value === undefined || value === null) return parseSeed({});
  if (!isFields(value)) return misfit(`The world must be an object, not ${shown(value)}.`);
  onlyKeys(value, ['settings', 'org', 'network', 'start', 'title', 'steps'], 'The world');
  const org = objectOf(value, 'org');
  onlyKeys(org, ['omniStatuses', 'presences'], 'org');
  const omniStatuses = listOf(org, 'omniStatuses', 'org')?.map(parseOmniStatus) ?? [
    ...DEFAULT_OMNI_STATUSES,
  ];
  const presences = firstIsPrimary(
    listOf(org, 'presences', 'org')?.map(parsePresence) ?? DEFAULT_PRESENCES,
  );
  const start = objectOf(value, 'start');
  onlyKeys(start, ['omni', 'pureCloud', 'work', 'interactions'], 'start');
  const omni = start['omni'] === undefined ? 'Offline' : textOf(start, 'omni', 'start');
  const pureCloud =
    start['pureCloud'] === undefined ? 'AVAILABLE' : textOf(start, 'pureCloud', 'start');
  return {
    settings: parseSettings(value['settings']),
    omniStatuses,
    presences,
    network: parseNetwork(objectOf(value, 'network')),
    omni: omniStatusNamed(omniStatuses, omni, 'start.omni'),
    presence: presenceNamed(presences, pureCloud, 'start.pureCloud'),
    work: listOf(start, 'work', 'start')?.map(parseWork) ?? [],
    interactions: listOf(start, 'interactions', 'start')?.map(parseInteraction) ?? [],
  };
}

function objectOf(fields: Fields, key: string): Fields {
  const value = fields[key];
  if (value === undefined) return {};
  return isFields(value) ? value : misfit(`"${key}" must be an object, not ${shown(value)}.`);
}

function listOf(fields: Fields, key: string, where: string): readonly unknown[] | null {
  const value: unknown = fields[key];
  if (value === undefined) return null;
  return Array.isArray(value)
    ? value
    : misfit(`${where}: "${key}" must be a list, not ${shown(value)}.`);
}

function parseSettings(value: unknown): Readonly<Record<string, string>> | null {
  if (value === undefined) return null;
  if (!isFields(value)) return misfit(`"settings" must be an object, not ${shown(value)}.`);
  const settings: Record<string, string> = {};
  for (const [key, each] of Object.entries(value)) {
    settings[key] =
      typeof each === 'string'
        ? each
        : misfit(`settings: "${key}" must be a text, not ${shown(each)}.`);
  }
  return settings;
}

function parseOmniStatus(value: unknown, index: number): OmniStatusSeed {
  const where = `org.omniStatuses[${index}]`;
  if (!isFields(value)) return misfit(`${where} must be an object, not ${shown(value)}.`);
  onlyKeys(value, ['id', 'apiName', 'name', 'online'], where);
  const id = textOf(value, 'id', where);
  if (!/^0N5([0-9a-z]{12}|[0-9a-z]{15})$/i.test(id)) {
    return misfit(`${where}: "id" must be 15 or 18 characters beginning 0N5, not "${id}".`);
  }
  const apiName = textOf(value, 'apiName', where);
  return {
    id,
    apiName,
    name: value['name'] === undefined ? apiName : textOf(value, 'name', where),
    online: flagOf(value, 'online', false, where),
  };
}

function parsePresence(value: unknown, index: number): PresenceSeed {
  const where = `org.presences[${index}]`;
  if (!isFields(value)) return misfit(`${where} must be an object, not ${shown(value)}.`);
  onlyKeys(
    value,
    ['id', 'systemPresence', 'name', 'labels', 'secondary', 'deactivated'],
    where,
  );
  const id = textOf(value, 'id', where);
  if (!GUID.test(id)) return misfit(`${where}: "id" must be a GUID, not "${id}".`);
  const systemPresence = wordOf(value, 'systemPresence', SYSTEM_PRESENCES, where);
  const known = DEFAULT_PRESENCES.find((each) => each.id === id.toLowerCase());
  const name =
    value['name'] === undefined ? (known?.name ?? systemPresence) : textOf(value, 'name', where);
  return {
    id: id.toLowerCase(),
    systemPresence,
    name,
    labels: parseLabels(value['labels'], where) ?? {
      ...(known?.name === name ? known.labels : {}),
      en_US: name,
    },
    secondary: flagOf(value, 'secondary', false, where),
    deactivated: flagOf(value, 'deactivated', false, where),
  };
}

/** Only the first definition of a system presence can be its primary one. */
const firstIsPrimary = (presences: readonly PresenceSeed[]): readonly PresenceSeed[] =>
  presences.map((each, index) => ({
    ...each,
    secondary:
      each.secondary ||
      presences
        .slice(0, index)
        .some((other) => !other.secondary && other.systemPresence === each.systemPresence),
  }));

function parseLabels(value: unknown, where: string): Record<string, string> | null {
  if (value === undefined) return null;
  if (!isFields(value)) return misfit(`${where}: "labels" must be an object, not ${shown(value)}.`);
  return Object.fromEntries(
    Object.keys(value).map((key) => [key, textOf(value, key, `${where}.labels`)]),
  );
}

function parseNetwork(fields: Fields): Network {
  const where = 'network';
  onlyKeys(
    fields,
    [
      'omniLatency',
      'pureCloudLatency',
      'jitter',
      'reasons',
      'modifiedDates',
      'duplicates',
      'reorder',
    ],
    where,
  );
  return {
    omniLatency: numberOf(fields, 'omniLatency', 20, 0, where),
    pureCloudLatency: numberOf(fields, 'pureCloudLatency', 80, 0, where),
    jitter: numberOf(fields, 'jitter', 0, 0, where),
    reasons: flagOf(fields, 'reasons', true, where),
    modifiedDates: flagOf(fields, 'modifiedDates', true, where),
    duplicates: flagOf(fields, 'duplicates', false, where),
    reorder: flagOf(fields, 'reorder', false, where),
  };
}

function parseWork(value: unknown, index: number): SeededWork {
  const where = `start.work[${index}]`;
  if (typeof value === 'string' && value !== '') {
    return { id: value, is: 'accepted', object: null };
  }
  if (!isFields(value)) return misfit(`${where} must be an id or an object, not ${shown(value)}.`);
  onlyKeys(value, ['id', 'is', 'channel'], where);
  return {
    id: textOf(value, 'id', where),
    is: wordOf(value, 'is', ['assigned', 'accepted'] as const, where, 'accepted'),
    object: value['channel'] === undefined ? null : textOf(value, 'channel', where),
  };
}

function parseInteraction(value: unknown, index: number): SeededInteraction {
  const where = `start.interactions[${index}]`;
  if (typeof value === 'string' && value !== '') {
    return { id: value, is: 'connected', media: 'voice' };
  }
  if (!isFields(value)) return misfit(`${where} must be an id or an object, not ${shown(value)}.`);
  onlyKeys(value, ['id', 'is', 'media'], where);
  const phases = ['alerting', 'connected', 'afterCallWork'] as const;
  return {
    id: textOf(value, 'id', where),
    is: wordOf(value, 'is', phases, where, 'connected'),
    media: wordOf(value, 'media', MEDIA, where, 'voice'),
  };
}
