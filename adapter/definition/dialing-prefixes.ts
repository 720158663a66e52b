import type { DialingPrefixes } from './dialing-settings.js';

/**
 * What the digits that somebody has typed may stand for, the likeliest first: as they are, and without the prefixes of
 * a telephone system. One that is of another country begins with +. Which of them is a number is for others to say:
 * many numbers begin with the digits of a prefix.
 */
export function readingsOf(digits: string, prefixes: DialingPrefixes): readonly string[] {
  const { outside, longDistance, international } = prefixes;
  const behind = (text: string, prefix: string): readonly string[] =>
    prefix !== '' && text.startsWith(prefix) && text.length > prefix.length
      ? [text.slice(prefix.length)]
      : [];
  const outer = behind(digits, outside);
  const found = [
    digits,
    ...outer,
    ...[...outer, digits].flatMap((text) => [
      ...behind(text, international).map((rest) => `+${rest}`),
      ...behind(text, longDistance),
    ]),
  ];
  return [...new Set(found)];
}

/**
 * A number of E.164 as a telephone system dials it. `callingCode` is the own country's (digits), as far as it is known:
 * every other number is one of another country.
 */
export function withPrefixes(
  number: string,
  callingCode: string | null,
  { outside, longDistance, international }: DialingPrefixes,
): string {
  const digits = number.replace(/^\+/, '');
  return callingCode !== null && digits.startsWith(callingCode)
    ? outside + longDistance + digits.slice(callingCode.length)
    : outside + international + digits;
}
