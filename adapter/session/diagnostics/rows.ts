import type { AnswerEvent, SyncEvent } from '../../sync/events.js';
import type { PerSide, Side, Status } from '../../sync/status.js';
import type { HeardRow, SetRow, TimelineRow } from '../view.js';
import type { Recording, TimelineEntry } from './recording.js';

/** The label of a status in the agent's language. */
export type LabelOf = (side: Side, status: Status) => string;

/** An echo that comes later than this is news all the same. */
const ECHO = 10_000;

/**
 * The timeline as rows, newest first. What only the engine is concerned with (its wake-ups, the answers to its
 * commands, its reads) is told with what it belongs to, or left out.
 */
export function rowsOf({ state, entries }: Recording, label: LabelOf): readonly TimelineRow[] {
  const answers = new Map<number, AnswerEvent>();
  for (const entry of entries) {
    if ('event' in entry && entry.event.type === 'answer') {
      answers.set(entry.event.command, entry.event);
    }
  }
  const teller = new Teller(
    { omni: state.omni.known, pureCloud: state.pureCloud.known },
    label,
    answers,
  );
  return entries.flatMap((entry) => teller.tell(entry)).reverse();
}

/** Tells the entries one after the other, and remembers what each side showed. */
class Teller {
  private readonly sent: PerSide<{ status: Status; at: number } | null> = {
    omni: null,
    pureCloud: null,
  };

  constructor(
    private readonly known: PerSide<Status | null>,
    private readonly label: LabelOf,
    private readonly answers: ReadonlyMap<number, AnswerEvent>,
  ) {}

  tell(entry: TimelineEntry): readonly TimelineRow[] {
    if ('event' in entry) {
      const row = this.heard(entry.event, entry.at);
      return row === null ? [] : [row];
    }
    if ('asked' in entry) {
      return [{ kind: 'asked', at: entry.at, side: null, change: false, action: entry.asked }];
    }
    const { at, command } = entry;
    if (command.type === 'read') return [];
    const { side, status, cause, attempt } = command;
    this.sent[side] = { status, at };
    const { event } = cause;
    const row: SetRow = {
      kind: 'set',
      at,
      side,
      change: true,
      label: this.label(side, status),
      cause,
      causeLabel:
        event.side === undefined || event.status === undefined
          ? ''
          : this.label(event.side, event.status),
      attempt,
      outcome: this.outcomeOf(command.id),
    };
    return [row];
  }

  private outcomeOf(command: number): SetRow['outcome'] {
    const answer = this.answers.get(command);
    if (answer === undefined) return 'unanswered';
    return answer.ok ? 'taken' : answer.failure.reason;
  }

  private heard(event: SyncEvent, at: number): HeardRow | null {
    const row = (side: Side | null, more: Partial<HeardRow> = {}): HeardRow => ({
      kind: 'heard',
      at,
      side,
      change: false,
      event: event.type,
      ...more,
    });
    switch (event.type) {
      case 'status': {
        const { side, status } = event;
        const echo = this.isEcho(side, status, at);
        const change = this.becomes(side, status) && !echo;
        if (event.side === 'pureCloud' && event.future !== undefined) {
          return row(side, { is: 'heldBack', label: this.label(side, event.future) });
        }
        const label = this.label(side, status);
        const reason = event.side === 'omni' ? event.reason : undefined;
        return row(side, {
          change,
          label,
          ...(reason === undefined ? {} : { reason }),
          ...(echo ? { echo } : {}),
        });
      }
      case 'work':
        return row('omni', {
          is: event.is,
          ...(event.object === undefined ? {} : { item: event.object }),
        });
      case 'workload':
        return row('omni', { is: String(Math.round(event.percent)) });
      case 'interaction':
        return row('pureCloud', { is: event.is, item: event.media });
      case 'routingStatus':
        return row('pureCloud', { is: event.status });
      case 'reach':
        return event.is === 'back'
          ? row(event.side, { is: 'back' })
          : row(event.side, { is: 'lost', reason: event.reason });
      case 'read': {
        if (!event.ok) return row(event.side, { is: 'failed', reason: event.failure.reason });
        const { side, status } = event.reading;
        return row(side, { change: this.becomes(side, status), label: this.label(side, status) });
      }
      case 'chosen':
        return row(event.side, { change: true, label: this.label(event.side, event.status) });
      case 'answered':
        return row(null, { is: event.yes ? 'yes' : 'no' });
      case 'start':
        return row(null, { is: event.memory === undefined ? 'fresh' : 'goesOn' });
      case 'answer':
        // What PureCloud made of it may be another status than the one that was wanted.
        this.takeAnswer(event);
        return null;
      case 'configured':
      case 'resume':
        return row(null);
      case 'wake':
        return null;
    }
  }

  private isEcho(side: Side, status: Status, at: number): true | undefined {
    const sent = this.sent[side];
    return sent !== null && sent.status === status && at - sent.at < ECHO ? true : undefined;
  }

  private takeAnswer(event: AnswerEvent): void {
    if (event.ok && event.status !== undefined) this.known.pureCloud = event.status;
  }

  /** Whether the side showed something else before. */
  private becomes(side: Side, status: Status): boolean {
    const changed = this.known[side] !== status;
    this.known[side] = status;
    return changed;
  }
}
