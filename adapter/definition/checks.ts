import type { HoldRule, LeavesRule, PairRule, Rule, StatusOrAny } from '../sync/rules.js';
import type { Side, Status } from '../sync/status.js';
import type { Catalog } from './catalog.js';
import type { DefinedRule, Definition } from './definition.js';
import type { Problem } from './problem.js';
import { error, warning } from './problems.js';
import { unreachableRules } from './unreachable-rules.js';

/** A rule beside what it was written as. */
export interface CheckedRule {
  readonly defined: DefinedRule;
  readonly rule: Rule;
}

export interface CheckContext {
  readonly catalog: Catalog;
  /** PureCloud's On Queue. */
  readonly onQueue: Status;
  readonly definition: Definition;
}

/** What is wrong with rules although each can be read by itself (omni-sync.md §6). */
export function checkRules(
  checked: readonly CheckedRule[],
  context: CheckContext,
): readonly Problem[] {
  const rules = checked.map(({ rule }) => rule);
  const pairs = rules.filter((rule) => rule.kind === 'pair');
  const problems = checked.flatMap(({ defined, rule }, index) => {
    if (rule.kind === 'leaves' && defined.kind === 'leaves') {
      const earlier = rules.slice(0, index);
      return checkLeaving(rule, defined.set.item, defined.set.ref.text, {
        pairs,
        earlier,
        context,
      });
    }
    if (rule.kind === 'hold' && defined.kind === 'hold') {
      return checkHold(rule, defined.status.item, defined.status.ref.text, { pairs, context });
    }
    return [];
  });
  const unreachable = unreachableRules(rules).map((index) => {
    const defined = checked[index]?.defined;
    return warning(
      'rule-unreachable',
      defined?.item ?? '',
      defined?.text ?? '',
      'a case that no earlier rule takes',
    );
  });
  return [...problems, ...unreachable];
}

function checkLeaving(
  rule: LeavesRule,
  item: string,
  value: string,
  given: {
    readonly pairs: readonly PairRule[];
    readonly earlier: readonly Rule[];
    readonly context: CheckContext;
  },
): readonly Problem[] {
  const { catalog, onQueue } = given.context;
  const setSide: Side = rule.side === 'omni' ? 'pureCloud' : 'omni';
  const left = (status: Status): boolean =>
    rule.status === status ||
    (isAny(rule.status) &&
      !given.earlier.some(
        (other) => other.kind === 'leaves' && other.side === rule.side && other.status === status,
      ));
  const back = given.pairs.some(
    (pair) =>
      left(pair[rule.side]) &&
      (pair[setSide] === rule.set ||
        (setSide === 'pureCloud' && pair.pureCloud === onQueue && isOnQueue(rule.set, catalog))),
  );
  if (back) {
    return [
      error('transition-is-mapped', item, value, 'a status that does not bring the agent back'),
    ];
  }
  return rule.side === 'pureCloud' && left(onQueue) && takesWork(rule.set, catalog)
    ? [warning('transition-online', item, value, 'a status without channels')]
    : [];
}

function checkHold(
  rule: HoldRule,
  item: string,
  value: string,
  given: { readonly pairs: readonly PairRule[]; readonly context: CheckContext },
): readonly Problem[] {
  const { catalog, onQueue, definition } = given.context;
  if (rule.side !== 'omni') return [];
  const mapped = given.pairs.some(
    (pair) => pair.omni === rule.status && pair.pureCloud === onQueue,
  );
  if (mapped) {
    return blocksCalls(rule) && definition.externallyRoutedWork.length === 0
      ? [warning('hold-is-mapped', item, value, 'a status other than the mapped one')]
      : [];
  }
  return takesWork(rule.status, catalog)
    ? [warning('hold-online', item, value, 'a status without channels')]
    : [];
}

/** Whether a hold is meant for calls; one for messages alone may well leave the mapped status as it is. */
const blocksCalls = ({ condition }: HoldRule): boolean =>
  condition.on === 'pureCloudWork' &&
  (condition.media === null || condition.media.some((media) => CALLS.includes(media)));

const CALLS: readonly string[] = ['voice', 'callback'];

const isAny = (status: StatusOrAny): boolean => typeof status !== 'string';

const takesWork = (status: Status, { omni }: Catalog): boolean =>
  omni.some((known) => known.id === status && known.takesWork === true);

/** On Queue itself, or a secondary status under it. */
const isOnQueue = (status: Status, { presences }: Catalog): boolean =>
  presences.some((known) => known.id === status && known.systemPresence === 'ON_QUEUE');
