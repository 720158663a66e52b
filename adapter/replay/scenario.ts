import type { InteractionPhase } from '../sync/events.js';
import type { CallCenterSettings } from '../definition/definition.js';
import type { Status } from '../sync/status.js';
import { isRecord } from '../ports/json.js';
import { FieldReader, type Misfit } from './fields.js';
import { readOrg, understandStatus, type Org } from './org.js';
import { readChannel, readStep, type Step } from './step.js';

/** How the two products' networks behave. */
export interface Network {
  /** One way, in milliseconds. */
  readonly omniLatency: number;
  readonly pureCloudLatency: number;
  /** False: Omni-Channel's events bear no reason (older orgs). */
  readonly reasons: boolean;
  /** False: PureCloud's events and answers bear no `modifiedDate`. */
  readonly modifiedDates: boolean;
  /** True: every event comes twice, the second at the same instant. */
  readonly duplicates: boolean;
  /** True: an event is swapped with the one before it on its side while that is on its way. */
  readonly reorder: boolean;
}

/** The latencies that replay.md names, for the simulator as well. */
export const DEFAULT_NETWORK: Network = {
  omniLatency: 20,
  pureCloudLatency: 80,
  reasons: true,
  modifiedDates: true,
  duplicates: false,
  reorder: false,
};

export interface StartWork {
  readonly id: string;
  readonly is: 'assigned' | 'accepted';
  readonly channel?: string;
}

export interface StartInteraction {
  readonly id: string;
  readonly is: InteractionPhase;
  readonly media: string;
}

/** What is there when the softphone's page loads. */
export interface Start {
  readonly omni: Status;
  readonly pureCloud: Status;
  readonly work: readonly StartWork[];
  readonly interactions: readonly StartInteraction[];
}

/** A step and when it happens, in milliseconds from the start. */
export interface TimedStep {
  readonly at: number;
  readonly step: Step;
}

/** A shift as a file. */
export interface Scenario {
  readonly title: string;
  readonly settings: CallCenterSettings;
  readonly org: Org;
  readonly network: Network;
  readonly start: Start;
  readonly steps: readonly TimedStep[];
}

export type ParsedScenario =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly misfits: readonly Misfit[] };

/** Reads a scenario from JSON that came from anywhere; tells every place that does not fit. */
export function parseScenario(value: unknown): ParsedScenario {
  const misfits: Misfit[] = [];
  if (!isRecord(value)) {
    return {
      ok: false,
      misfits: [
        { step: null, field: '', expected: 'a scenario: a JSON object', found: kindOf(value) },
      ],
    };
  }
  const fields = new FieldReader(value, '', null, misfits);
  const title = fields.text('title') ?? '';
  const settings = readSettings(fields);
  const orgFields = fields.inner('org', 'an object with omniStatuses and presences');
  const org = orgFields === undefined ? undefined : readOrg(orgFields);
  orgFields?.end();
  const network = readNetwork(fields);
  // Without an org every status in start and steps would be reported as unknown: noise.
  const start = org === undefined ? void fields.raw('start') : readStart(fields, org);
  const steps = org === undefined ? void fields.raw('steps') : readSteps(fields, org, misfits);
  fields.end();
  return misfits.length > 0 || org === undefined || start === undefined || steps === undefined
    ? { ok: false, misfits }
    : { ok: true, scenario: { title, settings, org, network, start, steps } };
}

const kindOf = (value: unknown): string =>
  Array.isArray(value) ? 'a list' : value === null ? 'null' : `a ${typeof value}`;

function readSettings(fields: FieldReader): CallCenterSettings {
  const expected = 'an object of texts, as getCallCenterSettings gives it';
  const inner = fields.inner('settings', expected);
  const settings: Record<string, string> = {};
  for (const name of inner?.names() ?? []) {
    const value = inner?.raw(name);
    if (typeof value === 'string') settings[name] = value;
    else inner?.misfit(name, 'a text');
  }
  return settings;
}

