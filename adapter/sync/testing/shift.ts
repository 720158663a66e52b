import { expect } from 'chai';
import type { ReadCommand, SetCommand } from '../commands.js';
import {
  initialState,
  memoryOf,
  reduce,
  summarize,
  type Summary,
  type SyncState,
} from '../engine.js';
import type {
  Failure,
  InteractionPhase,
  InteractionSnapshot,
  LossReason,
  OmniReason,
  RoutingStatus,
  SyncEvent,
  WorkSnapshot,
} from '../events.js';
import type { Memory } from '../memory.js';
import type { RuleSet } from '../rules.js';
import type { PerSide, Side, Status } from '../status.js';
import { definition } from './definitions.js';

/** Some morning, in milliseconds since the epoch; a shift's own times count from here. */
const MORNING = 1_800_000_000_000;

/** What is there when the page loads, and what the definition says other than version 1's five rules. */
export interface Beginning extends Partial<RuleSet> {
  /** Chat, the mapped status, where absent. */
  readonly omni?: Status;
  /** ON_QUEUE where absent. */
  readonly pureCloud?: Status;
  readonly work?: readonly WorkSnapshot[];
  readonly interactions?: readonly InteractionSnapshot[];
  readonly memory?: Memory | null;
  /** When the page loads, in the shift's own milliseconds. */
  readonly at?: number;
  /** False: PureCloud tells no `modifiedDate`. */
  readonly dates?: boolean;
}

/** What a read finds; what is not said is as the products are. */
interface Found {
  readonly date?: number | null;
  readonly future?: Status;
  readonly workload?: number;
  readonly routingStatus?: RoutingStatus;
}

const freeze = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
};

/**
 * One page's shift: an engine, a clock that moves only when told, and the least that two products must know. Nothing
 * comes back from them unless the test says so, so that every race can be written down.
 */
export class Shift {
  /** Milliseconds since the shift began. */
  now: number;
  readonly rules: RuleSet;
  private state: SyncState = initialState();
  private readonly shown: PerSide<Status>;
  private readonly dated: boolean;
  private workItems = new Map<string, WorkSnapshot>();
  private interactionItems = new Map<string, InteractionSnapshot>();
  private readonly flying: PerSide<SetCommand | null> = { omni: null, pureCloud: null };
  private readonly reading: PerSide<ReadCommand | null> = { omni: null, pureCloud: null };
  private wishes: number | null = null;
  private unread: SetCommand[] = [];
  private unreadReads: Side[] = [];
  private date = 1_000;
  private readonly dates = new Map<number, number>();

  constructor(private readonly beginning: Beginning = {}) {
    const { omni, pureCloud, work, interactions, memory: _, at, dates, ...given } = beginning;
    this.rules = definition(given);
    this.shown = { omni: omni ?? 'Chat', pureCloud: pureCloud ?? 'ON_QUEUE' };
    for (const item of work ?? []) this.workItems.set(item.id, item);
    for (const item of interactions ?? []) this.interactionItems.set(item.id, item);
    this.now = at ?? 0;
    this.dated = dates ?? true;
  }

  /** Feeds one event. The state must be plain JSON, and nobody may change what has been handed over. */
  hear(event: SyncEvent): void {
    const { state, commands } = reduce(this.state, freeze(event), MORNING + this.now);
    const copy: unknown = JSON.parse(JSON.stringify(state));
    expect(copy, 'the state is plain JSON').to.deep.equal(state);
    this.state = freeze(state);
    for (const command of commands) {
      if (command.type === 'wake') this.wishes = command.at - MORNING;
      else if (command.type === 'read') {
        this.reading[command.side] = command;
        this.unreadReads.push(command.side);
      } else {
        this.flying[command.side] = command;
        this.unread.push(command);
      }
    }
  }

  start(): this {
    const { memory } = this.beginning;
    const remembered = memory === undefined || memory === null ? {} : { memory };
    this.hear({ type: 'start', rules: this.rules, ...remembered });
    return this;
  }

  /** Lets the clock come to `time`; the engine is woken on its way when it asked to be. */
  at(time: number): this {
    while (this.wishes !== null && this.wishes <= time) {
      this.now = Math.max(this.now, this.wishes);
      this.wishes = null;
      this.hear({ type: 'wake' });
    }
    this.now = time;
    return this;
  }

  after(milliseconds: number): this {
    return this.at(this.now + milliseconds);
  }

  /** When the engine wants to be woken. */
  get wakesAt(): number | null {
    return this.wishes;
  }

