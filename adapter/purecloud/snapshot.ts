import { isRecord, textOf } from '../ports/json.js';
import { PortError } from '../ports/port-error.js';
import type { PureCloudAgent } from '../ports/pure-cloud.js';
import type { InteractionSnapshot, RoutingStatus, RoutingStatusEvent } from '../sync/events.js';
import { readInteractions } from './conversations.js';
import { readPresence, readRoutingSince, readRoutingStatus, type Presence } from './presence.js';

/** The agent, presence, routing status and interactions as of one reading. */
export interface Snapshot {
  readonly presence: Presence;
  readonly interactions: readonly InteractionSnapshot[];
  readonly routingStatus: RoutingStatus | undefined;
  /** Since when the routing status holds, where it is told. */
  readonly started: Pick<RoutingStatusEvent, 'since'>;
}

/**
 * From the answers of `GET /api/v2/users/me` and `GET /api/v2/conversations`.
 * @throws PortError where they cannot be understood, or tell of another user.
 */
export function readSnapshot(me: unknown, conversations: unknown, agentId: string): Snapshot {
  const record = isRecord(me) ? me : {};
  const presence = readPresence(record['presence']);
  const interactions = readInteractions(conversations, agentId);
  if (presence === undefined || interactions === undefined) throw unreadable('snapshot');
  if (textOf(record['id'])?.toLowerCase() !== agentId) throw unreadable('snapshot of another user');
  const routingStatus = readRoutingStatus(record['routingStatus']);
  const started = startOf(record['routingStatus']);
  return { presence, interactions, routingStatus, started };
}

/** Since when a routing status holds, as an event has it. */
export function startOf(value: unknown): Pick<RoutingStatusEvent, 'since'> {
  const since = readRoutingSince(value);
  return since === undefined ? {} : { since };
}

/**
 * Who is signed in, from the answer of `GET /api/v2/users/me`.
 * @throws PortError where it does not tell.
 */
export function readAgent(me: unknown): PureCloudAgent {
  const record = isRecord(me) ? me : {};
  const id = textOf(record['id'])?.toLowerCase();
  if (id === undefined) throw unreadable('users/me');
  const username = textOf(record['username']);
  const language = textOf(record['languagePreference']);
  return {
    id,
    name: textOf(record['name']) ?? '',
    email: textOf(record['email']) ?? '',
    ...(username === undefined ? {} : { username }),
    ...(language === undefined ? {} : { language }),
  };
}

const unreadable = (what: string): PortError =>
  new PortError({ kind: 'transient', reason: 'serverError' }, `${what}: not in the expected form`);
