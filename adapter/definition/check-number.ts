import { readingsOf } from './dialing-prefixes.js';
import { NO_PREFIXES, type DialingSettings } from './dialing-settings.js';

/** What is wrong with a number's length, or with what is in front of it. */
export type LengthProblem = 'tooShort' | 'tooLong' | 'countryCode';

export interface ReadNumber {
  /** E.164. */
  readonly number: string;
  /** With its country code, for people to read. */
  readonly pretty: string;
  /** ISO 3166; `null`: it is of several, or of none. */
  readonly country: string | null;
  /** Its country has numbers like this one. */
  readonly isUsual: boolean;
}

/** What is known of the world's numbers. Heavy, so that it is loaded when a number is first typed (ports/numbers/). */
export interface NumberLibrary {
  knows(country: string | null): boolean;
  /** `country`: whose number it is where it has no country code. `null`: it is none by its length. */
  read(text: string, country: string | null): ReadNumber | null;
  problemOf(text: string, country: string | null): LengthProblem;
  /** The same digits, as that country writes them. */
  typed(text: string, country: string | null): string;
  /** Digits; `null`: no such country is known. */
  callingCode(country: string | null): string | null;
}

/** Why a text is no number that PureCloud can be given. `library`: the country's numbers are not known just now. */
export type NumberProblem = 'empty' | 'letters' | 'country' | 'library' | 'sip' | LengthProblem;

/** A number as it is to be called. */
export interface GoodNumber {
  readonly ok: true;
  /** E.164, an extension, or a SIP address. */
  readonly number: string;
  /** E.164 for people to read; empty where it is as it is. */
  readonly pretty: string;
  /** ISO 3166; `null`: not known. */
  readonly country: string | null;
  /** Its country has no such numbers, as far as is known: plans change, so that it can be called all the same. */
  readonly isUnusual: boolean;
}

const NUMBER_PROBLEMS: Readonly<Record<NumberProblem, true>> = {
  empty: true,
  letters: true,
  country: true,
  library: true,
  sip: true,
  tooShort: true,
  tooLong: true,
  countryCode: true,
};

export const isNumberProblem = (reason: string): reason is NumberProblem =>
  Object.hasOwn(NUMBER_PROBLEMS, reason);

export type CheckedNumber = GoodNumber | { readonly ok: false; readonly problem: NumberProblem };

/** What of a definition says how a text is read. */
export type NumberRules = Pick<DialingSettings, 'country' | 'prefixes'>;

export const INTERNATIONAL: NumberRules = { country: null, prefixes: NO_PREFIXES };

/** What people put between digits; also in the full width of an East Asian keyboard. */
const BETWEEN = /[\s().\-/–‐‑ー・]/g;

/** An extension of the other party's, which nobody can be connected to at once. */
const BEHIND = /\s*(?:;ext=|,|x|ext\.?|#)\s*\d{1,7}$/i;

/** E.164 has at most 15 digits; shorter than 7 is no number of any country with its code. */
const E164 = /^\+[1-9]\d{6,14}$/;

/** An extension of the organisation's own phones, or an emergency number. */
const SHORT = /^\d{2,6}$/;

/** https://www.rfc-editor.org/rfc/rfc3261#section-19.1, as far as phones use it. */
const SIP = /^sips?:[^\s@:]+@[\w.-]+(?::\d{1,5})?$/i;

/**
 * What of a text is to be called. Without the library a number needs its country code; short numbers and SIP addresses
 * need neither.
 */
export function checkNumber(
  text: string,
  rules: NumberRules = INTERNATIONAL,
  library: NumberLibrary | null = null,
): CheckedNumber {
  const plain = text.normalize('NFKC').trim();
  if (/^sips?:/i.test(plain)) return SIP.test(plain) ? asItIs(plain) : bad('sip');
  const bare = plain.replace(/^tel:/i, '').replace(BEHIND, '').replace(BETWEEN, '');
  // How many countries write the + of another country's number.
  const foreign = bare.replace(/^00(?=[1-9])/, '+');
  const isForeign = foreign.startsWith('+');
  if (bare === '') return bad('empty');
  if (!/^\+?\d+$/.test(bare)) return bad('letters');
  if (SHORT.test(bare)) return asItIs(bare);
  if (library !== null && (isForeign || library.knows(rules.country))) {
    const own = bare.startsWith('+') ? [] : readingsOf(bare, rules.prefixes);
    return withLibrary(isForeign ? [foreign, ...own] : own, rules.country, library);
  }
  if (E164.test(foreign)) return asItIs(foreign);
  if (isForeign) return bad(foreign.length > 15 ? 'tooLong' : 'tooShort');
  if (bare.length < 7) return bad('tooShort');
  return bad(rules.country === null || library !== null ? 'country' : 'library');
}

function withLibrary(
  readings: readonly string[],
  country: string | null,
  library: NumberLibrary,
): CheckedNumber {
  const [first = ''] = readings;
  const read = readings.map((reading) => library.read(reading, country));
  const found = read.find((one) => one?.isUsual) ?? read[0];
  if (found === null || found === undefined) return bad(library.problemOf(first, country));
  return {
    ok: true,
    number: found.number,
    pretty: found.pretty,
    country: found.country,
    isUnusual: !found.isUsual,
  };
}

const bad = (problem: NumberProblem): CheckedNumber => ({ ok: false, problem });

const asItIs = (number: string): GoodNumber => ({
  ok: true,
  number,
  pretty: '',
  country: null,
  isUnusual: false,
});
