import type { Command, ReadCommand, SetCommand } from '../sync/commands.js';
import { reduce, summarize } from '../sync/engine.js';
import type { SyncEvent } from '../sync/events.js';
import type { SyncState } from '../sync/state.js';
import { SIDES, type Side, type Status } from '../sync/status.js';
import { whyText } from '../sync/words.js';
import type { ReplayFailure } from './check.js';
import { isRecord, readJson } from '../ports/json.js';
import { FieldReader, type Misfit } from './fields.js';
import { clockText } from './narrative.js';
import { nameOfStatus, printStatus, readOrg, type Org } from './org.js';
import type { Replayed } from './replay.js';
import type { TimelineEntry } from './report.js';

/** What a softphone's saved timeline says: what it heard, and what it wanted done. */
export interface SavedTimeline {
  readonly org: Org;
  /** The engine as it stood before the oldest entry. */
  readonly state: SyncState;
  readonly entries: readonly SavedEntry[];
}

/** Milliseconds since the epoch. */
export type SavedEntry =
  | { readonly at: number; readonly event: SyncEvent }
  | { readonly at: number; readonly command: SetCommand | ReadCommand };

export type ParsedTimeline =
  | { readonly ok: true; readonly timeline: SavedTimeline }
  | { readonly ok: false; readonly misfits: readonly Misfit[] };

const EVENT_TYPES: Readonly<Record<SyncEvent['type'], true>> = {
  status: true,
  work: true,
  workload: true,
  interaction: true,
  routingStatus: true,
  reach: true,
  answer: true,
  read: true,
  start: true,
  configured: true,
  chosen: true,
  answered: true,
  resume: true,
  wake: true,
};

/** The saved timeline in a support bundle, line by line as in a file of its own; any other text as it is. */
export function withoutBundle(text: string): string {
  const bundle = readJson(text);
  const lines: unknown = isRecord(bundle) ? bundle['timeline'] : undefined;
  if (!Array.isArray(lines)) return text;
  const timeline = lines.map((line: unknown) => JSON.stringify(line)).join('\n');
  return isSavedTimeline(timeline) ? timeline : text;
}

/** Whether a file is a saved timeline (JSON Lines with a header) and not a scenario. */
export function isSavedTimeline(text: string): boolean {
  const header = readJson(text.split('\n', 1)[0] ?? '');
  return isRecord(header) && 'format' in header;
}

/** Reads a saved timeline; misfits count the entries after the header from 0. */
export function parseSavedTimeline(text: string): ParsedTimeline {
  const misfits: Misfit[] = [];
  const [first = '', ...rest] = text.trimEnd().split('\n');
  const header = readJson(first);
  const fields = new FieldReader(isRecord(header) ? header : {}, '', null, misfits);
  if (fields.raw('format') !== 1) fields.misfit('format', '1');
  for (const name of ['versions', 'settings']) fields.inner(name, 'an object');
  const orgFields = fields.inner('org', 'an object with omniStatuses and presences');
  const org = orgFields === undefined ? undefined : readOrg(orgFields);
  const state = fields.raw('state');
  if (!isState(state)) fields.misfit('state', "the engine's state, as this version keeps it");
  const entries = rest.flatMap((line, index) => {
    const entry = readJson(line);
    if (isEntry(entry)) return [entry];
    // What another component of the console asked for comes as what the agent chose.
    if (isAsked(entry)) return [];
    const expected = '{ "at", "event" } or { "at", "command" }';
    misfits.push({ step: index, field: '', expected, found: line.slice(0, 60) });
    return [];
  });
  return misfits.length > 0 || org === undefined || !isState(state)
    ? { ok: false, misfits }
    : { ok: true, timeline: { org, state, entries } };
}

/** The softphone wrote it itself: its outline tells it from something else, its details are taken as they are. */
const isState = (value: unknown): value is SyncState =>
  isRecord(value) &&
  typeof value['phase'] === 'string' &&
  typeof value['nextCommand'] === 'number' &&
  ['rules', 'omni', 'pureCloud'].every((name) => isRecord(value[name])) &&
  ['work', 'interactions', 'ended'].every((name) => Array.isArray(value[name]));

const isEvent = (value: unknown): value is SyncEvent =>
  isRecord(value) && typeof value['type'] === 'string' && Object.hasOwn(EVENT_TYPES, value['type']);

const isCommand = (value: unknown): value is SetCommand | ReadCommand =>
  isRecord(value) &&
  (value['type'] === 'set' || value['type'] === 'read') &&
  typeof value['id'] === 'number' &&
  SIDES.some((side) => side === value['side']);

const isAsked = (value: unknown): boolean =>
  isRecord(value) && typeof value['at'] === 'number' && typeof value['asked'] === 'string';

