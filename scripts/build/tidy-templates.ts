import ts from 'typescript';
import { lineEnds, withParts, type Part } from './parts.js';

const TAGS = new Set(['html', 'svg']);

/** Where every space is shown, or is part of what an agent types. */
const KEEPS_SPACE = /<(pre|textarea)\b/i;

/** Space with a line's end in it, which a browser shows as one space, or not at all. */
const BROKEN = /\s*\n\s*/g;

/**
 * A module whose templates (Lit's `html` and `svg` literals) have one space where they had a line's end and what is
 * before the next line's text. The lines' ends stand in the code between, so that each line after them stays the line
 * that it was.
 */
export function tidyTemplates(source: string): string {
  const file = ts.createSourceFile('module.ts', source, ts.ScriptTarget.Latest);
  const parts: Part[] = [];
  const tidy = (start: number, end: number): void => {
    const was = source.slice(start, end);
    const ends = lineEnds(was);
    if (ends !== '') parts.push({ start, end, text: was.replace(BROKEN, ' ') + ends });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node) && TAGS.has(node.tag.getText(file))) {
      const { template } = node;
      if (!KEEPS_SPACE.test(template.getText(file))) {
        for (const { start, end } of textsOf(template, file)) tidy(start, end);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return withParts(source, parts);
}

/** The literal parts with what closes them: a backtick, or what opens an expression. */
function textsOf(template: ts.TemplateLiteral, file: ts.SourceFile) {
  const literals = ts.isNoSubstitutionTemplateLiteral(template)
    ? [template]
    : [template.head, ...template.templateSpans.map(({ literal }) => literal)];
  return literals.map((literal) => ({ start: literal.getStart(file), end: literal.end }));
}
