/**
 * What the softphone and its bridge in the console say to each other over the Lightning message channel
 * `OmniBridge__c`. The bridge's half is plain JavaScript in `../omni-bridge/aura/OmniBridge/`; a change here is a
 * change there.
 *
 * The channel echoes to the sender, keeps no order that is promised, and replays nothing, so a message says who
 * sent it (`source`, `instance`) and which of its sender's it is (`seq`, from 1).
 */
import { isRecord, textOf } from '../ports/json.js';

/** The name of the channel in the org that it is deployed to; its own namespace is left out. */
export const BRIDGE_CHANNEL = 'OmniBridge__c';

const BRIDGE_PROTOCOL = 1;

/** Whether Omni-Channel answers the bridge, as of the last that the bridge heard of it; for people who look for a fault. */
export type BridgeSight = 'unknown' | 'answers' | 'silent' | 'missing' | 'disconnected';

/** What the softphone asks of the bridge. `by`: who wanted it, for whoever reads the channel. */
export type BridgeRequest =
  | { readonly action: 'read' }
  | { readonly action: 'setStatus'; readonly statusId: string; readonly by: 'sync' | 'agent' }
  | { readonly action: 'logout'; readonly by: 'sync' | 'agent' };

/**
 * What became of one call to the toolkit. `silent`: no answer within the bridge's limit; `missing`: its words say
 * that the app has no Omni-Channel utility; `refused`: any other rejection.
 */
export type Told =
  | { readonly is: 'answered'; readonly value: unknown }
  | { readonly is: 'refused'; readonly words: string }
  | { readonly is: 'missing'; readonly words: string }
  | { readonly is: 'silent' };

/** The four parts of a read; each was asked for by itself. */
export interface ToldRead {
  readonly status: Told;
  readonly channels: Told;
  readonly works: Told;
  readonly workload: Told;
}

/** A message of the bridge, validated as far as it is the same for all of its kind. */
export type BridgeMessage =
  | {
      readonly kind: 'ready' | 'heartbeat';
      readonly instance: string;
      readonly seq: number;
      readonly omni: BridgeSight;
    }
  | {
      readonly kind: 'event';
      readonly instance: string;
      readonly seq: number;
      readonly name: string;
      readonly params: Readonly<Record<string, unknown>>;
    }
  | {
      readonly kind: 'answer';
      readonly instance: string;
      readonly seq: number;
      readonly requestId: string;
      readonly body: Readonly<Record<string, unknown>>;
    };

const SIGHTS: readonly BridgeSight[] = ['unknown', 'answers', 'silent', 'missing', 'disconnected'];

const sightOf = (value: unknown): BridgeSight =>
  SIGHTS.find((sight) => sight === value) ?? 'unknown';

/**
 * Reads what came over the channel. `null` for everything that is not a message of a bridge with this protocol:
 * our own echoes, another package's messages, another version. Never throws.
 */
export function readBridgeMessage(value: unknown): BridgeMessage | null {
  if (!isRecord(value) || value['protocol'] !== BRIDGE_PROTOCOL || value['source'] !== 'bridge') {
    return null;
  }
  const instance = textOf(value['instance']);
  const seq = value['seq'];
  const body = isRecord(value['body']) ? value['body'] : {};
  if (instance === undefined || typeof seq !== 'number' || !Number.isSafeInteger(seq) || seq < 1) {
    return null;
  }
  const kind = value['kind'];
  if (kind === 'ready' || kind === 'heartbeat') {
    return { kind, instance, seq, omni: sightOf(body['omni']) };
  }
  if (kind === 'event') {
    const name = textOf(body['name']);
    const params = isRecord(body['params']) ? body['params'] : {};
    return name === undefined ? null : { kind, instance, seq, name, params };
  }
  if (kind === 'answer') {
    const requestId = textOf(value['requestId']);
    return requestId === undefined ? null : { kind, instance, seq, requestId, body };
  }
  return null;
}

/** Reads what became of a toolkit call; what is not understood counts as silence. Never throws. */
export function readTold(value: unknown): Told {
  if (!isRecord(value)) {
    return { is: 'silent' };
  }
  const words = textOf(value['words']) ?? '';
  switch (value['is']) {
    case 'answered':
      return { is: 'answered', value: value['value'] };
    case 'refused':
      return { is: 'refused', words };
    case 'missing':
      return { is: 'missing', words };
    default:
      return { is: 'silent' };
  }
}

/** Reads the answer to a `read`. Never throws. */
export const readToldRead = (body: Readonly<Record<string, unknown>>): ToldRead => ({
  status: readTold(body['status']),
  channels: readTold(body['channels']),
  works: readTold(body['works']),
  workload: readTold(body['workload']),
});

/** A message of the softphone, ready to be published. */
export function softphoneMessage(
  instance: string,
  seq: number,
  what:
    | { readonly kind: 'hello' | 'heartbeat' }
    | {
        readonly kind: 'request';
        readonly requestId: string;
        /** The bridge that is meant; any other leaves it alone. */
        readonly bridge: string;
        readonly request: BridgeRequest;
      },
): Record<string, unknown> {
  const common = { protocol: BRIDGE_PROTOCOL, source: 'softphone', instance, seq, kind: what.kind };
  return what.kind === 'request'
    ? { ...common, requestId: what.requestId, body: { ...what.request, bridge: what.bridge } }
    : { ...common, body: {} };
}

/** A message of a bridge, as the one in the console publishes them. */
export function bridgeMessage(
  instance: string,
  seq: number,
  kind: BridgeMessage['kind'],
  body: object,
  requestId?: string,
): Record<string, unknown> {
  const message = { protocol: BRIDGE_PROTOCOL, source: 'bridge', instance, seq, kind, body };
  return requestId === undefined ? message : { ...message, requestId };
}
