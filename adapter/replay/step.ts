import { readObject } from '../definition/work-objects.js';
import type { RoutingStatus, InteractionEvent, WorkEvent } from '../sync/events.js';
import type { PerSide, Side, Status } from '../sync/status.js';
import { SIDES } from '../sync/status.js';
import { isRecord } from '../ports/json.js';
import { FieldReader, misfitText, type Misfit } from './fields.js';
import { understandStatus, type Org } from './org.js';

/** Who changes a status of Omni-Channel. `automation` is another component of the console. */
export type OmniActor = 'agent' | 'supervisor' | 'pushTimeout' | 'decline' | 'login' | 'automation';

/** What a scenario expects; only what is named is checked. */
export interface Expectation {
  readonly omni?: Status;
  readonly pureCloud?: Status;
  readonly writes?: Partial<PerSide<number>>;
  readonly refused?: readonly Side[];
  readonly unreachable?: readonly Side[];
  readonly pending?: readonly Side[];
  readonly paused?: boolean;
  readonly asking?: boolean;
}

/** What happens outside the softphone, or to it. */
export type Step =
  | { readonly kind: 'omni'; readonly status: Status; readonly by: OmniActor }
  | { readonly kind: 'pureCloud'; readonly status: Status; readonly by: 'agent' | 'supervisor' }
  | {
      readonly kind: 'work';
      readonly id: string;
      readonly is: WorkEvent['is'];
      /** The object's name; absent: what an earlier step said of this item, or not known. */
      readonly channel?: string;
    }
  | { readonly kind: 'workload'; readonly percent: number }
  | {
      readonly kind: 'interaction';
      readonly id: string;
      readonly is: InteractionEvent['is'];
      /** Absent: what an earlier step said of this interaction, or `voice`. */
      readonly media?: string;
    }
  | { readonly kind: 'routingStatus'; readonly status: RoutingStatus }
  | { readonly kind: 'reach'; readonly side: Side; readonly is: 'lost' | 'back' | 'duplicateLogin' }
  | {
      readonly kind: 'refuse';
      readonly side: Side;
      readonly status: Status;
      readonly how: 'permanent' | 'transient';
      readonly times: number;
    }
  | { readonly kind: 'answer'; readonly yes: boolean }
  | { readonly kind: 'restart' }
  | { readonly kind: 'forget' }
  | { readonly kind: 'expect'; readonly expect: Expectation };

export type StepKind = Step['kind'];

const KINDS: readonly StepKind[] = [
  'omni',
  'pureCloud',
  'work',
  'workload',
  'interaction',
  'routingStatus',
  'reach',
  'refuse',
  'answer',
  'restart',
  'forget',
  'expect',
];

const OMNI_ACTORS: readonly OmniActor[] = [
  'agent',
  'supervisor',
  'pushTimeout',
  'decline',
  'login',
  'automation',
];

const ROUTING_STATUSES: readonly RoutingStatus[] = [
  'IDLE',
  'INTERACTING',
  'NOT_RESPONDING',
  'OFF_QUEUE',
  'COMMUNICATING',
];

/** Reads one step without its `at`, as the simulator's remote control sends it. */
export function parseStep(
  value: unknown,
  org: Org,
): { readonly ok: true; readonly step: Step } | { readonly ok: false; readonly reason: string } {
  if (!isRecord(value))
    return { ok: false, reason: 'expected a step: an object such as { "omni": "Busy" }' };
  const misfits: Misfit[] = [];
  const fields = new FieldReader(value, '', null, misfits);
  const step = readStep(fields, org);
  fields.end();
  return step !== undefined && misfits.length === 0
    ? { ok: true, step }
    : { ok: false, reason: misfits.map(misfitText).join('; ') };
}

/** Reads a step's own fields; the caller reads `at` where there is one, and ends the reader. */
export function readStep(fields: FieldReader, org: Org): Step | undefined {
  const kind = KINDS.find((name) => fields.has(name));
  if (kind === undefined) {
    const name = fields.names().find((field) => field !== 'at');
    fields.misfit(name ?? '', `a step: one of the fields ${KINDS.join(', ')}`);
    return undefined;
  }
  return READERS[kind](fields, org);
}

/** The object of a work item, in the form in which the rules name it; a key prefix does as well. */
export function readChannel(fields: FieldReader): string | undefined {
  if (!fields.has('channel')) return undefined;
  return fields.understood('channel', (text) => {
    const value = readObject(text);
    return value === null
      ? { ok: false, expected: "an object's name or key prefix" }
      : { ok: true, value };
  });
}

type Reader = (fields: FieldReader, org: Org) => Step | undefined;

const status = (fields: FieldReader, name: string, side: Side, org: Org): Status | undefined =>
  fields.understood(name, (text) => understandStatus(side, text, org));

