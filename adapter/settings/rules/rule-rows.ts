import type { RuleDraft } from './rule-draft.js';
import { lineOf, ruleOf, type RuleLine } from './rule-items.js';
import { parseRule } from './rule-text.js';

/** A rule as a row of the table; its `id` stays with it wherever it moves. */
export interface RuleRow extends RuleLine {
  readonly id: number;
  /** `null`: the sentence cannot be read, so that only its text can be edited. */
  readonly draft: RuleDraft | null;
  /** Edited as text by the administrator's choice. */
  readonly asText: boolean;
}

export const newRow = (id: number, line: RuleLine): RuleRow => ({
  ...line,
  id,
  draft: draftOf(line.sentence),
  asText: false,
});

export const withSentence = (row: RuleRow, sentence: string): RuleRow => ({
  ...row,
  sentence,
  draft: draftOf(sentence),
  // What somebody is typing stays text while it cannot be read, and afterwards.
  asText: row.asText || row.draft === null,
});

function draftOf(sentence: string): RuleDraft | null {
  const parsed = parseRule(sentence);
  return parsed.ok ? parsed.draft : null;
}

export const rulesOf = (rows: readonly RuleRow[]): readonly string[] => rows.map(ruleOf);

/** Rows for a list of rules; what was there before keeps its row. New rows count from `nextId`. */
export function rowsFor(
  rules: readonly string[],
  before: readonly RuleRow[],
  nextId: number,
): readonly RuleRow[] {
  const left = [...before];
  let id = nextId;
  return rules.map((rule) => {
    const index = left.findIndex((row) => ruleOf(row) === rule);
    const [kept] = index < 0 ? [] : left.splice(index, 1);
    if (kept !== undefined) return kept;
    id += 1;
    return newRow(id - 1, lineOf(rule));
  });
}

/** The rows with one of them at another place; places count from 0 and are kept within the list. */
export function moved(rows: readonly RuleRow[], from: number, to: number): readonly RuleRow[] {
  const row = rows[from];
  if (row === undefined) return rows;
  const others = rows.filter((one) => one !== row);
  return inserted(others, to, row);
}

export function inserted(rows: readonly RuleRow[], at: number, row: RuleRow): readonly RuleRow[] {
  const index = Math.max(0, Math.min(at, rows.length));
  return [...rows.slice(0, index), row, ...rows.slice(index)];
}
