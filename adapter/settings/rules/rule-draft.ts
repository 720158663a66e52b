import type { HoldCondition } from '../../sync/rules.js';
import { otherSide, type Side } from '../../sync/status.js';

/** A status as a definition writes it (`Available_Chat:0N5…`, `BREAK`), without quotes; `null`: not chosen yet. */
export type StatusText = string | null;

/** Every status that no earlier rule of the same kind names. */
export interface AnyStatus {
  readonly any: true;
}

export type StatusTextOrAny = StatusText | AnyStatus;

export const ANY: AnyStatus = { any: true };

export const isAny = (status: StatusTextOrAny): status is AnyStatus =>
  typeof status === 'object' && status !== null;

/** A rule of definition version 2 while an administrator is at it: a status may not have been chosen yet. */
export type RuleDraft =
  | { readonly kind: 'pair'; readonly omni: StatusText; readonly pureCloud: StatusText }
  | {
      readonly kind: 'is' | 'leaves';
      readonly side: Side;
      readonly status: StatusTextOrAny;
      readonly set: StatusText;
    }
  | { readonly kind: 'ignore'; readonly side: Side; readonly status: StatusTextOrAny }
  | {
      readonly kind: 'after';
      readonly reason: 'pushTimeout' | 'decline';
      readonly set: StatusText;
    }
  | HoldDraft;

/** `hold` is a status of the side that the condition does not speak of (`heldSide`). */
export interface HoldDraft {
  readonly kind: 'hold';
  readonly condition: HoldCondition;
  readonly hold: StatusText;
  readonly always: boolean;
}

/** The side whose status a condition holds. */
export function heldSide(condition: HoldCondition): Side {
  switch (condition.on) {
    case 'salesforceWork':
      return 'pureCloud';
    case 'pureCloudWork':
    case 'notResponding':
      return 'omni';
    case 'unreachable':
      return otherSide(condition.side);
  }
}

/** The kinds of rule as an administrator is offered them. */
export const RULE_CHOICES = [
  'follow',
  'leaves',
  'ignore',
  'after',
  'salesforceWork',
  'pureCloudWork',
  'notResponding',
  'unreachable',
] as const;

export type RuleChoice = (typeof RULE_CHOICES)[number];

export function choiceOf(draft: RuleDraft): RuleChoice {
  if (draft.kind === 'pair' || draft.kind === 'is') return 'follow';
  return draft.kind === 'hold' ? draft.condition.on : draft.kind;
}

/** A new rule of a kind, with nothing chosen that is not the usual. */
export function blankDraft(choice: RuleChoice): RuleDraft {
  const held = (condition: HoldCondition): HoldDraft => ({
    kind: 'hold',
    condition,
    hold: null,
    always: false,
  });
  switch (choice) {
    case 'follow':
      return { kind: 'pair', omni: null, pureCloud: null };
    case 'leaves':
      return { kind: 'leaves', side: 'omni', status: null, set: null };
    case 'ignore':
      return { kind: 'ignore', side: 'omni', status: null };
    case 'after':
      return { kind: 'after', reason: 'pushTimeout', set: null };
    case 'salesforceWork':
      return held({ on: choice, objects: null, from: 'accepted', atPercent: null });
    case 'pureCloudWork':
      return held({ on: choice, media: null, from: 'connected', until: 'wrapup' });
    case 'notResponding':
      return held({ on: choice });
    case 'unreachable':
      return held({ on: choice, side: 'pureCloud', forSeconds: 30 });
  }
}

/** Which way a rule carries a change: from this side to the other, or both ways. */
export type Direction = Side | 'both';

/** The directions that a rule can have; none where its kind decides. */
export function directionsOf(draft: RuleDraft): readonly Direction[] {
  switch (choiceOf(draft)) {
    case 'follow':
      return ['both', 'omni', 'pureCloud'];
    case 'leaves':
    case 'ignore':
    case 'unreachable':
      return ['omni', 'pureCloud'];
    default:
      return [];
  }
}

export function directionOf(draft: RuleDraft): Direction | null {
  switch (draft.kind) {
    case 'pair':
      return 'both';
    case 'is':
    case 'leaves':
    case 'ignore':
      return draft.side;
    case 'after':
      return null;
    case 'hold':
      return draft.condition.on === 'unreachable' ? draft.condition.side : null;
  }
}

/**
 * The rule the other way round. Statuses go where they still fit: a pair and a rule for one direction name the same
 * two; `any` has no counterpart.
 */
export function turned(draft: RuleDraft, to: Direction): RuleDraft {
  if (directionOf(draft) === to || !directionsOf(draft).includes(to)) return draft;
  const { omni, pureCloud } = statusesOf(draft);
  switch (draft.kind) {
    case 'pair':
    case 'is':
      if (to === 'both') return { kind: 'pair', omni, pureCloud };
      return to === 'omni'
        ? { kind: 'is', side: to, status: omni, set: pureCloud }
        : { kind: 'is', side: to, status: pureCloud, set: omni };
    case 'leaves':
      return to === 'omni'
        ? { kind: 'leaves', side: 'omni', status: omni, set: pureCloud }
        : { kind: 'leaves', side: 'pureCloud', status: pureCloud, set: omni };
    case 'ignore':
      return to === 'both'
        ? draft
        : { ...draft, side: to, status: isAny(draft.status) ? ANY : null };
    case 'after':
      return draft;
    case 'hold':
      return draft.condition.on === 'unreachable' && to !== 'both'
        ? { ...draft, condition: { ...draft.condition, side: to }, hold: null }
        : draft;
  }
}

/** The statuses that a rule names, by side. */
function statusesOf(draft: RuleDraft): {
  readonly omni: StatusText;
  readonly pureCloud: StatusText;
} {
  if (draft.kind === 'pair') return draft;
  if (draft.kind !== 'is' && draft.kind !== 'leaves') return { omni: null, pureCloud: null };
  const status = isAny(draft.status) ? null : draft.status;
  return draft.side === 'omni'
    ? { omni: status, pureCloud: draft.set }
    : { omni: draft.set, pureCloud: status };
}
