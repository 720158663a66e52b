import type { SetCommand } from '../commands.js';
import type {
  Failure,
  InteractionPhase,
  LossReason,
  OmniReason,
  RoutingStatus,
} from '../events.js';
import type { Memory } from '../memory.js';
import type { RuleSet } from '../rules.js';
import type { Side, Status } from '../status.js';
import { definition } from './definitions.js';
import { Page } from './page.js';
import { Products, type Found, type Shown } from './products.js';

/** What is there when the page loads, and what the definition says other than version 1's five rules. */
export interface Beginning extends Partial<RuleSet>, Shown {
  readonly memory?: Memory | null;
  /** When the page loads, in the shift's own milliseconds. */
  readonly at?: number;
}

/**
 * One page's shift: an engine, a clock that moves only when told, and the least that two products must know. Nothing
 * comes back from them unless the test says so, so that every race can be written down.
 */
export class Shift extends Page {
  readonly rules: RuleSet;
  private readonly products: Products;

  constructor(private readonly beginning: Beginning = {}) {
    const { omni, pureCloud, work, interactions, memory: _, at, dates, ...given } = beginning;
    super(at ?? 0);
    this.rules = definition(given);
    this.products = new Products({ omni, pureCloud, work, interactions, dates });
  }

  start(): this {
    const { memory } = this.beginning;
    const remembered = memory === undefined || memory === null ? {} : { memory };
    this.hear({ type: 'start', rules: this.rules, ...remembered });
    return this;
  }

  /** Omni-Channel becomes `status`; `null`: an older org, which tells no reason. */
  omni(status: Status, reason: OmniReason | null = 'manual'): this {
    this.products.shown.omni = status;
    const why = reason === null ? {} : { reason };
    this.hear({ type: 'status', side: 'omni', status, ...why });
    return this;
  }

  /** PureCloud becomes `status`; `date` is its `modifiedDate`, `null` for none, the next one where absent. */
  pureCloud(status: Status, more: { date?: number | null; future?: Status } = {}): this {
    this.products.shown.pureCloud = status;
    const { date = this.products.dated ? this.products.nextDate() : null, future } = more;
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
    this.products.shown[side] = status;
    return this;
  }

  work(id: string, is: 'assigned' | 'accepted' | 'declined' | 'closed', object?: string): this {
    const named = object === undefined ? {} : { object };
    if (is === 'assigned' || is === 'accepted') this.products.work.set(id, { id, is, ...named });
    else this.products.work.delete(id);
    this.hear({ type: 'work', id, is, ...named });
    return this;
  }

  workload(percent: number): this {
    this.hear({ type: 'workload', percent });
    return this;
  }

  interaction(id: string, is: InteractionPhase | 'ended', media = 'voice'): this {
    if (is === 'ended') this.products.interactions.delete(id);
    else this.products.interactions.set(id, { id, is, media });
    this.hear({ type: 'interaction', id, is, media });
    return this;
  }

  routing(status: RoutingStatus): this {
    this.hear({ type: 'routingStatus', status });
    return this;
  }

  /** The items of both sides end, and nobody hears of it. */
  endUnheard(): this {
    this.products.work.clear();
    this.products.interactions.clear();
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

  /** The event that a command comes back as. */
  echo(side: Side, command = this.inFlight(side)): this {
    if (side === 'omni') return this.omni(command.status, this.products.dated ? 'toolkit' : null);
    return this.pureCloud(command.status, { date: this.products.dateOf(command) });
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
    const { status = command.status, future, date = this.products.dateOf(command) } = more;
    if (this.flying[side]?.id === command.id) this.flying[side] = null;
    this.products.shown[side] = status;
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

  /** The read of a side is answered by what is there. */
  read(side: Side, found: Found = {}): this {
    const command = this.readInFlight(side);
    this.reading[side] = null;
    const reading = this.products.reading(side, found);
    this.hear({ type: 'read', command: command.id, ok: true, reading });
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

  /** The page is refreshed: the next one begins where this one is, `later` milliseconds on. */
  refresh(later = 500, changes: Beginning = {}): Shift {
    const next = new Shift({
      ...this.beginning,
      ...this.rules,
      ...this.products.shown,
      work: [...this.products.work.values()],
      interactions: [...this.products.interactions.values()],
      memory: this.memory,
      at: this.now + later,
      ...changes,
    });
    next.products.goOnFrom(this.products);
    return next;
  }
}

/** A shift under way: both sides have been read, and what the start wrote is carried out and forgotten. */
export function shift(beginning: Beginning = {}): Shift {
  const desk = new Shift({ at: -60_000, ...beginning }).start();
  desk.rest();
  desk.reads();
  return beginning.at === undefined ? desk.at(0) : desk;
}
