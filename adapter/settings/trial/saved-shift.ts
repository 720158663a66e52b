import { isRecord, readJson } from '../../ports/json.js';
import type { Misfit } from '../../replay/fields.js';
import {
  isSavedTimeline,
  parseSavedTimeline,
  type SavedEntry,
  type SavedTimeline,
  withoutBundle,
} from '../../replay/saved-timeline.js';
import { DEFAULT_NETWORK, parseScenario, type TimedStep } from '../../replay/scenario.js';
import type { OmniActor, Step } from '../../replay/step.js';
import type { OmniReason, Reading, StatusEvent, SyncEvent } from '../../sync/events.js';
import { OMNI_OFFLINE, SIDES, type PerSide, type Side, type Status } from '../../sync/status.js';
import type { Shift } from './shift.js';

/** Why a file is no shift; lines and steps count as their readers count them: lines from 1, steps from 0. */
export type FileProblem =
  | { readonly is: 'line'; readonly line: number; readonly misfit: Misfit }
  | { readonly is: 'step'; readonly misfit: Misfit }
  /** Neither a saved timeline nor a scenario. */
  | { readonly is: 'other' }
  | { readonly is: 'empty' }
  | { readonly is: 'tooLarge' }
  /** The browser could not read it. */
  | { readonly is: 'unreadable' };

export type ReadShift =
  | { readonly ok: true; readonly shift: Shift }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

/** A file may have so many characters; a long shift has a tenth of it. */
export const LONGEST_FILE = 20_000_000;

/** Reads a saved timeline (JSON Lines), a support bundle that has one, or a scenario of the replay tool. Never throws. */
export function readShift(file: string): ReadShift {
  const failed = (...problems: readonly FileProblem[]): ReadShift => ({ ok: false, problems });
  if (file.trim() === '') return failed({ is: 'empty' });
  if (file.length > LONGEST_FILE) return failed({ is: 'tooLarge' });
  const text = withoutBundle(file);
  if (isSavedTimeline(text)) {
    const parsed = parseSavedTimeline(text);
    if (!parsed.ok) {
      return failed(
        ...parsed.misfits.map((misfit): FileProblem => {
          const line = misfit.step === null ? 1 : misfit.step + 2;
          return { is: 'line', line, misfit };
        }),
      );
    }
    if (parsed.timeline.entries.length === 0) return failed({ is: 'empty' });
    try {
      return { ok: true, shift: shiftOf(parsed.timeline) };
    } catch {
      // The reader takes the details of an entry as they are; one that somebody changed by hand may lack some.
      return failed({ is: 'other' });
    }
  }
  const value = readJson(text);
  if (!isRecord(value) || !('steps' in value)) return failed({ is: 'other' });
  const parsed = parseScenario(value);
  if (!parsed.ok)
    return failed(...parsed.misfits.map((misfit) => ({ is: 'step' as const, misfit })));
  const { network, start, steps, org } = parsed.scenario;
  return { ok: true, shift: { network, start, steps, catalog: org.catalog } };
}

/** What happened to the agent of a saved timeline, without what the softphone did then. */
function shiftOf({ org, state, entries: unordered }: SavedTimeline): Shift {
  const entries = [...unordered].sort((a, b) => a.at - b.at);
  const [first] = entries;
  const started = first?.at ?? 0;
  const teller = new Teller(
    { omni: state.omni.known, pureCloud: state.pureCloud.known },
    new Map(state.work.map(({ id, phase }) => [id, phase])),
    new Map(state.interactions.map(({ id, phase }) => [id, phase])),
  );
  const start = {
    work: state.work.map(({ id, phase, object }) => ({
      id,
      is: phase,
      ...(object === null ? {} : { channel: object }),
    })),
    interactions: state.interactions.map(({ id, phase, media }) => ({
      id,
      is: phase,
      media,
    })),
  };
  const steps = entries.flatMap((entry): readonly TimedStep[] =>
    teller.tell(entry).map((step) => ({ at: entry.at - started, step })),
  );
  return {
    network: DEFAULT_NETWORK,
    start: {
      ...start,
      omni: teller.first.omni ?? OMNI_OFFLINE,
      pureCloud: teller.first.pureCloud ?? '',
    },
    steps,
    catalog: org.catalog,
  };
}

/** An echo that comes later than this is news all the same. */
const ECHO = 10_000;

const ACTORS: Readonly<Record<OmniReason, OmniActor>> = {
  manual: 'agent',
  supervisor: 'supervisor',
  pushTimeout: 'pushTimeout',
  decline: 'decline',
  login: 'login',
  toolkit: 'automation',
};

/** Goes through what a softphone heard, and tells what happened outside it. */
class Teller {
  /** What each side showed when it was first heard of. */
  readonly first: PerSide<Status | null>;
  private readonly sent: PerSide<{ readonly status: Status; readonly at: number }[]> = {
    omni: [],
    pureCloud: [],
  };

