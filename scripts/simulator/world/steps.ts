import type { RoutingStatus } from '../../../adapter/sync/events.js';
import type { Side } from '../../../adapter/sync/status.js';
import type { RestFault } from '../world.js';
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
import { MEDIA } from './seed.js';

export const OMNI_ACTORS = [
  'agent',
  'supervisor',
  'pushTimeout',
  'decline',
  'login',
  'automation',
] as const;
export type OmniActor = (typeof OMNI_ACTORS)[number];

/** A step that the live world plays; statuses are still as they were written. */
export type WorldStep =
  | { readonly type: 'omni'; readonly status: string; readonly by: OmniActor }
  | { readonly type: 'pureCloud'; readonly status: string; readonly by: 'agent' | 'supervisor' }
  | {
      readonly type: 'work';
      readonly id: string;
      readonly is: 'assigned' | 'accepted' | 'declined' | 'closed';
      readonly channel: string | null;
    }
  | { readonly type: 'workload'; readonly percent: number }
  | {
      readonly type: 'interaction';
      readonly id: string;
      readonly is: 'alerting' | 'connected' | 'afterCallWork' | 'ended';
      /** null: as it was, voice for a new one. */
      readonly media: string | null;
    }
  | { readonly type: 'routingStatus'; readonly status: RoutingStatus }
  | { readonly type: 'reach'; readonly side: Side; readonly is: 'lost' | 'back' | 'duplicateLogin' }
  | {
      readonly type: 'refuse';
      readonly side: Side;
      readonly status: string;
      readonly transient: boolean;
      readonly times: number;
    }
  | { readonly type: 'restart' }
  | { readonly type: 'restFault'; readonly fault: RestFault; readonly times: number }
  | {
      readonly type: 'socketFault';
      readonly is: 'drop' | 'closing' | 'silent' | 'refuse' | 'back';
      readonly times: number;
    }
  | { readonly type: 'tokenFault'; readonly is: 'expired' | 'revoked' }
  | { readonly type: 'bridgeFault'; readonly is: 'absent' | 'silent' | 'back' }
  | {
      readonly type: 'networkFault';
      /** null: as it was. */
      readonly latency: number | null;
      readonly jitter: number | null;
    }
  | { readonly type: 'offQueue'; readonly is: 'held' | 'granted' }
  /** Seconds; null: no time-out. */
  | { readonly type: 'idle'; readonly timeout: number | null };

const SIDES = ['omni', 'pureCloud'] as const;

const ROUTING_STATUSES = [
  'IDLE',
  'INTERACTING',
  'NOT_RESPONDING',
  'OFF_QUEUE',
  'COMMUNICATING',
] as const;

/** How each step is recognised: by the first of its keys that is there. */
const READERS: Readonly<Record<string, (fields: Fields) => WorldStep>> = {
  omni(fields) {
    onlyKeys(fields, ['omni', 'by'], 'The step "omni"');
    return {
      type: 'omni',
      status: textOf(fields, 'omni', 'The step'),
      by: wordOf(fields, 'by', OMNI_ACTORS, 'The step "omni"', 'agent'),
    };
  },
  pureCloud(fields) {
    onlyKeys(fields, ['pureCloud', 'by'], 'The step "pureCloud"');
    return {
      type: 'pureCloud',
      status: textOf(fields, 'pureCloud', 'The step'),
      by: wordOf(
        fields,
        'by',
        ['agent', 'supervisor'] as const,
        'The step "pureCloud"',
        'agent',
      ),
    };
  },
  work(fields) {
    const where = 'The step "work"';
    onlyKeys(fields, ['work', 'is', 'channel'], where);
    return {
      type: 'work',
      id: textOf(fields, 'work', 'The step'),
      is: wordOf(fields, 'is', ['assigned', 'accepted', 'declined', 'closed'] as const, where),
      channel: fields['channel'] === undefined ? null : textOf(fields, 'channel', where),
    };
  },
  workload(fields) {
    onlyKeys(fields, ['workload'], 'The step "workload"');
    return { type: 'workload', percent: numberOf(fields, 'workload', 0, 0, 'The step') };
  },
  interaction(fields) {
    const where = 'The step "interaction"';
    onlyKeys(fields, ['interaction', 'is', 'media'], where);
    const phases = ['alerting', 'connected', 'afterCallWork', 'ended'] as const;
    return {
      type: 'interaction',
      id: textOf(fields, 'interaction', 'The step'),
      is: wordOf(fields, 'is', phases, where),
      media: fields['media'] === undefined ? null : wordOf(fields, 'media', MEDIA, where),
    };
  },
  routingStatus(fields) {
    onlyKeys(fields, ['routingStatus'], 'The step "routingStatus"');
    return {
      type: 'routingStatus',
      status: wordOf(fields, 'routingStatus', ROUTING_STATUSES, 'The step'),
    };
  },
  reach(fields) {
    const where = 'The step "reach"';
    onlyKeys(fields, ['reach', 'is'], where);
    const side = wordOf(fields, 'reach', SIDES, 'The step');
    const words = ['lost', 'back', 'duplicateLogin'] as const;
    const is = wordOf(fields, 'is', words, where);
    if (is === 'duplicateLogin' && side !== 'omni') {
      return misfit(`${where}: duplicateLogin is Omni-Channel's; PureCloud can be lost or back.`);
    }
    return { type: 'reach', side, is };
  },
  refuse(fields) {
    const where = 'The step "refuse"';
    onlyKeys(fields, ['refuse', 'status', 'how', 'times'], where);
    return {
      type: 'refuse',
      side: wordOf(fields, 'refuse', SIDES, 'The step'),
      status: textOf(fields, 'status', where),
      transient: wordOf(fields, 'how', ['permanent', 'transient'] as const, where) === 'transient',
      times: numberOf(fields, 'times', 1, 1, where),
    };
  },
  restart(fields) {
    onlyKeys(fields, ['restart'], 'The step "restart"');
    if (!flagOf(fields, 'restart', false, 'The step')) {
      return misfit('The step: "restart" must be true.');
    }
    return { type: 'restart' };
  },
  fault: readFault,
};

