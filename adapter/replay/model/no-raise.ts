import { STALE_AFTER } from '../../sync/constants.js';
import { SIDES, type PerSide, type Side } from '../../sync/status.js';
import { isMapped, raises } from '../../sync/target.js';
import { isFreshStart, isPersons, setsOf, sinceStart, stepOf } from './facts.js';
import type { Invariant, Run, Violation } from './run.js';
import type { Reacted } from '../world.js';

/** *No raise*: "a hold never sets M or Q, and 2.6.1 holds." */
export const noRaise: Invariant = (run) =>
  run.rules.enabled ? [...byHolds(run), ...unasked(run)] : [];

/** Whatever sets M or Q, it is what was chosen for that side. */
const byHolds: Invariant = ({ rules, played }) => {
  const violations: Violation[] = [];
  for (const reacted of played.reactions) {
    for (const { side, status, cause } of setsOf(reacted)) {
      if (!raises(rules, side, status)) continue;
      const hold = rules.rules.some((rule) => rule.kind === 'hold' && rule.name === cause.rule);
      if (!hold && reacted.summary.base[side] === status) continue;
      violations.push({ at: reacted.at, what: `${cause.rule} sets ${side} to ${status}` });
    }
  }
  return violations;
};

/**
 * §2.6.1: "after a start with `ask`, with a memory older than 5 minutes, or after the return of a side that was
 * unreachable for more than 5 minutes, a command that would set Q or M is held back" until the question is answered or
 * a person chooses a status on either side.
 *
 * The question is settled as well where both sides show the pair already: nobody is *put* on queue who is there.
 */
const unasked: Invariant = (run) => {
  const violations: Violation[] = [];
  const question = new OpenQuestion(run);
  for (const reacted of run.played.reactions) {
    question.hear(reacted);
    if (!question.isOpen) continue;
    for (const { side, status } of setsOf(reacted)) {
      if (!raises(run.rules, side, status)) continue;
      violations.push({ at: reacted.at, what: `${side} is set to ${status} unasked` });
    }
  }
  return violations;
};

/** Follows, from the outside, whether going on queue must be asked about. */
class OpenQuestion {
  private open = false;
  /** Since when a side has not been heard of, in milliseconds from the start; a refresh changes nothing about it. */
  private lostAt: PerSide<number | null> = { omni: null, pureCloud: null };
  /** Sides whose return is being read, and how long they were away, in milliseconds. */
  private returning: PerSide<number | null> = { omni: null, pureCloud: null };
  /** A person chose something while a side was read; that is taken after the read. */
  private chosenMeanwhile = false;

  constructor(private readonly run: Run) {}

  get isOpen(): boolean {
    return this.open;
  }

  hear(reacted: Reacted): void {
    const { at, event, summary } = reacted;
    switch (event.type) {
      case 'start':
        this.start(reacted);
        break;
      case 'reach':
        if (event.is === 'lost') this.lostAt[event.side] ??= at;
        else this.comeBack(event.side, at);
        break;
      case 'read':
        if (event.ok) this.read(event.reading.side);
        break;
      case 'answered':
        this.open = false;
        break;
      case 'status': {
        const step = stepOf(this.run, reacted);
        if (step === undefined || !isPersons(this.run, step)) break;
        this.open = false;
        this.chosenMeanwhile = true;
        break;
      }
      default:
    }
    const { omni, pureCloud } = summary.known;
    const { rules } = this.run;
    if (omni !== null && isMapped(rules, omni) && pureCloud === rules.onQueue) this.open = false;
  }

  private start(reacted: Reacted): void {
    const { at, event } = reacted;
    if (event.type !== 'start') return;
    this.chosenMeanwhile = false;
    this.returning = { omni: null, pureCloud: null };
    if (isFreshStart(reacted)) {
      this.open = event.rules.startupAuthority === 'ask';
      this.lostAt = { omni: null, pureCloud: null };
      return;
    }
    const age = event.memory === undefined ? 0 : at - sinceStart(event.memory.at);
    if (age > STALE_AFTER) this.open = true;
    // A page begins when both sides can be reached: what the one before had lost is back with it.
    for (const side of SIDES) this.comeBack(side, at);
  }

  private comeBack(side: Side, at: number): void {
    const since = this.lostAt[side];
    if (since === null) return;
    this.returning[side] = at - since;
    this.chosenMeanwhile = false;
  }

  private read(side: Side): void {
    const away = this.returning[side];
    this.returning[side] = null;
    if (away !== null) this.lostAt[side] = null;
    if (away !== null && away > STALE_AFTER && !this.chosenMeanwhile) this.open = true;
    if (SIDES.every((name) => this.returning[name] === null)) this.chosenMeanwhile = false;
  }
}