const isEntry = (value: unknown): value is SavedEntry =>
  isRecord(value) &&
  typeof value['at'] === 'number' &&
  isEvent(value['event']) !== isCommand(value['command']);

/** Gives the engine what it heard again, and compares what it wants with what it wanted then. */
export function replayTimeline({ org, state, entries }: SavedTimeline): Replayed {
  const start = entries[0]?.at ?? 0;
  const failures: ReplayFailure[] = [];
  const lines: string[] = ['a saved timeline'];
  const sent = new Map<number, TimelineEntry>();
  const timeline: TimelineEntry[] = [];
  let current = state;
  let wanted: Wanted[] = [];
  const differs = (step: number, at: number, expected: string, actual: string): void => {
    failures.push({ step, at, what: 'command', expected, actual });
    lines.push(`${clockText(at)}  ✗ step ${step}: expected ${expected}, found ${actual}`);
  };
  const dropWanted = (step: number, at: number): void => {
    for (const { command } of wanted) differs(step, at, 'nothing', commandText(command, org));
    wanted = [];
  };

  entries.forEach((entry, index) => {
    const at = entry.at - start;
    if ('command' in entry) {
      const next = wanted.shift()?.command;
      if (next === undefined) differs(index, at, commandText(entry.command, org), 'nothing');
      else if (canonical(next) !== canonical(entry.command)) {
        const [expected, actual] = [commandText(entry.command, org), commandText(next, org)];
        const alike = expected === actual;
        differs(
          index,
          at,
          alike ? canonical(entry.command) : expected,
          alike ? canonical(next) : actual,
        );
      }
      return;
    }
    dropWanted(index, at);
    const { event } = entry;
    if (event.type === 'answer' && event.ok) {
      const done = sent.get(event.command);
      if (done !== undefined) timeline.push(done);
    }
    lines.push(`${clockText(at)}  heard ${eventText(event, org)}`);
    const step = reduce(current, event, entry.at);
    current = step.state;
    for (const command of step.commands) {
      if (command.type === 'wake') continue;
      wanted.push({ command });
      lines.push(`${clockText(at)}    → ${commandText(command, org)}`);
      if (command.type === 'set') sent.set(command.id, entryOf(command, at, org));
    }
  });
  dropWanted(entries.length, (entries.at(-1)?.at ?? start) - start);

  const { base, known, holds } = summarize(current, entries.at(-1)?.at ?? start);
  const print = (side: Side, status: Status | null): string =>
    status === null ? 'unknown' : printStatus(side, status, org);
  lines.push(
    failures.length === 0
      ? 'OK: the engine wants what it wanted then'
      : `FAILED: ${failures.length} commands differ`,
  );
  return {
    lines,
    report: {
      title: 'saved timeline',
      ok: failures.length === 0,
      failures,
      timeline: timeline.sort((a, b) => a.at - b.at),
      final: {
        omni: print('omni', known.omni),
        pureCloud: print('pureCloud', known.pureCloud),
        base: { omni: print('omni', base.omni), pureCloud: print('pureCloud', base.pureCloud) },
        holds: {
          salesforceWork: [...holds.salesforceWork],
          pureCloudWork: [...holds.pureCloudWork],
        },
      },
    },
  };
}

interface Wanted {
  readonly command: Exclude<Command, { type: 'wake' }>;
}

function entryOf(command: SetCommand, at: number, org: Org): TimelineEntry {
  const { side, status, from, cause } = command;
  return {
    at,
    side,
    from: from === null ? 'unknown' : printStatus(side, from, org),
    to: printStatus(side, status, org),
    rule: cause.rule,
    why: whyText(cause, side, nameOfStatus(side, status, org), 'en', (one, other) =>
      nameOfStatus(one, other, org),
    ),
  };
}

const commandText = (command: SetCommand | ReadCommand, org: Org): string =>
  command.type === 'read'
    ? `read ${command.side}`
    : `set ${command.side} ${printStatus(command.side, command.status, org)} [${command.cause.rule}]`;

function eventText(event: SyncEvent, org: Org): string {
  switch (event.type) {
    case 'status':
    case 'chosen':
      return `${event.type} ${event.side} ${printStatus(event.side, event.status, org)}`;
    case 'work':
    case 'interaction':
      return `${event.type} ${event.id} ${event.is}`;
    case 'reach':
      return `${event.side} ${event.is}`;
    case 'routingStatus':
      return `routing status ${event.status}`;
    case 'answer':
      return `answer ${event.command}: ${event.ok ? 'done' : event.failure.reason}`;
    default:
      return event.type;
  }
}

/** JSON with its keys in order, so that equal values have equal texts. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    isRecord(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
