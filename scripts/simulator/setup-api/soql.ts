import type { Row } from '../world/setup-side.js';

/** A refusal in the words of Salesforce's REST API. */
export class QueryError extends Error {
  override readonly name = 'QueryError';

  constructor(
    readonly code: 'MALFORMED_QUERY' | 'INVALID_TYPE' | 'INVALID_FIELD',
    message: string,
  ) {
    super(message);
  }
}

export interface QueryOptions {
  readonly tables: Readonly<Record<string, readonly Row[]>>;
  /** Objects, and fields as `Object.Field`, that this administrator may not read. */
  readonly withheld: ReadonlySet<string>;
}

export interface Queried {
  readonly object: string;
  readonly rows: readonly Row[];
}

/** `SELECT … FROM … [WHERE a = 'b' AND c IN ('d', 'e')] [ORDER BY f]` and no more of SOQL. */
const QUERY =
  /^\s*SELECT\s+(?<fields>\w+(?:\s*,\s*\w+)*)\s+FROM\s+(?<object>\w+)(?:\s+WHERE\s+(?<where>.*?))?(?:\s+ORDER\s+BY\s+(?<order>\w+))?\s*$/is;

type Literal = string | boolean | null;

/** @throws QueryError for what an org would refuse, or what is more than this one knows. */
export function runQuery(soql: string, { tables, withheld }: QueryOptions): Queried {
  const parts = QUERY.exec(soql)?.groups;
  if (parts === undefined) throw malformed(soql);
  const { fields = '', object = '', where, order } = parts;
  const table = tables[object];
  if (table === undefined || withheld.has(object)) {
    throw new QueryError('INVALID_TYPE', `sObject type '${object}' is not supported.`);
  }
  const [sample] = table;
  const known = (field: string): string => {
    const there = sample === undefined || Object.hasOwn(sample, field);
    if (there && !withheld.has(`${object}.${field}`)) return field;
    throw new QueryError('INVALID_FIELD', `No such column '${field}' on entity '${object}'.`);
  };
  const selected = fields.split(',').map((field) => known(field.trim()));
  const conditions = where === undefined ? [] : readConditions(where);
  for (const { field } of conditions) known(field);
  const rows = table.filter((row) =>
    conditions.every(({ field, values }) =>
      values.some((value) => isSame(row[field] ?? null, value)),
    ),
  );
  const ordered = order === undefined ? rows : sortedBy(rows, known(order));
  return {
    object,
    rows: ordered.map((row) =>
      Object.fromEntries(selected.map((field) => [field, row[field] ?? null])),
    ),
  };
}

const sortedBy = (rows: readonly Row[], field: string): readonly Row[] =>
  [...rows].sort((a, b) => String(a[field]).localeCompare(String(b[field]), 'en'));

/** An Id is the same with its 15 and with its 18 characters. */
const isSame = (has: Literal, wanted: Literal): boolean =>
  has === wanted ||
  (typeof has === 'string' &&
    typeof wanted === 'string' &&
    /^\w{18}$/.test(has) &&
    /^\w{15}$/.test(wanted) &&
    has.startsWith(wanted));

interface Condition {
  readonly field: string;
  readonly values: readonly Literal[];
}

const LITERAL = String.raw`'(?:[^'\\]|\\.)*'|true|false|null`;
const CONDITION = new RegExp(
  String.raw`\s*(\w+)\s*(?:=\s*(${LITERAL})|IN\s*\(\s*((?:${LITERAL})(?:\s*,\s*(?:${LITERAL}))*)\s*\))\s*(?:AND\b|$)`,
  'iy',
);

function readConditions(where: string): readonly Condition[] {
  const conditions: Condition[] = [];
  const reader = new RegExp(CONDITION);
  while (reader.lastIndex < where.length) {
    const found = reader.exec(where);
    if (found === null) throw malformed(where);
    const [, field = '', single, list] = found;
    const literals = (single ?? list ?? '').match(new RegExp(LITERAL, 'gi')) ?? [];
    conditions.push({ field, values: literals.map(valueOf) });
  }
  return conditions;
}

function valueOf(literal: string): Literal {
  switch (literal.toLowerCase()) {
    case 'true':
      return true;
    case 'false':
      return false;
    case 'null':
      return null;
    default:
      return literal
        .slice(1, -1)
        .replace(/\\(.)/g, (_, escaped: string) => ESCAPED[escaped] ?? escaped);
  }
}

const ESCAPED: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

const malformed = (where: string): QueryError =>
  new QueryError('MALFORMED_QUERY', `unexpected token: '${where.trim().slice(0, 40)}'`);
