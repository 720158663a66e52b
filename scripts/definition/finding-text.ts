import type { LintFinding } from '../../adapter/call-center/lint.js';
import type { Problem } from '../../adapter/definition/problem.js';
import { problemText } from '../../adapter/definition/words.js';

/** A finding in words for an administrator. */
export function findingText(finding: LintFinding): string {
  if (finding.from === 'salesforce') return finding.text;
  const { problem } = finding;
  return `${whatOf(problem)}${expectedOf(problem)} [${problem.code}]`;
}

function whatOf(problem: Problem): string {
  return problem.code === 'not-assigned'
    ? 'The definition has no section omniSync: it is another adapter’s.'
    : problemText(problem, 'en').what;
}

/** What was expected, where the sentence does not say it. */
const expectedOf = ({ code, expected }: Problem): string =>
  code === 'version-unsupported' || code === 'not-assigned' ? '' : ` Expected: ${expected}.`;

/** A finding as `--json` prints it. */
export function findingJson(finding: LintFinding): Readonly<Record<string, unknown>> {
  const { kind, line, column, from } = finding;
  const base = { kind, from, line, column, text: findingText(finding) };
  if (finding.from === 'salesforce') return base;
  const { code, item, value, expected, suggestion, column: valueColumn } = finding.problem;
  return {
    ...base,
    code,
    item,
    value,
    expected,
    ...(valueColumn === undefined ? {} : { valueColumn }),
    ...(suggestion === undefined ? {} : { suggestion }),
  };
}
