import type { Cause, CauseEvent } from './commands.js';
import { CROSSING_WINDOW } from './constants.js';
import type { OmniReason } from './events.js';
import type { AfterRule } from './rules.js';
import type { Draft } from './state.js';
import { OMNI_OFFLINE, SIDES, otherSide, type Side, type Status } from './status.js';
import { holdOf, isRuleFor, leavesRuleFor, targetOf } from './target.js';

/**
 * Who made a change. `agent` and `supervisor` are persons; `platform`: a push time-out or a decline;
 * `automation`: another component of the console; `found`: seen by a read, made while nobody listened; `waited`: the
 * agent's choice of some time ago, which answers no question that has come up since.
 */
export type ChangedBy = 'agent' | 'supervisor' | 'platform' | 'automation' | 'found' | 'waited';

export interface Change {
  readonly side: Side;
  readonly status: Status;
  readonly by: ChangedBy;
  /** What Omni-Channel said of it. */
  readonly reason?: OmniReason;
  readonly event: CauseEvent;
  readonly inPanel?: boolean;
}

/** Something outside happened: commands from here on are not a fight, and a refused value may be tried again. */
export function outsideHappened(draft: Draft): void {
  for (const side of SIDES) draft[side].burst = [];
}

export function forgetRefusals(draft: Draft): void {
  for (const side of SIDES) draft[side].refused = null;
}

/** Lets a rule write a base: the newer choice, so that an older one no longer stands against a hold. */
export function setBaseByRule(draft: Draft, side: Side, status: Status, cause: Cause): void {
  const state = draft[side];
  state.base = status;
  state.override = false;
  state.waiting = null;
  state.ruleSetAt = cause.at;
  state.baseCause = cause;
}

/** A change of the base of a side that a person, the platform or another automation made (omni-sync.md §2.1). */
export function applyChange(draft: Draft, change: Change, now: number): void {
  const { side, status, by } = change;
  const state = draft[side];
  if (isOutside(draft, change, now)) outsideHappened(draft);
  forgetRefusals(draft);
  if (by === 'agent' || by === 'supervisor') draft.guard = null;

  const hold = holdOf(draft, side, now);
  const covering = targetOf(draft, side, now).hold;
  // The agent was on a call: what the platform made of it is no choice.
  if (by === 'platform' && covering !== null) return;
  if (covering !== null && mustWait(draft, change)) {
    const withdrawn = status === covering.status;
    state.waiting = withdrawn ? null : { status, inPanel: change.inPanel === true };
    return;
  }

  const before = state.base;
  state.base = status;
  state.waiting = null;
  state.ruleSetAt = null;
  const chosen: Cause = { rule: 'choice', event: change.event, at: now };
  state.baseCause = change.inPanel === true ? { ...chosen, inPanel: true } : chosen;
  followRules(draft, change, before, now);
  if (hold !== null && status !== hold.status && by !== 'automation') state.override = true;
}

/** A status that a read found: changed while nobody listened. */
export function applyFound(draft: Draft, side: Side, status: Status, now: number): void {
  const event: CauseEvent = { type: 'found', side, status };
  applyChange(draft, { side, status, by: 'found', event }, now);
}

/** The other automation's change, and a PureCloud change right after our write, may be part of a fight. */
function isOutside(draft: Draft, { side, by }: Change, now: number): boolean {
  if (by === 'automation' || by === 'found') return false;
  if (side === 'omni') return true;
  const last = draft.pureCloud.sent.at(-1);
  const ended = draft.pureCloud.lastAnswer ?? -Infinity;
  const began = last?.at ?? -Infinity;
  return now - Math.max(began, ended) >= CROSSING_WINDOW;
}

function mustWait(draft: Draft, { side, status, by }: Change): boolean {
  if (draft.rules.duringHold !== 'queue') return false;
  if (by === 'supervisor' || by === 'automation') return false;
  return status !== (side === 'omni' ? OMNI_OFFLINE : draft.rules.pureCloudOffline);
}

function followRules(draft: Draft, change: Change, before: Status | null, now: number): void {
  const { side, status, reason, event } = change;
  const { rules } = draft;
  if (!rules.enabled) return;
  const other = otherSide(side);
  const write = (set: Status, rule: string): void =>
    setBaseByRule(draft, other, set, { rule, event, at: now });

  const after = rules.rules.find(
    (rule): rule is AfterRule => rule.kind === 'after' && rule.reason === reason,
  );
  if (after !== undefined) {
    write(after.set, after.name);
    return;
  }
  const is = isRuleFor(rules, side, status);
  if (is !== null) {
    if (is.set !== null) write(is.set, is.rule);
    return;
  }
  if (before === null || before === status) return;
  const leaves = leavesRuleFor(rules, side, before);
  if (leaves !== null) write(leaves.set, leaves.rule);
}

/** Where no hold of a side is in force any more, what stood against it or waited for its end. */
export function releaseHolds(draft: Draft, event: CauseEvent, now: number): void {
  for (const side of SIDES) {
    const state = draft[side];
    const { waiting } = state;
    // Asked at every event: only where there is something to release does it look at the rules.
    if ((!state.override && waiting === null) || holdOf(draft, side, now) !== null) continue;
    state.override = false;
    if (waiting === null) continue;
    state.waiting = null;
    applyChange(draft, { side, by: 'waited', event, ...waiting }, now);
  }
}
