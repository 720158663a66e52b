import fc from 'fast-check';

/**
 * Nasty values for whatever reads what comes from outside: settings, messages, frames, REST bodies. An edge that is
 * handed any of them does not throw, and nothing follows from it.
 */

/** Text that would be markup, or a program, where it reached a page as anything but text. */
export const MARKUP: readonly string[] = [
  '<img src=x onerror="globalThis.pwned = true">',
  '<script>globalThis.pwned = true</script>',
  '<svg onload="globalThis.pwned = true"><animate onbegin="globalThis.pwned = true"/></svg>',
  '"><iframe srcdoc="<script>parent.pwned = true</script>"></iframe>',
  '</style><style>*{display:none}</style>',
  '<!--', // a comment that is never closed
  '${globalThis.pwned = true}',
  '{{constructor.constructor("globalThis.pwned = true")()}}',
  'javascript:globalThis.pwned=true',
  '<omni-softphone></omni-softphone>',
  '&lt;b&gt;&#60;b&#62;',
];

const TEXTS: readonly string[] = [
  ...MARKUP,
  '',
  ' ',
  '\0',
  '\ud800',
  'a\udc00b',
  '\u202eabc\u202c',
  '\u2028\u2029',
  'ﷺ'.repeat(100),
  'x'.repeat(200_000),
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'NaN',
  '1e999',
  '-1',
  '0x10',
  '9007199254740993',
  '9999-99-99T99:99:99Z',
  '+275760-09-13T00:00:00.001Z',
  '-271821-04-19T23:59:59.999Z',
  '{"__proto__":{"polluted":true}}',
  '['.repeat(5_000),
];

/** So many levels deep that whoever follows them by calling itself runs out of stack. */
const DEEP = 20_000;

function deep(wrap: (inner: unknown) => unknown): unknown {
  let value: unknown = null;
  for (let level = 0; level < DEEP; level += 1) value = wrap(value);
  return value;
}

/** JSON's own way to a key `__proto__`: an object literal would set the prototype. */
const parsed = (text: string): unknown => JSON.parse(text);

/** What a JSON text can stand for. */
export const HOSTILE_JSON: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -0,
  -1,
  1.5,
  1e308,
  // JSON.parse makes it of 1e999.
  Number.POSITIVE_INFINITY,
  Number.MAX_SAFE_INTEGER + 2,
  ...TEXTS,
  [],
  {},
  [[]],
  [null],
  [{}],
  Array.from({ length: 10_000 }, () => ({})),
  Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`key${index}`, index])),
  deep((inner) => [inner]),
  deep((inner) => ({ inner })),
  parsed('{"__proto__":{"polluted":true}}'),
  parsed('{"constructor":{"prototype":{"polluted":true}}}'),
  parsed('{"__proto__":null,"hasOwnProperty":1,"toString":2,"valueOf":3,"then":4}'),
  { length: 1e9 },
  { length: -1, 0: 'x' },
  { is: '__proto__', type: 'constructor', kind: 'toString', id: '__proto__' },
];

/** Text where JSON is expected. */
export const HOSTILE_TEXTS: readonly string[] = [
  ...TEXTS,
  '{',
  '{"topicName":',
  '{"topicName":1e999}',
  '{"__proto__":{"polluted":true},"topicName":"channel.metadata"}',
  '{"topicName":"a","topicName":{"toString":null}}',
  '\ufeff{}',
  'undefined',
  "{'a':1}",
  `${'['.repeat(DEEP)}${']'.repeat(DEEP)}`,
  `${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`,
];

/** The JSON of a value; `undefined` where there is none, as of one that is too deep. */
export function jsonOf(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}

function cyclic(): unknown {
  const ring: Record<string, unknown> = { id: 'ring' };
  ring['self'] = ring;
  ring['list'] = [ring, [ring]];
  return ring;
}

function endless(): unknown {
  const list: unknown[] = [];
  list.push(list);
  return list;
}

/** What a message to a window or a channel can carry besides. */
export const HOSTILE_CLONES: readonly unknown[] = [
  ...HOSTILE_JSON,
  undefined,
  Number.NaN,
  Number.NEGATIVE_INFINITY,
  10n ** 40n,
  new Date(Number.NaN),
  new Date(8.64e15),
  new Map([['__proto__', 1]]),
  new Set([{}]),
  new Error('<b>'),
  /(a+)+$/,
  new Uint8Array(8),
  // eslint-disable-next-line no-sparse-arrays -- a hole is what it is about
  [, 1, ,],
  new Array(1_000),
  cyclic(),
  endless(),
];

const fails = (): never => {
  throw new Error('a getter that throws');
};

/** What only a program in the same page can hand over. */
export const HOSTILE_LIVE: readonly unknown[] = [
  ...HOSTILE_CLONES,
  Symbol('s'),
  () => fails(),
  class Nobody {
    readonly id = fails();
  },
  Object.create(null),
  Object.create({ inherited: '<b>' }),
  Object.defineProperty({}, 'id', { enumerable: true, get: fails }),
  new Proxy({}, { get: fails, has: fails, ownKeys: fails, getOwnPropertyDescriptor: fails }),
  { toString: fails, valueOf: fails, toJSON: fails, [Symbol.toPrimitive]: fails },
  { then: fails },
  { [Symbol.iterator]: fails, length: 3 },
];

/** Every copy of a value that has one of its parts, itself included, replaced. */
export function* damaged(value: unknown, by: unknown): Generator {
  yield by;
  if (Array.isArray(value)) {
    for (const [index, part] of value.entries()) {
      for (const broken of damaged(part, by)) yield value.with(index, broken);
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value)) {
      for (const broken of damaged(part, by)) yield { ...value, [key]: broken };
    }
  }
}

/** Every copy of the examples with one part replaced by each value of a corpus, and the values themselves. */
export function* hostileCopies(
  examples: readonly unknown[],
  corpus: readonly unknown[],
): Generator {
  for (const by of corpus) {
    for (const example of examples) yield* damaged(example, by);
  }
}

/** How many parts a value has, itself included. */
const partsOf = (value: unknown): number => [...damaged(value, null)].length;

/** Anything at all, and examples with any one part replaced by anything. */
export function hostileAnything(examples: readonly unknown[]): fc.Arbitrary<unknown> {
  const any = fc.anything({ withNullPrototype: true, withSparseArray: true, withBigInt: true });
  const broken = examples.map((example) =>
    fc
      .tuple(fc.nat({ max: partsOf(example) - 1 }), any)
      .map(([part, by]) => [...damaged(example, by)][part]),
  );
  return fc.oneof(any, ...broken);
}

/** Whether something has put a property on every object. */
export const isPolluted = (): boolean => 'polluted' in {} || 'pwned' in globalThis;
