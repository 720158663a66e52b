import type { HoldCondition, HoldRule, RuleSet, StatusOrAny } from './rules.js';
import type { InteractionState, SyncState, WorkItemState } from './state.js';
import { OMNI_OFFLINE, otherSide, type Side, type Status } from './status.js';

/** Whether work can arrive in a status other than Offline; one of Omni-Channel counts where its channels are not known. */
function takesWork(rules: RuleSet, side: Side, status: Status): boolean {
  return side === 'pureCloud'
    ? status === rules.onQueue
    : !rules.omniWithoutChannels.includes(status);
}

const isOffline = (rules: RuleSet, side: Side, status: Status): boolean =>
  status === (side === 'omni' ? OMNI_OFFLINE : rules.pureCloudOffline);

/** Whether an Omni-Channel status is paired with On Queue (version 1 calls it the mapped status, M). */
export const isMapped = (rules: RuleSet, omni: Status): boolean =>
  rules.rules.some(
    (rule) => rule.kind === 'pair' && rule.omni === omni && rule.pureCloud === rules.onQueue,
  );

/** Whether setting this status puts the agent on queue: M, or On Queue itself. */
export const raises = (rules: RuleSet, side: Side, status: Status): boolean =>
  side === 'pureCloud' ? status === rules.onQueue : isMapped(rules, status);

/** The status that a `pair` rule gives the other side for this one, or `null`. */
export function pairOf(
  rules: RuleSet,
  side: Side,
  status: Status,
): { status: Status; rule: string } | null {
  for (const rule of rules.rules) {
    if (rule.kind === 'pair' && rule[side] === status) {
      return { status: rule[otherSide(side)], rule: rule.name };
    }
  }
  return null;
}

const names = (wanted: StatusOrAny, status: Status): boolean =>
  typeof wanted === 'string' ? wanted === status : true;

/** What the first `is`, `ignore` or `pair` rule says for a side that is `status`; `null` where none names it. */
export function isRuleFor(
  rules: RuleSet,
  side: Side,
  status: Status,
): { set: Status | null; rule: string } | null {
  for (const rule of rules.rules) {
    if (rule.kind === 'pair' && rule[side] === status) {
      return { set: rule[otherSide(side)], rule: rule.name };
    }
    if (rule.kind === 'is' && rule.side === side && names(rule.status, status)) {
      return { set: rule.set, rule: rule.name };
    }
    if (rule.kind === 'ignore' && rule.side === side && names(rule.status, status)) {
      return { set: null, rule: rule.name };
    }
  }
  return null;
}

/** What the first `leaves` rule says for a side that leaves `status`. */
export function leavesRuleFor(
  rules: RuleSet,
  side: Side,
  status: Status,
): { set: Status; rule: string } | null {
  for (const rule of rules.rules) {
    if (rule.kind === 'leaves' && rule.side === side && names(rule.status, status)) {
      return { set: rule.set, rule: rule.name };
    }
  }
  return null;
}

const matches = (wanted: readonly string[], is: string): boolean =>
  wanted.some((entry) => entry.toLowerCase() === is.toLowerCase());

/** Whether the agent works on an item here: PureCloud does not route it itself. */
const isHeld = (rules: RuleSet, { object }: WorkItemState): boolean =>
  object === null || !matches(rules.externallyRoutedWork, object);

/** Ids of accepted work items: the hold *salesforceWork*. */
export const salesforceWork = (state: SyncState): string[] =>
  state.work
    .filter((item) => item.phase === 'accepted' && isHeld(state.rules, item))
    .map(({ id }) => id);

/** Ids of interactions connected or in after-call work: the hold *pureCloudWork*. */
export const pureCloudWork = (state: SyncState): string[] =>
  state.interactions.filter(({ phase }) => phase !== 'alerting').map(({ id }) => id);

function holdsBecauseOfWork(
  state: SyncState,
  condition: Extract<HoldCondition, { on: 'salesforceWork' }>,
): boolean {
  const { atPercent, objects, from } = condition;
  if ((state.workload ?? 0) < (atPercent ?? 0)) return false;
  const starts = (item: WorkItemState): boolean =>
    (item.phase === 'accepted' || from === 'assigned') &&
    (objects === null || (item.object !== null && matches(objects, item.object))) &&
    isHeld(state.rules, item);
  return state.work.some(starts);
}

function holdsBecauseOfInteractions(
  state: SyncState,
  condition: Extract<HoldCondition, { on: 'pureCloudWork' }>,
): boolean {
  const { media, from, until } = condition;
  const counts = ({ phase, media: medium }: InteractionState): boolean =>
    (phase === 'connected' ||
      (phase === 'alerting' && from === 'alerting') ||
      (phase === 'afterCallWork' && until === 'wrapup')) &&
    (media === null || matches(media, medium));
  return state.interactions.some(counts);
}

/** Whether a hold's condition is met now. */
function inForce(state: SyncState, rule: HoldRule, now: number): boolean {
  const { condition } = rule;
  switch (condition.on) {
    case 'salesforceWork':
      return holdsBecauseOfWork(state, condition);
    case 'pureCloudWork':
      return holdsBecauseOfInteractions(state, condition);
    case 'notResponding':
      return state.routingStatus === 'NOT_RESPONDING';
    case 'unreachable': {
      const { lost } = state[condition.side];
      return lost !== null && now - lost.since >= condition.forSeconds * 1_000;
    }
  }
}

/** The first hold of a side that is in force, whether or not it covers the base. */
export function holdOf(state: SyncState, side: Side, now: number): HoldRule | null {
  if (!state.rules.enabled) return null;
  for (const rule of state.rules.rules) {
    if (rule.kind === 'hold' && rule.side === side && inForce(state, rule, now)) return rule;
  }
  return null;
}

/** What a side should show, and the hold that says so (`null`: its base). */
export function targetOf(
  state: SyncState,
  side: Side,
  now: number,
): { status: Status | null; hold: HoldRule | null } {
  const { base, override } = state[side];
  if (base === null || override || isOffline(state.rules, side, base)) {
    return { status: base, hold: null };
  }
  const hold = holdOf(state, side, now);
  // A hold never raises availability: one that is Q, or paired with it, covers nothing.
  if (hold === null || raises(state.rules, side, hold.status)) return { status: base, hold: null };
  if (!hold.always && !takesWork(state.rules, side, base)) return { status: base, hold: null };
  return { status: hold.status, hold };
}

/** When the next `unreachable` hold comes into force, or `null`. */
export function nextHold(state: SyncState, now: number): number | null {
  if (state.omni.lost === null && state.pureCloud.lost === null) return null;
  let next: number | null = null;
  for (const rule of state.rules.rules) {
    if (rule.kind !== 'hold' || rule.condition.on !== 'unreachable') continue;
    const { lost } = state[rule.condition.side];
    if (lost === null) continue;
    const at = lost.since + rule.condition.forSeconds * 1_000;
    if (at > now && (next === null || at < next)) next = at;
  }
  return next;
}
