import type { HoldCondition, Rule, StatusOrAny } from '../sync/rules.js';
import { SIDES, type Side } from '../sync/status.js';

/** Indices of the rules that can never take effect, because an earlier one always wins (omni-sync.md §5). */
export function unreachableRules(rules: readonly Rule[]): readonly number[] {
  return rules.flatMap((rule, index) =>
    isUnreachable(rule, rules.slice(0, index), rules) ? [index] : [],
  );
}

function isUnreachable(rule: Rule, earlier: readonly Rule[], all: readonly Rule[]): boolean {
  switch (rule.kind) {
    case 'pair':
      return SIDES.every((side) => earlier.some((other) => becomes(other, side, rule[side])));
    case 'is':
    case 'ignore':
      return earlier.some((other) => becomes(other, rule.side, rule.status));
    case 'leaves':
      // `is` goes before `leaves` wherever it stands, so a rule for any status takes every change.
      return (
        all.some((other) => becomes(other, rule.side, { any: true })) ||
        earlier.some(
          (other) =>
            other.kind === 'leaves' &&
            other.side === rule.side &&
            covers(other.status, rule.status),
        )
      );
    case 'after':
      return earlier.some((other) => other.kind === 'after' && other.reason === rule.reason);
    case 'hold':
      return earlier.some(
        (other) =>
          other.kind === 'hold' &&
          other.side === rule.side &&
          holds(other.condition, rule.condition),
      );
  }
}

/** Whether a rule takes every change of `side` to `status`. */
function becomes(rule: Rule, side: Side, status: StatusOrAny): boolean {
  if (rule.kind === 'pair') return rule[side] === status;
  return (
    (rule.kind === 'is' || rule.kind === 'ignore') &&
    rule.side === side &&
    covers(rule.status, status)
  );
}

const covers = (wide: StatusOrAny, narrow: StatusOrAny): boolean =>
  typeof wide !== 'string' || wide === narrow;

/** Whether `wide` is in force whenever `narrow` is. */
function holds(wide: HoldCondition, narrow: HoldCondition): boolean {
  if (wide.on === 'salesforceWork' && narrow.on === 'salesforceWork') {
    return (
      includes(wide.objects, narrow.objects) &&
      (wide.from === 'assigned' || narrow.from === 'accepted') &&
      (wide.atPercent ?? 0) <= (narrow.atPercent ?? 0)
    );
  }
  if (wide.on === 'pureCloudWork' && narrow.on === 'pureCloudWork') {
    return (
      includes(wide.media, narrow.media) &&
      (wide.from === 'alerting' || narrow.from === 'connected') &&
      (wide.until === 'wrapup' || narrow.until === 'disconnected')
    );
  }
  if (wide.on === 'unreachable' && narrow.on === 'unreachable') {
    return wide.side === narrow.side && wide.forSeconds <= narrow.forSeconds;
  }
  return wide.on === 'notResponding' && narrow.on === 'notResponding';
}

/** `null` stands for all. */
const includes = (wide: readonly string[] | null, narrow: readonly string[] | null): boolean =>
  wide === null || (narrow?.every((one) => wide.includes(one)) ?? false);
