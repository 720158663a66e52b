import type { RuleSet } from '../../sync/rules.js';
import { SIDES } from '../../sync/status.js';
import { isMapped } from '../../sync/target.js';
import type { Summary } from '../../sync/engine.js';
import { isClearRest, isFreshStart, restsOf } from './facts.js';
import type { Invariant, Run, Violation } from './run.js';

/**
 * *Agreement*: "with T1 and T2 set and a start that agreed (or an authority `pureCloud` or `omni`), at rest (nothing
 * in flight, both sides reachable, no hold, no refusal, not paused, nothing asked), O is M exactly when P is Q."
 *
 * Version 2 has no T1 and T2: there it is held to the rules that say as much (see {@link promisesAgreement}). Once the
 * two bases agree at a rest, a start that disagreed is forgotten; the sentence asks for less.
 */
export const agreement: Invariant = (run) => {
  const { rules } = run;
  if (!rules.enabled || !promisesAgreement(rules)) return [];
  const violations: Violation[] = [];
  let agreed = false;
  let next = 0;
  for (const rest of restsOf(run)) {
    for (; next < run.played.reactions.length; next += 1) {
      const reacted = run.played.reactions[next];
      if (reacted === undefined || reacted.at > rest.at) break;
      // Only a start without a memory is a start of its own.
      if (isFreshStart(reacted)) agreed = startAgreed(run, next);
    }
    const { shown, summary, at } = rest;
    if (!isClearRest(rest) || summary === null || hasHold(summary)) continue;
    agreed ||= basesAgree(rules, summary);
    const together = isMapped(rules, shown.omni) === (shown.pureCloud === rules.onQueue);
    if (agreed && !together) {
      const what = `at rest Omni-Channel shows ${shown.omni}, PureCloud ${shown.pureCloud}`;
      violations.push({ at, what });
    }
  }
  return violations;
};

/** A rule of version 2 may hold for what `holds` does not name: an item that is assigned or alerting. */
const hasHold = ({ holds, target, base }: Summary): boolean =>
  holds.salesforceWork.length + holds.pureCloudWork.length > 0 ||
  SIDES.some((side) => target[side] !== base[side]);

/** Whether the bases agreed when the start was over. */
function startAgreed({ rules, played }: Run, start: number): boolean {
  if (rules.startupAuthority === 'pureCloud' || rules.startupAuthority === 'omni') return true;
  const after = played.reactions.slice(start).find(({ summary }) => summary.started);
  return after !== undefined && basesAgree(rules, after.summary);
}

const basesAgree = (rules: RuleSet, { base }: Summary): boolean =>
  base.omni !== null &&
  base.pureCloud !== null &&
  isMapped(rules, base.omni) === (base.pureCloud === rules.onQueue);

/**
 * One pair with On Queue, a rule for leaving either half of it that does not lead back, and no rule that sets one half
 * without the other.
 */
function promisesAgreement({ rules, onQueue }: RuleSet): boolean {
  const omniRaises = (status: string): boolean =>
    rules.some(
      (rule) => rule.kind === 'pair' && rule.omni === status && rule.pureCloud === onQueue,
    );
  const pairs = rules.filter((rule) => rule.kind === 'pair');
  const queue = pairs.filter((rule) => rule.pureCloud === onQueue);
  const [first] = queue;
  if (first === undefined || queue.length > 1) return false;
  const strays = pairs.some((rule) => omniRaises(rule.omni) !== (rule.pureCloud === onQueue));
  if (strays) return false;
  const leavesM = rules.some(
    (rule) => rule.kind === 'leaves' && rule.side === 'omni' && rule.status === first.omni,
  );
  const leavesQ = rules.some(
    (rule) => rule.kind === 'leaves' && rule.side === 'pureCloud' && rule.status === onQueue,
  );
  if (!leavesM || !leavesQ) return false;
  return rules.every((rule) => {
    switch (rule.kind) {
      case 'pair':
      case 'hold':
        return true;
      case 'ignore':
        return false;
      case 'after':
        return rule.set !== onQueue;
      case 'leaves':
        return rule.side === 'omni' ? rule.set !== onQueue : !omniRaises(rule.set);
      case 'is': {
        if (typeof rule.status !== 'string') return false;
        const from = rule.side === 'omni' ? omniRaises(rule.status) : rule.status === onQueue;
        const to = rule.side === 'omni' ? rule.set === onQueue : omniRaises(rule.set);
        return !from && !to;
      }
    }
  });
}
