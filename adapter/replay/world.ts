import type { Cause, SetCommand } from '../sync/commands.js';
import type { Summary } from '../sync/engine.js';
import type { LossReason } from '../sync/events.js';
import type { RuleSet } from '../sync/rules.js';
import { SIDES, type PerSide, type Side, type Status } from '../sync/status.js';
import { Agenda } from './agenda.js';
import { check, type Observed, type ReplayFailure } from './check.js';
import { Page, type Engine, type Reaction } from './page.js';
import { Products } from './products.js';
import type { Scenario } from './scenario.js';
import type { Expectation, Step } from './step.js';

/** A command of the engine that was carried out. */
export interface CarriedOut {
  /** When it was sent, in milliseconds from the start. */
  readonly at: number;
  readonly side: Side;
  readonly from: Status;
  readonly to: Status;
  readonly cause: Cause;
}

/** What happened in a world, in the order in which it happened; `at` in milliseconds from the start. */
export type Happening =
  | { readonly kind: 'step'; readonly at: number; readonly index: number; readonly step: Step }
  | { readonly kind: 'carriedOut'; readonly at: number; readonly write: CarriedOut }
  | {
      readonly kind: 'failed';
      readonly at: number;
      readonly side: Side;
      readonly status: Status;
      readonly how: 'permanent' | 'transient';
    }
  | { readonly kind: 'asking' | 'paused'; readonly at: number; readonly is: boolean }
  | {
      readonly kind: 'checked';
      readonly at: number;
      readonly index: number;
      readonly failures: readonly ReplayFailure[];
      readonly shown: PerSide<Status>;
      /** `null`: no engine runs. */
      readonly summary: Summary | null;
    };

/** What an engine heard, when, in milliseconds from the start, and what it made of it. */
export interface Reacted extends Reaction {
  readonly at: number;
  /** The index of the step that the event tells of; `null`: an echo, an answer, or what the softphone told itself. */
  readonly step: number | null;
}

/** How a shift went. */
export interface Played {
  readonly failures: readonly ReplayFailure[];
  readonly writes: readonly CarriedOut[];
  readonly happenings: readonly Happening[];
  /** Everything that its engines heard, one after the other; each begins with `start`. */
  readonly reactions: readonly Reacted[];
  readonly shown: PerSide<Status>;
  /** `null`: the engine has not learnt it. */
  readonly base: PerSide<Status | null>;
  readonly holds: Summary['holds'];
}

/** When every shift begins. It is not 0, so that no time is taken for an absent one. */
export const SHIFT_START = Date.UTC(2026, 0, 5, 8);

/** After the last step the world may come to rest for so long: all retries are over by then. */
const LONGEST_REST = 60_000;

const NO_HOLDS: Summary['holds'] = { salesforceWork: [], pureCloudWork: [] };

/** Plays a scenario from its start until everything has come to rest after its last step. */
export function play<State>(scenario: Scenario, rules: RuleSet, engine: Engine<State>): Played {
  return new World(scenario, rules, engine).play();
}

class World<State> {
  private readonly agenda = new Agenda(SHIFT_START);
  private readonly products: Products;
  private readonly page: Page<State>;
  private readonly failures: ReplayFailure[] = [];
  private readonly writes: CarriedOut[] = [];
  private readonly happenings: Happening[] = [];
  private readonly reactions: Reacted[] = [];
  /** The step that the page hears of right now. */
  private step: number | null = null;
  private counted: PerSide<number> = { omni: 0, pureCloud: 0 };
  private said = { asking: false, paused: false };

  constructor(
    private readonly scenario: Scenario,
    rules: RuleSet,
    engine: Engine<State>,
  ) {
    this.products = new Products(scenario, this.agenda, {
      arrived: (event, step) => {
        this.step = step;
        this.page.hear(event);
        this.step = null;
      },
      carriedOut: (command, sentAt, from) => this.carriedOut(command, sentAt, from),
      failed: ({ side, status }, how) =>
        this.happenings.push({ kind: 'failed', at: this.at, side, status, how }),
    });
    this.page = new Page(engine, rules, this.agenda, this.products, (reaction) => {
      this.reactions.push({ at: this.at, step: this.step, ...reaction });
      this.sayWhatChanged(reaction.summary);
    });
  }