function readFault(fields: Fields): WorldStep {
  const kinds = ['rest', 'socket', 'token', 'bridge', 'network', 'offQueue', 'idle'] as const;
  const kind = wordOf(fields, 'fault', kinds, 'The step');
  const where = `The step "fault": "${kind}"`;
  const only = (...keys: readonly string[]): void => onlyKeys(fields, ['fault', ...keys], where);
  switch (kind) {
    case 'rest': {
      only('status', 'retryAfter', 'times', 'timeout');
      const times = numberOf(fields, 'times', 1, 1, where);
      if (flagOf(fields, 'timeout', false, where)) {
        return { type: 'restFault', fault: { timeout: true }, times };
      }
      const status = [401, 403, 429, 500, 503].find((each) => each === fields['status']);
      if (status === undefined) {
        return misfit(
          `${where}: "status" must be 401, 403, 429, 500 or 503 (or "timeout" true), not ${shown(fields['status'])}.`,
        );
      }
      const retryAfter =
        fields['retryAfter'] === undefined ? null : numberOf(fields, 'retryAfter', 0, 0, where);
      return { type: 'restFault', fault: { status, retryAfter }, times };
    }
    case 'socket': {
      only('is', 'times');
      const words = ['drop', 'closing', 'silent', 'refuse', 'back'] as const;
      return {
        type: 'socketFault',
        is: wordOf(fields, 'is', words, where),
        times: numberOf(fields, 'times', 3, 1, where),
      };
    }
    case 'token':
      only('is');
      return {
        type: 'tokenFault',
        is: wordOf(fields, 'is', ['expired', 'revoked'] as const, where),
      };
    case 'bridge':
      only('is');
      return {
        type: 'bridgeFault',
        is: wordOf(fields, 'is', ['absent', 'silent', 'back'] as const, where),
      };
    case 'network':
      only('latency', 'jitter');
      if (fields['latency'] === undefined && fields['jitter'] === undefined) {
        return misfit(`${where}: "latency" or "jitter" is needed, in milliseconds.`);
      }
      return {
        type: 'networkFault',
        latency:
          fields['latency'] === undefined ? null : numberOf(fields, 'latency', 0, 0, where),
        jitter: fields['jitter'] === undefined ? null : numberOf(fields, 'jitter', 0, 0, where),
      };
    case 'offQueue':
      only('is');
      return { type: 'offQueue', is: wordOf(fields, 'is', ['held', 'granted'] as const, where) };
    case 'idle':
      only('timeout');
      return {
        type: 'idle',
        timeout: fields['timeout'] === null ? null : timeoutOf(fields, where),
      };
  }
}

const timeoutOf = (fields: Fields, where: string): number =>
  fields['timeout'] === undefined
    ? misfit(`${where}: "timeout" must be a number of seconds, or null for none.`)
    : numberOf(fields, 'timeout', 0, 0.1, where);

const NOT_LIVE: Readonly<Record<string, string>> = {
  at: 'A live step happens now: leave "at" out.',
  expect: 'The live world has no "expect": read /simulator/state and compare.',
  answer: 'The live world has no "answer": a person answers the question in the panel.',
  forget:
    'The live world has no "forget": /simulator/reset makes the softphones forget their memory.',
};

/** Reads one step. Throws a Misfit with the reason where it does not fit. */
export function parseStep(value: unknown): WorldStep {
  if (!isFields(value)) return misfit(`A step must be an object, not ${shown(value)}.`);
  for (const [key, reason] of Object.entries(NOT_LIVE)) {
    if (Object.hasOwn(value, key)) return misfit(reason);
  }
  const key = Object.keys(READERS).find((each) => Object.hasOwn(value, each));
  const reader = key === undefined ? undefined : READERS[key];
  return reader === undefined
    ? misfit(`A step has one of the keys ${Object.keys(READERS).join(', ')}; this has ${shown(Object.keys(value))}.`)
    : reader(value);
}
