/** Figures as the benchmarks print them: a table for people, the same as JSON for machines. */

export interface Table {
  readonly title: string;
  /** What the figures are, in a sentence or two; units stand in the columns' names. */
  readonly about: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** Throws a RangeError where there is nothing to tell of. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  return { median: quantile(sorted, 0.5), least: quantile(sorted, 0), most: quantile(sorted, 1) };
}

/** Of values in their order; `share` is from 0 to 1. Throws a RangeError where there are none. */
export function quantile(sorted: readonly number[], share: number): number {
  const index = Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1);
  const value = sorted[Math.max(0, index)];
  if (value === undefined) throw new RangeError('There is nothing to take a quantile of.');
  return value;
}

export const spreadText = ({ median, least, most }: Spread, digits = 0): string =>
  `${median.toFixed(digits)} (${least.toFixed(digits)}–${most.toFixed(digits)})`;

/** As Markdown, aligned so that it can be read in a terminal, too. */
export function tableText({ title, about, columns, rows }: Table): string {
  const cells = [columns, ...rows.map((row) => row.map(String))];
  const widths = columns.map((_, column) =>
    Math.max(3, ...cells.map((row) => (row[column] ?? '').length)),
  );
  const line = (row: readonly string[]): string =>
    `| ${widths.map((width, column) => pad(row[column] ?? '', width, column)).join(' | ')} |`;
  const rule = widths.map((width, column) =>
    column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  const [head = [], ...body] = cells;
  return [
    `### ${title}`,
    '',
    about,
    '',
    line(head),
    `| ${rule.join(' | ')} |`,
    ...body.map(line),
  ].join('\n');
}

const pad = (text: string, width: number, column: number): string =>
  column === 0 ? text.padEnd(width) : text.padStart(width);
