import { SIDES, type PerSide } from '../../sync/status.js';
import { crossingsOf, isOutside, restsOf, setsOf } from './facts.js';
import type { Invariant, Run, Violation } from './run.js';

/**
 * *Convergence*: "after the last outside event has arrived, the engine comes to rest within 2 commands a side (3 where
 * events crossed), retries not counted."
 *
 * Any outside event could be the last one, so the commands between two of them are counted as well. A pause that ends
 * by itself counts as an event of its own, because it reads both sides afresh (§2.5), and so does the moment at which a
 * loss has lasted long enough for a hold (§5, `unreachable for …s`).
 *
 * Coming to rest means that both sides show what they should: what the engine knows is what is there, and is its
 * target, where nothing is refused, asked, pending or paused.
 */
export const convergence: Invariant = (run) => [...commandsInARow(run), ...rests(run)];

const commandsInARow: Invariant = (run) => {
  const { reactions } = run.played;
  const crossed = new Set(crossingsOf(run).map(({ index }) => index));
  const violations: Violation[] = [];
  let count: PerSide<number> = { omni: 0, pureCloud: 0 };
  let most = 2;
  let paused = false;
  const lostAt: PerSide<number | null> = { omni: null, pureCloud: null };
  reactions.forEach((reacted, index) => {
    const resumed = paused && !reacted.summary.paused;
    paused = reacted.summary.paused;
    const { event, at } = reacted;
    if (event.type === 'reach') lostAt[event.side] = event.is === 'lost' ? at : null;
    if (isOutside(reacted) || resumed || (event.type === 'wake' && beginsHold(run, lostAt, at))) {
      count = { omni: 0, pureCloud: 0 };
      // Events that crossed before may still wait for their read.
      most = reacted.summary.atRest ? 2 : most;
    }
    if (crossed.has(index)) most = 3;
    for (const command of setsOf(reacted)) {
      if (command.attempt > 1) continue;
      count[command.side] += 1;
      if (count[command.side] > most) {
        const what = `command ${count[command.side]} to ${command.side} since the last outside event`;
        violations.push({ at, what });
      }
    }
  });
  return violations;
};

const beginsHold = ({ rules }: Run, lostAt: PerSide<number | null>, now: number): boolean =>
  rules.rules.some((rule) => {
    if (rule.kind !== 'hold' || rule.condition.on !== 'unreachable') return false;
    const since = lostAt[rule.condition.side];
    return since !== null && since + rule.condition.forSeconds * 1_000 === now;
  });

const rests: Invariant = (run) => {
  const violations: Violation[] = [];
  for (const { at, failures, summary, shown } of restsOf(run)) {
    if (summary === null) {
      violations.push({ at, what: 'no engine runs though both sides can be reached' });
      continue;
    }
    if (summary.paused) continue;
    for (const failure of failures) {
      violations.push({ at, what: `no rest: ${JSON.stringify(failure.actual)}` });
    }
    for (const side of SIDES) {
      const known = summary.known[side];
      if (known !== shown[side]) {
        violations.push({ at, what: `${side} shows ${shown[side]}, known is ${String(known)}` });
      }
      const target = summary.target[side];
      const excused =
        summary.refused.includes(side) || summary.pending.includes(side) || summary.asking;
      if (run.rules.enabled && !excused && target !== shown[side]) {
        violations.push({ at, what: `${side} shows ${shown[side]}, not ${String(target)}` });
      }
    }
  }
  return violations;
};
