/** Fills the placeholders of the pages and the metadata; static-resources/README.md lists them. */

export interface Values {
  /** By placeholder, e.g. `__API_VERSION__`. */
  readonly single: Readonly<Record<string, string>>;
  /** A line that holds one of these is repeated for every value, and left out where there is none. */
  readonly repeated: Readonly<Record<string, readonly string[]>>;
}

const PLACEHOLDER = /__[A-Z]+(?:_[A-Z]+)*__/g;

function fillLine(name: string, line: string, single: Values['single']): string {
  return line.replace(PLACEHOLDER, (placeholder) => {
    const value = single[placeholder];
    if (value === undefined)
      throw new Error(`${name} has ${placeholder}, which the build does not know.`);
    return value;
  });
}

/** @throws Error that names the placeholder, where there is no value for it. */
export function fillTemplate(name: string, text: string, { single, repeated }: Values): string {
  return text
    .split('\n')
    .flatMap((line) => {
      const key = Object.keys(repeated).find((placeholder) => line.includes(placeholder));
      if (key === undefined) return [fillLine(name, line, single)];
      return (repeated[key] ?? []).map((value) =>
        fillLine(name, line, { ...single, [key]: value }),
      );
    })
    .join('\n');
}