  constructor(
    private readonly known: PerSide<Status | null>,
    private readonly work: Map<string, string>,
    private readonly interactions: Map<string, string>,
  ) {
    this.first = { ...known };
  }

  tell(entry: SavedEntry): readonly Step[] {
    if ('event' in entry) return this.heard(entry.event, entry.at);
    const { command } = entry;
    if (command.type === 'set') {
      this.sent[command.side].push({ status: command.status, at: entry.at });
    }
    return [];
  }

  private heard(event: SyncEvent, at: number): readonly Step[] {
    switch (event.type) {
      case 'status':
        return this.status(event, at);
      case 'chosen':
        return this.becomes(event.side, event.status)
          ? [step(event.side, event.status, 'agent')]
          : [];
      case 'work': {
        const { id, is, object } = event;
        this.work.set(id, is);
        return [{ kind: 'work', id, is, ...(object === undefined ? {} : { channel: object }) }];
      }
      case 'workload':
        return [{ kind: 'workload', percent: event.percent }];
      case 'interaction': {
        const { id, is, media } = event;
        this.interactions.set(id, is);
        return [{ kind: 'interaction', id, is, media }];
      }
      case 'routingStatus':
        return [{ kind: 'routingStatus', status: event.status }];
      case 'reach': {
        const { side } = event;
        if (event.is === 'back') return [{ kind: 'reach', side, is: 'back' }];
        const duplicate = side === 'omni' && event.reason === 'duplicateLogin';
        return [{ kind: 'reach', side, is: duplicate ? 'duplicateLogin' : 'lost' }];
      }
      case 'read':
        return event.ok ? this.read(event.reading) : [];
      case 'answered':
        return [{ kind: 'answer', yes: event.yes }];
      case 'start':
        // The shift begins with the first one.
        return SIDES.every((side) => this.first[side] === null)
          ? []
          : [{ kind: event.memory === undefined ? 'forget' : 'restart' }];
      case 'answer':
      case 'configured':
      case 'resume':
      case 'wake':
        return [];
    }
  }

  private status(event: StatusEvent, at: number): readonly Step[] {
    const { side, status } = event;
    // What PureCloud holds back has not happened.
    if (event.side === 'pureCloud' && event.future !== undefined) return [];
    const reason = event.side === 'omni' ? event.reason : undefined;
    const own = reason === undefined || reason === 'toolkit' || status === OMNI_OFFLINE;
    const echo = own && this.sent[side].some((one) => one.status === status && at - one.at < ECHO);
    if (!this.becomes(side, status) || echo) return [];
    return [step(side, status, reason === undefined ? 'agent' : ACTORS[reason])];
  }

  /** What was found by a read happened unseen before it. */
  private read(reading: Reading): readonly Step[] {
    const { side, status } = reading;
    const steps: Step[] = [];
    const begins = this.first[side] === null;
    if (this.becomes(side, status) && !begins) {
      const ours = this.sent[side].some((one) => one.status === status);
      if (!ours) steps.push(step(side, status, 'agent'));
    }
    if (reading.side === 'omni') {
      for (const { id, is, object } of reading.work) {
        if (this.work.get(id) === is) continue;
        this.work.set(id, is);
        steps.push({ kind: 'work', id, is, ...(object === undefined ? {} : { channel: object }) });
      }
      for (const id of gone(this.work, reading.work, ['closed', 'declined'])) {
        this.work.set(id, 'closed');
        steps.push({ kind: 'work', id, is: 'closed' });
      }
      return steps;
    }
    for (const { id, is, media } of reading.interactions) {
      if (this.interactions.get(id) === is) continue;
      this.interactions.set(id, is);
      steps.push({ kind: 'interaction', id, is, media });
    }
    for (const id of gone(this.interactions, reading.interactions, ['ended'])) {
      this.interactions.set(id, 'ended');
      steps.push({ kind: 'interaction', id, is: 'ended' });
    }
    return steps;
  }

  /** Whether the side showed something else before; the first that is heard of it is where it begins. */
  private becomes(side: Side, status: Status): boolean {
    const before = this.known[side];
    this.known[side] = status;
    this.first[side] ??= status;
    return before !== null && before !== status;
  }
}

/** What was there, is not over by what was heard, and is not there any more. */
const gone = (
  items: ReadonlyMap<string, string>,
  present: readonly { readonly id: string }[],
  over: readonly string[],
): readonly string[] =>
  [...items]
    .filter(([id, is]) => !over.includes(is) && !present.some((item) => item.id === id))
    .map(([id]) => id);

const step = (side: Side, status: Status, by: OmniActor): Step =>
  side === 'omni'
    ? { kind: 'omni', status, by }
    : { kind: 'pureCloud', status, by: by === 'supervisor' ? 'supervisor' : 'agent' };
