/** The codes of what can be wrong with a definition; each has words in every language. */
export type ProblemCode =
  | 'version-missing'
  | 'version-unsupported'
  | 'value-invalid'
  | 'mapped-missing'
  | 'transition-is-mapped'
  | 'status-unknown'
  | 'status-deactivated'
  | 'rule-unreachable'
  | 'transition-online'
  | 'hold-is-mapped'
  | 'item-unknown'
  | 'not-assigned'
  | 'hold-online';

/** An error keeps sync off; with a warning it runs. */
export interface Problem {
  readonly code: ProblemCode;
  readonly kind: 'error' | 'warning';
  /** The item, as `section/item`; the section alone where it is about the section. */
  readonly item: string;
  /** The value that was found; empty where there was none. */
  readonly value: string;
  /** What was expected, in English and short: `true or false`. */
  readonly expected: string;
  /** What was most likely meant, where something close to the value would do. */
  readonly suggestion?: string;
  /** Column in `value`, from 1, for a rule that cannot be read. */
  readonly column?: number;
}
