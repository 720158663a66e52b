import ts from 'typescript';
import { lineEnds, withParts, type Part } from './parts.js';

/** What Lit's decorators of a property say, as Lit's static `properties` has it. */
const OPTIONS: Readonly<Record<string, (told: string) => string>> = {
  property: (told) => (told === '' ? '{}' : told),
  state: () => '{ state: true }',
};

const callOf = ({ expression }: ts.Decorator): ts.CallExpression | null =>
  ts.isCallExpression(expression) ? expression : null;

/**
 * A module whose elements tell Lit of their properties and their names without decorators: the same to Lit, but
 * a compiled decorator is a call for each property, with a helper that each chunk imports. Each line stays the line that it
 * was. A decorator that is not known here stays.
 */
export function plainProperties(source: string): string {
  const file = ts.createSourceFile('module.ts', source, ts.ScriptTarget.Latest);
  const changes: Part[] = [];
  const textOf = (node: ts.Node): string => node.getText(file);
  const remove = (node: ts.Node): void => {
    const start = node.getStart(file);
    changes.push({ start, end: node.end, text: lineEnds(textOf(node)) });
  };

  function propertiesOf({ members }: ts.ClassDeclaration): string[] {
    return members.flatMap((member) => {
      const decorators = ts.canHaveDecorators(member) ? (ts.getDecorators(member) ?? []) : [];
      return decorators.flatMap((decorator) => {
        const call = callOf(decorator);
        const options = call === null ? undefined : OPTIONS[textOf(call.expression)];
        if (call === null || options === undefined || member.name === undefined) return [];
        remove(decorator);
        const told = call.arguments
          .map(textOf)
          .join(', ')
          .replace(/\s*\n\s*/g, ' ');
        return [`${textOf(member.name)}: ${options(told)}`];
      });
    });
  }

  for (const node of file.statements) {
    if (!ts.isClassDeclaration(node) || node.name === undefined) continue;
    const properties = propertiesOf(node);
    if (properties.length > 0) {
      const start = node.members.pos;
      changes.push({
        start,
        end: start,
        text: ` static properties = { ${properties.join(', ')} };`,
      });
    }
    for (const decorator of ts.getDecorators(node) ?? []) {
      const call = callOf(decorator);
      if (call === null || textOf(call.expression) !== 'customElement') continue;
      remove(decorator);
      changes.push({
        start: node.end,
        end: node.end,
        text: ` ${textOf(call)}(${textOf(node.name)});`,
      });
    }
  }
  return withParts(source, changes);
}