/** Reads `network`; what is left out is {@link DEFAULT_NETWORK}'s. */
export function readNetwork(fields: FieldReader): Network {
  if (!fields.has('network')) return DEFAULT_NETWORK;
  const inner = fields.inner('network', 'an object');
  if (inner === undefined) return DEFAULT_NETWORK;
  const latency = 'milliseconds, 0 or more';
  const network: Network = {
    omniLatency: inner.numberOr('omniLatency', DEFAULT_NETWORK.omniLatency, latency),
    pureCloudLatency: inner.numberOr('pureCloudLatency', DEFAULT_NETWORK.pureCloudLatency, latency),
    reasons: inner.flagOr('reasons', DEFAULT_NETWORK.reasons),
    modifiedDates: inner.flagOr('modifiedDates', DEFAULT_NETWORK.modifiedDates),
    duplicates: inner.flagOr('duplicates', DEFAULT_NETWORK.duplicates),
    reorder: inner.flagOr('reorder', DEFAULT_NETWORK.reorder),
  };
  inner.end();
  return network;
}

/** Reads `start`: the two statuses, and what the agent is working on. */
export function readStart(fields: FieldReader, org: Org): Start | undefined {
  const inner = fields.inner('start', 'an object with omni and pureCloud');
  if (inner === undefined) return undefined;
  const omni = inner.understood('omni', (text) => understandStatus('omni', text, org));
  const pureCloud = inner.understood('pureCloud', (text) =>
    understandStatus('pureCloud', text, org),
  );
  const work: StartWork[] = [];
  readItems(inner, 'work', (id, item) => {
    const is = item?.has('is') === true ? item.oneOf('is', ['assigned', 'accepted']) : 'accepted';
    const channel = item === undefined ? undefined : readChannel(item);
    if (is !== undefined) work.push({ id, is, ...(channel === undefined ? {} : { channel }) });
  });
  const interactions: StartInteraction[] = [];
  readItems(inner, 'interactions', (id, item) => {
    const is =
      item?.has('is') === true
        ? item.oneOf('is', ['alerting', 'connected', 'afterCallWork'])
        : 'connected';
    const media = item?.has('media') === true ? item.text('media', 'a media type') : 'voice';
    if (is !== undefined && media !== undefined) interactions.push({ id, is, media });
  });
  inner.end();
  return omni === undefined || pureCloud === undefined
    ? undefined
    : { omni, pureCloud, work, interactions };
}

/** An item is its id alone, or an object with an id and more. */
function readItems(
  fields: FieldReader,
  name: 'work' | 'interactions',
  take: (id: string, item: FieldReader | undefined) => void,
): void {
  if (!fields.has(name)) return;
  (fields.list(name, 'a list of ids') ?? []).forEach((value, index) => {
    if (typeof value === 'string' && value !== '') {
      take(value, undefined);
      return;
    }
    if (!isRecord(value)) {
      fields.elementMisfit(name, index, value, 'an id or an object with an id');
      return;
    }
    const item = fields.element(name, index, value);
    const id = item.text('id');
    if (id !== undefined) take(id, item);
    item.end();
  });
}

function readSteps(
  fields: FieldReader,
  org: Org,
  misfits: Misfit[],
): readonly TimedStep[] | undefined {
  const values = fields.list('steps', 'a list of steps');
  if (values === undefined) return undefined;
  const steps: TimedStep[] = [];
  let latest = 0;
  values.forEach((value, index) => {
    if (!isRecord(value)) {
      misfits.push({ step: index, field: '', expected: 'an object', found: kindOf(value) });
      return;
    }
    const reader = new FieldReader(value, '', index, misfits);
    const at = reader.number('at', 'milliseconds from the start, 0 or more');
    if (at !== undefined && at < latest) {
      reader.misfit('at', `${latest} or more, since steps stand in order of time`);
    }
    latest = Math.max(latest, at ?? 0);
    const step = readStep(reader, org);
    reader.end();
    if (at !== undefined && step !== undefined) steps.push({ at, step });
  });
  return steps;
}
