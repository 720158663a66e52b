import { nearest } from '../../adapter/definition/suggestion.js';

/** What somebody typed cannot be done; the message says why. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export interface Options {
  readonly files: readonly string[];
  has(flag: string): boolean;
  /** `undefined` where the option was not given. */
  value(option: string): string | undefined;
  /** As above, and one of the words. @throws UsageError that names them */
  word<Word extends string>(option: string, words: readonly Word[]): Word | undefined;
}

/**
 * Splits arguments into files, flags (`--json`) and options with a value (`--to import`, `--to=import`). What stands
 * behind `--` is a file.
 *
 * @throws UsageError that names what is not known, missing or there twice
 */
export function readOptions(
  args: readonly string[],
  known: { readonly flags?: readonly string[]; readonly values?: readonly string[] },
): Options {
  const { flags = [], values = [] } = known;
  const files: string[] = [];
  const given = new Map<string, string>();
  const rest = [...args];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === '--') {
      files.push(...rest);
      break;
    }
    if (!arg.startsWith('-') || arg === '-') {
      files.push(arg);
      continue;
    }
    const equals = arg.indexOf('=');
    const name = equals < 0 ? arg : arg.slice(0, equals);
    if (given.has(name)) throw new UsageError(`The option ${name} is there twice.`);
    if (values.includes(name)) {
      const value = equals < 0 ? rest.shift() : arg.slice(equals + 1);
      // Whoever forgot the value would have the next option taken for it: a file called --form, an org called --check.
      const forgotten = equals < 0 && value?.startsWith('--') === true;
      if (value === undefined || value === '' || forgotten) {
        const behind = forgotten ? `; behind it stands ${value}` : '';
        throw new UsageError(`The option ${name} wants a value${behind}.`);
      }
      given.set(name, value);
    } else if (flags.includes(name) && equals < 0) {
      given.set(name, '');
    } else {
      const meant = nearest(name, [...flags, ...values]);
      const hint = meant === undefined || meant === name ? '' : ` Did you mean ${meant}?`;
      throw new UsageError(`There is no option ${arg}.${hint}`);
    }
  }
  return {
    files,
    has: (flag) => given.has(flag),
    value: (option) => given.get(option),
    word(option, words) {
      const value = given.get(option);
      if (value === undefined) return undefined;
      const word = words.find((candidate) => candidate === value);
      if (word !== undefined) return word;
      throw new UsageError(`The option ${option} is ${value}; expected ${words.join(' or ')}.`);
    },
  };
}