  /** Omni-Channel becomes `status`; `null`: an older org, which tells no reason. */
  omni(status: Status, reason: OmniReason | null = 'manual'): this {
    this.shown.omni = status;
    const why = reason === null ? {} : { reason };
    this.hear({ type: 'status', side: 'omni', status, ...why });
    return this;
  }

  /** PureCloud becomes `status`; `date` is its `modifiedDate`, `null` for none, the next one where absent. */
  pureCloud(status: Status, more: { date?: number | null; future?: Status } = {}): this {
    this.shown.pureCloud = status;
    const { date = this.dated ? this.nextDate() : null, future } = more;
    this.hear({
      type: 'status',
      side: 'pureCloud',
      status,
      ...(date === null ? {} : { modifiedDate: date }),
      ...(future === undefined ? {} : { future }),
    });
    return this;
  }

  /** Something happens in a product and nobody hears of it. */
  unheard(side: Side, status: Status): this {
    this.shown[side] = status;
    return this;
  }

  work(id: string, is: 'assigned' | 'accepted' | 'declined' | 'closed', object?: string): this {
    const named = object === undefined ? {} : { object };
    if (is === 'assigned' || is === 'accepted') this.workItems.set(id, { id, is, ...named });
    else this.workItems.delete(id);
    this.hear({ type: 'work', id, is, ...named });
    return this;
  }

  workload(percent: number): this {
    this.hear({ type: 'workload', percent });
    return this;
  }

  interaction(id: string, is: InteractionPhase | 'ended', media = 'voice'): this {
    if (is === 'ended') this.interactionItems.delete(id);
    else this.interactionItems.set(id, { id, is, media });
    this.hear({ type: 'interaction', id, is, media });
    return this;
  }

  routing(status: RoutingStatus): this {
    this.hear({ type: 'routingStatus', status });
    return this;
  }

  /** The items of both sides end, and nobody hears of it. */
  endUnheard(): this {
    this.workItems.clear();
    this.interactionItems.clear();
    return this;
  }

  lose(side: Side, reason: LossReason = 'connection'): this {
    this.flying[side] = null;
    this.reading[side] = null;
    this.hear({ type: 'reach', side, is: 'lost', reason });
    return this;
  }

  back(side: Side): this {
    this.hear({ type: 'reach', side, is: 'back' });
    return this;
  }

  /** The agent picks a status in the panel. */
  choose(side: Side, status: Status): this {
    this.hear({ type: 'chosen', side, status });
    return this;
  }

  /** The agent answers the panel's question. */
  reply(answer: 'yes' | 'no'): this {
    this.hear({ type: 'answered', yes: answer === 'yes' });
    return this;
  }

  resume(): this {
    this.hear({ type: 'resume' });
    return this;
  }

  /** The command that a product has not answered. */
  inFlight(side: Side): SetCommand {
    const command = this.flying[side];
    if (command === null) throw new Error(`no command to ${side} is in flight`);
    return command;
  }

  /** The event that a command comes back as. */
  echo(side: Side, command = this.inFlight(side)): this {
    if (side === 'omni') return this.omni(command.status, this.dated ? 'toolkit' : null);
    return this.pureCloud(command.status, { date: this.dateOf(command) });
  }

  /** The product took the command, and says so. */
  answer(side: Side, more: { status?: Status; future?: Status; date?: number | null } = {}): this {
    const command = this.inFlight(side);
    return this.answerTo(command, more);
  }

  answerTo(
    command: SetCommand,
    more: { status?: Status; future?: Status; date?: number | null } = {},
  ): this {
    const { side } = command;
    const { status = command.status, future, date = this.dateOf(command) } = more;
    if (this.flying[side]?.id === command.id) this.flying[side] = null;
    this.shown[side] = status;
    this.hear({
      type: 'answer',
      command: command.id,
      ok: true,
      ...(side === 'pureCloud' ? { status } : {}),
      ...(side === 'pureCloud' && date !== null ? { modifiedDate: date } : {}),
      ...(future === undefined ? {} : { future }),
    });
    return this;
  }

  /** Echo and answer, as it goes on an ordinary day. */
  take(side: Side): this {
    const command = this.inFlight(side);
    return this.echo(side, command).answerTo(command);
  }

  fail(side: Side, failure: Failure, command = this.inFlight(side)): this {
    if (this.flying[side]?.id === command.id) this.flying[side] = null;
    this.hear({ type: 'answer', command: command.id, ok: false, failure });
    return this;
  }

