import { otherSide, type PerSide, type Side } from '../../sync/status.js';
import type { Step } from '../step.js';
import { crossingsOf, isDated, isOutside, looksLikeEcho, setsOf } from './facts.js';
import type { Invariant, Run, Violation } from './run.js';

/**
 * *Economy*: "one status change costs at most one write on the other side, and no reads unless events cross (2.3)."
 *
 * Writes are counted where a status change is all that happened between two moments of rest, so that nothing else can
 * have caused one. On its own side it costs none, unless a hold is written back: after a push time-out or a decline
 * (§2.1), after another automation, or with `duringHold = queue` (§5). A refused On Queue takes one more (§2.5).
 *
 * A start, a return and a resumed sync read whole sides (§2.4 to §2.6); every other read needs a crossing of its own.
 */
export const economy: Invariant = (run) => [...writes(run), ...reads(run)];

const writes: Invariant = (run) => {
  const violations: Violation[] = [];
  const { reactions } = run.played;
  let count: PerSide<number> = { omni: 0, pureCloud: 0 };
  /** The one step since the last rest; `null`: there was none, or more than one. */
  let only: number | null = null;
  let atRest = false;
  const crossed = new Set(crossingsOf(run).map(({ index }) => index));
  reactions.forEach((reacted, index) => {
    if (isOutside(reacted) && reacted.step !== only) {
      only = atRest ? reacted.step : null;
      count = { omni: 0, pureCloud: 0 };
    }
    for (const { side, attempt } of setsOf(reacted)) if (attempt === 1) count[side] += 1;
    const { summary, at, event } = reacted;
    atRest = summary.atRest && !summary.paused;
    if (crossed.has(index)) only = null;
    // What "carries a value that a command waits for is taken as the echo as well" (§2.3): what was there is written back.
    if (reacted.step !== null && looksLikeEcho(run, index)) only = null;
    // A read may find more than one change, and a hold for so long a loss begins by itself.
    if (event.type === 'read' || summary.unreachable.length > 0) only = null;
    const step = only === null ? undefined : run.scenario.steps[only]?.step;
    if (step === undefined || (step.kind !== 'omni' && step.kind !== 'pureCloud')) return;
    const side: Side = step.kind;
    if (count[otherSide(side)] > 1) {
      violations.push({ at, what: `a change of ${side} cost ${count[otherSide(side)]} writes` });
    }
    if (count[side] > (mayBeWrittenBack(run, reacted.at, step) ? 1 : 0)) {
      violations.push({ at, what: `a change of ${side} cost ${count[side]} writes there` });
    }
  });
  return violations;
};

/** Whether a hold may answer a change on its own side. */
function mayBeWrittenBack({ rules, played }: Run, now: number, step: Step): boolean {
  if (rules.duringHold === 'queue') return true;
  const refused = played.happenings.some(({ kind, at }) => kind === 'failed' && at <= now);
  if (refused) return true;
  return step.kind === 'omni' && !['agent', 'supervisor', 'login'].includes(step.by);
}

const reads: Invariant = (run) => {
  const violations: Violation[] = [];
  const crossings = crossingsOf(run);
  /** Where the last read was sent whose answer was still good when it came. */
  const told: PerSide<number> = { omni: -1, pureCloud: -1 };
  const sent: PerSide<number> = { omni: -1, pureCloud: -1 };
  let paused = false;
  run.played.reactions.forEach((reacted, index) => {
    const { at, event, summary } = reacted;
    const resumed = paused && !summary.paused;
    paused = summary.paused;
    const whole = event.type === 'start' || event.type === 'reach' || resumed;
    if (event.type === 'read' && event.ok) {
      const { side } = event.reading;
      if (!isStale(run, side, sent[side], index)) told[side] = sent[side];
    }
    for (const command of reacted.commands) {
      if (command.type !== 'read') continue;
      const { side } = command;
      sent[side] = index;
      const crossed = crossings.some(
        (crossing) =>
          crossing.side === side && crossing.index > told[side] && crossing.index <= index,
      );
      if (whole || (!isDated(run, side) && crossed)) continue;
      violations.push({ at, what: `${side} is read though no events crossed` });
    }
  });
  return violations;
};

/** Whether something happened on a side while it was read, so that the answer may tell of the time before. */
const isStale = (run: Run, side: Side, from: number, to: number): boolean =>
  run.played.reactions
    .slice(from, to)
    .some(
      (reacted, index) =>
        (index > 0 && reacted.event.type === 'status' && reacted.event.side === side) ||
        reacted.event.type === 'answer' ||
        setsOf(reacted).some((command) => command.side === side),
    );