  play(): Played {
    this.page.start();
    this.scenario.steps.forEach(({ at, step }, index) => {
      const checks = step.kind === 'expect';
      this.agenda.run(SHIFT_START + at, checks);
      this.happenings.push({ kind: 'step', at, index, step });
      if (checks) this.check(step.expect, index);
      else this.take(step, index);
    });
    const latest = this.agenda.now + LONGEST_REST;
    while (this.onTheWay().length > 0 && this.agenda.runNext(latest));
    const summary = this.page.summary();
    return {
      failures: this.failures,
      writes: [...this.writes].sort((a, b) => a.at - b.at),
      happenings: [...this.happenings].sort((a, b) => a.at - b.at),
      reactions: this.reactions,
      shown: this.shown(),
      base: summary?.base ?? { omni: null, pureCloud: null },
      holds: summary?.holds ?? NO_HOLDS,
    };
  }

  private get at(): number {
    return this.agenda.now - SHIFT_START;
  }

  private take(step: Exclude<Step, { kind: 'expect' }>, index: number): void {
    switch (step.kind) {
      case 'reach':
        if (step.is === 'back') this.restore(step.side);
        else this.lose(step.side, step.is === 'lost' ? 'connection' : 'duplicateLogin');
        return;
      case 'answer':
        // Without a question the panel has no button for it.
        if (this.page.summary()?.asking === true) {
          this.page.hear({ type: 'answered', yes: step.yes });
        }
        return;
      case 'restart':
        this.reload('kept');
        return;
      case 'forget':
        this.reload('forgotten');
        return;
      default:
        this.products.play(step, index);
    }
  }

  private lose(side: Side, reason: LossReason): void {
    const link = this.products.links[side];
    if (link.isLost) return;
    link.lose();
    this.page.hear({ type: 'reach', side, is: 'lost', reason });
  }

  private restore(side: Side): void {
    const link = this.products.links[side];
    if (!link.isLost) return;
    link.restore();
    if (this.page.isRunning) this.page.hear({ type: 'reach', side, is: 'back' });
    else this.startIfReachable();
  }

  private reload(memory: 'kept' | 'forgotten'): void {
    this.page.end(memory);
    this.startIfReachable();
  }

  /** The engine starts when both sides can be read; what was sent before that is found by its reads. */
  private startIfReachable(): void {
    for (const side of SIDES) this.products.links[side].forgetInbound();
    if (this.lostSides().length === 0) this.page.start();
  }

  private lostSides(): readonly Side[] {
    return SIDES.filter((side) => this.products.links[side].isLost);
  }

  private carriedOut(command: SetCommand, sentAt: number, shown: Status): void {
    const { side, status, cause } = command;
    this.counted[side] += 1;
    const write = {
      at: sentAt - SHIFT_START,
      side,
      from: command.from ?? shown,
      to: status,
      cause,
    };
    this.writes.push(write);
    this.happenings.push({ kind: 'carriedOut', at: write.at, write });
  }

  private check(expect: Expectation, index: number): void {
    const { at } = this;
    const failures = check(expect, this.observe(), this.scenario.org, { step: index, at });
    this.counted = { omni: 0, pureCloud: 0 };
    this.failures.push(...failures);
    const summary = this.page.summary();
    this.happenings.push({ kind: 'checked', at, index, failures, shown: this.shown(), summary });
  }

  private observe(): Observed {
    return {
      shown: this.shown(),
      writes: this.counted,
      summary: this.page.summary() ?? {
        refused: [],
        unreachable: this.lostSides(),
        pending: [],
        paused: false,
        asking: false,
      },
      onTheWay: this.onTheWay(),
    };
  }

  /** What is under way, and what the engine is going to send without being told of anything new. */
  private onTheWay(): readonly string[] {
    const waiting = this.agenda.waiting();
    if (this.page.summary()?.atRest !== false) return waiting;
    const all = [...waiting, ...this.products.retries()];
    return all.length > 0 ? all : ['read'];
  }

  private shown(): PerSide<Status> {
    return { omni: this.products.status('omni'), pureCloud: this.products.status('pureCloud') };
  }

  private sayWhatChanged(summary: Summary): void {
    for (const kind of ['asking', 'paused'] as const) {
      if (summary[kind] === this.said[kind]) continue;
      this.said[kind] = summary[kind];
      this.happenings.push({ kind, at: this.at, is: summary[kind] });
    }
  }
}
