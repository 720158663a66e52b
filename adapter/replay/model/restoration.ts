import { SIDES } from '../../sync/status.js';
import type { Step } from '../step.js';
import { isClearRest, isFreshStart, restsOf, type Checked } from './facts.js';
import type { Invariant, Run, Violation } from './run.js';

/**
 * *Restoration*: "when all work has ended, nobody chose anything meanwhile, no memory was lost, nothing was refused
 * and nothing is asked, both sides are as they were before it began."
 *
 * Losses and refreshes may happen meanwhile. Work has ended when it has in the products, whatever the engine heard of
 * it. Nobody chose anything: no step set a status, and the question was not answered; "a push time-out or a decline
 * while T4 covers the base chooses nothing" (§2.1), where it is told by its reason.
 */
export const restoration: Invariant = (run) => {
  const violations: Violation[] = [];
  let before: Checked | null = null;
  for (const rest of restsOf(run)) {
    if (before !== null && isDisturbed(run, before.at, rest.at)) before = null;
    if (!isClearRest(rest) || hasOpenItems(run, rest.at)) continue;
    if (before !== null) {
      for (const side of SIDES) {
        if (rest.shown[side] === before.shown[side]) continue;
        const what = `${side} showed ${before.shown[side]} before the work, ${rest.shown[side]} after it`;
        violations.push({ at: rest.at, what });
      }
    }
    before = rest;
  }
  return violations;
};

const CHOICES: readonly Step['kind'][] = ['omni', 'pureCloud', 'answer', 'forget'];

function isDisturbed(run: Run, from: number, to: number): boolean {
  const within = ({ at }: { readonly at: number }): boolean => at > from && at <= to;
  const { scenario, played } = run;
  return (
    scenario.steps.some(
      (timed, index) =>
        within(timed) && CHOICES.includes(timed.step.kind) && !isCovered(run, timed.step, index),
    ) ||
    played.happenings.some(
      (happening) =>
        within(happening) && (happening.kind === 'failed' ? happening.how === 'permanent' : false),
    ) ||
    played.reactions.some(
      (reacted) =>
        within(reacted) &&
        (reacted.summary.refused.length > 0 || reacted.summary.paused || isFreshStart(reacted)),
    )
  );
}

/** Whether the platform set a status of Omni-Channel while a hold covered the base there. */
function isCovered({ scenario, played }: Run, step: Step, index: number): boolean {
  if (step.kind !== 'omni' || !scenario.network.reasons) return false;
  if (step.by !== 'pushTimeout' && step.by !== 'decline') return false;
  const heard = played.reactions.findIndex((reacted) => reacted.step === index);
  const before = played.reactions[heard - 1]?.summary;
  return before?.started === true && before.target.omni !== before.base.omni;
}

/**
 * Whether work goes on in the products. An item that was assigned or is alerting may be held for as well, and so may a
 * routing status. A workload of 0, `IDLE` and `OFF_QUEUE` end what replay.md says: accepted items, after-call work.
 * They name no item, so where one overtakes the event of an item it cannot be told from new work: there it ends nothing.
 */
function hasOpenItems({ scenario }: Run, until: number): boolean {
  const open = new Map<string, string>();
  const endAll = (phase: string): void => {
    if (scenario.network.reorder) return;
    for (const [id, is] of open) if (is === phase) open.delete(id);
  };
  for (const { id, is } of [...scenario.start.work, ...scenario.start.interactions]) {
    open.set(id, is);
  }
  for (const { at, step } of scenario.steps) {
    if (at > until) break;
    if (step.kind === 'work' || step.kind === 'interaction') {
      const ends = step.is === 'closed' || step.is === 'declined' || step.is === 'ended';
      if (ends) open.delete(step.id);
      else open.set(step.id, step.is);
    }
    if (step.kind === 'workload' && step.percent === 0) endAll('accepted');
    if (step.kind === 'routingStatus') {
      const isFree = step.status === 'IDLE' || step.status === 'OFF_QUEUE';
      // "… and no interaction is connected" (§2.2): otherwise nobody tells the softphone of that end.
      if (isFree && ![...open.values()].includes('connected')) endAll('afterCallWork');
      if (step.status === 'NOT_RESPONDING') open.set('routing', step.status);
      // Two routing statuses that change places cannot be told from two in order: their events bear no time.
      else if (!scenario.network.reorder) open.delete('routing');
    }
  }
  return open.size > 0;
}
