/** A generator of numbers from 0 up to `below`, the same for the same seed (mulberry32, public domain). */
export function createDice(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

type Dice = ReturnType<typeof createDice>;

const NASTY: readonly string[] = [
  '<',
  '>',
  '&',
  '"',
  '""',
  '&#0;',
  '&#xD800;',
  '&#x10FFFF;',
  '&amp;',
  '<![CDATA[',
  ']]>',
  '<!--',
  '-->',
  '<?x ?>',
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '<item',
  '</item>',
  '<section sortOrder="0" name="omniSync">',
  '<items><label/><name>__proto__</name><value>x</value></items>',
  ' sortOrder="99999999999999999999"',
  ' name="__proto__"',
  ' xmlns:a="b"',
  '__proto__',
  'constructor',
  'none',
  'any',
  'ON_QUEUE',
  'pair ',
  'while pureCloud work on ',
  ' at 999999%',
  ' for 99999999s',
  '\0',
  '\uFEFF',
  '\uD83D',
  '\u202E',
  '\r\n',
  '٣',
  '<a>'.repeat(40),
  ' a="b"'.repeat(300),
  'x'.repeat(1_100),
  '"'.repeat(301),
  '{"__proto__":1}',
];

const pick = <One>(dice: Dice, some: readonly One[], otherwise: One): One =>
  some[dice(some.length)] ?? otherwise;

/** A tag of the text, from `<` to `>`; empty where there is none behind the place. */
function tagAt(text: string, from: number): { readonly start: number; readonly end: number } {
  const start = text.indexOf('<', from);
  const end = start < 0 ? -1 : text.indexOf('>', start);
  return end < 0 ? { start: from, end: from } : { start, end: end + 1 };
}

const MUTATIONS: readonly ((text: string, dice: Dice) => string)[] = [
  // Something goes missing.
  (text, dice) => {
    const at = dice(text.length + 1);
    return text.slice(0, at) + text.slice(at + 1 + dice(60));
  },
  // Something is there twice.
  (text, dice) => {
    const at = dice(text.length + 1);
    const piece = text.slice(at, at + 1 + dice(300));
    return text.slice(0, at) + piece + text.slice(at);
  },
  // Something does not belong there.
  (text, dice) => {
    const at = dice(text.length + 1);
    return text.slice(0, at) + pick(dice, NASTY, '') + text.slice(at);
  },
  // A character is another one.
  (text, dice) => {
    const at = dice(text.length + 1);
    return text.slice(0, at) + String.fromCharCode(dice(65_536)) + text.slice(at + 1);
  },
  // A tag is gone, or somewhere else.
  (text, dice) => {
    const { start, end } = tagAt(text, dice(text.length + 1));
    const without = text.slice(0, start) + text.slice(end);
    const at = dice(without.length + 1);
    return dice(2) === 0
      ? without
      : without.slice(0, at) + text.slice(start, end) + without.slice(at);
  },
  // A value or an attribute is another one, and the file stays well-formed.
  (text, dice) => {
    const values = [...text.matchAll(/>([^<>]{1,200})<|"([^"<>]{1,60})"/g)];
    const value = values[dice(values.length)];
    const old = value?.[1] ?? value?.[2];
    if (value === undefined || old === undefined) return text;
    const at = value.index + 1;
    const other = values[dice(values.length)];
    const harmless = NASTY.filter((one) => !/[<&"]/.test(one));
    const put = dice(2) === 0 ? (other?.[1] ?? other?.[2] ?? '') : pick(dice, harmless, '');
    return text.slice(0, at) + put + text.slice(at + old.length);
  },
  // It ends early.
  (text, dice) => text.slice(0, dice(text.length + 1)),
];

/** One to four mutations of a text, the same for the same dice. */
export function mutate(text: string, dice: Dice): string {
  let mutated = text;
  for (let count = 1 + dice(4); count > 0; count -= 1) {
    mutated = pick(dice, MUTATIONS, (same) => same)(mutated, dice);
  }
  return mutated;
}
