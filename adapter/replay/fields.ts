import { isRecord, type JsonRecord } from '../ports/json.js';

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

const LONGEST_SHOWN = 60;

/** A value in words, short enough for a sentence. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}

/** What a text stands for, or what would have stood for something. */
export type Understood<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly expected: string };

/** `"a", "b" or "c"`. */
function listed(values: readonly string[]): string {
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
    private readonly fields: JsonRecord,
    private readonly path: string,
    private readonly step: number | null,
    private readonly misfits: Misfit[],
  ) {}

  has(name: string): boolean {
    return this.fields[name] !== undefined;
  }

  /** Notes that a field is not what it should be. */
  misfit(name: string, expected: string): void {
    this.taken.add(name);
    this.misfits.push({
      step: this.step,
      field: this.pathOf(name),
      expected,
      found: shown(this.fields[name]),
    });
  }

  text(name: string, expected = 'a text that is not empty'): string | undefined {
    const value = this.take(name);
    return this.wanted(
      name,
      expected,
      typeof value === 'string' && value !== '' ? value : undefined,
    );
  }

  flag(name: string): boolean | undefined {
    const value = this.take(name);
    return this.wanted(name, 'true or false', typeof value === 'boolean' ? value : undefined);
  }

  flagOr(name: string, otherwise: boolean): boolean {
    return this.has(name) ? (this.flag(name) ?? otherwise) : otherwise;
  }

  literalTrue(name: string): void {
    if (this.take(name) !== true) this.misfit(name, 'true');
  }

  /** A whole number, `least` or more. */
  count(name: string, least: number): number | undefined {
    const value = this.take(name);
    const fits = typeof value === 'number' && Number.isInteger(value) && value >= least;
    return this.wanted(name, `a whole number from ${least}`, fits ? value : undefined);
  }

  /** A number, 0 or more. */
  number(name: string, expected: string): number | undefined {
    const value = this.take(name);
    const fits = typeof value === 'number' && Number.isFinite(value) && value >= 0;
    return this.wanted(name, expected, fits ? value : undefined);
  }

  numberOr(name: string, otherwise: number, expected: string): number {
    return this.has(name) ? (this.number(name, expected) ?? otherwise) : otherwise;
  }

  oneOf<T extends string>(name: string, choices: readonly T[]): T | undefined {
    const value = this.take(name);
    return this.wanted(
      name,
      listed(choices),
      choices.find((choice) => choice === value),
    );
  }

  /** A text that `understand` makes something of, or says what it would have expected. */
  understood<T>(name: string, understand: (text: string) => Understood<T>): T | undefined {
    const value = this.take(name);
    const result = understand(typeof value === 'string' ? value : '');
    if (result.ok) return result.value;
    this.misfit(name, result.expected);
    return undefined;
  }

  /** The fields of an object inside this one. */
  inner(name: string, expected: string): FieldReader | undefined {
    const value = this.take(name);
    const reader = isRecord(value)
      ? new FieldReader(value, this.pathOf(name), this.step, this.misfits)
      : undefined;
    return this.wanted(name, expected, reader);
  }

  list(name: string, expected: string): readonly unknown[] | undefined {
    const value = this.take(name);
    return this.wanted<readonly unknown[]>(
      name,
      expected,
      Array.isArray(value) ? value : undefined,
    );
  }

  /** A reader for an object in a list of this one. */
  element(name: string, index: number, value: JsonRecord): FieldReader {
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

  private wanted<T>(name: string, expected: string, value: T | undefined): T | undefined {
    if (value === undefined) this.misfit(name, expected);
    return value;
  }

  private take(name: string): unknown {
    this.taken.add(name);
    return this.fields[name];
  }

  private pathOf(name: string): string {
    return this.path === '' ? name : `${this.path}.${name}`;
  }
}
