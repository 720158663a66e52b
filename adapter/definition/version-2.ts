import type { RuleSet } from '../sync/rules.js';
import type { DefinedRule } from './definition.js';
import { createItemReader, OMNI_SYNC_SECTION, pathOf, type ItemReader } from './item-reader.js';
import { error, invalid, suggesting } from './problems.js';
import { readRule } from './rule-sentence.js';
import { isUnset, type Items } from './settings.js';
import type { VersionReader } from './version-reader.js';

const RULE = /^rule([1-9]\d?)$/;

/** A rule, or one that an administrator has switched off: `ruleOff7` keeps its place. */
const RULE_ITEM = /^rule(?:Off)?[1-9]\d?$/;

const ITEMS: readonly string[] = ['duringHold', 'externallyRoutedWork'];

/**
 * Rules, each a sentence (omni-sync.md §5). `externallyRoutedWork` is read as in version 1, for no sentence can say "all
 * work but this".
 */
export const version2: VersionReader = {
  version: 2,
  read(items) {
    const reader = createItemReader(items);
    const common = reader.common();
    const duringHold = reader.word<RuleSet['duringHold']>('duringHold', ['override', 'queue']);
    const externallyRoutedWork = reader.objects('externallyRoutedWork');
    const written = sentencesOf(items);
    const rules = readRules(written, reader);
    if (common.enabled && written.length === 0) {
      reader.problems.push(error('mapped-missing', OMNI_SYNC_SECTION, '', 'at least one rule'));
    }
    reader.rejectOthers(2, ITEMS, RULE_ITEM);
    return { ...common, rules, duringHold, externallyRoutedWork, problems: reader.problems };
  },
};

interface Sentence {
  readonly name: string;
  readonly text: string;
  readonly number: number;
}

/** The rules that are set, in the order of their numbers. */
const sentencesOf = (items: Items): readonly Sentence[] =>
  [...items]
    .map(([name, text]) => ({ name, text, number: Number(RULE.exec(name)?.[1] ?? Number.NaN) }))
    .filter(({ number, text }) => !Number.isNaN(number) && !isUnset(text))
    .sort((a, b) => a.number - b.number);

function readRules(sentences: readonly Sentence[], reader: ItemReader): readonly DefinedRule[] {
  return sentences.flatMap(({ name, text }) => {
    const item = pathOf(name);
    const read = readRule(text, { name, item });
    if (read.ok) return [read.rule];
    const { column, expected, suggestion } = read.fault;
    reader.problems.push(suggesting(invalid(item, text, expected, column), suggestion));
    return [];
  });
}
