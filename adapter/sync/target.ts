import type { HoldCondition, HoldRule, Rule, RuleSet, StatusOrAny } from './rules.js';
import type { SyncState } from './state.js';
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

/** The work items that the agent works on, without those that PureCloud routes itself. */
function* heldWork(state: SyncState): Generator<[string, SyncState['work'][string]]> {
  for (const entry of Object.entries(state.work)) {
    const { object } = entry[1];
    if (object === null || !matches(state.rules.externallyRoutedWork, object)) yield entry;
  }
}

/** Ids of accepted work items: the hold *salesforceWork*. */
export const salesforceWork = (state: SyncState): string[] =>
  [...heldWork(state)].filter(([, item]) => item.phase === 'accepted').map(([id]) => id);

/** Ids of interactions connected or in after-call work: the hold *pureCloudWork*. */
export const pureCloudWork = (state: SyncState): string[] =>
  Object.entries(state.interactions)
    .filter(([, item]) => item.phase !== 'alerting')
    .map(([id]) => id);

function holdsBecauseOfWork(
  state: SyncState,
  condition: Extract<HoldCondition, { on: 'salesforceWork' }>,
): boolean {
  const { atPercent, objects, from } = condition;
  if ((state.workload ?? 0) < (atPercent ?? 0)) return false;
  for (const [, item] of heldWork(state)) {
    const started = item.phase === 'accepted' || from === 'assigned';
    const named = objects === null || (item.object !== null && matches(objects, item.object));
    if (started && named) return true;
  }
  return false;
}

function holdsBecauseOfInteractions(
  state: SyncState,
  condition: Extract<HoldCondition, { on: 'pureCloudWork' }>,
): boolean {
  const { media, from, until } = condition;
  for (const item of Object.values(state.interactions)) {
    const inPhase =
      item.phase === 'connected' ||
      (item.phase === 'alerting' && from === 'alerting') ||
      (item.phase === 'afterCallWork' && until === 'wrapup');
    if (inPhase && (media === null || matches(media, item.media))) return true;
  }
  return false;
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

const isHoldOf =
  (side: Side) =>
  (rule: Rule): rule is HoldRule =>
    rule.kind === 'hold' && rule.side === side;

/** The first hold of a side that is in force, whether or not it covers the base. */
export function holdOf(state: SyncState, side: Side, now: number): HoldRule | null {
  if (!state.rules.enabled) return null;
  const ofSide = isHoldOf(side);
  for (const rule of state.rules.rules) {
    if (ofSide(rule) && inForce(state, rule, now)) return rule;
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
