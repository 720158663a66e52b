/** A part of a source, and what is to stand in its place. */
export interface Part {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The source with these parts replaced; they lie apart, in any order. */
export function withParts(source: string, parts: readonly Part[]): string {
  let made = '';
  let from = 0;
  for (const { start, end, text } of [...parts].sort((a, b) => a.start - b.start)) {
    made += source.slice(from, start) + text;
    from = end;
  }
  return made + source.slice(from);
}

/** The ends of its lines alone: in a text's place they leave each line after it the line that it was. */
export const lineEnds = (text: string): string => text.replace(/[^\n]+/g, '');
