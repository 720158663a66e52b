import type { OmniStatusRecord } from '../../definition/catalog.js';
import type { CallCenterSettings } from '../../definition/definition.js';
import { isRecord, readJson, textOf } from '../../ports/json.js';
import { OMNI_OFFLINE, type Status } from '../../sync/status.js';
import { canonicalId, statusOf } from '../toolkit-values.js';

/** What Salesforce gives a connector to begin with. */
export interface VoiceSetup {
  /** The contact center's settings, by the keys that a call center's have in Open CTI: `/section/item`. */
  readonly settings: CallCenterSettings;
  /** The statuses that this agent may have, Offline apart; Salesforce names no API names here. */
  readonly statuses: readonly OmniStatusRecord[];
  /** Salesforce's own writing of the Id of each of those, and of Offline. */
  readonly ids: ReadonlyMap<Status, string>;
}

/** Reserved for Offline, which is no record: see {@link readSetup}. */
const OFFLINE_ID = '0';

/**
 * Reads `connectorConfig`, the call center's configuration and what Salesforce adds to it:
 * https://developer.salesforce.com/docs/service/service-connector-api/references/connector-api-262/service-connector-interface-init.html,
 * its `userPresenceStatuses` as in
 * https://developer.salesforce.com/docs/atlas.en-us.voice_pt_developer_guide.meta/voice_pt_developer_guide/voice_pt_agent_status_syncing.htm.
 * Never throws.
 */
export function readSetup(config: unknown): VoiceSetup {
  const given = isRecord(config) ? config : {};
  const settings: Record<string, string> = {};
  for (const [key, value] of Object.entries(given)) {
    if (!key.startsWith('/')) continue;
    if (typeof value === 'string') settings[key] = value;
    else if (typeof value === 'number' || typeof value === 'boolean') settings[key] = String(value);
  }
  const told = given['userPresenceStatuses'];
  const map = typeof told === 'string' ? readJson(told) : told;
  const ids = new Map<Status, string>([[OMNI_OFFLINE, OFFLINE_ID]]);
  const statuses: OmniStatusRecord[] = [];
  for (const [key, info] of isRecord(map) ? Object.entries(map) : []) {
    if (!isRecord(info)) continue;
    const id = textOf(info['statusId']) ?? key;
    if (id === OFFLINE_ID || isTrue(info['isOffline'])) continue;
    ids.set(canonicalId(id), id);
    const label = textOf(info['statusName']);
    const takesWork = flagOf(info['hasChannels']);
    statuses.push({
      id: canonicalId(id),
      ...(label === undefined ? {} : { label }),
      ...(takesWork === undefined ? {} : { takesWork }),
    });
  }
  return { settings, statuses, ids };
}

/** A status that Salesforce says the agent has now. */
export interface ToldStatus {
  readonly status: Status;
  /** `null` for Offline. */
  readonly record: OmniStatusRecord | null;
}

/**
 * Reads what comes with `setAgentStatus`; `null`: it names no status.
 * https://developer.salesforce.com/docs/service/service-connector-api/references/connector-api-262/service-connector-interface-setagentstatus.html
 */
export function readToldStatus(agentStatus: unknown, info: unknown): ToldStatus | null {
  const id = isRecord(info) ? textOf(info['statusId']) : undefined;
  if (!isRecord(info) || id === undefined) {
    // An older org tells no more than this word.
    return agentStatus === 'Offline' ? { status: OMNI_OFFLINE, record: null } : null;
  }
  const status = statusOf(info);
  if (status === null) return null;
  if (status === OMNI_OFFLINE) return { status, record: null };
  const apiName = textOf(info['statusApiName']);
  const label = textOf(info['statusName']);
  return {
    status,
    record: {
      id: status,
      ...(apiName === undefined ? {} : { apiName }),
      ...(label === undefined ? {} : { label }),
    },
  };
}

/** Salesforce writes truth as text. */
function flagOf(value: unknown): boolean | undefined {
  if (value === true || value === 'true') return true;
  return value === false || value === 'false' ? false : undefined;
}

const isTrue = (value: unknown): boolean => flagOf(value) === true;