  refuse(side: Side): this {
    return this.fail(side, { kind: 'permanent', reason: 'refused' });
  }

  stumble(side: Side, retryAfter?: number): this {
    const asked = retryAfter === undefined ? {} : { retryAfter };
    return this.fail(side, { kind: 'transient', reason: 'serverError', ...asked });
  }

  /** The read that a product has not answered. */
  readInFlight(side: Side): ReadCommand {
    const command = this.reading[side];
    if (command === null) throw new Error(`${side} is not being read`);
    return command;
  }

  isReading(side: Side): boolean {
    return this.reading[side] !== null;
  }

  /** The read of a side is answered by what is there. */
  read(side: Side, found: Found = {}): this {
    const command = this.readInFlight(side);
    this.reading[side] = null;
    const { workload, routingStatus, future } = found;
    const date = found.date === undefined && this.dated ? this.date : (found.date ?? null);
    this.hear({
      type: 'read',
      command: command.id,
      ok: true,
      reading:
        side === 'omni'
          ? {
              side,
              status: this.shown.omni,
              work: [...this.workItems.values()],
              ...(workload === undefined ? {} : { workload }),
            }
          : {
              side,
              status: this.shown.pureCloud,
              interactions: [...this.interactionItems.values()],
              ...(date === null ? {} : { modifiedDate: date }),
              ...(future === undefined ? {} : { future }),
              ...(routingStatus === undefined ? {} : { routingStatus }),
            },
    });
    return this;
  }

  failRead(side: Side): this {
    const command = this.readInFlight(side);
    this.reading[side] = null;
    const failure: Failure = { kind: 'transient', reason: 'network' };
    this.hear({ type: 'read', command: command.id, ok: false, side, failure });
    return this;
  }

  /** Both products do at once all that is asked of them. Gives what was written since the last look. */
  rest(): string[] {
    for (let rounds = 0; rounds < 20; rounds += 1) {
      const side = (['omni', 'pureCloud'] as const).find(
        (name) => this.flying[name] !== null || this.reading[name] !== null,
      );
      if (side === undefined) return this.writes();
      if (this.flying[side] !== null) this.take(side);
      else this.read(side);
    }
    throw new Error(`no rest: ${this.writes().join(', ')}`);
  }

  /** The commands since the last look: `omni Busy`. */
  writes(): string[] {
    return this.commands().map(({ side, status }) => `${side} ${status}`);
  }

  /** The same with their rules: `omni Busy: pureCloudWork`. */
  causes(): string[] {
    return this.commands().map(({ side, status, cause }) => `${side} ${status}: ${cause.rule}`);
  }

  commands(): SetCommand[] {
    const commands = this.unread;
    this.unread = [];
    return commands;
  }

  /** The sides that the engine asked to read since the last look. */
  reads(): Side[] {
    const sides = this.unreadReads;
    this.unreadReads = [];
    return sides;
  }

  get summary(): Summary {
    return summarize(this.state, MORNING + this.now);
  }

  /** What the page leaves for the next one. */
  get memory(): Memory | null {
    return memoryOf(this.state, MORNING + this.now);
  }

  /** The reason for which a side does not take what it should, in the engine's word. */
  refusal(side: Side): string | null {
    return this.state[side].refused?.reason ?? null;
  }

  /** The page is refreshed: the next one begins where this one is, `later` milliseconds on. */
  refresh(later = 500, changes: Beginning = {}): Shift {
    const next = new Shift({
      ...this.beginning,
      ...this.rules,
      ...this.shown,
      work: [...this.workItems.values()],
      interactions: [...this.interactionItems.values()],
      memory: this.memory,
      at: this.now + later,
      ...changes,
    });
    next.date = this.date;
    return next;
  }

  private nextDate(): number {
    this.date += 10;
    return this.date;
  }

  private dateOf(command: SetCommand): number | null {
    if (!this.dated || command.side === 'omni') return null;
    const known = this.dates.get(command.id);
    if (known !== undefined) return known;
    const date = this.nextDate();
    this.dates.set(command.id, date);
    return date;
  }
}

/** A shift under way: both sides have been read, and what the start wrote is carried out and forgotten. */
export function shift(beginning: Beginning = {}): Shift {
  const desk = new Shift({ at: -60_000, ...beginning }).start();
  desk.rest();
  desk.reads();
  return beginning.at === undefined ? desk.at(0) : desk;
}
