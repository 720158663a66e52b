/** Reading unknown JSON field by field, so that whoever wrote it is told every place that does not fit. */

/** One place that does not fit. */
export interface Misfit {
  /** Counts from 0; `null`: not in a step. */
  readonly step: number | null;
  /** As a path: `org.presences[2].id`; empty where it is the whole. */
  readonly field: string;
  readonly expected: string;
  /** What stands there, as JSON and short; `nothing` where nothing does. */
  readonly found: string;
}

/** `step 3, field "is": expected …, found …`, for people. */
export function misfitText(misfit: Misfit): string {
  const where = [
    ...(misfit.step === null ? [] : [`step ${misfit.step}`]),
    ...(misfit.field === '' ? [] : [`field "${misfit.field}"`]),
  ];
  const place = where.length === 0 ? '' : `${where.join(', ')}: `;
  return `${place}expected ${misfit.expected}, found ${misfit.found}`;
}

export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const LONGEST_SHOWN = 60;

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value) ?? typeof value;
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}

/** `"a", "b" or "c"`. */
export function listed(values: readonly string[]): string {
  const quoted = values.map((value) => `"${value}"`);
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? last : `${quoted.join(', ')} or ${last}`;
}

/**
 * Reads the fields of one object. A getter that does not find what it wants notes a misfit and gives `undefined`,
 * so that reading goes on and finds the others.
 */
export class FieldReader {
  private readonly taken = new Set<string>();

  constructor(
    private readonly fields: Fields,
    private readonly path: string,
    private readonly step: number | null,
    private readonly misfits: Misfit[],
  ) {}

  has(name: string): boolean {
    return this.fields[name] !== undefined;
  }

  misfit(name: string, expected: string): undefined {
    this.taken.add(name);
    this.misfits.push({
      step: this.step,
      field: this.pathOf(name),
      expected,
      found: shown(this.fields[name]),
    });
    return undefined;
  }

  text(name: string, expected = 'a text that is not empty'): string | undefined {
    const value = this.take(name);
    return typeof value === 'string' && value !== '' ? value : this.misfit(name, expected);
  }

  flag(name: string): boolean | undefined {
    const value = this.take(name);
    return typeof value === 'boolean' ? value : this.misfit(name, 'true or false');
  }

  flagOr(name: string, otherwise: boolean): boolean {
    return this.has(name) ? (this.flag(name) ?? otherwise) : otherwise;
  }

  literalTrue(name: string): void {
    if (this.take(name) !== true) this.misfit(name, 'true');
  }

  count(name: string, least: number, expected: string): number | undefined {
    const value = this.take(name);
    return typeof value === 'number' && Number.isInteger(value) && value >= least
      ? value
      : this.misfit(name, expected);
  }

  number(name: string, expected: string): number | undefined {
    const value = this.take(name);
    return typeof value === 'number' && Number.isFinite(value) && value >= 0
      ? value
      : this.misfit(name, expected);
  }

  numberOr(name: string, otherwise: number, expected: string): number {
    return this.has(name) ? (this.number(name, expected) ?? otherwise) : otherwise;
  }

  oneOf<T extends string>(name: string, choices: readonly T[]): T | undefined {
    const value = this.take(name);
    return choices.find((choice) => choice === value) ?? this.misfit(name, listed(choices));
  }

  /** A text that `understand` makes something of, or says what it would have expected. */
  understood<T>(
    name: string,
    understand: (
      text: string,
    ) =>
      { readonly ok: true; readonly value: T } | { readonly ok: false; readonly expected: string },
  ): T | undefined {
    const value = this.take(name);
    const result = understand(typeof value === 'string' ? value : '');
    return result.ok ? result.value : this.misfit(name, result.expected);
  }

  /** The fields of an object inside this one. */
  inner(name: string, expected: string): FieldReader | undefined {
    const value = this.take(name);
    return isFields(value)
      ? new FieldReader(value, this.pathOf(name), this.step, this.misfits)
      : this.misfit(name, expected);
  }

  list(name: string, expected: string): readonly unknown[] | undefined {
    const value = this.take(name);
    return Array.isArray(value) ? value : this.misfit(name, expected);
  }

  /** A reader for an object in a list of this one. */
  element(name: string, index: number, value: Fields): FieldReader {
    return new FieldReader(value, `${this.pathOf(name)}[${index}]`, this.step, this.misfits);
  }

  elementMisfit(name: string, index: number, value: unknown, expected: string): void {
    this.misfits.push({
      step: this.step,
      field: `${this.pathOf(name)}[${index}]`,
      expected,
      found: shown(value),
    });
  }

  names(): readonly string[] {
    return Object.keys(this.fields);
  }

  /** Takes a field as it is. */
  raw(name: string): unknown {
    return this.take(name);
  }

  /** Call it last: every field that nobody asked for is a misfit, since it is most likely misspelt. */
  end(): void {
    for (const name of Object.keys(this.fields)) {
      if (this.taken.has(name)) continue;
      this.misfits.push({
        step: this.step,
        field: this.pathOf(name),
        expected: 'no such field here',
        found: shown(this.fields[name]),
      });
    }
  }

  private take(name: string): unknown {
    this.taken.add(name);
    return this.fields[name];
  }

  private pathOf(name: string): string {
    return this.path === '' ? name : `${this.path}.${name}`;
  }
}
