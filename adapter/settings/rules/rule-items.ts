/**
 * Rules as items of section `omniSync`. A rule that is switched off keeps its place: it is stored as `ruleOff7`, which
 * the softphone knows and passes over. In a list of rules it is its sentence with `off` before it, which is the
 * beginning of no rule.
 */

/** A definition may have so many rules. */
const MOST_RULES = 99;

/** A sentence may have so many characters. */
export const LONGEST_RULE = 255;

const ITEM = /^rule(Off)?([1-9]\d?)$/;
const OFF = 'off ';

/** Whether an item of section `omniSync` is a rule, on or off. */
export const isRuleItem = (name: string): boolean => ITEM.test(name);

export interface RuleLine {
  readonly sentence: string;
  readonly off: boolean;
}

/** A rule of a list, split into its sentence and whether it is off. */
export const lineOf = (rule: string): RuleLine =>
  rule.startsWith(OFF)
    ? { sentence: rule.slice(OFF.length), off: true }
    : { sentence: rule, off: false };

export const ruleOf = ({ sentence, off }: RuleLine): string => (off ? OFF + sentence : sentence);

const isUnset = (sentence: string): boolean => sentence === '' || sentence.toLowerCase() === 'none';

/** How rules come back that were stored: trimmed, and without those that say nothing. */
export const asStored = (rules: readonly string[]): readonly string[] =>
  rules.flatMap((rule) => {
    const { sentence, off } = lineOf(rule);
    const trimmed = sentence.trim();
    return isUnset(trimmed) ? [] : [ruleOf({ sentence: trimmed, off })];
  });

/** The rules of a section in their order; what is `none` or empty is no rule, and gaps are closed. */
export function rulesOfItems(items: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(items)
    .flatMap(([name, value]) => {
      const [, off, number] = ITEM.exec(name) ?? [];
      const sentence = value.trim();
      return number === undefined || isUnset(sentence)
        ? []
        : [{ number: Number(number), line: { sentence, off: off !== undefined } }];
    })
    .sort((a, b) => a.number - b.number || Number(a.line.off) - Number(b.line.off))
    .map(({ line }) => ruleOf(line));
}

/** Why a list of rules cannot be stored; `rule` counts from 1. */
export type RuleRefusal =
  | { readonly is: 'tooMany'; readonly rules: number }
  | { readonly is: 'tooLong'; readonly rule: number; readonly length: number };

export type RuleItems =
  | { readonly ok: true; readonly items: Readonly<Record<string, string>> }
  | { readonly ok: false; readonly refusals: readonly RuleRefusal[] };

/**
 * The items that a list of rules is stored in, numbered from 1 in their order; one that says nothing leaves its number
 * free. They take the place of every item that `isRuleItem` knows.
 */
export function itemsOfRules(rules: readonly string[]): RuleItems {
  const lines = rules.map(lineOf);
  const refusals: RuleRefusal[] = lines.flatMap(({ sentence }, index) =>
    sentence.length > LONGEST_RULE
      ? [{ is: 'tooLong' as const, rule: index + 1, length: sentence.length }]
      : [],
  );
  if (rules.length > MOST_RULES) refusals.unshift({ is: 'tooMany', rules: rules.length });
  if (refusals.length > 0) return { ok: false, refusals };
  return {
    ok: true,
    items: Object.fromEntries(
      lines.flatMap(({ sentence, off }, index) =>
        isUnset(sentence.trim()) ? [] : [[itemName(index, off), sentence]],
      ),
    ),
  };
}

/** The item that the rule at `index` (from 0) is stored in. */
export const itemName = (index: number, off: boolean): string =>
  `rule${off ? 'Off' : ''}${index + 1}`;
