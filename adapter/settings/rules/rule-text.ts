import type { DefinedRule, Written, WrittenOrAny } from '../../definition/definition.js';
import { readRule } from '../../definition/rule-sentence.js';
import { tokensOf, type Fault } from '../../definition/sentence-tokens.js';
import type { HoldCondition } from '../../sync/rules.js';
import { otherSide } from '../../sync/status.js';
import { ANY, heldSide, isAny, type RuleDraft, type StatusText } from './rule-draft.js';
import type { StatusTextOrAny } from './rule-draft.js';

export type ParsedRule =
  { readonly ok: true; readonly draft: RuleDraft } | { readonly ok: false; readonly fault: Fault };

/** What stands where a status has not been chosen yet: the softphone's reader refuses it, at its column. */
const UNCHOSEN = '""';

/** A status that either side can have, and that no org has: stands for an unchosen one while a sentence is read. */
const STAND_IN = '00000000-0000-0000-0000-000000000000';

/** Reads a sentence as the softphone does; `""` stands for a status that is yet to be chosen. Never throws. */
export function parseRule(sentence: string): ParsedRule {
  const source = { name: '', item: '' };
  const read = readRule(sentence, source);
  if (read.ok) return { ok: true, draft: draftOf(read.rule) };
  const filled = withStandIns(sentence);
  const again = filled === sentence ? read : readRule(filled, source);
  return again.ok ? { ok: true, draft: draftOf(again.rule) } : read;
}

function withStandIns(sentence: string): string {
  const split = tokensOf(sentence);
  if (!split.ok) return sentence;
  return split.tokens
    .filter(({ kind, text }) => kind === 'quoted' && text === '')
    .reduceRight(
      (text, { column }) =>
        text.slice(0, column - 1) + STAND_IN + text.slice(column - 1 + UNCHOSEN.length),
      sentence,
    );
}

const textOf = ({ ref }: Written): StatusText => (ref.text === STAND_IN ? null : ref.text);

const textOrAny = (status: WrittenOrAny): StatusTextOrAny =>
  'any' in status ? ANY : textOf(status);

function draftOf(rule: DefinedRule): RuleDraft {
  switch (rule.kind) {
    case 'pair':
      return { kind: 'pair', omni: textOf(rule.omni), pureCloud: textOf(rule.pureCloud) };
    case 'is':
    case 'leaves': {
      const { kind, side } = rule;
      return { kind, side, status: textOrAny(rule.status), set: textOf(rule.set) };
    }
    case 'ignore':
      return { kind: 'ignore', side: rule.side, status: textOrAny(rule.status) };
    case 'after':
      return { kind: 'after', reason: rule.reason, set: textOf(rule.set) };
    case 'hold': {
      const { condition, always } = rule;
      return { kind: 'hold', condition, hold: textOf(rule.status), always };
    }
  }
}

/** The sentence that is stored for a rule. What is as it is anyhow is left out. */
export function sentenceOf(draft: RuleDraft): string {
  switch (draft.kind) {
    case 'pair':
      return `pair ${written(draft.omni)} with ${written(draft.pureCloud)}`;
    case 'is':
    case 'leaves': {
      const { kind, side, status, set } = draft;
      return `when ${side} ${kind} ${written(status)} set ${otherSide(side)} ${written(set)}`;
    }
    case 'ignore':
      return `ignore ${draft.side} ${written(draft.status)}`;
    case 'after': {
      const reason = draft.reason === 'decline' ? 'decline' : 'push timeout';
      return `after omni ${reason} set pureCloud ${written(draft.set)}`;
    }
    case 'hold': {
      const { condition, hold, always } = draft;
      const held = `hold ${heldSide(condition)} ${written(hold)}`;
      return `while ${conditionText(condition)} ${held}${always ? ' always' : ''}`;
    }
  }
}

function conditionText(condition: HoldCondition): string {
  const parts: string[] = [];
  switch (condition.on) {
    case 'salesforceWork':
      parts.push('salesforce work', ...listed(condition.objects));
      if (condition.from === 'assigned') parts.push('from assigned');
      if (condition.atPercent !== null) parts.push(`at ${condition.atPercent}%`);
      break;
    case 'pureCloudWork':
      parts.push('pureCloud work', ...listed(condition.media));
      if (condition.from === 'alerting') parts.push('from alerting');
      if (condition.until === 'disconnected') parts.push('until disconnected');
      break;
    case 'notResponding':
      parts.push('pureCloud not responding');
      break;
    case 'unreachable':
      parts.push(`${condition.side} unreachable`);
      if (condition.forSeconds > 0) parts.push(`for ${condition.forSeconds}s`);
  }
  return parts.join(' ');
}

const listed = (items: readonly string[] | null): readonly string[] =>
  items === null || items.length === 0 ? [] : [`on ${items.join(', ')}`];

/** Words that are no status unless they are quoted. */
const RESERVED = /^(?:any|none)$/i;

function written(status: StatusTextOrAny): string {
  if (status === null) return UNCHOSEN;
  if (isAny(status)) return 'any';
  return /[\s,"]/.test(status) || status === '' || RESERVED.test(status)
    ? `"${status.replaceAll('"', '""')}"`
    : status;
}
