import type { Place } from './xml.js';

/** What is wrong with a call center definition, and where it stands in its file. */
export interface FileProblem extends Place {
  /** A sentence that names the thing and what was expected. */
  readonly text: string;
}

export const problemAt = ({ line, column }: Place, text: string): FileProblem => ({
  line,
  column,
  text,
});

/** Where problems and warnings are collected. */
export interface Findings {
  readonly problems: FileProblem[];
  readonly warnings: FileProblem[];
}

export const noFindings = (): Findings => ({ problems: [], warnings: [] });

export const inOrder = <Problem extends Place>(problems: readonly Problem[]): readonly Problem[] =>
  [...problems].sort((a, b) => a.line - b.line || a.column - b.column);

/** A name in a message: short, whatever the file has. */
export const shown = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
