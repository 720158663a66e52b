import { setBaseByRule } from './change.js';
import type { Cause } from './commands.js';
import type { AnsweredEvent } from './events.js';
import type { Draft, SyncState } from './state.js';
import { SIDES, type Side, type Status } from './status.js';
import { isMapped, isRuleFor, leavesRuleFor, pairOf, raises, targetOf } from './target.js';

/** Whether a command that would set this status must be asked about first (omni-sync.md §2.6.1). */
export const mustAsk = (state: SyncState, side: Side, status: Status): boolean =>
  state.guard !== null && raises(state.rules, side, status);

/** The agent is on queue in both products already: there is nothing left to ask. */
export function dropGuardWhenPaired(draft: Draft): void {
  if (draft.guard === null || draft.phase !== 'running') return;
  const { omni, pureCloud } = draft;
  if (omni.lost !== null || pureCloud.lost !== null || omni.known === null) return;
  if (pureCloud.known === draft.rules.onQueue && isMapped(draft.rules, omni.known)) {
    draft.guard = null;
  }
}

/** Whether the panel asks now. */
export function isAsking(state: SyncState, now: number): boolean {
  if (state.guard === null || state.phase !== 'running' || !state.rules.enabled) return false;
  if (SIDES.some((side) => state[side].lost !== null)) return false;
  const held = SIDES.some((side) => {
    const { status } = targetOf(state, side, now);
    return status !== null && status !== state[side].known && raises(state.rules, side, status);
  });
  return held || (state.guard.since === 'start' && basesDisagree(state));
}

function basesDisagree({ rules, omni, pureCloud }: SyncState): boolean {
  if (omni.base === null || pureCloud.base === null) return false;
  return isMapped(rules, omni.base) !== (pureCloud.base === rules.onQueue);
}

export function onAnswered(draft: Draft, event: AnsweredEvent, now: number): void {
  if (!isAsking(draft, now)) return;
  draft.guard = null;
  if (event.yes) pairBases(draft, now);
  else leavePair(draft, now);
}

function pairBases(draft: Draft, now: number): void {
  const { rules } = draft;
  const event = { type: 'answered', is: 'yes' };
  const mapped = pairOf(rules, 'pureCloud', rules.onQueue);
  if (mapped === null) return;
  const cause: Cause = { rule: mapped.rule, event, at: now };
  const { base } = draft.omni;
  const omni = base !== null && isMapped(rules, base) ? base : mapped.status;
  setBaseByRule(draft, 'omni', omni, cause);
  setBaseByRule(draft, 'pureCloud', rules.onQueue, cause);
}

function leavePair(draft: Draft, now: number): void {
  const { rules, omni, pureCloud } = draft;
  const event = { type: 'answered', is: 'no' };
  const paired = omni.base !== null && isMapped(rules, omni.base) ? omni.base : null;
  const mapped = paired ?? isRuleFor(rules, 'pureCloud', rules.onQueue)?.set ?? null;
  const choice: Cause = { rule: 'choice', event, at: now };

  const give = (
    side: Side,
    shown: Status | null,
    leaves: ReturnType<typeof leavesRuleFor>,
  ): void => {
    if (shown !== null && !raises(rules, side, shown)) setBaseByRule(draft, side, shown, choice);
    else if (leaves !== null) {
      setBaseByRule(draft, side, leaves.set, { rule: leaves.rule, event, at: now });
    }
  };
  const wasOnQueue = pureCloud.base === rules.onQueue;
  if (paired !== null) give('omni', omni.known, leavesRuleFor(rules, 'pureCloud', rules.onQueue));
  if (wasOnQueue) {
    const leaves = mapped === null ? null : leavesRuleFor(rules, 'omni', mapped);
    give('pureCloud', pureCloud.known, leaves);
  }
}
