import { MEMORY_LIFE } from '../../sync/constants.js';
import { SIDES } from '../../sync/status.js';
import type { Step } from '../step.js';
import { isClearRest, restsOf, sinceStart, type Checked } from './facts.js';
import type { Reacted } from '../world.js';
import type { Invariant, Run, Violation } from './run.js';

/**
 * *Restoration*: "when all work has ended, nobody chose anything meanwhile, no memory was lost, nothing was refused
 * and nothing is asked, both sides are as they were before it began."
 *
 * Losses and refreshes may happen meanwhile. Nobody chose anything: no step set a status, and the question was not
 * answered; a time-out or a decline chooses something where no hold covers the base, so it counts as a choice here.
 */
export const restoration: Invariant = (run) => {
  const violations: Violation[] = [];
  let before: Checked | null = null;
  for (const rest of restsOf(run)) {
    if (before !== null && isDisturbed(run, before.at, rest.at)) before = null;
    if (!isClearRest(rest) || isHeld(run, rest)) continue;
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
    scenario.steps.some((timed) => within(timed) && CHOICES.includes(timed.step.kind)) ||
    played.happenings.some(
      (happening) =>
        within(happening) && (happening.kind === 'failed' ? happening.how === 'permanent' : false),
    ) ||
    played.reactions.some(
      (reacted) =>
        within(reacted) &&
        (reacted.summary.refused.length > 0 || reacted.summary.paused || forgets(reacted)),
    )
  );
}

/** A page that begins without a memory: there was none, or it is too old to be taken. */
const forgets = ({ at, event }: Reacted): boolean =>
  event.type === 'start' &&
  (event.memory === undefined || at - sinceStart(event.memory.at) > MEMORY_LIFE);

/** Whether any work, or what else a rule of version 2 may hold for, goes on. */
function isHeld(run: Run, { at, summary }: Checked): boolean {
  if (summary === null) return true;
  if (summary.holds.pureCloudWork.length + summary.holds.salesforceWork.length > 0) return true;
  return SIDES.some((side) => summary.target[side] !== summary.base[side]) || hasOpenItems(run, at);
}

/** An item that was assigned or is alerting may be held for, and so may a routing status. */
function hasOpenItems({ scenario }: Run, until: number): boolean {
  const open = new Set<string>();
  for (const { id } of [...scenario.start.work, ...scenario.start.interactions]) open.add(id);
  for (const { at, step } of scenario.steps) {
    if (at > until) break;
    if (step.kind === 'work' || step.kind === 'interaction') {
      if (step.is === 'closed' || step.is === 'declined' || step.is === 'ended')
        open.delete(step.id);
      else open.add(step.id);
    }
    if (step.kind === 'routingStatus') {
      if (step.status === 'NOT_RESPONDING') open.add('routing');
      else open.delete('routing');
    }
  }
  return open.size > 0;
}