const READERS: Readonly<Record<StepKind, Reader>> = {
  omni(fields, org) {
    const to = status(fields, 'omni', 'omni', org);
    const by = fields.has('by') ? fields.oneOf('by', OMNI_ACTORS) : 'agent';
    return to === undefined || by === undefined ? undefined : { kind: 'omni', status: to, by };
  },
  pureCloud(fields, org) {
    const to = status(fields, 'pureCloud', 'pureCloud', org);
    const by = fields.has('by') ? fields.oneOf('by', ['agent', 'supervisor']) : 'agent';
    return to === undefined || by === undefined ? undefined : { kind: 'pureCloud', status: to, by };
  },
  work(fields) {
    const id = fields.text('work', "a work item's id");
    const is = fields.oneOf('is', ['assigned', 'accepted', 'declined', 'closed']);
    const channel = readChannel(fields);
    if (id === undefined || is === undefined) return undefined;
    return { kind: 'work', id, is, ...(channel === undefined ? {} : { channel }) };
  },
  workload(fields) {
    const percent = fields.number('workload', 'a percentage, 0 or more');
    return percent === undefined ? undefined : { kind: 'workload', percent };
  },
  interaction(fields) {
    const id = fields.text('interaction', "an interaction's id");
    const is = fields.oneOf('is', ['alerting', 'connected', 'afterCallWork', 'ended']);
    const media = fields.has('media') ? fields.text('media', 'a media type') : undefined;
    if (id === undefined || is === undefined) return undefined;
    return { kind: 'interaction', id, is, ...(media === undefined ? {} : { media }) };
  },
  routingStatus(fields) {
    const to = fields.oneOf('routingStatus', ROUTING_STATUSES);
    return to === undefined ? undefined : { kind: 'routingStatus', status: to };
  },
  reach(fields) {
    const side = fields.oneOf('reach', SIDES);
    const is = fields.oneOf(
      'is',
      side === 'pureCloud' ? ['lost', 'back'] : ['lost', 'back', 'duplicateLogin'],
    );
    return side === undefined || is === undefined ? undefined : { kind: 'reach', side, is };
  },
  refuse(fields, org) {
    const side = fields.oneOf('refuse', SIDES);
    // Without a side nobody knows whose status it is; the side's misfit says enough.
    const to = side === undefined ? void fields.raw('status') : status(fields, 'status', side, org);
    const how = fields.oneOf('how', ['permanent', 'transient']);
    const times = fields.has('times') ? fields.count('times', 1) : 1;
    return side === undefined || to === undefined || how === undefined || times === undefined
      ? undefined
      : { kind: 'refuse', side, status: to, how, times };
  },
  answer(fields) {
    const answer = fields.oneOf('answer', ['yes', 'no']);
    return answer === undefined ? undefined : { kind: 'answer', yes: answer === 'yes' };
  },
  restart(fields) {
    fields.literalTrue('restart');
    return { kind: 'restart' };
  },
  forget(fields) {
    fields.literalTrue('forget');
    return { kind: 'forget' };
  },
  expect(fields, org) {
    const expect = fields.inner('expect', 'an object');
    return expect === undefined
      ? undefined
      : { kind: 'expect', expect: readExpectation(expect, org) };
  },
};

function readExpectation(fields: FieldReader, org: Org): Expectation {
  const omni = fields.has('omni') ? status(fields, 'omni', 'omni', org) : undefined;
  const pureCloud = fields.has('pureCloud')
    ? status(fields, 'pureCloud', 'pureCloud', org)
    : undefined;
  const writes = fields.has('writes') ? readWrites(fields) : undefined;
  const refused = sides(fields, 'refused');
  const unreachable = sides(fields, 'unreachable');
  const pending = sides(fields, 'pending');
  const paused = fields.has('paused') ? fields.flag('paused') : undefined;
  const asking = fields.has('asking') ? fields.flag('asking') : undefined;
  fields.end();
  return {
    ...(omni === undefined ? {} : { omni }),
    ...(pureCloud === undefined ? {} : { pureCloud }),
    ...(writes === undefined ? {} : { writes }),
    ...(refused === undefined ? {} : { refused }),
    ...(unreachable === undefined ? {} : { unreachable }),
    ...(pending === undefined ? {} : { pending }),
    ...(paused === undefined ? {} : { paused }),
    ...(asking === undefined ? {} : { asking }),
  };
}

function readWrites(fields: FieldReader): Partial<PerSide<number>> | undefined {
  const writes = fields.inner('writes', '{ "omni": n, "pureCloud": n }');
  if (writes === undefined) return undefined;
  const counted: Partial<PerSide<number>> = {};
  for (const side of SIDES) {
    const count = writes.has(side) ? writes.count(side, 0) : undefined;
    if (count !== undefined) counted[side] = count;
  }
  writes.end();
  return counted;
}

/** A list of sides, each named once, in the order in which reports print them. */
function sides(fields: FieldReader, name: string): readonly Side[] | undefined {
  if (!fields.has(name)) return undefined;
  const expected = 'a list of "omni" and "pureCloud"';
  const values = fields.list(name, expected);
  if (values === undefined) return undefined;
  const known = values.every((value) => SIDES.some((side) => side === value));
  if (known) return SIDES.filter((side) => values.includes(side));
  fields.misfit(name, expected);
  return undefined;
}
