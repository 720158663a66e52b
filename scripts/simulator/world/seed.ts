import type { InteractionPhase } from '../../../adapter/sync/events.js';
import { OMNI_OFFLINE } from '../../../adapter/sync/status.js';
import { isRecord, type JsonRecord } from '../../../adapter/ports/json.js';
import { FieldReader, misfitText, shown, type Misfit } from '../../../adapter/replay/fields.js';
import { type Org, readOrg } from '../../../adapter/replay/org.js';
import { readNetwork, readStart } from '../../../adapter/replay/scenario.js';
import type { Network } from '../world.js';
import type { OmniStatusSeed } from './omni-side.js';
import type { PresenceSeed } from './pure-cloud-side.js';
import { DEFAULT_OMNI_STATUSES, DEFAULT_PRESENCES } from './default-org.js';
import { misfit } from './guards.js';
import { ADMINISTRATORS, APIS, type Administrator, type Api } from './setup-side.js';

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
  /** The same statuses, as the steps' grammar wants them. */
  readonly org: Org;
  readonly omniStatuses: readonly OmniStatusSeed[];
  readonly presences: readonly PresenceSeed[];
  readonly network: Network;
  readonly omni: OmniStatusSeed | null;
  readonly presence: PresenceSeed;
  readonly work: readonly SeededWork[];
  readonly interactions: readonly SeededInteraction[];
  readonly administrator: Administrator;
  readonly api: Api;
}

/**
 * Reads `{ settings, org, network, start }`, each optional; a whole scenario file will do. Throws a Misfit that
 * names every field that does not fit.
 */
export function parseSeed(value: unknown): Seed {
  const given = value ?? {};
  if (!isRecord(given)) return misfit(`The world must be an object, not ${shown(value)}.`);
  const misfits: Misfit[] = [];
  const fields = new FieldReader(withDefaults(given), '', null, misfits);
  // A whole scenario file may be given; its steps are played one by one.
  fields.raw('title');
  fields.raw('steps');
  const settings = readSettings(fields);
  const orgFields = fields.inner('org', 'an object with omniStatuses and presences');
  const org = orgFields === undefined ? undefined : readOrg(orgFields);
  // Only the live world has a Setup.
  const administrator = orgFields?.oneOf('administrator', ADMINISTRATORS) ?? 'full';
  const api = orgFields?.oneOf('api', APIS) ?? 'open';
  orgFields?.end();
  const network = readNetwork(fields);
  const start = org === undefined ? void fields.raw('start') : readStart(fields, org);
  fields.end();
  if (misfits.length > 0 || org === undefined || start === undefined) {
    return misfit(`The world does not fit: ${misfits.map(misfitText).join('; ')}.`);
  }
  const omniStatuses = omniStatusesOf(org, given);
  const presences = presencesOf(org);
  const presence = presences.find(({ id }) => id === start.pureCloud);
  return {
    settings,
    org,
    omniStatuses,
    presences,
    network: { ...network, jitter: 0 },
    omni:
      start.omni === OMNI_OFFLINE
        ? null
        : (omniStatuses.find(({ id }) => id.slice(0, 15) === start.omni) ?? null),
    presence: presence ?? misfit('The organisation has no presence to start with.'),
    work: start.work.map(({ id, is, channel }) => ({ id, is, object: channel ?? null })),
    interactions: start.interactions,
    administrator,
    api,
  };
}

/** What is left out is the small made-up organisation's. */
function withDefaults(given: JsonRecord): JsonRecord {
  const inner = (name: string, defaults: JsonRecord): unknown => {
    const own = given[name] ?? {};
    return isRecord(own) ? { ...defaults, ...own } : own;
  };
  return {
    ...given,
    org: inner('org', {
      omniStatuses: DEFAULT_OMNI_STATUSES,
      presences: DEFAULT_PRESENCES.map(({ id, systemPresence, name, secondary, deactivated }) => ({
        id,
        systemPresence,
        name,
        secondary,
        deactivated,
      })),
      administrator: 'full',
      api: 'open',
    }),
    start: inner('start', { omni: 'Offline', pureCloud: 'AVAILABLE' }),
  };
}

function readSettings(fields: FieldReader): Readonly<Record<string, string>> | null {
  if (!fields.has('settings')) return null;
  const inner = fields.inner('settings', 'an object of texts');
  const settings: Record<string, string> = {};
  for (const name of inner?.names() ?? []) {
    const value = inner?.raw(name);
    if (typeof value === 'string') settings[name] = value;
    else inner?.misfit(name, 'a text');
  }
  return settings;
}

/** With the Ids as they were written: some orgs' surfaces show 15 characters and some 18. */
function omniStatusesOf(org: Org, given: JsonRecord): readonly OmniStatusSeed[] {
  const orgFields = given['org'];
  const list: unknown = isRecord(orgFields) ? orgFields['omniStatuses'] : undefined;
  const written = Array.isArray(list) ? list.filter(isRecord) : DEFAULT_OMNI_STATUSES;
  const ids = written.map(({ id }) => id).filter((id): id is string => typeof id === 'string');
  return org.catalog.omni.map(({ id, apiName = id, label = apiName, takesWork = false }) => ({
    id: ids.find((each) => each.slice(0, 15) === id) ?? id,
    apiName,
    name: label,
    online: takesWork,
  }));
}

/** The known definitions bring their Japanese labels along. */
const presencesOf = (org: Org): readonly PresenceSeed[] =>
  org.catalog.presences.map(({ id, systemPresence, secondary, deactivated }) => {
    const name = org.pureCloudNames.get(id) ?? systemPresence;
    const known = DEFAULT_PRESENCES.find((each) => each.id === id && each.name === name);
    return {
      id,
      systemPresence,
      name,
      labels: known?.labels ?? { en_US: name },
      secondary,
      deactivated,
    };
  });
