/** What is wrong with a call center definition file, and where. */
export interface FileProblem {
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** A sentence that names the thing and what was expected. */
  readonly text: string;
}

/** A place in the file. */
export type Place = Pick<FileProblem, 'line' | 'column'>;

export const problemAt = ({ line, column }: Place, text: string): FileProblem => ({
  line,
  column,
  text,
});
